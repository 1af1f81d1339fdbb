using Bunit;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Stages;

public sealed class CallToastTests
{
    [Fact]
    public async Task Call_stands_before_the_supervisor_on_any_page_at_once_and_the_clerk_reads_who_comes()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await using var counter = new Pages(app, app.Floor);
        await using var office = new Pages(app, app.Supervisor);
        var clerk = counter.Render<TicketPage>(parameters => parameters.Add(page => page.Number, ticket.Number));
        clerk.WaitForElement("form.stage-form > fieldset:not([disabled])");
        var layout = office.Render<MainLayout>();
        Assert.Empty(layout.FindAll(".toast"));

        clerk.Find(".talk-bar button").Click();

        layout.WaitForAssertion(() => Assert.Contains("Li Wei calls you to the counter", layout.Find(".toast[role=alert]").TextContent, StringComparison.Ordinal));
        var told = layout.Find(".toast a").TextContent;
        Assert.All([ticket.Number, "Tianjin Binjiang", "Zhao Lei", "Talk"], fact => Assert.Contains(fact, told, StringComparison.Ordinal));
        layout.Find(".toast button.primary").Click();

        layout.WaitForAssertion(() => Assert.Empty(layout.FindAll(".toast")));
        Assert.EndsWith(Links.Ticket(ticket.Number), office.Address, StringComparison.Ordinal);
        clerk.WaitForAssertion(() => Assert.Contains(app.Supervisor.Name + " is coming", clerk.Find(".talk-bar [role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_that_waits_already_is_told_to_whoever_signs_in_and_goes_when_a_colleague_answers()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));
        await using var pages = new Pages(app, app.Supervisor);

        var layout = pages.Render<MainLayout>();

        layout.WaitForElement(".toast.call");
        var call = Assert.Single(await app.Done(app.Supervisor, new ListCallsToMe()));
        await app.Done(app.Region, new CompleteTask(call.Task, call.Version, "coming"));
        layout.WaitForAssertion(() => Assert.Empty(layout.FindAll(".toast")));
    }

    [Fact]
    public async Task Call_rings_once_and_marks_the_tab_until_somebody_comes()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await using var pages = new Pages(app, app.Supervisor);
        var browser = pages.JSInterop.SetupModule("./Stages/CallToast.razor.js");
        browser.Mode = JSRuntimeMode.Loose;
        var layout = pages.Render<MainLayout>();
        Assert.Empty(Told());

        await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));
        layout.WaitForAssertion(() => Assert.Equal(["True True"], Told()));
        layout.WaitForElement(".toast.call > button").Click();
        await app.OpenedTicket();
        var call = Assert.Single(await app.Done(app.Supervisor, new ListCallsToMe()));
        await app.Done(app.Region, new CompleteTask(call.Task, call.Version, "coming"));

        layout.WaitForAssertion(() => Assert.Equal(["True True", "False False"], Told()));

        IEnumerable<string> Told() => browser.Invocations.Where(asked => asked.Identifier == "tell").Select(asked => string.Join(' ', asked.Arguments));
    }

    [Fact]
    public async Task Whoever_silenced_calls_on_this_device_lets_them_sound_again_with_one_tap()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));
        await using var pages = new Pages(app, app.Supervisor);
        var browser = pages.JSInterop.SetupModule("./Stages/CallToast.razor.js");
        browser.Mode = JSRuntimeMode.Loose;
        browser.Setup<bool>("start").SetResult(true);
        var layout = pages.Render<MainLayout>();
        layout.WaitForAssertion(() => Assert.Equal("Sound on", layout.Find(".toast.call .said button.quiet").TextContent.Trim()));

        layout.Find(".toast.call .said button.quiet").Click();

        layout.WaitForAssertion(() => Assert.Equal("Sound off", layout.Find(".toast.call .said button.quiet").TextContent.Trim()));
        Assert.False((bool)Assert.Single(browser.Invocations, asked => asked.Identifier == "mute").Arguments[0]!);
    }

    [Fact]
    public async Task What_is_put_aside_stays_in_the_number_and_nobody_has_answered()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));
        await using var pages = new Pages(app, app.Supervisor);
        var layout = pages.Render<MainLayout>();
        layout.WaitForElement(".toast.call > button").Click();

        layout.WaitForAssertion(() => Assert.Empty(layout.FindAll(".toast")));
        Assert.Equal("1", layout.Find("nav .count").TextContent);
        Assert.Null((await app.Done(app.Floor, new ShowTalkHelp(ticket.Number))).Call!.Answer);
    }

    [Fact]
    public async Task Call_rises_to_the_region_and_only_then_is_told_to_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));
        Assert.Empty(await app.Done(app.Region, new ListCallsToMe()));
        Assert.Empty(await app.Done(app.Floor2, new ListCallsToMe()));

        await app.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(("Li Wei", ticket.Number), Assert.Single((await app.Done(app.Region, new ListCallsToMe())).Select(call => (call.By, call.Ticket))));
    }

    [Fact]
    public async Task Clerk_reads_who_has_taken_the_call_before_they_have_answered()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(page => page.Number, ticket.Number));
        page.WaitForElement(".talk-bar [role=status]");

        await app.Done(app.Supervisor, new ClaimTask(Assert.Single(await app.Done(app.Supervisor, new ListCallsToMe())).Task));

        page.WaitForAssertion(() => Assert.Contains(app.Supervisor.Name + " has taken your call", page.Find(".talk-bar [role=status]").TextContent, StringComparison.Ordinal));
        Assert.False((await app.Done(app.Region, new ShowTalkHelp(ticket.Number))).Call!.Mine);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("5")]
    public async Task Furious_customer_at_the_opening_is_one_tap_from_the_supervisor(string mood)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>("/tickets/new");
        page.WaitForElement("form.intake > fieldset:not([disabled])");
        Assert.Empty(page.FindAll(".call-now"));

        page.Find($"input[name=mood][value='{mood}']").Change(mood);
        page.WaitForElement(".call-now button").Click();

        page.WaitForAssertion(() => Assert.Contains("/tickets/C", pages.Address, StringComparison.Ordinal));
        var call = Assert.Single(await app.Done(app.Supervisor, new ListCallsToMe()));
        Assert.Equal((Links.Ticket(call.Ticket), int.Parse(mood, System.Globalization.CultureInfo.InvariantCulture), "listen"), (new Uri(pages.Address).AbsolutePath, call.Mood, call.Stage));
    }

    [Fact]
    public async Task No_call_is_offered_for_less_and_none_to_head_office_above_which_nobody_stands()
    {
        await using var app = await ComplaintsApp.Start();
        await using var floor = new Pages(app, app.Floor);
        await using var top = new Pages(app, app.Admin);

        var (page, admins) = (floor.Open<OpenTicketPage>("/tickets/new"), top.Open<OpenTicketPage>("/tickets/new"));
        page.WaitForElement("input[name=mood][value='3']").Change("3");
        admins.WaitForElement("input[name=mood][value='5']").Change("5");

        page.WaitForAssertion(() => Assert.True(page.Find("input[name=mood][value='3']").HasAttribute("checked")));
        admins.WaitForAssertion(() => Assert.True(admins.Find("input[name=mood][value='5']").HasAttribute("checked")));
        Assert.Empty(page.FindAll(".call-now"));
        Assert.Empty(admins.FindAll(".call-now"));
    }
}
