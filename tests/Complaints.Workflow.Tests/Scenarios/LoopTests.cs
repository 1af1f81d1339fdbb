using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>While, For, ForEach and Break, with work for people inside.</summary>
public class LoopTests : Scenario
{
    [Fact]
    public void While_asks_its_condition_before_every_round()
    {
        Start(Flow.Document(Flow.Loop("While", Flow.Task("ask"), ("condition", "js:getLastResult() !== 'stop'"))));

        Answer("ask", "more");
        AssertWaitsFor("ask");
        Answer("ask", "stop");
        AssertFinished();
    }

    [Fact]
    public void While_whose_condition_never_held_runs_nothing()
    {
        Start(Flow.Document(Flow.Loop("While", Flow.Task("ask"), ("condition", false))));

        AssertFinished();
    }

    [Theory]
    [InlineData(1, 3, 1, true, "1 2 3")]
    [InlineData(1, 3, 1, false, "1 2")]
    [InlineData(3, 1, -1, true, "3 2 1")]
    [InlineData(3, 1, -1, false, "3 2")]
    [InlineData(3, 0, 1, true, "")]
    [InlineData(0, 3, -1, true, "")]
    [InlineData(0, 9, 4, true, "0 4 8")]
    [InlineData(2, 2, 1, true, "2")]
    [InlineData(2, 2, 1, false, "")]
    public void For_counts_from_start_to_end(int start, int end, int step, bool inclusive, string written)
    {
        Start(Flow.Document(Flow.Loop("For", Flow.Line("js:getCurrentValue()"), ("start", start), ("end", end), ("step", step), ("outerBoundInclusive", inclusive))));

        AssertFinished();
        Assert.Equal(written, string.Join(" ", Written));
    }

    [Fact]
    public void Item_that_fits_nowhere_is_not_passed_over_by_a_retry()
    {
        var loop = Flow.Loop("ForEach", Flow.Line("js:getCurrentValue()"), ("items", "object:[1,\"x\",3]"));
        loop["currentValue"] = JsonNode.Parse("""{"typeName":"Object","memoryReference":{"id":"v-v"}}""");
        var document = JsonNode.Parse(Flow.Document(loop))!;
        document["variables"] = JsonNode.Parse("""[{"id":"v-v","name":"v","typeName":"Int32"}]""");
        Start(document.ToJsonString());
        Assert.Contains("cannot hold \"x\"", Instance.Incident!.Sentence, StringComparison.Ordinal);

        Send(new RetryRequested());

        Assert.Contains("cannot hold \"x\"", Instance.Incident!.Sentence, StringComparison.Ordinal);
        Assert.Equal(["1"], Written);
    }

