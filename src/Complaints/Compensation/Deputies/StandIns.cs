using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Deputies;

/// <summary>As whom somebody may decide: as themselves, and as those for whom they stand in today, with the role and stores these have now.</summary>
public sealed class StandIns(ComplaintsDb db, StoreHours hours, TimeProvider clock)
{
    private List<(Deputy Agreed, Actor As)>? found;

    /// <summary>Oneself first.</summary>
    public async Task<IReadOnlyList<Actor>> Of(Actor actor, string store, CancellationToken cancellation)
    {
        var today = (await hours.Of(store, cancellation)).DayOf(clock.Now());
        return [actor, .. (await Find(actor, cancellation)).Where(one => one.Agreed.Covers(today)).Select(one => one.As)];
    }

    /// <summary>Whether there is anybody to stand in for, somewhere on earth.</summary>
    public async Task<IReadOnlyList<Actor>> About(Actor actor, CancellationToken cancellation) => [actor, .. (await Find(actor, cancellation)).Select(one => one.As)];

    /// <summary>Not further: whom the absent stand in for themselves is nobody's business here.</summary>
    private async Task<List<(Deputy Agreed, Actor As)>> Find(Actor actor, CancellationToken cancellation)
    {
        if (found is null)
        {
            // Somewhere it is tomorrow already, elsewhere still yesterday.
            var day = clock.Today();
            var (last, first) = (day.AddDays(1), day.AddDays(-1));
            var rows = await (
                from agreed in db.Deputies.AsNoTracking()
                join absent in db.Users.AsNoTracking() on agreed.ForId equals absent.Id
                where agreed.DeputyId == actor.PersonId && agreed.EndedAt == null && agreed.From <= last && agreed.To >= first
                orderby agreed.From, agreed.For
                select new { agreed, absent }).ToListAsync(cancellation);
            found = [.. rows.Where(row => !row.absent.IsLocked && row.absent.Role != Role.Quality).Select(row => (row.agreed, actor with
            {
                Role = row.absent.Role, Stores = row.absent.Stores, For = new Principal(row.absent.Id, row.absent.Name),
            }))];
        }

        return found;
    }
}
