using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>Answers a question for compensation. The last answer a stage waits for lets it go on.</summary>
/// <param name="Amount">In major units; only when reducing.</param>
[May(Role.Supervisor)]
public sealed record DecideApproval(Guid Id, Decision? Decision, decimal? Amount, string? Reason) : ICommand<ApprovalView>;

public sealed class DecideApprovalValidator : IValidator<DecideApproval>
{
    public IEnumerable<Problem> Check(DecideApproval request)
    {
        var form = new FormCheck();
        form.When(request.Decision is not { } decision || !Enum.IsDefined(decision), "decision", "Decide: approve, reduce or reject.");
        form.When(request.Decision == Compensation.Decision.Reduce && request.Amount is null, "amount", "Say to which amount it is reduced.");
        form.When(request.Decision is Compensation.Decision.Reduce or Compensation.Decision.Reject && string.IsNullOrWhiteSpace(request.Reason), "reason", "Say why, so that the clerk can tell the customer.");
        form.Text("reason", request.Reason, TextLimits.Note);
        return form.Problems;
    }
}

public sealed class DecideApprovalHandler(
    ComplaintsDb db, TicketStore tickets, ProcessStore processes, TicketProcess process, RequestScope scope, TimeProvider clock)
    : IRequestHandler<DecideApproval, Answer<ApprovalView>>
{
    public async Task<Answer<ApprovalView>> Handle(DecideApproval request, CancellationToken cancellationToken)
    {
        var ticketId = await db.Approvals.Where(approval => approval.Id == request.Id).Select(approval => (Guid?)approval.TicketId).FirstOrDefaultAsync(cancellationToken);
        if (ticketId is null)
        {
            return Refused.NotFound("id", "There is no such approval.");
        }

        var ticket = await tickets.ById(ticketId.Value, cancellationToken);
        var approval = ticket.Approvals.Single(approval => approval.Id == request.Id);
        var work = await tickets.OpenWork(ticket, cancellationToken);
        var question = work.FirstOrDefault(item => item.ApprovalId == approval.Id && scope.Actor.Role.Covers(item.Role));
        if (question is null && approval.Status == ApprovalStatus.Waiting)
        {
            return Refused.NotAllowed($"This waits for the role {approval.Role.Word()}.");
        }

        var now = clock.Now();
        var amount = request.Amount is { } major ? Money.ToMinor(major, approval.Currency) ?? -1 : (long?)null;
        if (approval.Decide(request.Decision!.Value, amount, request.Reason, scope.Actor, now) is { } refusal)
        {
            return refusal;
        }

        ticket.Decided(approval, scope.Actor, now);
        var instance = await db.ProcessInstances.FindAsync([question!.InstanceId], cancellationToken);
        await processes.Advance(instance!, new TaskAnswered(question.Id, new JsonObject { ["outcome"] = request.Decision.Value.Word() }), cancellationToken);

        if (ticket.OpenVisit is { } visit && !visit.Waits(ticket))
        {
            var stage = work.First(item => item.Stage == ticket.Stage);
            await process.Complete(ticket, visit, stage, cancellationToken);
        }

        return ApprovalView.Of(approval);
    }
}
