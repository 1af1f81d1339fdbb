using Bunit;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Stages;

public sealed class AddCoachCardTests
{
    private static readonly CardWords Own = new("Look at the glue.", ["Lift the edge."], ["May I lift it[, {name}]?"], ["Do not pull."]);
    private static readonly CardWhen Glue = new(Stages: ["listen"], Defects: ["SOLE-OPEN"]);

    [Fact]
    public async Task Card_of_the_chains_own_is_read_at_its_step_for_its_fault_in_its_language_and_nowhere_else()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var id = await app.Done(app.Admin, new AddCoachCard("en", Own, Glue));
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Render<TicketPage>(parameters => parameters.Add(here => here.Number, ticket.Number));

        Assert.Contains("May I lift it, Zhao Lei?", page.WaitForElement($".coach[data-card='{id}']").TextContent, StringComparison.Ordinal);
        var coach = app.Services.GetRequiredService<CoachCards>();
        Assert.NotEqual(id, coach.For(new Situation("listen", "FADE", "Colour", 2, false), "en")!.Id);
        Assert.NotEqual(id, coach.For(new Situation("talk", "SOLE-OPEN", "Sole and heel", 2, false), "en")!.Id);
        Assert.NotEqual(id, coach.For(new Situation("listen", "SOLE-OPEN", "Sole and heel", 2, false), "de")!.Id);
        Assert.Equal("elsewhere", (await app.Done(app.Admin, new ShowCards("de"))).Cards.Single(card => card.Id == id).Own);
    }

    [Fact]
    public async Task Same_card_in_another_language_keeps_when_it_is_shown_and_counts_as_the_same()
    {
        await using var app = await ComplaintsApp.Start();
        var id = await app.Done(app.Admin, new AddCoachCard("en", Own, Glue));

        Assert.Equal(id, await app.Done(app.Admin, new AddCoachCard("de", new CardWords("Sehen Sie auf den Kleber.", [], [], []), Card: id)));

        await app.Done(app.Admin, new ShowCards("de"));
        var now = new Situation("listen", "SOLE-OPEN", "Sole and heel", 2, false);
        var coach = app.Services.GetRequiredService<CoachCards>();
        Assert.Equal((id, "Sehen Sie auf den Kleber."), (coach.For(now, "de")!.Id, coach.For(now, "de")!.Purpose));
        Assert.Equal(Refusal.ChangedMeanwhile, (await app.Send(app.Admin, new AddCoachCard("de", Own, Card: id))).Refusal);
        Assert.NotEqual(id, await app.Done(app.Admin, new AddCoachCard("de", Own, Glue)));
    }

    [Fact]
    public async Task Own_card_is_reworded_withdrawn_and_shown_again_and_all_of_it_is_kept()
    {
        await using var app = await ComplaintsApp.Start();
        var id = await app.Done(app.Admin, new AddCoachCard("en", Own, Glue));
        var coach = app.Services.GetRequiredService<CoachCards>();
        var now = new Situation("listen", "SOLE-OPEN", "Sole and heel", 2, false);

        await app.Done(app.Admin, new EditCard(id, "en", 1, Own with { Purpose = "Look closely." }));
        await app.Done(app.Admin, new ShowCards("en"));
        Assert.Equal("Look closely.", coach.For(now, "en")!.Purpose);
        await app.Done(app.Admin, new EditCard(id, "en", 2, null));

        var withdrawn = (await app.Done(app.Supervisor, new ShowCards("en", id))).Opened!;
        Assert.NotEqual(id, coach.For(now, "en")!.Id);
        Assert.True(withdrawn.Withdrawn);
        Assert.Equal([(3, null), (2, "Look closely."), (1, "Look at the glue.")], withdrawn.Past.Select(past => (past.Number, past.Words?.Purpose)));
        await app.Done(app.Admin, new EditCard(id, "en", 3, Own));
        await app.Done(app.Admin, new ShowCards("en"));
        Assert.Equal(id, coach.For(now, "en")!.Id);
    }

    [Theory]
    [InlineData("stage", null, null, null, null, "Say when it is shown")]
    [InlineData("stage", "dance", null, null, null, "No process has this step")]
    [InlineData("fault", "listen", "NO-SUCH", null, null, "There is no such fault")]
    [InlineData("fault", "listen", null, "Hats", null, "no such group")]
    [InlineData("fault", "listen", "FADE", "Colour", null, "not both")]
    [InlineData("moods", "listen", null, null, 6, "from 1 (calm)")]
    public async Task Card_that_could_never_be_shown_is_refused_in_words(string field, string? stage, string? defect, string? group, int? mood, string sentence)
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Admin, new AddCoachCard("en", Own, new CardWhen(
            stage is null ? null : [stage], defect is null ? null : [defect], group is null ? null : [group], mood is { } one ? [one] : null)));

        var problem = Assert.Single(answer.Problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(sentence, problem.Sentence.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_adds_and_only_where_there_are_cards()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new AddCoachCard("en", Own, Glue))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new AddWording("en", "regret", "I am sorry."))).Refusal);
        Assert.Equal("language", Assert.Single((await app.Send(app.Admin, new AddCoachCard("fr", Own, Glue))).Problems).Field);
        Assert.Equal("language", Assert.Single((await app.Send(app.Admin, new AddWording("fr", "regret", "Je suis désolé."))).Problems).Field);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Admin, new AddCoachCard("de", Own, Card: "own.9"))).Refusal);
    }

    [Fact]
    public async Task Administrator_writes_a_card_for_a_group_of_faults_and_sees_it_in_the_list()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<CoachPage>(Links.NewCoachCard("en"));

        page.WaitForElement("#stage").Change("talk");
        page.Find("#fault").Change("group:Colour");
        page.Find(".card-editor input[type=checkbox][value='5']").Change(true);
        page.Find("#say").Input("It is the light[, {name}].");
        Assert.Contains("It is the light, Ms Meyer.", page.Find(".card-editor .coach").TextContent, StringComparison.Ordinal);
        page.Find(".card-editor form").Submit();

        page.WaitForAssertion(() => Assert.Contains("card=own.1", pages.Address, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("own.1", page.Find(".coach-cards").TextContent, StringComparison.Ordinal));
        var card = (await app.Done(app.Admin, new ShowCards("en", "own.1"))).Opened!;
        Assert.Equal(["talk"], card.When.Stages!);
        Assert.Equal(["Colour"], card.When.Groups!);
        Assert.Equal([5], card.When.Moods!);
    }
}
