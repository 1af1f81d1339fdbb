using Bunit;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Stages;

public sealed class EditCardTests
{
    private static readonly CardWords Own = new("Hear them out.", ["Look up."], ["Tell me[, {name}]."], ["Do not sigh."]);

    [Fact]
    public async Task Card_in_own_words_is_shown_at_once_in_its_language_only()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Done(app.Admin, new EditCard("listen", "en", 0, Own));
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<TicketPage>($"/tickets/{ticket.Number}", parameters => parameters.Add(here => here.Number, ticket.Number));

        Assert.Contains("Tell me, Zhao Lei.", page.WaitForElement(".coach[data-card=listen]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.Done(app.Admin, new ShowCards("de"))).Cards, card => card.Edited);
    }

    [Fact]
    public async Task What_a_card_said_before_is_kept_and_can_be_said_again()
    {
        await using var app = await ComplaintsApp.Start();
        var file = (await app.Done(app.Admin, new ShowCards("en", "listen"))).Opened!.Words;
        Assert.Equal(1, await app.Done(app.Admin, new EditCard("listen", "en", 0, Own)));
        Assert.Equal(2, await app.Done(app.Admin, new EditCard("listen", "en", 1, null)));

        var opened = (await app.Done(app.Supervisor, new ShowCards("en", "listen"))).Opened!;

        Assert.True(file.SaysTheSame(opened.Words));
        Assert.Equal([2, 1, 0], opened.Past.Select(past => past.Number));
        Assert.True(Own.SaysTheSame(opened.Past[1].Words!));
        Assert.Equal(app.Admin.Name, opened.Past[1].By);
    }

    [Fact]
    public async Task Only_an_administrator_edits_and_only_what_they_have_seen()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new EditCard("listen", "en", 0, Own))).Refusal);
        await app.Done(app.Admin, new EditCard("listen", "en", 0, Own));
        Assert.Equal(Refusal.ChangedMeanwhile, (await app.Send(app.Admin, new EditCard("listen", "en", 0, Own with { Purpose = "Another." }))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Admin, new EditCard("nothing", "en", 0, Own))).Refusal);
    }

    [Theory]
    [InlineData("say", "Tell me, {name}.")]
    [InlineData("say", "Tell me [now].")]
    [InlineData("do", "Ask {name}.")]
    [InlineData("never", "1\n2\n3\n4")]
    public async Task Words_that_cannot_be_shown_are_refused_at_their_field(string field, string text)
    {
        await using var app = await ComplaintsApp.Start();
        var lines = text.Split('\n');

        var answer = await app.Send(app.Admin, new EditCard("listen", "en", 0, new CardWords(
            "Hear them out.", field == "do" ? lines : [], field == "say" ? lines : [], field == "never" ? lines : [])));

        Assert.Equal(field, Assert.Single(answer.Problems).Field);
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Supervisor)]
    public async Task Card_that_does_not_exist_is_said_above_those_that_do(Role role)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, role == Role.Admin ? app.Admin : app.Supervisor);

        var page = pages.Open<CoachPage>(Links.CoachCard("nothing", "en"));

        page.WaitForAssertion(() => Assert.Equal("There is no card nothing in this language. Choose one from the list.", page.Find("#cards > [role=status] span").TextContent));
        Assert.Empty(page.FindAll(".card-editor"));
        Assert.NotEmpty(page.FindAll(".coach-cards li"));
        var there = pages.Open<CoachPage>(Links.CoachCard("listen", "en"));
        there.WaitForElement(".card-editor");
        Assert.Empty(there.FindAll("#cards > [role=status]"));
    }

    [Fact]
    public async Task Administrator_sees_the_card_while_writing_and_saves_it()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<CoachPage>(Links.CoachCard("listen", "en"));

        page.WaitForElement("#say").Input("Tell me[, {name}].");
        Assert.Contains("Tell me, Ms Meyer.", page.Find(".card-editor .coach").TextContent, StringComparison.Ordinal);
        page.Find(".card-editor form").Submit();

        page.WaitForAssertion(() =>
        {
            Assert.Contains("Saved.", page.Find(".card-editor").TextContent, StringComparison.Ordinal);
            Assert.Equal(["Tell me[, {name}]."], app.Services.GetRequiredService<CoachCards>().Words("listen", "en")!.Say);
        });
    }
}
