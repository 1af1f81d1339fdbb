using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Tests.Support;
using Complaints.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Property = Complaints.Workflow.Tests.Properties.Property;

namespace Complaints.Tests.Compensation;

/// <summary>Whatever happens to gifts, in whatever order: each entry moves something, the books balance, and no account but the funding is ever below zero.</summary>
public sealed class LedgerPropertyTests
{
    private static readonly Actor Clerk = new(Guid.NewGuid(), "Li Wei", Role.Floor, ["T01"]);
    private static readonly Actor Boss = new(Guid.NewGuid(), "Zhang Min", Role.Supervisor, ["T01"]);
    private static readonly DateTime Now = new(2026, 3, 10, 9, 0, 0, DateTimeKind.Utc);

    private enum Deed
    {
        Propose,
        ProposeOwed,
        Approve,
        Reduce,
        Reject,
        HandOver,
        HandOverCard,
        Redeem,
        Expire,
        Withdraw,
        Escalate,
    }

    private sealed record Step(Deed Deed, int Which, long AmountMinor);

    private sealed record Run(long BudgetMinor, IReadOnlyList<Step> Steps);

    [Fact]
    public void Any_sequence_of_deeds_leaves_the_books_balanced() => Property.Holds(Runs(), run => Live(run.BudgetMinor, run.Steps));

    private static Arbitrary<Run> Runs() => Arb.From(
        from budget in Gen.Choose(0, 200_00)
        from steps in Gen.ListOf(
            from deed in Gen.Elements(Enum.GetValues<Deed>())
            from which in Gen.Choose(0, 1000)
            from amount in Gen.Choose(1, 60_00)
            select new Step(deed, which, amount)).Resize(40)
        select new Run(budget, [.. steps]));

    private static void Live(long budgetMinor, IReadOnlyList<Step> steps)
    {
        var book = new List<LedgerEntry>();
        if (budgetMinor > 0)
        {
            book.Add(LedgerEntry.Fund("T01", "2026-03", "CNY", budgetMinor, Boss, Now));
        }

        var ticket = Ticket.Open("C26-1", "T01", "counter", null, new Item(null, null, null, null, null, null, null, null), "SOLE-OPEN", "Sole and heel", "", null, 3, Clerk, Now);
        ticket.Enter("compensate", Now, null);
        var cards = new Dictionary<Guid, long>();
        foreach (var step in steps.TakeWhile(_ => !ticket.Facts.Any(fact => fact.Kind == FactKind.Withdrawn)))
        {
            Do(ticket, step, Balance([.. book, .. Entries(ticket)], Account.Budget), cards);
            var all = book.Concat(Entries(ticket)).ToList();
            Assert.All(all, entry => Assert.True(entry.AmountMinor > 0 && entry.Debit != entry.Credit));
            Assert.All(Enum.GetValues<Account>().Where(account => account != Account.Funding), account => Assert.True(Balance(all, account) >= 0, $"{account} is {Balance(all, account)} after {step}."));
            Assert.Equal(0, Enum.GetValues<Account>().Sum(account => Balance(all, account)));
            Assert.All(ticket.Compensation, line => Assert.Equal(Stands(line, cards), Holds(line)));
        }
    }

    private static void Do(Ticket ticket, Step step, long left, Dictionary<Guid, long> cards)
    {
        var waiting = ticket.Approvals.Where(approval => approval.Status == ApprovalStatus.Waiting).ToList();
        CompensationLine? Any(Func<CompensationLine, bool> which) => ticket.Compensation.Where(which).ToList() is { Count: > 0 } some ? some[step.Which % some.Count] : null;
        switch (step.Deed)
        {
            case Deed.Propose or Deed.ProposeOwed:
                var owed = step.Deed == Deed.ProposeOwed;
                ticket.Propose(
                    ticket.OpenVisit!, new Offer(Kind(owed ? Wallet.Statutory : Wallet.Goodwill), 1, step.AmountMinor, owed ? step.AmountMinor : Math.Max(0, step.AmountMinor - left), "2026-03", null),
                    step.Which % 2 == 0 ? Role.Supervisor : null, Clerk, Now);
                break;
            case Deed.Approve or Deed.Reduce or Deed.Reject when waiting.Count > 0:
                var approval = waiting[step.Which % waiting.Count];
                var decision = step.Deed switch { Deed.Approve => Decision.Approve, Deed.Reduce => Decision.Reduce, _ => Decision.Reject };
                var limits = new LimitMatrix([new LimitRule(Role.Supervisor, "CNY", LimitRule.AnyKind, LimitPeriod.Case, 300_00, "")]);
                if (approval.Decide(decision, decision == Decision.Reduce ? step.AmountMinor : null, "Because.", limits, [], Boss, Now) is null)
                {
                    ticket.Decided(approval, Boss, Now);
                    Assert.True(decision == Decision.Reject || ticket.GivenWeights.Sum(weight => weight.AmountMinor) <= 300_00 || ticket.Compensation.Single(line => line.Id == approval.LineId).Wallet == Wallet.Statutory);
                }

                break;
            case Deed.HandOver or Deed.HandOverCard when Any(_ => true) is { } line:
                var before = Entries(ticket).Count();
                var isCard = step.Deed == Deed.HandOverCard;
                var refused = line.WhyNotHandOver(Proof.Tap) is not null;
                if (!refused)
                {
                    ticket.HandOver(line, Proof.Tap, null, isCard ? [new CardPiece(line.Id, "…1234", line.AmountMinor)] : [], Clerk, Now);
                }

                Assert.True(!refused || Entries(ticket).Count() == before);
                if (!refused && isCard)
                {
                    cards[line.Id] = line.AmountMinor;
                }

                break;
            case Deed.Redeem or Deed.Expire when Any(line => cards.GetValueOrDefault(line.Id) > 0) is { } card:
                var amount = step.Deed == Deed.Expire ? cards[card.Id] : Math.Min(step.AmountMinor, cards[card.Id]);
                cards[card.Id] -= amount;
                if (step.Deed == Deed.Expire)
                {
                    card.Expire(amount, card.Id, Boss, Now);
                }
                else
                {
                    card.Redeem(amount, card.Id, null, Boss, Now);
                }

                break;
            case Deed.Withdraw when step.Which % 4 == 0:
                ticket.Withdraw("She let it be.", Now, Clerk);
                break;
            case Deed.Escalate when step.Which % 4 == 0:
                var owedBefore = Owed(ticket);
                ticket.Escalate("board", "She goes there.", null, Now, Clerk);
                Assert.Equal(owedBefore, Owed(ticket));
                Assert.All(ticket.Compensation, line => Assert.True(line.Status is CompensationStatus.HandedOver or CompensationStatus.FellAway || line is { Status: CompensationStatus.Given, Wallet: Wallet.Statutory }));
                break;
        }
    }

