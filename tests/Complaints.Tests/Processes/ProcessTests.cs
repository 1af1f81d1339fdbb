using System.Net;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Processes;

/// <summary>What an administrator sees and does when a process fails, or has to change while complaints run on it.</summary>
public class ProcessTests
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
    public async Task Process_that_another_one_starts_works_on_the_same_ticket_and_is_waited_for()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(AskTheExpert);
        await app.Publish(Resolution(root => Insert(root, "talk", Starting("ask-the-expert", waits: true))));
        var ticket = await app.Complete(await app.TicketAt("talk"));

        var task = Assert.Single(ticket.OtherTasks);
        Assert.Empty(ticket.Tasks);
        var parent = await app.ProcessOf(ticket);
        Assert.Equal("process", Assert.Single(parent.Waits, wait => wait.Kind != "event").Kind);

        var done = await app.Done(app.Supervisor, new CompleteTask(task.Id, task.Version, "material"));

        Assert.Equal("apologise", done.Stage);
        var child = await app.Done(app.Admin, new ShowProcess(Assert.Single((await app.ProcessOf(ticket)).Children)));
        Assert.Equal(("finished", parent.Id, "ask-the-expert"), (child.Status, child.Parent, child.Definition));
    }

    [Fact]
    public async Task Withdrawn_ticket_takes_along_every_process_that_works_on_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(AskTheExpert);
        await app.Publish(Resolution(root => Insert(root, "talk", Starting("ask-the-expert", waits: false))));
        var ticket = await app.Complete(await app.TicketAt("talk"));
        Assert.Equal("apologise", ticket.Stage);
        Assert.Single(ticket.OtherTasks);

        ticket = await app.Withdraw(ticket);

        Assert.Empty(ticket.OtherTasks);
        Assert.DoesNotContain((await app.Done(app.Admin, new ListProcesses(Ticket: ticket.Number))).Items, row => row.Status is "running" or "faulted");
    }

    [Fact]
    public async Task Event_from_outside_reaches_the_process_that_waits_and_sets_off_the_one_that_begins_with_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(AskTheExpert.Replace("\"connections\":[]", """ "connections":[{"source":{"activity":"arrived","port":"Done"},"target":{"activity":"judge","port":"In"}}]""", StringComparison.Ordinal)
            .Replace("\"activities\":[", """ "activities":[{"id":"arrived","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"parcelArrived"}}},""", StringComparison.Ordinal));
        await app.Publish(Resolution(root => Insert(root, "talk", """{"id":"parcel","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"parcelArrived"}}}""")));
        var ticket = await app.Complete(await app.TicketAt("talk"));
        Assert.Empty(ticket.Tasks);
        var path = $"/api/v1/tickets/{ticket.Number}/events/";
        await (await app.Post(app.Supervisor, path + "letterArrived", new JsonObject { ["version"] = ticket.Version })).IsRefused(422, "name");
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Post(app.Floor, path + "parcelArrived", new JsonObject { ["version"] = ticket.Version })).StatusCode);

        ticket = await (await app.Post(app.Supervisor, path + "parcelArrived", new JsonObject { ["version"] = ticket.Version, ["payload"] = new JsonObject { ["weight"] = 1 } })).Is<TicketView>(HttpStatusCode.OK);

        Assert.Equal("apologise", ticket.Stage);
        Assert.Equal("Judge the pair", Assert.Single(ticket.OtherTasks).Title);
    }

    [Fact]
    public async Task Two_stages_that_are_open_at_once_are_done_one_after_the_other()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root =>
        {
            var weigh = root["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == "explain")!.DeepClone();
            (weigh["id"], weigh["nodeId"]) = ("explainFirst", "explainFirst");
            root["activities"]!.AsArray().Add(weigh);
            root["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"start","port":"Done"},"target":{"activity":"explainFirst","port":"In"}}"""));
        }));
        var ticket = await app.OpenedTicket();
        var other = await app.Saved(db => db.WorkItems.SingleAsync(item => item.Stage != null && item.Stage != ticket.Stage));
        Assert.Equal(Refusal.AgainstRule, (await app.Send(app.Floor, new CompleteTask(other.Id, other.Version, other.Form.Outcomes[0]))).Refusal);
        var first = ticket.Stage;

        ticket = await app.Complete(ticket);

        Assert.NotEqual(first, ticket.Stage);
        Assert.Equal(ticket.Stage, Assert.Single(ticket.Tasks).Stage);
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

    [Fact]
    public async Task Version_that_was_published_stays_in_use_after_a_restart_because_the_file_is_no_news()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root => Rename(root, "listen", "Hear them out")));

        await using var again = await app.Restart();

        Assert.Equal("Hear them out", Assert.Single((await again.OpenedTicket()).Tasks).Title);
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

    private const string AskTheExpert = """
        {"definitionId":"ask-the-expert","root":{"id":"flow","type":"Elsa.Flowchart","connections":[],"activities":[
          {"id":"judge","type":"Elsa.RunTask","version":1,
           "taskName":{"typeName":"String","expression":{"type":"Literal","value":"expert.judge"}},
           "payload":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":"{\"role\":\"supervisor\",\"title\":\"Judge the pair\",\"outcomes\":[\"material\",\"wear\"]}"}}}]}}
        """;

    private static string Starting(string process, bool waits) => """
        {"id":"expert","type":"Elsa.ExecuteWorkflow","version":1,
         "workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"PROCESS"}},
         "waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":WAITS}}}
        """.Replace("PROCESS", process, StringComparison.Ordinal).Replace("WAITS", waits ? "true" : "false", StringComparison.Ordinal);

    private static string ResolutionText() => File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, "complaint-resolution.json"));

    private static string ResolutionThatFailsAfterTalk() => Resolution(root => Decision(root, "getVariable('Confirmation').outcome === 'x'"));

    private static string Resolution(Action<JsonNode> change)
    {
        var document = JsonNode.Parse(ResolutionText())!;
        change(document["root"]!);
        return document.ToJsonString();
    }

    /// <summary>Puts a decision by this script between talk and what follows it.</summary>
    private static void Decision(JsonNode root, string script)
    {
        var value = JsonValue.Create(script).ToJsonString();
        Insert(root, "talk", """{"id":"check","type":"Elsa.FlowDecision","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":SCRIPT}}}""".Replace("SCRIPT", value, StringComparison.Ordinal), "True");
    }

    private static void Insert(JsonNode root, string after, string activity, string port = "Done")
    {
        var node = JsonNode.Parse(activity)!;
        root["activities"]!.AsArray().Add(node);
        var arrow = root["connections"]!.AsArray().Single(connection => connection!["source"]!["activity"]!.ToString() == after)!;
        var target = arrow["target"]!["activity"]!.ToString();
        arrow["target"]!["activity"] = node["id"]!.ToString();
        root["connections"]!.AsArray().Add(JsonNode.Parse($$$"""{"source":{"activity":"{{{node["id"]}}}","port":"{{{port}}}"},"target":{"activity":"{{{target}}}","port":"In"}}"""));
    }

    private static void Rename(JsonNode root, string activityId, string title) => Payload(root, activityId, payload => payload["title"] = title);

    private static void Payload(JsonNode root, string activityId, Action<JsonNode> change)
    {
        var expression = root["activities"]!.AsArray().Single(activity => activity!["id"]!.ToString() == activityId)!["payload"]!["expression"]!;
        var payload = JsonNode.Parse(expression["value"]!.ToString())!;
        change(payload);
        expression["value"] = payload.ToJsonString();
    }
}

file static class ProcessRequests
{
    /// <summary>The process that leads this ticket.</summary>
    public static async Task<ProcessView> ProcessOf(this ComplaintsApp app, TicketView ticket)
    {
        var row = (await app.Done(app.Admin, new ListProcesses(WellKnown.Resolution, Ticket: ticket.Number))).Items.Single();
        return await app.Done(app.Admin, new ShowProcess(row.Id));
    }
}
