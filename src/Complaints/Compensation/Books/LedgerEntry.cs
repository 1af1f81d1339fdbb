using Complaints.Access;
using Complaints.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation.Books;

/// <summary>Where money of the chain can stand. All but <see cref="Funding"/> never hold less than nothing.</summary>
public enum Account
{
    /// <summary>The chain itself, from which everything comes: the one account that goes below zero.</summary>
    Funding,

    /// <summary>What a store may still give in a month.</summary>
    Budget,

    /// <summary>Asked for and not decided.</summary>
    Reserved,

    /// <summary>Granted and not handed over.</summary>
    Approved,

    /// <summary>On cards that the customer has and has not used: what the chain owes.</summary>
    Outstanding,

    Spent,
}

public enum EntryKind
{
    Fund,
    Reserve,
    Approve,
    HandOver,
    Redeem,
    Expire,
    Release,
}

/// <summary>Law and kindness are kept apart: what the law grants uses up no limit and no budget.</summary>
public enum Wallet
{
    Goodwill,
    Statutory,
}

/// <summary>
/// An amount that moved from one account to another. Only ever added. As each row takes from one account what it gives to
/// another, the books balance by construction, and every balance is a sum over rows: what was credited less what was debited.
/// </summary>
[OnlyGrows]
public sealed class LedgerEntry
{
    private LedgerEntry()
    {
    }

    private LedgerEntry(EntryKind kind, Account debit, Account credit, long amountMinor, string currency, Wallet wallet, string store, string month, Actor by, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amountMinor, 1);
        (Kind, Debit, Credit, AmountMinor, Currency, Wallet, StoreCode, Month) = (kind, debit, credit, amountMinor, currency, wallet, store, month);
        (ById, By, At) = (by.PersonId, by.Name, now);
    }

    /// <summary>Place in the books, given by the database; gaps mean nothing.</summary>
    public long Id { get; private set; }

    public DateTime At { get; private set; }

    public EntryKind Kind { get; private set; }

    /// <summary>The account it is taken from.</summary>
    public Account Debit { get; private set; }

    /// <summary>The account it is given to.</summary>
    public Account Credit { get; private set; }

    /// <summary>In minor units, never less than 1.</summary>
    public long AmountMinor { get; private set; }

    public string Currency { get; private set; } = "";

    public Wallet Wallet { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>The month of the store's calendar whose budget it concerns, as 2026-11: the one in which it was proposed, also when it is handed over later.</summary>
    public string Month { get; private set; } = "";

    public Guid? TicketId { get; private set; }

    public Guid? LineId { get; private set; }

    public Guid? CardId { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>The proof: number of a card or parcel, or whatever else names it.</summary>
    public string? Reference { get; private set; }

    /// <summary>A store gets money to give in a month; less than before when <paramref name="amountMinor"/> is negative.</summary>
    public static LedgerEntry Fund(string store, string month, string currency, long amountMinor, Actor by, DateTime now) => amountMinor > 0
        ? new LedgerEntry(EntryKind.Fund, Account.Funding, Account.Budget, amountMinor, currency, Wallet.Goodwill, store, month, by, now)
        : new LedgerEntry(EntryKind.Fund, Account.Budget, Account.Funding, -amountMinor, currency, Wallet.Goodwill, store, month, by, now);

    /// <summary>Something happened to a line: it stays in the line's wallet and month.</summary>
    public static LedgerEntry Of(CompensationLine line, EntryKind kind, Account debit, Account credit, long amountMinor, Actor by, DateTime now, string? reference = null, Guid? card = null) =>
        new(kind, debit, credit, amountMinor, line.Currency, line.Wallet, line.StoreCode, line.Month, by, now) { TicketId = line.TicketId, LineId = line.Id, Reference = reference, CardId = card };
}

public sealed class LedgerEntryTable : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.Property(entry => entry.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Debit).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Credit).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Wallet).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Currency).HasMaxLength(3);
        builder.Property(entry => entry.StoreCode).HasMaxLength(60);
        builder.Property(entry => entry.Month).HasMaxLength(7);
        builder.Property(entry => entry.By).HasMaxLength(100);
        builder.Property(entry => entry.Reference).HasMaxLength(100);
        builder.HasIndex(entry => new { entry.StoreCode, entry.Month });
        builder.HasIndex(entry => entry.TicketId);
        builder.HasIndex(entry => entry.At);
    }
}
