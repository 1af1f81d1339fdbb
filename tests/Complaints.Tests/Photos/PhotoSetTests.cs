using System.Globalization;
using System.Text.Json;
using Bunit;
using Complaints.Photos;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Photos;

public sealed class PhotoSetTests
{
    [Fact]
    public async Task Clerk_is_led_through_the_four_shots_and_may_send_more()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);

        var set = Open(pages, ticket);

        Assert.Equal(["pair", "soles", "fault", "label", "more"], set.FindAll("input[type=file]").Select(input => input.GetAttribute("data-shot")));
        Assert.All(set.FindAll("input[type=file]"), input => Assert.Equal("image/*", input.GetAttribute("accept")));
        Assert.All(set.FindAll(".shots input"), input => Assert.Equal("environment", input.GetAttribute("capture")));
        Assert.True(set.Find(".wide input").HasAttribute("multiple"));
        Assert.All(set.FindAll(".shot-tile"), tile => Assert.NotNull(tile.QuerySelector("svg[aria-hidden=true]")));
        Assert.Contains("Both soles", set.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_is_given_the_words_for_a_photo_on_its_way_and_a_list_nobody_else_draws_in()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);

        var set = Open(pages, ticket);

        var root = set.Find("#photos");
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(root.GetAttribute("data-texts")!)!;
        Assert.Equal("Sending, {0} %", words["Sending"]);
        Assert.All(words.Values, word => Assert.DoesNotContain("Send.", word, StringComparison.Ordinal));
        Assert.Equal((ticket.Number, app.Floor.PersonId.ToString()), (root.GetAttribute("data-number"), root.GetAttribute("data-person")));
        Assert.Empty(set.Find("[data-pending]").ChildNodes);
        Assert.Equal("polite", set.Find("[data-pending]").GetAttribute("aria-live"));
    }

    [Fact]
    public async Task Photo_appears_on_the_open_page_with_its_circle_and_makes_its_tile_a_picture()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var set = Open(pages, ticket);

        var photo = await app.Photographed(ticket, by: app.Floor2);
        set.WaitForElement($"[data-photo='{photo.Id}']");
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");   // 0,25 would be no number in a drawing
        await app.TryMark(photo, app.Floor2, 0.25, 0.75);

        set.WaitForAssertion(() => Assert.Equal("0.25", set.Find(".thumb ellipse.over").GetAttribute("cx")));
        Assert.Contains($"taken by {app.Floor2.Name}", set.Find(".thumb").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("1 circled", set.Find(".thumb").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(["pair", "soles", "label"], set.FindAll(".shot-tile:not(.wide) input").Select(input => input.GetAttribute("data-shot")));
    }

    [Fact]
    public async Task Quality_looks_and_takes_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var (ticket, bare) = (await app.OpenedTicket(), await app.OpenedTicket());
        await app.Photographed(ticket);
        await using var pages = new Pages(app, app.Quality);

        var set = Open(pages, ticket);
        set.Find(".thumb").Click();

        Assert.Empty(set.FindAll("input"));
        Assert.DoesNotContain("Circle the fault", set.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove this photo", set.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("No photos were taken", Open(pages, bare).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_store_is_told_why_there_is_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Photographed(ticket);
        await using var pages = new Pages(app, app.OtherFloor);

        var set = Open(pages, ticket);

        Assert.Contains("you do not work there", set.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(set.FindAll("img, input"));
    }

    [Fact]
    public async Task Many_photos_stand_in_a_gallery_and_a_full_ticket_says_so()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        for (var seed = 0; seed < Photo.MostOfATicket; seed++)
        {
            await app.Photographed(ticket, Pictures.Jpeg(seed, 32, 24), seed % 2 == 0 ? "more" : "fault");
        }

        await using var pages = new Pages(app, app.Floor);
        var set = Open(pages, ticket);

        Assert.Equal((1, 29), (set.FindAll(".shots .thumb").Count, set.FindAll(".gallery .thumb").Count));
        Assert.Empty(set.FindAll("input"));
        Assert.Contains("more are not kept", set.Markup, StringComparison.Ordinal);
        Assert.Contains("30 of 30", set.Find(".card-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_view_steps_circles_and_removes()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Photographed(ticket, shot: "pair");
        var second = await app.Photographed(ticket, Pictures.Jpeg(2));
        await using var pages = new Pages(app, app.Floor);
        var set = Open(pages, ticket);

        set.Find(".thumb").Click();
        Assert.Contains("1 of 2", set.Find("dialog").TextContent, StringComparison.Ordinal);
        set.Find("dialog").KeyDown("ArrowRight");
        Assert.Contains("2 of 2", set.Find("dialog").TextContent, StringComparison.Ordinal);

        set.Find("dialog button[aria-pressed]").Click();
        Assert.NotNull(set.Find("svg.ink[tabindex='0']"));
        await set.FindComponent<PhotoViewer>().Instance.Drawn(0.5, 0.5, 0.2, 0.1);
        set.WaitForAssertion(() => Assert.Contains($"Circled by {app.Floor.Name}", set.Find("dialog .marks").TextContent, StringComparison.Ordinal));
        Assert.Empty(set.FindAll("svg.ink"));

        set.Find("dialog form").Submit();
        set.WaitForAssertion(() => Assert.Contains("Say why", set.Find("dialog .wrong").TextContent, StringComparison.Ordinal));
        set.Find("#photo-reason").Change("Blurred.");
        set.Find("dialog form").Submit();
        set.WaitForAssertion(() => Assert.Empty(set.FindAll($"[data-photo='{second.Id}']")));
    }

    [Fact]
    public async Task Photo_used_before_is_said_calmly_with_a_link()
    {
        await using var app = await ComplaintsApp.Start();
        var (before, ticket) = (await app.OpenedTicket(), await app.OpenedTicket());
        await app.Photographed(before);
        await app.Photographed(ticket);
        await using var pages = new Pages(app, app.Floor);

        var notice = Open(pages, ticket).Find("[role=note]");

        Assert.Contains("A hint, not a proof", notice.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(before.Number, notice.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private static IRenderedComponent<PhotoSet> Open(Pages pages, TicketView ticket)
    {
        var set = pages.Render<PhotoSet>(it => it.Add(component => component.Number, ticket.Number));
        set.WaitForAssertion(() => Assert.Empty(set.FindAll("[aria-busy=true]")));
        return set;
    }
}
