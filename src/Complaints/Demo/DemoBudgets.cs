using Complaints.Access;
using Complaints.Compensation.Books;
using Complaints.Data;
using Complaints.Products;

namespace Complaints.Demo;

/// <summary>What the demo's stores may give each month. One of them has given nearly all of this month's.</summary>
internal static class DemoBudgets
{
    private const string NearlyUsed = "T02";
    private const int MonthsBack = 36;

    public static IEnumerable<StoreBudget> Make(IEnumerable<Store> stores, Actor by, DateTime now) => stores.Select(store =>
        new StoreBudget(store.Code, Budgets.MonthOf(store.DayOf(now).AddMonths(-MonthsBack)), store.Currency, store.Currency == "CNY" ? 2_000_00 : 250_00, by, now.AddMonths(-MonthsBack)));

    /// <summary>This month's budget of one store is cut to a little more than it has given.</summary>
    public static async Task Tighten(ComplaintsDb db, Budgets budgets, Lists lists, Actor by, DateTime now)
    {
        var store = lists.Store(NearlyUsed)!;
        var month = Budgets.MonthOf(store.DayOf(now));
        var (before, left) = (await budgets.Monthly(store.Code, month, CancellationToken.None), await budgets.Left(store, month, null, CancellationToken.None));
        if (before is not { } monthly || monthly - left is not { } used || used == 0)
        {
            return;
        }

        // To full tens, so that it reads like a decision.
        var after = ((used * 100 / 93) + 9_99) / 10_00 * 10_00;
        db.Add(new StoreBudget(store.Code, month, store.Currency, after, by, now));
        db.Add(LedgerEntry.Fund(store.Code, month, store.Currency, after - monthly, by, now));
    }
}
