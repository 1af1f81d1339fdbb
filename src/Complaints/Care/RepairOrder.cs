using System.Linq.Expressions;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Care;

/// <summary>Where the article is; follows from the dates.</summary>
public enum RepairState
{
    /// <summary>Agreed, and still in the store.</summary>
    Planned,
    AtWorkshop,

    /// <summary>Back in the store; the customer does not know yet.</summary>
    Back,

    /// <summary>The customer knows, and has not come yet.</summary>
    Told,
    OnItsWay,
    Home,
    Cancelled,
}

public enum RepairResult
{
    Repaired,
    NotRepairable,
}

/// <summary>What happens to a repair in the real world, each in its time.</summary>
public enum RepairStep
{
    Sent,
    CameBack,
    CustomerTold,
    ParcelSent,
    Delivered,
    HandedOver,
    Cancelled,
}

/// <summary>An article on its way through a workshop and back to its owner. All dates are days of the store's calendar.</summary>
public sealed class RepairOrder : ICare
{
    public const int LongestPart = 100;
    public static readonly IReadOnlyList<string> WaysOfTelling = ["call", "message", "mail", "visit"];

    /// <summary>Those that the workshop has, or has tried, are no less so because the ticket was withdrawn since. One that was called off untried is none.</summary>
    internal static readonly Expression<Func<RepairOrder, bool>> Counts = order => order.CancelledAt == null || (order.OutOn != null && (order.BackOn == null || order.Result != null));

    private RepairOrder()
    {
    }

    internal RepairOrder(Ticket ticket, string workshop, string part, int nth, DateOnly? expectedBackOn, string currency, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, StoreCode, CustomerId, Style) = (ticket.Id, ticket.StoreCode, ticket.CustomerId, ticket.Item.Style);
        (Workshop, Part, Nth, ExpectedBackOn, Currency) = (workshop, part, nth, expectedBackOn, currency);
        (PlannedAt, PlannedBy, Version) = (now, by.Name, 1);
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>As on the ticket, so that an earlier repair of the same part is found.</summary>
    public Guid? CustomerId { get; private set; }

    public string? Style { get; private set; }

    /// <summary>Counts changes from 1; two who record something at once cannot both win.</summary>
    public int Version { get; private set; }

    public string Workshop { get; private set; } = "";

    /// <summary>What is repaired, such as "left sole".</summary>
    public string Part { get; private set; } = "";

    /// <summary>1 for the first repair of this part, 2 when it is repaired once more.</summary>
    public int Nth { get; private set; }

    public string? PartsUsed { get; private set; }

    /// <summary>What the workshop charges, in minor units. For staff; no customer sees it.</summary>
    public long? CostMinor { get; private set; }

    /// <summary>ISO 4217, the store's.</summary>
    public string Currency { get; private set; } = "";

    public DateTime PlannedAt { get; private set; }

    public string PlannedBy { get; private set; } = "";

    public DateOnly? OutOn { get; private set; }

    public DateOnly? ExpectedBackOn { get; private set; }

    public DateOnly? BackOn { get; private set; }

    public RepairResult? Result { get; private set; }

    public DateOnly? ToldOn { get; private set; }

    /// <summary>One of <see cref="WaysOfTelling"/>.</summary>
    public string? ToldHow { get; private set; }

    /// <summary>It goes home by parcel; otherwise the customer fetches it.</summary>
    public bool ByParcel { get; private set; }

    public string? Carrier { get; private set; }

    public string? Tracking { get; private set; }

    public DateOnly? SentOn { get; private set; }

    public DateOnly? DeliveredOn { get; private set; }

    public DateOnly? HandedOverOn { get; private set; }

    public DateTime? CancelledAt { get; private set; }

    public RepairState State => CancelledAt is not null && Whereabouts != RepairState.Home ? RepairState.Cancelled : Whereabouts;

    /// <summary>The same of a cancelled one too: what was sent away still is somewhere.</summary>
    public RepairState Whereabouts =>
        HandedOverOn is not null || DeliveredOn is not null ? RepairState.Home
        : SentOn is not null ? RepairState.OnItsWay
        : ToldOn is not null ? RepairState.Told
        : BackOn is not null ? RepairState.Back
        : OutOn is not null ? RepairState.AtWorkshop : RepairState.Planned;

    /// <summary>What is to be done next; null when nothing is. A cancelled repair is over, but what was sent away still has to come back.</summary>
    public RepairStep? Next => State switch
    {
        RepairState.Home => null,
        RepairState.Cancelled => OutOn is null ? null : BackOn is null ? RepairStep.CameBack : SentOn is null ? RepairStep.HandedOver : RepairStep.Delivered,
        RepairState.Planned => RepairStep.Sent,
        RepairState.AtWorkshop => RepairStep.CameBack,
        RepairState.Back => RepairStep.CustomerTold,
        RepairState.Told => ByParcel ? RepairStep.ParcelSent : RepairStep.HandedOver,
        _ => RepairStep.Delivered,
    };

    /// <summary>Agreed, and not back from the workshop. What came back not repaired may go out once more before the customer has it.</summary>
    public bool IsUnderWay => BackOn is null && (OutOn is not null || State == RepairState.Planned);

    /// <summary>The workshop has it longer than it said.</summary>
    public bool IsLate(DateOnly today) => OutOn is not null && BackOn is null && ExpectedBackOn < today;

    /// <summary>More is known on the ticket than when it was planned.</summary>
    internal void Follow(Ticket ticket) => (CustomerId, Style) = (ticket.CustomerId, ticket.Item.Style);

