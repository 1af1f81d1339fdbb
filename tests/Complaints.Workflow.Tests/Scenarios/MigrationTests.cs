using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>An instance moves to another version of its definition, or is told why it cannot.</summary>
public class MigrationTests : Scenario
{
    private static readonly Dictionary<string, string> NoMap = [];

    [Fact]
    public void Task_stays_open_under_its_id_and_says_what_the_new_version_says()
    {
        Start(FlowBuilder.Of("ask > done").Is("ask", "RunTask", ("taskName", "ask"), ("payload", "object:{\"title\":\"Old\"}")));
        var id = Instance.Waits[0].Id;

        Migrate(FlowBuilder.Of("ask > check", "check > done").Is("ask", "RunTask", ("taskName", "ask"), ("payload", "object:{\"title\":\"New\"}")));

        var task = Assert.IsType<HumanTask>(Assert.Single(Instance.Waits));
        Assert.Equal((id, "New"), (task.Id, task.Payload["title"]!.GetValue<string>()));
        Assert.Equal("New", Assert.Single(LastEffects.OfType<TaskChanged>()).Task.Payload["title"]!.GetValue<string>());
        Answer("ask");
        AssertWaitsFor("check");
    }

    [Fact]
    public void Renamed_activity_needs_the_map()
    {
        Start(FlowBuilder.Of("ask > done"));
        var to = FlowBuilder.Of("listen > done");

        var plan = Plan(to, NoMap);
        Assert.Equal(new MigrationMove("The task ask", "ask", null), plan.Moves.Single(m => m.From == "ask"));
        Assert.Contains("stands at ask, which the new version has not got", Assert.Single(plan.Problems), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Migrate(to));

        Migrate(to, new() { ["ask"] = "listen" });
        AssertWaitsFor("listen");
    }

    [Fact]
    public void Task_cannot_become_a_timer()
    {
        Start(FlowBuilder.Of("ask > done"));

        var plan = Plan(FlowBuilder.Of("ask > done").Is("ask", "Delay", ("timeSpan", "PT1H")), NoMap);

        Assert.Contains("ask is Elsa.Delay", Assert.Single(plan.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_that_names_what_is_not_there_is_refused()
    {
        Start(FlowBuilder.Of("ask > done"));

        Assert.Equal(2, Plan(FlowBuilder.Of("ask > done"), new() { ["nobody"] = "nowhere" }).Problems.Count);
        Assert.Contains("another process", Plan(Named("other"), NoMap).Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Timer_keeps_its_time_and_variables_their_values()
    {
        Start(FlowBuilder.Of("set > sleep").Is("set", "SetVariable", ("variable", JsonNode.Parse("{\"id\":\"v-count\"}")), ("value", 7)).Is("sleep", "Delay", ("timeSpan", "PT1H")).Variable("count"));
        var due = Instance.Waits.OfType<TimerWait>().Single().DueAt;
        Later(TimeSpan.FromMinutes(10));

        Migrate(FlowBuilder.Of("set > sleep", "sleep > after").Is("set", "Start").Is("sleep", "Delay", ("timeSpan", "PT9H")).Is("after", "WriteLine", ("text", "js:getCount() + ' ' + getMore()")).Variable("count").Variable("more", "String", "x"));

        Assert.Equal(due, Instance.Waits.OfType<TimerWait>().Single().DueAt);
        Fire("sleep");
        Assert.Equal(["7 x"], Written);
    }

    [Fact]
    public void Branch_at_a_join_goes_on_waiting_if_its_arrow_is_still_there()
    {
        var flow = FlowBuilder.Of("begin > a, b", "a > join", "b > join").Is("begin", "Start").Is("join", "FlowJoin", ("mode", "WaitAll"));
        Start(flow);
        Answer("a");

        Assert.Contains("has no such arrow", Assert.Single(Plan(FlowBuilder.Of("begin > a, b", "a > x", "x > join", "b > join").Is("begin", "Start").Is("join", "FlowJoin", ("mode", "WaitAll")), NoMap).Problems), StringComparison.Ordinal);

        Migrate(FlowBuilder.Of("begin > a, b", "b > join", "a > join", "join > after").Is("begin", "Start").Is("join", "FlowJoin", ("mode", "WaitAll")));
        Answer("b");
        AssertWaitsFor("after");
    }

    [Fact]
    public void Faulted_instance_is_healed_by_a_corrected_version_and_a_retry()
    {
        Start(FlowBuilder.Of("ask > decide", "decide -True> good", "decide -False> bad").Is("decide", "FlowDecision", ("condition", "js:getLastResult().yes.no")));
        Answer("ask", "sure");
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);

        Migrate(FlowBuilder.Of("ask > decide", "decide -True> good", "decide -False> bad").Is("decide", "FlowDecision", ("condition", "js:getLastResult() === 'sure'")));
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Send(new RetryRequested());

        AssertWaitsFor("good");
    }

    [Fact]
    public void Work_in_a_container_cannot_move_to_another_container()
    {
        var inner = FlowBuilder.Of("ask > done").Root("inner");
        var document = FlowBuilder.Of("inner > after").Document();
        document["root"]!["activities"]![0] = inner;
        Start(document.ToJsonString());

        var plan = Plan(FlowBuilder.Of("ask > done"), new() { ["inner"] = "flow" });

        Assert.False(plan.IsPossible);
        Assert.Throws<InvalidOperationException>(() => Migrate(FlowBuilder.Of("ask > done"), new() { ["inner"] = "flow" }));
    }

    [Fact]
    public void Event_that_got_another_name_is_waited_for_anew()
    {
        Start(FlowBuilder.Of("hear > after").Is("hear", "Event", ("eventName", "Paid")));

        Migrate(FlowBuilder.Of("hear > after").Is("hear", "Event", ("eventName", "Settled")));

        Assert.Equal(StepOutcome.NotWaiting, Send(new EventReceived("Paid", null)));
        Assert.Equal(StepOutcome.Advanced, Send(new EventReceived("Settled", null)));
    }

    private static FlowBuilder Named(string id) => FlowBuilder.Of(id);

    private MigrationPlan Plan(FlowBuilder to, Dictionary<string, string> map) =>
        WorkflowEngine.PlanMigration(Definition, Read(to), Instance, map);

    private void Migrate(FlowBuilder to, Dictionary<string, string>? map = null) =>
        GoOnWith(Read(to), definition => WorkflowEngine.Migrate(Definition, definition, Instance, map ?? NoMap, Now, NewId));

    private static WorkflowDefinition Read(FlowBuilder flow)
    {
        var document = flow.Document();
        document["definitionId"] = document["root"]!["activities"]![0]!["id"]!.ToString() == "other" ? "other" : "test";
        return DefinitionReader.Read(document.ToJsonString()).Definition!;
    }
}
