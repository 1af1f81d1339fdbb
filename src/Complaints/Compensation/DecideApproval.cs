using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>Answers a question for compensation. The last answer a stage waits for lets it go on.</summary>
/// <param name="Amount">In major units; only when reducing.</param>
/// <param name="Question">Only when asking back.</param>
[May(Role.Floor)]
public sealed record DecideApproval(Guid Id, Decision? Decision, decimal? Amount, string? Reason, string? Question = null) : ICommand<ApprovalView>;

public sealed class DecideApprovalValidator : IValidator<DecideApproval>
{
    public IEnumerable<Problem> Check(DecideApproval request)
    {
        var form = new FormCheck();
        form.When(request.Decision is not { } decision || !Enum.IsDefined(decision), "decision", "Decide: approve, reduce, reject or ask back.");
        form.When(request.Decision == Compensation.Decision.Reduce && request.Amount is null, "amount", "Say to which amount it is reduced.");
        form.When(request.Decision is Compensation.Decision.Reduce or Compensation.Decision.Reject && string.IsNullOrWhiteSpace(request.Reason), "reason", "Say why, so that the clerk can tell the customer.");
        form.Text("reason", request.Reason, TextLimits.Note);
        form.Text("question", request.Question, TextLimits.Note, required: request.Decision == Compensation.Decision.AskBack, "Say what you want to hear from the clerk.");
        return form.Problems;
    }
}

public sealed class DecideApprovalHandler(ComplaintsDb db, TicketStore tickets, Decisions decisions) : IRequestHandler<DecideApproval, Answer<ApprovalView>>
{
    public async Task<Answer<ApprovalView>> Handle(DecideApproval request, CancellationToken cancellationToken)
    {
        var ticketId = await db.Approvals.Where(approval => approval.Id == request.Id).Select(approval => (Guid?)approval.TicketId).FirstOrDefaultAsync(cancellationToken);
        if (ticketId is null)
        {
            return Refused.NotFound("id", "There is no such approval.");
        }

        var ticket = await tickets.ById(ticketId.Value, cancellationToken);
        var work = await tickets.OpenWork(ticket, cancellationToken);
        var approval = ticket.Approvals.Single(approval => approval.Id == request.Id);
        return await decisions.Decide(ticket, approval, work, request, cancellationToken) is { } refusal ? refusal : ApprovalView.Of(approval);
    }
}
