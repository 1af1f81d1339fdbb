using Complaints.Data;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Fetches a process for whoever may change its course, and lets its ticket follow.</summary>
public sealed class ProcessDesk(ComplaintsDb db, TicketStore tickets, TicketProcess process, RequestScope scope)
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

        if (!scope.Actor.Sees(row.StoreCode))
        {
            return Refused.NotFound("id", "There is no such process.");
        }

        if (row.TicketId is not { } ticketId)
        {
            await db.WorkItems.Where(item => item.InstanceId == row.Id && item.ClosedAt == null).LoadAsync(cancellation);
            return new ProcessAtHand(row, null);
        }

        var ticket = await tickets.ById(ticketId, cancellation);

        if (ticket.WhyNotSteer(scope.Actor) is { } not)
        {
            return not;
        }

        await tickets.OpenWork(ticket, cancellation);
        return new ProcessAtHand(row, ticket);
    }

    /// <summary>Starts a process in the place of one that has ended; refused when somebody did so already.</summary>
    public async Task<Answer<ProcessMoved>> AskAgain(ProcessAtHand at, Func<Task<Progress>> ask, CancellationToken cancellation)
    {
        if (await db.ProcessInstances.AnyAsync(row => row.ApprovalId == at.Row.ApprovalId && (row.Status == InstanceStatus.Running || row.Status == InstanceStatus.Faulted), cancellation))
        {
            return Refused.Rule("id", "Somebody asked again already: another process waits for the decision.");
        }

        at.Row.Replaced();
        var progress = await ask();
        var asked = db.Tracked<ProcessInstance>(row => row.Id == progress.Instance.Id)!;
        return await Follow(at with { Row = asked }, progress, cancellation);
    }

    public async Task<Answer<ProcessMoved>> Follow(ProcessAtHand at, Progress progress, CancellationToken cancellation)
    {
        if (at.Ticket is { } ticket && await process.Follow(ticket, progress, cancellation) is { } stays)
        {
            return stays;
        }

        return ProcessMoved.Of(at.Row, progress.Instance);
    }
}

/// <param name="Ticket">Null for one that is about no ticket.</param>
public sealed record ProcessAtHand(ProcessInstance Row, Ticket? Ticket);

/// <summary>Where a process stands after somebody started it or changed its course.</summary>
/// <param name="Incidents">What failed, or failed again.</param>
public sealed record ProcessMoved(string Id, int Version, string Status, string DefinitionHash, IReadOnlyList<string> Incidents)
{
    internal static ProcessMoved Of(ProcessInstance row, WorkflowInstance state) =>
        new(row.Id, row.Version, row.Status.Word(), row.DefinitionHash, [.. state.Incidents.Select(incident => Sentence.Of(incident.Remark).ToString())]);
}