    [Fact]
    public void Long_list_is_not_copied_in_every_round()
    {
        var begun = GC.GetAllocatedBytesForCurrentThread();
        Start(Flow.Document(Flow.Loop("ForEach", Flow.Line("x"), ("items", $"object:[{string.Join(",", Enumerable.Range(0, 4000))}]"))));

        AssertFinished();
        Assert.Equal(4000, Written.Count());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - begun, 0, 200_000_000);   // copied, it is two thousand million
    }

    [Fact]
    public void For_with_a_step_of_nothing_is_an_incident()
    {
        Start(Flow.Document(Flow.Loop("For", Flow.Line("x"), ("start", 1), ("end", 3), ("step", "js:0"))));

        Assert.Contains("never come to its end", Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ForEach_gives_each_item_and_its_number_to_the_body_and_survives_being_saved_in_between()
    {
        var body = Flow.Sequence("both", Flow.Line("js:getCurrentIndex() + getCurrentValue().pair"), Flow.Task("look"));
        Start(Flow.Document(Flow.Loop("ForEach", body, ("items", "js:getInput('pairs')"))), ("pairs", JsonNode.Parse("""[{"pair":"left"},{"pair":"right"}]""")));

        Answer("look");
        Answer("look");

        AssertFinished();
        Assert.Equal(["0left", "1right"], Written);
    }

    [Fact]
    public void Loops_inside_each_other_keep_their_own_numbers()
    {
        var inner = Flow.Loop("For", Flow.Line("js:getCurrentValue()"), "inner", ("start", 1), ("end", 2));
        Start(Flow.Document(Flow.Loop("For", Flow.Sequence("both", inner, Flow.Line("js:'outer ' + getCurrentValue()")), ("start", 7), ("end", 8))));

        Assert.Equal("1 2 outer 7 1 2 outer 8", string.Join(" ", Written));
    }

    [Fact]
    public void Loop_may_be_all_that_a_parallel_loop_holds()
    {
        var inner = Flow.Loop("ForEach", Flow.Sequence("both", Flow.Line("js:getCurrentIndex() + getCurrentValue()"), Flow.Task("look")), "inner", ("items", "js:getCurrentValue()"));
        Start(Flow.Document(Flow.Loop("ParallelForEach", inner, ("items", "object:[[\"a\",\"b\"],[\"c\"]]"))));

        Assert.Equal(["0a", "0c"], Written);
        Answer("look");
        Answer("look");
        Answer("look");

        AssertFinished();
        Assert.Equal(["0a", "0c", "1b"], Written);
    }

    [Fact]
    public void Body_of_a_parallel_loop_may_declare_the_variable_it_is_given()
    {
        var body = Flow.Sequence("body", Flow.Line("js:getCurrentValue()"));
        body["variables"] = JsonNode.Parse("""[{"id":"own","name":"CurrentValue","typeName":"String","value":"mine"}]""");
        Start(Flow.Document(Flow.Loop("ParallelForEach", body, ("items", "object:[\"given\"]"))));

        AssertFinished();
        Assert.Equal(["given"], Written);
    }

    [Fact]
    public void Break_ends_the_nearest_loop_and_withdraws_what_is_open_in_it()
    {
        var chart = FlowBuilder.Of("begin > ask, watch", "watch > stop").Is("begin", "Start").Is("watch", "Event", ("eventName", "enough")).Is("stop", "Break").Root("chart");
        Start(Flow.Document(Flow.Sequence("all", Flow.Loop("While", chart, ("condition", true)), Flow.Line("after"))));
        AssertWaitsFor("ask watch");

        Send(new EventReceived("enough", null));

        AssertFinished();
        Assert.Equal(["after"], Written);
    }

    [Fact]
    public void Loop_that_never_waits_is_stopped()
    {
        Start(Flow.Document(Flow.Loop("While", Flow.Line("again"), ("condition", true))));

        Assert.Contains("goes round without end", Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ParallelForEach_runs_all_branches_side_by_side_each_with_its_own_item()
    {
        var body = Flow.Sequence("both", Flow.Task("look"), Flow.Line("js:getCurrentIndex() + getCurrentValue()"));
        Start(Flow.Document(Flow.Sequence("all", Flow.Loop("ParallelForEach", body, ("items", "object:[\"left\",\"right\"]")), Flow.Line("after"))));
        AssertWaitsFor("look look");

        Send(new TaskAnswered(Instance.Waits[1].Id, null));
        Answer("look");

        AssertFinished();
        Assert.Equal(["1right", "0left", "after"], Written);
    }

    [Fact]
    public void List_that_was_written_down_as_text_is_a_list()
    {
        Start(Flow.Document(Flow.Loop("ForEach", Flow.Line("js:getCurrentValue()"), ("items", "[\"left\", \"right\"]"))));

        Assert.Equal(["left", "right"], Written);
    }

    [Fact]
    public void FlowNode_runs_what_it_holds()
    {
        var node = FlowBuilder.Activity("node", "FlowNode");
        node["body"] = Flow.Task("ask");
        Start(Flow.Document(node));

        Answer("ask");

        AssertFinished();
    }
}
