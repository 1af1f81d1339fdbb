using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Deputies;

/// <summary>Who stands in for whom, now and later: for me and by me, for head office everybody; and who could.</summary>
[May(Role.Floor)]
public sealed record ListDeputies : IQuery<DeputiesView>;

/// <param name="People">Who may stand in: those of my stores and above; for head office everybody.</param>
/// <param name="Absent">For whom I may name somebody; empty when only for myself.</param>
/// <param name="MayAppoint">Whether I decide on anything that somebody could do for me.</param>
public sealed record DeputiesView(IReadOnlyList<DeputyRow> Rows, IReadOnlyList<StandIn> People, IReadOnlyList<StandIn> Absent, bool MayAppoint);

public sealed record StandIn(string UserName, string Name, string Role);

/// <param name="State">coming, now or over.</param>
public sealed record DeputyRow(Guid Id, string For, string Deputy, DateOnly From, DateOnly To, string State, bool MayEnd, string MadeBy)
{
    internal static DeputyRow Of(Deputy agreed, Actor reader, DateOnly today) => new(
        agreed.Id, agreed.For, agreed.Name, agreed.From, agreed.To,
        agreed.EndedAt is not null || agreed.To < today ? "over" : agreed.From > today ? "coming" : "now",
        agreed.EndedAt is null && agreed.To >= today && CanEnd(reader, agreed), agreed.MadeBy);

    internal static bool Sees(Actor reader, Deputy agreed) => reader.Role == Role.Admin || reader.PersonId == agreed.ForId || reader.PersonId == agreed.DeputyId;

    internal static bool CanEnd(Actor by, Deputy agreed) => by.Role == Role.Admin || by.PersonId == agreed.ForId;
}

public sealed class ListDeputiesHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<ListDeputies, Answer<DeputiesView>>
{
    private const int Most = 200;

    public async Task<Answer<DeputiesView>> Handle(ListDeputies request, CancellationToken cancellationToken)
    {
        var (me, today) = (scope.Actor, clock.Today());
        var (office, recent) = (me.Role == Role.Admin, today.AddDays(-30));
        var rows = await db.Deputies.AsNoTracking()
            .Where(agreed => agreed.To >= recent && (office || agreed.ForId == me.PersonId || agreed.DeputyId == me.PersonId))
            .OrderByDescending(agreed => agreed.From).ThenBy(agreed => agreed.For).ThenBy(agreed => agreed.Name).ThenBy(agreed => agreed.Id).Take(Most).ToListAsync(cancellationToken);
        var decides = me.Role.MayDecideFor(Role.Supervisor);
        var people = decides ? await db.Users.AsNoTracking().OrderBy(person => person.Name).ThenBy(person => person.UserName).ToListAsync(cancellationToken) : [];
        var working = people.Where(person => !person.IsLocked && person.Role != Role.Quality).ToList();
        return new DeputiesView(
            [.. rows.Select(row => DeputyRow.Of(row, me, today))],
            [.. working.Where(person => (office || person.Id != me.PersonId) && (me.SeesAllStores || person.Role.SeesAllStores() || person.Stores.Any(me.Stores.Contains))).Select(Named)],
            office ? [.. working.Where(person => person.Role.MayDecideFor(Role.Supervisor)).Select(Named)] : [],
            decides);
    }

    private static StandIn Named(Person person) => new(person.UserName!, person.Name, person.Role.Word());
}
