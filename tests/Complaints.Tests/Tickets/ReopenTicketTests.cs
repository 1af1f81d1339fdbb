using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Law;
using Complaints.Quality;
using Complaints.Shell;
using Complaints.Tests.Care;
using Complaints.Tests.Customers;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets;

/// <summary>A customer who could not be reached, and comes back.</summary>
public sealed class ReopenTicketTests
{
    [Fact]
    public async Task Silent_customer_who_is_not_satisfied_gets_a_second_chance_with_all_that_was()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.SilentTicket();
        var gift = ticket.Stages.SelectMany(stage => stage.Compensation).ToList();
        await app.Advance(TimeSpan.FromDays(26));

        ticket = await app.Reopen(ticket, "notSatisfied", "The sole is open again.", mood: 4);

        Assert.Equal(("open", "process", null, null, 4), (ticket.Status, ticket.Stage, ticket.Outcome, ticket.ClosedAt, ticket.Mood));
        Assert.Equal([1, 2, 3], ticket.Stages.Where(stage => stage.Stage == "followUp").Select(stage => stage.Visit));
        Assert.Equal(2, ticket.Stages[^1].Visit);
        Assert.Equal(gift, ticket.Stages.SelectMany(stage => stage.Compensation));
        var said = Assert.Single(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.Reopened);
        Assert.Equal(("notSatisfied", "The sole is open again.", 4), (said.Outcome, said.Text, said.Mood));

        while (ticket.Stage != "followUp")
        {
            ticket = await app.Complete(ticket);
        }

