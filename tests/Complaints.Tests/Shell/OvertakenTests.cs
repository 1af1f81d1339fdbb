using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Complaints.Tests.Shell;

public sealed class OvertakenTests
{
    [Fact]
    public async Task Decision_goes_through_although_a_timer_moves_its_process_in_between()
    {
        ComplaintsApp app = null!;
        var woken = 0;
        var between = new InBetween<DecideApproval, ApprovalView>(async attempt => woken += attempt == 1 ? await app.Advance(TimeSpan.FromHours(1)) : 0);
        await using var _ = app = await ComplaintsApp.Start(between.Into);
        var ticket = await app.TicketAwaitingApproval();

        var approval = await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        Assert.Equal((1, 2), (woken, between.Attempts));
        Assert.Equal("approved", approval.Status);
        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
        var journal = await app.Saved(db => db.Journal.Where(row => db.ProcessInstances.Any(instance => instance.Id == row.InstanceId && instance.ApprovalId != null)).OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(row => row.Sequence));
        Assert.Equal(1, journal.Count(row => row.Kind == "Fired"));
        Assert.Equal(1, journal.Count(row => row.Kind == "Answered"));
    }

    [Fact]
    public async Task Ticket_that_somebody_else_changed_is_refused_in_words_and_not_worth_another_try()
    {
        ComplaintsApp app = null!;
        TicketView ticket = null!;
        var between = new InBetween<CompleteStage, TicketView>(async attempt =>
        {
            if (attempt == 1)
            {
                await app.Withdraw(ticket, app.Floor2);
            }
        });
        await using var _ = app = await ComplaintsApp.Start(between.Into);
        ticket = await app.OpenedTicket();

        var reply = await app.TryComplete(ticket);

        Assert.Contains("now at version 2, you saw 1", Assert.Single(await reply.IsRefused(409, "version")).Sentence, StringComparison.Ordinal);
        Assert.Null(reply.Headers.RetryAfter);
    }

