using System.Net;
using System.Text.Json.Nodes;
using Complaints.Law;
using Complaints.Setup;
using Complaints.Tests.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Law;

public sealed class LegalPositionApiTests
{
    [Fact]
    public async Task Ticket_in_Taiyuan_stands_under_the_pack_of_its_city()
    {
        await using var app = await Taiyuan();
        var ticket = await Ticket(app, bought: "2026-01-07", price: 399m, style: "BOOT-3");

        var law = await Law(app, ticket);

        var position = Assert.Single(law.Positions);
        Assert.Equal(("CN-Taiyuan", "CN-Taiyuan", "Taiyuan, Shanxi, CN"), (law.StorePack, position.Pack, law.Place));
        Assert.Equal((62, new DateOnly(2026, 5, 7), 58, true, true), (position.Day, position.LastDay, position.DaysLeft, position.InTime, position.Sample));
        Assert.Equal((123.69m, 62), (position.UseFee!.Amount, position.UseFee.Days));
        Assert.Empty(position.Missing);
        Assert.Equal("https://wodefinance.com/Trademarkregistration/cblrqdkjay.html", position.Sources[0].Address);
    }

    [Fact]
    public async Task Named_packs_stand_side_by_side_in_the_readers_language()
    {
        await using var app = await Taiyuan();
        var ticket = await Ticket(app, bought: "2026-01-07", price: 399m, style: "BOOT-3");

        var law = await Law(app, ticket, "?packs=CN-Heilongjiang,de");
        Assert.Equal([("CN-Heilongjiang", new DateOnly(2026, 4, 7)), ("DE", new DateOnly(2028, 1, 7))], law.Positions.Select(position => (position.Pack, position.LastDay!.Value)));

        var client = app.Client(app.Floor);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        Assert.Contains("Wir müssen beweisen", await client.GetStringAsync($"/api/v1/tickets/{ticket.Number}/legal-position?packs=DE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_pack_ticket_or_strange_store_is_refused_in_words()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var path = $"/api/v1/tickets/{ticket.Number}/legal-position";

        var problem = Assert.Single(await (await app.Client(app.Floor).GetAsync(path + "?packs=FR")).IsRefused(400, "packs"));
        Assert.Equal("There is no rule pack 'FR'. Possible are CN-Heilongjiang, CN-Taiyuan, DE, UK.", problem.Sentence);
        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets/T01-0000/legal-position")).IsRefused(404, "number");
        await (await app.Client(app.OtherFloor).GetAsync(path)).IsRefused(403, "");

        // No pack is about Tianjin: that is said, and others can still be looked at.
        var law = await Law(app, ticket);
        Assert.Equal((null, 0, 4), (law.StorePack, law.Positions.Count, law.Packs.Count));
    }

    [Fact]
    public async Task Missing_facts_are_told_with_what_they_decide()
    {
        await using var app = await Taiyuan();
        var ticket = await Ticket(app, bought: null, price: null, style: "BOOT-3");

        var position = Assert.Single((await Law(app, ticket)).Positions);

        Assert.Null(position.LastDay);
        Assert.Equal(["boughtOn", "price"], position.Missing.Select(fact => fact.Fact));
        Assert.All(position.Owed, remedy => Assert.Equal(RemedyState.Unknown, remedy.State));
    }

    [Fact]
    public async Task Repairs_of_the_ticket_count_against_what_is_allowed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        LegalPosition Position(LegalPositions law) => Assert.Single(law.Positions);
        Assert.Equal((0, 2), (Position(await Law(app, ticket, "?packs=DE")).Repairs!.Used, Position(await Law(app, ticket, "?packs=DE")).Repairs!.Allowed));

        var first = await app.Step(await app.PlannedRepair(ticket), "sent");
        await app.Step(first, "came-back", new JsonObject { ["result"] = "repaired" });
        await app.Advance(TimeSpan.FromDays(2));
        var second = await app.Step(await app.PlannedRepair(ticket, "Left sole"), "sent");
        Assert.Equal((2, 1), (Position(await Law(app, ticket, "?packs=DE")).Repairs!.Used, Position(await Law(app, ticket, "?packs=DE")).Repairs!.Failed));
        Assert.DoesNotContain("afterFailure", Position(await Law(app, ticket, "?packs=DE")).Open());

        await app.Step(second, "came-back", new JsonObject { ["result"] = "notRepairable" });
        Assert.Contains("afterFailure", Position(await Law(app, ticket, "?packs=DE")).Open());
    }

    [Fact]
    public async Task Repair_that_the_workshop_had_counts_also_when_the_complaint_was_withdrawn_since_and_one_called_off_untried_does_not()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var calledOff = await app.Step(await app.Step(await app.PlannedRepair(ticket), "sent"), "cancel");
        await app.Step(calledOff, "came-back");
        var tried = await app.Step(await app.PlannedRepair(ticket), "sent");
        await app.Step(tried, "came-back", new JsonObject { ["result"] = "notRepairable" });
        await app.Step(await app.PlannedRepair(ticket, "zip"), "sent");
        await app.PlannedRepair(ticket, "heel");

        await app.Withdraw(ticket);

        var law = await Law(app, ticket, "?packs=DE");
        Assert.Equal([("left sole", true), ("zip", false)], law.Facts.Repairs.OrderBy(repair => repair.Part, StringComparer.Ordinal).Select(repair => (repair.Part, repair.NotRepairable)));
        Assert.Equal(1, Assert.Single(law.Positions).Repairs!.Used);
    }

