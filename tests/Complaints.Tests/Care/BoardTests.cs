using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Quality;
using Complaints.Shell;
using Complaints.Tests.Compensation;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Care;

public sealed class BoardTests
{
    [Fact]
    public async Task Board_counts_steps_moods_ages_approvals_and_gifts_of_my_stores_only()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        var furious = Scenarios.NewTicket();
        furious["mood"] = 5;
        app.Clock.Advance(TimeSpan.FromDays(4));
        await app.OpenedTicket(ticket: furious);
        await app.TicketAwaitingApproval();
        var gift = await app.TicketAt("compensate", opened: Scenarios.FromSomebodyElse());
        await app.Complete(gift, change: body => body["compensation"] = new System.Text.Json.Nodes.JsonArray(Scenarios.WithinTheClerksLimit));
        await app.ClosedTicket();
        await app.Promise(await app.OpenedTicket(app.OtherFloor), 0, app.OtherFloor);

        var board = await app.Get<Board>(app.Supervisor, "/api/v1/board");

        Assert.Equal((4, 1), (board.Open, board.Late));
        Assert.Equal((2, 1), board.Steps.Single(step => step.Stage == "listen") is var listen ? (listen.Count, listen.Late) : default);
        Assert.Equal((1, 1), board.Steps.Single(step => step.Stage == "compensate") is var compensate ? (compensate.Count, compensate.Waiting) : default);
        Assert.Equal(1, board.Steps.Single(step => step.Stage == "confirm").Count);
        Assert.Equal((5, 1), (board.Moods[0].Mood, board.Moods[0].Count));
        Assert.Equal([3, 0, 1, 0, 0], board.Ages.Select(age => age.Count));
        Assert.Equal((1, "CNY", 9m), (board.Approvals, Assert.Single(board.Goodwill).Currency, board.Goodwill[0].Amount));
        Assert.Equal(0, board.Promises.Today);
        Assert.Equal(1, (await app.Get<Board>(app.Region, "/api/v1/board?store=D01")).Promises.Today);
    }

    [Fact]
    public async Task Board_says_what_is_left_of_the_months_budget()
    {
        await using var app = await ComplaintsApp.Start();
        Assert.Empty((await app.Get<Board>(app.Supervisor, "/api/v1/board")).Budgets);
        await app.SetBudget(100m);
        Assert.Equal(new BoardBudget(100m, 100m, "CNY", 0), Assert.Single((await app.Get<Board>(app.Supervisor, "/api/v1/board")).Budgets));

        await app.Give(await app.TicketAt("compensate"), Scenarios.WithinTheClerksLimit);
        Assert.Equal(new BoardBudget(91m, 100m, "CNY", 0), Assert.Single((await app.Get<Board>(app.Supervisor, "/api/v1/board?store=T01")).Budgets));
        await app.SetBudget(9.5m);

        Assert.Equal(new BoardBudget(0.5m, 9.5m, "CNY", 1), Assert.Single((await app.Get<Board>(app.Region, "/api/v1/board")).Budgets));
    }

    [Fact]
    public async Task Every_number_leads_to_exactly_the_tickets_it_counts()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.TicketAwaitingApproval();
        await app.ClosedTicket();
        var board = await app.Done(app.Supervisor, new ShowBoard());

        foreach (var step in board.Steps)
        {
            Assert.Equal(step.Count, (await app.Done(app.Supervisor, new ListTickets(Stage: step.Stage, Source: "own", Ended: false))).Total);
        }

        foreach (var mood in board.Moods)
        {
            Assert.Equal(mood.Count, (await app.Done(app.Supervisor, new ListTickets(Mood: mood.Mood, Source: "own", Ended: false))).Total);
        }

        foreach (var age in board.Ages)
        {
            Assert.Equal(age.Count, (await app.Done(app.Supervisor, new ListTickets(AgeFrom: age.From, AgeTo: age.To, Source: "own", Ended: false))).Total);
        }
    }

    [Fact]
    public async Task Ages_count_the_days_of_each_store_and_not_those_of_Greenwich()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();                                          // 10 March, 17:00 in Tianjin
        await app.OpenedTicket(app.OtherFloor);                            // and 10:00 in Dresden

        // 11 March, 22:30 UTC: in Tianjin it is the 12th, two days later; in Dresden it is half an hour before that.
        app.Clock.Advance(new DateTimeOffset(2026, 3, 11, 22, 30, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());
        Assert.Equal([0, 1, 0, 0, 0], (await app.Done(app.Supervisor, new ShowBoard())).Ages.Select(age => age.Count));
        Assert.Equal([1, 1, 0, 0, 0], (await app.Done(app.Region, new ShowBoard())).Ages.Select(age => age.Count));
        Assert.Equal("D01", Assert.Single((await app.Done(app.Region, new ListTickets(AgeFrom: 0, AgeTo: 1))).Items).Store);

        app.Clock.Advance(TimeSpan.FromMinutes(30));                       // midnight in Dresden
        Assert.Equal([0, 2, 0, 0, 0], (await app.Done(app.Region, new ShowBoard())).Ages.Select(age => age.Count));
    }

    [Fact]
    public async Task Age_is_a_number_of_days_in_order()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets?ageFrom=-1&ageTo=40000")).IsRefused(400, "ageFrom", "ageTo");
        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets?ageFrom=3&ageTo=2")).IsRefused(400, "ageTo");
    }

    [Fact]
    public async Task Gifts_of_last_month_in_the_stores_own_time_do_not_count()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        await app.Complete(ticket, change: body => body["compensation"] = new System.Text.Json.Nodes.JsonArray(Scenarios.WithinTheClerksLimit));

        // 31 March, 15:59 UTC, is one minute before midnight in Shanghai.
        app.Clock.Advance(new DateTimeOffset(2026, 3, 31, 15, 59, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());
        Assert.Single((await app.Done(app.Supervisor, new ShowBoard())).Goodwill);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty((await app.Done(app.Supervisor, new ShowBoard())).Goodwill);
    }

    [Fact]
    public async Task Board_is_for_supervisors_and_no_other_store_can_be_named()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).GetAsync("/api/v1/board")).IsRefused(403, "");
        await (await app.Client(app.Supervisor).GetAsync("/api/v1/board?store=D01")).IsRefused(403, "");
    }

    [Fact]
    public async Task Board_is_live_and_links_to_the_tickets()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Open<BoardPage>("/board");
        page.WaitForAssertion(() => Assert.Contains("No complaint is open.", page.Markup, StringComparison.Ordinal));

        await app.OpenedTicket();

        page.WaitForAssertion(() => Assert.Equal("1", page.Find($"a[href='{Links.Tickets(new ListTickets(Stage: "listen", Source: "own", Ended: false))}'] b").TextContent));
    }

    [Fact]
    public async Task Promises_page_shows_what_is_late_and_how_many_were_kept()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Settle(await app.Promise(ticket, 0), "keep");
        await app.Promise(ticket, 0);
        await app.Advance(TimeSpan.FromHours(4));
        await using var pages = new Pages(app, app.Supervisor);

        var page = pages.Open<PromisesPage>("/promises");

        page.WaitForAssertion(() => Assert.Contains("was due 10 Mar 2026", page.Markup, StringComparison.Ordinal));
        Assert.Contains("1 of 1", page.Find("table.rates").TextContent, StringComparison.Ordinal);
        Assert.Contains("100", page.Find("table.rates").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coach_and_practice_stand_beside_the_board_for_whoever_leads_and_the_coach_in_quality()
    {
        await using var app = await ComplaintsApp.Start();
        await using var quality = new Pages(app, app.Quality);

        Assert.All([app.Supervisor, app.Region], actor => Assert.Equal([Links.Coach, Links.Training], Beside(app, actor).TakeLast(2)));
        Assert.DoesNotContain(Links.Coach, Beside(app, app.Floor));
        Assert.NotNull(quality.Open<QualityPage>(Links.Quality()).WaitForElement($"a[href='{Links.Coach}']"));
    }

    private static IReadOnlyList<string?> Beside(ComplaintsApp app, Actor actor)
    {
        using var pages = new Pages(app, actor);
        return [.. pages.Render<CareLinks>(parameters => parameters.Add(links => links.Page, "board")).FindAll("a").Select(link => link.GetAttribute("href"))];
    }
}
