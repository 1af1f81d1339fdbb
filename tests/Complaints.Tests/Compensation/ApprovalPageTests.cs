using Bunit;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Compensation.Deputies;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation;

public sealed class ApprovalPageTests
{
    [Fact]
    public async Task Card_shows_the_story_what_was_given_and_the_limit_and_one_tap_approves()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval(gifts: [Scenarios.Gift("insoles", 5), Scenarios.Gift("socks", 2)]);
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Render<ApprovalsPage>();
        page.WaitForElement(".approval");

        var text = page.Find(".approval").TextContent;
        foreach (var part in new[] { "Pair of socks", "The sole came off after two weeks.", "5 × Pair of insoles", "¥45", "limit ¥300", "Li Wei", ticket.Number })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Press(page, "Approve");
        page.WaitForAssertion(() => Assert.Contains("Approved", page.Find("[role=status].good").TextContent, StringComparison.Ordinal));
        Assert.Equal("approved", (await app.Show(ticket)).Approvals[0].Status);
    }

    [Fact]
    public async Task Clerk_sees_the_question_on_the_open_page_and_the_approver_the_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await using var boss = new Pages(app, app.Supervisor);
        await using var clerk = new Pages(app, app.Floor);
        var approvals = boss.Render<ApprovalsPage>();
        var page = clerk.Render<TicketPage>(parameters => parameters.Add(shown => shown.Number, ticket.Number));
        approvals.WaitForElement(".approval");
        page.WaitForElement(".message.wait");

        Press(approvals, "Ask back");
        approvals.WaitForElement("input[id^=question]").Change("Which size?");
        Press(approvals, "Ask back");
        page.WaitForElement(".asks textarea").Change("42.");
        Assert.Contains("Which size?", page.Find(".asks").TextContent, StringComparison.Ordinal);
        approvals.WaitForAssertion(() => Assert.Contains("asked back, no answer yet", approvals.Find(".approval").TextContent, StringComparison.Ordinal));
        page.Find(".asks form").Submit();

        approvals.WaitForAssertion(() => Assert.Contains("42.", approvals.Find(".approval .said").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".asks")));
    }

    [Fact]
    public async Task Whoever_is_slower_is_told_on_the_page_although_the_card_is_gone()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await using var pages = new Pages(app, app.Region);
        var page = pages.Render<ApprovalsPage>();
        page.WaitForElement(".approval");
        var card = page.FindComponent<ApprovalCard>().Instance;
        await app.Decide(ticket.Approvals[0], app.Supervisor, "reject", reason: "No.");

        await page.InvokeAsync(() => card.OnOvertaken.InvokeAsync([new("version", "Zhang Min has decided this already: rejected.")]));

        page.WaitForAssertion(() => Assert.Contains("Zhang Min", page.Find(".message.wait").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".approval")));
    }

    [Theory]
    [InlineData("Approve", null)]
    [InlineData("Reject", "reason")]
    [InlineData("Ask back", "question")]
    public async Task Focus_goes_to_where_the_answer_stands_once_a_card_is_decided(string press, string? field)
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Render<ApprovalsPage>();
        page.WaitForElement(".approval");
        Assert.DoesNotContain(pages.JSInterop.Invocations, call => call.Identifier == "complaints.show");

        Press(page, press);
        if (field is not null)
        {
            page.WaitForElement($"input[id^={field}]").Change("Why?");
            page.Find(".approval form").Submit();
        }

        page.WaitForAssertion(() => Assert.Equal("h1", Assert.Single(pages.JSInterop.Invocations, call => call.Identifier == "complaints.show").Arguments[0]));
        Assert.Equal("-1", page.Find("h1").GetAttribute("tabindex"));
        page.Find("[role=status].good");
    }

    [Fact]
    public async Task My_day_shows_what_I_have_to_decide_and_that_I_was_reminded()
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();
        await app.Advance(TimeSpan.FromMinutes(30));
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Render<MyDayPage>();

        page.WaitForAssertion(() => Assert.Contains("waiting for over half an hour", page.Find("[aria-labelledby=day-decisions]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deputies_page_names_one_lists_them_and_says_when_nobody_is_there()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Render<DeputiesPage>();
        page.WaitForElement(".empty");

        page.Find("form").Submit();
        page.WaitForElement(".wrong");
        page.Find("#deputy").Change("floor2");
        page.Find("#from").Change("2026-03-10");
        page.Find("#to").Change("2026-03-12");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Wang Fang for Zhang Min", page.Find(".deputy-row").TextContent, StringComparison.Ordinal));
        Press(page, "End");
        page.WaitForAssertion(() => Assert.Contains("over", page.Find(".deputy-row .chip").TextContent, StringComparison.Ordinal));
    }

    private static void Press<T>(IRenderedComponent<T> page, string words)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();
}
