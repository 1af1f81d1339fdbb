using AngleSharp.Dom;
using Bunit;
using Complaints.Customers;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Shell.Drafts;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Tickets;

public sealed class OpenTicketPageTests
{
    [Fact]
    public async Task Usual_complaint_with_a_receipt_takes_seven_taps_and_the_customers_words()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        var taps = 0;

        await Scan(page, Purchases.Receipt);   // the scanner types and presses Enter: no tap
        page.WaitForAssertion(() => Assert.Contains("Running shoe 7", page.Find(".message.good").TextContent, StringComparison.Ordinal));
        foreach (var choice in new[] { "[name=group][value='Sole and heel']", "[name=defect][value=SOLE-OPEN]", "[name=mood][value='3']", "[name=remedyWanted][value=exchange]" })
        {
            page.WaitForElement("input" + choice).Change(page.Find("input" + choice).GetAttribute("value"));
            taps++;
        }

        page.Find("#description").Change("鞋底开胶了 – völlig gelöst.");
        taps++;
        page.Find("form.intake").Submit();
        taps++;

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", Address(pages), StringComparison.Ordinal));
        Assert.InRange(taps, 1, 7);
        var ticket = await app.Get<TicketView>(app.Floor, "/api/v1" + new Uri(Address(pages)).AbsolutePath);
        Assert.Equal(("SOLE-OPEN", 3, "exchange", "Zhao Lei"), (ticket.Defect, ticket.Mood, ticket.RemedyWanted, ticket.Customer?.Name));
        Assert.Equal(("RUNNER-7", 399.50m, "receipt", "here", Purchases.Receipt), (ticket.Item.Style, ticket.Item.Price, ticket.Item.Proof, ticket.Item.BoughtAt, ticket.Item.Receipt));
    }

    [Fact]
    public async Task Receipt_with_several_lines_lets_one_be_chosen()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1), Purchases.Line(2));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        await Scan(page, Purchases.Receipt);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".line-found").Count));
        await page.FindAll(".line-found")[1].ClickAsync();

        Assert.Empty(page.FindAll(".line-found"));
        Assert.Equal("RUNNER-7", page.Find("[id='item.style']").GetAttribute("value"));
        Assert.Contains("RUNNER-7", page.Find(".so-far").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_knows_is_said_and_stays_to_be_mended()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        await Scan(page, "T01-9Ü鞋");

        page.WaitForAssertion(() => Assert.Contains("T01-9Ü鞋", page.Find(".scan [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("T01-9Ü鞋", page.Find("#scan").GetAttribute("value"));
    }

    [Fact]
    public async Task Receipt_of_another_store_is_named_and_its_customer_is_not()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Region, Purchases.Line(1, "D01-77", "D01"));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        await Scan(page, "D01-77");

        page.WaitForAssertion(() => Assert.Contains("D01", page.Find(".message.good").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find("input[name='item.boughtAt'][value=otherStore]").HasAttribute("checked"));
        Assert.DoesNotContain("Zhao Lei", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_scan_replaces_the_first_and_another_article_can_be_chosen()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        await Scan(page, Purchases.Receipt);
        page.WaitForElement(".message.good");

        await Scan(page, "BOOT-3//38/B2025-09");
        page.WaitForAssertion(() => Assert.Equal("BOOT-3", page.Find("[id='item.style']").GetAttribute("value")));

        await page.Find(".message.good button").ClickAsync();
        Assert.True(string.IsNullOrEmpty(page.Find("[id='item.style']").GetAttribute("value")));
    }

    [Fact]
    public async Task Praise_asks_for_words_only()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        page.WaitForElement("input[name=kind][value=praise]").Change("praise");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("input[name=mood], input[name=group], input[name=remedyWanted]")));
        Assert.Equal("New praise", page.Find("h1").TextContent);
        page.Find("#description").Change("So freundlich bedient. 服务真好。");
        page.Find("form.intake").Submit();

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", Address(pages), StringComparison.Ordinal));
        Assert.Equal("praise", await app.Saved(db => db.Tickets.Select(ticket => ticket.Kind).SingleAsync()));
    }

    [Fact]
    public async Task Missing_mood_and_words_are_said_beside_their_fields_and_nothing_typed_is_lost()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        page.WaitForElement("[id='customer.name']").Change("Jörg");

        page.Find("form.intake").Submit();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".field .wrong")));
        Assert.Equal("Jörg", page.Find("[id='customer.name']").GetAttribute("value"));
    }

    [Fact]
    public async Task Earlier_ticket_of_the_same_person_and_batch_is_shown_while_typing()
    {
        await using var app = await ComplaintsApp.Start();
        var before = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        page.WaitForElement("[id='customer.phone']").Input("022 1234 5678");
        page.WaitForAssertion(() => Assert.Contains(before.Number, page.Find(".similar").TextContent, StringComparison.Ordinal));

        await Scan(page, "RUNNER-7/black/42/B2026-01");
        page.WaitForAssertion(() => Assert.Contains("B2026-01", page.Find(".similar").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_leaves_a_number_is_asked_whether_we_may_call_and_nothing_is_ticked_for_them()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        page.WaitForElement("[id='customer.phone']");
        Assert.Empty(page.FindAll("[name^='consent.']"));

        await page.Find("[id='customer.phone']").ChangeAsync("13511112222");
        page.WaitForElement("[name='consent.call']");
        Assert.Equal(["consent.call", "consent.message"], page.FindAll("[name^='consent.']").Select(box => box.GetAttribute("name")));
        Assert.Empty(page.FindAll("[name^='consent.'][checked]"));
        await page.Find("[name='consent.call']").ChangeAsync(true);
        await page.Find("#description").ChangeAsync("The sole opens.");
        await page.Find("input[name=mood][value='2']").ChangeAsync("2");
        await page.Find("form.intake").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", Address(pages), StringComparison.Ordinal));
        Assert.Equal(["call"], (await app.Done(app.Floor, new FindCustomer("13511112222")))!.Agreed);
        await using var again = new Pages(app, app.Floor2);
        var second = again.Open<OpenTicketPage>("/tickets/new");
        await second.WaitForElement("[id='customer.phone']").ChangeAsync("13511112222");
        second.WaitForElement("[name='consent.call'][checked][disabled]");
    }

    [Fact]
    public async Task How_to_say_the_name_is_one_tap_and_shown_but_not_asked_of_whom_we_know_it()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        page.WaitForElement("[id='customer.phone']").Change("13511112222");
        page.Find("[id='customer.name']").Change("王小明");
        Assert.Equal(["Ms", "Mr", "No title"], page.FindAll(".called label").Select(label => label.TextContent));

        page.Find("input[name='customer.salutation'][value=herr]").Change("herr");
        page.Find("#description").Change("The sole opens.");
        page.Find("input[name=mood][value='2']").Change("2");
        page.Find("form.intake").Submit();

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", Address(pages), StringComparison.Ordinal));
        Assert.Equal("herr", (await app.Done(app.Floor, new FindCustomer("13511112222")))!.Salutation);
        await using var again = new Pages(app, app.Floor2);
        var second = again.Open<OpenTicketPage>("/tickets/new");
        second.WaitForElement("[id='customer.phone']").Change("13511112222");
        second.WaitForElement(".called[disabled] input[value=herr][checked]");
    }

    [Fact]
    public async Task Regular_is_recognised_by_the_number_before_anything_is_written_down()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        var before = await app.OpenedTicket();
        await app.Done(app.Floor, new Complaints.Care.MakePromise(before.Number, "We call about the colour.", null, app.Clock.Today.AddDays(1)));
        var file = await app.Done(app.Floor, new ShowCustomer(before.CustomerId!.Value));
        await app.Done(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Likes = "green tea" }));
        await using var pages = new Pages(app, app.Floor2);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        await page.WaitForElement("[id='customer.phone']").ChangeAsync("022 1234 5678");

        var known = page.WaitForElement(".known").TextContent;
        Assert.All(["Third visit", "green tea", "1 promise still open", before.Number], said => Assert.Contains(said, known, StringComparison.Ordinal));
        Assert.DoesNotContain("before this", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_recognises_its_customer_too()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        await Scan(page, Purchases.Receipt);

        Assert.Contains("Second visit", page.WaitForElement(".known").TextContent, StringComparison.Ordinal);
        Assert.Equal(Links.CareSheet("RUNNER-7", "zh"), page.Find(".scan a[href^='/styles/']").GetAttribute("href"));
    }

    [Fact]
    public async Task Card_of_a_customer_says_who_stands_there()
    {
        await using var app = await ComplaintsApp.Start();
        var added = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Zhou Min", Phone: "13511112222")));
        await app.Done(app.Floor, new AddCard(added.Id, "member", "VIP 0042-7"));
        await using var pages = new Pages(app, app.Floor2);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        await page.WaitForElement("[id='customer.name']").ChangeAsync("Somebody else");

        await Scan(page, "vip0042-7");

        page.WaitForAssertion(() => Assert.Equal("Zhou Min", page.Find("[id='customer.name']").GetAttribute("value")));
        Assert.Equal("13511112222", page.Find("[id='customer.phone']").GetAttribute("value"));
        Assert.Contains("Card of Zhou Min", page.Find(".scan .message.good").TextContent, StringComparison.Ordinal);
        Assert.Contains("Zhou Min is known here", page.WaitForElement(".known").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scanned_garment_is_what_is_pointed_at()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new SaveStyle(new StyleEntry("PARKA-1", "Parka", "cotton", ["olive"], ["M"], ["B1"]) { Article = "clothes" }, IsNew: true));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        await Scan(page, "PARKA-1/olive/M/B1");
        page.WaitForAssertion(() => Assert.Contains("Parka", page.Find(".message.good").TextContent, StringComparison.Ordinal));
        await page.Find("button.point").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("true", page.FindAll(".part-articles button")[1].GetAttribute("aria-pressed")));
    }

    [Fact]
    public async Task Trouble_with_service_asks_about_whom_and_offers_the_colleagues()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");

        page.WaitForElement("input[name=group][value=Service]").Change("Service");

        page.WaitForAssertion(() => Assert.NotNull(page.Find("#aboutWhom").Closest("details[open]")));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("#colleagues option"), option => option.GetAttribute("value") == "Wang Fang"));
        Assert.DoesNotContain(page.FindAll("#colleagues option"), option => option.GetAttribute("value") == "Jonas Weber");
    }

    [Fact]
    public async Task Sheet_from_the_drawer_is_typed_in_with_its_own_time()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        await page.WaitForElement("#takenDownAt").ChangeAsync("2026-03-09T15:30:00");
        await page.Find("#description").ChangeAsync("The sole opens.");
        await page.Find("input[name=mood][value='2']").ChangeAsync("2");

        await page.Find("form.intake").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", Address(pages), StringComparison.Ordinal));
        Assert.Equal(new DateTime(2026, 3, 9, 15, 30, 0, DateTimeKind.Utc), await app.Saved(db => db.Tickets.Select(ticket => ticket.OpenedAt).SingleAsync()));
    }

    [Fact]
    public async Task Shouting_asks_whether_anybody_is_in_danger_and_the_opening_tells_it()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        await page.WaitForElement("input[name=mood][value='4']").ChangeAsync("4");
        Assert.Empty(page.FindAll("input[name=safety]"));

        await page.Find("input[name=mood][value='5']").ChangeAsync("5");
        Assert.Equal(["injury", "threat", "nobody"], page.FindAll("input[name=safety]").Select(answer => answer.GetAttribute("value")));
        Assert.NotEmpty(page.FindAll(".call-now button"));
        await page.Find("input[name=safety][value=nobody]").ChangeAsync("nobody");
        Assert.Empty(page.FindAll(".safety-choice button"));
        await page.Find("input[name=safety][value=injury]").ChangeAsync("injury");
        await page.Find(".safety-choice button").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", Address(pages), StringComparison.Ordinal));
        var ticket = await app.Get<TicketView>(app.Floor, "/api/v1" + new Uri(Address(pages)).AbsolutePath);
        Assert.Equal("injury", ticket.Safety?.Kind);
    }

    [Fact]
    public async Task Danger_that_was_said_is_in_the_draft_and_counts_only_while_somebody_shouts()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, "open-ticket", ("mood", "5"), ("safety", "threat"), ("description", "He will come back with friends."));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        page.WaitForElement("input[name=safety][value=threat][checked]");

        await page.Find("input[name=mood][value='3']").ChangeAsync("3");
        await page.Find("form.intake").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", Address(pages), StringComparison.Ordinal));
        Assert.Null((await app.Get<TicketView>(app.Floor, "/api/v1" + new Uri(Address(pages)).AbsolutePath)).Threat);
    }

    private static async Task Scan(IRenderedComponent<OpenTicketPage> page, string text)
    {
        page.WaitForElement("#scan").Change(text);
        await page.Find(".scan form").SubmitAsync();
    }

    private static string Address(Pages pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;
}
