using Complaints.Compensation;
using Complaints.Shell;

namespace Complaints.Care;

/// <summary>A repair as the API answers it and the pages draw it, for staff only. Days are those of the store's calendar.</summary>
/// <param name="State">planned, atWorkshop, back, told, onItsWay, home or cancelled.</param>
/// <param name="Next">What is to be done next: sent, cameBack, customerTold, parcelSent, delivered or handedOver; null when nothing is.</param>
/// <param name="Nth">2 or more when this part was repaired before.</param>
/// <param name="Cost">What the workshop charges, in major units.</param>
public sealed record RepairView(
    Guid Id, int Version, string Ticket, string Store, string? Customer, string State, string? Next, bool Late, string Workshop, string Part, int Nth, string? PartsUsed,
    decimal? Cost, string Currency, DateTime PlannedAt, string PlannedBy, DateOnly? OutOn, DateOnly? ExpectedBackOn, DateOnly? BackOn, string? Result, DateOnly? ToldOn,
    string? ToldHow, bool ByParcel, string? Carrier, string? Tracking, DateOnly? SentOn, DateOnly? DeliveredOn, DateOnly? HandedOverOn, DateTime? CancelledAt)
{
    internal static RepairView Of(RepairOrder order, string number, string? customer, DateOnly today) => new(
        order.Id, order.Version, number, order.StoreCode, customer, order.State.Word(), order.Next?.Word(), order.IsLate(today), order.Workshop, order.Part, order.Nth,
        order.PartsUsed, order.CostMinor is { } cost ? Money.ToMajor(cost, order.Currency) : null, order.Currency, order.PlannedAt, order.PlannedBy, order.OutOn,
        order.ExpectedBackOn, order.BackOn, order.Result?.Word(), order.ToldOn, order.ToldHow, order.ByParcel, order.Carrier, order.Tracking, order.SentOn, order.DeliveredOn,
        order.HandedOverOn, order.CancelledAt);
}
