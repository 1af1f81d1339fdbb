using AngleSharp.Dom;
using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Portal;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Care;

public sealed class MyDayTests
{
    [Fact]
    public async Task Day_without_anything_to_do_is_greeted_kindly()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<MyDayPage>("/");

        page.WaitForAssertion(() => Assert.Contains("All done, nobody is waiting for you.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("section[aria-labelledby^='day-']"));
    }

    [Fact]
    public async Task Open_page_moves_a_promise_from_today_to_late_and_one_tap_settles_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Promise(await app.OpenedTicket(), 0);
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<MyDayPage>("/");
        page.WaitForAssertion(() => Assert.Contains("Call back about the price.", Section(page, "promises")!.TextContent, StringComparison.Ordinal));

        await app.Advance(TimeSpan.FromHours(3));
        page.WaitForAssertion(() => Assert.Contains("Call back about the price.", Section(page, "late")!.TextContent, StringComparison.Ordinal));
        Assert.Null(Section(page, "promises"));
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Kept").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("Call back about the price.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(1, (await app.Done(app.Supervisor, new ShowPromiseRates(Months: 1))).Stores[0].Months[0].Kept);
    }

    [Fact]
    public async Task Clerk_finds_what_the_supervisor_answered_until_the_day_after()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        Assert.Empty((await app.Day(app.Floor)).Answers);

        await app.Decide(ticket.Approvals[0], app.Supervisor, "reject", reason: "Worn for a year.");

        var answer = Assert.Single((await app.Day(app.Floor)).Answers);
        Assert.Equal((ticket.Number, "rejected", "Zhang Min", "Worn for a year."), (answer.Ticket, answer.Status, answer.By, answer.Reason));
        Assert.Empty((await app.Day(app.Floor2)).Answers);
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty((await app.Day(app.Floor)).Answers);
    }

    [Fact]
    public async Task Work_stands_in_one_place_late_today_or_the_rest()
    {
        await using var app = await ComplaintsApp.Start();
        var late = await app.OpenedTicket();
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        var today = await app.OpenedTicket();
        var rest = await app.TicketAt("followUp");
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<MyDayPage>("/");

        page.WaitForAssertion(() => Assert.Contains(late.Number, Section(page, "late")!.TextContent, StringComparison.Ordinal));
        Assert.Contains(today.Number, Section(page, "today")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(rest.Number, Section(page, "rest")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("a"), link => link.GetAttribute("href") == Links.Ticket(late.Number));
    }

    [Fact]
    public async Task Praise_that_was_written_in_is_told_from_a_complaint()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(Actor.Customer, new WriteIn("T01", "It smells.", null, null, null, null, null, []));
        await app.Done(Actor.Customer, new WriteIn("T01", "Wang Fang was so kind.", null, null, null, null, null, [], "praise", AtKiosk: true));
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<MyDayPage>("/");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".work-row .about").Count));
        Assert.Single(page.FindAll(".work-row .about"), row => row.TextContent.Contains("Praise", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Supervisor_sees_own_work_and_by_a_switch_the_whole_store()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Supervisor);

        var page = pages.Open<MyDayPage>("/");
        page.WaitForAssertion(() => Assert.Contains("All done", page.Markup, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("nav a"), link => link.GetAttribute("href") == "/?of=store");
        page = pages.Open<MyDayPage>("/?of=store");

        page.WaitForAssertion(() => Assert.Contains(ticket.Number, page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quality_has_no_day_at_the_counter_and_goes_to_its_charts()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Promise(await app.OpenedTicket(), 0);
        await using var pages = new Pages(app, app.Quality);

        var page = pages.Open<MyDayPage>("/");

        page.WaitForAssertion(() => Assert.EndsWith(Links.Quality(), pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(0, (await app.Day(app.Quality)).Count);
    }

    [Fact]
    public async Task Ticket_shows_its_promises_and_takes_a_new_one_by_hand()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<TicketPage>($"/tickets/{ticket.Number}", parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForElement("#promise-what").Change("Send the care sheet.");
        page.Find("#promise-what").Closest("form")!.Submit();
        page.WaitForAssertion(() => Assert.Contains("A promise without a day is none.", page.Markup, StringComparison.Ordinal));

        page.Find("#promise-day").Change("2026-03-11");
        page.Find("#promise-what").Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("Send the care sheet.", page.Find("#care .care-list").TextContent, StringComparison.Ordinal));
        Assert.Equal("Send the care sheet.", Assert.Single((await app.Care(ticket)).Promises).What);
    }

    private static IElement? Section(IRenderedComponent<MyDayPage> page, string name) => page.FindAll($"section[aria-labelledby=day-{name}]").SingleOrDefault();
}
