using Bunit;
using Complaints.Customers;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Stages;

public sealed class TalkPageTests
{
    [Fact]
    public async Task Chosen_wording_stands_in_the_words_and_is_kindly_noticed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);

        page.WaitForElement("input[value=regret]").Change("regret");
        page.WaitForElement("button.wording").Click();

        page.WaitForAssertion(() => Assert.Equal("Zhao Lei, I am sorry for the trouble this has given you.", page.Find("textarea[id='fields.words']").GetAttribute("value")));
        Assert.Contains("word for word", page.Find(".wordings [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_is_called_as_they_want_to_be_in_what_the_clerk_says()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        var file = await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value));
        await app.Done(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Salutation = "xiansheng" }));
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);

        page.WaitForElement("input[value=regret]").Change("regret");
        page.WaitForElement("button.wording").Click();

        page.WaitForAssertion(() => Assert.Equal("Mr Zhao, I am sorry for the trouble this has given you.", page.Find("textarea[id='fields.words']").GetAttribute("value")));
        Assert.Contains("word for word", page.Find(".wordings [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_was_hurt_responsibility_is_not_offered_and_the_reason_said()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, ticket);

        page.WaitForElement("input[value=regret]");
        Assert.Empty(page.FindAll("input[value=responsibility]"));
        Assert.Contains("locked", page.Find(".wordings .message").TextContent, StringComparison.Ordinal);
        Assert.Equal("hurt.apologise", page.Find(".coach").GetAttribute("data-card"));
    }

    [Fact]
    public async Task Furious_mood_brings_the_calming_card_the_ticks_and_the_call()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);
        page.WaitForElement(".coach[data-card='soleOpen.explain']");
        Assert.Empty(page.FindAll("input[name='calm.water']"));

        page.Find("input[name=mood][value='5']").Change("5");

        page.WaitForAssertion(() => Assert.Contains("Stop me at any time", page.Find(".coach").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("input[name='calm.water']"));
        Assert.NotEmpty(page.FindAll(".talk-bar button.primary"));
    }

    [Fact]
    public async Task Shouting_brings_the_question_whether_anybody_is_in_danger_and_hides_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);
        page.WaitForElement("#note").Change("He shouts.");
        page.Find("input[name=mood][value='4']").Change("4");
        page.WaitForAssertion(() => Assert.True(page.Find("input[name=mood][value='4']").HasAttribute("checked")));
        Assert.Empty(page.FindAll(".safety-question"));

        page.Find("input[name=mood][value='5']").Change("5");
        page.WaitForAssertion(() => Assert.Equal(["Somebody is hurt", "Somebody is threatened"], page.FindAll(".safety-question button").Select(button => button.TextContent)));
        page.FindAll(".safety-question button")[1].Click();

        page.WaitForAssertion(() => Assert.Contains("Keep your distance", page.Find("section.safety").TextContent, StringComparison.Ordinal));
        page.WaitForElement("input[name=kind][value=threat][checked]");
        Assert.Single(page.FindAll("#abuse-happened"));
        Assert.Contains("leave the counter together", page.WaitForElement(".coach[data-card=threat]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Somebody is hurt"], page.FindAll(".safety-question button").Select(button => button.TextContent));
        Assert.Equal("He shouts.", page.Find("#note").GetAttribute("value"));
        Assert.Single(await app.Done(app.Supervisor, new ListCallsToMe()));
    }

    [Fact]
    public async Task Tick_for_the_back_room_is_the_answer_to_where_they_talked()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);

        page.WaitForElement("input[name='calm.backRoom']").Change(true);

        page.WaitForAssertion(() => Assert.True(page.Find("input[name='fields.place'][value=backRoom]").HasAttribute("checked")));
    }

    [Fact]
    public async Task Answer_to_a_call_appears_on_the_clerks_open_page()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);
        page.WaitForElement("#note").Change("He shouts.");
        page.Find(".talk-bar button").Click();
        page.WaitForAssertion(() => Assert.Contains("Called: Supervisor", page.Find(".talk-bar [role=status]").TextContent, StringComparison.Ordinal));

        var call = (await app.Done(app.Supervisor, new ShowTalkHelp(ticket.Number))).Call!;
        await app.Done(app.Supervisor, new Complaints.Processes.CompleteTask(call.Task, call.Version, "coming"));

        page.WaitForAssertion(() => Assert.Contains(app.Supervisor.Name + " is coming", page.Find(".talk-bar [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("He shouts.", page.Find("#note").GetAttribute("value"));
    }

    /// <summary>The ticket's page, once what was kept as a draft is in its form: nobody can type before that.</summary>
    private static IRenderedComponent<TicketPage> Open(Pages pages, TicketView ticket)
    {
        var page = pages.Render<TicketPage>(parameters => parameters.Add(page => page.Number, ticket.Number));
        page.WaitForElement("form.stage-form > fieldset:not([disabled])");
        return page;
    }
}
