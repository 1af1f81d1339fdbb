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
            1 Opened ask (RunTask) {"id":"w1","task":"ask"}
            2 Answered ask (RunTask) {"id":"w1","result":"yes"}
            3 Set ask (RunTask) {"name":"answer","value":"yes"}
            4 Opened sleep (Delay) {"id":"w2","due":"2026-03-02T10:00:00Z"}
            5 Fired sleep (Delay) {"id":"w2","due":"2026-03-02T10:00:00Z"}
            6 Opened hear (Event) {"id":"w3","event":"Paid"}
            7 Received hear (Event) {"id":"w3","payload":5}
            8 Decided which (FlowDecision) "True"
            9 Wrote say (WriteLine) "so"
            10 Ended  {"status":"Finished"}
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
            1 Opened ask (RunTask) {"id":"w1","task":"ask"}
            2 Opened sleep (Delay) {"id":"w2","due":"2026-03-02T10:00:00Z"}
            3 Opened hear (Event) {"id":"w3","event":"Paid"}
            4 Moved sleep (Delay) {"id":"w2","due":"2026-03-02T11:00:00Z","reason":"a pause ended"}
            5 Answered ask (RunTask) {"id":"w1","result":null}
            6 Faulted bad (Fault) {"id":"w4","sentence":"No."}
            7 Withdrawn sleep (Delay) {"id":"w2"}
            8 Withdrawn hear (Event) {"id":"w3"}
            9 Retried bad (Fault) {"id":"w4"}
            10 Opened sleep (Delay) {"id":"w5","due":"2026-03-02T11:00:00Z"}
            11 Opened hear (Event) {"id":"w6","event":"Paid"}
            12 Faulted bad (Fault) {"id":"w7","sentence":"No."}
            13 Withdrawn sleep (Delay) {"id":"w5"}
            14 Withdrawn hear (Event) {"id":"w6"}
            15 Ended  {"status":"Cancelled","reason":"not worth it"}
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
            1 Started start (ExecuteWorkflow) {"id":"w1","process":"child","input":{}}
            2 Received start (ExecuteWorkflow) {"id":"w2","payload":{"workflowInstanceId":"w1","status":"Finished","output":{"Verdict":"new"},"outcomes":["Done"]}}
            3 Published tell (PublishEvent) {"event":"Told","payload":{"workflowInstanceId":"w1","status":"Finished","output":{"Verdict":"new"},"outcomes":["Done"]}}
            4 Ended  {"status":"Finished"}
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

        Assert.EndsWith($"2 Migrated  {{\"from\":\"{from}\",\"to\":\"{Definition.Hash}\",\"map\":{{\"ask\":\"listen\"}}}}", Story, StringComparison.Ordinal);
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
