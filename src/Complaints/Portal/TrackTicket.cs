using Complaints.Access;
using Complaints.Care;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Portal;

/// <summary>How far is my complaint? Asked by the customer, with the code on the receipt and nothing else.</summary>
[May(Anyone = true)]
public sealed record TrackTicket(string Code) : IQuery<TrackingView>;

/// <param name="Day">Of the store, when it was opened.</param>
/// <param name="EndedOn">Null while it is open.</param>
/// <param name="Outside">The customer took it outside, and is answered there.</param>
/// <param name="LastStepOn">When something last happened, on the store's calendar.</param>
/// <param name="ReopenUntil">The last day on which it can be opened again; null when it cannot, and while it is open.</param>
/// <param name="Waits">Why its clocks stand still, as one of the reasons for a pause; null when they run.</param>
public sealed record TrackingView(
    string Number, DateOnly Day, DateOnly? EndedOn, bool Withdrawn, bool Outside, Phase Phase, DateOnly LastStepOn, StorePlace Store, string? Article, string Words,
    string? Restated, IReadOnlyList<PromiseShown> Promises, IReadOnlyList<MeetingShown> Meetings, string? Waits, IReadOnlyList<Gift> Gifts, IReadOnlyList<RepairShown> Repairs, DateOnly? ReopenUntil = null,
    string Kind = Choices.Complaint);

/// <summary>What was promised, without the colleague who sees to it: a code is passed on more easily than a receipt. See <see cref="Promised"/>.</summary>
public sealed record PromiseShown(string? What, DateOnly DueOn);

/// <summary>The same for a <see cref="Meeting"/>.</summary>
public sealed record MeetingShown(DateTime At, string Place);

/// <summary>Where an article is that is away for repair. Days are the store's; what the workshop does and asks is for staff.</summary>
/// <param name="State">planned, atWorkshop, back, told, onItsWay or home.</param>
/// <param name="On">Since when: it went out, came back, was sent or reached its owner. Null while it is planned.</param>
/// <param name="Carrier">Who brings the parcel, and <paramref name="Parcel"/> the number to follow it by; null when nothing was sent.</param>
public sealed record RepairShown(string State, bool Repaired, DateOnly? On, DateOnly? ExpectedBackOn, bool ByParcel, string? Carrier, string? Parcel)
{
    internal static RepairShown Of(RepairOrder order) => new(
        order.Whereabouts.Word(), order.Result != RepairResult.NotRepairable, order.DeliveredOn ?? order.HandedOverOn ?? order.SentOn ?? order.BackOn ?? order.OutOn,
        order.ExpectedBackOn, order.ByParcel, order.Carrier, order.Tracking);
}

public sealed class TrackTicketHandler(ComplaintsDb db, TicketStore tickets, ReferenceLists reference, ProcessDefinitions definitions, TimeProvider clock) : IRequestHandler<TrackTicket, Answer<TrackingView>>
{
    public async Task<Answer<TrackingView>> Handle(TrackTicket request, CancellationToken cancellationToken)
    {
        var code = TrackingCode.Tidy(request.Code);
        var id = code.Length < TrackingCode.Length ? null
            : await db.Tickets.Where(ticket => ticket.TrackingCode == code).Select(ticket => (Guid?)ticket.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            return Refused.NotFound("code", "There is no complaint with this code. Check it against your receipt, or ask in the store.");
        }

        var ticket = await tickets.ById(id.Value, cancellationToken);
        var lists = await reference.Get(cancellationToken);
        var store = lists.Store(ticket.StoreCode);
        var last = ticket.Visits.Select(visit => visit.CompletedAt ?? visit.StartedAt).Append(ticket.OpenedAt).Append(ticket.ClosedAt ?? ticket.OpenedAt).Max();
        var counted = await CountedOn.Of(db, ticket, store, clock.Now(), cancellationToken);
        var repairs = await db.RepairOrders.AsNoTracking().Where(RepairOrder.Counts).Where(order => order.TicketId == ticket.Id)
            .OrderBy(order => order.PlannedAt).ThenBy(order => order.Nth).ToListAsync(cancellationToken);
        return new TrackingView(
            ticket.Number, store.DayOf(ticket.OpenedAt), ticket.ClosedAt is { } closed ? store.DayOf(closed) : null, ticket.Status == TicketStatus.Withdrawn, ticket.Status == TicketStatus.Escalated,
            ReceiptParts.PhaseOf(ticket), store.DayOf(last), StorePlace.Of(store, ticket.StoreCode), lists.Style(ticket.Item.Style)?.NameHere ?? ticket.Item.Style,
            ticket.Description, ReceiptParts.RestatedAs(ticket), [.. counted.Promises.Select(promise => new PromiseShown(promise.What, promise.DueOn))],
            [.. counted.Meetings.Select(meeting => new MeetingShown(meeting.At, meeting.Place))], ticket.PausedFor, ReceiptParts.Gifts(ticket),
            [.. repairs.Select(RepairShown.Of)], await ReopenUntil(ticket, store, cancellationToken), ticket.Kind);
    }

    private async Task<DateOnly?> ReopenUntil(Ticket ticket, Store? store, CancellationToken cancellation)
    {
        if (ticket is not { ClosedAt: { } closed, Outcome: { } ending })
        {
            return null;
        }

        await definitions.Refresh(cancellation);
        var rule = Reopening.Of(definitions.Find(WellKnown.Leads(ticket.Kind)));
        return rule.Endings.ContainsKey(ending) && clock.Now() <= closed + rule.Within ? store.DayOf(closed + rule.Within) : null;
    }
}
