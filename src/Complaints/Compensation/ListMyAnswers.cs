using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>What was decided, on these tickets and from this moment on, about compensation that I asked for.</summary>
/// <param name="Numbers">Tickets that have just changed.</param>
[May(Role.Floor)]
public sealed record ListMyAnswers(IReadOnlyCollection<string> Numbers, DateTime Since) : IQuery<IReadOnlyList<AnswerToMe>>;

/// <param name="Status">approved, reduced or rejected.</param>
/// <param name="Amount">Granted; asked for when it was rejected.</param>
/// <param name="By">Who decided.</param>
public sealed record AnswerToMe(Guid Id, string Ticket, string Status, string Kind, string Name, int Quantity, decimal Amount, string Currency, string By, string? Reason);

public sealed class ListMyAnswersHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListMyAnswers, Answer<IReadOnlyList<AnswerToMe>>>
{
    public async Task<Answer<IReadOnlyList<AnswerToMe>>> Handle(ListMyAnswers request, CancellationToken cancellationToken)
    {
        var (numbers, since, me) = (request.Numbers.ToList(), request.Since, scope.Actor);
        var rows = await (
            from ticket in db.Tickets.AsNoTracking().SeenBy(me)
            where numbers.Contains(ticket.Number)
            join approval in db.Approvals.AsNoTracking() on ticket.Id equals approval.TicketId
            where approval.ProposedById == me.PersonId && approval.DecidedAt != null && approval.DecidedAt >= since
                && (approval.Status == ApprovalStatus.Approved || approval.Status == ApprovalStatus.Reduced || approval.Status == ApprovalStatus.Rejected)
            orderby approval.DecidedAt, approval.Id
            select new { approval.Id, ticket.Number, approval.Status, approval.Kind, approval.KindName, approval.Quantity, approval.AmountMinor, approval.DecidedMinor, approval.Currency, approval.DecidedBy, approval.Reason }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AnswerToMe(
            row.Id, row.Number, row.Status.Word(), row.Kind, row.KindName, row.Quantity, Money.ToMajor(row.DecidedMinor ?? row.AmountMinor, row.Currency), row.Currency, row.DecidedBy ?? "", row.Reason));
    }
}