    [Fact]
    public async Task Repair_that_takes_longer_than_a_week_gives_the_customer_the_choice()
    {
        await using var app = await Taiyuan();
        var ticket = await Ticket(app, bought: "2026-02-20", price: 399m, style: "BOOT-3");
        await app.PlannedRepair(ticket, days: 7);

        await app.Advance(TimeSpan.FromDays(7));
        var seventh = Assert.Single((await Law(app, ticket, "?packs=CN-Heilongjiang")).Positions);
        Assert.Equal((0, true), (seventh.Next!.DaysLeft, seventh.Next.IsDuty));
        Assert.DoesNotContain("choice", seventh.Open());

        await app.Advance(TimeSpan.FromDays(1));
        var eighth = Assert.Single((await Law(app, ticket, "?packs=CN-Heilongjiang")).Positions);
        Assert.Contains("choice", eighth.Open());
    }

    [Fact]
    public async Task Going_outside_is_no_answer_so_the_deadline_runs_on()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.TicketAt("process"), change: body => body["fields"]!["remedy"] = "refund");

        await app.Escalate(ticket);

        async Task<DeadlineState> Refund() => Assert.Single(Assert.Single((await Law(app, ticket, "?packs=UK")).Positions).Deadlines).State;
        Assert.Equal(DeadlineState.Open, await Refund());
        await app.Advance(TimeSpan.FromDays(15));
        Assert.Equal(DeadlineState.Missed, await Refund());
    }

    [Fact]
    public async Task New_version_is_previewed_on_a_ticket_then_imported_and_holds_from_its_day()
    {
        await using var app = await Taiyuan();
        var ticket = await Ticket(app, bought: "2026-03-09", price: 399m, style: "BOOT-3");
        var body = new JsonObject { ["json"] = Longer("2026-04-01"), ["ticket"] = ticket.Number };

        await (await app.Post(app.Supervisor, "/api/v1/law/packs/preview", body)).IsRefused(403, "");
        var preview = await (await app.Post(app.Admin, "/api/v1/law/packs/preview", body)).Is<PackPreview>(HttpStatusCode.OK);
        Assert.Null(preview.WhyNot);
        Assert.Contains(new PackChange("periods.guarantee.bands.3.length", "120d", "180d"), preview.Changes);
        Assert.Equal((new DateOnly(2026, 7, 7), new DateOnly(2026, 9, 5)), (preview.Before!.LastDay, preview.After!.LastDay));
        Assert.Single((await app.Get<List<PackRow>>(app.Admin, "/api/v1/law/packs")).Single(pack => pack.Code == "CN-Taiyuan").Versions);

        body.Remove("ticket");
        var imported = await (await app.Post(app.Admin, "/api/v1/law/packs", body, "import-1")).Is<ImportedPack>(HttpStatusCode.OK);
        Scenarios.Same(imported, await (await app.Post(app.Admin, "/api/v1/law/packs", body, "import-1")).Is<ImportedPack>(HttpStatusCode.OK));
        Assert.Equal(("CN-Taiyuan", 2), (imported.Code, imported.Number));
        Assert.Equal(["coming", "inForce"], (await app.Get<List<PackRow>>(app.Quality, "/api/v1/law/packs")).Single(pack => pack.Code == "CN-Taiyuan").Versions.Select(version => version.State));

        // What was bought before stays under the law of its day.
        await app.Advance(TimeSpan.FromDays(30));
        Assert.Equal(new DateOnly(2026, 7, 7), (await Law(app, ticket)).Positions[0].LastDay);
        Assert.Equal(new DateOnly(2026, 9, 30), (await Law(app, await Ticket(app, bought: "2026-04-03", price: 399m, style: "BOOT-3"))).Positions[0].LastDay);
    }

    [Theory]
    [InlineData("2000-01-01")]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-10")]
    public async Task Version_in_force_is_never_changed_and_none_slips_in_before_it(string validFrom)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Post(app.Admin, "/api/v1/law/packs", new JsonObject { ["json"] = Longer(validFrom) })).IsRefused(422, "json");
        Assert.NotNull((await (await app.Post(app.Admin, "/api/v1/law/packs/preview", new JsonObject { ["json"] = Longer(validFrom) })).Is<PackPreview>(HttpStatusCode.OK)).WhyNot);
    }

    [Fact]
    public async Task Pack_with_mistakes_is_refused_with_the_place_of_each()
    {
        await using var app = await ComplaintsApp.Start();

        var problems = await (await app.Post(app.Admin, "/api/v1/law/packs", new JsonObject { ["json"] = Longer("soon").Replace("120d", "long", StringComparison.Ordinal).Replace("180d", "long", StringComparison.Ordinal) }))
            .IsRefused(400, "$.validFrom", "$.periods[2].bands[2].length");
        Assert.Contains(problems, problem => problem.Sentence == "'soon' is no day. Write it as 2026-07-31.");
        await (await app.Post(app.Admin, "/api/v1/law/packs", new JsonObject { ["json"] = "{" })).IsRefused(400, "$");
        await (await app.Post(app.Admin, "/api/v1/law/packs", new JsonObject())).IsRefused(400, "json");
    }

    internal static async Task<ComplaintsApp> Taiyuan()
    {
        var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new ChangeStore("T01", "Taiyuan", "Taiyuan", "CN", "Asia/Shanghai", Region: "Shanxi"));
        await app.Done(app.Admin, new SaveStyle(new StyleEntry("BOOT-3", "Ankle boot 3", "leather", ["brown"], ["38", "39"], ["B2025-09"]) { Article = "shoes" }, IsNew: false));
        return app;
    }

    internal static Task<TicketView> Ticket(ComplaintsApp app, string? bought, decimal? price, string style)
    {
        var ticket = Scenarios.NewTicket();
        ticket["item"] = new JsonObject { ["style"] = style, ["price"] = price, ["currency"] = price is null ? null : "CNY", ["boughtOn"] = bought, ["proof"] = "receipt", ["wearer"] = "adult" };
        return app.OpenedTicket(ticket: ticket);
    }

    internal static Task<LegalPositions> Law(ComplaintsApp app, TicketView ticket, string query = "") => app.Get<LegalPositions>(app.Floor, $"/api/v1/tickets/{ticket.Number}/legal-position{query}");

    /// <summary>Taiyuan with 180 days instead of 120.</summary>
    internal static string Longer(string validFrom) => LawBook.Shipped().Single(json => json.Contains("\"CN-Taiyuan\"", StringComparison.Ordinal))
        .Replace("120d", "180d", StringComparison.Ordinal).Replace("\"validFrom\": \"2000-01-01\"", $"\"validFrom\": \"{validFrom}\"", StringComparison.Ordinal);
}
