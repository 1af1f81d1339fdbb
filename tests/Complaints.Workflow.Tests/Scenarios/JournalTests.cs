using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>What the history of an instance says, word for word: people and audits read it.</summary>
public class JournalTests : Scenario
{
    private string Story => string.Join("\n", Effects.OfType<Journaled>().Select(j =>
        $"{j.Entry.Sequence} {j.Entry.Kind} {j.Entry.ActivityId}{(j.Entry.ActivityType.Length > 0 ? $" ({j.Entry.ActivityType[5..]})" : "")} {j.Entry.Data?.ToJsonString()}".TrimEnd()));

    [Fact]
    public void Journal_says_what_was_opened_answered_fired_received_set_decided_and_written()
    {
        Start(FlowBuilder.Of("ask > sleep", "sleep > hear", "hear > which", "which -True> say").Variable("answer").ResultInto("ask", "answer")
            .Is("sleep", "Delay", ("timeSpan", "PT1H")).Is("hear", "Event", ("eventName", "Paid"))
            .Is("which", "FlowDecision", ("condition", true)).Is("say", "WriteLine", ("text", "so")));
        Answer("ask", "yes");
        Fire("sleep");
        Send(new EventReceived("Paid", 5));

        Assert.Equal("""
            1 Begun
            2 Opened ask (RunTask) {"id":"w1","task":"ask"}
            3 Answered ask (RunTask) {"id":"w1","result":"yes"}
            4 Set ask (RunTask) {"name":"answer","value":"yes"}
            5 Opened sleep (Delay) {"id":"w2","due":"2026-03-02T10:00:00Z"}
            6 Fired sleep (Delay) {"id":"w2","due":"2026-03-02T10:00:00Z"}
            7 Opened hear (Event) {"id":"w3","event":"Paid"}
            8 Received hear (Event) {"id":"w3","payload":5}
            9 Decided which (FlowDecision) "True"
            10 Wrote say (WriteLine) "so"
            11 Ended  {"status":"Finished"}
            """, Story);
        Assert.Equal([true, true, true], Effects.Select(Done).OfType<bool>());
    }

    [Fact]
    public void Journal_says_what_failed_was_tried_again_moved_withdrawn_and_why_it_was_cancelled()
    {
        Start(FlowBuilder.Of("begin > ask, sleep, hear", "ask > bad").Is("begin", "Start").Is("sleep", "Delay", ("timeSpan", "PT1H")).Is("hear", "Event", ("eventName", "Paid")).Is("bad", "Fault", ("message", "No.")));
        Send(new TimerMoved(Instance.Waits.OfType<TimerWait>().Single().Id, Now.AddHours(2), "a pause ended"));
        Assert.Equal(Now.AddHours(2), Assert.Single(LastEffects.OfType<TimerChanged>()).Timer.DueAt);
        Answer("ask");
        Send(new RetryRequested());
        Send(new CancelRequested("not worth it"));

        Assert.Equal("""
            1 Begun
            2 Opened ask (RunTask) {"id":"w1","task":"ask"}
            3 Opened sleep (Delay) {"id":"w2","due":"2026-03-02T10:00:00Z"}
            4 Opened hear (Event) {"id":"w3","event":"Paid"}
            5 Moved sleep (Delay) {"id":"w2","due":"2026-03-02T11:00:00Z","reason":"a pause ended"}
            6 Answered ask (RunTask) {"id":"w1","result":null}
            7 Faulted bad (Fault) {"id":"w4","sentence":"No."}
            8 Withdrawn sleep (Delay) {"id":"w2"}
            9 Withdrawn hear (Event) {"id":"w3"}
            10 Retried bad (Fault) {"id":"w4"}
            11 Opened sleep (Delay) {"id":"w5","due":"2026-03-02T11:00:00Z"}
            12 Opened hear (Event) {"id":"w6","event":"Paid"}
            13 Faulted bad (Fault) {"id":"w7","sentence":"No."}
            14 Withdrawn sleep (Delay) {"id":"w5"}
            15 Withdrawn hear (Event) {"id":"w6"}
            16 Ended  {"status":"Cancelled","reason":"not worth it"}
            """, Story);
        Assert.Equal([true, false, false, false, false], Effects.Select(Done).OfType<bool>());
    }

    [Fact]
    public void Journal_links_an_instance_with_the_processes_it_starts_and_the_events_it_publishes()
    {
        Start(FlowBuilder.Of("begin > start", "start > tell").Is("begin", "Start")
            .Is("start", "ExecuteWorkflow", ("workflowDefinitionId", "child"), ("waitForCompletion", true))
            .Is("tell", "PublishEvent", ("eventName", "Told"), ("payload", "js:getLastResult()")));
        Send(new ChildEnded("w1", InstanceStatus.Finished, new JsonObject { ["Verdict"] = "new" }, ["Done"]));

        Assert.Equal("""
            1 Begun
            2 Started start (ExecuteWorkflow) {"id":"w1","process":"child"}
            3 Received start (ExecuteWorkflow) {"id":"w2","payload":{"workflowInstanceId":"w1","status":"Finished","subStatus":"Finished","output":{"Verdict":"new"},"outcomes":["Done"]}}
            4 Published tell (PublishEvent) {"event":"Told","payload":{"workflowInstanceId":"w1","status":"Finished","subStatus":"Finished","output":{"Verdict":"new"},"outcomes":["Done"]}}
            5 Ended  {"status":"Finished"}
            """, Story);
        Assert.Equal([true], Effects.Select(Done).OfType<bool>());
    }

