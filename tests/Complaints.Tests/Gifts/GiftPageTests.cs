using Bunit;
using Complaints.Gifts;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Gifts;

public sealed class GiftPageTests
{
    [Fact]
    public async Task Till_shows_what_a_card_takes_off_and_spends_it_once()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("discountCard10");
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CardsPage>(Links.Cards(card.Number));

        page.WaitForElement("#amount").Input("234.55");
        page.WaitForAssertion(() => Assert.Contains("¥23.46", page.Find(".till-sum").TextContent, StringComparison.Ordinal));
        page.WaitForElement("form:has(#amount)").Submit();

        page.WaitForAssertion(() => Assert.Contains("The customer pays ¥211.09", page.Markup, StringComparison.Ordinal));
        await (await app.TryRedeem(card, 10m)).IsRefused(409, "number");
    }

    [Fact]
    public async Task Till_says_what_is_wrong_with_a_number()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CardsPage>(Links.Cards());

        page.WaitForElement("#number").Change("1234");
        page.Find("form.till-search").Submit();

        page.WaitForAssertion(() => Assert.Contains("16 letters and digits", page.Find(".wrong").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Till_that_is_too_late_sees_when_and_where()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("coupon");
        await using var pages = new Pages(app, app.Floor2);
        var page = pages.Open<CardsPage>(Links.Cards(card.Number));
        page.WaitForElement("#amount").Input("50");
        page.WaitForElement(".till-sum");

        await app.Redeem(card, 50m);
        page.WaitForElement("form:has(#amount)").Submit();

        page.WaitForAssertion(() => Assert.Contains("Tianjin Binjiang, by Li Wei", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#amount"));
    }

    [Fact]
    public async Task Whoever_says_goodbye_is_told_what_is_not_handed_over_yet()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Granted("thankYouCard", 2);
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<TicketPage>(Links.Ticket(ticket.Number), parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.Equal("2 × Thank-you card", page.Find(".still-open a[href*='#gift-']").TextContent));

        await app.HandOver(ticket);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".still-open a[href*='#gift-']")));
    }

    [Fact]
    public async Task Ticket_hands_over_in_a_size_and_says_when_it_is_empty()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "42", 1);
        var ticket = await app.Granted("insoles");
        await using var pages = new Pages(app, app.Floor);
        var gifts = pages.Render<TicketGifts>(parameters => parameters.Add(part => part.Number, ticket.Number).Add(part => part.MayWork, true));

        gifts.WaitForElement("form").Submit();
        gifts.WaitForAssertion(() => Assert.Contains("Choose a size for each piece", gifts.Find("[role=alert]:not([data-draft-others])").TextContent, StringComparison.Ordinal));
        gifts.Find("select").Change("42");
        gifts.Find("form").Submit();

        gifts.WaitForAssertion(() => Assert.Empty(gifts.FindAll("form")));
        Assert.Contains("42", gifts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_page_takes_a_delivery_and_corrects_a_count()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Open<StockPage>(Links.Stock());
        page.WaitForAssertion(() => Assert.Contains("Nothing is counted here yet", page.Markup, StringComparison.Ordinal));

        page.Find("#kind").Change("socks");
        page.Find("#pieces").Change("7");
        page.Find("form:has(#pieces)").Submit();
        page.WaitForElement(".stock-row").Click();
        page.WaitForElement("#count").Change("4");
        page.Find("#count-reason").Change("Three damaged");
        page.Find("form:has(#count)").Submit();

        page.WaitForAssertion(() => Assert.Contains("Running low", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Three damaged", page.Find(".moves").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_page_folds_the_sizes_of_a_gift_and_shows_what_runs_out_by_itself()
    {
        await using var app = await ComplaintsApp.Start();
        foreach (var (size, number) in (ValueTuple<string, int>[])[("38", 20), ("39", 30), ("40", 1)])
        {
            await app.Stock("delivery", "insoles", size, number);
        }

        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Open<StockPage>(Links.Stock());

        var sizes = page.WaitForElement(".sizes > summary").TextContent;
        Assert.Contains("2 sizes, 38 to 39", sizes, StringComparison.Ordinal);
        Assert.Contains("50", sizes, StringComparison.Ordinal);
        Assert.Contains("40", page.Find(".rows > li:first-child > button.stock-row").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Liability_and_stock_are_refused_to_the_floor_and_empty_at_first()
    {
        await using var app = await ComplaintsApp.Start();
        await using var floor = new Pages(app, app.Floor);
        await using var region = new Pages(app, app.Region);

        var (stock, owed, empty) = (floor.Open<StockPage>(Links.Stock()), floor.Open<LiabilityPage>(Links.Liability()), region.Open<LiabilityPage>(Links.Liability()));

        stock.WaitForAssertion(() => Assert.Contains("not for the role", stock.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        owed.WaitForAssertion(() => Assert.Contains("not for the role", owed.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        empty.WaitForAssertion(() => Assert.Contains("No card is out.", empty.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slip_and_customers_file_show_the_card()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("storeCredit");
        var customer = await app.Saved(async db => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Customers)).Id);
        await using var pages = new Pages(app, app.Floor);

        var slip = pages.Open<CardSlipPage>(Links.CardSlip(card.Id, "en"), parameters => parameters.Add(page => page.Id, card.Id));
        var file = pages.Render<CustomerGifts>(parameters => parameters.Add(part => part.Customer, customer));

        slip.WaitForAssertion(() => Assert.Contains(card.Number, slip.Markup, StringComparison.Ordinal));
        Assert.NotNull(slip.Find("svg.qr"));
        file.WaitForAssertion(() => Assert.Contains(card.Number, file.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slip_says_that_a_card_is_redeemed_or_has_expired()
    {
        await using var app = await ComplaintsApp.Start();
        var (spent, old) = (await app.Card("coupon"), await app.Card("coupon"));
        await using var pages = new Pages(app, app.Floor);
        Assert.DoesNotContain("This card", Slip(pages, spent.Id).WaitForElement("main.slip").TextContent, StringComparison.Ordinal);

        await app.Redeem(spent, 50m);
        Assert.Contains("This card has been redeemed.", Slip(pages, spent.Id).WaitForElement("main.slip").TextContent, StringComparison.Ordinal);
        await app.Advance(TimeSpan.FromDays(400));
        Assert.Contains("This card has expired.", Slip(pages, old.Id).WaitForElement("main.slip").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slip_is_refused_in_a_sentence_to_another_store_and_where_there_is_no_such_card()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("coupon");
        await using var pages = new Pages(app, app.Floor);
        await using var elsewhere = new Pages(app, app.OtherFloor);

        Assert.Equal("There is no such card.", Slip(pages, Guid.NewGuid()).WaitForElement("main [role=alert]").TextContent.Trim());
        var refused = Slip(elsewhere, card.Id);
        Assert.EndsWith(".", refused.WaitForElement("main [role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain(card.Number, refused.Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<CardSlipPage> Slip(Pages pages, Guid id) => pages.Open<CardSlipPage>(Links.CardSlip(id, "en"), set => set.Add(page => page.Id, id));
}
