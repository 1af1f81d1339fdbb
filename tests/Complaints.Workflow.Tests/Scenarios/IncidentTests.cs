using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>What fails is data, stops the process or only its branch, and can be tried again.</summary>
public class IncidentTests : Scenario
{
    private static readonly FlowBuilder Divided = FlowBuilder
        .Of("begin > ask, other", "ask > decide", "decide -True> done", "other > late")
        .Is("begin", "Start")
        .Is("decide", "FlowDecision", ("condition", "js:getVariable('limit').amount > 0"))
        .Is("late", "Delay", ("timeSpan", "PT1H"))
        .Variable("limit");

    [Fact]
    public void Fault_says_where_and_why_and_withdraws_what_was_open()
    {
        Start(Divided);
        Answer("ask");

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        var incident = Assert.Single(Instance.Incidents);
        Assert.Equal(("decide", "Elsa.FlowDecision", Now), (incident.ActivityId, incident.ActivityType, incident.At));
        Assert.Equal(incident, Assert.Single(LastEffects.OfType<IncidentRaised>()).Incident);
        Assert.False(Assert.Single(LastEffects.OfType<TaskClosed>(), c => !c.Answered).Answered);
        Assert.Empty(Instance.Waits);
    }

    [Fact]
    public void Answer_that_led_into_the_fault_is_not_asked_again_when_it_is_retried()
    {
        Start(FlowBuilder.Of("ask > set", "set > decide", "decide -True> done")
            .Is("set", "SetVariable", ("variable", JsonNode.Parse("{\"id\":\"v-limit\"}")), ("value", "js:getLastResult()"))
            .Is("decide", "FlowDecision", ("condition", "js:getLimit().yes.no"))
            .Variable("limit"));
        Answer("ask", "odd");
        Assert.Equal("decide", Instance.Incident!.ActivityId);

        Assert.Equal(StepOutcome.Advanced, Send(new RetryRequested()));

        Assert.Equal("decide", Instance.Incident!.ActivityId);   // tried again, and it fails again
        Assert.Single(Journal(JournalKind.Answered));
        Assert.Equal(2, Effects.OfType<IncidentRaised>().Count());
        Assert.Single(Effects.OfType<IncidentSettled>());
    }

    [Fact]
    public void Retry_opens_anew_what_the_fault_withdrew()
    {
        Start(FlowBuilder.Of("begin > ask, other", "ask > decide").Is("begin", "Start").Is("decide", "Event", ("eventName", "js:getVariable('name')")).Variable("name"));
        var before = Instance.Waits.Single(w => w.ActivityId == "other").Id;
        Answer("ask");
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);

