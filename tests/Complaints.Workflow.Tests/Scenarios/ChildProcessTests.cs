using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;
using static Complaints.Workflow.Tests.Support.Neighbours;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>Processes that start each other and wait for each other.</summary>
public class ChildProcessTests
{
    private static readonly string Child = Named("child", FlowBuilder.Of("begin > ask", "ask > say", "say > end")
        .Is("begin", "Start").Is("say", "SetOutput", ("outputName", "Answer"), ("outputValue", "js:getInput('Question') + ' ' + getLastResult()")).Is("end", "End"), "Question");

    [Fact]
    public async Task Parent_waits_for_the_process_it_started_and_gets_what_it_put_out()
    {
        var neighbours = new Neighbours(Named("parent", Starting("ExecuteWorkflow", true)), Child);
        await neighbours.Start("parent");
        Assert.IsType<ChildWait>(Assert.Single(neighbours.Of("parent").Waits));

        await neighbours.Answer("ask", "yes");

        Assert.Equal(InstanceStatus.Finished, neighbours.Of("parent").Status);
        Assert.Equal(["Finished: how? yes"], neighbours.Written);
    }

    [Fact]
    public async Task Parent_that_does_not_wait_goes_on_and_knows_only_whom_it_started()
    {
        var neighbours = new Neighbours(Named("parent", Starting("DispatchWorkflow", false)), Child);
        await neighbours.Start("parent");

        Assert.Equal(InstanceStatus.Finished, neighbours.Of("parent").Status);
        Assert.Equal(InstanceStatus.Running, neighbours.Of("child").Status);
        Assert.Equal(neighbours.Of("parent").Id, neighbours.Of("child").ParentId);
    }

    [Fact]
    public async Task Parent_that_dispatched_and_waited_gets_what_the_other_put_out_and_nothing_else()
    {
        var neighbours = new Neighbours(Named("parent", Starting("DispatchWorkflow", true).Is("say", "WriteLine", ("text", "js:toJson(getLastResult())"))), Child);
        await neighbours.Start("parent");

        await neighbours.Answer("ask", "yes");

        Assert.Equal(["{\"Answer\":\"how? yes\"}"], neighbours.Written);
    }

    [Fact]
    public async Task Process_is_started_once_although_its_result_fits_nowhere_and_is_tried_again()
    {
        var flow = Starting("DispatchWorkflow", false).Variable("count", "Int32").ResultInto("start", "count");
        var neighbours = new Neighbours(Named("parent", flow), Child);
        var parent = await neighbours.Start("parent");
        Assert.StartsWith("The variable count is an Int32 and cannot hold", parent.Incident!.Sentence, StringComparison.Ordinal);

        await neighbours.Send(parent, new RetryRequested());

        Assert.Equal(InstanceStatus.Faulted, neighbours.Of("parent").Status);
        Assert.Single(neighbours.Effects.OfType<ChildStarted>());
    }

    [Fact]
    public async Task Workflow_used_as_an_activity_that_is_finished_from_within_leaves_by_done()
    {
        var parent = FlowBuilder.Of("use > say").Is("say", "WriteLine", ("text", "after")).Document();
        parent["definitionId"] = "parent";
        parent["root"]!["activities"]![0] = JsonNode.Parse("""{"id":"use","type":"child","version":1,"workflowDefinitionId":"child"}""");
        var neighbours = new Neighbours(parent.ToJsonString(), Named("child", FlowBuilder.Of("begin > over").Is("begin", "Start").Is("over", "Finish")));

        await neighbours.Start("parent");

        Assert.Equal((InstanceStatus.Finished, "after"), (neighbours.Of("parent").Status, Assert.Single(neighbours.Written)));
    }

    [Fact]
    public async Task Deepest_output_of_a_process_reaches_the_process_above_and_the_one_above_that()
    {
        static string Passing(string id, string child) => Named(id, FlowBuilder.Of("start > put", "put > end").Is("end", "End")
            .Is("start", "ExecuteWorkflow", ("workflowDefinitionId", child), ("waitForCompletion", true)).Variable("got").ResultInto("start", "got")
            .Is("put", "SetOutput", ("outputName", "o"), ("outputValue", FlowBuilder.ReadVariable("got"))));
        var child = Named("child", FlowBuilder.Of("ask > put").Variable("v", "Object", Nested(100)).Is("put", "SetOutput", ("outputName", "o"), ("outputValue", FlowBuilder.ReadVariable("v"))));
        var neighbours = new Neighbours(Passing("top", "middle"), Passing("middle", "child"), child);
        await neighbours.Start("top");

        await neighbours.Answer("ask");

        Assert.Equal(InstanceStatus.Finished, neighbours.Of("top").Status);
        Assert.Equal(Nested(100), neighbours.Of("top").GetOutput()["o"]!["output"]!["o"]!["output"]!["o"]!.ToJsonString());
    }

