using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Gifts;
using Complaints.Products;
using Complaints.Stages;
using Complaints.Tests.Gifts;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation;

/// <summary>Worked stories of the trade, told through the API.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task Nail_in_the_insole_goes_to_the_lawyers_who_grant_what_is_proven_and_leave_the_rest_open()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(200m);
        var ticket = await app.TicketAt("compensate", opened: Priced(459m));
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));

        ticket = await app.Give(ticket, Typed("refund", 459m), Typed("medical", 320m), Typed("lostPay", 600m), Typed("painAndSuffering", 5_000m));

        Assert.Equal("awaitingApproval", ticket.Status);
        Assert.All(ticket.Approvals, approval => Assert.Equal("legal", approval.Role));
        foreach (var other in new[] { app.Supervisor, app.Region, app.Admin })
        {
            await (await app.TryDecide(ticket.Approvals[0], other, "approve")).IsRefused(403, "");
        }

        foreach (var approval in ticket.Approvals.Where(approval => approval.Kind != "painAndSuffering"))
        {
            await app.Decide(approval, app.Legal, "approve");
        }

        ticket = await app.Show(ticket);
        Assert.Equal(1_379m, Lines(ticket).Where(line => line.Status == "given").Sum(line => line.Amount));
        Assert.Equal(("compensate", "awaitingApproval"), (ticket.Stage, ticket.Status));
        Assert.Equal(("painAndSuffering", 5_000m), Assert.Single(ticket.Approvals, approval => approval.Status == "waiting") is var open ? (open.Kind, open.Amount) : default);
        var budget = await app.Budget();
        Assert.Equal((459m, 5_000m, 920m), (budget.Owed, budget.Reserved, budget.Approved));
        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Second_offer_after_an_unsatisfied_customer_counts_with_the_first_and_is_answered_while_she_waits()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(300m);
        await app.SetKind("insoles", cost: 25m);
        await app.SetKind("discountCard15", cost: 60m, card: true);
        var ticket = await app.TicketAt("compensate", opened: Priced(399m));
        ticket = await app.Give(ticket, Scenarios.Gift("insoles", 1));
        Assert.Empty(ticket.Approvals);
        ticket = await app.Complete(ticket, "notSatisfied");
        while (ticket.Stage != "compensate")
        {
            ticket = await app.Complete(ticket);
        }

        ticket = await app.Give(ticket, Scenarios.Gift("discountCard15", 1));

        var approval = Assert.Single(ticket.Approvals);
        Assert.Equal(("supervisor", 60m), (approval.Role, approval.Amount));
        Assert.Equal((35m, 300m), (await app.Get<List<ApprovalRow>>(app.Supervisor, "/api/v1/approvals")).Select(row => (row.TicketTotal - 50m, row.Limit!.Value)).Single());
        await app.Advance(TimeSpan.FromMinutes(9));
        await app.Decide(approval, app.Supervisor, "approve");
        var card = (await app.HandOver(ticket)).Cards.Single();
        ticket = await app.Complete(await app.Show(ticket), "satisfied");

        Assert.Equal("followUp", ticket.Stage);
        Assert.Equal(85m, Lines(ticket).Sum(line => line.Amount));
        var budget = await app.Budget();
        Assert.Equal((25m, 60m, 215m), (budget.Approved, budget.Outstanding, budget.Left));
        await app.Redeem(card, 200m);
        Assert.Equal((0m, 60m, 215m), await app.Budget() is var after ? (after.Outstanding, after.Spent, after.Left) : default);
        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Second_offer_to_a_customer_who_was_right_is_settled_at_once_from_the_envelope()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(300m);
        await app.SetLimit("floor", 100m, "envelope");
        await app.SetKind("insoles", cost: 25m);
        await app.SetKind("discountCard15", cost: 60m, card: true);
        var ticket = await app.Unsatisfied("upheld");

        Assert.Equal(100m, (await app.Room(ticket)).Envelope);
        ticket = await app.Give(ticket, Scenarios.Gift("discountCard15", 1));

        Assert.Empty(ticket.Approvals);
        Assert.Equal(("confirm", 85m), (ticket.Stage, Lines(ticket).Sum(line => line.Amount)));
        Assert.Equal([("insoles", false), ("discountCard15", true)], Lines(ticket).Select(line => (line.Kind, line.FromEnvelope)));
        var given = Assert.Single(await app.Get<List<TimelineEntry>>(app.Floor, $"/api/v1/tickets/{ticket.Number}/timeline"), entry => entry is { Kind: FactKind.CompensationGiven, Text: "discountCard15" });
        Assert.Equal((app.Floor.Name, "envelope", 60_00L), (given.By, given.Outcome, given.AmountMinor));
        Assert.Equal(40m, (await app.Room(ticket)).Envelope);
        Assert.Equal("supervisor", (await app.Get<ReferenceView>(app.Floor, "/api/v1/reference")).CompensationKinds.Single(kind => kind is { Kind: "vipUpgrade", Currency: "CNY" }).Approval);
        Assert.Equal((25m + 60m, 215m), await app.Budget() is var budget ? (budget.Approved, budget.Left) : default);
        await app.HandOver(ticket);
        ticket = await app.Complete(await app.Show(ticket), "satisfied");
        Assert.Equal("followUp", ticket.Stage);
        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Envelope_stands_for_the_leave_of_a_supervisor_and_of_nobody_above()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetLimit("floor", 100m, "envelope");

        var ticket = await app.Give(await app.Unsatisfied("upheld"), Scenarios.Gift("vipUpgrade", 1));
        Assert.Empty(ticket.Approvals);
        Assert.True(Lines(ticket).Last().FromEnvelope);

        await app.Advance(TimeSpan.FromHours(25));
        var dear = await app.TicketAt("compensate");
        dear = await app.Give(dear, LedgerScenarios.Typed("goodwillReduction", 290m));
        await app.Decide(Assert.Single(dear.Approvals), app.Supervisor, "approve");
        dear = await app.Complete(await app.Show(dear), "notSatisfied");
        while (dear.Stage != "compensate")
        {
            dear = await app.Complete(dear);
        }

        dear = await app.Give(dear, Scenarios.Gift("insoles", 2));
        Assert.Equal("region", Assert.Single(dear.Approvals, approval => approval.Status == "waiting").Role);

        await app.Advance(TimeSpan.FromHours(25));
        var hurt = await app.Give(await app.Unsatisfied("upheld"), LedgerScenarios.Typed("medical", 20m));
        Assert.Equal("legal", Assert.Single(hurt.Approvals).Role);
    }

    [Theory]
    [InlineData("partlyUpheld", "discountCard15", 1, "supervisor")]
    [InlineData("noFault", "discountCard15", 1, "supervisor")]
    [InlineData("upheld", "discountCard15", 2, "supervisor")]
    [InlineData("upheld", "careKit", 30, "region")]
    [InlineData("upheld", "vipUpgrade", 3, "supervisor")]
    public async Task Envelope_is_for_who_was_right_and_holds_no_more_than_it_holds(string finding, string kind, int quantity, string asked)
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetLimit("floor", 100m, "envelope");
        await app.SetKind("discountCard15", cost: 60m, card: true);
        var ticket = await app.Unsatisfied(finding);

        ticket = await app.Give(ticket, Scenarios.Gift(kind, quantity));

        Assert.Equal(asked, Assert.Single(ticket.Approvals).Role);
        Assert.DoesNotContain(Lines(ticket), line => line.FromEnvelope);
        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Envelope_is_not_for_a_first_offer_nor_beyond_the_budget_and_counts_all_kinds()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetLimit("floor", 100m, "envelope");
        await app.SetKind("discountCard15", cost: 60m, card: true);
        var first = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("discountCard15", 1));
        Assert.Equal("supervisor", Assert.Single(first.Approvals).Role);

        await app.Advance(TimeSpan.FromHours(25));
        await app.SetBudget(65m);
        var second = await app.Give(await app.Unsatisfied("upheld"), Scenarios.Gift("discountCard15", 1));
        Assert.Equal("supervisor", Assert.Single(second.Approvals).Role);

        await (await app.Post(app.Admin, "/api/v1/limits", new JsonObject { ["role"] = "floor", ["currency"] = "CNY", ["kind"] = "insoles", ["period"] = "envelope", ["amount"] = 10m })).IsRefused(400, "kind");
        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Customer_who_lets_it_be_gives_the_store_its_budget_back()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        var ticket = await app.TicketAt("analyse");
        ticket = await app.Give(ticket, Scenarios.Gift("insoles", 5));
        Assert.Equal(("explain", 55m), (ticket.Stage, (await app.Budget()).Left));

        ticket = await app.Withdraw(ticket);

        Assert.Equal(("withdrawn", "SOLE-OPEN", "fellAway"), (ticket.Status, ticket.Defect, Lines(ticket).Single().Status));
        Assert.Equal((100m, 45m), await app.Budget() is var budget ? (budget.Left, budget.Released) : default);
        await (await app.TryHandOver(ticket, Lines(ticket).Single(), "tap")).IsRefused(422, "");
        Assert.Equal(["reserve", "approve", "release"], (await app.Ledger(ticket)).Select(row => row.Kind));
        await LedgerTests.Balanced(app);
    }

    [Theory]
    [InlineData(new[] { 480 }, new[] { "region" })]
    [InlineData(new[] { 290, 190 }, new[] { "supervisor", "region" })]
    [InlineData(new[] { 190, 290 }, new[] { "supervisor", "region" })]
    [InlineData(new[] { 160, 160, 160 }, new[] { "supervisor", "region", "region" })]
    public async Task Sum_that_is_split_over_tickets_goes_to_the_same_level_as_the_whole(int[] amounts, string[] roles)
    {
        await using var app = await ComplaintsApp.Start();
        foreach (var (amount, role) in amounts.Zip(roles))
        {
            var ticket = await app.TicketAt("compensate", opened: Priced(900m));
            ticket = await app.Give(ticket, Typed("goodwillReduction", amount));
            Assert.Equal(role, Assert.Single(ticket.Approvals).Role);
            if (role == "region")
            {
                await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve")).IsRefused(403, "");
            }

            await app.Decide(ticket.Approvals[0], role == "region" ? app.Region : app.Supervisor, "approve");
        }

        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Sum_that_is_split_over_lines_of_one_ticket_goes_to_the_same_level_as_the_whole()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate", opened: Priced(900m));

        ticket = await app.Give(ticket, Typed("goodwillReduction", 290m), Typed("goodwillReduction", 190m));

        Assert.Equal(["supervisor", "region"], ticket.Approvals.OrderByDescending(approval => approval.Amount).Select(approval => approval.Role));
    }

    /// <summary>The limit that holds when somebody decides counts, not the one of when it was asked for.</summary>
    [Fact]
    public async Task Limit_raised_while_a_question_is_open_lets_the_asked_role_decide_and_one_lowered_does_not()
    {
        await using var app = await ComplaintsApp.Start();
        var first = await app.Give(await app.TicketAt("compensate", opened: Priced(900m)), Typed("goodwillReduction", 280m));
        await app.SetLimit("supervisor", 100m);
        await (await app.TryDecide(first.Approvals[0], app.Supervisor, "approve")).IsRefused(422, "amount");
        await app.Decide(first.Approvals[0], app.Supervisor, "reduce", 90m, "No more than this.");
        await app.SetLimit("supervisor", 1_000m);

        var second = await app.Give(await app.TicketAt("compensate", opened: Priced(900m)), Typed("goodwillReduction", 480m));

        Assert.Equal("supervisor", Assert.Single(second.Approvals).Role);
        await app.Decide(second.Approvals[0], app.Supervisor, "approve");
        await LedgerTests.Balanced(app);
    }

    private static List<LineView> Lines(TicketView ticket) => [.. ticket.Stages.SelectMany(stage => stage.Compensation)];

    private static JsonObject Typed(string kind, decimal amount) => LedgerScenarios.Typed(kind, amount);

    private static JsonObject Priced(decimal price)
    {
        var ticket = Scenarios.NewTicket();
        ticket["item"]!["price"] = price;
        return ticket;
    }
}
