using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Compensation.Advice;
using Complaints.Customers;
using Complaints.Products;
using Complaints.Quality;
using Complaints.Shell;
using Complaints.Tests.Care;
using Complaints.Tests.Law;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets;

/// <summary>Words were enough at the counter: the article is filled in, or put right, while the ticket goes on.</summary>
public sealed class CorrectArticleTests
{
    [Fact]
    public async Task Law_counts_from_the_day_of_purchase_that_was_filled_in_later()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await LegalPositionApiTests.Ticket(app, bought: null, price: null, style: "BOOT-3");
        Assert.Equal(["boughtOn", "price"], Assert.Single((await LegalPositionApiTests.Law(app, ticket)).Positions).Missing.Select(fact => fact.Fact));
        var item = Known(ticket);
        (item["boughtOn"], item["price"]) = ("2026-01-07", 399m);

        var after = await Correct(app, ticket, item);

        Assert.Equal((ticket.Version + 1, new DateOnly(2026, 1, 7), 399m, "CNY"), (after.Version, after.Item.BoughtOn, after.Item.Price, after.Item.Currency));
        var position = Assert.Single((await LegalPositionApiTests.Law(app, ticket)).Positions);
        Assert.Empty(position.Missing);
        Assert.Equal(new DateOnly(2026, 5, 7), position.LastDay);
    }

    [Fact]
    public async Task Advice_knows_the_price_that_was_filled_in_later()
    {
        await using var app = await ComplaintsApp.Start();
        var opened = Scenarios.NewTicket();
        (opened["item"]!["price"], opened["item"]!["currency"]) = (null, null);
        var ticket = await app.TicketAt("process", opened: opened);
        var path = $"/api/v1/tickets/{ticket.Number}/advice";
        Assert.Null((await app.Get<AdviceView>(app.Floor, path)).Price);
        var item = Known(ticket);
        item["price"] = 399.50m;

        await Correct(app, ticket, item);

        Assert.Equal(399.50m, (await app.Get<AdviceView>(app.Floor, path)).Price);
        Assert.Equal(399_50L, await app.Saved(db => db.Tickets.Select(saved => saved.Item.PriceMinor).SingleAsync()));
    }

    [Fact]
    public async Task Batch_counts_in_quality_and_is_found_from_then_on()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Wordless(app);
        Assert.Equal(1, (await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?by=batch")).Unstated);

        await Correct(app, ticket, new JsonObject { ["style"] = "RUNNER-7", ["batch"] = "B2026-01", ["receipt"] = "T01-2026-000777" });

        Assert.Equal(0, (await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?by=batch")).Unstated);
        Assert.Equal(1, (await app.Get<TicketPageOf>(app.Floor, "/api/v1/tickets?batch=B2026-01")).Total);
        Assert.Equal(1, (await app.Get<TicketPageOf>(app.Floor, "/api/v1/tickets?q=T01-2026-000777")).Total);
    }

    [Fact]
    public async Task Receipt_that_turns_up_later_brings_what_the_till_told()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        var ticket = await Wordless(app);
        var line = Assert.Single((await app.Done(app.Floor, new ReadScan(Purchases.Receipt, "T01"))).Articles);

        var after = await Correct(app, ticket, new JsonObject { ["purchase"] = line.Purchase.ToString() });

        Assert.Equal(
            new ItemView("RUNNER-7", "black", "42", "B2026-01", 399.5m, "CNY", new DateOnly(2026, 2, 20), "receipt", "here", null, Purchases.Receipt, line.Purchase), after.Item);
    }

    [Fact]
    public async Task Repair_that_was_planned_before_follows_the_style()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Wordless(app);
        await app.PlannedRepair(ticket);

        await Correct(app, await app.Show(ticket), new JsonObject { ["style"] = "BOOT-3" });

        Assert.Equal("BOOT-3", await app.Saved(db => db.RepairOrders.Select(order => order.Style).SingleAsync()));
    }

    [Fact]
    public async Task Timeline_says_what_was_filled_in_and_what_was_corrected_from_what_to_what()
    {
        await using var app = await ComplaintsApp.Start();
        var opened = Scenarios.NewTicket();
        opened["item"] = new JsonObject { ["style"] = "RUNNER-7", ["colour"] = "black" };
        var ticket = await app.OpenedTicket(ticket: opened);

        await Correct(app, ticket, new JsonObject { ["style"] = "RUNNER-7", ["colour"] = "red", ["price"] = 399.50m, ["boughtOn"] = "2026-02-20", ["proof"] = "none" }, app.Floor2);

        var told = await app.Done(app.Floor, new ShowTimeline(ticket.Number));
        var fact = Assert.Single(told, entry => entry.Kind == FactKind.ArticleCorrected);
        Assert.Equal((app.Floor2.Name, "colour: black → red\nprice: – → 399.5 CNY\nboughtOn: – → 2026-02-20\nproof: – → none"), (fact.By, fact.Text));
        await using var pages = new Pages(app, app.Floor);
        var timeline = pages.Render<Timeline>(parameters => parameters.Add(part => part.Entries, told));
        Assert.Contains("Article completed or corrected", timeline.Markup, StringComparison.Ordinal);
        Assert.Equal(["Colour", "Price", "Bought on", "Proof of purchase"], timeline.FindAll("dl dt").Select(name => name.TextContent));
        Assert.Equal(["¥399.50", "20 Feb 2026"], timeline.FindAll("dl dd").Skip(1).Take(2).Select(value => value.TextContent));
    }

    [Fact]
    public void What_was_typed_with_an_arrow_or_on_two_lines_stays_one_change()
    {
        var before = new Item(null, "a → b\nc", null, null, null, null, null, null);

        var change = Assert.Single(ArticleChange.Read(ArticleChange.Written(ArticleChange.Between(before, before with { Colour = "d: e" }))));

        Assert.Equal(new ArticleChange("colour", "a > b c", "d: e"), change);
    }

    [Fact]
    public async Task Nothing_changed_leaves_no_fact_and_no_new_version()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var after = await Correct(app, ticket, Known(ticket));

        Assert.Equal((ticket.Version, ticket.Item), (after.Version, after.Item));
        Assert.DoesNotContain(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.ArticleCorrected);
    }

    [Theory]
    [InlineData("""{"style":"NO-SUCH"}""", "item.style")]
    [InlineData("""{"style":"RUNNER-7","batch":"B1999-01"}""", "item.batch")]
    [InlineData("""{"price":-1}""", "item.price")]
    [InlineData("""{"price":1.234}""", "item.price")]
    [InlineData("""{"boughtOn":"2027-01-01"}""", "item.boughtOn")]
    [InlineData("""{"proof":"promise","wearer":"dog"}""", "item.proof", "item.wearer")]
    [InlineData("""{"purchase":"0198a000-0000-7000-8000-000000000000"}""", "item.purchase")]
    [InlineData("null", "item")]
    public async Task What_cannot_be_is_refused_as_at_the_intake(string item, params string[] fields)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.PostText(app.Floor, Path(ticket), $$"""{"version":{{ticket.Version}},"item":{{item}}}""")).IsRefused(400, fields);

        Scenarios.Same(ticket.Item, (await app.Show(ticket)).Item);
    }

    [Fact]
    public async Task Only_whoever_may_work_on_it_corrects_it_and_has_seen_its_last_version()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await TryCorrect(app, ticket, [], app.OtherFloor)).IsRefused(403, "");
        await (await TryCorrect(app, ticket, [], app.Quality)).IsRefused(403, "");
        await (await TryCorrect(app, ticket with { Version = 0 }, [])).IsRefused(409, "version");
        await (await TryCorrect(app, ticket with { Number = "C00-000000" }, [])).IsRefused(404, "number");
        await (await TryCorrect(app, await app.Withdraw(ticket), [])).IsRefused(422, "");

        Scenarios.Same(ticket.Item, (await app.Show(ticket)).Item);
    }

    [Fact]
    public async Task Form_completes_what_the_card_says_is_not_known()
    {
        await using var app = await ComplaintsApp.Start();
        var opened = Scenarios.NewTicket();
        opened["item"] = new JsonObject { ["style"] = "RUNNER-7" };
        var ticket = await app.OpenedTicket(ticket: opened);
        var lists = await app.Done(app.Floor, new ShowReference());
        await using var pages = new Pages(app, app.Floor);
        var card = pages.Render<TicketSummary>(parameters => parameters.Add(part => part.Ticket, ticket).Add(part => part.Reference, lists));
        Assert.Contains("Not known yet: day of purchase, price", card.Find(".message").TextContent, StringComparison.Ordinal);

        card.Find("summary").Click();
        card.WaitForElement("fieldset:not([disabled]) [id='item.boughtOn']").Change("2026-02-20");
        Assert.Equal("Price paid (¥)", card.Find("label[for='item.price']").TextContent.Trim());
        card.Find("[id='item.price']").Change("dear");
        card.Find("form").Submit();
        card.WaitForAssertion(() => Assert.Contains("Write the price as a number", card.Find(".wrong").TextContent, StringComparison.Ordinal));
        card.Find("[id='item.price']").Change("399,50");
        card.Find("form").Submit();

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("form")));
        var after = await app.Show(ticket);
        Assert.Equal(("RUNNER-7", 399.50m, "CNY", new DateOnly(2026, 2, 20)), (after.Item.Style, after.Item.Price, after.Item.Currency, after.Item.BoughtOn));
    }

    [Fact]
    public async Task Card_scanned_for_an_article_leads_to_naming_whose_it_is()
    {
        await using var app = await ComplaintsApp.Start();
        await CardOfZhouMin(app);
        var opened = Scenarios.NewTicket();
        opened.Remove("customer");
        var ticket = await app.OpenedTicket(ticket: opened);
        await using var pages = new Pages(app, app.Floor);
        var card = await Scanned(app, pages, ticket, "VIP 0042");
        card.WaitForAssertion(() => Assert.Contains("Card of Zhou Min. This ticket names no customer yet.", card.Find(".scan .message").TextContent, StringComparison.Ordinal));

        await card.Find(".scan .message button").ClickAsync();
        card.WaitForElement("fieldset:not([disabled]) [id='customer.phone']");
        card.WaitForAssertion(() => Assert.Equal(("Zhou Min", "13511112222"), (card.Find("[id='customer.name']").GetAttribute("value"), card.Find("[id='customer.phone']").GetAttribute("value"))));
        await card.Find("[id='customer.name']").Closest("form")!.SubmitAsync();

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[id='customer.name']")));
        Assert.Equal("Zhou Min", (await app.Show(ticket)).Customer?.Name);
    }

    [Fact]
    public async Task Card_scanned_for_an_article_of_somebody_who_is_named_does_not_belong_there()
    {
        await using var app = await ComplaintsApp.Start();
        await CardOfZhouMin(app);
        await using var pages = new Pages(app, app.Floor);

        var card = await Scanned(app, pages, await app.OpenedTicket(), "VIP 0042");

        card.WaitForAssertion(() => Assert.Contains("This is the card of Zhou Min, but this ticket already has a customer.", card.Find(".scan .message").TextContent, StringComparison.Ordinal));
        Assert.Empty(card.FindAll(".scan .message button"));
    }

    [Fact]
    public async Task Clerk_who_was_overtaken_reads_so_in_the_form()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var lists = await app.Done(app.Floor, new ShowReference());
        await using var pages = new Pages(app, app.Floor);
        var form = pages.Render<CorrectArticleForm>(parameters => parameters.Add(part => part.Ticket, ticket).Add(part => part.Reference, lists));
        form.Find("summary").Click();
        form.WaitForElement("fieldset:not([disabled]) [id='item.size']").Change("43");
        await app.Complete(ticket, by: app.Floor2);

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Contains("Someone changed ticket", form.Find("[role=alert]:not([data-draft-others])").TextContent, StringComparison.Ordinal));
        Assert.Equal("43", form.Find("[id='item.size']").GetAttribute("value"));
    }

    [Fact]
    public void What_somebody_else_filled_in_meanwhile_is_not_emptied_by_an_older_form()
    {
        var before = new ItemView("RUNNER-7", null, null, null, null, null, null, null);
        var form = new IntakeForm();
        form.Take(before);
        form.Size = "43";

        form.Follow(before, before with { Batch = "B2026-01", Price = 399.50m, Currency = "CNY" });

        Assert.Equal(new ItemView("RUNNER-7", null, "43", "B2026-01", 399.50m, "CNY", null, null), form.Article("EUR"));
    }

    [Fact]
    public async Task Page_offers_it_to_whoever_works_on_the_ticket_until_it_has_ended()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        Assert.True(await Offers(app, ticket, app.Floor));
        Assert.False(await Offers(app, ticket, app.Quality));
        await app.Withdraw(ticket);
        Assert.False(await Offers(app, ticket, app.Floor));
    }

    private static async Task CardOfZhouMin(ComplaintsApp app)
    {
        var added = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Zhou Min", Phone: "13511112222")));
        await app.Done(app.Floor, new AddCard(added.Id, "vip", "VIP 0042"));
    }

    /// <summary>The card of the ticket, with the fold for the article open and this text in its scanner.</summary>
    private static async Task<IRenderedComponent<TicketSummary>> Scanned(ComplaintsApp app, Pages pages, TicketView ticket, string text)
    {
        var lists = await app.Done(app.Floor, new ShowReference());
        var card = pages.Render<TicketSummary>(parameters => parameters.Add(part => part.Ticket, ticket).Add(part => part.Reference, lists));
        await card.Find("summary").ClickAsync();
        card.WaitForElement("fieldset:not([disabled]) [id='item.style']");
        await card.FindAll("button").Single(button => button.TextContent.Trim() == "Scan the receipt or a label").ClickAsync();
        card.WaitForElement("#scan").Change(text);
        await card.Find(".scan form").SubmitAsync();
        return card;
    }

    private static async Task<bool> Offers(ComplaintsApp app, TicketView ticket, Actor reader)
    {
        await using var pages = new Pages(app, reader);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(part => part.Number, ticket.Number));
        page.WaitForElement("ol.timeline li");
        return page.FindAll("summary").Any(summary => summary.TextContent.Contains("Complete or correct", StringComparison.Ordinal));
    }

    private static Task<TicketView> Wordless(ComplaintsApp app)
    {
        var opened = Scenarios.NewTicket();
        opened.Remove("item");
        return app.OpenedTicket(ticket: opened);
    }

    private static JsonObject Known(TicketView ticket) => JsonSerializer.SerializeToNode(ticket.Item, Json.Options)!.AsObject();

    private static async Task<TicketView> Correct(ComplaintsApp app, TicketView ticket, JsonObject item, Actor? by = null) =>
        await (await TryCorrect(app, ticket, item, by)).Is<TicketView>(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> TryCorrect(ComplaintsApp app, TicketView ticket, JsonObject item, Actor? by = null) =>
        app.Post(by ?? app.Floor, Path(ticket), new JsonObject { ["version"] = ticket.Version, ["item"] = item });

    private static string Path(TicketView ticket) => $"/api/v1/tickets/{ticket.Number}/article";
}
