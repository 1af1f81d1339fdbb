using Complaints.Access;
using Complaints.Compensation.Books;
using Complaints.Compensation.Deputies;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>What waits for me: compensation that I, or somebody for whom I stand in, may decide. What it is my turn to decide comes first.</summary>
[May(Role.Floor)]
public sealed record ListApprovals : IQuery<IReadOnlyList<ApprovalRow>>;

/// <param name="Given">What the customer got on this ticket already.</param>
/// <param name="GivenTotal">The goodwill of it.</param>
/// <param name="Limit">Mine, or that of whoever I stand in for; null when there is none.</param>
/// <param name="AskedRole">Who is asked by now.</param>
/// <param name="Mine">Whether it is my turn, not only my right.</param>
/// <param name="For">In whose stead I would decide; null when as myself.</param>
public sealed record ApprovalRow(
    Guid Id, string Ticket, string Status, decimal Amount, string Currency, string ProposedBy, string Kind, string Name, int Quantity, DateTime AskedAt,
    string Store, string? Stage, decimal TicketTotal, string? Defect, int? Mood, string? Note, string Description, string? Customer, decimal? Price,
    IReadOnlyList<LineView> Given, decimal GivenTotal, decimal? Limit, string AskedRole, bool Mine, int Reminders, DateTime? NoticedAt, string? For, IReadOnlyList<QuestionView> Questions)
{
    public bool HasOpenQuestion => Questions.Any(question => question.AnsweredAt is null);
}

public sealed class ListApprovalsHandler(ComplaintsDb db, StandIns standIns, ReferenceLists reference, RequestScope scope) : IRequestHandler<ListApprovals, Answer<IReadOnlyList<ApprovalRow>>>
{
    public async Task<Answer<IReadOnlyList<ApprovalRow>>> Handle(ListApprovals request, CancellationToken cancellationToken)
    {
        var me = scope.Actor;
        var selves = await standIns.About(me, cancellationToken);
        if (!selves.Any(self => self.Role.MayDecideFor(Role.Supervisor)))
        {
            return Refused.NotAllowed($"This is not for the role {me.Role:Role}. An administrator can tell you who may.");
        }

        var all = selves.Any(self => self.SeesAllStores);
        var stores = selves.SelectMany(self => self.Stores).Distinct().ToList();
        var waiting = await (
            from approval in db.Approvals.AsNoTracking().Include(approval => approval.Questions).Include(approval => approval.Ticket).ThenInclude(ticket => ticket.Customer)
            join line in db.CompensationLines on approval.LineId equals line.Id
            join visit in db.StageVisits on line.VisitId equals visit.Id
            where approval.Status == ApprovalStatus.Waiting && approval.ProposedById != me.PersonId && (all || stores.Contains(approval.StoreCode))
            select new
            {
                approval, Note = line.Note ?? visit.Note,
                Roles = db.WorkItems.Where(item => item.ApprovalId == approval.Id && item.ClosedAt == null && item.Name.StartsWith(WellKnown.DecisionTasks)).Select(item => item.Role).ToList(),
                Given = db.CompensationLines.Where(other => other.TicketId == approval.TicketId && (other.Status == CompensationStatus.Given || other.Status == CompensationStatus.HandedOver)).OrderBy(other => other.Order).ToList(),
            }).ToListAsync(cancellationToken);
        var limits = (await reference.Get(cancellationToken)).Limits;
        var rows = new List<ApprovalRow>();
        foreach (var row in waiting)
        {
            var able = (await standIns.Of(me, row.approval.StoreCode, cancellationToken)).Where(self => row.approval.WhyNot(self) is null && row.Roles.Any(asked => self.Role.MayDecideFor(asked))).ToList();
            if ((able.FirstOrDefault(self => row.approval.IsAskedOf(self.Role)) ?? able.FirstOrDefault()) is { } self)
            {
                rows.Add(Row(row.approval, self, limits, row.Note, row.Given));
            }
        }

        return rows.OrderByDescending(row => row.Mine && !row.HasOpenQuestion).ThenBy(row => row.AskedAt).ThenBy(row => row.Ticket, StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Id).ToList();
    }

    private static ApprovalRow Row(Approval approval, Actor self, LimitMatrix limits, string? note, List<CompensationLine> given)
    {
        var (ticket, limit) = (approval.Ticket, limits.Of(self.Role, approval.Currency));
        decimal Major(long minor) => Money.ToMajor(minor, approval.Currency);
        return new ApprovalRow(
            approval.Id, ticket.Number, approval.Status.Word(), Major(approval.AmountMinor), approval.Currency,
            approval.ProposedBy, approval.Kind, approval.KindName, approval.Quantity, approval.AskedAt, approval.StoreCode, ticket.Stage,
            Major(approval.TotalMinor), ticket.DefectCode, ticket.Mood, note, ticket.Description, ticket.Customer?.Name,
            ticket.Item is { PriceMinor: { } price, Currency: { } currency } ? Money.ToMajor(price, currency) : null,
            [.. given.Select(LineView.Of)], Major(given.Where(line => line.Wallet == Wallet.Goodwill).Sum(line => line.AmountMinor)), approval.IsOwed || self.Role == Role.Legal ? null : Major(limit),
            approval.AskedRole.Word(), approval.IsAskedOf(self.Role), approval.Reminders, approval.NoticedAt, self.For?.Name,
            [.. approval.Questions.OrderBy(question => question.Order).Select(QuestionView.Of)]);
    }
}
