using System.Globalization;
using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Books;

/// <summary>How a store stands with its budget of the running month.</summary>
public sealed record RunningBudget(Store Store, long MonthlyMinor, long LeftMinor);

/// <summary>What is left of a store's month.</summary>
public sealed class Budgets(ComplaintsDb db, TimeProvider clock)
{
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <returns>Null for what is no month.</returns>
    public static DateOnly? FirstDay(string? month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && (day.Year is > 2000 and < 3000) ? day : null;

    /// <summary>What the store may give in this month; null when nobody set a budget.</summary>
    public async Task<long?> Monthly(string store, string month, CancellationToken cancellation) => (await db.StoreBudgets.Where(budget => budget.StoreCode == store).ToListAsync(cancellation))
        .Where(budget => string.CompareOrdinal(budget.FromMonth, month) <= 0).MaxBy(budget => budget.FromMonth, StringComparer.Ordinal)?.MonthlyMinor;

    /// <summary>Of those of the stores that have a budget, as it is saved.</summary>
    public async Task<IReadOnlyList<RunningBudget>> Running(IReadOnlyList<Store> stores, CancellationToken cancellation)
    {
        var now = clock.Now();
        var (codes, months) = (stores.Select(store => store.Code).ToList(), stores.ToDictionary(store => store.Code, store => MonthOf(store.DayOf(now))));
        var running = months.Values.Distinct().ToList();
        var set = (await db.StoreBudgets.AsNoTracking().Where(budget => codes.Contains(budget.StoreCode)).ToListAsync(cancellation)).ToLookup(budget => budget.StoreCode);
        var moved = (await db.LedgerEntries.AsNoTracking()
                .Where(entry => codes.Contains(entry.StoreCode) && running.Contains(entry.Month) && (entry.Debit == Account.Budget || entry.Credit == Account.Budget))
                .GroupBy(entry => new { entry.StoreCode, entry.Month })
                .Select(group => new { group.Key, Opened = group.Any(entry => entry.Kind == EntryKind.Fund), Sum = group.Sum(entry => entry.Credit == Account.Budget ? entry.AmountMinor : -entry.AmountMinor) }).ToListAsync(cancellation))
            .ToDictionary(sum => (sum.Key.StoreCode, sum.Key.Month));
        return [.. stores
            .Select(store => (Store: store, Budget: set[store.Code].Where(budget => string.CompareOrdinal(budget.FromMonth, months[store.Code]) <= 0).MaxBy(budget => budget.FromMonth, StringComparer.Ordinal)))
            .Where(row => row.Budget is not null)
            .Select(row => new RunningBudget(
                row.Store, row.Budget!.MonthlyMinor, moved.GetValueOrDefault((row.Store.Code, months[row.Store.Code])) is { Opened: true } sum ? sum.Sum : row.Budget.MonthlyMinor))];
    }

    /// <summary>What is left to give, with what this request has done so far. Whoever asks has taken the store's turn.</summary>
    /// <returns>In minor units; null when no budget is set.</returns>
    public async Task<long?> Left(Store store, string month, Ticket? ticket, CancellationToken cancellation)
    {
        if (await Monthly(store.Code, month, cancellation) is not { } monthly)
        {
            return null;
        }

        var saved = await db.LedgerEntries.AsNoTracking()
            .Where(entry => entry.StoreCode == store.Code && entry.Month == month && (entry.Debit == Account.Budget || entry.Credit == Account.Budget))
            .GroupBy(entry => entry.Kind == EntryKind.Fund)
            .Select(group => new { Funds = group.Key, Sum = group.Sum(entry => entry.Credit == Account.Budget ? entry.AmountMinor : -entry.AmountMinor) })
            .ToListAsync(cancellation);
        var unsaved = db.ChangeTracker.Entries<LedgerEntry>().Where(row => row.State == EntityState.Added).Select(row => row.Entity)
            .Union((ticket?.Compensation ?? []).SelectMany(line => line.Entries).Where(entry => entry.Id == 0))
            .Where(entry => entry.StoreCode == store.Code && entry.Month == month).ToList();
        var left = saved.Sum(sum => sum.Sum) + unsaved.Sum(entry => entry.Credit == Account.Budget ? entry.AmountMinor : entry.Debit == Account.Budget ? -entry.AmountMinor : 0);

        // The first to give something in a month opens it.
        if (monthly > 0 && !saved.Any(sum => sum.Funds) && !unsaved.Any(entry => entry.Kind == EntryKind.Fund))
        {
            db.Add(LedgerEntry.Fund(store.Code, month, store.Currency, monthly, Actor.System, clock.Now()));
            left += monthly;
        }

        return left;
    }
}
