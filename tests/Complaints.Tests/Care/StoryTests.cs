using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation.Advice;
using Complaints.Gifts;
using Complaints.Law;
using Complaints.Processes;
using Complaints.Setup;
using Complaints.Tests.Compensation;
using Complaints.Tests.Support;
using Complaints.Tests.Tickets;
using Complaints.Tickets;

namespace Complaints.Tests.Care;

/// <summary>Worked stories of the trade about repairs, promises and follow-ups, told through the API from the morning of Monday 2 November 2026 on.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task Angry_customer_with_an_open_sole_is_settled_without_asking_anybody_and_the_promise_is_kept()
    {
        await using var app = await AppIn("Taiyuan", "Shanxi");
        await app.SetBudget(500m);
        var ticket = await Boots(app, mood: 5);
        var law = (await app.Get<LegalPositions>(app.Floor, $"/api/v1/tickets/{ticket.Number}/legal-position")).Positions[0];
        Assert.Equal(("CN-Taiyuan", 62, new DateOnly(2026, 12, 30), 58, true), (law.Pack, law.Day, law.LastDay, law.DaysLeft, law.InTime));
        Assert.Equal("repair", Assert.Single(law.Owed, remedy => remedy.State == RemedyState.Open).Id);

        ticket = await app.Complete(ticket, change: body => body["mood"] = 5);
        ticket = await app.Complete(ticket, "calmer", change: body =>
        {
            body["mood"] = 3;
            (body["fields"]!["place"], body["fields"]!["water"]) = ("backRoom", true);
        });
        ticket = await app.Complete(await app.Complete(await app.Complete(ticket), "upheld"));
        ticket = await app.Complete(ticket, change: body => (body["fields"]!["remedy"], body["fields"]!["dueOn"]) = ("repair", "2026-11-09"));
        var repair = await app.PlannedRepair(ticket, "left sole", 3);
        ticket = await app.Give(ticket, Scenarios.Gift("insoles", 2), Scenarios.Gift("shipping", 1), Scenarios.Gift("discountCard10", 1));

        Assert.Empty(ticket.Approvals);
        var (insoles, shipping, card) = (Line(ticket, "insoles"), Line(ticket, "shipping"), Line(ticket, "discountCard10"));
        Assert.Equal(30m, insoles.Amount + shipping.Amount);
        await app.HandOver(ticket, insoles, null);
        var slip = Assert.Single((await app.HandOver(ticket, card, null)).Cards);
        Assert.Equal(ticket.Number, (await app.Done(app.Floor, new ShowSlip(slip.Id))).Ticket);
        ticket = await app.Complete(ticket, "satisfied", change: body => (body["mood"], body["fields"]!["score"]) = (2, "5"));

        repair = await app.Step(repair, "sent");
        await app.Advance(TimeSpan.FromDays(4));
        repair = await app.Step(repair, "came-back", new JsonObject { ["result"] = "repaired" });
        repair = await app.Step(repair, "parcel-sent", new JsonObject { ["carrier"] = "SF Express", ["tracking"] = "SF1083264" });
        await app.HandOver(ticket, shipping, "parcelNumber", "SF1083264");
        await app.Advance(TimeSpan.FromDays(2));
        await app.Step(repair, "delivered");
        await app.Settle(Assert.Single((await app.Care(ticket)).Promises), "keep");

        await app.Advance(TimeSpan.FromDays(6));
        Assert.Empty((await app.Get<CallList>(app.Floor, "/api/v1/calls")).Items);
        await app.Advance(TimeSpan.FromDays(1));
        var call = Assert.Single((await app.Get<CallList>(app.Floor, "/api/v1/calls")).Items);
        Assert.Equal((ticket.Number, "kept", "2026-11-15"), (call.Ticket, Assert.Single(call.Promises).State, call.DueAt.ToString("yyyy-MM-dd", null)));
        ticket = await app.Complete(await app.Show(ticket), "settled", change: body => body["fields"]!["promiseKept"] = "yes");

        Assert.Equal(("closed", "upheld"), (ticket.Status, ticket.Outcome));
        Assert.Equal(Scenarios.Stages, ticket.Stages.Select(stage => stage.Stage));
        Assert.Equal([5, 3, 2], ticket.Stages.Select(stage => stage.Mood).OfType<int>());
        Assert.All(ticket.Stages, stage => Assert.Equal(stage.Stage == "compensate" ? 3 : 0, stage.Compensation.Count));
        var budget = await app.Budget();
        Assert.Equal((30m, 15m, 0m), (budget.Spent, budget.Outstanding, budget.Reserved));   // the card costs when it is used
        Assert.Equal("kept", Assert.Single((await app.Care(ticket)).Promises).State);
        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Repair_that_is_not_back_in_time_alarms_the_supervisor_gives_the_choice_and_raises_the_next_offer()
    {
        await using var app = await AppIn("Harbin", "Heilongjiang");
        var ticket = await Boots(app);
        while (ticket.Stage != "process")
        {
            ticket = await app.Complete(ticket);
        }

        ticket = await app.Complete(ticket, change: body => (body["fields"]!["remedy"], body["fields"]!["dueOn"]) = ("repair", "2026-11-09"));
        await app.Step(await app.PlannedRepair(ticket, "left sole", 5), "sent");
        Assert.Null((await Advice(app, ticket)).AtLeast);
        ticket = await app.Give(ticket, Scenarios.Gift("insoles", 2), Scenarios.Gift("shipping", 1));
        ticket = await app.Complete(ticket, "satisfied");
        Assert.DoesNotContain("choice", await Open(app, ticket));

        await app.Advance(TimeSpan.FromDays(8.5));

        Assert.Equal("broken", Assert.Single((await app.Care(ticket)).Promises).State);
        Assert.Contains("choice", await Open(app, ticket));
        Assert.Contains((await app.Day(app.Supervisor)).LatePromises, promise => promise.Ticket == ticket.Number);
        ticket = await app.Show(ticket);
        var alarm = Assert.Single(ticket.OtherTasks);
        Assert.Equal(("promise.call", "supervisor", "Promise broken (2026-11-09): call the customer"), (alarm.Name, alarm.Role, alarm.Title));
        Assert.Contains("Hello Zhao Lei, we promised", alarm.Script![0], StringComparison.Ordinal);
        await (await app.Post(app.Floor, $"/api/v1/tasks/{alarm.Id}/complete", Agreed(alarm))).IsRefused(403, "");
        await (await app.Post(app.Supervisor, $"/api/v1/tasks/{alarm.Id}/complete", Agreed(alarm))).Is<TaskDone>(HttpStatusCode.OK);

        ticket = await app.Complete(await app.Show(ticket), "secondChance", change: body => body["fields"]!["promiseKept"] = "no");
        ticket = await app.Complete(ticket, change: body => body["fields"]!["remedy"] = "exchange");
        var advice = await Advice(app, ticket);
        Assert.Equal(36m, advice.AtLeast);
        Assert.NotEmpty(advice.Bundles);
        Assert.All(advice.Bundles, bundle => Assert.InRange(bundle.Amount, 36m, advice.Room!.Value));
    }

    [Fact]
    public async Task Broken_promise_to_somebody_unknown_asks_nobody_to_call()
    {
        await using var app = await ComplaintsApp.Start();
        var opened = Scenarios.NewTicket();
        opened["customer"] = null;
        var ticket = await app.OpenedTicket(ticket: opened);

        await app.Settle(await app.Promise(ticket, 0), "break");

        var alarm = Assert.Single((await app.Show(ticket)).OtherTasks);
        Assert.Equal("Promise broken (2026-03-10): nobody to call, have an answer ready", alarm.Title);
        Assert.Equal(["done"], alarm.Outcomes);
    }

    [Fact]
    public async Task Second_repair_of_the_same_part_that_fails_opens_price_reduction_and_rescission_in_Germany()
    {
        await using var app = await AppIn("Taiyuan", "Shanxi");
        var body = Scenarios.NewTicket("D01");
        body["item"]!["boughtOn"] = "2026-09-01";
        var ticket = await app.TicketAt("process", app.OtherFloor, body);
        for (var nth = 1; nth <= 2; nth++)
        {
            ticket = await app.Complete(ticket, by: app.OtherFloor, change: said => said["fields"]!["remedy"] = "repair");
            await Repaired(app, ticket);
            Assert.DoesNotContain("afterFailure", await Open(app, ticket, app.OtherFloor));
            ticket = await app.Show(ticket);
            while (ticket.Stage != "confirm")
            {
                ticket = await app.Complete(ticket, by: app.OtherFloor);
            }

            ticket = await app.Complete(ticket, "notSatisfied", app.OtherFloor);
        }

        Assert.Contains("afterFailure", await Open(app, ticket, app.OtherFloor));
        var position = (await app.Get<LegalPositions>(app.OtherFloor, $"/api/v1/tickets/{ticket.Number}/legal-position")).Positions[0];
        Assert.Equal(("left sole", 2), (position.Repairs!.Part, position.Repairs.Failed));
        Assert.Equal((new DateOnly(2028, 9, 1), new DateOnly(2029, 9, 1)), (position.Periods.Single(period => period.IsMain).ExtendedFrom, position.LastDay));
    }

    [Fact]
    public async Task Customer_who_is_silent_is_called_once_and_written_to_twice_let_be_and_welcome_on_day_40()
    {
        await using var app = await AppIn("Taiyuan", "Shanxi");
        var ticket = await app.TicketAt("followUp");
        var opened = app.Clock.Today;
        foreach (var (day, way, hour) in new[] { (7, "call", 2), (10, "message", 6), (14, "message", 10) })
        {
            await app.Advance(opened.AddDays(day).ToDateTime(new TimeOnly(hour, 0)) - app.Clock.GetUtcNow().UtcDateTime);
            var call = Assert.Single((await app.Get<CallList>(app.Floor, "/api/v1/calls")).Items);
            Assert.Equal((ticket.Number, way, true), (call.Ticket, call.Way, call.OneTap));
            Assert.Equal(call.Tries.Count, call.Tries.Select(attempt => attempt.Part).Distinct().Count());
            ticket = await app.Complete(await app.Show(ticket), "noReply", change: body => body["fields"] = new JsonObject { ["contact"] = way });
        }

        Assert.Equal(("closed", "noReply"), (ticket.Status, ticket.Outcome));
        Assert.Equal(ticket.Number, Assert.Single(await app.Silent()).Ticket);
        await app.Advance(TimeSpan.FromDays(26));

        ticket = await app.Reopen(ticket, "notSatisfied", "The sole is open again.");

        Assert.Equal(("open", "process"), (ticket.Status, ticket.Stage));
        Assert.Equal(["call", "message", "message"], ticket.Stages.Where(stage => stage.Stage == "followUp").Select(stage => stage.Fields["contact"]!.ToString()));
        Assert.Empty(await app.Silent());
    }

    /// <summary>Store T01 there, selling leather boots, on Monday 2 November 2026 at ten in the morning.</summary>
    private static async Task<ComplaintsApp> AppIn(string city, string region)
    {
        var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new ChangeStore("T01", city, city, "CN", "Asia/Shanghai", Region: region));
        await app.Done(app.Admin, new SaveStyle(new StyleEntry("BOOT-3", "Ankle boot 3", "leather", ["brown"], ["38", "39"], ["B2025-09"]) { Article = "shoes" }, IsNew: false));
        await app.Advance(new DateTime(2026, 11, 2, 2, 0, 0, DateTimeKind.Utc) - app.Clock.GetUtcNow().UtcDateTime);
        return app;
    }

    private static Task<TicketView> Boots(ComplaintsApp app, int mood = 3)
    {
        var ticket = Scenarios.NewTicket();
        ticket["item"] = new JsonObject { ["style"] = "BOOT-3", ["price"] = 399m, ["currency"] = "CNY", ["boughtOn"] = "2026-09-01", ["proof"] = "receipt", ["wearer"] = "adult" };
        (ticket["mood"], ticket["remedyWanted"]) = (mood, "repair");
        return app.OpenedTicket(ticket: ticket);
    }

    /// <summary>The left sole went to the workshop and came back, in store D01.</summary>
    private static async Task Repaired(ComplaintsApp app, TicketView ticket)
    {
        var repair = await (await app.Post(app.OtherFloor, $"/api/v1/tickets/{ticket.Number}/repairs", new JsonObject { ["workshop"] = "Schuster Kunz", ["part"] = "left sole" })).Is<RepairView>(HttpStatusCode.OK);
        repair = await (await app.TryStep(repair, "sent", new JsonObject { ["expectedBackOn"] = app.Clock.Today.AddDays(3).ToString("yyyy-MM-dd", null) }, app.OtherFloor)).Is<RepairView>(HttpStatusCode.OK);
        await app.Advance(TimeSpan.FromDays(3));
        await (await app.TryStep(repair, "came-back", new JsonObject { ["result"] = "repaired" }, app.OtherFloor)).Is<RepairView>(HttpStatusCode.OK);
    }

    private static JsonObject Agreed(TaskView task) => new()
    {
        ["version"] = task.Version, ["outcome"] = "agreed", ["fields"] = new JsonObject { ["agreed"] = "A new pair by Friday." },
    };

    private static LineView Line(TicketView ticket, string kind) => ticket.Stages.SelectMany(stage => stage.Compensation).Single(line => line.Kind == kind);

    private static Task<AdviceView> Advice(ComplaintsApp app, TicketView ticket) => app.Get<AdviceView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/advice");

    /// <summary>The remedies that the customer may ask for now.</summary>
    private static async Task<IEnumerable<string>> Open(ComplaintsApp app, TicketView ticket, Actor? by = null) =>
        (await app.Get<LegalPositions>(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/legal-position")).Positions[0].Owed.Where(remedy => remedy.State == RemedyState.Open).Select(remedy => remedy.Id);
}
