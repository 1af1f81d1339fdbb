using AngleSharp.Dom;
using Bunit;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Stages;

/// <summary>On a tablet nobody types a colleague's name or looks for a day in a calendar.</summary>
public sealed class PickTests
{
    [Fact]
    public async Task One_tap_says_who_sees_to_it_and_by_which_day()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(it => it.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.Equal(["Me", "Chen Jing", "Wang Fang", "Zhang Min"], Picks(page, "fields.owner").Select(pick => pick.TextContent.Trim())));
        page.WaitForAssertion(() => Assert.Equal(["Today until closing 10 Mar", "Tomorrow 11 Mar", "In three working days 13 Mar", "In a week 17 Mar"], Picks(page, "fields.dueOn").Select(pick => pick.TextContent.Trim())));

        Picks(page, "fields.owner").First(pick => pick.TextContent.Trim() == "Wang Fang").Click();
        Picks(page, "fields.dueOn").First(pick => pick.TextContent.Contains("three", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Equal("2026-03-13", page.Find("[id='fields.dueOn']").GetAttribute("value")));
        Assert.Equal("Wang Fang", page.Find("[id='fields.owner']").GetAttribute("value"));
        Assert.Equal(["Wang Fang"], Pressed(page, "fields.owner"));
        Assert.Equal(["In three working days 13 Mar"], Pressed(page, "fields.dueOn"));
    }

    [Fact]
    public async Task What_is_typed_over_a_pick_is_no_pick_any_more()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(it => it.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.NotEmpty(Picks(page, "fields.owner")));
        Picks(page, "fields.owner")[0].Click();
        page.WaitForAssertion(() => Assert.Equal(["Me"], Pressed(page, "fields.owner")));
        Assert.Equal("Li Wei", page.Find("[id='fields.owner']").GetAttribute("value"));

        page.Find("[id='fields.owner']").Change("The workshop");

        page.WaitForAssertion(() => Assert.Empty(Pressed(page, "fields.owner")));
    }

    [Fact]
    public async Task Whom_a_complaint_is_about_is_not_offered()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);

        var picks = pages.Render<PersonPicks>(parameters => parameters.Add(part => part.Legend, "Who?").Add(part => part.Store, "T01").Add(part => part.Without, "Wang Fang"));

        picks.WaitForAssertion(() => Assert.Contains(picks.FindAll("button"), pick => pick.TextContent.Trim() == "Li Wei"));
        Assert.DoesNotContain("Wang Fang", picks.Markup, StringComparison.Ordinal);
        Assert.Equal("Who?: quick choice", picks.Find("[role=group]").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Promise_made_by_hand_takes_its_day_by_one_tap()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(it => it.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.NotEmpty(Picks(page, "promise-day")));

        Picks(page, "promise-day").Single(pick => pick.TextContent.StartsWith("In a week", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Equal("2026-03-17", page.Find("#promise-day").GetAttribute("value")));
    }

    [Fact]
    public async Task Appointment_takes_whoever_will_be_there_by_one_tap_and_anybody_who_is_typed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(it => it.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.Equal(["Me", "Chen Jing", "Wang Fang", "Zhang Min"], Picks(page, "appointment-with").Select(pick => pick.TextContent.Trim())));

        Picks(page, "appointment-with").Single(pick => pick.TextContent.Trim() == "Zhang Min").Click();

        page.WaitForAssertion(() => Assert.Equal("Zhang Min", page.Find("#appointment-with").GetAttribute("value")));
        Assert.Equal(["Zhang Min"], Pressed(page, "appointment-with"));
        page.Find("#appointment-with").Change("The shoemaker");
        page.WaitForAssertion(() => Assert.Empty(Pressed(page, "appointment-with")));
    }

    private static List<IElement> Picks(IRenderedComponent<TicketPage> page, string field) => [.. page.Find($"[id='{field}']").ParentElement!.QuerySelectorAll("[role=group] > button")];

    private static IEnumerable<string> Pressed(IRenderedComponent<TicketPage> page, string field) =>
        Picks(page, field).Where(pick => pick.GetAttribute("aria-pressed") == "true").Select(pick => pick.TextContent.Trim());
}
