using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Demo;

/// <summary>
/// Customers who agreed to hear from us: in each store one who bought for much a week ago and is to be called today, one to be
/// called tomorrow, and one who was brought by another and is thanked today. Lived through by the real processes.
/// </summary>
internal sealed class DemoVisits(ComplaintsDb db, ProcessDefinitions definitions, Lists lists, IReadOnlyList<DemoStyle> styles, DateTime now)
{
    private const int PerStore = 4;

    private readonly DemoClock clock = new();
    private readonly RequestScope scope = new();

    public async Task Plan(DemoStore store, IReadOnlyList<Customer> customers, Actor clerk)
    {
        scope.Actor = clerk;
        var processes = DemoWalk.StoreOf(db, definitions, lists, scope, clock);
        var events = new CustomerEvents(db, new CustomerDesk(db, scope), processes, new StoreHours(_ => ValueTask.FromResult(lists)), clock);
        var some = customers.Where(customer => customer.Phone is not null).OrderBy(customer => customer.CreatedAt).ThenBy(customer => customer.Phone, StringComparer.Ordinal).Take(PerStore).ToList();
        if (some.Count < PerStore)
        {
            return;
        }

        foreach (var customer in some)
        {
            db.AddRange(CustomerChoices.Channels.Select(channel => new CustomerConsent(customer.Id, channel, clerk, now.AddDays(-20))));
        }

        await Sold(events, store, some[0], 7, 1);
        await Sold(events, store, some[1], 6, 2);
        foreach (var timer in db.ProcessTimers.Local.Where(timer => timer.DueAt <= now && timer.TicketId is null).ToList())
        {
            clock.Utc = timer.DueAt!.Value;
            await processes.Advance(db.Tracked<ProcessInstance>(row => row.Id == timer.InstanceId)!, new TimerDue(timer.Id), CancellationToken.None);
        }

        clock.Utc = now;
        some[3].BroughtBy(some[2]);
        await events.Referred(some[3], some[2], store.Code, CancellationToken.None);
    }

    /// <summary>Two pairs for more than the limit of every currency, an hour short of so many days ago.</summary>
    private async Task Sold(CustomerEvents events, DemoStore store, Customer customer, int daysAgo, int number)
    {
        clock.Utc = now.AddDays(-daysAgo).AddMinutes(-number);
        var currency = store.Store.Currency;
        var day = store.Store.Calendar.DayOf(clock.Utc);
        var price = currency == "CNY" ? 1_240_00L : 149_00L;
        var lines = styles.Take(2).Select((style, index) => new Purchase(
            store.Code, $"{store.Code}-20000{number}", index + 1, day, style.Style.Code, style.Style.Colours.FirstOrDefault(), style.Style.Sizes.FirstOrDefault(), style.Style.Batches.FirstOrDefault(), null, price, currency, customer, clock.Utc)).ToList();
        db.AddRange(lines);
        await events.Bought(customer, lines, CancellationToken.None);
    }
}
