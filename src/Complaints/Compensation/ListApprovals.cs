using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>What waits for me: compensation of my stores which my role may decide and which I did not propose myself.</summary>
[May(Role.Supervisor)]
public sealed record ListApprovals : IQuery<IReadOnlyList<ApprovalRow>>;

public sealed record ApprovalRow(
    Guid Id, string Ticket, string Status, decimal Amount, string Currency, string ProposedBy, string Kind, string Name, int Quantity, DateTime AskedAt,
    string Store, string? Stage, decimal TicketTotal, string? Defect, int? Mood, string? Note, string Description, string? Customer, decimal? Price);

public sealed class ListApprovalsHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListApprovals, Answer<IReadOnlyList<ApprovalRow>>>
{
    public async Task<Answer<IReadOnlyList<ApprovalRow>>> Handle(ListApprovals request, CancellationToken cancellationToken)
    {
        var actor = scope.Actor;
        var mine = Enum.GetValues<Role>().Where(role => actor.Role.MayDecideFor(role)).ToList();
        var stores = actor.Stores.ToList();
        var all = actor.SeesAllStores;
        var waiting = await (
            from approval in db.Approvals.AsNoTracking()
            join line in db.CompensationLines on approval.LineId equals line.Id
            join visit in db.StageVisits on line.VisitId equals visit.Id
            where approval.Status == ApprovalStatus.Waiting && approval.ProposedById != actor.PersonId
                && (approval.Ticket.AboutId == null || approval.Ticket.AboutId != actor.PersonId)
                && (all || stores.Contains(approval.StoreCode))
                && db.WorkItems.Any(item => item.ApprovalId == approval.Id && item.ClosedAt == null && mine.Contains(item.Role))
            orderby approval.AskedAt
            select new { approval, approval.Ticket.Number, approval.Ticket.Stage, approval.Ticket.DefectCode, approval.Ticket.Mood, Note = line.Note ?? visit.Note, approval.Ticket.Description, approval.Ticket.Customer!.Name, approval.Ticket.Item.PriceMinor, PriceCurrency = approval.Ticket.Item.Currency }).ToListAsync(cancellationToken);
        return waiting.Select(row => new ApprovalRow(
            row.approval.Id, row.Number, row.approval.Status.Word(), Money.ToMajor(row.approval.AmountMinor, row.approval.Currency), row.approval.Currency,
            row.approval.ProposedBy, row.approval.Kind, row.approval.KindName, row.approval.Quantity, row.approval.AskedAt, row.approval.StoreCode, row.Stage,
            Money.ToMajor(row.approval.TotalMinor, row.approval.Currency), row.DefectCode, row.Mood, row.Note,
            row.Description, row.Name, row is { PriceMinor: { } price, PriceCurrency: { } currency } ? Money.ToMajor(price, currency) : null)).ToList();
    }
}
