using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Gifts;

public enum CardState
{
    Active,

    /// <summary>Spent, to the last cent it was worth.</summary>
    Redeemed,

    Expired,

    /// <summary>Lost or stolen; whoever blocked it may let it go on.</summary>
    Blocked,
}

/// <summary>
/// A discount card, coupon or store credit in a customer's hand. What it may still cost us is owed until it is spent, and
/// free again when it expires. Settled once: of all tills that try at one moment, one wins.
/// </summary>
public sealed class Card : ICare
{
    private readonly List<CardRedemption> redemptions = [];

    private Card()
    {
    }

    /// <param name="costMinor">What this piece was granted at.</param>
    /// <param name="expiresAt">When its last day ends in the store that gave it, UTC.</param>
    internal Card(Ticket ticket, CompensationLine line, CardTerms terms, long valueMinor, long costMinor, DateOnly today, DateOnly validUntil, DateTime expiresAt, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        Number = CardNumber.New();
        (TicketId, LineId, StoreCode, Kind, KindName, Currency) = (ticket.Id, line.Id, ticket.StoreCode, line.Kind, line.KindName, line.Currency);
        (Percent, HasBalance, Combinable) = (terms.Percent, terms.HasBalance, terms.Combinable);
        (ValueMinor, LeftMinor, CostMinor, OwedMinor) = (valueMinor, valueMinor, costMinor, costMinor);
        (IssuedAt, IssuedBy, Month) = (now, by.Name, today.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
        (ValidUntil, ExpiresAt, RingsAt) = (validUntil, expiresAt, expiresAt);
    }

    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public Guid TicketId { get; private set; }

    public Guid LineId { get; private set; }

    /// <summary>The store that handed it over and whose budget paid for it.</summary>
    public string StoreCode { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public string KindName { get; private set; } = "";

    public string Currency { get; private set; } = "";

    public int? Percent { get; private set; }

    public bool HasBalance { get; private set; }

    public bool Combinable { get; private set; }

    /// <summary>The most it takes off a purchase, in minor units.</summary>
    public long ValueMinor { get; private set; }

    /// <summary>How much of that can still be used.</summary>
    public long LeftMinor { get; private set; }

    /// <summary>What the chain counts for it, in minor units.</summary>
    public long CostMinor { get; private set; }

    /// <summary>How much of that is still owed to the customer: the liability.</summary>
    public long OwedMinor { get; private set; }

    /// <summary>How much of the cost came free when it expired.</summary>
    public long ReleasedMinor { get; private set; }

    public CardState State { get; private set; }

    /// <summary>Counts changes; two tills at one moment cannot both win.</summary>
    public int Version { get; private set; }

    public DateTime IssuedAt { get; private set; }

    public string IssuedBy { get; private set; } = "";

    /// <summary>Of issue, on the store's calendar: 2026-11.</summary>
    public string Month { get; private set; } = "";

    /// <summary>The last day on which it is taken, on the calendar of the store that gave it.</summary>
    public DateOnly ValidUntil { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it has to be expired; null once it is settled.</summary>
    public DateTime? RingsAt { get; private set; }

    public string? BlockedBy { get; private set; }

    public string? BlockedWhy { get; private set; }

    public IReadOnlyList<CardRedemption> Redemptions => redemptions;

    public bool IsSettled => State is CardState.Redeemed or CardState.Expired;

    /// <summary>A minute late the job that expires it may be, the card may not.</summary>
    public bool HasExpired(DateTime now) => State == CardState.Expired || (!IsSettled && ExpiresAt <= now);

    /// <summary>What it takes off a purchase, in minor units; half a cent is rounded up.</summary>
    public long WorthOf(long purchaseMinor) => Percent is { } percent ? Math.Min(LeftMinor, ((purchaseMinor * percent) + 50) / 100) : Math.Min(LeftMinor, purchaseMinor);

    /// <summary>Spends it on a purchase: all of it, or as much as the purchase takes where it has a balance.</summary>
    /// <exception cref="InvalidOperationException">It is not active, or worth nothing here: ask <see cref="GiftDesk.WhyNot"/> first.</exception>
    internal CardRedemption Redeem(long purchaseMinor, string store, string? receipt, Actor by, DateTime now)
    {
        var worth = WorthOf(purchaseMinor);
        if (State != CardState.Active || HasExpired(now) || worth <= 0)
        {
            throw new InvalidOperationException($"Card {Id} cannot be redeemed.");
        }

        var left = HasBalance ? LeftMinor - worth : 0;
        var spent = left == 0 ? OwedMinor : Math.Min(OwedMinor, CostMinor * worth / ValueMinor);
        (LeftMinor, OwedMinor) = (left, OwedMinor - spent);
        var redemption = new CardRedemption(this, redemptions.Count + 1, purchaseMinor, worth, spent, store, receipt, by, now);
        redemptions.Add(redemption);
        if (left == 0)
        {
            (State, RingsAt) = (CardState.Redeemed, null);
        }

        Version++;
        return redemption;
    }

    /// <returns>What is not owed any more, in minor units.</returns>
    internal long Expire()
    {
        (State, RingsAt, ReleasedMinor) = (CardState.Expired, null, OwedMinor);
        (LeftMinor, OwedMinor) = (0, 0);
        Version++;
        return ReleasedMinor;
    }

    internal void Block(string? why, Actor by)
    {
        (State, BlockedWhy, BlockedBy) = why is null ? (CardState.Active, null, null) : (CardState.Blocked, why, by.Name);
        Version++;
    }
}

/// <summary>One purchase that a card was used on. Never changed.</summary>
[OnlyGrows]
public sealed class CardRedemption
{
    private CardRedemption()
    {
    }

    internal CardRedemption(Card card, int order, long purchaseMinor, long amountMinor, long costMinor, string store, string? receipt, Actor by, DateTime now)
    {
        (Id, CardId, Order, At) = (Guid.CreateVersion7(new DateTimeOffset(now)), card.Id, order, now);
        (PurchaseMinor, AmountMinor, CostMinor, StoreCode, Receipt, By) = (purchaseMinor, amountMinor, costMinor, store, receipt, by.Name);
    }

    public Guid Id { get; private set; }

    public Guid CardId { get; private set; }

    public int Order { get; private set; }

    public DateTime At { get; private set; }

    public string StoreCode { get; private set; } = "";

    public string By { get; private set; } = "";

    public string? Receipt { get; private set; }

    public long PurchaseMinor { get; private set; }

    /// <summary>What was taken off.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>What the chain counts for it.</summary>
    public long CostMinor { get; private set; }
}

public sealed class CardTable : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.Property(card => card.Id).ValueGeneratedNever();
        builder.Property(card => card.Version).IsConcurrencyToken();
        builder.Property(card => card.Number).HasMaxLength(CardNumber.Length);
        builder.Property(card => card.StoreCode).HasMaxLength(60);
        builder.Property(card => card.Kind).HasMaxLength(40);
        builder.Property(card => card.KindName).HasMaxLength(100);
        builder.Property(card => card.Currency).HasMaxLength(3);
        builder.Property(card => card.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(card => card.IssuedBy).HasMaxLength(100);
        builder.Property(card => card.Month).HasMaxLength(7);
        builder.Property(card => card.BlockedBy).HasMaxLength(100);
        builder.Property(card => card.BlockedWhy).HasMaxLength(TextLimits.Name);
        builder.HasMany(card => card.Redemptions).WithOne().HasForeignKey(redemption => redemption.CardId);
        builder.HasIndex(card => card.Number).IsUnique();
        builder.HasIndex(card => card.RingsAt);
        builder.HasIndex(card => card.TicketId);
        builder.HasIndex(card => new { card.StoreCode, card.State });
    }
}

public sealed class CardRedemptionTable : IEntityTypeConfiguration<CardRedemption>
{
    public void Configure(EntityTypeBuilder<CardRedemption> builder)
    {
        builder.Property(redemption => redemption.Id).ValueGeneratedNever();
        builder.Property(redemption => redemption.StoreCode).HasMaxLength(60);
        builder.Property(redemption => redemption.By).HasMaxLength(100);
        builder.Property(redemption => redemption.Receipt).HasMaxLength(TextLimits.Code);
        builder.HasIndex(redemption => new { redemption.CardId, redemption.Order }).IsUnique();
        builder.HasIndex(redemption => new { redemption.StoreCode, redemption.Receipt });
    }
}
