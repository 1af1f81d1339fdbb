using Bunit;
using Complaints.Access;
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

    private static IEnumerable<string?> Menu(ComplaintsApp app, Actor actor)
    {
        using var pages = new Pages(app, actor);
        return [.. pages.Render<MainLayout>().FindAll("nav a").Select(link => link.GetAttribute("href"))];
    }
}