    [Fact]
    public void Journal_says_from_which_version_to_which_an_instance_was_moved_and_by_which_map()
    {
        Start(FlowBuilder.Of("ask > done"));
        var from = Definition.Hash;
        GoOnWith(DefinitionReader.Read(FlowBuilder.Of("listen > done").Document().ToJsonString()).Definition!,
            to => WorkflowEngine.Migrate(Definition, to, Instance, new Dictionary<string, string> { ["ask"] = "listen" }, Now, NewId));

        Assert.EndsWith($"3 Migrated  {{\"from\":\"{from}\",\"to\":\"{Definition.Hash}\",\"map\":{{\"ask\":\"listen\"}}}}", Story, StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_begins_with_the_correlation_id_the_input_and_what_set_the_process_off()
    {
        var flow = FlowBuilder.Of("hear > done").Is("hear", "Event", ("eventName", "Paid")).Document();
        flow["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var options = new StartOptions { CorrelationId = "C-1", TriggerActivityId = "hear", TriggerPayload = new JsonArray(7) };
        var input = new Dictionary<string, JsonNode?> { ["shop"] = "Nord", ["pairs"] = new JsonArray(1, 2) };
        GoOnWith(DefinitionReader.Read(flow.ToJsonString()).Definition!, d => WorkflowEngine.Start(d, "i-1", input, Now, NewId, options: options));

        Assert.Equal("""
            1 Begun hear (Event) {"correlationId":"C-1","input":{"shop":"Nord","pairs":[1,2]},"payload":[7]}
            2 Opened done (RunTask) {"id":"w1","task":"done"}
            """, Story);
    }

    [Fact]
    public void Input_that_an_instance_forgets_at_its_end_stays_in_its_journal()
    {
        Start(FlowBuilder.Of("begin").Is("begin", "Start"), ("shop", "Nord"));

        AssertFinished();
        Assert.Empty(Instance.GetInput());
        Assert.Equal("Nord", Assert.Single(Journal(JournalKind.Begun)).Data!["input"]!["shop"]!.GetValue<string>());
    }

    [Fact]
    public void Payload_of_a_trigger_that_is_nested_too_deep_is_refused_like_an_input()
    {
        var definition = DefinitionReader.Read(FlowBuilder.Of("ask").Document().ToJsonString()).Definition!;
        var deep = JsonNode.Parse(new string('[', 101) + new string(']', 101), documentOptions: new JsonDocumentOptions { MaxDepth = 101 });

        Assert.Throws<ArgumentException>("node", () => WorkflowEngine.Start(definition, "i-1", null, Now, NewId, options: new StartOptions { TriggerPayload = deep }));
    }

    [Fact]
    public void Journal_says_which_name_which_correlation_id_and_which_outputs_were_set()
    {
        var flow = FlowBuilder.Of("name > key", "key > put", "put > script").Is("name", "SetName", ("value", "Return 5")).Is("key", "Correlate", ("correlationId", "C-1"))
            .Is("put", "SetOutput", ("outputName", "Verdict"), ("outputValue", "js:return [1]"))
            .Is("script", "RunJavaScript", ("script", "setWorkflowInstanceName('Return 6'); setCorrelationId(null); return 7;"))
            .With("script", "result", JsonNode.Parse("""{"typeName":"Object","memoryReference":{"id":"Total"}}""")).Document();
        flow["outputs"] = JsonNode.Parse("""[{"name":"Total","type":"Int32"}]""");
        Start(flow.ToJsonString());

        Assert.Equal("""
            1 Begun
            2 Set name (SetName) {"what":"name","value":"Return 5"}
            3 Set key (Correlate) {"what":"correlationId","value":"C-1"}
            4 Set put (SetOutput) {"what":"output","name":"Verdict","value":[1]}
            5 Set script (RunJavaScript) {"what":"name","value":"Return 6"}
            6 Set script (RunJavaScript) {"what":"correlationId","value":null}
            7 Set script (RunJavaScript) {"what":"output","name":"Total","value":7}
            8 Ended  {"status":"Finished"}
            """, Story);
    }

    /// <summary>Whether what a wait was for has happened, or it was withdrawn; null for other effects.</summary>
    private static bool? Done(Effect effect) => effect switch
    {
        TaskClosed e => e.Answered,
        TimerDropped e => e.Fired,
        EventDropped e => e.Received,
        ChildDropped e => e.Ended,
        _ => null,
    };
}
