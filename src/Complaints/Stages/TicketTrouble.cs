using Complaints.Compensation;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Halts a ticket while anything is wrong in any of its processes, and lets it go on when nothing is any more.</summary>
public sealed class TicketTrouble(ComplaintsDb db, RequestScope scope, TimeProvider clock)
{
    /// <param name="progress">What its processes just did.</param>
    public async Task Look(Ticket ticket, Progress progress, CancellationToken cancellation)
    {
        // Nearly every step finds nothing to ask about, and then nothing is asked.
        if (ticket.HasEnded || (ticket.HaltedBy is null && progress.Trouble is null && !ticket.Approvals.Any(IsWaiting)))
        {
            return;
        }

        var troubles = await Of(ticket, cancellation);
        if (troubles.Count == 0)
        {
            ticket.GoOn(clock.Now(), scope.Actor);
        }
        else if (!troubles.Any(trouble => Ticket.Fitting(trouble) == ticket.HaltedBy))
        {
            ticket.Halt(troubles[0], clock.Now(), scope.Actor);
        }
    }

    /// <summary>What is wrong now, oldest process first, in this context, saved or not.</summary>
    private async Task<List<string>> Of(Ticket ticket, CancellationToken cancellation)
    {
        await db.ProcessInstances.Where(row => row.TicketId == ticket.Id && (row.Incidents > 0 || row.ApprovalId != null)).LoadAsync(cancellation);
        var rows = db.ProcessInstances.Local.Where(row => row.TicketId == ticket.Id).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        return
        [
            .. rows.Where(row => row.Incidents > 0).Select(row => WorkflowInstance.FromJson(row.State).Incident!.Sentence),
            .. ticket.Approvals.Where(approval => IsWaiting(approval) && !rows.Any(row => row.ApprovalId == approval.Id && !row.HasEnded))
                .Select(approval => $"The process {WellKnown.Approval} ended, and nobody has decided on {approval.Quantity} x {approval.KindName}. It has to be asked again."),
        ];
    }

    private static bool IsWaiting(Approval approval) => approval.Status == ApprovalStatus.Waiting;
}
