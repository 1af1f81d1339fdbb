using System.Globalization;
using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Books;

/// <summary>How my stores stand with their budget of a month.</summary>
/// <param name="Month">As 2026-11; the running month of each store when left out.</param>
[May(Role.Supervisor, Role.Quality)]
public sealed record ShowBudgets(string? Month = null, string? Store = null) : IQuery<IReadOnlyList<BudgetView>>;

/// <summary>Goodwill of one store and month, in major units.</summary>
/// <param name="Monthly">What the store may give; null when nobody set a budget.</param>
/// <param name="Reserved">Asked for and not decided.</param>
/// <param name="Approved">Granted and not handed over.</param>
/// <param name="Outstanding">On cards that are not used up.</param>
/// <param name="Released">What was set aside and came back, all in all.</param>
/// <param name="Beyond">As much of it as the chain pays beside the budget.</param>
/// <param name="Left">Null when there is no budget.</param>
/// <param name="Forecast">What the month will have cost if it goes on like this; of a month that is over, what it did.</param>
/// <param name="Owed">What the law made the store give: it counts against nothing.</param>
public sealed record BudgetView(
    string Store, string Name, string Month, string Currency, decimal? Monthly, decimal Reserved, decimal Approved, decimal Outstanding, decimal Spent, decimal Released,
    decimal Beyond, decimal? Left, decimal Forecast, decimal Owed);

public sealed class ShowBudgetsHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowBudgets, Answer<IReadOnlyList<BudgetView>>>
{
    public async Task<Answer<IReadOnlyList<BudgetView>>> Handle(ShowBudgets request, CancellationToken cancellationToken)
    {
        if (request.Month is { Length: > 0 } && Budgets.FirstDay(request.Month) is null)
        {
            return Refused.Form("month", "Give a month as 2026-11.");
        }

        var stores = (await reference.Get(cancellationToken)).Stores.Where(store => scope.Actor.Sees(store.Code) && (request.Store is not { Length: > 0 } asked || store.Code == asked)).ToList();
        var today = stores.ToDictionary(store => store.Code, store => store.DayOf(clock.Now()));
        var months = stores.ToDictionary(store => store.Code, store => request.Month is { Length: > 0 } month ? month : Budgets.MonthOf(today[store.Code]));
        var (codes, wanted) = (stores.ConvertAll(store => store.Code), months.Values.Distinct().ToList());
        var sums = await db.LedgerEntries.AsNoTracking().Where(entry => codes.Contains(entry.StoreCode) && wanted.Contains(entry.Month))
            .GroupBy(entry => new { entry.StoreCode, entry.Month, entry.Wallet, entry.Kind, entry.Debit, entry.Credit })
            .Select(group => new Moved(group.Key.StoreCode, group.Key.Month, group.Key.Wallet, group.Key.Kind, group.Key.Debit, group.Key.Credit, group.Sum(entry => entry.AmountMinor)))
            .ToListAsync(cancellationToken);
        var budgets = await db.StoreBudgets.AsNoTracking().Where(budget => codes.Contains(budget.StoreCode)).ToListAsync(cancellationToken);
        return stores.ConvertAll(store => Of(
            store, months[store.Code], today[store.Code], [.. sums.Where(sum => sum.Store == store.Code && sum.Month == months[store.Code])],
            budgets.Where(budget => budget.StoreCode == store.Code && string.CompareOrdinal(budget.FromMonth, months[store.Code]) <= 0).MaxBy(budget => budget.FromMonth, StringComparer.Ordinal)?.MonthlyMinor));
    }

    private static BudgetView Of(Store store, string month, DateOnly today, List<Moved> moved, long? monthly)
    {
        var kindness = moved.Where(sum => sum.Wallet == Wallet.Goodwill).ToList();
        long Balance(Account account) => kindness.Sum(sum => (sum.Credit == account ? sum.Minor : 0) - (sum.Debit == account ? sum.Minor : 0));
        decimal Show(long minor) => Money.ToMajor(minor, store.Currency);
        var (reserved, approved, outstanding, spent) = (Balance(Account.Reserved), Balance(Account.Approved), Balance(Account.Outstanding), Balance(Account.Spent));
        var beyond = kindness.Where(sum => sum.Kind != EntryKind.Fund).Sum(sum => (sum.Debit == Account.Funding ? sum.Minor : 0) - (sum.Credit == Account.Funding ? sum.Minor : 0));
        var opened = kindness.Any(sum => sum.Kind == EntryKind.Fund);
        var given = approved + outstanding + spent;
        return new BudgetView(
            store.Code, store.Name, month, store.Currency, monthly is { } set ? Show(set) : null, Show(reserved), Show(approved), Show(outstanding), Show(spent),
            Show(kindness.Where(sum => sum.Kind is EntryKind.Release or EntryKind.Expire).Sum(sum => sum.Minor)), Show(beyond),
            monthly is null ? null : Show(opened ? Balance(Account.Budget) : monthly.Value), Show(Forecast(given, month, today)),
            Show(moved.Where(sum => sum.Wallet == Wallet.Statutory).Sum(sum => (sum.Credit is Account.Approved ? sum.Minor : 0) - (sum is { Debit: Account.Approved, Kind: EntryKind.Release } ? sum.Minor : 0))));
    }

    /// <summary>The month's pace so far, carried on to its last day.</summary>
    internal static long Forecast(long givenMinor, string month, DateOnly today)
    {
        var first = Budgets.FirstDay(month)!.Value;
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        var passed = Math.Clamp(today.DayNumber - first.DayNumber + 1, 0, days);
        return passed == 0 ? givenMinor : (long)Math.Round((decimal)givenMinor * days / passed, MidpointRounding.AwayFromZero);
    }

    private sealed record Moved(string Store, string Month, Wallet Wallet, EntryKind Kind, Account Debit, Account Credit, long Minor);
}