        Send(new RetryRequested(Instance.Incident!.Id));

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.NotEqual(before, Assert.Single(LastEffects.OfType<TaskOpened>()).Task.Id);
        Assert.Equal(StepOutcome.NotWaiting, Send(new RetryRequested("unknown")));
    }

    [Fact]
    public void Strategy_that_continues_lets_other_branches_go_on()
    {
        Start(Continuing(Divided));
        Answer("ask");

        Assert.Equal(InstanceStatus.Running, Instance.Status);
        Assert.Equal("other", Open);
        Answer("other");
        Fire("late");

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);   // nothing is left but the incident
        Assert.Equal("decide", Assert.Single(Instance.Incidents).ActivityId);
    }

    [Fact]
    public void Join_waits_for_a_branch_that_failed_until_it_is_retried()
    {
        var flow = FlowBuilder.Of("begin > a, b", "a > check", "check -True> join", "b > join", "join > after")
            .Is("begin", "Start").Is("check", "FlowDecision", ("condition", "js:getVariable('ready').yes === true")).Variable("ready");
        Start(Continuing(flow));
        Answer("a");
        Answer("b");
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Contains("join", Instance.ActiveActivities);
    }

    [Fact]
    public void Faulted_instance_can_be_cancelled_and_then_nothing_more()
    {
        Start(Divided);
        Answer("ask");

        Assert.Equal(StepOutcome.NotWaiting, Send(new EventReceived("any", null)));
        Assert.Equal(StepOutcome.Advanced, Send(new CancelRequested("not worth it")));

        Assert.Equal(InstanceStatus.Cancelled, Instance.Status);
        Assert.Empty(Instance.Incidents);
        Assert.Single(LastEffects.OfType<IncidentSettled>());
        Assert.Equal(StepOutcome.AlreadyEnded, Send(new RetryRequested()));
    }

    [Fact]
    public void Second_listener_of_an_event_keeps_it_when_the_first_one_fails()
    {
        Start(FlowBuilder.Of("begin > one, two", "one > bad", "two > good")
            .Is("begin", "Start").Is("one", "Event", ("eventName", "Paid")).Is("two", "Event", ("eventName", "Paid")).Is("bad", "Fault", ("message", "No.")).Is("good", "RunTask", ("taskName", "good")));
        Send(new EventReceived("Paid", 5));
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);

        Send(new RetryRequested());

        Assert.Contains(Instance.ActiveActivities, a => a is "good" or "two");
        Assert.DoesNotContain(LastEffects, e => e is EventAwaited);
    }

    [Fact]
    public void One_of_two_incidents_is_tried_again_while_the_process_runs()
    {
        Start(Continuing(FlowBuilder.Of("begin > ask, one, two").Is("begin", "Start").Is("one", "Fault", ("message", "One.")).Is("two", "Fault", ("message", "Two."))));
        AssertOpenIncidents("One. Two.");
        var second = Instance.Incidents[1].Id;

        Assert.Equal(StepOutcome.Advanced, Send(new RetryRequested(second)));

        Assert.Equal(second, Assert.Single(LastEffects.OfType<IncidentSettled>()).IncidentId);
        Assert.Equal("Two.", Assert.Single(LastEffects.OfType<IncidentRaised>()).Incident.Sentence);
        AssertOpenIncidents("One. Two.");
        Assert.Equal("ask", Open);
    }

    [Fact]
    public void Cancelled_sub_process_is_started_again_by_a_retry()
    {
        var document = FlowBuilder.Of("begin > use", "use > done").Is("begin", "Start").Document();
        document["root"]!["activities"]![1] = JsonNode.Parse("""{"id":"use","type":"Judge","version":1,"workflowDefinitionId":"judge"}""");
        Start(document.ToJsonString());
        var child = LastEffects.OfType<ChildStarted>().Single().ChildId;
        Send(new ChildEnded(child, InstanceStatus.Cancelled, [], []));
        Assert.Equal("The process judge was cancelled.", Instance.Incident!.Sentence);

        Send(new RetryRequested());

        Assert.NotEqual(child, LastEffects.OfType<ChildStarted>().Single().ChildId);
        Assert.Equal("use", Open);
    }

    [Fact]
    public void Endless_process_is_faulted_as_a_whole_even_if_others_could_go_on()
    {
        Start(Continuing(FlowBuilder.Of("begin > ask, round", "round > again", "again > round").Is("begin", "Start").Is("round", "WriteLine", ("text", "x")).Is("again", "WriteLine", ("text", "y"))));

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Contains("More than 10000 activities ran in one step", Instance.Incident!.Sentence, StringComparison.Ordinal);
        Assert.False(LastEffects.OfType<TaskClosed>().Single().Answered);
    }

    [Fact]
    public void Process_that_copies_without_end_is_faulted_before_it_fills_the_memory()
    {
        var copying = Flow.Loop("For", Flow.With(FlowBuilder.Activity("copy", "SetVariable"), ("variable", JsonNode.Parse("""{"id":"v-v","name":"v"}""")), ("value", JsonNode.Parse("""{"expression":{"type":"Variable","value":{"id":"v-v","name":"v"}}}"""))), ("start", 1), ("end", 4000));
        var fill = Flow.With(FlowBuilder.Activity("fill", "SetVariable"), ("variable", JsonNode.Parse("""{"id":"v-v","name":"v"}""")), ("value", "js:var a = []; for (var i = 0; i < 9000; i++) a.push(i); return a"));
        var document = JsonNode.Parse(Flow.Document(Flow.Sequence("all", fill, copying)))!;
        document["variables"] = JsonNode.Parse("""[{"id":"v-v","name":"v","typeName":"Object"}]""");

        Start(document.ToJsonString());

        Assert.Equal("One step used more than 1024 MB of memory: the process copies too much without waiting for anything.", Instance.Incident!.Sentence);
    }

    [Fact]
    public void Process_with_too_many_branches_is_faulted_as_a_whole()
    {
        var loop = Flow.Loop("ParallelForEach", Flow.Task("ask"), ("items", "js:var a = []; for (var i = 0; i < 1000; i++) a.push(i); return a"));
        var document = JsonNode.Parse(Flow.Document(loop))!;
        document["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };
        Start(document.ToJsonString());

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Equal("More than 1000 branches are open at once: the process forks without end.", Assert.Single(Instance.Incidents).Sentence);
    }

    [Fact]
    public void Branches_beyond_the_limit_are_not_even_opened()
    {
        Start(Flow.Document(Flow.Loop("ParallelForEach", Flow.Task("ask"), ("items", "js:var a = []; for (var i = 0; i < 5000; i++) a.push(i); return a"))));

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Single(Instance.Tokens);
    }

    [Fact]
    public void As_many_branches_as_are_allowed_are_no_incident()
    {
        Start(Flow.Document(Flow.Loop("ParallelForEach", Flow.Task("ask"), ("items", "js:var a = []; for (var i = 0; i < 999; i++) a.push(i); return a"))));

        Assert.Equal(WorkflowEngine.MaxTokens - 1, Instance.Waits.Count);
    }

    [Fact]
    public void Task_that_cannot_be_shown_is_an_incident()
    {
        var definition = DefinitionReader.Read(FlowBuilder.Of("ask > done").Document().ToJsonString()).Definition!;
        var step = WorkflowEngine.Start(definition, "i", null, Now, NewId, new StepHost { WhyNotTask = (name, _) => $"Nobody knows {name}." });

        Assert.Equal("The task ask cannot be shown: Nobody knows ask.", step.Instance.Incident!.Sentence);
    }

    [Fact]
    public void Counter_that_runs_over_is_an_incident_and_not_an_exception()
    {
        Start(Flow.Document(Flow.Loop("For", Flow.Task("ask"), ("start", "9223372036854775807"), ("end", "9223372036854775807"))));
        Answer("ask");

        Assert.StartsWith("The activity failed: ", Instance.Incident!.Sentence, StringComparison.Ordinal);
        Assert.Equal("OverflowException", Instance.Incident.Details);
    }

    [Fact]
    public void Timer_moved_to_a_time_that_is_not_UTC_is_a_mistake_of_the_caller()
    {
        Start(FlowBuilder.Of("late > done").Is("late", "Delay", ("timeSpan", "PT1H")));

        var refused = Assert.Throws<ArgumentException>(() => Send(new TimerMoved(Instance.Waits[0].Id, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Local), "x")));
        Assert.Contains("UTC", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Event_that_set_a_process_off_is_not_asked_for_again_by_a_retry()
    {
        var flow = FlowBuilder.Of("hear > done").Is("hear", "Event", ("eventName", "Paid")).Variable("n", "Int32").ResultInto("hear", "n").Document();
        flow["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var definition = DefinitionReader.Read(flow.ToJsonString()).Definition!;
        GoOnWith(definition, d => WorkflowEngine.Start(d, "i-1", null, Now, NewId, options: new StartOptions { TriggerActivityId = "hear", TriggerPayload = "three" }));
        Assert.Equal("hear", Instance.Incident!.ActivityId);

        Send(new RetryRequested());

        Assert.Empty(Instance.Waits);
        Assert.Contains("cannot hold \"three\"", Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Event_wait_is_dropped_once_when_its_publisher_fails_at_once()
    {
        var tell = Flow.With(FlowBuilder.Activity("tell", "PublishEvent"), ("eventName", "Paid"), ("isLocalEvent", true));
        var loop = Flow.Loop("While", tell, ("condition", "js:if (getN()) { throw 'no more'; } setN(1); return true;"));
        var flow = FlowBuilder.Of("begin > hear, ask", "ask > loop", "hear > done").Variable("n", "Int32").Is("begin", "Start").Is("hear", "Event", ("eventName", "Paid")).Document();
        flow["root"]!["activities"]!.AsArray().Single(activity => activity!["id"]!.ToString() == "loop")!.ReplaceWith(loop);
        Start(flow.ToJsonString());

        Answer("ask");

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.False(Assert.Single(LastEffects.OfType<EventDropped>()).Received);
        Assert.Empty(Journal(JournalKind.Received));
    }

    [Fact]
    public void Answer_that_is_no_usable_JSON_is_a_mistake_of_the_caller()
    {
        Start(FlowBuilder.Of("ask > done"));
        JsonNode deep = 1;
        for (var i = 0; i < 101; i++)
        {
            deep = new JsonArray(deep);
        }

        Assert.Contains("not usable", Assert.Throws<ArgumentException>(() => Answer("ask", deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_activity_fails_with_the_words_of_its_author()
    {
        Start(FlowBuilder.Of("begin > stop").Is("begin", "Start").Is("stop", "Fault", ("message", "The shop is closed."), ("code", "S-1"), ("category", "Shop")));

        Assert.Equal(("The shop is closed.", "Shop / S-1"), (Instance.Incident!.Sentence, Instance.Incident.Details));
    }

    private void AssertOpenIncidents(string sentences) =>
        Assert.Equal(sentences, string.Join(" ", Instance.Incidents.Select(i => i.Sentence).Order(StringComparer.Ordinal)));

    private static string Continuing(FlowBuilder flow)
    {
        var document = flow.Document();
        document["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };
        return document.ToJsonString();
    }
}
