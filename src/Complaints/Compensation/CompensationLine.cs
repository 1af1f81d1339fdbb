using Complaints.Access;
using Complaints.Compensation.Books;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation;

public enum CompensationStatus
{
    /// <summary>Waits for somebody to decide.</summary>
    Proposed,

    /// <summary>Granted, and not handed over yet.</summary>
    Given,

    HandedOver,

    /// <summary>Rejected, or taken back because the ticket was withdrawn, cancelled or taken outside.</summary>
    FellAway,
}

/// <summary>How it can be shown that the customer has it.</summary>
public enum Proof
{
    /// <summary>Whoever gave it says so.</summary>
    Tap,

    /// <summary>The customer signed.</summary>
    Signature,
    CardNumber,
    ParcelNumber,
}

/// <summary>What is proposed, priced by the catalogue of the day.</summary>
/// <param name="BeyondMinor">As much of it as the budget of the month does not hold; all of it where there is none.</param>
/// <param name="Month">As 2026-11, on the store's calendar.</param>
/// <param name="FromEnvelope">It passes the limit of whoever gives it, and the envelope for second offers holds it.</param>
public sealed record Offer(CompensationKind Kind, int Quantity, long AmountMinor, long BeyondMinor, string Month, string? Note, bool FromEnvelope = false);

/// <summary>A card that is handed over for a line.</summary>
/// <param name="Name">Enough of its number to tell it from others, and too little to spend it.</param>
public sealed record CardPiece(Guid Id, string Name, long CostMinor);

/// <summary>Something given to the customer at a stage. Whatever happens to it is posted by it: no state without its entries.</summary>
public sealed class CompensationLine
{
    private const int MostReference = 100;

    private readonly List<LedgerEntry> entries = [];

    private CompensationLine()
    {
    }

