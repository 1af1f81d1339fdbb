using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>How my stores stand at this moment; one of them when it is named.</summary>
[May(Role.Supervisor)]
public sealed record ShowBoard(string? Store = null) : IQuery<Board>;

/// <param name="Steps">In the order of the process; a step of complaints that nobody stands at has a count of 0.</param>
/// <param name="Moods">Shouting first.</param>
/// <param name="Ages">Youngest first, in days of each store.</param>
/// <param name="Goodwill">Given since the first of the month, by currency; each store counts its own month.</param>
/// <param name="Budgets">What is left of this month's budget, by currency; none where no store has one.</param>
/// <param name="LowStock">Gifts, each size for itself, of which few or none lie in the store.</param>
public sealed record Board(
    int Open, int Late, IReadOnlyList<BoardStep> Steps, IReadOnlyList<BoardMood> Moods, IReadOnlyList<BoardAge> Ages, BoardPromises Promises, BoardRepairs Repairs,
    int Approvals, DateTime? OldestApproval, IReadOnlyList<BoardMoney> Goodwill, IReadOnlyList<BoardStore> Stores,
    int LowStock, IReadOnlyList<BoardBudget> Budgets);

/// <param name="Waiting">Those of them that wait for a decision on their compensation.</param>
public sealed record BoardStep(string Stage, int Count, int Late, int Waiting, DateTime? Oldest);

/// <param name="Mood">5 to 1; null where nobody saw the customer.</param>
public sealed record BoardMood(int? Mood, int Count);

/// <param name="From">Opened at least so many days ago.</param>
/// <param name="To">And at most so many; null for all that are older.</param>
public sealed record BoardAge(int From, int? To, int Count);

public sealed record BoardPromises(int Late, int Today, int Week);

/// <param name="Back">In the store, and the customer does not know yet.</param>
public sealed record BoardRepairs(int Late, int AtWorkshop, int Back);

/// <param name="Amount">In major units.</param>
public sealed record BoardMoney(decimal Amount, string Currency);

/// <param name="Left">In major units, as is the budget itself.</param>
/// <param name="NearlyUsed">Stores that have less than a tenth of theirs left.</param>
public sealed record BoardBudget(decimal Left, decimal Monthly, string Currency, int NearlyUsed);

public sealed record BoardStore(string Code, string Name);

