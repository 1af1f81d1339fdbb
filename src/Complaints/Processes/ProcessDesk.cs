using Complaints.Data;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Fetches a process for an administrator who wants to change its course, and lets its ticket follow.</summary>
public sealed class ProcessDesk(ComplaintsDb db, TicketStore tickets, TicketProcess process, RequestScope scope, TimeProvider clock)
{
    /// <param name="seen">Its version that the sender saw.</param>
    public async Task<Answer<ProcessAtHand>> Take(string id, int seen, CancellationToken cancellation)
    {
        if (await db.ProcessInstances.FindAsync([id], cancellation) is not { } row)
        {
            return Refused.NotFound("id", "There is no such process.");
        }

        if (row.Version != seen)
        {
            return Refused.Changed($"This process moved on meanwhile: it is now at version {row.Version}, you saw {seen}. Look at it again, then try once more.");
        }

        var ticket = await tickets.ById(row.TicketId, cancellation);
        if (!scope.Actor.Sees(ticket.StoreCode))
        {
            return Refused.NotFound("id", "There is no such process.");
        }

        await tickets.OpenWork(ticket, cancellation);
        return new ProcessAtHand(row, ticket);
    }

    public async Task<ProcessMoved> Follow(ProcessAtHand at, Progress progress, CancellationToken cancellation)
    {
        process.Follow(at.Ticket, progress);
        var others = await db.ProcessInstances.Where(row => row.TicketId == at.Ticket.Id && row.Incidents > 0).Select(row => row.Id).ToListAsync(cancellation);
        if (others.All(id => db.Tracked<ProcessInstance>(row => row.Id == id) is { Incidents: 0 }) && at.Row.Incidents == 0)
        {
            at.Ticket.GoOn(clock.Now(), scope.Actor);
        }

        return new ProcessMoved(at.Row.Id, at.Row.Version, at.Row.Status.Word(), at.Row.DefinitionHash, [.. progress.Instance.Incidents.Select(incident => incident.Sentence)]);
    }
}

public sealed record ProcessAtHand(ProcessInstance Row, Ticket Ticket);

/// <summary>Where a process stands after an administrator changed its course.</summary>
/// <param name="Incidents">What failed, or failed again.</param>
public sealed record ProcessMoved(string Id, int Version, string Status, string DefinitionHash, IReadOnlyList<string> Incidents);
