using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Training;

namespace Complaints.Tests.Training;

public sealed class PracticeTests
{
    private const string Play = "sole-came-off";
    private static readonly int[] Best = [1, 2, 0, 2, 1, 0, 1, 1, 2];

    [Fact]
    public async Task Clerk_goes_through_a_conversation_by_links_alone_and_shows_the_result()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var said = "";
        foreach (var answer in Best)
        {
            var step = pages.Open<RolePlayPage>(Links.RolePlay(Play, said), set => set.Add(page => page.Play, Play));
            var address = step.WaitForElements("a.reply")[answer].GetAttribute("href")!;
            said = address.Split("said=")[1];
        }

        var end = pages.Open<RolePlayPage>(Links.RolePlay(Play, said), set => set.Add(page => page.Play, Play));
        Assert.Contains("18 of 18 points", end.WaitForElement("#score").TextContent, StringComparison.Ordinal);
        end.FindAll("button").Single(button => button.TextContent == "Show this result").Click();

        end.WaitForAssertion(() => Assert.Contains("Your result is kept.", end.Markup, StringComparison.Ordinal));
        var shown = Assert.Single((await app.Done(app.Supervisor, new ListPractice())).People);
        Assert.Equal((app.Floor.Name, "T01", 1, 18, (string?)null), (shown.Name, shown.Store, shown.Times, shown.Plays[0].Points, shown.Plays[0].Weakest));
        Assert.Equal(18, (await app.Done(app.Floor, new ListRolePlays())).Single(play => play.Id == Play).Best?.Points);
    }

    [Fact]
    public async Task Wrong_answer_is_explained_and_the_better_one_shown_at_the_end()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);

        var next = pages.Open<RolePlayPage>(Links.RolePlay(Play, "0"), set => set.Add(page => page.Play, Play));
        Assert.Contains("Paper can wait.", next.WaitForElement("section[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Angrier: from 4 to 5", next.Markup, StringComparison.Ordinal);
        var end = pages.Open<RolePlayPage>(Links.RolePlay(Play, "0.2.0.2.1.0.1.1.2"), set => set.Add(page => page.Play, Play));

        Assert.Contains("16 of 18 points", end.WaitForElement("#score").TextContent, StringComparison.Ordinal);
        Assert.Contains("That must have been awful", end.Find("ol li .better").TextContent, StringComparison.Ordinal);
        Assert.Single(end.FindAll("ol li .better"));
    }

    [Fact]
    public async Task Address_with_answers_that_do_not_exist_offers_to_start_again()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<RolePlayPage>(Links.RolePlay(Play, "7"), set => set.Add(here => here.Play, Play));

        Assert.Equal(Links.RolePlay(Play), page.WaitForElement("[role=alert] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Result_is_counted_by_the_program_and_an_unfinished_one_is_refused()
    {
        await using var app = await ComplaintsApp.Start();

        await (await Keep(app, 1, 2)).IsRefused(422, "answers");
        await (await Keep(app, [.. Best[..8], 9])).IsRefused(422, "answers");
        await (await app.Post(app.Floor, $"/api/v1/training/{Play}/results", new JsonObject())).IsRefused(400, "answers");
        await (await app.Post(app.Floor, "/api/v1/training/none/results", new JsonObject { ["answers"] = new JsonArray() })).IsRefused(404, "play");
        var score = await (await Keep(app, [.. Best[..2], 1, .. Best[3..]])).Is<PracticeScore>(HttpStatusCode.OK);

        Assert.Equal((16, 18, "apologise"), (score.Points, score.Most, score.Weakest));
        Assert.Equal(1, await app.Count("PracticeResults"));
    }

    [Fact]
    public async Task Result_is_seen_by_those_who_lead_the_store_and_repeated_once()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Floor, new KeepPracticeResult(Play, [0, .. Best[1..]]), key: "one");
        await app.Done(app.Floor, new KeepPracticeResult(Play, [0, .. Best[1..]]), key: "one");
        await app.Done(app.OtherFloor, new KeepPracticeResult(Play, Best));

        var practice = await app.Get<Practice>(app.Supervisor, "/api/v1/training-results");

        Assert.Equal((app.Floor.Name, 1), (Assert.Single(practice.People).Name, practice.People[0].Times));
        Same([new WeakStep("listen", 1)], practice.Weakest);
        Assert.Equal(2, (await app.Done(app.Admin, new ListPractice())).People.Count);
        await (await app.Client(app.Floor).GetAsync("/api/v1/training-results")).IsRefused(403, "");
        await app.Advance(TimeSpan.FromDays(400));
        Assert.Empty((await app.Done(app.Supervisor, new ListPractice())).People);
    }

    [Fact]
    public async Task Conversation_is_in_the_language_of_the_reader()
    {
        await using var app = await ComplaintsApp.Start();
        var client = app.Client(app.Floor);
        client.DefaultRequestHeaders.Add("Accept-Language", "de");

        var play = await (await client.GetAsync($"/api/v1/training/{Play}")).Is<RolePlay>(HttpStatusCode.OK);

        Assert.Contains("Sohle", play.Title, StringComparison.Ordinal);
        Assert.Equal("listen", play.Scenes[0].Stage);
    }

    private static void Same<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual) => Assert.Equal(expected, actual);

    private static Task<HttpResponseMessage> Keep(ComplaintsApp app, params int[] answers) =>
        app.Post(app.Floor, $"/api/v1/training/{Play}/results", new JsonObject { ["answers"] = new JsonArray([.. answers.Select(answer => (JsonNode)answer)]) });
}