    [Theory]
    [InlineData("ExecuteWorkflow", "input")]
    [InlineData("PublishEvent", "payload")]
    public async Task What_is_nested_too_deeply_for_another_process_is_an_incident_where_it_is_handed_over(string type, string input)
    {
        var flow = FlowBuilder.Of("put > give", "give > end").Is("end", "End").Variable("v", "Object", $$"""{"question":{{Nested(110)}}}""")
            .Is("put", "WriteLine", ("text", "x"))
            .Is("give", type, ("workflowDefinitionId", "child"), ("eventName", "E"), (input, FlowBuilder.ReadVariable("v")));
        var neighbours = new Neighbours(Named("parent", flow), Child);

        await neighbours.Start("parent");

        Assert.Equal("give", neighbours.Of("parent").Incident!.ActivityId);
        Assert.Contains("depth", neighbours.Of("parent").Incident!.Sentence, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Process_whose_correlation_id_is_too_long_to_be_kept_is_not_started()
    {
        var neighbours = new Neighbours(Named("parent", Starting("ExecuteWorkflow", true).With("start", "correlationId", new string('k', 201))), Child);

        await neighbours.Start("parent");

        Assert.Equal("A correlation id has at most 200 characters, and this one has 201.", neighbours.Of("parent").Incident!.Sentence);
    }

    [Fact]
    public async Task Cancelled_parent_takes_the_process_along_that_it_waits_for()
    {
        var neighbours = new Neighbours(Named("parent", Starting("ExecuteWorkflow", true)), Child);
        await neighbours.Start("parent");

        await neighbours.Send(neighbours.Of("parent"), new CancelRequested("changed our mind"));

        Assert.Equal(InstanceStatus.Cancelled, neighbours.Of("child").Status);
        var parent = neighbours.Of("parent").Id;
        var reasons = neighbours.Effects.OfType<Journaled>().Where(j => j.Entry.Kind == JournalKind.Ended).Select(j => j.Entry.Data!.ToJsonString());
        Assert.Equal(
            ["""{"status":"Cancelled","reason":"changed our mind"}""", $$"""{"status":"Cancelled","reason":"Instance {{parent}} no longer needs it.","said":["Instance {0} no longer needs it.","{{parent}}"]}"""],
            reasons);
    }

    [Fact]
    public async Task Cancelling_a_child_that_failed_lets_its_parent_go_on()
    {
        var neighbours = new Neighbours(Named("parent", Starting("ExecuteWorkflow", true)), Named("child", FlowBuilder.Of("bad").Is("bad", "Fault", ("message", "No."))));
        await neighbours.Start("parent");
        Assert.Equal((InstanceStatus.Running, InstanceStatus.Faulted), (neighbours.Of("parent").Status, neighbours.Of("child").Status));

        await neighbours.Send(neighbours.Of("child"), new CancelRequested("given up"));

        Assert.Equal(InstanceStatus.Finished, neighbours.Of("parent").Status);
        Assert.Equal(["Cancelled: undefined"], neighbours.Written);
    }

    [Fact]
    public async Task Unknown_process_is_an_incident_and_can_be_retried()
    {
        var neighbours = new Neighbours(Named("parent", Starting("ExecuteWorkflow", true)));
        var parent = await neighbours.Start("parent");

        Assert.Contains("no process child", parent.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_that_starts_itself_for_ever_is_stopped_by_an_incident()
    {
        var self = FlowBuilder.Of("begin > again").Is("begin", "Start").Is("again", "ExecuteWorkflow", ("workflowDefinitionId", "self"), ("waitForCompletion", true));
        var neighbours = new Neighbours(Named("self", self));
        await neighbours.Start("self");

        Assert.Equal(StartOptions.MaxDepth + 1, neighbours.All.Count());
        Assert.Contains("20 deep", neighbours.All.Last().Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_of_a_child_is_kept_while_its_parent_has_failed()
    {
        var flow = FlowBuilder.Of("begin > start, ask2", "ask2 > bad").Is("begin", "Start")
            .Is("start", "ExecuteWorkflow", ("workflowDefinitionId", "child"), ("waitForCompletion", true)).Is("bad", "Fault", ("message", "No."));
        var neighbours = new Neighbours(Named("parent", flow), Child);
        await neighbours.Start("parent");
        await neighbours.Answer("ask2");
        Assert.Equal(InstanceStatus.Faulted, neighbours.Of("parent").Status);

        await neighbours.Answer("ask", "yes");
        Assert.Equal(InstanceStatus.Finished, neighbours.Of("child").Status);
        await neighbours.Send(neighbours.Of("parent"), new RetryRequested());

        Assert.Equal(1, neighbours.Of("parent").Completions["start"]);
    }

    [Fact]
    public async Task Workflow_used_as_an_activity_leaves_by_its_outcomes_and_binds_its_outputs()
    {
        var flow = FlowBuilder.Of("begin > use", "use -Approved> say").Is("begin", "Start").Variable("verdict")
            .Is("use", "RunTask").Is("say", "WriteLine", ("text", "js:getVerdict()"));
        var document = JsonNode.Parse(Named("parent", flow))!;
        document["root"]!["activities"]![1] = JsonNode.Parse("""
            {"id":"use","type":"Judge","version":1,"workflowDefinitionId":"known-to-another-server",
             "amount":{"typeName":"Int32","expression":{"type":"Literal","value":7}},
             "result":{"typeName":"Object","memoryReference":{"id":"v-verdict"}}}
            """);
        document["root"]!["activities"]![2]!["text"] = FlowBuilder.Input("js:getVerdict() + ', ' + getOutputFrom('use', 'Note')");
        var judge = FlowBuilder.Of("begin > set", "set > note", "note > done").Is("begin", "Start")
            .Is("set", "SetOutput", ("outputName", "Result"), ("outputValue", "js:'seven is ' + getAmount()"))
            .Is("done", "Complete", ("outcomes", "object:[\"Approved\"]")).Is("note", "SetOutput", ("outputName", "Note"), ("outputValue", "said"));
        var neighbours = new Neighbours(document.ToJsonString(), Named("judge", judge, "Amount").Replace("\"name\":\"test\"", "\"name\":\"judge\"", StringComparison.Ordinal));

        await neighbours.Start("parent");

        Assert.Equal(["seven is 7, said"], neighbours.Written);
    }

    [Fact]
    public async Task Workflow_used_as_an_activity_gets_its_inputs_in_every_shape()
    {
        var parent = FlowBuilder.Of("use").Document();
        parent["definitionId"] = "parent";
        parent["root"]!["activities"]![0] = JsonNode.Parse("""
            {"id":"use","nodeId":"w:use","name":"Use","type":"Sum","version":1,"workflowDefinitionId":"sum","metadata":{},"customProperties":{},
             "a":4,"b":{"expression":{"type":"JavaScript","value":"2 + 3"}},"c":[1],"d":{"_type":"Int32[]","items":[2]},"e":null,"sum":{"memoryReference":{"id":"w:use:output-1"}}}
            """);
        var sum = Named("sum", FlowBuilder.Of("say").Is("say", "WriteLine", ("text", "js:[getA() + getB(), getInput('c')[0], getInput('d')[0], getInput('e') == null, getInput('nodeId') == null].join()")), "a", "b");
        var neighbours = new Neighbours(parent.ToJsonString(), sum);

        await neighbours.Start("parent");

        Assert.Equal(["9,1,2,true,true"], neighbours.Written);
    }

    [Fact]
    public void Input_of_a_workflow_used_as_an_activity_that_is_none_is_a_problem()
    {
        var parent = FlowBuilder.Of("use").Document();
        parent["root"]!["activities"]![0] = JsonNode.Parse("""{"id":"use","type":"Sum","workflowDefinitionId":"sum","a":{"amount":4}}""");

        Assert.Equal("$.root.activities[0].a", Assert.Single(DefinitionReader.Read(parent.ToJsonString()).Problems).Path);
    }

    [Fact]
    public async Task Process_that_starts_itself_twice_without_waiting_is_stopped_by_incidents()
    {
        var bomb = FlowBuilder.Of("begin > one, two").Is("begin", "Start")
            .Is("one", "DispatchWorkflow", ("workflowDefinitionId", "bomb")).Is("two", "DispatchWorkflow", ("workflowDefinitionId", "bomb"));
        var neighbours = new Neighbours(Named("bomb", bomb));

        await neighbours.Start("bomb");

        Assert.Equal(ProcessRunner.MaxSetOff + 1, neighbours.All.Count());
        Assert.All(neighbours.All, i => Assert.NotEqual(InstanceStatus.Running, i.Status));
        Assert.Contains(neighbours.All, i => i.Status == InstanceStatus.Finished);
        Assert.Contains(neighbours.All, i => i.Incident?.Sentence.Contains("without end", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task One_step_that_starts_too_many_processes_keeps_those_it_started()
    {
        var many = Named("many", FlowBuilder.Of("begin > start", "start > more", "more -True> start").Is("begin", "Start")
            .Is("start", "DispatchWorkflow", ("workflowDefinitionId", "child"), ("waitForCompletion", true)).Is("more", "FlowDecision", ("condition", true)));
        var quick = Named("child", FlowBuilder.Of("say").Is("say", "WriteLine", ("text", "done")));
        var neighbours = new Neighbours(many, quick);

        var parent = await neighbours.Start("many");

        Assert.Equal(InstanceStatus.Faulted, parent.Status);
        Assert.Equal(ProcessRunner.MaxSetOff, parent.Completions["start"]);
        Assert.Equal(ProcessRunner.MaxSetOff, neighbours.Written.Count());
    }

    [Theory]
    [InlineData("child-v1", "one")]
    [InlineData("child-v2", "two")]
    [InlineData("child-v3", "three")]
    [InlineData("", "three")]
    [InlineData(null, "three")]
    public async Task Workflow_used_as_an_activity_runs_in_the_version_that_is_named_else_in_the_one_in_use(string? version, string said)
    {
        var neighbours = new Neighbours(Using(version), Saying("child-v1", "older one"), Saying("child-v1", "one"), Saying("child-v2", "two"), Saying("child-v3", "three"));

        await neighbours.Start("parent");

        Assert.Equal([said], neighbours.Written);
        Assert.Equal(InstanceStatus.Finished, neighbours.Of("parent").Status);
        Assert.Equal(string.IsNullOrEmpty(version) ? null : version, Assert.Single(neighbours.Effects.OfType<ChildStarted>()).VersionId);
    }

    [Fact]
    public async Task Version_that_is_not_there_is_an_incident_and_no_other_runs_in_its_place()
    {
        var parent = Using("child-v1");
        var neighbours = new Neighbours(parent, Saying("child-v2", "two"));

        await neighbours.Start("parent");

        Assert.Equal("There is no version child-v1 of the process child that could be started.", neighbours.Of("parent").Incident!.Sentence);
        Assert.Empty(neighbours.Written);
        Assert.Equal([new NamedVersion("$.root.activities[0].workflowDefinitionVersionId", "child", "child-v1")], DefinitionReader.Read(parent).Definition!.NamedVersions);
        Assert.Empty(DefinitionReader.Read(Using(null)).Definition!.NamedVersions);
    }

    private static string Saying(string version, string text)
    {
        var document = JsonNode.Parse(Named("child", FlowBuilder.Of("say").Is("say", "WriteLine", ("text", text))))!;
        document["id"] = version;
        return document.ToJsonString();
    }

    private static string Using(string? version)
    {
        var document = JsonNode.Parse(Named("parent", FlowBuilder.Of("use")))!;
        document["root"]!["activities"]![0] = JsonNode.Parse("""{"id":"use","type":"child","version":1,"workflowDefinitionId":"child"}""");
        document["root"]!["activities"]![0]!["workflowDefinitionVersionId"] = version;
        return document.ToJsonString();
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static FlowBuilder Starting(string type, bool waits) => FlowBuilder.Of("begin > start", "start > say")
        .Is("begin", "Start")
        .Is("start", type, ("workflowDefinitionId", "child"), ("waitForCompletion", waits), ("input", "object:{\"question\":\"how?\"}"))
        .Is("say", "WriteLine", ("text", "js:getLastResult().status + ': ' + (getLastResult().output || {}).Answer"));
}
