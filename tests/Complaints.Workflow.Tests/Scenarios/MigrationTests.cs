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
        Assert.Contains("stands at ask, which the new version has not got", Assert.Single(Said(plan)), StringComparison.Ordinal);
        Assert.Throws<MigrationRefusedException>(() => Migrate(to));

        Migrate(to, new() { ["ask"] = "listen" });
        AssertWaitsFor("listen");
    }

    [Fact]
    public void Event_of_a_failed_instance_is_renamed_in_silence_and_awaited_by_a_retry()
    {
        static FlowBuilder Hearing(string name) => FlowBuilder.Of("begin > hear, bad", "hear > done").Is("begin", "Start").Is("hear", "Event", ("eventName", name)).Is("bad", "Fault", ("message", "x"));
        Start(Hearing("Paid"));
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);

        Migrate(Hearing("Settled"));
        Assert.Empty(LastEffects.OfType<EventDropped>());
        Assert.Empty(LastEffects.OfType<EventAwaited>());

        Send(new RetryRequested());
        Assert.Equal("Settled", Assert.Single(LastEffects.OfType<EventAwaited>()).Wait.EventName);
    }

    [Fact]
    public void Task_cannot_become_a_timer()
    {
        Start(FlowBuilder.Of("ask > done"));

        var plan = Plan(FlowBuilder.Of("ask > done").Is("ask", "Delay", ("timeSpan", "PT1H")), NoMap);

        Assert.Contains("ask is Elsa.Delay", Assert.Single(Said(plan)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Race")]
    [InlineData("Cascade")]
    [InlineData("Merge")]
    public void Branch_at_a_join_cannot_go_where_branches_are_brought_together_in_another_way(string mode)
    {
        Start(FlowBuilder.Of("begin > a, b", "a > review", "b > review").Is("begin", "Start"));
        Answer("a");

        var plan = Plan(FlowBuilder.Of("begin > a, b", "a > review", "b > review").Is("begin", "Start").Merge("review", mode), NoMap);

        Assert.Equal("A branch waits at the join review, which brings branches together in another way there.", Assert.Single(Said(plan)));
    }

    [Fact]
    public void Task_cannot_go_where_nothing_leads_because_joins_would_not_wait_for_it()
    {
        Start(FlowBuilder.Of("fork > repair, refund", "repair > close", "refund > close").Is("fork", "Start"));

        var plan = Plan(FlowBuilder.Of("fork > refund", "repair > close", "refund > close").Is("fork", "Start"), NoMap);

        Assert.Contains("would go to repair, to which nothing leads there", Assert.Single(Said(plan)), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_that_names_what_is_not_there_is_refused()
    {
        Start(FlowBuilder.Of("ask > done"));

        Assert.Equal(2, Plan(FlowBuilder.Of("ask > done"), new() { ["nobody"] = "nowhere" }).Problems.Count);
        Assert.Contains("another process", Said(Plan(Named("other"), NoMap))[0], StringComparison.Ordinal);
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

        Assert.Contains("has no such arrow", Assert.Single(Said(Plan(FlowBuilder.Of("begin > a, b", "a > x", "x > join", "b > join").Is("begin", "Start").Is("join", "FlowJoin", ("mode", "WaitAll")), NoMap))), StringComparison.Ordinal);

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
    public void Failed_task_that_becomes_a_decision_decides_and_does_not_take_the_answer_for_its_own()
    {
        Start(FlowBuilder.Of("ask > done").Variable("count", "Int32").ResultInto("ask", "count"));
        Answer("ask", "many");
        Assert.Equal("ask", Instance.Incident!.ActivityId);

        Migrate(FlowBuilder.Of("ask -True> yes").Is("ask", "FlowDecision", ("condition", true)));
        Send(new RetryRequested());

        AssertWaitsFor("yes");
    }

    [Fact]
    public void Loop_that_failed_after_a_round_and_becomes_a_task_is_asked_as_one()
    {
        Start(Flow.Document(Flow.Sequence("all", Flow.Loop("While", Flow.Task("inside"), ("condition", "js:getLastResult() === null || getLastResult().no.thing")), Flow.Task("last"))));
        Answer("inside", "x");
        Assert.Equal("loop", Instance.Incident!.ActivityId);

        var to = DefinitionReader.Read(Flow.Document(Flow.Sequence("all", Flow.Task("loop"), Flow.Task("last")))).Definition!;
        GoOnWith(to, definition => WorkflowEngine.Migrate(Definition, definition, Instance, NoMap, Now, NewId));
        Send(new RetryRequested());

        AssertWaitsFor("loop");
    }

    [Fact]
    public void Work_in_a_container_cannot_move_to_another_container()
    {
        var inner = FlowBuilder.Of("ask > done").Root("inner");
        var document = FlowBuilder.Of("inner > after").Document();
        document["root"]!["activities"]![0] = inner;
        Start(document.ToJsonString());

        var plan = Plan(FlowBuilder.Of("ask > done"), new() { ["inner"] = "flow" });

        Assert.Contains("Work inside a container would go to flow, which stands in another container there.", Said(plan));
        Assert.Throws<MigrationRefusedException>(() => Migrate(FlowBuilder.Of("ask > done"), new() { ["inner"] = "flow" }));
    }

    [Fact]
    public void Event_that_got_another_name_is_waited_for_anew()
    {
        Start(FlowBuilder.Of("hear > after").Is("hear", "Event", ("eventName", "Paid")));

        Migrate(FlowBuilder.Of("hear > after").Is("hear", "Event", ("eventName", "Settled")));

        Assert.Equal(["EventDropped", "EventAwaited"], LastEffects.Where(e => e is not Journaled).Select(e => e.GetType().Name));
        Assert.False(LastEffects.OfType<EventDropped>().Single().Received);
        Assert.Equal(StepOutcome.NotWaiting, Send(new EventReceived("Paid", null)));
        Assert.Equal(StepOutcome.Advanced, Send(new EventReceived("Settled", null)));
    }

    [Fact]
    public void Plan_names_everything_that_is_open_in_words()
    {
        var flow = FlowBuilder.Of("begin > ask, late, hear, a, start, inner", "a > join", "ask > join", "late > bad").Is("begin", "Start")
            .Is("late", "Delay", ("timeSpan", "PT1H")).Is("hear", "Event", ("eventName", "Paid")).Is("join", "FlowJoin", ("mode", "WaitAll"))
            .Is("start", "ExecuteWorkflow", ("workflowDefinitionId", "child"), ("waitForCompletion", true)).Is("bad", "Fault", ("message", "No."));
        var document = flow.Document();
        document["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.ToString() == "inner")!.ReplaceWith(Flow.Sequence("inner", Flow.Task("deep")));
        document["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };
        Start(document.ToJsonString());
        Answer("a");
        Fire("late");

        var plan = WorkflowEngine.PlanMigration(Definition, Definition, Instance, NoMap);

        Assert.True(plan.IsPossible);
        Assert.Equal(
            ["Work inside a container flow", "The task ask ask", "The wait for Paid hear", "The wait for the process child start", "Work inside a container inner", "The task deep deep", "A branch at a join join", "The incident bad"],
            plan.Moves.Select(m => $"{m.What} {m.To}"));
    }

    [Fact]
    public void Timer_is_named_as_well()
    {
        Start(FlowBuilder.Of("late > done").Is("late", "Delay", ("timeSpan", "PT1H")));

        Assert.Contains(new MigrationMove("A timer", "late", null), Plan(FlowBuilder.Of("ask > done"), NoMap).Moves);
    }

    [Fact]
    public void What_cannot_be_done_is_said_in_words()
    {
        Start(FlowBuilder.Of("ask > done"));
        Assert.Equal(["The map names nobody, which the old version has not got.", "The map leads to nowhere, which the new version has not got."],
            Said(Plan(FlowBuilder.Of("ask > done"), new() { ["nobody"] = "nowhere" })));
        Assert.Equal(["The new version has problems and could not go on."], Said(Plan(FlowBuilder.Of("ask > done").Is("done", "Nonsense"), NoMap)));
        Assert.Equal(["The new version has problems and could not go on."], Said(Plan(FlowBuilder.Of("ask > done").Variable("twice").Variable("twice"), NoMap)));

        Answer("ask");
        Answer("done");
        Assert.Equal(["The instance has ended."], Said(Plan(FlowBuilder.Of("ask > done"), NoMap)));
    }

    [Fact]
    public void Outputs_and_counts_go_with_the_activity_even_if_that_has_colons_in_its_id()
    {
        static FlowBuilder Saying(string id) => FlowBuilder.Of($"{id} > then", "then > say").Is("say", "WriteLine", ("text", $"js:getOutputFrom('{id}')"));
        Start(Saying("shop:ask"));
        Answer("shop:ask", "kept");

        Migrate(Saying("shop:question"), new() { ["shop:ask"] = "shop:question" });

        Assert.Equal(1, Instance.Completions["shop:question"]);
        Answer("then");
        Assert.Equal(["kept"], Written);
    }

    [Fact]
    public void Variables_of_a_container_keep_their_values_and_new_ones_begin_with_their_default()
    {
        static string In(string more) => With(Flow.Document(Flow.Sequence("all", Flow.Task("ask"), Flow.With(FlowBuilder.Activity("say", "WriteLine"), ("text", $"js:getCount() + {more}")))), more);
        static string With(string json, string more)
        {
            var document = JsonNode.Parse(json)!;
            document["root"]!["variables"] = new JsonArray(
                new JsonObject { ["id"] = "c", ["name"] = "count", ["typeName"] = "Int32", ["value"] = more == "0" ? "7" : "1" },
                new JsonObject { ["id"] = "m", ["name"] = "more", ["typeName"] = "Int32", ["value"] = "3" });
            return document.ToJsonString();
        }

        Start(In("0"));
        GoOnWith(DefinitionReader.Read(In("getMore()")).Definition!, to => WorkflowEngine.Migrate(Definition, to, Instance, NoMap, Now, NewId));
        Answer("ask");

        Assert.Equal(["10"], Written);
    }

    [Fact]
    public void Task_that_nobody_could_see_in_the_new_version_is_no_way_to_go()
    {
        Start(FlowBuilder.Of("ask > done"));
        var to = Read(FlowBuilder.Of("ask > done").Is("ask", "RunTask", ("taskName", "other")));
        var host = new StepHost { WhyNotTask = (name, _) => name == "other" ? Remark.Of("Nobody may.") : null };

        var refused = Assert.Throws<MigrationRefusedException>(() => WorkflowEngine.Migrate(Definition, to, Instance, NoMap, Now, NewId, host));
        Assert.Equal("The task other cannot be shown: Nobody may.", refused.Message);

        to = Read(FlowBuilder.Of("ask > done").Is("ask", "RunTask", ("taskName", "js:getVariable('none')")).Variable("none"));
        refused = Assert.Throws<MigrationRefusedException>(() => WorkflowEngine.Migrate(Definition, to, Instance, NoMap, Now, NewId));
        Assert.Equal("ask cannot be opened in the new version: The input taskName is empty.", refused.Message);
    }

    private static FlowBuilder Named(string id) => FlowBuilder.Of(id);

    private static string[] Said(MigrationPlan plan) => [.. plan.Problems.Select(problem => problem.ToString())];

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
