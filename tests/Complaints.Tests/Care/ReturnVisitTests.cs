using System.Globalization;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Processes;
using Complaints.Tests.Support;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Care;

/// <summary>Calls and thanks after a purchase, a recommendation, a repair: the processes in workflows/.</summary>
public sealed class ReturnVisitTests
{
    private const string Zhao = "+86 22 1234 5678";

    [Fact]
    public async Task Large_purchase_is_followed_by_a_call_a_week_later_with_name_number_reason_and_script()
    {
        await using var app = await ComplaintsApp.Start();
        await Buyer(app);
        await app.BringPurchases(app.Supervisor, Sale(1, 2400.50m));
        Assert.Empty((await Calls(app)).Items);

        await app.Advance(TimeSpan.FromDays(6.9));
        Assert.Empty((await Calls(app)).Items);
        await app.Advance(TimeSpan.FromDays(0.1));

        var call = Assert.Single((await Calls(app)).Items);
        Assert.Equal((null, "Zhao Lei", Zhao, "T01", true), (call.Ticket, call.Customer, call.Phone, call.Store, call.OneTap));
        Assert.Equal("Bought for 2,400.50 CNY a week ago: how does it wear?", call.Why);
        Assert.Equal("Hello Zhao Lei, thank you for shopping with us last week. Do you have two minutes?", call.Say![0]);
        Assert.True(call.Advice.Now);
        Assert.Empty((await app.Done(app.OtherFloor, new ListCalls())).Items);
        Assert.Equal("call", Assert.Single((await app.Done(app.Floor, new ListMyWork())).Items).Contact);
    }

    [Fact]
    public async Task Week_that_ends_at_night_leads_to_a_call_when_the_store_opens()
    {
        await using var app = await ComplaintsApp.Start();
        app.Clock.Advance(TimeSpan.FromHours(10));   // three in the morning in the shop
        await Buyer(app);
        await app.BringPurchases(app.Supervisor, Sale(1, 2500));

        await app.Advance(TimeSpan.FromDays(7));

        Assert.Empty((await Calls(app)).Items);
        var due = await app.Saved(db => db.ProcessTimers.Select(timer => timer.DueAt!.Value).SingleAsync());
        Assert.True(due > app.Clock.GetUtcNow().UtcDateTime);
        await app.Advance(due - app.Clock.GetUtcNow().UtcDateTime);
        Assert.Single((await Calls(app)).Items);
    }

    [Fact]
    public async Task Customer_who_does_not_answer_is_tried_three_times_on_different_days()
    {
        await using var app = await ComplaintsApp.Start();
        await Buyer(app);
        await app.BringPurchases(app.Supervisor, Sale(1, 2500));
        await app.Advance(TimeSpan.FromDays(7));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CallsPage>("/calls");
        page.WaitForAssertion(() => Assert.Equal("tel:+862212345678", page.Find("a[href^='tel:']").GetAttribute("href")));
        Assert.Contains("how does it wear?", page.Markup, StringComparison.Ordinal);

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Nobody answered").Click();

        page.WaitForAssertion(() => Assert.Contains("Nobody is to be called today.", page.Markup, StringComparison.Ordinal));
        await app.Advance(TimeSpan.FromDays(1));
        var second = Assert.Single((await Calls(app)).Items);
        Assert.Equal("Li Wei", Assert.Single(second.Tries).By);
        await app.Done(app.Floor, new CompleteTask(second.Task, second.Version, "noReply"));
        await app.Advance(TimeSpan.FromDays(1));
        var third = Assert.Single((await Calls(app)).Items);
        Assert.Equal(2, third.Tries.Count);
        var done = await app.Done(app.Floor, new CompleteTask(third.Task, third.Version, "noReply"));
        await app.Advance(TimeSpan.FromDays(30));

        Assert.Equal("finished", done.Status);
        Assert.Empty((await Calls(app)).Items);
    }

