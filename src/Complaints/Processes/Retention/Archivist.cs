using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes.Retention;

/// <summary>
/// Writes a page of processes that ended long ago to a file, and then removes them in one transaction. Killed in between, the next run
/// writes them again; of two servers one wins. A process goes with all that it started and that started it, and with none of them while
/// one still runs; not while its complaint is open, ended later, or is on legal hold, or another process of it still runs or ended later.
/// </summary>
public sealed class Archivist(ComplaintsDb db, ArchiveFiles files, TimeProvider clock)
{
    /// <summary>How many processes a file holds at most, and how many are in memory at once. A family is never parted: one that is larger has a file of its own.</summary>
    public const int MostInAPage = 100;

    /// <summary>What ended before that moment, and whose complaint is no reason to keep it.</summary>
    public static IQueryable<ProcessInstance> Ended(ComplaintsDb db, DateTime before)
    {
        var closed = Closed(db, before);
        return db.ProcessInstances.Where(row => (row.Status == InstanceStatus.Finished || row.Status == InstanceStatus.Cancelled) && row.UpdatedAt <= before
            && (row.TicketId == null || closed.Any(ticket => ticket.Id == row.TicketId)));
    }

    /// <param name="before">What ended later stays.</param>
    /// <param name="after">Where the page before this one ended; null for the first.</param>
    /// <param name="most">How many processes the page may hold.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<ArchivePage?> Next(DateTime before, Place? after, int most, CancellationToken cancellation)
    {
        var roots = await Roots(before, after, most, cancellation);
        var families = await Families(roots, cancellation);
        var chosen = new List<IReadOnlyList<string>>();
        var end = after;
        foreach (var root in roots)
        {
            var family = families[root.Id].ToList();
            if (chosen.Count > 0 && chosen.Sum(one => one.Count) + family.Count > most)
            {
                break;
            }

            end = new Place(root.EndedAt, [.. end is { } last && last.EndedAt == root.EndedAt ? last.Ids : [], root.Id]);
            if (family.TrueForAll(member => member.HasEnded && member.EndedAt <= before))
            {
                chosen.Add(family.ConvertAll(member => member.Id));
            }
        }

        return roots.Count == 0 ? null : new ArchivePage(before, chosen, end!);
    }

    /// <summary>No reason to keep their processes: closed, not on hold, and none of their processes still runs or ended later, for which the others may be evidence.</summary>
    private static IQueryable<Ticket> Closed(ComplaintsDb db, DateTime before) => db.Tickets.Where(ticket => ticket.ClosedAt <= before && ticket.Hold == null
        && !db.ProcessInstances.Any(row => row.TicketId == ticket.Id && ((row.Status != InstanceStatus.Finished && row.Status != InstanceStatus.Cancelled) || row.UpdatedAt > before)));