    public bool Mends(string part) => IsSamePart(Part, part);

    internal static bool IsSamePart(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    public Refused? WhyNot(Actor by, int version)
    {
        if (!by.Sees(StoreCode))
        {
            return Refused.NotAllowed($"This repair belongs to store {StoreCode}, and you do not work there.");
        }

        return version == Version ? null : Refused.Changed("Someone changed this repair meanwhile. Look at it again, then try once more.");
    }

    public Refused? Send(DateOnly on, DateOnly? expectedBackOn)
    {
        if (State != RepairState.Planned)
        {
            return Refused.Rule("step", "It is not here any more, or the repair is cancelled: it cannot be sent to the workshop.");
        }

        if ((expectedBackOn ?? ExpectedBackOn) is not { } back || back < on)
        {
            return Refused.Form("expectedBackOn", "Say by when the workshop will have it done, not before it goes out.");
        }

        (OutOn, ExpectedBackOn) = (on, back);
        return Changed();
    }

    /// <param name="costMinor">Null when the workshop charges nothing, or has not said yet.</param>
    public Refused? CameBack(DateOnly on, RepairResult? result, string? partsUsed, long? costMinor)
    {
        if (OutOn is not { } wentOut || BackOn is not null)
        {
            return Refused.Rule("step", "It is not at the workshop, so it cannot come back from there.");
        }

        if (on < wentOut)
        {
            return Refused.Form("on", $"It went out on {wentOut:yyyy-MM-dd} only.");
        }

        if (result is null && CancelledAt is null)
        {
            return Refused.Form("result", "Look at it, then say whether it is repaired.");
        }

        (BackOn, Result, PartsUsed, CostMinor) = (on, result, partsUsed, costMinor);
        return Changed();
    }

    /// <param name="byParcel">How the customer wants it: sent home, or fetched.</param>
    public Refused? TellCustomer(DateOnly on, string how, bool byParcel)
    {
        if (State != RepairState.Back)
        {
            return Refused.Rule("step", "The customer is told when it is back and before it goes home.");
        }

        if (on < BackOn)
        {
            return Refused.Form("on", $"It came back on {BackOn:yyyy-MM-dd} only.");
        }

        (ToldOn, ToldHow, ByParcel) = (on, how, byParcel);
        return Changed();
    }

    /// <summary>The customer need not be told first: whoever wants it sent home hears of it by the parcel.</summary>
    public Refused? SendParcel(DateOnly on, string carrier, string? tracking)
    {
        if (BackOn is not { } back || SentOn is not null || State == RepairState.Home)
        {
            return Refused.Rule("step", "It can be sent home when it is back in the store and not on its way yet.");
        }

        if (on < back)
        {
            return Refused.Form("on", $"It came back on {back:yyyy-MM-dd} only.");
        }

        (SentOn, ByParcel, Carrier, Tracking) = (on, true, carrier, tracking);
        return Changed();
    }

    public Refused? Deliver(DateOnly on)
    {
        if (SentOn is not { } sent || State == RepairState.Home)
        {
            return Refused.Rule("step", "No parcel is on its way.");
        }

        if (on < sent)
        {
            return Refused.Form("on", $"The parcel was sent on {sent:yyyy-MM-dd} only.");
        }

        DeliveredOn = on;
        return Changed();
    }

    public Refused? HandOver(DateOnly on)
    {
        if (BackOn is not { } back || SentOn is not null || State == RepairState.Home)
        {
            return Refused.Rule("step", "It can be handed over when it is back in the store.");
        }

        if (on < back)
        {
            return Refused.Form("on", $"It came back on {back:yyyy-MM-dd} only.");
        }

        HandedOverOn = on;
        return Changed();
    }

    /// <summary>Nothing happens when it is over already.</summary>
    public Refused? Cancel(DateTime now)
    {
        if (State is not (RepairState.Home or RepairState.Cancelled))
        {
            CancelledAt = now;
            Version++;
        }

        return null;
    }

    private Refused? Changed()
    {
        Version++;
        return null;
    }
}

public sealed class RepairOrderTable : IEntityTypeConfiguration<RepairOrder>
{
    public void Configure(EntityTypeBuilder<RepairOrder> builder)
    {
        builder.Property(order => order.Id).ValueGeneratedNever();
        builder.Property(order => order.StoreCode).HasMaxLength(60);
        builder.Property(order => order.Style).HasMaxLength(60);
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.Property(order => order.Workshop).HasMaxLength(TextLimits.Name);
        builder.Property(order => order.Part).HasMaxLength(RepairOrder.LongestPart);
        builder.Property(order => order.PartsUsed).HasMaxLength(TextLimits.Name);
        builder.Property(order => order.Currency).HasMaxLength(3);
        builder.Property(order => order.PlannedBy).HasMaxLength(100);
        builder.Property(order => order.Result).HasConversion<string>().HasMaxLength(20);
        builder.Property(order => order.ToldHow).HasMaxLength(20);
        builder.Property(order => order.Carrier).HasMaxLength(TextLimits.Code);
        builder.Property(order => order.Tracking).HasMaxLength(TextLimits.Code);
        builder.Ignore(order => order.State);
        builder.Ignore(order => order.Whereabouts);
        builder.Ignore(order => order.Next);
        builder.Ignore(order => order.IsUnderWay);
        builder.HasIndex(order => order.TicketId);
        builder.HasIndex(order => order.CustomerId);
        builder.HasIndex(order => new { order.StoreCode, order.BackOn });
    }
}
