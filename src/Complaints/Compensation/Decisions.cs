using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Compensation;

/// <summary>Decides on compensation, whichever way the answer came. The last answer a stage waits for lets it go on.</summary>
public sealed class Decisions(ComplaintsDb db, ProcessStore processes, TicketProcess process, StoreHours hours, RequestScope scope, TimeProvider clock)
{
    /// <param name="work">All open work of the ticket.</param>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Refused?> Decide(Ticket ticket, Approval approval, IReadOnlyList<WorkItem> work, DecideApproval answer, CancellationToken cancellation)
    {
        if (ticket.IsAbout(scope.Actor))
        {
            return TicketRefusals.AboutYou;
        }

        var calendar = await hours.Of(ticket.StoreCode, cancellation);
        var asked = work.Where(item => item.ApprovalId == approval.Id && item.IsDecision && scope.Actor.Role.MayDecideFor(item.Role)).ToList();
        var question = asked.FirstOrDefault(item => item.WhyNot(scope.Actor, calendar) is null);
        if (question is null && approval.Status == ApprovalStatus.Waiting)
        {
            return asked.Count > 0 ? asked[0].WhyNot(scope.Actor, calendar) : Refused.NotAllowed($"This waits for the role {approval.Role:Role}.");
        }

        var amount = answer.Amount is { } major ? Money.ToMinor(major, approval.Currency) ?? -1 : (long?)null;
        if (approval.Decide(answer.Decision!.Value, amount, answer.Reason, scope.Actor, clock.Now()) is { } refusal)
        {
            return refusal;
        }

        ticket.Decided(approval, scope.Actor, clock.Now());
        var instance = await db.ProcessInstances.FindAsync([question!.InstanceId], cancellation);
        if (await process.Follow(ticket, await processes.Advance(instance!, new TaskAnswered(question.Id, new JsonObject { ["outcome"] = answer.Decision.Value.Word() }), cancellation), cancellation) is { } stays)
        {
            return stays;
        }

        return ticket.OpenVisit is { } visit && !visit.Waits(ticket)
            ? await process.Complete(ticket, visit, work.First(item => item.Stage == ticket.Stage), cancellation)
            : null;
    }
}
