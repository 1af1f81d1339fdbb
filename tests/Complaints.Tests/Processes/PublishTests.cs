using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using static Complaints.Tests.Processes.Resolutions;

namespace Complaints.Tests.Processes;

/// <summary>What can be published, and what is said of the rest.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task Definition_with_problems_is_refused_with_paths()
    {
        await using var app = await ComplaintsApp.Start();

        var broken = await app.Send(app.Admin, new PublishDefinition("""{"definitionId":"x","root":{"id":"r","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"soon"}}}}"""));
        Assert.Equal("$.root.timeSpan", Assert.Single(broken.Problems).Field);
        var formless = await app.Send(app.Admin, new PublishDefinition(Resolution(root => Payload(root, "listen", payload => payload["role"] = "wizard"))));
        Assert.EndsWith(".payload.role", Assert.Single(formless.Problems).Field, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_this_program_does_not_run_is_kept_to_be_looked_at_and_changes_nothing_in_use()
    {
        await using var app = await ComplaintsApp.Start();
        var before = (await app.Done(app.Admin, new ListDefinitions(WellKnown.Resolution))).Single();

        var kept = await app.Publish(ResolutionText().Replace("\"Elsa.FlowDecision\"", "\"Acme.Guess\"", StringComparison.Ordinal));

        Assert.Equal((2, false), (kept.Number, kept.CanStart));
        Assert.Contains(kept.Problems!, problem => problem.Sentence.Contains("Acme.Guess", StringComparison.Ordinal));
        var shown = await app.Done(app.Quality, new ShowDefinition(kept.Hash));
        Assert.Equal((false, false, false), (shown.Version.CanStart, shown.Version.IsCurrent, shown.MayRetract));
        Assert.Equal(kept.Problems!.Select(problem => problem.Sentence), shown.Problems.Select(problem => problem.Sentence));
        Assert.Contains(shown.Drawing.Activities, activity => !activity.IsKnown);
        Assert.Contains("Acme.Guess", shown.Json, StringComparison.Ordinal);
        var process = await app.ProcessOf(await app.OpenedTicket());
        Assert.Equal(before.Hash, process.DefinitionHash);
        Assert.Contains("The new version has problems and could not go on.", (await app.Done(app.Admin, new PlanMigration(process.Id, kept.Hash))).Problems);
        Assert.Equal(2, (await app.Publish(ResolutionText().Replace("\"Elsa.FlowDecision\"", "\"Acme.Guess\"", StringComparison.Ordinal))).Number);
    }

    [Fact]
    public async Task What_is_longer_than_there_is_room_for_is_refused_with_its_path()
    {
        await using var app = await ComplaintsApp.Start();
        var longWord = new string('x', 201);

        var refused = await app.Send(app.Admin, new PublishDefinition(Resolution(root => Payload(root, "listen", payload =>
        {
            payload["title"] = longWord;
            payload["outcomes"]!.AsArray().Add(longWord);
            payload["fields"] = new JsonArray(new JsonObject { ["name"] = "a", ["label"] = longWord, ["type"] = "text" });
        }))));

        Assert.Equal(["fields", "outcomes", "title"], refused.Problems.Select(problem => problem.Field.Split('.')[^1]).Order());
        Assert.All(refused.Problems, problem => Assert.Contains("has 201 characters", problem.Sentence, StringComparison.Ordinal));
        var named = await app.Send(app.Admin, new PublishDefinition(ResolutionText().Replace("\"listen\"", $"\"{longWord}\"", StringComparison.Ordinal)));
        Assert.Contains(named.Problems, problem => problem.Field.EndsWith(".id", StringComparison.Ordinal));
        var twice = await app.Send(app.Admin, new PublishDefinition(Resolution(root => root["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == "listen")!["payload"]!["expression"]!["value"] = "{\"role\":\"floor\",\n\"role\":\"admin\"}")));
        Assert.Contains("$.role is there twice, the second time in line 2", Assert.Single(twice.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_problems_than_anybody_reads_are_counted()
    {
        await using var app = await ComplaintsApp.Start();

        var refused = await app.Send(app.Admin, new PublishDefinition(
            """{"definitionId":"x","root":{"id":"r","type":"Elsa.Sequence","activities":[LIST]}}""".Replace("LIST", string.Join(',', Enumerable.Repeat("7", 500)), StringComparison.Ordinal)));

        Assert.Equal((201, "There are 300 more problems."), (refused.Problems.Count, refused.Problems[^1].Sentence));
    }
}
