using System.Text.Json;
using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation.Books;

/// <summary>A cent that is not where it should be.</summary>
/// <param name="Account">Where.</param>
/// <param name="Is">What the entries add up to, in major units.</param>
/// <param name="Should">What it ought to be.</param>
/// <param name="Ticket">Of a single gift.</param>
public sealed record Discrepancy(string Store, string Month, string Wallet, string Account, decimal Is, decimal Should, string Currency, string? Ticket = null);

/// <summary>Every balance was added up anew and held against what the tickets and budgets say.</summary>
public sealed class LedgerCheck
{
    private LedgerCheck()
    {
    }

    public LedgerCheck(DateTime at, string by, long entries, IReadOnlyList<Discrepancy> off)
    {
        (At, By, Entries, Off) = (at, by, entries, off.Count);
        Findings = JsonSerializer.Serialize(off.Take(MostKept), Json.Options);
    }

    private const int MostKept = 200;

    /// <summary>Given by the database: of two at one moment the later one counts.</summary>
    public long Id { get; private set; }

    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>How many entries were added up.</summary>
    public long Entries { get; private set; }

    /// <summary>How many balances were off.</summary>
    public int Off { get; private set; }

    public string Findings { get; private set; } = "[]";

    /// <summary>Reads all entries, in sums that the database makes.</summary>
    public static async Task<LedgerCheck> Run(ComplaintsDb db, string by, DateTime now, CancellationToken cancellation)
    {
        var off = new List<Discrepancy>();
        off.AddRange(await Accounts(db, cancellation));
        off.AddRange(await Lines(db, cancellation));
        off.AddRange(await Cards(db, cancellation));
        off.AddRange(await Funds(db, cancellation));
        return new LedgerCheck(now, by, await db.LedgerEntries.LongCountAsync(cancellation), off);
    }

    /// <summary>Nothing but the funding is ever below zero, and all accounts of a store's month together hold nothing.</summary>
    private static async Task<IEnumerable<Discrepancy>> Accounts(ComplaintsDb db, CancellationToken cancellation)
    {
        var taken = await db.LedgerEntries.GroupBy(entry => new { entry.StoreCode, entry.Month, entry.Wallet, entry.Currency, Account = entry.Debit })
            .Select(group => new { group.Key, Sum = -group.Sum(entry => entry.AmountMinor) }).ToListAsync(cancellation);
        var put = await db.LedgerEntries.GroupBy(entry => new { entry.StoreCode, entry.Month, entry.Wallet, entry.Currency, Account = entry.Credit })
            .Select(group => new { group.Key, Sum = group.Sum(entry => entry.AmountMinor) }).ToListAsync(cancellation);
        return taken.Concat(put).GroupBy(sum => sum.Key).Select(group => (group.Key, Sum: group.Sum(sum => sum.Sum)))
            .Where(balance => balance.Sum < 0 && balance.Key.Account != Account.Funding)
            .Select(balance => Of(balance.Key.StoreCode, balance.Key.Month, balance.Key.Wallet, balance.Key.Account, balance.Sum, 0, balance.Key.Currency));
    }

    /// <summary>Each gift's money stands where its state says.</summary>
    private static async Task<IEnumerable<Discrepancy>> Lines(ComplaintsDb db, CancellationToken cancellation)
    {
        var moved = await db.LedgerEntries.Where(entry => entry.LineId != null).GroupBy(entry => new { entry.LineId, entry.Debit, entry.Credit })
            .Select(group => new { group.Key.LineId, group.Key.Debit, group.Key.Credit, Sum = group.Sum(entry => entry.AmountMinor) }).ToListAsync(cancellation);
        var byLine = moved.ToLookup(sum => sum.LineId);
        var lines = await (
            from line in db.CompensationLines.AsNoTracking()
            join ticket in db.Tickets on line.TicketId equals ticket.Id
            select new { line.Id, line.Status, line.AmountMinor, line.StoreCode, line.Month, line.Wallet, line.Currency, ticket.Number }).ToListAsync(cancellation);
        return
            from line in lines
            let sums = byLine[line.Id]
            from account in new[] { Account.Reserved, Account.Approved, Account.Spent }
            let balance = sums.Sum(sum => (Same(sum.Credit, account) ? sum.Sum : 0) - (Same(sum.Debit, account) ? sum.Sum : 0))
            let expired = sums.Where(sum => sum.Debit == Account.Outstanding && sum.Credit is Account.Budget or Account.Funding).Sum(sum => sum.Sum)
            let should = (line.Status, account) is (CompensationStatus.Proposed, Account.Reserved) or (CompensationStatus.Given, Account.Approved) ? line.AmountMinor
                : (line.Status, account) is (CompensationStatus.HandedOver, Account.Spent) ? line.AmountMinor - expired
                : 0
            where balance != should
            select Of(line.StoreCode, line.Month, line.Wallet, account, balance, should, line.Currency, line.Number);

        // What a handed-over card still owes is as good as spent, for the gift itself.
        static bool Same(Account one, Account account) => one == account || (account == Account.Spent && one == Account.Outstanding);
    }

