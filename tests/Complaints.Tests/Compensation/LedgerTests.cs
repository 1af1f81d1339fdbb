using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Gifts;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Tests.Gifts;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Compensation;

/// <summary>Every gift is booked when it is promised, approved, handed over or given back, and the books add up.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task Gift_within_the_limit_is_reserved_and_approved_at_once_and_spent_when_handed_over()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 2), Scenarios.Gift("shipping", 1));
        var lines = Lines(ticket);

        var line = await app.HandOver(ticket, lines[0], "tap");
        await app.HandOver(ticket, lines[1], "parcelNumber", "SF 1234 5678");

        Assert.Equal((true, "tap", "Li Wei"), (line.HandedOver, line.ShownBy, line.By));
        var rows = await app.Ledger(ticket);
        Assert.Equal(
            ["reserve funding>reserved 18", "approve reserved>approved 18", "reserve funding>reserved 12", "approve reserved>approved 12", "handOver approved>spent 18", "handOver approved>spent 12"],
            rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Kind} {row.Debit}>{row.Credit} {row.Amount:0.##}")));
        Assert.Equal("SF 1234 5678", rows[^1].Reference);
        await Balanced(app);
    }

    [Fact]
    public async Task Withdrawn_ticket_gives_back_what_was_not_handed_over()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        var ticket = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 1), Scenarios.Gift("careKit", 2));
        await app.HandOver(ticket, Lines(ticket)[0], "tap");
        Assert.Equal((100m, 30m, 9m, 61m), Figures(await app.Budget()));

        ticket = await app.Withdraw(ticket);

        Assert.Equal(["handedOver", "fellAway"], Lines(ticket).Select(line => line.Status));
        Assert.Equal((100m, 0m, 9m, 91m), Figures(await app.Budget()));
        await (await app.TryHandOver(ticket, Lines(ticket)[1], "tap")).IsRefused(422, "");
        await Balanced(app);
    }

    [Fact]
    public async Task Ticket_taken_outside_still_owes_what_the_law_gave_and_gives_back_the_rest()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        var ticket = await app.Give(await app.TicketAt("compensate"), LedgerScenarios.Typed("priceReduction", 40m), Scenarios.Gift("insoles", 1), LedgerScenarios.Typed("exchange", 60m));
        await app.Decide(ticket.Approvals.Single(approval => approval.Kind == "priceReduction"), app.Supervisor, "approve");

        ticket = await app.Escalate(await app.Show(ticket));

        Assert.Equal([("priceReduction", "given"), ("insoles", "fellAway"), ("exchange", "fellAway")], Lines(ticket).Select(line => (line.Kind, line.Status)));
        Assert.Equal((100m, 0m, 0m, 100m), Figures(await app.Budget()));
        await Balanced(app);

        Assert.True((await app.HandOver(ticket, Lines(ticket)[0], "tap")).HandedOver);
        await Balanced(app);
    }

    [Fact]
    public async Task Reduced_gift_gives_back_the_rest()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        var ticket = await app.TicketAwaitingApproval();
        Assert.Equal(46m, (await app.Budget()).Left);

        await app.Decide(ticket.Approvals[0], app.Supervisor, "reduce", 20.50m, "Two pairs will do.");

        var budget = await app.Budget();
        Assert.Equal((0m, 20.5m, 33.5m, 79.5m), (budget.Reserved, budget.Approved, budget.Released, budget.Left));
        await Balanced(app);
    }

    [Theory]
    [InlineData("insoles", 1)]
    [InlineData("insoles", 6)]
    public async Task Process_that_an_administrator_cancels_gives_back_what_was_not_handed_over(string kind, int quantity)
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        var ticket = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift(kind, quantity));
        var process = await app.Done(app.Admin, new ShowProcess((await app.Done(app.Admin, new ListProcesses(WellKnown.Resolution, Ticket: ticket.Number))).Items.Single().Id));

        await (await app.Post(app.Admin, $"/api/v1/processes/{process.Id}/cancel", new JsonObject { ["version"] = process.Version, ["reason"] = "Opened twice." })).Is<JsonObject>(HttpStatusCode.OK);

        ticket = await app.Show(ticket);
        Assert.Equal(("closed", "cancelled", "fellAway"), (ticket.Status, ticket.Outcome, Lines(ticket).Single().Status));
        Assert.Equal(100m, (await app.Budget()).Left);
        Assert.DoesNotContain(await app.Saved(db => db.ProcessInstances.Select(row => row.Status).ToListAsync()), status => status == Complaints.Workflow.InstanceStatus.Running);
        await Balanced(app);
    }

    [Fact]
    public async Task Ledger_adds_up_to_zero_when_read_as_a_table_or_as_json()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetBudget(100m);
        var ticket = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 2));
        await app.HandOver(ticket, Lines(ticket)[0], "tap");

        var rows = await app.Get<List<LedgerRow>>(app.Admin, "/api/v1/ledger");
        var table = (await app.Client(app.Admin).GetStringAsync("/api/v1/ledger?format=csv")).Trim().Split("\r\n");

        Assert.StartsWith("id,at,kind,debit,credit,amount,amountMinor,currency,", table[0], StringComparison.Ordinal);
        Assert.Equal(rows.Select(row => $"{row.Id}"), table.Skip(1).Select(row => row.Split(',')[0]));
        Assert.Equal(rows.Sum(row => row.AmountMinor), table.Skip(1).Sum(row => long.Parse(row.Split(',')[6], CultureInfo.InvariantCulture)));
        Assert.Empty(await app.Get<List<LedgerRow>>(app.Admin, "/api/v1/ledger?to=2020-01-01"));
        Assert.Empty(await app.Get<List<LedgerRow>>(app.Region, "/api/v1/ledger?store=D01"));
        await (await app.Client(app.Admin).GetAsync("/api/v1/ledger?from=yesterday")).IsRefused(400, "from");
        await (await app.Client(app.Floor).GetAsync("/api/v1/ledger")).IsRefused(403, "");
    }

    [Fact]
    public async Task Check_names_every_balance_that_is_off()
    {
        await using var app = await ComplaintsApp.Start();
        Assert.Null((await app.Get<LedgerCheckView>(app.Region, "/api/v1/ledger/check")).At);
        var ticket = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 2));
        await Balanced(app);
        await app.Forge("LedgerEntries", db => db.LedgerEntries.Where(entry => entry.Kind == EntryKind.Approve).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.AmountMinor, 17_99L)));

        var check = await (await app.Post(app.Region, "/api/v1/ledger/check", new JsonObject())).Is<LedgerCheckView>(HttpStatusCode.OK);

        Assert.Equal(2, check.Off);
        Assert.Equal([("reserved", 0.01m, 0m), ("approved", 17.99m, 18m)], check.Discrepancies.Select(off => (off.Account, off.Is, off.Should)));
        Assert.All(check.Discrepancies, off => Assert.Equal(ticket.Number, off.Ticket));
        Scenarios.Same(check, await app.Get<LedgerCheckView>(app.Quality, "/api/v1/ledger/check"));
    }

    [Fact]
    public async Task Cards_are_owed_until_they_are_redeemed_or_expire_and_the_liability_says_the_same()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Granted("storeCredit");
        var card = (await app.HandOver(ticket)).Cards.Single();
        await app.Redeem(card, 12m);
        Assert.Equal((38m, 38m), (await Outstanding(app), (await app.Get<LiabilityView>(app.Region, "/api/v1/cards/liability")).Sums.Single().Owed));
        await Balanced(app);

        await app.Advance(TimeSpan.FromDays(1096));

        Assert.Equal(
            ["reserve 50", "approve 50", "handOver 50", "redeem 12", "expire 38"],
            (await app.Ledger(ticket)).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Kind} {row.Amount:0.##}")));
        Assert.Equal(0m, await Outstanding(app));
        Assert.Equal("…" + card.Number[^4..], (await app.Ledger(ticket))[2].Reference);
        Assert.All((await app.Ledger(ticket)).Skip(2), row => Assert.NotNull(row.Card));
        await Balanced(app);

        static async Task<decimal> Outstanding(ComplaintsApp app) => (await app.Get<List<LedgerRow>>(app.Admin, "/api/v1/ledger"))
            .Sum(row => row.Credit == "outstanding" ? row.Amount : row.Debit == "outstanding" ? -row.Amount : 0);
    }

    /// <summary>An older database knows lines, hand-overs and cards. What is entered for it is what would have been entered then.</summary>
    [Fact]
    public async Task Books_of_an_older_database_say_what_books_kept_from_the_start_say()
    {
        await using var app = await ComplaintsApp.Start();
        var cards = (await app.HandOver(await app.Granted("coupon", 2))).Cards;
        await app.Redeem(cards[0], 100m);
        await app.HandOver(await app.Granted("insoles", 2), app.Floor, "41", "42");
        await app.Granted("careKit");
        await app.TicketAwaitingApproval();
        await app.Withdraw(await app.Granted("socks"));
        await app.Advance(TimeSpan.FromDays(366));
        var before = await Moved(app);
        await app.Forge("LedgerEntries", async db =>
        {
            await db.LedgerEntries.ExecuteDeleteAsync();
            await db.CompensationLines.Where(line => line.Status == CompensationStatus.HandedOver).ExecuteUpdateAsync(set => set.SetProperty(line => line.Status, CompensationStatus.Given));
            return await db.CompensationLines.ExecuteUpdateAsync(set => set.SetProperty(line => line.Month, "").SetProperty(line => line.StoreCode, "").SetProperty(line => line.BeyondMinor, 0L));
        });

        await app.Saved(async db =>
        {
            await OpenBooks.Enter(db, CancellationToken.None);
            await OpenBooks.Enter(db, CancellationToken.None);
            return 0;
        });

        Assert.Equal(before, await Moved(app));
        await Balanced(app);

        // What fell away before there were books was never in them.
        static async Task<List<string>> Moved(ComplaintsApp app)
        {
            var rows = await app.Get<List<LedgerRow>>(app.Admin, "/api/v1/ledger");
            var gone = rows.Where(row => row.Kind == "release").Select(row => row.Line).ToHashSet();
            return [.. rows.Where(row => !gone.Contains(row.Line)).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Kind} {row.Debit}>{row.Credit} {row.Amount} {row.Month} {row.Ticket}")).Order(StringComparer.Ordinal)];
        }
    }

    internal static List<LineView> Lines(TicketView ticket) => [.. ticket.Stages.SelectMany(stage => stage.Compensation)];

    internal static (decimal?, decimal, decimal, decimal?) Figures(BudgetView budget) => (budget.Monthly, budget.Approved, budget.Spent, budget.Left);

    /// <summary>Added up by the program, and by a hand that knows nothing of it but the rows.</summary>
    internal static async Task Balanced(ComplaintsApp app)
    {
        var check = await (await app.Post(app.Admin, "/api/v1/ledger/check", new JsonObject())).Is<LedgerCheckView>(HttpStatusCode.OK);
        Assert.True(check.Off == 0, string.Join("\n", check.Discrepancies));
        var balances = new Dictionary<(string Store, string Month, string Wallet, string Account), long>();
        foreach (var row in await app.Get<List<LedgerRow>>(app.Admin, "/api/v1/ledger"))
        {
            Assert.True(row.AmountMinor > 0 && row.Debit != row.Credit);
            balances[(row.Store, row.Month, row.Wallet, row.Debit)] = balances.GetValueOrDefault((row.Store, row.Month, row.Wallet, row.Debit)) - row.AmountMinor;
            balances[(row.Store, row.Month, row.Wallet, row.Credit)] = balances.GetValueOrDefault((row.Store, row.Month, row.Wallet, row.Credit)) + row.AmountMinor;
        }

        Assert.Equal(0, balances.Values.Sum());
        Assert.DoesNotContain(balances, balance => balance.Value < 0 && balance.Key.Account != "funding");
    }
}
