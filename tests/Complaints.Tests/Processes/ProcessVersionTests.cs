using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Complaints.Tests.Processes.Resolutions;

namespace Complaints.Tests.Processes;

/// <summary>Which version a complaint runs on, and how it is brought to another.</summary>
public sealed class ProcessVersionTests
{
    [Fact]
    public async Task Running_ticket_finishes_on_the_version_it_began_with_and_new_ones_get_the_new_one()
    {
        await using var app = await ComplaintsApp.Start();
        var old = await app.TicketAt("talk");
        var published = await app.Publish(Resolution(root => Rename(root, "apologise", "Say sorry")));
        Assert.Equal(2, published.Number);

        var young = await app.TicketAt("apologise");

        Assert.Equal("Say sorry", Assert.Single(young.Tasks).Title);
        old = await app.Complete(old);
        Assert.NotEqual("Say sorry", Assert.Single(old.Tasks).Title);
        var versions = await app.Done(app.Admin, new ListDefinitions(WellKnown.Resolution));
        Assert.Equal([(2, 1, true), (1, 1, false)], versions.Select(version => (version.Number, version.Running, version.IsCurrent)));
    }

    [Fact]
    public async Task Migrated_task_says_what_the_new_version_says_and_keeps_its_id()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        var task = Assert.Single(ticket.Tasks).Id;
        var published = await app.Publish(Resolution(root => Rename(root, "apologise", "Say sorry")));
        var process = await app.ProcessOf(ticket);

        await app.Done(app.Admin, new MigrateProcess(process.Id, process.Version, published.Hash));

        var open = Assert.Single((await app.Show(ticket)).Tasks);
        Assert.Equal((task, "Say sorry"), (open.Id, open.Title));
        Assert.Equal("analyse", (await app.Complete(await app.Show(ticket))).Stage);
    }

    [Fact]
    public async Task Contents_that_nothing_new_runs_on_stay_read_in_limited_number_and_come_back_when_needed()
    {
        await using var app = await ComplaintsApp.Start();
        var definitions = app.Services.GetRequiredService<ProcessDefinitions>();
        var hashes = new List<string>();
        var most = 0;
        for (var version = 0; version <= ProcessDefinitions.MostKept + 1; version++)
        {
            hashes.Add((await app.Publish(AskTheExpert.Replace("Judge the pair", $"Judge pair {version}", StringComparison.Ordinal))).Hash);
            most = Math.Max(most, definitions.Kept);
        }

        foreach (var hash in hashes.Append(hashes[0]))
        {
            Assert.Equal(hash, (await app.Saved(db => definitions.Of(hash, db, CancellationToken.None))).Hash);
            most = Math.Max(most, definitions.Kept);
        }

        Assert.Equal(ProcessDefinitions.MostKept + definitions.Current.Count(), most);
    }

    [Fact]
    public async Task Migration_without_a_counterpart_is_refused_and_says_what_stands_where()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        var published = await app.Publish(ResolutionText().Replace("apologise", "sorry", StringComparison.Ordinal));
        var process = await app.ProcessOf(ticket);

        var plan = await app.Done(app.Admin, new PlanMigration(process.Id, published.Hash));
        Assert.Null(plan.Moves.Single(move => move.From == "apologise").To);
        var refused = await app.Send(app.Admin, new MigrateProcess(process.Id, process.Version, published.Hash));
        Assert.Contains("stands at apologise", refused.Why, StringComparison.Ordinal);

        await app.Done(app.Admin, new MigrateProcess(process.Id, process.Version, published.Hash, new Dictionary<string, string> { ["apologise"] = "sorry" }));
        Assert.Equal("sorry", (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Process_that_is_used_in_a_named_version_runs_in_it_whatever_was_published_since()
    {
        await using var app = await ComplaintsApp.Start();
        const string Uses = """
            {"definitionId":"uses","root":{"id":"flow","type":"Elsa.Flowchart","connections":[],"activities":[
              {"id":"expert","type":"AskTheExpert","workflowDefinitionId":"ask-the-expert","workflowDefinitionVersionId":"expert-v1"}]}}
            """;
        static string Expert(string version, string title) => AskTheExpert
            .Replace("\"definitionId\"", $"\"id\":\"{version}\",\"definitionId\"", StringComparison.Ordinal).Replace("Judge the pair", title, StringComparison.Ordinal);

        await app.Publish(Expert("expert-v2", "Judge it as of late"));
        var missing = Assert.Single((await app.Publish(Uses)).Problems!);
        Assert.Equal(("$.root.activities[0].workflowDefinitionVersionId", "There is no version expert-v1 of the process ask-the-expert that could be started."), (missing.Field, missing.Sentence));
        var failed = await app.Done(app.Admin, new ShowProcess((await app.Done(app.Admin, new StartProcess("uses", "T01"))).Id));
        Assert.Equal(("faulted", missing.Sentence), (failed.Status, Assert.Single(failed.Incidents).Sentence));

        await app.Publish(Expert("expert-v1", "Judge it as ever"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Publish(Expert("expert-v2", "Judge it as of late"));
        Assert.Empty((await app.Publish(Uses)).Problems!);
        await app.Done(app.Admin, new StartProcess("uses", "T01"));

        Assert.Equal(["Judge it as ever"], await app.Saved(db => db.WorkItems.Where(item => item.Name == "expert.judge").Select(item => item.Title).ToListAsync()));
    }

    [Fact]
    public async Task Version_that_was_published_stays_in_use_after_a_restart_because_the_file_is_no_news()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root => Rename(root, "listen", "Hear them out")));

        await using var again = await app.Restart();

        Assert.Equal("Hear them out", Assert.Single((await again.OpenedTicket()).Tasks).Title);
    }
}