    /// <summary>What is owed on each card, by the card itself and so by the report on liability, is what its entries leave outstanding.</summary>
    private static async Task<IEnumerable<Discrepancy>> Cards(ComplaintsDb db, CancellationToken cancellation)
    {
        var moved = await db.LedgerEntries.Where(entry => entry.CardId != null && (entry.Debit == Account.Outstanding || entry.Credit == Account.Outstanding)).GroupBy(entry => entry.CardId)
            .Select(group => new { Card = group.Key!.Value, Sum = group.Sum(entry => entry.Credit == Account.Outstanding ? entry.AmountMinor : -entry.AmountMinor) }).ToDictionaryAsync(sum => sum.Card, sum => sum.Sum, cancellation);
        var cards = await (
            from card in db.Cards.AsNoTracking()
            join line in db.CompensationLines on card.LineId equals line.Id
            join ticket in db.Tickets on card.TicketId equals ticket.Id
            select new { card.Id, card.OwedMinor, line.StoreCode, line.Month, line.Wallet, line.Currency, ticket.Number }).ToListAsync(cancellation);
        return
            from card in cards
            let balance = moved.GetValueOrDefault(card.Id)
            where balance != card.OwedMinor
            select Of(card.StoreCode, card.Month, card.Wallet, Account.Outstanding, balance, card.OwedMinor, card.Currency, card.Number);
    }

    /// <summary>Each month was funded with the budget that holds for it.</summary>
    private static async Task<IEnumerable<Discrepancy>> Funds(ComplaintsDb db, CancellationToken cancellation)
    {
        var budgets = await db.StoreBudgets.AsNoTracking().ToListAsync(cancellation);
        var funds = await db.LedgerEntries.Where(entry => entry.Kind == EntryKind.Fund).GroupBy(entry => new { entry.StoreCode, entry.Month, entry.Currency })
            .Select(group => new { group.Key, Sum = group.Sum(entry => entry.Credit == Account.Budget ? entry.AmountMinor : -entry.AmountMinor) }).ToListAsync(cancellation);
        return
            from fund in funds
            let budget = budgets.Where(set => set.StoreCode == fund.Key.StoreCode && string.CompareOrdinal(set.FromMonth, fund.Key.Month) <= 0).MaxBy(set => set.FromMonth, StringComparer.Ordinal)
            let should = budget?.MonthlyMinor ?? 0
            where fund.Sum != should
            select Of(fund.Key.StoreCode, fund.Key.Month, Wallet.Goodwill, Account.Funding, fund.Sum, should, fund.Key.Currency);
    }

    private static Discrepancy Of(string store, string month, Wallet wallet, Account account, long @is, long should, string currency, string? ticket = null) =>
        new(store, month, wallet.Word(), account.Word(), Money.ToMajor(@is, currency), Money.ToMajor(should, currency), currency, ticket);
}

public sealed class LedgerCheckTable : IEntityTypeConfiguration<LedgerCheck>
{
    public void Configure(EntityTypeBuilder<LedgerCheck> builder)
    {
        builder.Property(check => check.By).HasMaxLength(100);
        builder.HasIndex(check => check.At);
    }
}