        ticket = await app.Complete(ticket, "settled");
        Assert.Equal(("closed", "upheld"), (ticket.Status, ticket.Outcome));
    }

    [Fact]
    public async Task Silent_customer_who_only_answers_is_asked_what_the_follow_up_asks()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Reopen(await app.SilentTicket(), "answered", "All is well, I was travelling.");

        Assert.Equal(("open", "followUp"), (ticket.Status, ticket.Stage));
        ticket = await app.Complete(ticket, "settled");
        Assert.Equal(("closed", "upheld"), (ticket.Status, ticket.Outcome));
    }

    [Fact]
    public async Task Repair_after_which_the_customer_comes_back_has_failed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("confirm");
        var repair = await app.Step(await app.PlannedRepair(ticket), "sent");
        await app.Step(repair, "came-back", new JsonObject { ["result"] = "repaired" });
        ticket = await app.Complete(await app.Complete(await app.Show(ticket)), "settled");
        await app.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, await Failed(app, ticket));

        await app.Reopen(ticket, "notSatisfied", "The sole is open again.");

        Assert.Equal(1, await Failed(app, ticket));
    }

    private static async Task<int> Failed(ComplaintsApp app, TicketView ticket) =>
        (await app.Get<LegalPositions>(app.Floor, $"/api/v1/tickets/{ticket.Number}/legal-position?packs=DE")).Positions[0].Repairs!.Failed;

    [Fact]
    public async Task Chances_used_before_the_end_stay_used()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("confirm");
        for (var chance = 0; chance < 2; chance++)
        {
            ticket = await app.Complete(ticket, "notSatisfied");
            while (ticket.Stage != "confirm")
            {
                ticket = await app.Complete(ticket);
            }
        }

        ticket = await app.Complete(await app.Complete(ticket, "satisfied"), "settled");
        ticket = await app.Reopen(ticket, "notSatisfied", "It opened after a week.");
        while (ticket.Stage != "confirm")
        {
            ticket = await app.Complete(ticket);
        }

        Assert.Equal(["satisfied", "finalResponse"], ticket.Tasks[0].Outcomes);
    }

    [Fact]
    public async Task Reopened_ticket_can_be_withdrawn_and_reopened_ones_end_for_good_then()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Reopen(await app.SilentTicket(), "notSatisfied", "It is open again.");

        await (await app.TryWithdraw(ticket)).IsRefused(403, "");
        ticket = await app.Withdraw(ticket, app.Supervisor);

        Assert.Equal("withdrawn", ticket.Status);
        await (await app.TryReopen(ticket, "notSatisfied", "Once more.")).IsRefused(422, "");
    }

    [Fact]
    public async Task Who_may_and_how_long_says_the_process()
    {
        await using var app = await ComplaintsApp.Start();
        var open = await app.TicketAt("talk");
        await (await app.TryReopen(open, "notSatisfied", "Still.")).IsRefused(422, "");
        var settled = await app.ClosedTicket();
        await (await app.TryReopen(settled, null, " ")).IsRefused(400, "because", "said");
        await (await app.TryReopen(settled, "answered", "All is well.")).IsRefused(400, "because");
        await (await app.TryReopen(settled, "notSatisfied", "It broke.", by: app.OtherFloor)).IsRefused(403, "");
        await (await app.TryReopen(settled, "notSatisfied", "It broke.", by: app.Quality)).IsRefused(403, "");
        await (await app.TryReopen(settled with { Version = settled.Version - 1 }, "notSatisfied", "It broke.")).IsRefused(409, "version");
        var rejected = await app.Rejected();
        await (await app.TryReopen(rejected, "notSatisfied", "I have the receipt now.")).IsRefused(403, "");
        Assert.Equal("process", (await app.Reopen(rejected, "notSatisfied", "I have the receipt now.", by: app.Supervisor)).Stage);

        await app.Advance(TimeSpan.FromDays(180));
        Assert.Equal("process", (await app.Reopen(settled, "notSatisfied", "It broke.")).Stage);
        var late = await app.SilentTicket();
        await app.Advance(TimeSpan.FromDays(181));
        await (await app.TryReopen(late, "answered", "Hello.")).IsRefused(422, "");
    }

    [Fact]
    public async Task Opinion_that_was_answered_is_not_opened_again()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        (body["kind"], body["defect"], body["remedyWanted"]) = ("praise", null, null);
        var praise = await app.OpenedTicket(ticket: body);
        while (praise.Stage is not null)
        {
            praise = await app.Complete(praise, by: app.Supervisor);
        }

        await (await app.TryReopen(praise, "notSatisfied", "And another thing.")).IsRefused(422, "");
    }

    [Fact]
    public async Task Pressing_twice_opens_it_once()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.SilentTicket();

        var first = await (await app.TryReopen(ticket, "answered", "Hello.", key: "again")).Is<TicketView>(HttpStatusCode.OK);
        Scenarios.Same(first, await (await app.TryReopen(ticket, "answered", "Hello.", key: "again")).Is<TicketView>(HttpStatusCode.OK));
        await (await app.TryReopen(first, "answered", "Hello.")).IsRefused(422, "");
    }

    [Fact]
    public async Task Page_of_an_ended_ticket_opens_it_again()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.SilentTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<TicketPage>(Links.Ticket(ticket.Number), set => set.Add(page => page.Number, ticket.Number));
        page.WaitForElement("input[name=because][value=notSatisfied]").Change("notSatisfied");
        page.Find("#reopen-said").Change("It is open again.");

        page.WaitForElement("form:has(#reopen-said)").Submit();

        page.WaitForAssertion(() => Assert.Contains("Opened again: Not satisfied: a second chance", page.Markup, StringComparison.Ordinal));
        Assert.Equal(("open", "process"), await app.Show(ticket) is var after ? (after.Status, after.Stage) : default);
    }

    [Fact]
    public async Task Who_was_never_reached_counts_neither_as_satisfied_nor_as_dissatisfied()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        var silent = await app.SilentTicket();

        var all = await app.Get<Satisfaction>(app.Quality, "/api/v1/quality/satisfaction?to=9999-12-31");
        Assert.Equal((2, 1, 1, 0, 0), (all.Closed, all.Silent, all.Satisfied, all.Neither, all.Dissatisfied));
        Assert.Equal((0.5, 1.0), (all.ResponseRate!.Value, all.SatisfiedRate!.Value));

        var back = await app.Reopen(silent, "answered", "It is bad.");
        Assert.Equal(1, (await app.Get<Satisfaction>(app.Quality, "/api/v1/quality/satisfaction")).Closed);
        await app.Complete(back, "settled", change: body => body["fields"]!["score"] = "2");
        all = await app.Get<Satisfaction>(app.Quality, "/api/v1/quality/satisfaction");
        Assert.Equal((2, 0, 1, 0, 1, 1.0), (all.Closed, all.Silent, all.Satisfied, all.Neither, all.Dissatisfied, all.ResponseRate!.Value));
    }

    [Fact]
    public async Task Silent_customer_is_watched_for_ninety_days()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.SilentTicket();

        var row = Assert.Single(await app.Silent());
        Assert.Equal(("Zhao Lei", ticket.Number, "T01", app.Clock.GetUtcNow().UtcDateTime.AddDays(90)), (row.Name, row.Ticket, row.Store, row.Until!.Value));
        Assert.Empty(await app.Silent(app.OtherFloor));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CallsPage>("/calls");
        page.WaitForAssertion(() => Assert.Contains("Silent customers", page.Markup, StringComparison.Ordinal));

        await app.Advance(TimeSpan.FromDays(89.9));
        Assert.Single(await app.Silent());
        await app.Advance(TimeSpan.FromDays(0.1));
        Assert.Empty(await app.Silent());
    }

    [Theory]
    [InlineData("purchase")]
    [InlineData("complaint")]
    [InlineData("reopened")]
    public async Task Watch_ends_when_the_customer_is_seen_again(string how)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.SilentTicket();
        await app.Advance(TimeSpan.FromDays(10));
        var earlier = Purchases.Line(1, "T01-2026-000400");
        earlier["boughtOn"] = app.Clock.Today.AddDays(-12).ToString("yyyy-MM-dd", null);
        await app.BringPurchases(app.Supervisor, earlier);
        Assert.Single(await app.Silent());

        switch (how)
        {
            case "purchase":
                var sale = Purchases.Line(1, "T01-2026-000401");
                sale["boughtOn"] = app.Clock.Today.ToString("yyyy-MM-dd", null);
                await app.BringPurchases(app.Supervisor, sale);
                break;
            case "complaint":
                await app.OpenedTicket();
                break;
            default:
                await app.Reopen(ticket, "answered", "Hello.");
                break;
        }

        Assert.Empty(await app.Silent());
    }

    [Fact]
    public async Task Receipt_that_comes_late_ends_no_watch_that_began_after_it_although_an_older_call_waits()
    {
        await using var app = await ComplaintsApp.Start();
        var buyer = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Zhao Lei", Phone: "+86 22 1234 5678")));
        await app.Done(app.Floor, new SetConsent(buyer.Id, "call", true));
        var large = Purchases.Line(1, "T01-2026-000400");
        (large["price"], large["boughtOn"]) = (2500m, app.Clock.Today.ToString("yyyy-MM-dd", null));
        await app.BringPurchases(app.Supervisor, large);
        await app.SilentTicket();
        Assert.Equal(buyer.Id, (await app.Silent()).Single().Customer);
        Assert.Equal(2, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.CustomerId == buyer.Id && row.TicketId == null && row.Status == InstanceStatus.Running)));

        var late = Purchases.Line(1, "T01-2026-000401");
        late["boughtOn"] = app.Clock.Today.AddDays(-1).ToString("yyyy-MM-dd", null);
        await app.BringPurchases(app.Supervisor, late);

        Assert.Single(await app.Silent());
    }

    [Fact]
    public async Task Watch_over_somebody_who_turns_out_to_be_another_follows_them()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.SilentTicket();
        var kept = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Zhao Lei-Lei", Phone: "+86 22 9999 1111")));
        var file = await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value));
        await app.Done(app.Supervisor, new MergeCustomers(kept.Id, kept.Version, file.Id, file.Version));
        Assert.Equal("Zhao Lei-Lei", Assert.Single(await app.Silent()).Name);

        var body = Scenarios.NewTicket();
        body["customer"] = new JsonObject { ["name"] = "Zhao Lei-Lei", ["phone"] = "+86 22 9999 1111", ["language"] = "zh" };
        await app.OpenedTicket(ticket: body);

        Assert.Empty(await app.Silent());
    }

    [Fact]
    public async Task Anonymous_customer_is_not_watched()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        body["customer"] = null;
        await app.SilentTicket(body);

        Assert.Empty(await app.Silent());
        Assert.Equal(0, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.DefinitionId == "silent-watch")));
    }
}

