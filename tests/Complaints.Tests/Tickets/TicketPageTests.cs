using Bunit;
using Complaints.Shell.Drafts;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

public sealed class TicketPageTests
{
    [Fact]
    public async Task History_shows_what_was_answered_at_each_step()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, ticket);

        page.WaitForAssertion(() => Assert.Contains("Key points of the complaint", page.Find("ol.timeline").TextContent, StringComparison.Ordinal));
        Assert.Contains("At the counter", page.Find("ol.timeline").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clerk_who_was_overtaken_keeps_what_was_typed_and_hears_who_it_was()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("listen");
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);
        page.WaitForElement("#note");
        await app.Done(app.Floor, new SaveDraft(
            Draft.OfStage(ticket.Number, ticket.Tasks[0].Id), "form-1", "tablet", 0, new Dictionary<string, string?> { ["note"] = "Two weeks old, worn to the office." }));

        await app.Complete(ticket, by: app.Floor2);

        page.WaitForAssertion(() => Assert.Contains("Two weeks old, worn to the office.", page.Find(".left-draft").TextContent, StringComparison.Ordinal));
        Assert.Contains(app.Floor2.Name, page.Find(".left-draft").TextContent, StringComparison.Ordinal);
        Assert.Equal("Talk", page.Find("#stage-title").TextContent.Trim());
    }

    [Fact]
    public async Task Decision_appears_on_the_clerks_open_page_with_its_reason()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);
        page.WaitForElement(".message.wait");

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Decide(ticket.Approvals[0], app.Supervisor, "reject", reason: "Worn for a year.");

        page.WaitForAssertion(() => Assert.Contains("Worn for a year.", page.Find(".message.warn[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Confirm", page.Find("#stage-title").TextContent.Trim());
    }

    [Fact]
    public async Task Refused_step_names_the_reason_beside_the_field_and_keeps_the_text()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("listen");
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);
        page.WaitForElement("#note").Change("Kept.");

        page.Find("#stage").Submit();

        page.WaitForAssertion(() => Assert.Contains("Still missing", page.Find(".field.invalid .wrong").TextContent, StringComparison.Ordinal));
        Assert.Equal("Kept.", page.Find("#note").GetAttribute("value"));
        Assert.Empty(page.FindAll("#override"));
    }

    [Theory]
    [InlineData("complaint", true, true, true)]
    [InlineData("suggestion", false, true, true)]
    [InlineData("praise", false, false, false)]
    public async Task Nothing_is_offered_that_makes_no_sense_for_what_somebody_came_with(string kind, bool isBroken, bool mayBeHurt, bool mayBeRude)
    {
        await using var app = await ComplaintsApp.Start();
        var opened = Scenarios.NewTicket();
        opened["kind"] = kind;
        var ticket = await app.OpenedTicket(ticket: opened);
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, ticket);

        page.WaitForElement("#promise-what");
        page.WaitForElement("#reply-text");
        Assert.Equal(
            (isBroken, isBroken, isBroken, mayBeHurt, mayBeRude),
            (page.FindAll("#repair-part").Count > 0, page.FindAll("#withdraw-reason").Count > 0, page.FindAll("#escalate-said").Count > 0, page.FindAll(".talk-bar button.danger").Count > 0, page.FindAll("#abuse-happened").Count > 0));
        Assert.Equal(isBroken, page.FindAll(".talk-bar > .inline > button:not(.danger)").Count > 0);
    }

    [Fact]
    public async Task Address_that_is_too_long_for_its_line_is_broken_before_the_at_sign()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, await app.OpenedTicket());

        Assert.Equal("zhao<wbr>@example.org", page.WaitForElement("dd span:has(wbr)").InnerHtml);
    }

    [Fact]
    public async Task Ticket_of_another_store_shows_nothing_but_the_refusal()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.OtherFloor);

        var page = Open(pages, ticket);

        page.WaitForAssertion(() => Assert.Contains("you do not work there", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Zhao Lei", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danger_and_threat_stay_on_the_page_of_a_complaint_taken_outside()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "threat"));
        ticket = await app.Escalate(ticket);
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, ticket);

        var danger = page.WaitForElement("section.safety:has(#safety-title)");
        Assert.DoesNotContain("stays open", danger.TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("#threat-title"));
        Assert.Single(page.FindAll("#abuse-happened"));
        Assert.Empty(page.FindAll(".talk-bar"));
    }

    private static IRenderedComponent<TicketPage> Open(Pages pages, TicketView ticket) => pages.Render<TicketPage>(page => page.Add(it => it.Number, ticket.Number));
}