    [Fact]
    public async Task What_was_heard_is_asked_for_and_kept()
    {
        await using var app = await ComplaintsApp.Start();
        await Buyer(app);
        await app.BringPurchases(app.Supervisor, Sale(1, 2500));
        await app.Advance(TimeSpan.FromDays(7));
        var call = Assert.Single((await Calls(app)).Items);

        var short_ = await app.Send(app.Floor, new CompleteTask(call.Task, call.Version, "reached"));
        Assert.Equal(["fields.wearing", "fields.washing"], short_.Problems.Select(problem => problem.Field));
        var done = await app.Done(app.Floor, new CompleteTask(call.Task, call.Version, "reached", new Dictionary<string, System.Text.Json.JsonElement>
        {
            ["wearing"] = System.Text.Json.JsonSerializer.SerializeToElement("Light, but the heel rubs."),
            ["washing"] = System.Text.Json.JsonSerializer.SerializeToElement("Not washed yet; told her about cold water."),
        }));

        Assert.Equal("finished", done.Status);
        var process = await app.Done(app.Admin, new ShowProcess(done.Task.Process!));
        Assert.Equal("Light, but the heel rubs.", process.Variables["Answer"]!["wearing"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nobody_is_called_who_has_not_agreed_to_it_or_takes_it_back()
    {
        await using var app = await ComplaintsApp.Start();
        var buyer = await Buyer(app, agrees: false);
        await app.BringPurchases(app.Supervisor, Sale(1, 2500));
        await app.Advance(TimeSpan.FromDays(8));
        Assert.Empty((await Calls(app)).Items);
        Assert.Equal("noConsent", await app.Saved(db => db.WorkItems.Where(item => item.Name == "call.purchase").Select(item => item.Outcome).SingleAsync()));

        await app.Done(app.Floor, new SetConsent(buyer, "call", true));
        await app.BringPurchases(app.Supervisor, Sale(1, 2500, "T01-2026-000200", "2026-03-18"));
        await app.Advance(TimeSpan.FromDays(7));
        Assert.Single((await Calls(app)).Items);
        await app.Done(app.Floor, new SetConsent(buyer, "call", false));

        Assert.Empty((await Calls(app)).Items);
        Assert.Equal(2, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.Status == InstanceStatus.Finished)));
    }

    [Fact]
    public async Task Lines_of_one_receipt_count_together_and_call_once()
    {
        await using var app = await ComplaintsApp.Start();
        await Buyer(app);
        await app.BringPurchases(app.Supervisor, Sale(1, 1500));
        Assert.Equal(0, await app.Saved(db => db.ProcessInstances.CountAsync()));   // what lets an event pass leaves nothing behind

        await app.BringPurchases(app.Supervisor, Sale(2, 900));
        await app.BringPurchases(app.Supervisor, Sale(3, 100), Sale(2, 900));
        await app.Advance(TimeSpan.FromDays(7));

        Assert.Contains("2,400 CNY", Assert.Single((await Calls(app)).Items).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_purchases_and_those_of_nobody_known_call_nobody()
    {
        await using var app = await ComplaintsApp.Start();
        await Buyer(app);
        var unknown = Sale(1, 3000, "T01-2026-000201");
        unknown.Remove("customer");
        var old = Sale(1, 3000, "T01-2026-000202");
        old["boughtOn"] = "2026-02-27";

        await app.BringPurchases(app.Supervisor, unknown, old);

        Assert.Equal(0, await app.Saved(db => db.ProcessInstances.CountAsync()));
    }

    [Fact]
    public async Task Customer_brought_by_another_is_thanked_with_them_the_same_day_and_called_within_the_week()
    {
        await using var app = await ComplaintsApp.Start();
        var old = await Buyer(app);
        var added = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Li", Phone: "+86 22 9999 1111"), old));
        await app.Done(app.Floor, new SetConsent(added.Id, "call", true));
        Assert.Equal("It is written down already who brought them.", (await app.Send(app.Floor, new SetReferrer(added.Id, (await Version(app, added.Id)), (await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Wu Fang", Phone: "+86 22 9999 2222")))).Id, "T01"))).Why);

        var thanks = (await app.Done(app.Floor, new ListMyWork())).Items;
        Assert.Equal(("Zhao Lei", "Brought Sun Li: say thank you today", "message"), thanks.Select(row => (row.Customer, row.Title, row.Contact)).Single());
        await app.Advance(TimeSpan.FromDays(4));

        var call = Assert.Single((await Calls(app)).Items);
        Assert.Equal(("Sun Li", "Came on the recommendation of Zhao Lei: are they content?"), (call.Customer, call.Why));
        Assert.True(call.DueAt < FakeClock.Start.UtcDateTime.AddDays(7));
        Assert.Equal("Zhao Lei", (await app.Done(app.Floor, new ShowCustomer(added.Id))).ReferredBy!.Name);
        Assert.Equal("Sun Li", Assert.Single((await app.Done(app.Floor, new ShowCustomer(old))).Brought!).Name);
    }

    [Fact]
    public async Task Customer_who_agrees_while_being_written_down_is_thanked_as_well()
    {
        await using var app = await ComplaintsApp.Start();

        await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Li", Phone: "+86 22 9999 1111"), await Buyer(app), ["message"]));

        Assert.Equal(["Sun Li", "Zhao Lei"], (await app.Done(app.Floor, new ListMyWork())).Items.Select(row => row.Customer).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, "2026-03-10T12:00:00Z")]    // five in the afternoon: three hours, which is when the store closes
    [InlineData(2.5, "2026-03-10T12:00:00Z")]  // half an hour before it closes
    [InlineData(3.5, "2026-03-11T05:00:00Z")]  // half an hour after: three hours from the next opening
    public async Task Both_are_thanked_before_the_store_closes_and_whoever_comes_later_on_the_next_day(double hoursLater, string due)
    {
        await using var app = await ComplaintsApp.Start();
        var old = await Buyer(app);
        app.Clock.Advance(TimeSpan.FromHours(hoursLater));

        await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Li", Phone: "+86 22 9999 1111"), old, ["message"]));

        var thanks = (await app.Done(app.Floor, new ListMyWork())).Items;
        Assert.Equal(2, thanks.Count);
        Assert.All(thanks, row => Assert.Equal(DateTime.Parse(due, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), row.DueAt));
    }

    [Fact]
    public async Task Referrer_is_found_and_kept_on_the_page_of_the_customer()
    {
        await using var app = await ComplaintsApp.Start();
        await Buyer(app);
        var added = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Li", Phone: "+86 22 9999 1111")));
        await app.Done(app.Floor, new SetConsent(added.Id, "message", true));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CustomerPage>(Links.Customer(added.Id), set => set.Add(page => page.Id, added.Id));
        page.WaitForElement("#referrer").Change("zhao");
        page.FindAll("form[role=search]").Single(form => form.QuerySelector("#referrer") is not null).Submit();

        page.WaitForAssertion(() => Assert.Contains("It was Zhao Lei", page.Markup, StringComparison.Ordinal));
        page.FindAll("button").Single(button => button.TextContent.Trim() == "It was Zhao Lei").Click();

        page.WaitForAssertion(() => Assert.Contains("Brought by Zhao Lei", page.Markup, StringComparison.Ordinal));
        Assert.Equal(2, (await app.Done(app.Floor, new ListMyWork())).Total);
    }

    [Fact]
    public async Task Repaired_pair_is_asked_after_a_week_after_its_owner_has_it_back()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");
        var customer = Assert.Single((await app.Done(app.Floor, new ListCustomers("Zhao"))).Items).Id;
        await app.Done(app.Floor, new SetConsent(customer, "call", true));
        var repair = await app.PlannedRepair(ticket);
        repair = await app.Step(repair, "sent");
        repair = await app.Step(repair, "came-back", new JsonObject { ["result"] = "repaired" });
        await app.Advance(TimeSpan.FromDays(2));
        await app.Step(repair, "handed-over");

        await app.Advance(TimeSpan.FromDays(6.9));
        Assert.DoesNotContain((await Calls(app)).Items, call => call.Ticket is null);
        await app.Advance(TimeSpan.FromDays(0.1));

        var call = Assert.Single((await Calls(app)).Items, call => call.Ticket is null);
        Assert.Equal($"Repaired (left sole, {ticket.Number}): does it hold?", call.Why);
    }

    [Fact]
    public async Task Merged_customer_is_called_by_the_name_that_was_kept()
    {
        await using var app = await ComplaintsApp.Start();
        var buyer = await Buyer(app);
        await app.BringPurchases(app.Supervisor, Sale(1, 2500));
        var kept = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Zhao Lei-Lei", Phone: "+86 22 9999 1111")));
        await app.Done(app.Supervisor, new MergeCustomers(kept.Id, kept.Version, buyer, await Version(app, buyer)));

        await app.Advance(TimeSpan.FromDays(7));

        Assert.Equal("Zhao Lei-Lei", Assert.Single((await Calls(app)).Items).Customer);
    }

    [Fact]
    public async Task Merged_customer_was_brought_once_and_is_thanked_once()
    {
        await using var app = await ComplaintsApp.Start();
        var referrer = await Buyer(app);
        var brought = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Li", Phone: "+86 22 9999 1111"), referrer));
        var kept = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Li-Li", Phone: "+86 22 9999 2222")));
        await app.Done(app.Supervisor, new MergeCustomers(kept.Id, kept.Version, brought.Id, brought.Version));

        var file = await app.Done(app.Floor, new ShowCustomer(kept.Id));
        Assert.Equal("Zhao Lei", file.ReferredBy!.Name);
        await app.Done(app.Floor, new SetReferrer(kept.Id, file.Version, referrer, "T01"));
        var third = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("He Yu", Phone: "+86 22 9999 3333")));
        Assert.Equal("It is written down already who brought them.", (await app.Send(app.Floor, new SetReferrer(kept.Id, file.Version, third.Id, "T01"))).Why);

        Assert.Equal(1, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.DefinitionId == "referral-thanks")));
    }

    private static Task<CallList> Calls(ComplaintsApp app) => app.Done(app.Floor, new ListCalls());

    private static async Task<int> Version(ComplaintsApp app, Guid customer) => (await app.Done(app.Floor, new ShowCustomer(customer))).Version;

    /// <summary>Zhao Lei, known by a small purchase long ago; agrees to be called and written to.</summary>
    private static async Task<Guid> Buyer(ComplaintsApp app, bool agrees = true)
    {
        await app.BringPurchases(app.Supervisor, Purchases.Line(1, "T01-2026-000001"));
        var id = Assert.Single((await app.Done(app.Floor, new ListCustomers("Zhao"))).Items).Id;
        foreach (var channel in agrees ? new[] { "call", "message" } : [])
        {
            await app.Done(app.Floor, new SetConsent(id, channel, true));
        }

        return id;
    }

    private static JsonObject Sale(int line, decimal price, string receipt = Purchases.Receipt, string boughtOn = "2026-03-10")
    {
        var sale = Purchases.Line(line, receipt);
        sale["boughtOn"] = boughtOn;
        sale["price"] = price;
        return sale;
    }
}