    /// <summary>Those that no other one started.</summary>
    private async Task<List<Member>> Roots(DateTime before, Place? after, int most, CancellationToken cancellation)
    {
        var roots = Ended(db, before).Where(row => row.ParentId == null);
        if (after is { EndedAt: var at, Ids: var passed })
        {
            roots = roots.Where(row => row.UpdatedAt >= at && (row.UpdatedAt > at || !passed.Contains(row.Id)));
        }

        // Either end by itself: so the index has them in order, and the database looks at no more than the page needs.
        var found = new List<Member>();
        foreach (var end in (InstanceStatus[])[InstanceStatus.Finished, InstanceStatus.Cancelled])
        {
            found.AddRange(await roots.Where(row => row.Status == end).OrderBy(row => row.UpdatedAt).ThenBy(row => row.Id).Take(most)
                .Select(row => new Member(row.Id, row.Id, true, row.UpdatedAt)).ToListAsync(cancellation));
        }

        return [.. found.OrderBy(root => root.EndedAt).ThenBy(root => root.Id, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Each with all that it started, and all that these started, by its id. Known by a few columns only, because most of it may stay.</summary>
    private async Task<ILookup<string, Member>> Families(List<Member> roots, CancellationToken cancellation)
    {
        var members = roots.ToDictionary(root => root.Id);
        for (List<string> parents = [.. members.Keys]; parents.Count > 0;)
        {
            var children = await db.ProcessInstances.Where(row => row.ParentId != null && parents.Contains(row.ParentId)).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
                .Select(row => new { row.Id, ParentId = row.ParentId!, HasEnded = row.Status == InstanceStatus.Finished || row.Status == InstanceStatus.Cancelled, row.UpdatedAt })
                .ToListAsync(cancellation);
            foreach (var child in children)
            {
                members.Add(child.Id, new Member(child.Id, members[child.ParentId].Root, child.HasEnded, child.UpdatedAt));
            }

            parents = [.. children.Select(child => child.Id)];
        }

        return members.Values.ToLookup(member => member.Root);
    }

    /// <param name="ids">Of whole families.</param>
    /// <param name="before">What ended later stays.</param>
    public async Task Archive(List<string> ids, DateTime before, CancellationToken cancellation)
    {
        var rows = await db.ProcessInstances.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        if (rows.Count < ids.Count)
        {
            return;   // another server was quicker
        }

        var instances = ids.ConvertAll(id => rows[id]);
        var (name, hash) = await files.Write(await ArchivedLine.Read(db, instances, cancellation), instances.Max(instance => instance.UpdatedAt), cancellation);
        var archive = new ProcessArchive(name, hash, instances, clock.Now());
        try
        {
            await db.Together(() => Remove(archive, instances, before, cancellation), cancellation);
        }
        catch (Exception problem) when (db.GaveWay(problem) || (problem is DbUpdateException update && db.IsUniqueViolation(update)))
        {
            // Another server archives the same. The file is the same too.
        }
    }

    /// <returns>False when something has changed since they were chosen: then all of them stay for now.</returns>
    private async Task<bool> Remove(ProcessArchive archive, List<ProcessInstance> instances, DateTime before, CancellationToken cancellation)
    {
        // Changes nothing, and makes whoever is putting one of the complaints on hold or opening it again come before this or after it.
        var tickets = instances.Select(instance => instance.TicketId).OfType<Guid>().Distinct().ToList();
        var still = await Closed(db, before).Where(ticket => tickets.Contains(ticket.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Version, ticket => ticket.Version), cancellation);
        if (still < tickets.Count)
        {
            return false;
        }

        db.Add(archive);
        db.AddRange(instances.Select(instance => new ArchivedProcess(archive, instance)));
        await db.SaveChangesAsync(cancellation);

        var ids = instances.Select(instance => instance.Id).ToList();
        // Not as an Any: that would ask about each event there is, and nobody else can save meanwhile.
        await db.TaskEvents.Where(entry => db.WorkItems.Where(item => ids.Contains(item.InstanceId)).Select(item => item.Id).Contains(entry.TaskId)).ExecuteDeleteAsync(cancellation);
        await db.WorkItems.Where(item => ids.Contains(item.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.Journal.Where(entry => ids.Contains(entry.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.ProcessIncidents.Where(incident => ids.Contains(incident.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.ProcessTimers.Where(timer => ids.Contains(timer.InstanceId)).ExecuteDeleteAsync(cancellation);
        return await db.ProcessInstances.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellation) == ids.Count;
    }

    private sealed record Member(string Id, string Root, bool HasEnded, DateTime EndedAt);
}

/// <summary>Families of processes that go together in one file; there may be none, and yet more behind it.</summary>
/// <param name="Families">The ids of each, first that of the one that started the others.</param>
/// <param name="End">Where the next one begins.</param>
public sealed record ArchivePage(DateTime Before, IReadOnlyList<IReadOnlyList<string>> Families, Place End);

/// <summary>Where a page of processes ended: the next one begins with what ended later, or at the same moment and is none of these.</summary>
public sealed record Place(DateTime EndedAt, IReadOnlyList<string> Ids);
