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
        else if (!troubles.Any(trouble => IsSaid(ticket, trouble)))
        {
            ticket.Halt(troubles[0].ToString(), clock.Now(), scope.Actor);
        }
    }

    /// <summary>Why the ticket is halted, in the reader's language; null when it is not. What is wrong no longer is said as it is kept, in English.</summary>
    public async Task<string?> Say(Ticket ticket, CancellationToken cancellation) => ticket.HaltedBy is null
        ? null
        : (await Of(ticket, cancellation)).Find(trouble => IsSaid(ticket, trouble)) is { } still ? Sentence.Of(still).ToString() : ticket.HaltedBy;

    private static bool IsSaid(Ticket ticket, Remark trouble) => Ticket.Fitting(trouble.ToString()) == ticket.HaltedBy;

    /// <summary>What is wrong now, oldest process first, in this context, saved or not.</summary>
    private async Task<List<Remark>> Of(Ticket ticket, CancellationToken cancellation)
    {
        await db.ProcessInstances.Where(row => row.TicketId == ticket.Id && (row.Incidents > 0 || row.ApprovalId != null)).LoadAsync(cancellation);
        var rows = db.ProcessInstances.Local.Where(row => row.TicketId == ticket.Id).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        return
        [
            .. rows.Where(row => row.Incidents > 0).Select(row => WorkflowInstance.FromJson(row.State).Incident!.Remark),
            .. ticket.Approvals.Where(approval => IsWaiting(approval) && !rows.Any(row => row.ApprovalId == approval.Id && !row.HasEnded))
                .Select(approval => Remark.Of($"The process {WellKnown.Approval} ended, and nobody has decided on {approval.Quantity} x {approval.KindName}. It has to be asked again.")),
        ];
    }

    private static bool IsWaiting(Approval approval) => approval.Status == ApprovalStatus.Waiting;
}
