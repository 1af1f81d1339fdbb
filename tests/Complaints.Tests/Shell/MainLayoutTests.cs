using Bunit;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Deputies;
using Complaints.Shell;
using Complaints.Tests.Support;

namespace Complaints.Tests.Shell;

public sealed class MainLayoutTests
{
    [Fact]
    public async Task Menu_offers_only_what_the_role_may_do()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal([Links.Home, Links.Tickets(), Links.Customers(), Links.Quality()], Menu(app, app.Floor));
        Assert.Equal([Links.Home, Links.Tickets(), Links.Customers(), Links.Approvals, Links.Quality()], Menu(app, app.Supervisor));
        Assert.Equal([Links.Tickets(), Links.Quality(), Links.Imports, Links.Processes()], Menu(app, app.Quality));
        Assert.Equal([Links.Home, Links.Tickets(), Links.Customers(), Links.Approvals, Links.Quality(), Links.Imports, Links.Processes(), Links.Setup], Menu(app, app.Admin));
    }

    [Fact]
    public async Task Menu_of_the_lawyers_and_of_a_deputy_leads_to_the_approvals()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Supervisor, new AppointDeputy("floor2", app.Clock.Today, app.Clock.Today));

        Assert.Equal([Links.Home, Links.Tickets(), Links.Customers(), Links.Approvals, Links.Quality()], Menu(app, app.Legal));
        await using var pages = new Pages(app, app.Floor2);
        var layout = pages.Render<MainLayout>();
        layout.WaitForAssertion(() => Assert.Single(layout.FindAll($"nav a[href='{Links.Approvals}']")));
    }

    [Fact]
    public async Task Approver_on_any_page_is_told_of_what_is_new_and_reminded_of_what_waits()
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();
        await using var pages = new Pages(app, app.Supervisor);
        await using var above = new Pages(app, app.Region);
        var (layout, region) = (pages.Render<MainLayout>(), above.Render<MainLayout>());
        layout.WaitForElement("nav .count");
        Assert.Empty(layout.FindAll(".toast"));

        await app.Advance(TimeSpan.FromMinutes(30));
        layout.WaitForAssertion(() => Assert.Contains("still waits", layout.Find(".toast").TextContent, StringComparison.Ordinal));
        Assert.Empty(region.FindAll(".toast"));

        await app.Advance(TimeSpan.FromMinutes(30));
        region.WaitForAssertion(() => Assert.Contains("asks for your decision", region.Find(".toast").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Menu_counts_what_waits_for_a_supervisor_and_follows_it_live()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);
        var layout = pages.Render<MainLayout>();
        Assert.Empty(layout.FindAll("nav .count"));

        var ticket = await app.TicketAwaitingApproval();
        layout.WaitForAssertion(() => Assert.Equal("1", layout.Find("nav .count").TextContent));

        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");
        layout.WaitForAssertion(() => Assert.Empty(layout.FindAll("nav .count")));
    }

    [Theory]
    [InlineData("approve", null, "Zhang Min has agreed", "¥54")]
    [InlineData("reduce", 27, "Zhang Min has agreed to less", "¥27")]
    [InlineData("reject", null, "Zhang Min has declined", "¥54")]
    public async Task Clerk_on_any_page_is_told_what_was_decided_about_what_they_asked_for(string decision, int? amount, string told, string sum)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await using var pages = new Pages(app, app.Floor);
        await using var others = new Pages(app, app.Floor2);
        var (layout, other) = (pages.Render<MainLayout>(), others.Render<MainLayout>());
        Assert.Empty(layout.FindAll(".toast"));

        await app.Decide(ticket.Approvals[0], app.Supervisor, decision, amount, "Three pairs will do.");

        layout.WaitForAssertion(() => Assert.Contains(told, layout.Find(".toast").TextContent, StringComparison.Ordinal));
        Assert.All([ticket.Number, sum, "Three pairs will do."], fact => Assert.Contains(fact, layout.Find(".toast a").TextContent, StringComparison.Ordinal));
        layout.Find(".toast button").Click();
        layout.WaitForAssertion(() => Assert.Empty(layout.FindAll(".toast")));
        Assert.Empty(other.FindAll(".toast"));
    }

    [Fact]
    public async Task Answer_that_came_before_the_page_was_opened_is_no_news()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");
        var since = app.Clock.GetUtcNow().UtcDateTime;
        await app.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("approved", Assert.Single(await app.Done(app.Floor, new ListMyAnswers([ticket.Number], since))).Status);
        Assert.Empty(await app.Done(app.Floor, new ListMyAnswers([ticket.Number], app.Clock.GetUtcNow().UtcDateTime)));
        Assert.Empty(await app.Done(app.Floor2, new ListMyAnswers([ticket.Number], since)));
    }

    [Fact]
    public async Task Frame_stands_while_the_database_is_away_and_counts_again_when_it_is_back()
    {
        await using var app = await ComplaintsApp.Start();
        var away = true;
        await using var pages = new Pages(app, app.Supervisor, _ => away ? throw new InvalidOperationException("The disk is full.") : Task.CompletedTask);
        var layout = pages.Render<MainLayout>();
        layout.WaitForAssertion(() => Assert.NotEmpty(layout.FindAll($"nav a[href='{Links.Approvals}']")));
        Assert.Empty(layout.FindAll("nav .count"));

        away = false;
        await app.TicketAwaitingApproval();

        layout.WaitForAssertion(() => Assert.Equal("1", layout.Find("nav .count").TextContent));
    }

    private static IEnumerable<string?> Menu(ComplaintsApp app, Actor actor)
    {
        using var pages = new Pages(app, actor);
        return [.. pages.Render<MainLayout>().FindAll("nav a").Select(link => link.GetAttribute("href"))];
    }
}
