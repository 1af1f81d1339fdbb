using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Gifts;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Tests.Gifts;
using Complaints.Tests.Support;
using Complaints.Tickets;
using static Complaints.Tests.Compensation.LedgerTests;

namespace Complaints.Tests.Compensation;

/// <summary>Limits for each customer and budgets for each month, whoever asks and however it is split.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task Gift_above_what_the_budget_holds_asks_the_next_level_and_the_chain_pays_the_rest()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(20m);
        var ticket = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 3));

        Assert.Equal("supervisor", Assert.Single(ticket.Approvals).Role);
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        var budget = await app.Budget();
        Assert.Equal((27m, 7m, 0m), (budget.Approved, budget.Beyond, budget.Left));
        await Balanced(app);
        await app.Withdraw(await app.Show(ticket));
        Assert.Equal((0m, 0m, 20m), ((await app.Budget()).Approved, (await app.Budget()).Beyond, (await app.Budget()).Left));
        await Balanced(app);
    }

    [Fact]
    public async Task Gift_split_over_two_tickets_of_a_customer_goes_where_the_whole_would_go()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 5));

        var second = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 1));
        Assert.Equal("supervisor", Assert.Single(second.Approvals).Role);
        await app.Decide(second.Approvals[0], app.Supervisor, "approve");
        await app.Advance(TimeSpan.FromHours(25));
        var later = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 5));

        Assert.Empty(later.Approvals);
        await Balanced(app);
    }

    [Fact]
    public async Task Two_tickets_of_a_customer_at_the_same_moment_do_not_pass_the_limit_together()
    {
        await using var app = await ComplaintsApp.Start();
        for (var round = 0; round < 3; round++)
        {
            var tickets = new[] { await app.TicketAt("compensate"), await app.TicketAt("compensate", app.Floor2) };
            tickets = await Task.WhenAll(app.Give(tickets[0], Scenarios.Gift("insoles", 5)), app.Complete(tickets[1], by: app.Floor2, change: body => body["compensation"] = new JsonArray(Scenarios.Gift("insoles", 5))));

            Assert.Single(tickets.SelectMany(ticket => ticket.Approvals));
            await app.Advance(TimeSpan.FromHours(25));
        }
    }

    [Fact]
    public async Task What_the_law_owes_counts_against_no_limit_and_no_budget()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        var ticket = await app.Give(await app.TicketAt("compensate"), LedgerScenarios.Typed("refund", 399.50m), Scenarios.Gift("insoles", 5));

        Assert.Equal(("refund", "supervisor"), (Assert.Single(ticket.Approvals).Kind, ticket.Approvals[0].Role));
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        var budget = await app.Budget();
        Assert.Equal((45m, 55m, 399.5m), (budget.Approved, budget.Left, budget.Owed));
        await Balanced(app);
    }

    [Fact]
    public async Task Limit_that_changes_while_a_question_is_open_holds_for_its_decision()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.SetLimit("supervisor", 50m);

        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve")).IsRefused(422, "amount");
        await app.Decide(ticket.Approvals[0], app.Region, "approve");
        await Balanced(app);
    }

    [Fact]
    public async Task Budget_is_not_set_below_what_is_given_and_not_for_a_month_that_is_over()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 5));

        await (await app.TrySetBudget(44m)).IsRefused(422, "amount");
        await (await app.TrySetBudget(50m, "2020-01")).IsRefused(400, "fromMonth");
        await (await app.TrySetBudget(-1m)).IsRefused(400, "amount");
        await (await app.TrySetBudget(50m, by: app.Supervisor)).IsRefused(403, "");
        await app.SetBudget(45m);
        Assert.Equal(0m, (await app.Budget()).Left);
        await Balanced(app);
    }
}
