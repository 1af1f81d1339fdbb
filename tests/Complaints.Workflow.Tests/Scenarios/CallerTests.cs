using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>What a caller gets for what it hands in, and what it is told when that cannot be right.</summary>
public class CallerTests : Scenario
{
    private static readonly Dictionary<string, string> NoMap = [];

    [Fact]
    public void Mistake_of_the_caller_is_an_exception_that_says_which()
    {
        Start(FlowBuilder.Of("ask > done"));
        var (definition, local) = (Definition, DateTime.SpecifyKind(Now, DateTimeKind.Local));
        var other = Read(FlowBuilder.Of("other"));
        var broken = DefinitionReader.Read(FlowBuilder.Of("odd").Is("odd", "Nonsense").Document().ToJsonString()).Definition!;

        Assert.Throws<ArgumentNullException>("d", () => WorkflowEngine.Start(null!, "i", null, Now, NewId));
        Assert.Throws<ArgumentException>("instanceId", () => WorkflowEngine.Start(definition, "", null, Now, NewId));
        Assert.Throws<ArgumentNullException>("newId", () => WorkflowEngine.Start(definition, "i", null, Now, null!));
        Assert.StartsWith("The engine's times are UTC.", Assert.Throws<ArgumentException>("now", () => WorkflowEngine.Start(definition, "i", null, local, NewId)).Message, StringComparison.Ordinal);
        Assert.Equal("The definition test has problems and cannot be started.", Assert.Throws<InvalidOperationException>(() => WorkflowEngine.Start(broken, "i", null, Now, NewId)).Message);
        Assert.Throws<ArgumentNullException>("d", () => WorkflowEngine.Advance(null!, Instance, new RetryRequested(), Now, NewId));
        Assert.Throws<ArgumentNullException>("i", () => WorkflowEngine.Advance(definition, null!, new RetryRequested(), Now, NewId));
        Assert.Throws<ArgumentNullException>("s", () => WorkflowEngine.Advance(definition, Instance, null!, Now, NewId));
        Assert.Throws<ArgumentNullException>("newId", () => WorkflowEngine.Advance(definition, Instance, new RetryRequested(), Now, null!));
        Assert.Throws<ArgumentException>("now", () => WorkflowEngine.Advance(definition, Instance, new RetryRequested(), local, NewId));
        Assert.Throws<ArgumentException>("now", () => WorkflowEngine.Migrate(definition, definition, Instance, NoMap, local, NewId));
        Assert.StartsWith($"Instance i-1 runs on another content of test ({definition.Hash}).", Assert.Throws<ArgumentException>("d", () => WorkflowEngine.Advance(other, Instance, new RetryRequested(), Now, NewId)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("d", () => WorkflowEngine.PlanMigration(other, definition, Instance, NoMap));
        Assert.Throws<ArgumentNullException>("json", () => DefinitionReader.Read((string)null!));
        Assert.Throws<ArgumentNullException>("definition", () => Mermaid.Draw(null!));
    }

    [Fact]
    public void Input_is_found_whatever_its_case_and_brought_to_its_type_where_that_loses_nothing()
    {
        var document = FlowBuilder.Of("say").Is("say", "WriteLine", ("text", "js:toJson([getAmount(), getInput('note'), getInput('SHOP'), getInput('When')])")).Document();
        document["inputs"] = JsonNode.Parse("""[{"name":"Amount","type":"Int32"},{"name":"When","type":"DateTime"},{"name":"Shop","type":"String"}]""");

        Start(document.ToJsonString(), ("amount", "7"), ("note", 1), ("SHOP", "lower"), ("Shop", "exact"), ("when", "soon"));

        Assert.Equal(["[7,1,\"lower\",\"soon\"]"], Written);
    }

    [Fact]
    public void Inputs_that_differ_only_in_case_each_get_what_is_handed_in_under_their_name()
    {
        var document = FlowBuilder.Of("say").Is("say", "WriteLine", ("text", "js:toJson([getInput('a'), getInput('A')])")).Document();
        document["inputs"] = JsonNode.Parse("""[{"name":"a"},{"name":"A"}]""");

        Start(document.ToJsonString(), ("A", 1), ("a", 2));

        Assert.Equal(["[2,1]"], Written);
    }

    [Fact]
    public void Input_that_was_handed_in_is_not_shared_with_the_caller()
    {
        var shop = new JsonObject { ["name"] = "Nord" };
        Start(FlowBuilder.Of("ask > say").Is("say", "WriteLine", ("text", "js:getInput('shop').name")), ("shop", shop));
        shop["name"] = "changed";
        Answer("ask");

        Assert.Equal(["Nord"], Written);
    }

    [Fact]
    public void What_is_read_from_an_instance_is_a_copy()
    {
        Start(FlowBuilder.Of("put > ask").Variable("v", "Object", "{\"a\":1}").Is("put", "SetOutput", ("outputName", "o"), ("outputValue", "js:return {a: 1}"))
            .Is("ask", "RunTask", ("taskName", "ask"), ("payload", "object:{\"a\":1}")));
        Instance.GetVariable("v")!["a"] = 2;
        Instance.GetVariables()["v"]!["a"] = 2;
        Instance.GetOutput()["o"]!["a"] = 2;
        ((HumanTask)Instance.Waits[0]).Payload["a"] = 2;

        var saved = WorkflowInstance.FromJson(Instance.ToJson());

        Assert.Equal("{\"v\":{\"a\":1}}", saved.GetVariables().ToJsonString());
        Assert.Equal("{\"o\":{\"a\":1}}", saved.GetOutput().ToJsonString());
        Assert.Equal(1, ((HumanTask)saved.Waits[0]).Payload["a"]!.GetValue<int>());
        Assert.Null(saved.GetVariable("nothing"));
    }

    [Fact]
    public void Task_of_an_effect_and_task_of_the_instance_are_two_copies()
    {
        Start(FlowBuilder.Of("ask").Is("ask", "RunTask", ("taskName", "ask"), ("payload", "js:return {a: 'old'}")));
        LastEffects.OfType<TaskOpened>().Single().Task.Payload["a"] = "new";

        Assert.Equal("old", ((HumanTask)Instance.Waits[0]).Payload["a"]!.GetValue<string>());
        Assert.Equal("old", Assert.Single(Journal(JournalKind.Opened)).Data!["payload"]!["a"]!.GetValue<string>());
    }

    [Fact]
    public void Two_instances_are_equal_when_all_they_hold_is()
    {
        Start(FlowBuilder.Of("ask > done"));
        var same = WorkflowInstance.FromJson(Instance.ToJson());
        var otherName = WorkflowInstance.FromJson(Instance.ToJson().Replace("i-1", "i-2", StringComparison.Ordinal));
        var moved = WorkflowEngine.Advance(Definition, Instance, new TaskAnswered(Instance.Waits[0].Id, null), Now, NewId).Instance;

        Assert.Equal(Instance, same);
        Assert.Equal(Instance.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Instance.GetHashCode(), otherName.GetHashCode());
        Assert.NotEqual(Instance, otherName);
        Assert.NotEqual(Instance, moved);
        Assert.False(Instance.Equals(null));
    }

    [Theory]
    [InlineData("format", "2", "This instance was saved in format 2; this engine reads format 1.")]
    [InlineData("id", "null", "This is not an instance saved by this engine: id is missing.")]
    [InlineData("hash", "null", "This is not an instance saved by this engine: hash is missing.")]
    [InlineData("status", "\"Asleep\"", "This is not an instance saved by this engine: ")]
    [InlineData("lastToken", "\"x\"", "This is not an instance saved by this engine: ")]
    [InlineData("tokens", "[{\"key\":1,\"in\":0}]", "This is not an instance saved by this engine: at is missing.")]
    [InlineData("tokens", "[{\"key\":1,\"in\":0,\"at\":\"ask\",\"task\":{\"id\":\"w\",\"name\":\"x\"}}]", "This is not an instance saved by this engine: payload is missing.")]
    [InlineData("tokens", "[{\"key\":1,\"in\":0,\"at\":\"ask\",\"timer\":{\"id\":\"w\"}}]", "This is not an instance saved by this engine: due is missing.")]
    [InlineData("tokens", "[{\"key\":1,\"in\":0,\"at\":\"ask\",\"timer\":{\"id\":\"w\",\"due\":\"soon\"}}]", "")]
    public void Text_that_is_no_saved_instance_is_refused(string property, string value, string sentence)
    {
        Start(FlowBuilder.Of("ask > done"));
        var json = JsonNode.Parse(Instance.ToJson())!;
        json[property] = JsonNode.Parse(value);

        Assert.StartsWith(sentence, Assert.Throws<FormatException>(() => WorkflowInstance.FromJson(json.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Saved_instance_says_nothing_about_what_is_empty()
    {
        Start(FlowBuilder.Of("ask"));
        Answer("ask");

        Assert.Equal($$$"""{"format":1,"id":"i-1","definition":"test","hash":"{{{Definition.Hash}}}","status":"Finished","lastToken":2,"lastEntry":4,"outcomes":["Done"],"completions":{"ask":1,"flow":1}}""", Instance.ToJson());
    }

    [Fact]
    public void Saved_instance_holds_all_that_a_running_process_needs()
    {
        var flow = FlowBuilder.Of("begin > ask, sleep, hear, start").Is("begin", "Start").Variable("v", "Int32", "7").Is("sleep", "Delay", ("timeSpan", "PT1H"))
            .Is("hear", "Event", ("eventName", "Paid")).Is("start", "ExecuteWorkflow", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        var step = WorkflowEngine.Start(Read(flow), "i-1", new Dictionary<string, JsonNode?> { ["b"] = 1, ["a"] = null }, Now, NewId, options: new StartOptions { CorrelationId = "C-1", ParentId = "p-1", Depth = 2 });

        Assert.Equal(
            $$$$"""{"format":1,"id":"i-1","definition":"test","hash":"{{{{step.Instance.DefinitionHash}}}}","status":"Running","lastToken":6,"lastEntry":5,"correlation":"C-1","parent":"p-1","depth":2,"variables":{"v":7},"input":{"a":null,"b":1},"completions":{"begin":1},"tokens":[{"key":1,"in":0,"at":"flow"},{"key":3,"in":1,"at":"ask","task":{"id":"w1","name":"ask","payload":{}}},{"key":4,"in":1,"at":"sleep","timer":{"id":"w2","due":"2026-03-02T10:00:00.0000000Z"}},{"key":5,"in":1,"at":"hear","event":{"id":"w3","name":"Paid"}},{"key":6,"in":1,"at":"start","child":{"id":"w5","instance":"w4","process":"child"}}]}""",
            step.Instance.ToJson());
        Assert.Equal(["flow", "ask", "sleep", "hear", "start"], step.Instance.ActiveActivities);
        Assert.Equal(step.Instance, WorkflowInstance.FromJson(step.Instance.ToJson()));
    }

    [Fact]
    public void Process_that_is_started_gets_its_input_the_correlation_and_its_place_below_its_parent()
    {
        var flow = FlowBuilder.Of("start > say").Is("start", "DispatchWorkflow", ("workflowDefinitionId", "child"), ("correlationId", "C-7"), ("input", "js:return {a: [1]}"))
            .Is("say", "WriteLine", ("text", "js:toJson(getLastResult())"));
        var step = WorkflowEngine.Start(Read(flow), "i-1", null, Now, NewId, options: new StartOptions { Depth = 3 });

        var child = Assert.Single(step.Effects.OfType<ChildStarted>());
        Assert.Equal(("w1", "child", new StartOptions { CorrelationId = "C-7", ParentId = "i-1", Depth = 4 }), (child.ChildId, child.DefinitionId, child.Options));
        Assert.Equal("{\"a\":[1],\"ParentInstanceId\":\"i-1\"}", new JsonObject(child.Input.Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone()))).ToJsonString());
        var entries = step.Effects.OfType<Journaled>().Select(j => j.Entry).ToList();
        Assert.Equal("{\"id\":\"w1\",\"process\":\"child\",\"input\":{\"a\":[1],\"ParentInstanceId\":\"i-1\"}}", entries.Single(e => e.Kind == JournalKind.Started).Data!.ToJsonString());
        Assert.Equal("{\"workflowInstanceId\":\"w1\",\"status\":\"Running\"}", entries.Single(e => e.Kind == JournalKind.Wrote).Data!.GetValue<string>());
        Assert.Null(Assert.Single(WorkflowEngine.Start(Read(flow.With("start", "correlationId", "")), "i-1", null, Now, NewId).Effects.OfType<ChildStarted>()).Options.CorrelationId);
    }

    [Fact]
    public void Process_may_start_others_down_to_the_last_level_and_no_further()
    {
        var definition = Read(FlowBuilder.Of("start").Is("start", "ExecuteWorkflow", ("workflowDefinitionId", "child")));

        Assert.Equal(InstanceStatus.Finished, WorkflowEngine.Start(definition, "i", null, Now, NewId, options: new StartOptions { Depth = StartOptions.MaxDepth - 1 }).Instance.Status);
        Assert.Equal("Processes have started each other 20 deep; this one is not started.", WorkflowEngine.Start(definition, "i", null, Now, NewId, options: new StartOptions { Depth = StartOptions.MaxDepth }).Instance.Incident!.Sentence);
    }

    [Theory]
    [InlineData(null, "hear-heard")]
    [InlineData("C-1", "hear-heard")]
    [InlineData("C-2", "")]
    public void Publisher_hears_its_own_event_if_the_correlation_is_its_own(string? correlation, string heard)
    {
        var flow = FlowBuilder.Of("begin > hear, tell", "hear > say").Is("begin", "Start").Is("hear", "Event", ("eventName", "Go")).Is("tell", "PublishEvent", ("eventName", "Go"), ("correlationId", correlation ?? ""), ("payload", "heard"))
            .Is("say", "WriteLine", ("text", "js:'hear-' + getLastResult()"));
        var step = WorkflowEngine.Start(Read(flow), "i-1", null, Now, NewId, options: new StartOptions { CorrelationId = "C-1" });

        Assert.Equal(heard, string.Join(" ", step.Effects.OfType<Journaled>().Where(j => j.Entry.Kind == JournalKind.Wrote).Select(j => j.Entry.Data!.GetValue<string>())));
        var published = Assert.Single(step.Effects.OfType<EventPublished>());
        Assert.Equal(("Go", correlation, "heard"), (published.Name, published.CorrelationId, published.Payload!.GetValue<string>()));
    }

    [Fact]
    public void Caller_may_say_that_nothing_more_is_to_be_set_off_but_local_events_are_nobodys_business()
    {
        var host = new StepHost { WhyNoMore = () => "Enough." };
        Step Run(string type, params (string, object?)[] inputs) => WorkflowEngine.Start(Read(FlowBuilder.Of("one").Is("one", type, inputs)), "i", null, Now, NewId, host);

        Assert.Equal("Enough.", Run("PublishEvent", ("eventName", "Go")).Instance.Incident!.Sentence);
        Assert.Equal("Enough.", Run("ExecuteWorkflow", ("workflowDefinitionId", "child")).Instance.Incident!.Sentence);
        Assert.Equal(InstanceStatus.Finished, Run("PublishEvent", ("eventName", "Go"), ("isLocalEvent", true)).Instance.Status);
    }

    [Fact]
    public void Long_value_that_does_not_fit_is_cut_in_the_sentence()
    {
        Start(FlowBuilder.Of("ask").Variable("v", "Int32").ResultInto("ask", "v"));

        Answer("ask", new string('x', 300));

        Assert.Equal($"The variable v is an Int32 and cannot hold \"{new string('x', 199)}\u2026.", Instance.Incident!.Sentence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Answer_may_be_nested_to_the_limit_and_no_further(int more)
    {
        Start(FlowBuilder.Of("ask > done"));
        JsonNode answer = 1;
        for (var i = 0; i < 100 + more; i++)
        {
            answer = new JsonArray(answer);
        }

        if (more == 0)
        {
            Answer("ask", answer);
            AssertWaitsFor("done");
        }
        else
        {
            Assert.Throws<ArgumentException>("node", () => Answer("ask", answer));
        }
    }

    [Fact]
    public void Deepest_value_of_a_definition_survives_being_saved()
    {
        var deep = new string('[', 100) + new string(']', 100);
        Start(FlowBuilder.Of("put > set", "set > ask").Variable("v", "Object", deep).Variable("w", "String")
            .Is("put", "SetOutput", ("outputName", "o"), ("outputValue", FlowBuilder.ReadVariable("v")))
            .Is("set", "SetVariable", ("variable", JsonNode.Parse("""{"id":"v-w"}""")), ("value", FlowBuilder.ReadVariable("v"))));

        AssertWaitsFor("ask");
        Assert.Equal(deep, Instance.GetVariable("v")!.ToJsonString());
        Assert.Equal(deep, Instance.GetVariable("w")!.GetValue<string>());
        Assert.Equal(deep, Instance.GetOutput()["o"]!.ToJsonString());
    }

    private static WorkflowDefinition Read(FlowBuilder flow) => DefinitionReader.Read(flow.Document().ToJsonString()).Definition!;
}
