using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Training;

/// <summary>The start of a shift: what to go through before the first customer, and what one case of the store has taught.</summary>
[May(Role.Floor)]
public sealed record ShowShift : IQuery<Shift>;

/// <param name="Lines">Empty for whoever works in no store, and for a chain without a list.</param>
/// <param name="Ready">Who in one's stores has ticked something today, by name; empty for whoever leads nobody.</param>
/// <param name="Tip">Null while nothing has been learnt that could be told.</param>
public sealed record Shift(IReadOnlyList<ShiftLineView> Lines, IReadOnlyList<ReadyPerson> Ready, Tip? Tip);

public sealed record ShiftLineView(string Id, string Text, bool Done);

/// <param name="Done">How many of the <paramref name="Of"/> lines.</param>
public sealed record ReadyPerson(string Name, string Store, int Done, int Of);

public sealed class ShowShiftHandler(ComplaintsDb db, CoachCards coach, TipOfTheDay tips, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowShift, Answer<Shift>>
{
    public async Task<Answer<Shift>> Handle(ShowShift request, CancellationToken cancellationToken)
    {
        var (me, now, lines) = (scope.Actor, clock.Now(), coach.Shift());
        var day = (await hours.Of(me.Stores is [var store, ..] ? store : "", cancellationToken)).DayOf(now);
        var stores = me.Stores.ToList();
        // Stores of one region may stand in two days at once; each row knows the day of its own.
        var (from, to) = (day.AddDays(-1), day.AddDays(1));
        var ticks = await db.ShiftTicks.AsNoTracking().Where(tick => tick.Day >= from && tick.Day <= to && (tick.PersonId == me.PersonId || stores.Contains(tick.StoreCode))).ToListAsync(cancellationToken);
        var ready = new List<ReadyPerson>();
        foreach (var person in ticks.Where(_ => me.Role.Covers(Role.Supervisor)).GroupBy(tick => (tick.PersonId, tick.StoreCode)))
        {
            var today = (await hours.Of(person.Key.StoreCode, cancellationToken)).DayOf(now);
            if (person.Where(tick => tick.Day == today && lines.Any(line => line.Id == tick.Line)).ToList() is { Count: > 0 } done)
            {
                ready.Add(new ReadyPerson(done[0].By, person.Key.StoreCode, done.Count, lines.Count));
            }
        }

        var mine = ticks.Where(tick => tick.PersonId == me.PersonId && tick.Day == day).Select(tick => tick.Line).ToHashSet(StringComparer.Ordinal);
        return new Shift(
            me.Stores.Count == 0 ? [] : [.. lines.Select(line => new ShiftLineView(line.Id, line.Text, mine.Contains(line.Id)))],
            [.. ready.OrderBy(person => person.Name, StringComparer.CurrentCulture)],
            await tips.For(me, day, cancellationToken));
    }
}