    /// <summary>Where its money has to stand, by its state: reserved, approved, owed on a card.</summary>
    private static (long, long, long) Stands(CompensationLine line, Dictionary<Guid, long> cards) => line.Status switch
    {
        CompensationStatus.Proposed => (line.AmountMinor, 0, 0),
        CompensationStatus.Given => (0, line.AmountMinor, 0),
        _ => (0, 0, cards.GetValueOrDefault(line.Id)),
    };

    private static int Owed(Ticket ticket) => ticket.Compensation.Count(line => line is { Status: CompensationStatus.Given, Wallet: Wallet.Statutory });

    private static (long, long, long) Holds(CompensationLine line) =>
        (Balance(line.Entries, Account.Reserved), Balance(line.Entries, Account.Approved), Balance(line.Entries, Account.Outstanding));

    private static IEnumerable<LedgerEntry> Entries(Ticket ticket) => ticket.Compensation.SelectMany(line => line.Entries);

    private static long Balance(IEnumerable<LedgerEntry> entries, Account account) =>
        entries.Sum(entry => (entry.Credit == account ? entry.AmountMinor : 0) - (entry.Debit == account ? entry.AmountMinor : 0));

    private static CompensationKind Kind(Wallet wallet) => new(
        "something", "CNY", 1, StarterCatalogue.Always, new KindTerms("Something", null, null, 1, null, wallet, Role.Floor, Proof.Tap, true, false, null, true, [], null), "");

    /// <summary>Several people at once on several tickets of two customers, over HTTP: whoever wins, the books balance and no limit was passed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Several_at_once_leave_the_books_balanced_and_no_limit_passed(int seed)
    {
        await using var app = await ComplaintsApp.Start();
        var dice = new Random(seed);
        var month = app.Clock.GetUtcNow().AddHours(8).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        (await app.Post(app.Region, "/api/v1/budgets/T01", new System.Text.Json.Nodes.JsonObject { ["fromMonth"] = month, ["amount"] = 120m })).EnsureSuccessStatusCode();
        var tickets = new List<TicketView>();
        for (var count = 0; count < 6; count++)
        {
            tickets.Add(await app.TicketAt("compensate"));
        }

        for (var round = 0; round < 4; round++)
        {
            var deeds = new List<Func<Task<HttpResponseMessage>>>();
            for (var index = 0; index < tickets.Count; index++)
            {
                var ticket = tickets[index] = await app.Show(tickets[index]);
                var lines = ticket.Stages.SelectMany(stage => stage.Compensation).Where(line => line.Status == "given").ToList();
                var open = ticket.Approvals.Where(approval => approval.Status == "waiting").ToList();
                var quantity = dice.Next(1, 5);
                if (ticket.Status == "open" && ticket.Stage == "compensate")
                {
                    deeds.Add(() => app.TryComplete(ticket, change: body => body["compensation"] = new System.Text.Json.Nodes.JsonArray(Scenarios.Gift("insoles", quantity))));
                }

                deeds.AddRange(open.SelectMany(approval => new Func<Task<HttpResponseMessage>>[]
                {
                    () => app.TryDecide(approval, app.Supervisor, "approve"), () => app.TryDecide(approval, app.Region, "reduce", 5m, "Less will do."),
                }));
                deeds.AddRange(lines.SelectMany(line => new[] { app.Floor, app.Floor2 }.Select(by => new Func<Task<HttpResponseMessage>>(() => app.Post(
                    by, $"/api/v1/tickets/{ticket.Number}/gifts/{line.Id}/hand-over", new System.Text.Json.Nodes.JsonObject { ["proof"] = "tap", ["sizes"] = new System.Text.Json.Nodes.JsonArray([.. Enumerable.Repeat("42", line.Quantity).Select(size => (System.Text.Json.Nodes.JsonNode)size)]) })))));
                if (round == 2 && dice.Next(2) == 0)
                {
                    deeds.Add(() => app.TryWithdraw(ticket));
                }
            }

            var replies = await Task.WhenAll(deeds.OrderBy(_ => dice.Next()).Select(deed => deed()));
            Assert.DoesNotContain(replies, reply => (int)reply.StatusCode >= 500 && (int)reply.StatusCode != 503);
            await LedgerTests.Balanced(app);
        }

        // One customer has all these tickets: what a clerk gave alone stays within the clerk's limit.
        var rows = await app.Saved(db => Task.FromResult(db.CompensationLines.Where(line => line.Status != CompensationStatus.FellAway && !db.Approvals.Any(approval => approval.LineId == line.Id)).Sum(line => line.AmountMinor)));
        Assert.InRange(rows, 0, 50_00);
    }
}