public sealed class ShowBoardHandler(
    ComplaintsDb db, ProcessDefinitions definitions, ReferenceLists reference, StoreHours hours, Budgets budgets, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowBoard, Answer<Board>>
{
    /// <summary>Where one age band ends and the next begins, in days.</summary>
    private static readonly int[] Bands = [1, 3, 7, 14];

    public async Task<Answer<Board>> Handle(ShowBoard request, CancellationToken cancellationToken)
    {
        var (actor, now, lists) = (scope.Actor, clock.Now(), await reference.Get(cancellationToken));
        var stores = lists.Stores.Where(store => actor.Sees(store.Code)).ToList();
        if (request.Store is { Length: > 0 } wanted && stores.All(store => store.Code != wanted))
        {
            return Refused.NotAllowed($"You do not work in store {wanted}.");
        }

        var shown = stores.Where(store => string.IsNullOrEmpty(request.Store) || store.Code == request.Store).ToList();
        var tickets = db.Tickets.AsNoTracking().SeenBy(actor)
            .Where(ticket => ticket.Source == null && (ticket.Status == TicketStatus.Open || ticket.Status == TicketStatus.AwaitingApproval))
            .Where(ticket => request.Store == null || request.Store == "" || ticket.StoreCode == request.Store);
        var groups = await tickets.GroupBy(ticket => new { ticket.Stage, ticket.Mood, ticket.Status })
            .Select(group => new Standing(
                group.Key.Stage, group.Key.Mood, group.Key.Status, group.Count(), group.Sum(ticket => ticket.DueAt < now && ticket.Status == TicketStatus.Open ? 1 : 0), group.Min(ticket => ticket.OpenedAt)))
            .ToListAsync(cancellationToken);
        var approvals = await db.Approvals.AsNoTracking()
            .Where(approval => approval.Status == ApprovalStatus.Waiting && tickets.Any(ticket => ticket.Id == approval.TicketId))
            .OrderBy(approval => approval.AskedAt).Select(approval => approval.AskedAt).ToListAsync(cancellationToken);
        return new Board(
            groups.Sum(group => group.Count), groups.Sum(group => group.Late), Steps(groups),
            [.. groups.GroupBy(group => group.Mood).OrderByDescending(mood => mood.Key ?? 0).Select(mood => new BoardMood(mood.Key, mood.Sum(group => group.Count)))],
            await Ages(tickets, lists.Stores, now, cancellationToken), await Promises(request.Store, now, cancellationToken), await Repairs(request.Store, now, cancellationToken),
            approvals.Count, approvals.Count == 0 ? null : approvals[0],
            await Goodwill(shown, now, cancellationToken),
            [.. stores.Select(store => new BoardStore(store.Code, store.Name))], await LowStock(request.Store, [.. stores.Select(store => store.Code)], cancellationToken),
            BudgetsOf(await budgets.Running(shown, cancellationToken)));
    }

    private static List<BoardBudget> BudgetsOf(IEnumerable<RunningBudget> running) =>
        [.. running.GroupBy(budget => budget.Store.Currency).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => new BoardBudget(
            Money.ToMajor(same.Sum(budget => budget.LeftMinor), same.Key), Money.ToMajor(same.Sum(budget => budget.MonthlyMinor), same.Key), same.Key,
            same.Count(budget => budget.LeftMinor * 10 < budget.MonthlyMinor)))];

    private Task<int> LowStock(string? store, List<string> mine, CancellationToken cancellation) =>
        db.StockItems.CountAsync(item => item.Count <= item.LowAt && mine.Contains(item.StoreCode) && (store == null || store == "" || item.StoreCode == store), cancellation);

    private sealed record Standing(string? Stage, int? Mood, TicketStatus Status, int Count, int Late, DateTime Oldest);

    private List<BoardStep> Steps(List<Standing> groups)
    {
        var known = definitions.Stages(Choices.Complaint);
        return [.. known.Concat(groups.Select(group => group.Stage).OfType<string>().Except(known)).Select(stage =>
        {
            var here = groups.Where(group => group.Stage == stage).ToList();
            return new BoardStep(
                stage, here.Sum(group => group.Count), here.Sum(group => group.Late), here.Where(group => group.Status == TicketStatus.AwaitingApproval).Sum(group => group.Count),
                here.Count == 0 ? null : here.Min(group => group.Oldest));
        })];
    }

    private static async Task<List<BoardAge>> Ages(IQueryable<Ticket> tickets, IReadOnlyList<Store> stores, DateTime now, CancellationToken cancellation)
    {
        var ages = new List<BoardAge>();
        var from = 0;
        foreach (var to in Bands.Select(band => (int?)band).Append(null))
        {
            ages.Add(new BoardAge(from, to, await tickets.Aged(from, to, stores, now).CountAsync(cancellation)));
            from = to + 1 ?? from;
        }

        return ages;
    }

    private async Task<BoardPromises> Promises(string? store, DateTime now, CancellationToken cancellation)
    {
        var week = DateOnly.FromDateTime(now).AddDays(8);
        var open = await db.Promises.AsNoTracking().SeenBy(scope.Actor, store).Where(promise => promise.State == PromiseState.Open && promise.DueOn <= week)
            .GroupBy(promise => new { promise.StoreCode, promise.DueOn, Late = promise.DueAt <= now }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var (late, dueToday, thisWeek) = (0, 0, 0);
        foreach (var group in open)
        {
            var today = (await hours.Of(group.Key.StoreCode, cancellation)).DayOf(now);
            late += group.Key.Late ? group.Count : 0;
            dueToday += !group.Key.Late && group.Key.DueOn <= today ? group.Count : 0;
            thisWeek += !group.Key.Late && group.Key.DueOn > today && group.Key.DueOn < today.AddDays(7) ? group.Count : 0;
        }

        return new BoardPromises(late, dueToday, thisWeek);
    }

    private async Task<BoardRepairs> Repairs(string? store, DateTime now, CancellationToken cancellation)
    {
        var orders = db.RepairOrders.AsNoTracking().SeenBy(scope.Actor, store).Where(order => order.CancelledAt == null);
        var away = await orders.Where(order => order.OutOn != null && order.BackOn == null)
            .GroupBy(order => new { order.StoreCode, order.ExpectedBackOn }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var late = 0;
        foreach (var group in away)
        {
            late += group.Key.ExpectedBackOn < (await hours.Of(group.Key.StoreCode, cancellation)).DayOf(now) ? group.Count : 0;
        }

        var back = await orders.CountAsync(order => order.BackOn != null && order.ToldOn == null && order.SentOn == null && order.HandedOverOn == null, cancellation);
        return new BoardRepairs(late, away.Sum(group => group.Count), back);
    }

    private async Task<List<BoardMoney>> Goodwill(IReadOnlyList<Store> stores, DateTime now, CancellationToken cancellation)
    {
        var given = new Dictionary<string, long>();
        foreach (var zone in stores.GroupBy(store => store.TimeZone))
        {
            var codes = zone.Select(store => store.Code).ToList();
            var since = MonthBegins(zone.Key, now);
            var sums = await (
                from entry in db.LedgerEntries.AsNoTracking()
                join ticket in db.Tickets.SeenBy(scope.Actor) on entry.TicketId equals (Guid?)ticket.Id
                where entry.Wallet == Wallet.Goodwill && entry.At >= since && codes.Contains(entry.StoreCode)
                    && (entry.Kind == EntryKind.Approve || (entry.Kind == EntryKind.Release && entry.Debit == Account.Approved))
                group entry by entry.Currency into money
                select new { Currency = money.Key, Minor = money.Sum(entry => entry.Kind == EntryKind.Approve ? entry.AmountMinor : -entry.AmountMinor) }).ToListAsync(cancellation);
            foreach (var sum in sums)
            {
                given[sum.Currency] = given.GetValueOrDefault(sum.Currency) + sum.Minor;
            }
        }

        return [.. given.OrderBy(money => money.Key, StringComparer.Ordinal).Select(money => new BoardMoney(Money.ToMajor(money.Value, money.Key), money.Key))];
    }

    private static DateTime MonthBegins(string timeZone, DateTime now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTimeFromUtc(now, zone);
        return TimeZoneInfo.ConvertTimeToUtc(new DateTime(local.Year, local.Month, 1, 0, 0, 0, DateTimeKind.Unspecified), zone);
    }
}
