using Bunit;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Stages;

public sealed class EditWordingTests
{
    [Fact]
    public async Task Apology_in_own_words_is_offered_at_once_and_noticed_when_it_is_read_from_the_sheet()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        await app.Done(app.Admin, new EditWording("regret.trouble", "en", 0, "[{name}, ]I am sorry about your lost afternoon."));
        await app.Done(app.Admin, new AddWording("en", "regret", "This is not how it should feel[, {name}]. I am sorry."));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(here => here.Number, ticket.Number));

        page.WaitForElement("input[value=regret]").Change("regret");

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button.wording"), wording => wording.TextContent == "This is not how it should feel, Zhao Lei. I am sorry."));
        page.FindAll("button.wording").First(wording => wording.TextContent == "Zhao Lei, I am sorry about your lost afternoon.").Click();
        page.WaitForAssertion(() => Assert.Contains("word for word", page.Find(".wordings [role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_apology_said_before_is_kept_and_own_ones_are_withdrawn_and_offered_again()
    {
        await using var app = await ComplaintsApp.Start();
        var coach = app.Services.GetRequiredService<CoachCards>();
        var file = coach.Apologies("en").Single(wording => wording.Id == "regret.trouble").Text;
        await app.Done(app.Admin, new EditWording("regret.trouble", "en", 0, "I am sorry."));
        await app.Done(app.Admin, new EditWording("regret.trouble", "en", 1, null));
        var own = await app.Done(app.Admin, new AddWording("en", "written", "We are sorry about your afternoon."));
        await app.Done(app.Admin, new EditWording(own, "en", 1, null));

        var view = await app.Done(app.Supervisor, new ShowCards("en"));

        var old = view.Wordings.Single(wording => wording.Id == "regret.trouble");
        Assert.Equal((file, 2), (old.Text, old.Number));
        Assert.Equal([(2, null), (1, "I am sorry."), (0, null)], old.Past.Select(past => (past.Number, past.Text)));
        var silent = view.Wordings.Single(wording => wording.Id == own);
        Assert.Equal((true, "written", "We are sorry about your afternoon."), (silent.Withdrawn, silent.Kind, silent.Text));
        Assert.DoesNotContain(coach.Apologies("en"), wording => wording.Id == own);
        await app.Done(app.Admin, new EditWording(own, "en", 2, "We are sorry about your day."));
        await app.Done(app.Admin, new ShowCards("en"));
        Assert.Equal("written", coach.Apologies("en").Single(wording => wording.Id == own).Kind);
        Assert.DoesNotContain(coach.Apologies("de"), wording => wording.Id == own);
    }

    [Theory]
    [InlineData("en", "regret", "This was our mistake, and I am sorry.")]
    [InlineData("de", "personal", "Das war unser Fehler, es tut mir leid.")]
    [InlineData("zh", "written", "这是我们的错，对不起。")]
    public async Task Regret_that_takes_responsibility_is_refused_in_words_and_responsibility_may(string language, string kind, string text)
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Admin, new AddWording(language, kind, text));

        Assert.Equal("text", Assert.Single(answer.Problems).Field);
        Assert.Contains("our fault", answer.Why, StringComparison.Ordinal);
        Assert.Equal("text", Assert.Single((await app.Send(app.Admin, new EditWording("regret.trouble", language, 0, text))).Problems).Field);
        Assert.False((await app.Send(app.Admin, new AddWording(language, ApologyLock.Responsibility, text))).IsRefused);
    }

    [Fact]
    public async Task Wordings_of_the_files_keep_regret_and_responsibility_apart()
    {
        await using var app = await ComplaintsApp.Start();
        var coach = app.Services.GetRequiredService<CoachCards>();

        Assert.All(coach.Languages.SelectMany(language => coach.Apologies(language)), wording => Assert.False(ApologyLock.Admits(wording.Kind, wording.Text), wording.Text));
    }

    [Theory]
    [InlineData("text", "regret", "")]
    [InlineData("text", "regret", "I am sorry, {name}.")]
    [InlineData("kind", "revenge", "I am sorry.")]
    [InlineData("kind", "", "I am sorry.")]
    public async Task Bad_wording_is_refused_at_its_field(string field, string kind, string text)
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(field, Assert.Single((await app.Send(app.Admin, new AddWording("en", kind, text))).Problems).Field);
    }

    [Fact]
    public async Task Only_what_was_seen_is_changed_and_only_what_there_is()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new EditWording("regret.trouble", "en", 0, "I am sorry."));

        Assert.Equal(Refusal.ChangedMeanwhile, (await app.Send(app.Admin, new EditWording("regret.trouble", "en", 0, "I am so sorry."))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Admin, new EditWording("nothing", "en", 0, "I am sorry."))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Admin, new EditCard("sorry:regret.trouble", "en", 1, new CardWords("A card.", [], [], [])))).Refusal);
    }

    [Fact]
    public async Task Administrator_adds_a_sentence_on_the_page_and_a_supervisor_only_reads()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        await using var office = new Pages(app, app.Supervisor);
        var page = pages.Open<CoachPage>(Links.CoachCard(null, "en"));

        page.WaitForElement("[id='wording.regret']").Change("I am sorry about your lost afternoon.");
        page.Find("form:has([id='wording.regret'])").Submit();

        page.WaitForAssertion(() => Assert.Contains("I am sorry about your lost afternoon.", page.Find("#apologies ul").TextContent, StringComparison.Ordinal));
        var read = office.Open<CoachPage>(Links.CoachCard(null, "en"));
        read.WaitForAssertion(() => Assert.Contains("I am sorry about your lost afternoon.", read.Find("#apologies").TextContent, StringComparison.Ordinal));
        Assert.Empty(read.FindAll("#apologies form"));
    }
}
