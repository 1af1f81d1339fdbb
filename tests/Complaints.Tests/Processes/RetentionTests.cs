using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Portal;
using Complaints.Processes;
using Complaints.Processes.Retention;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tests.Tickets;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Complaints.Tests.Processes.Resolutions;

namespace Complaints.Tests.Processes;

/// <summary>What ended long ago lies in a file before its rows go.</summary>
public sealed partial class RetentionTests
{
    private static readonly TimeSpan TwoYears = TimeSpan.FromDays(731);

    [Fact]
    public async Task Everything_is_kept_for_ever_until_somebody_says_otherwise()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        var before = await app.Count("ProcessInstances");
        app.Clock.Advance(TimeSpan.FromDays(20 * 366));

        await Run(app);

        Assert.Equal(before, await app.Count("ProcessInstances"));
        Assert.False(Directory.Exists(Folder(app)));
    }

    [Fact]
    public async Task Process_goes_when_its_time_is_over_and_all_that_was_known_of_it_is_in_the_archive()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.ClosedTicket();
        var before = await app.ProcessOf(ticket);
        var tasks = await app.Saved(db => db.WorkItems.AsNoTracking().Include(item => item.Events).Where(item => item.InstanceId == before.Id).OrderBy(item => item.Id).ToListAsync());
        var kept = await Tables(app, "Tickets", "Facts", "LedgerEntries", "IdempotencyRecords", "DefinitionVersions", "StageVisits");
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TimeSpan.FromDays(364));
        await Run(app);
        Assert.Equal(0, await app.Count("ProcessArchives"));
        app.Clock.Advance(TimeSpan.FromDays(2));

        await Run(app);

        var line = Assert.Single(await Lines(app), line => (string?)line.Process["id"] == before.Id);
        Assert.Equal((before.DefinitionHash, "finished"), ((string?)line.Process["definitionHash"], (string?)line.Process["status"]));
        Scenarios.Same(before.Variables, line.Variables);
        Scenarios.Same(before.Output, line.Output);
        Scenarios.Same(before.Journal, [.. line.Journal.Select(row => new JournalView(
            (int)row["sequence"]!, Time(row["at"]), (string)row["kind"]!, (string)row["activityId"]!, (string)row["activityType"]!, row["data"] is { } data ? JsonNode.Parse((string)data!) : null, (string)row["by"]!))]);
        Assert.Equal(before.Incidents.Count, line.Incidents.Count);
        Assert.Equal(tasks.Select(item => (item.Id, item.Outcome, item.ClosedBy)), line.Tasks.Select(row => ((string)row["id"]!, (string?)row["outcome"], (string?)row["closedBy"])).OrderBy(task => task.Item1, StringComparer.Ordinal));
        Assert.Equal(tasks.Sum(item => item.Events.Count), line.Audit.Count);
        Assert.Contains(line.Audit, row => (string?)row["kind"] == "completed");

        Assert.Equal(0, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.Id == before.Id)));
        Assert.Equal(0, await app.Saved(db => db.Journal.CountAsync(row => row.InstanceId == before.Id)));
        Assert.Equal(0, await app.Saved(db => db.WorkItems.CountAsync(row => row.InstanceId == before.Id)));
        Assert.Equal(kept, await Tables(app, "Tickets", "Facts", "LedgerEntries", "IdempotencyRecords", "DefinitionVersions", "StageVisits"));
        var gone = await app.Send(app.Quality, new ShowProcess(before.Id));
        Assert.Equal(Refusal.NotFound, gone.Refusal);
        Assert.Contains("archived in", gone.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_is_named_after_what_is_in_it_so_a_run_that_was_killed_leaves_no_second_one()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);
        await Run(app, killed: true);
        var left = Assert.Single(Directory.GetFiles(Folder(app)));
        Assert.Equal(0, await app.Count("ArchivedProcesses"));

        await Run(app);

        var archive = Assert.Single((await app.Done(app.Admin, new ShowRetention())).Archives);
        Assert.Equal(Path.GetFileName(left), archive.File);
        Assert.Equal([left], Directory.GetFiles(Folder(app)));
        Assert.Equal(archive.Hash, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(left))));
        Assert.Equal($"2026-03-10-{archive.Hash}.jsonl.gz", archive.File);
    }

    [Fact]
    public async Task No_page_holds_more_than_its_bound_and_none_is_left_out()
    {
        await using var app = await ComplaintsApp.Start();
        for (var ticket = 0; ticket < 3; ticket++)
        {
            await app.ClosedTicket();
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var ended = await app.Saved(db => db.ProcessInstances.CountAsync(row => row.TicketId != null));
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);

        await Run(app, most: 2);

        var archives = (await app.Done(app.Admin, new ShowRetention())).Archives.OrderBy(archive => archive.OldestEnd).ThenBy(archive => archive.NewestEnd).ToList();
        Assert.True(archives.Count > 1);
        Assert.All(archives, archive => Assert.InRange(archive.Instances, 1, 2));
        Assert.All(archives.Zip(archives.Skip(1)), pair => Assert.True(pair.First.NewestEnd <= pair.Second.OldestEnd));
        Assert.Equal(ended, (await Lines(app)).Count(line => line.Process["ticketId"] is not null));
        Assert.Equal(0, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.TicketId != null)));
    }

    [Fact]
    public async Task Complaint_on_legal_hold_keeps_its_processes_until_the_hold_is_lifted()
    {
        await using var app = await ComplaintsApp.Start();
        var held = await app.Hold(await app.ClosedTicket(), "They have sued.");
        var other = await app.ClosedTicket();
        var open = await app.OpenedTicket();
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);

        await Run(app);

        Assert.NotEmpty((await Processes(app, held)).Items);
        Assert.Equal(0, (await Processes(app, held)).Archived);
        Assert.NotEmpty((await Processes(app, open)).Items);
        Assert.Empty((await Processes(app, other)).Items);
        Assert.NotEqual(0, (await Processes(app, other)).Archived);

        await (await app.TryLift(held, "Settled out of court.")).Is<TicketView>(HttpStatusCode.OK);
        await Run(app);

        Assert.Empty((await Processes(app, held)).Items);
    }

    [Fact]
    public async Task Family_goes_together_and_not_before_its_last_member_has_ended_as_long_ago()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(AskTheExpert);
        await app.Publish("""{"definitionId":"ask-around","root":{"id":"flow","type":"Elsa.Flowchart","connections":[],"activities":[STARTS]}}"""
            .Replace("STARTS", Starting("ask-the-expert", waits: false), StringComparison.Ordinal));
        var parent = (await app.Done(app.Admin, new StartProcess("ask-around", "T01"))).Id;
        Assert.Equal("finished", (await app.Done(app.Admin, new ShowProcess(parent))).Status);
        var child = Assert.Single((await app.Done(app.Admin, new ShowProcess(parent))).Children);
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);

        await Run(app);
        Assert.Equal(2, await There());

        var task = await app.Saved(db => db.WorkItems.AsNoTracking().SingleAsync(item => item.InstanceId == child));
        await app.Done(app.Supervisor, new CompleteTask(task.Id, task.Version, "material"));
        await Run(app);
        Assert.Equal(2, await There());

        app.Clock.Advance(TwoYears);
        await Run(app);
        Assert.Equal(0, await There());
        Assert.Equal([parent, child], (await Lines(app)).Select(line => (string)line.Process["id"]!).Where(id => id == parent || id == child));

        Task<int> There() => app.Saved(db => db.ProcessInstances.CountAsync(row => row.Id == parent || row.Id == child));
    }

    [Fact]
    public async Task Evidence_stays_as_long_as_another_process_of_its_complaint_runs_and_as_long_after_its_end()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Escalate(await app.TicketAt("explain"));
        var task = Assert.Single(ticket.OtherTasks);
        var all = (await Processes(app, ticket)).Total;
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);

        await Run(app);
        Assert.Equal(all, (await Processes(app, ticket)).Total);

        await app.Done(app.Legal, new CompleteTask(task.Id, task.Version, "rejected", new Dictionary<string, JsonElement> { ["answered"] = JsonSerializer.SerializeToElement("We owe them nothing.") }));
        await Run(app);
        Assert.Equal(all, (await Processes(app, ticket)).Total);

        app.Clock.Advance(TwoYears);
        await Run(app);
        Assert.Empty((await Processes(app, ticket)).Items);
    }

    [Fact]
    public async Task One_that_cannot_be_read_holds_up_no_other_and_the_administrator_is_told()
    {
        await using var app = await ComplaintsApp.Start();
        var spoilt = (await app.ProcessOf(await app.ClosedTicket())).Id;
        var other = await app.ClosedTicket();
        var state = await app.Saved(db => db.ProcessInstances.Where(row => row.Id == spoilt).Select(row => row.State).SingleAsync());
        await Write("?");
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);

        await Run(app);

        Assert.Empty((await Processes(app, other)).Items);
        Assert.Equal(1, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.Id == spoilt)));
        Assert.Equal([spoilt], (await app.Done(app.Admin, new ShowRetention())).LeftOut!.Processes);
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("retention"));
        page.WaitForAssertion(() => Assert.Contains(spoilt, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        await Write(state);
        await Run(app);
        Assert.Null((await app.Done(app.Admin, new ShowRetention())).LeftOut);

        Task<int> Write(string text) => app.Saved(db => db.ProcessInstances.Where(row => row.Id == spoilt).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, text)));
    }

    [Fact]
    public async Task Two_servers_at_once_archive_each_process_once()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        var ended = await app.Saved(db => db.ProcessInstances.CountAsync(row => row.TicketId != null));
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);

        await Task.WhenAll(Run(app), Run(app), Run(app));

        Assert.Equal(0, await app.Saved(db => db.ProcessInstances.CountAsync(row => row.TicketId != null)));
        Assert.Equal(ended, await app.Saved(db => db.ArchivedProcesses.CountAsync(process => process.TicketId != null)));
        Assert.Equal(await app.Count("ArchivedProcesses"), (await app.Done(app.Admin, new ShowRetention())).Archived);
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_costs_nothing_and_the_administrator_is_told()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.ClosedTicket();
        var before = await app.Count("Journal");
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);
        await File.WriteAllTextAsync(Folder(app), "Not a folder.");

        await Run(app);

        Assert.Equal(before, await app.Count("Journal"));
        Assert.Equal(0, await app.Count("ProcessArchives"));
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("retention"));
        page.WaitForAssertion(() => Assert.Contains(Folder(app), page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        File.Delete(Folder(app));
        await Run(app);
        Assert.Empty((await Processes(app, ticket)).Items);
        Assert.Null((await app.Done(app.Admin, new ShowRetention())).FailedAt);
    }

    [Fact]
    public async Task Ticket_whose_processes_are_archived_is_shown_listed_tracked_and_opened_again()
    {
        await using var app = await ComplaintsApp.Start();
        var definition = JsonNode.Parse(ResolutionText())!;
        definition["customProperties"]!["reopen"]!["within"] = "P1800D";
        await app.Publish(definition.ToJsonString());
        var ticket = await app.SilentTicket();
        foreach (var open in (await Processes(app, ticket)).Items.Where(row => row.Status == "running"))   // a promise that was not kept: it would keep them all
        {
            await app.Done(app.Admin, new CancelProcess(open.Id, (await app.Done(app.Admin, new ShowProcess(open.Id))).Version, "Settled by phone."));
        }

        ticket = await app.Show(ticket, app.Floor);
        var timeline = await app.Done(app.Floor, new ShowTimeline(ticket.Number));
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);
        await Run(app);
        Assert.Empty((await Processes(app, ticket)).Items);

        Scenarios.Same(ticket, await app.Show(ticket, app.Floor));
        Scenarios.Same(timeline, await app.Done(app.Floor, new ShowTimeline(ticket.Number)));
        Assert.Contains((await app.Done(app.Floor, new ListTickets())).Items, row => row.Number == ticket.Number);
        var code = await app.Saved(db => db.Tickets.Where(row => row.Number == ticket.Number).Select(row => row.TrackingCode).SingleAsync());
        Assert.Equal(ticket.Number, (await app.Done(Actor.Nobody, new TrackTicket(code!))).Number);
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<TicketPage>(Links.Ticket(ticket.Number), parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.Contains("long ago", page.Markup, StringComparison.Ordinal));

        var again = await app.Reopen(ticket, "answered", "All is well, I was travelling.");

        Assert.Equal(("open", "followUp"), (again.Status, again.Stage));
        Assert.Equal("running", (await app.ProcessOf(again)).Status);
    }

    /// <param name="killed">After the file is on disk and before anything is saved.</param>
    private static async Task Run(ComplaintsApp app, int most = Archivist.MostInAPage, bool killed = false)
    {
        if (!killed)
        {
            await app.Services.GetServices<IHostedService>().OfType<ArchiveRuns>().Single().Run(most, CancellationToken.None);
            return;
        }

        await app.Saved(async db =>
        {
            var rows = await db.ProcessInstances.AsNoTracking().Where(row => row.ParentId == null && row.Status == InstanceStatus.Finished).OrderBy(row => row.UpdatedAt).ThenBy(row => row.Id).ToListAsync();
            return await app.Services.GetRequiredService<ArchiveFiles>().Write(await ArchivedLine.Read(db, rows, default), rows.Max(row => row.UpdatedAt), default);
        });
    }

    /// <summary>Every process in every archive, the oldest archive first.</summary>
    private static async Task<List<ArchivedLine>> Lines(ComplaintsApp app)
    {
        var lines = new List<ArchivedLine>();
        foreach (var archive in (await app.Done(app.Admin, new ShowRetention())).Archives.Reverse())
        {
            await using var content = await app.Client(app.Admin).GetStreamAsync($"/api/v1/archives/{archive.Id}");
            using var reader = new StreamReader(new GZipStream(content, CompressionMode.Decompress));
            while (await reader.ReadLineAsync() is { } line)
            {
                lines.Add(JsonSerializer.Deserialize<ArchivedLine>(line, Json.Options)!);
            }
        }

        return lines;
    }

    private static Task<ProcessPageOf> Processes(ComplaintsApp app, TicketView ticket) => app.Done(app.Quality, new ListProcesses(Ticket: ticket.Number));

    private static async Task<IReadOnlyList<int>> Tables(ComplaintsApp app, params string[] tables)
    {
        var counts = new List<int>();
        foreach (var table in tables)
        {
            counts.Add(await app.Count(table));
        }

        return counts;
    }

    private static DateTime Time(JsonNode? at) => at!.GetValue<DateTime>().ToUniversalTime();

    private static string Folder(ComplaintsApp app) => Path.Combine(app.Settings.DataFolder, "archive");
}