internal static class SilentScenarios
{
    /// <summary>Was tried three times on different days; each answered by nobody.</summary>
    public static async Task<TicketView> SilentTicket(this ComplaintsApp app, JsonObject? opened = null)
    {
        var ticket = await app.TicketAt("followUp", opened: opened);
        foreach (var days in new[] { 7, 3, 4 })
        {
            await app.Advance(TimeSpan.FromDays(days));
            ticket = await app.Complete(await app.Show(ticket), "noReply");
        }

        Assert.Equal(("closed", "noReply"), (ticket.Status, ticket.Outcome));
        return ticket;
    }

    /// <summary>The analysis found no fault, and nothing was given.</summary>
    public static async Task<TicketView> Rejected(this ComplaintsApp app)
    {
        var ticket = await app.Complete(await app.TicketAt("analyse", opened: Scenarios.FromSomebodyElse()), "noFault");
        while (ticket.Stage is not null)
        {
            ticket = await app.Complete(ticket);
        }

        Assert.Equal("rejected", ticket.Outcome);
        return ticket;
    }

    public static Task<HttpResponseMessage> TryReopen(this ComplaintsApp app, TicketView ticket, string? because, string? said, int? mood = null, Actor? by = null, string? key = null) =>
        app.Post(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/reopen", new JsonObject { ["version"] = ticket.Version, ["because"] = because, ["said"] = said, ["mood"] = mood }, key);

    public static async Task<TicketView> Reopen(this ComplaintsApp app, TicketView ticket, string because, string said, int? mood = null, Actor? by = null) =>
        await (await app.TryReopen(ticket, because, said, mood, by)).Is<TicketView>(HttpStatusCode.OK);

    public static Task<List<SilentRow>> Silent(this ComplaintsApp app, Actor? by = null) => app.Get<List<SilentRow>>(by ?? app.Floor, "/api/v1/silent-customers");
}
