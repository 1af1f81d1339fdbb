using System.Text.Json.Nodes;
using Complaints.Care;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Law;

/// <summary>A ticket as the law sees it.</summary>
public sealed record LegalCase(Ticket Ticket, Store? Store, LegalFacts Facts, DateOnly Today);

/// <summary>Gathers the facts of a case from the ticket, its purchase, style and repairs.</summary>
public sealed class LegalDesk(ComplaintsDb db, ReferenceLists lists, RequestScope scope, TimeProvider clock)
{
    public async Task<Answer<LegalCase>> Of(string number, CancellationToken cancellation)
    {
        var written = number.ToUpperInvariant();
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Number == written, cancellation) is not { } ticket)
        {
            return TicketRefusals.Unknown(number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var reference = await lists.Get(cancellation);
        var store = reference.Store(ticket.StoreCode);
        var item = ticket.Item;
        var purchase = item.PurchaseId is { } id ? await db.Purchases.AsNoTracking().FirstOrDefaultAsync(purchase => purchase.Id == id, cancellation) : null;
        var boughtOn = item.BoughtOn ?? purchase?.BoughtOn;
        var article = reference.Style(item.Style)?.Article;
        var visits = await db.StageVisits.AsNoTracking().Where(visit => visit.TicketId == ticket.Id && visit.CompletedAt != null).OrderBy(visit => visit.Order).ToListAsync(cancellation);
        var (remedy, remedyOn) = visits.Select(visit => (Word: JsonNode.Parse(visit.Fields)!["remedy"]?.ToString(), visit.CompletedAt)).LastOrDefault(answer => !string.IsNullOrEmpty(answer.Word));
        var facts = new LegalFacts(
            store.DayOf(ticket.OpenedAt), boughtOn, item.PriceMinor ?? purchase?.PriceMinor, item.PriceMinor is null ? purchase?.Currency : item.Currency,
            Material.GroupOf(reference.Style(item.Style)?.Material), item.IsForChild(article), article?.Kind(),
            item.BoughtAt == "elsewhere" || item.Proof == "elsewhere",
            await Repairs(ticket, store, boughtOn, visits, cancellation), remedy, Day(store, remedyOn),
            Day(store, visits.LastOrDefault(visit => visit.Stage == "explain")?.CompletedAt), Day(store, ticket.Status == TicketStatus.Escalated ? null : ticket.ClosedAt));
        return new LegalCase(ticket, store, facts, store.DayOf(clock.Now()));
    }

    /// <summary>Those of this ticket, and of the same style of the same customer since it was bought.</summary>
    private async Task<IReadOnlyList<RepairFact>> Repairs(Ticket ticket, Store? store, DateOnly? boughtOn, IReadOnlyList<StageVisit> visits, CancellationToken cancellation)
    {
        var (id, customer, style) = (ticket.Id, ticket.CustomerId, ticket.Item.Style);
        var rows = await (
            from order in db.RepairOrders.AsNoTracking().Where(RepairOrder.Counts)
            join of in db.Tickets on order.TicketId equals of.Id
            where order.TicketId == id || (customer != null && style != null && order.CustomerId == customer && order.Style == style && of.OpenedAt <= ticket.OpenedAt)
            orderby order.PlannedAt, order.Part
            select new { order, of.DefectCode }).ToListAsync(cancellation);
        var back = await db.Facts.AsNoTracking().Where(fact => fact.TicketId == id && fact.Kind == FactKind.Reopened && fact.Outcome == ReopenTicketValidator.NotSatisfied).Select(fact => fact.At).ToListAsync(cancellation);
        var unhappy = visits.Where(visit => visit.Outcome is "notSatisfied" or "secondChance" or "finalResponse").Select(visit => visit.CompletedAt!.Value).Concat(back).Order().Select(at => store.DayOf(at)).ToList();
        var complained = store.DayOf(ticket.OpenedAt);
        return [.. rows.Select(row => row.order).Zip(rows.Select(row => row.DefectCode))
            .Where(row => row.First.TicketId == id || boughtOn is null || store.DayOf(row.First.PlannedAt) >= boughtOn)
            .Select(row => new RepairFact(
                row.First.Part, store.DayOf(row.First.PlannedAt), row.First.OutOn, row.First.BackOn, row.First.Result == RepairResult.NotRepairable,
                row.First.BackOn is not { } returned ? null
                    : row.First.TicketId != id ? (row.Second == ticket.DefectCode && row.Second is not null && complained >= returned ? complained : null)
                    : unhappy.Where(day => day >= returned).Select(day => (DateOnly?)day).FirstOrDefault()))];
    }

    private static DateOnly? Day(Store? store, DateTime? at) => at is { } time ? store.DayOf(time) : null;
}
