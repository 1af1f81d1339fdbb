using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>The clerk, or a colleague beside them, says what whoever decides wanted to hear.</summary>
/// <param name="Id">The approval.</param>
[May(Role.Floor)]
public sealed record AnswerQuestion(Guid Id, string? Answer) : ICommand<ApprovalView>;

public sealed class AnswerQuestionValidator : IValidator<AnswerQuestion>
{
    public IEnumerable<Problem> Check(AnswerQuestion request)
    {
        var form = new FormCheck();
        form.Text("answer", request.Answer, TextLimits.Note, required: true, "Write the answer.");
        return form.Problems;
    }
}

public sealed class AnswerQuestionHandler(ComplaintsDb db, TicketStore tickets, Decisions decisions) : IRequestHandler<AnswerQuestion, Answer<ApprovalView>>
{
    public async Task<Answer<ApprovalView>> Handle(AnswerQuestion request, CancellationToken cancellationToken)
    {
        var ticketId = await db.Approvals.Where(approval => approval.Id == request.Id).Select(approval => (Guid?)approval.TicketId).FirstOrDefaultAsync(cancellationToken);
        if (ticketId is null)
        {
            return Refused.NotFound("id", "There is no such approval.");
        }

        var ticket = await tickets.ById(ticketId.Value, cancellationToken);
        var work = await tickets.OpenWork(ticket, cancellationToken);
        var approval = ticket.Approvals.Single(approval => approval.Id == request.Id);
        return await decisions.Answer(ticket, approval, work, request.Answer!, cancellationToken) is { } refusal ? refusal : ApprovalView.Of(approval);
    }
}
