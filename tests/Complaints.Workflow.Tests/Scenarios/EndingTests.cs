using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>Timers, cancellation, late answers, faults, and mistakes of the caller.</summary>
public class EndingTests : Scenario
{
    private static FlowBuilder TaskAndTimer => FlowBuilder.Of("begin > ask, wait").Is("begin", "Start").Is("wait", "Delay", ("timeSpan", "P1DT2H"));

    [Fact]
    public void Timer_is_due_a_span_after_the_token_came_and_not_earlier()
    {
        Start(TaskAndTimer);
        var timer = Instance.Waits.OfType<TimerWait>().Single();
        Assert.Equal(Now.AddHours(26), timer.DueAt);

        Later(TimeSpan.FromHours(26) - TimeSpan.FromTicks(1));
        Assert.Equal(StepOutcome.NotWaiting, Send(new TimerDue(timer.Id)));
        Later(TimeSpan.FromTicks(1));
        Assert.Equal(StepOutcome.Advanced, Send(new TimerDue(timer.Id)));
        AssertWaitsFor("ask");
    }

    [Fact]
    public void Cancelled_instance_closes_its_waits_and_says_why()
    {
        Start(TaskAndTimer);

        Send(new CancelRequested("Customer withdrew"));

        Assert.Equal(InstanceStatus.Cancelled, Instance.Status);
        Assert.Equal("Customer withdrew", Journal(JournalKind.Ended).Single().Data!["reason"]!.GetValue<string>());
        Assert.Equal(2, Journal(JournalKind.Withdrawn).Count());
        Assert.Equal(StepOutcome.AlreadyEnded, Send(new CancelRequested("again")));
    }

    [Fact]
    public void Late_answer_to_a_withdrawn_or_unknown_task_changes_nothing()
    {
        Start(TaskAndTimer);
        var task = Instance.Waits.OfType<HumanTask>().Single();
        Answer("ask");

        Assert.Equal(StepOutcome.NotWaiting, Send(new TaskAnswered(task.Id, null)));
        Assert.Equal(StepOutcome.NotWaiting, Send(new TaskAnswered("never", null)));
        Assert.Equal(StepOutcome.NotWaiting, Send(new EventReceived("Nobody", null)));
    }

    [Fact]
    public void Event_resumes_every_wait_for_its_name_and_hands_over_its_payload()
    {
        Start(FlowBuilder.Of("begin > a, b, c").Variable("got").Is("begin", "Start")
            .Is("a", "Event", ("eventName", "Paid")).Is("b", "Event", ("eventName", "Paid")).Is("c", "Event", ("eventName", "paid"))
            .ResultInto("a", "got"));

        Send(new EventReceived("Paid", new JsonObject { ["amount"] = 5 }));

        AssertWaitsFor("c");
        Assert.Equal(5, Instance.GetVariable("got")!["amount"]!.GetValue<int>());
    }

    [Fact]
    public void Fault_ends_the_instance_and_the_instance_before_it_stays_usable()
    {
        Start(FlowBuilder.Of("ask > decide", "decide -True> other").Is("decide", "FlowDecision", ("condition", "js:getLastResult().yes.no")));
        var before = Instance;
        var task = Instance.Waits[0].Id;

        Answer("ask", "odd");

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Equal("decide", Instance.Incident!.ActivityId);
        Assert.Empty(Instance.Waits);
        var retried = WorkflowEngine.Advance(Definition, before, new TaskAnswered(task, JsonNode.Parse("{\"yes\":{\"no\":true}}")), Now, () => "w9");
        Assert.Equal("other", Assert.Single(retried.Instance.Waits).ActivityId);
    }

    [Fact]
    public void Endless_round_is_stopped_with_a_sentence()
    {
        Start(FlowBuilder.Of("begin > a", "a > b", "b > a").Is("begin", "Start").Is("a", "FlowFork").Is("b", "FlowFork"));

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Contains("goes round without end", Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void If_runs_one_of_its_activities_and_a_sequence_all_of_them()
    {
        var sequence = FlowBuilder.Activity("both", "Sequence");
        sequence["activities"] = new JsonArray(Task("first"), Task("second"));
        var choice = FlowBuilder.Activity("choice", "If");
        choice["condition"] = FlowBuilder.Input("js:getInput('vip')");
        choice["then"] = sequence;
        choice["else"] = Task("queue");
        Start(FlowBuilder.Document(choice).ToJsonString(), ("vip", true));

        AssertWaitsFor("first");
        Answer("first");
        AssertWaitsFor("second");
        Answer("second");
        AssertFinished();
    }

    [Fact]
    public void Variables_of_a_container_begin_anew_each_time_it_is_entered()
    {
        var inner = FlowBuilder.Of("count > ask").Is("count", "SetVariable", ("variable", JsonNode.Parse("{\"id\":\"n\"}")), ("value", "js:getN() + 1")).Is("ask", "RunTask", ("taskName", "js:'ask ' + getN()")).Root("inner");
        inner["variables"] = JsonNode.Parse("[{\"id\":\"n\",\"name\":\"n\",\"typeName\":\"Int32\",\"value\":\"0\"}]");
        var document = FlowBuilder.Of("inner > inner").Document();
        document["root"]!["activities"]![0] = inner;
        Start(document.ToJsonString());

        Answer("ask");

        Assert.Equal("ask 1", Assert.IsType<HumanTask>(Assert.Single(Instance.Waits)).Name);
        Assert.Null(Instance.GetVariable("n"));
    }

    [Fact]
    public void Caller_who_mixes_up_definitions_or_time_zones_is_told()
    {
        Start(TaskAndTimer);
        var other = DefinitionReader.Read(FlowBuilder.Of("other").Document().ToJsonString()).Definition!;

        Assert.Throws<ArgumentException>(() => WorkflowEngine.Advance(other, Instance, new TimerDue("x"), Now, () => "x"));
        Assert.Throws<ArgumentException>(() => WorkflowEngine.Advance(Definition, Instance, new TimerDue("x"), DateTime.SpecifyKind(Now, DateTimeKind.Local), () => "x"));
        Assert.Throws<FormatException>(() => WorkflowInstance.FromJson("{}"));
        Assert.Throws<FormatException>(() => WorkflowInstance.FromJson("[1"));
    }

    private static JsonObject Task(string id)
    {
        var task = FlowBuilder.Activity(id, "RunTask");
        task["taskName"] = FlowBuilder.Input(id);
        return task;
    }
}