    [Fact]
    public async Task Whoever_is_overtaken_every_time_is_told_so_after_three_attempts()
    {
        ComplaintsApp app = null!;
        var between = new InBetween<CompleteStage, TicketView>(_ => app.Saved(db => db.ProcessInstances.ExecuteUpdateAsync(set => set.SetProperty(instance => instance.Version, instance => instance.Version + 1))));
        await using var _ = app = await ComplaintsApp.Start(between.Into);
        var ticket = await app.OpenedTicket();

        var reply = await app.TryComplete(ticket, key: "listen");

        Assert.Contains("Nothing was saved", Assert.Single(await reply.IsRefused(409, "version")).Sentence, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), reply.Headers.RetryAfter?.Delta);
        Assert.Equal(Requests.MostAttempts, between.Attempts);
        Scenarios.Same(ticket, await app.Show(ticket));
        Assert.Equal(0, await app.Saved(db => db.IdempotencyRecords.CountAsync()));
    }

    [Fact]
    public async Task Tasks_that_stand_side_by_side_and_are_done_at_one_moment_all_count_and_the_join_runs_once()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(SideBySide(8));
        var process = (await app.Done(app.Admin, new StartProcess("side-by-side", "T01"))).Id;
        var tasks = await app.Saved(db => db.WorkItems.Where(item => item.InstanceId == process).Select(item => new { item.Id, item.Version }).ToListAsync());
        Assert.Equal(8, tasks.Count);

        await Task.WhenAll(tasks.Select(async task =>
        {
            // Whoever is overtaken three times is told that a repeat is safe, and repeats.
            Refusal? refusal = Refusal.Overtaken;
            for (var i = 0; i < 50 && refusal is Refusal.Overtaken or Refusal.Busy; i++)
            {
                refusal = (await app.Send(app.Floor, new CompleteTask(task.Id, task.Version, "done"))).Refusal;
            }

            Assert.Null(refusal);
        }));

        var journal = await app.Saved(db => db.Journal.Where(row => row.InstanceId == process).OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(row => row.Sequence));
        Assert.Equal((8, 1, 1), (journal.Count(row => row.Kind == "Answered"), journal.Count(row => row.Kind == "Wrote"), journal.Count(row => row.Kind == "Ended")));
        Assert.Equal(8, await app.Saved(db => db.WorkItems.CountAsync(item => item.InstanceId == process && item.ClosedAt != null)));
    }

    /// <summary>So many tasks of the floor at once, and a line when all are done.</summary>
    private static string SideBySide(int many)
    {
        var tasks = Enumerable.Range(1, many).Select(n => $"t{n}").ToList();
        var payload = System.Text.Json.JsonSerializer.Serialize("""{"role":"floor","title":"Look","outcomes":["done"]}""");
        return $$$"""
            {"definitionId":"side-by-side","root":{"id":"flow","type":"Elsa.Flowchart",
             "activities":[{"id":"start","type":"Elsa.Start"},{"id":"all","type":"Elsa.WriteLine","text":"all done"},
              {{{string.Join(",", tasks.Select(id => $$$$"""{"id":"{{{{id}}}}","type":"Elsa.RunTask","taskName":"look.{{{{id}}}}","payload":{"expression":{"type":"Object","value":{{{{payload}}}}}}}"""))}}}],
             "connections":[{{{string.Join(",", tasks.Select(id => $$$"""{"source":"start","target":"{{{id}}}"},{"source":"{{{id}}}","target":"all"}"""))}}}]}}
            """;
    }

    [Fact]
    public async Task Two_lines_of_a_journal_with_one_number_are_tried_again()
    {
        ComplaintsApp app = null!;
        var between = new InBetween<CompleteStage, TicketView>(attempt => attempt > 1 ? Task.CompletedTask : app.Saved(db => db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Journal" ("InstanceId", "Sequence", "At", "ActivityId", "ActivityType", "Kind", "By")
            SELECT "InstanceId", MAX("Sequence") + 1, MAX("At"), '', '', 'Wrote', '' FROM "Journal" GROUP BY "InstanceId"
            """)));
        await using var _ = app = await ComplaintsApp.Start(between.Into);
        var ticket = await app.OpenedTicket();

        // The number stays taken, so this can never go through; what matters is that it ends, and in words.
        await (await app.TryComplete(ticket)).IsRefused(409, "version");

        Assert.Equal(Requests.MostAttempts, between.Attempts);
    }

    [Fact]
    public async Task Request_that_the_database_pushed_back_is_done_once_when_it_is_let_through()
    {
        var between = new InBetween<CompleteStage, TicketView>(attempt => attempt < Requests.MostAttempts ? throw Pushed() : Task.CompletedTask);
        await using var app = await ComplaintsApp.Start(between.Into);
        var ticket = await app.OpenedTicket();

        var reply = await app.TryComplete(ticket, key: "listen");

        Assert.Equal(2, (await reply.Is<TicketView>(HttpStatusCode.OK)).Version);
        Assert.Equal(1, await app.Saved(db => db.StageVisits.CountAsync(visit => visit.CompletedAt != null)));
        Assert.Equal(await reply.Content.ReadAsStringAsync(), await (await app.TryComplete(ticket, key: "listen")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Database_that_lets_nobody_through_is_busy_and_says_when_to_come_back()
    {
        var between = new InBetween<CompleteStage, TicketView>(_ => throw Pushed());
        await using var app = await ComplaintsApp.Start(between.Into);
        var ticket = await app.OpenedTicket();

        var reply = await app.TryComplete(ticket);

        Assert.Contains("busy", Assert.Single(await reply.IsRefused(503, "")).Sentence, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), reply.Headers.RetryAfter?.Delta);
        Assert.Equal(Requests.MostAttempts, between.Attempts);
        Scenarios.Same(ticket, await app.Show(ticket));
    }

    [Fact]
    public async Task Same_request_that_overtakes_itself_is_done_once_and_answered_the_same()
    {
        ComplaintsApp app = null!;
        TicketView ticket = null!;
        HttpResponseMessage? other = null;
        var between = new InBetween<CompleteStage, TicketView>(async attempt => other = attempt == 1 ? await app.TryComplete(ticket, key: "listen", change: Gift) : other);
        await using var _ = app = await ComplaintsApp.Start(between.Into);
        ticket = await app.OpenedTicket();

        var reply = await app.TryComplete(ticket, key: "listen", change: Gift);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(await other!.Content.ReadAsStringAsync(), await reply.Content.ReadAsStringAsync());
        Assert.Equal(1, await app.Saved(db => db.CompensationLines.CountAsync()));
    }

    [Fact]
    public async Task Ticket_that_changes_while_it_is_read_is_read_again()
    {
        ComplaintsApp app = null!;
        TicketView ticket = null!;
        var between = new InBetween<ShowTicket, TicketView>(attempt => attempt == 1 ? app.Complete(ticket) : Task.CompletedTask);
        await using var _ = app = await ComplaintsApp.Start(between.Into);
        ticket = await app.OpenedTicket();

        var shown = await app.Show(ticket);

        Assert.Equal((2, "talk"), (shown.Version, shown.Stage));
    }

    private static void Gift(JsonObject body) => body["compensation"] = new JsonArray(Scenarios.WithinTheClerksLimit);

    /// <summary>As it arrives: EF wraps what PostgreSQL calls passing.</summary>
    private static InvalidOperationException Pushed() => new InvalidOperationException("Likely due to a passing failure.", new DbUpdateException("Not saved.", (DbException)(TestDatabase.IsPostgres
        ? new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected)
        : new SqliteException("database is locked", 5))));
}