    internal CompensationLine(Ticket ticket, Guid visitId, int order, Offer offer, bool given, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        TicketId = ticket.Id;
        StoreCode = ticket.StoreCode;
        VisitId = visitId;
        Order = order;
        Kind = offer.Kind.Kind;
        KindName = offer.Kind.Name;
        KindVersion = offer.Kind.Version;
        Wallet = offer.Kind.Wallet;
        Proof = offer.Kind.Proof;
        Quantity = offer.Quantity;
        AmountMinor = offer.AmountMinor;
        BeyondMinor = offer.BeyondMinor;
        FromEnvelope = offer.FromEnvelope;
        Currency = offer.Kind.Currency;
        Month = offer.Month;
        Note = offer.Note;
        ProposedAt = now;
        Post(EntryKind.Reserve, Account.Budget, Account.Reserved, AmountMinor - BeyondMinor, by, now);
        Post(EntryKind.Reserve, Account.Funding, Account.Reserved, BeyondMinor, by, now);
        if (given)
        {
            Grant(AmountMinor, by, now);
        }
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public Guid VisitId { get; private set; }

    public string StoreCode { get; private set; } = "";

    public int Order { get; private set; }

    public string Kind { get; private set; } = "";

    /// <summary>As the catalogue called it on that day.</summary>
    public string KindName { get; private set; } = "";

    /// <summary>Which version of the catalogue's entry it was given under.</summary>
    public int KindVersion { get; private set; }

    public Wallet Wallet { get; private set; }

    /// <summary>What it takes to hand it over.</summary>
    public Proof Proof { get; private set; }

    public int Quantity { get; private set; }

    /// <summary>Cost of the whole line in minor units, as given or, while it waits, as asked for.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>As much of it as the chain pays beside the store's budget, in minor units.</summary>
    public long BeyondMinor { get; private set; }

    /// <summary>Given above the limit of whoever gave it, from what is set aside for second offers.</summary>
    public bool FromEnvelope { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>The month whose budget it concerns, as 2026-11.</summary>
    public string Month { get; private set; } = "";

    public string? Note { get; private set; }

    public CompensationStatus Status { get; private set; }

    public DateTime ProposedAt { get; private set; }

    public DateTime? HandedOverAt { get; private set; }

    public string? HandedOverBy { get; private set; }

    /// <summary>How it was shown that the customer has it; null until then.</summary>
    public Proof? ShownBy { get; private set; }

    /// <summary>Number of the card or parcel; null when the proof has none.</summary>
    public string? Reference { get; private set; }

    /// <summary>The strokes of whoever took it and signed, as <see cref="Stages.Signature"/> keeps them.</summary>
    public string? SignaturePath { get; private set; }

    /// <summary>What was posted since it was read. The rest is in the ledger.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>Whether it weighs on the limits: given, or perhaps soon.</summary>
    public bool Counts => Status != CompensationStatus.FellAway;

    /// <summary>Nobody has to decide it any more, and the customer has it or will.</summary>
    public bool IsGranted => Status is CompensationStatus.Given or CompensationStatus.HandedOver;

    /// <summary>Why it cannot be handed over like this; null when it can.</summary>
    internal Refused? WhyNotHandOver(Proof shownBy) => Status switch
    {
        CompensationStatus.Proposed => Refused.Rule("", "This still waits for a decision. Nothing is handed over before it."),
        CompensationStatus.FellAway => Refused.Rule("", "This was not granted, or taken back, so there is nothing to hand over."),
        CompensationStatus.HandedOver => Refused.Changed($"{HandedOverBy} has handed this over already."),
        _ when Proof != Proof.Tap && shownBy != Proof && !(Proof == Proof.Signature && shownBy == Proof.ParcelNumber) => Refused.Form("proof", $"This is handed over with {Proof:HandOver}."),
        _ => null,
    };

    /// <summary>A line from before there was a ledger gets its entries, all of them paid beside any budget. What became of it since is posted after that.</summary>
    internal void OpenBooks(string store, string month, Actor by, DateTime now)
    {
        (StoreCode, Month, BeyondMinor, ProposedAt) = (store, month, AmountMinor, now);
        if (Status != CompensationStatus.FellAway)
        {
            Post(EntryKind.Reserve, Account.Funding, Account.Reserved, AmountMinor, by, now);
            if (Status == CompensationStatus.Given)
            {
                Post(EntryKind.Approve, Account.Reserved, Account.Approved, AmountMinor, by, now);
            }
        }
    }

    /// <summary>Granted as asked or for less; what is not needed goes back.</summary>
    internal void Grant(long grantedMinor, Actor by, DateTime now)
    {
        Post(EntryKind.Approve, Account.Reserved, Account.Approved, grantedMinor, by, now);
        GiveBack(Account.Reserved, AmountMinor - grantedMinor, by, now);
        (Status, AmountMinor) = (CompensationStatus.Given, grantedMinor);
    }

    /// <summary>The customer gets none of it: all that was set aside goes back.</summary>
    internal void FallAway(Actor by, DateTime now)
    {
        GiveBack(Status == CompensationStatus.Proposed ? Account.Reserved : Account.Approved, AmountMinor, by, now);
        Status = CompensationStatus.FellAway;
    }

    /// <summary>The customer has it.</summary>
    /// <param name="cards">What is on them is owed until the customer uses it.</param>
    internal void HandOver(Proof shownBy, string? reference, IReadOnlyList<CardPiece> cards, Actor by, DateTime now)
    {
        foreach (var card in cards)
        {
            Post(EntryKind.HandOver, Account.Approved, Account.Outstanding, card.CostMinor, by, now, card.Name, card.Id);
        }

        Post(EntryKind.HandOver, Account.Approved, Account.Spent, AmountMinor - cards.Sum(card => card.CostMinor), by, now, reference);
        (Status, ShownBy, Reference, HandedOverBy, HandedOverAt) = (CompensationStatus.HandedOver, shownBy, cards.Count > 0 ? string.Join(", ", cards.Select(card => card.Name)) : reference, by.Name, now);
        Reference = Reference is { Length: > MostReference } ? Reference[..MostReference] : Reference;
    }

    internal void Signed(string path) => SignaturePath = path;

    /// <summary>The customer used as much of a card.</summary>
    internal void Redeem(long amountMinor, Guid card, string? reference, Actor by, DateTime now) =>
        Post(EntryKind.Redeem, Account.Outstanding, Account.Spent, amountMinor, by, now, reference, card);

    /// <summary>As much of a card is not owed any more, because its time is over.</summary>
    internal void Expire(long amountMinor, Guid card, Actor by, DateTime now)
    {
        var beyond = Math.Min(BeyondMinor, amountMinor);
        Post(EntryKind.Expire, Account.Outstanding, Account.Funding, beyond, by, now, card: card);
        Post(EntryKind.Expire, Account.Outstanding, Account.Budget, amountMinor - beyond, by, now, card: card);
        BeyondMinor -= beyond;
    }

    /// <summary>What the chain paid beside the budget goes back to it first, the rest to the store.</summary>
    private void GiveBack(Account from, long amountMinor, Actor by, DateTime now)
    {
        var beyond = Math.Min(BeyondMinor, amountMinor);
        Post(EntryKind.Release, from, Account.Funding, beyond, by, now);
        Post(EntryKind.Release, from, Account.Budget, amountMinor - beyond, by, now);
        BeyondMinor -= beyond;
    }

    private void Post(EntryKind kind, Account debit, Account credit, long amountMinor, Actor by, DateTime now, string? reference = null, Guid? card = null)
    {
        if (amountMinor != 0)
        {
            entries.Add(LedgerEntry.Of(this, kind, debit, credit, amountMinor, by, now, reference, card));
        }
    }
}

public sealed class CompensationLineTable : IEntityTypeConfiguration<CompensationLine>
{
    public void Configure(EntityTypeBuilder<CompensationLine> builder)
    {
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.StoreCode).HasMaxLength(60);
        builder.Property(line => line.Kind).HasMaxLength(40);
        builder.Property(line => line.KindName).HasMaxLength(100);
        builder.Property(line => line.Currency).HasMaxLength(3);
        builder.Property(line => line.Month).HasMaxLength(7);
        builder.Property(line => line.KindVersion).HasDefaultValue(1).ValueGeneratedNever();
        builder.Property(line => line.Note).HasMaxLength(TextLimits.Note);
        builder.Property(line => line.Wallet).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Wallet.Goodwill);
        builder.Property(line => line.Proof).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Proof.Tap);
        builder.Property(line => line.ShownBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(line => line.HandedOverBy).HasMaxLength(100);
        builder.Property(line => line.Reference).HasMaxLength(100);
        builder.Property(line => line.BeyondMinor).IsConcurrencyToken();
        builder.Property(line => line.SignaturePath).HasMaxLength(Stages.Signature.MostCharacters);

        // Two who decide, hand over, take back or let two of its cards expire at once: the second finds another state than it read, and is asked afresh.
        builder.Property(line => line.Status).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
        builder.HasMany(line => line.Entries).WithOne().HasForeignKey(entry => entry.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(line => line.TicketId);
        builder.HasIndex(line => line.ProposedAt);
    }
}
