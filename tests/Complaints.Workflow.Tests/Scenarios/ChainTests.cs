using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

public class ChainTests : Scenario
{
    [Fact]
    public void Tasks_open_one_after_the_other_and_the_last_answer_finishes()
    {
        Start(FlowBuilder.Of("begin > listen", "listen > talk").Is("begin", "Start"));
        AssertWaitsFor("listen");

        Answer("listen");
        AssertWaitsFor("talk");

        Answer("talk");
        AssertFinished();
        Assert.IsType<Ended>(LastEffects[^1]);
    }

    [Fact]
    public void Flowchart_begins_at_its_start_though_another_is_marked_and_nothing_leads_to_the_first()
    {
        Start(Marked(FlowBuilder.Of("loose > far", "far > marked", "begin > ask").Is("begin", "Start"), "marked"));

        AssertWaitsFor("ask");
    }

    [Fact]
    public void Flowchart_without_a_start_begins_where_it_is_marked()
    {
        Start(Marked(FlowBuilder.Of("loose > far", "far > marked"), "marked"));

        AssertWaitsFor("marked");
    }

    [Fact]
    public void Flowchart_without_any_mark_begins_where_nothing_leads_to()
    {
        Start(FlowBuilder.Of("second", "first > second"));

        AssertWaitsFor("first");
    }

    [Fact]
    public void Flowchart_that_is_a_ring_begins_at_its_first_activity()
    {
        Start(FlowBuilder.Of("ask > check", "check > ask"));

        AssertWaitsFor("ask");
    }

    [Fact]
    public void Answer_goes_into_the_variable_bound_to_the_result_and_decides_the_way()
    {
        var flow = FlowBuilder.Of("approve > how", "how -Yes> pay", "how -Default> repair")
            .Variable("decision")
            .ResultInto("approve", "decision")
            .Switch("how", ("Yes", "getDecision().ok"));
        Start(flow);

        Answer("approve", new JsonObject { ["ok"] = true });

        AssertWaitsFor("pay");
        Assert.True(Instance.GetVariable("decision")!["ok"]!.GetValue<bool>());
    }

    [Fact]
    public void Finish_closes_every_wait_and_ends()
    {
        var flow = FlowBuilder.Of("begin > talk, withdrawn, late", "withdrawn > over")
            .Is("begin", "Start")
            .Is("withdrawn", "Event", ("eventName", "Withdrawn"))
            .Is("late", "Delay", ("timeSpan", "PT4H"))
            .Is("over", "Finish");
        Start(flow);
        AssertWaitsFor("late talk withdrawn");

        Assert.Equal(StepOutcome.Advanced, Send(new EventReceived("Withdrawn", null)));

        AssertFinished();
        Assert.Contains(LastEffects, e => e is TaskClosed { Answered: false });
        Assert.Contains(LastEffects, e => e is TimerDropped { Fired: false });
        Assert.Contains(LastEffects, e => e is EventDropped { Received: true });
    }

    private static string Marked(FlowBuilder flow, string id)
    {
        var document = flow.Document();
        document["root"]!["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == id)!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return document.ToJsonString();
    }
}
