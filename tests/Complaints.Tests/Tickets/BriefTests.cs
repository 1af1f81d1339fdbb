using Bunit;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Stages;
using Complaints.Tests.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

public sealed class BriefTests
{
    [Fact]
    public async Task Newcomer_reads_in_six_lines_who_it_is_what_happened_and_what_comes_next()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.OpenedTicket(), change: body => body["mood"] = 5);
        ticket = await app.Complete(ticket, change: body => body["mood"] = 2);
        await app.Promise(ticket, 2);
        var file = await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value));
        await app.Done(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Salutation = "xiansheng" }));
        await using var pages = new Pages(app, app.Supervisor);

        var brief = Open(pages, ticket).WaitForElement("#brief[open]");

        Assert.Equal(6, brief.QuerySelectorAll("dt").Length);
        Assert.All(
            ["Mr Zhao", "annoyed", "at worst shouting", "The sole came off after two weeks.", "Exchange", "Listen: Heard", "by 12 Mar 2026, Li Wei: Call back about the price.", "Apologise: "],
            said => Assert.Contains(said, brief.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Mr Zhao Lei", brief.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_recorded_a_step_finds_it_folded()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await using var mine = new Pages(app, app.Floor);
        await using var hers = new Pages(app, app.Floor2);
        var (page, herPage) = (Open(mine, ticket), Open(hers, ticket));
        herPage.WaitForElement("#brief[open]");

        Assert.False(page.WaitForElement("#brief").HasAttribute("open"));
        await app.Complete(ticket, by: app.Floor2);

        herPage.WaitForAssertion(() => Assert.False(herPage.Find("#brief").HasAttribute("open")));
    }

    [Fact]
    public async Task Whoever_judges_blindly_reads_neither_the_judgement_nor_the_remedy()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.TicketAt("analyse"), "upheld");
        ticket = await app.Done(app.Floor, new AskSecondOpinion(ticket.Number, ticket.Version, new WearSigns("W2", 20, 5, ["soleOpens"])));
        while (ticket.Stage != "compensate")
        {
            ticket = await app.Complete(ticket);
        }

        await using var hers = new Pages(app, app.Floor2);
        await using var mine = new Pages(app, app.Floor);

        var (theirs, own) = (Open(hers, ticket).WaitForElement("#brief").TextContent, Open(mine, ticket).WaitForElement("#brief").TextContent);
        Assert.Contains("Analyse", theirs, StringComparison.Ordinal);
        Assert.All(["Our fault", "Repair", "Agreed"], told => Assert.DoesNotContain(told, theirs, StringComparison.Ordinal));
        Assert.All(["Our fault", "Repair", "Agreed"], told => Assert.Contains(told, own, StringComparison.Ordinal));
        Assert.Empty((await app.Done(app.Floor2, new ShowBrief(ticket.Number))).Promises);
        Assert.Empty((await app.Done(app.Floor2, new ShowCare(ticket.Number))).Promises);
        Assert.Empty((await app.Done(app.Floor2, new ShowStillOpen(ticket.Number))).Promises);
        Assert.Single((await app.Done(app.Floor, new ShowStillOpen(ticket.Number))).Promises);
        Assert.Single((await app.Done(app.Floor, new ShowBrief(ticket.Number))).Promises);
    }

    [Fact]
    public async Task What_waits_for_a_decision_is_said_as_waiting()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await using var pages = new Pages(app, app.Supervisor);

        var brief = Open(pages, ticket).WaitForElement("#brief[open]").TextContent;

        Assert.Contains("(waiting)", brief, StringComparison.Ordinal);
        Assert.Contains("Waiting for approval", brief, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_story_is_cut_between_words()
    {
        await using var app = await ComplaintsApp.Start();
        var opened = Scenarios.NewTicket();
        opened["description"] = string.Join(' ', Enumerable.Repeat("rubbed", 60));
        var ticket = await app.OpenedTicket(ticket: opened);
        await using var pages = new Pages(app, app.Floor2);

        var happened = Open(pages, ticket).WaitForElement("#brief[open]").QuerySelectorAll("dd")[1].TextContent.Trim();

        Assert.EndsWith(" rubbed…", happened, StringComparison.Ordinal);
        Assert.InRange(happened.Length, 100, 161);
    }

    [Fact]
    public async Task Nobody_of_another_store_is_told_and_a_closed_ticket_needs_none()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.ClosedTicket();
        await using var pages = new Pages(app, app.Supervisor);

        Assert.True((await app.Send(app.OtherFloor, new ShowBrief(ticket.Number))).IsRefused);
        var page = Open(pages, ticket);
        page.WaitForElement("ol.timeline");
        Assert.Empty(page.FindAll("#brief"));
    }

    private static IRenderedComponent<TicketPage> Open(Pages pages, TicketView ticket) => pages.Render<TicketPage>(page => page.Add(it => it.Number, ticket.Number));
}
