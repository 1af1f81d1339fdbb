using System.Net;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using static Complaints.Tests.Processes.Resolutions;

namespace Complaints.Tests.Processes;

/// <summary>What an administrator sees and does when a process fails while complaints run on it.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Failed_script_halts_the_ticket_and_loses_nothing_that_was_entered()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(ResolutionThatFailsAfterTalk());
        var ticket = await app.TicketAt("talk");

        ticket = await app.Complete(ticket, change: body => body["note"] = "She cannot sleep for anger.");

        Assert.Contains("A script failed", ticket.HaltedBy, StringComparison.Ordinal);
        Assert.Empty(ticket.Tasks);
        Assert.Equal("She cannot sleep for anger.", ticket.Stages.Single(visit => visit.Stage == "talk").Note);
        var row = Assert.Single((await app.Done(app.Quality, new ListProcesses(Trouble: true))).Items);
        Assert.Equal(("faulted", 1, ticket.Number), (row.Status, row.Incidents, row.Ticket));
        var process = await app.Done(app.Quality, new ShowProcess(row.Id));
        var incident = Assert.Single(process.Incidents);
        Assert.Equal(("check", "Elsa.FlowDecision", (DateTime?)null), (incident.Activity, incident.Type, incident.SettledAt));
        Assert.Equal("failed", process.Drawing.Activities.Single(activity => activity.Id == "check").State);
        Assert.Equal("visited", process.Drawing.Activities.Single(activity => activity.Id == "talk").State);
        var refused = await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/stages/apologise", new JsonObject { ["version"] = ticket.Version, ["outcome"] = "done" });
        await refused.IsRefused(422, "stage");
    }

    [Fact]
    public async Task Corrected_version_and_a_retry_let_a_halted_ticket_go_on_to_its_end()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(ResolutionThatFailsAfterTalk());
        var ticket = await app.Complete(await app.TicketAt("talk"));
        var process = await app.ProcessOf(ticket);
        Assert.NotEmpty((await app.Done(app.Admin, new RetryProcess(process.Id, process.Version))).Incidents);   // not mended yet

        var mended = await app.Publish(Resolution(root => Decision(root, "getVariable('Confirmation') === null")));
        process = await app.ProcessOf(ticket);
        var plan = await app.Done(app.Admin, new PlanMigration(process.Id, mended.Hash));
        Assert.True(plan.IsPossible, string.Join(" ", plan.Problems));
        var moved = await app.Done(app.Admin, new MigrateProcess(process.Id, process.Version, mended.Hash));
        Assert.Equal(("faulted", mended.Hash), (moved.Status, moved.DefinitionHash));
        moved = await app.Done(app.Admin, new RetryProcess(process.Id, moved.Version));

        Assert.Equal("running", moved.Status);
        ticket = await app.Show(ticket);
        Assert.Null(ticket.HaltedBy);
        Assert.Equal("apologise", ticket.Stage);
        while (ticket.Stage is not null)
        {
            ticket = await app.Complete(ticket);
        }

        Assert.Equal("closed", ticket.Status);
        Assert.All((await app.ProcessOf(ticket)).Incidents, incident => Assert.NotNull(incident.SettledAt));
    }

    [Fact]
    public async Task Endless_loop_in_a_definition_is_an_incident_and_others_go_on()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root => Decision(root, "(function(){ while (true) {} })()")));
        var halted = await app.Complete(await app.TicketAt("talk"));

        Assert.Contains("was stopped", halted.HaltedBy, StringComparison.Ordinal);
        Assert.Equal("talk", (await app.Complete(await app.OpenedTicket())).Stage);
    }

    [Fact]
    public async Task Processes_that_set_each_other_off_for_ever_halt_the_ticket_and_are_kept()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish("""
            {"definitionId":"echo","root":{"id":"flow","type":"Elsa.Flowchart","activities":[
              {"id":"hear","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"ping"}}},
              {"id":"tell","type":"Elsa.PublishEvent","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"ping"}}}],
             "connections":[{"source":{"activity":"hear","port":"Done"},"target":{"activity":"tell","port":"In"}}]}}
            """);
        await app.Publish(Resolution(root => Insert(root, "talk", """{"id":"tell","type":"Elsa.PublishEvent","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"ping"}}}""")));

        var ticket = await app.Complete(await app.TicketAt("talk"), change: body => body["note"] = "He shouted.");

        Assert.Contains("set each other off without end", ticket.HaltedBy, StringComparison.Ordinal);
        Assert.Equal("He shouted.", ticket.Stages.Single(visit => visit.Stage == "talk").Note);
        var row = Assert.Single((await app.Done(app.Quality, new ListProcesses(Trouble: true))).Items);
        Assert.Equal(("echo", "faulted"), (row.Definition, row.Status));
        await app.Done(app.Admin, new RetryProcess(row.Id, (await app.Done(app.Admin, new ShowProcess(row.Id))).Version));
        Assert.NotEqual(row.Id, Assert.Single((await app.Done(app.Quality, new ListProcesses(Trouble: true))).Items).Id);   // a thousand further on
    }

    [Fact]
    public async Task Halted_ticket_can_be_withdrawn()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(ResolutionThatFailsAfterTalk());
        var ticket = await app.Complete(await app.TicketAt("talk"));

        ticket = await app.Done(app.Floor, new WithdrawTicket(ticket.Number, ticket.Version, "She has gone."));

        Assert.Equal(("withdrawn", (string?)null), (ticket.Status, ticket.HaltedBy));
        Assert.Equal("cancelled", (await app.ProcessOf(ticket)).Status);
    }

    [Fact]
    public async Task Cancelled_process_closes_its_ticket()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");
        var process = await app.ProcessOf(ticket);

        var moved = await app.Done(app.Admin, new CancelProcess(process.Id, process.Version, "Opened twice."));

        Assert.Equal("cancelled", moved.Status);
        ticket = await app.Show(ticket);
        Assert.Equal(("closed", "cancelled"), (ticket.Status, ticket.Outcome));
        Assert.Empty(ticket.Tasks);
        Assert.Equal(0, await app.Saved(db => db.ProcessTimers.CountAsync()));
        Assert.True((await app.Send(app.Admin, new CancelProcess(process.Id, moved.Version, "Again."))).IsRefused);
    }

    [Fact]
    public async Task Task_whose_form_cannot_be_shown_is_an_incident()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root => Insert(root, "talk", """
            {"id":"odd","type":"Elsa.RunTask","version":1,
             "taskName":{"typeName":"String","expression":{"type":"Literal","value":"odd"}},
             "payload":{"typeName":"ObjectDictionary","expression":{"type":"JavaScript","value":"return {role: 'wizard', outcomes: ['done']}"}}}
            """)));

        var ticket = await app.Complete(await app.TicketAt("talk"));

        Assert.Contains("The task odd cannot be shown: role:", ticket.HaltedBy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_with_many_faults_names_the_first_ten_and_how_many_more_there_are()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root => Insert(root, "talk", """
            {"id":"odd","type":"Elsa.RunTask","version":1,
             "taskName":{"typeName":"String","expression":{"type":"Literal","value":"odd"}},
             "payload":{"typeName":"ObjectDictionary","expression":{"type":"JavaScript","value":"let form = {role: 'floor', outcomes: ['done']}; for (let n = 0; n < 300; n++) { form['extra' + n] = 1; } return form"}}}
            """)));

        var ticket = await app.Complete(await app.TicketAt("talk"));

        Assert.Contains("extra9:", ticket.HaltedBy, StringComparison.Ordinal);
        Assert.DoesNotContain("extra10:", ticket.HaltedBy, StringComparison.Ordinal);
        Assert.Contains("… and 290 more", ticket.HaltedBy, StringComparison.Ordinal);
        Assert.Equal("faulted", (await app.ProcessOf(ticket)).Status);
    }

    [Fact]
    public async Task Only_administrators_change_the_course_and_quality_may_look()
    {
        await using var app = await ComplaintsApp.Start();
        var process = await app.ProcessOf(await app.OpenedTicket());

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, new CancelProcess(process.Id, process.Version, "No."))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, new MigrateProcess(process.Id, process.Version, process.DefinitionHash))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, new PublishDefinition("{}"))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, new StartProcess("rounds", "T01"))).Refusal);
        Assert.False((await app.Send(app.Quality, new PlanMigration(process.Id, process.DefinitionHash))).IsRefused);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new ListProcesses())).Refusal);
        Assert.False((await app.Send(app.Quality, new ShowProcess(process.Id))).IsRefused);
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_of_a_process_is_told()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var seen = await app.ProcessOf(ticket);
        await app.Complete(ticket);

        var reply = await app.Post(app.Admin, $"/api/v1/processes/{seen.Id}/cancel", new JsonObject { ["version"] = seen.Version, ["reason"] = "Late." });

        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
    }
}
