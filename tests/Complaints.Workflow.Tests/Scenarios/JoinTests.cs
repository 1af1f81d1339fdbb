using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

public class JoinTests : Scenario
{
    private static FlowBuilder TwoBranches(params string[] more) => FlowBuilder
        .Of(["begin > repair, refund", "repair > check", "check -Ok> close", "refund > close", .. more])
        .Is("begin", "Start")
        .Variable("repaired")
        .Switch("check", ("Ok", "getVariable('repaired') == 'ok'"))
        .ResultInto("repair", "repaired");

    [Fact]
    public void Join_waits_for_both_branches_and_runs_once()
    {
        Start(TwoBranches());

        Answer("refund");
        AssertWaitsFor("repair");

        Answer("repair", "ok");
        AssertWaitsFor("close");

        Answer("close");
        AssertFinished();
        Assert.Equal(1, Instance.Completions["close"]);
    }

    [Fact]
    public void Rejected_branch_starts_again_while_the_other_waits_at_the_join()
    {
        Start(TwoBranches("check -Default> repair"));
        Answer("refund");

        Answer("repair", "bad");
        AssertWaitsFor("repair");

        Answer("repair", "bad");
        AssertWaitsFor("repair");

        Answer("repair", "ok");
        AssertWaitsFor("close");
        Answer("close");
        AssertFinished();
        Assert.Equal(1, Instance.Completions["refund"]);
        Assert.Equal(1, Instance.Completions["close"]);
    }

    [Fact]
    public void Rejected_branch_that_reworks_first_still_holds_the_join()
    {
        Start(TwoBranches("check -Default> rework", "rework > repair"));
        Answer("refund");

        Answer("repair", "bad");
        AssertWaitsFor("rework");

        Answer("rework");
        AssertWaitsFor("repair");

        Answer("repair", "ok");
        AssertWaitsFor("close");
    }

    [Fact]
    public void Rejected_branch_starts_again_at_once_although_an_outer_loop_leads_back_to_it()
    {
        var flow = FlowBuilder.Of("begin > fork", "fork > repair, refund", "repair > check", "check -Ok> close", "check -Default> repair", "refund > close", "close > content", "content -Yes> thank", "content -Default> fork")
            .Is("begin", "Start")
            .Is("fork", "FlowFork")
            .Variable("repaired").Variable("content")
            .ResultInto("repair", "repaired").ResultInto("close", "content")
            .Switch("check", ("Ok", "getVariable('repaired') == 'ok'"))
            .Switch("content", ("Yes", "getVariable('content') == 'yes'"));
        Start(flow);

        // The other branch is open and could come here, but only after the join below: that is the next round.
        Answer("repair", "bad");
        AssertWaitsFor("refund repair");

        Answer("repair", "ok");
        AssertWaitsFor("refund");
        Answer("refund");
        AssertWaitsFor("close");

        Answer("close", "no");
        AssertWaitsFor("refund repair");
        Answer("refund");
        Answer("repair", "bad");
        AssertWaitsFor("repair");
        Answer("repair", "ok");
        AssertWaitsFor("close");
        Answer("close", "yes");
        AssertWaitsFor("thank");
        Answer("thank");
        AssertFinished();
    }

    [Fact]
    public void Going_back_to_before_the_fork_runs_the_join_once()
    {
        Start(TwoBranches("check -Default> begin"));
        Answer("refund");

        Answer("repair", "bad");
        AssertWaitsFor("refund repair");

        Answer("refund");
        Answer("repair", "ok");
        AssertWaitsFor("close");
        Answer("close");
        AssertFinished();
        Assert.Equal(1, Instance.Completions["close"]);
    }

    [Fact]
    public void Two_joins_in_one_loop_do_not_wait_for_each_other()
    {
        var flow = FlowBuilder.Of("begin > a, b", "a > left", "b > right", "left > right", "right > again", "again -Yes> left", "again -Default> done")
            .Is("begin", "Start")
            .Variable("again")
            .ResultInto("right", "again")
            .Switch("again", ("Yes", "getVariable('again') == 'yes'"));
        Start(flow);

        Answer("b");
        AssertWaitsFor("a");
        Answer("a");
        AssertWaitsFor("left");
        Answer("left");
        AssertWaitsFor("right");
        Answer("right", "yes");
        AssertWaitsFor("left");
        Answer("left");
        Answer("right", "no");
        Answer("done");
        AssertFinished();
    }

    [Fact]
    public void Branch_that_can_never_reach_the_join_does_not_hold_it_up()
    {
        var flow = FlowBuilder.Of("begin > a, b, withdrawn", "a > join", "b > join", "withdrawn > over")
            .Is("begin", "Start")
            .Is("withdrawn", "Event", ("eventName", "Withdrawn"))
            .Is("over", "Finish");
        Start(flow);

        Answer("a");
        Answer("b");

        AssertWaitsFor("join withdrawn");
    }

    [Fact]
    public void Activity_looped_back_to_runs_at_once_when_only_one_token_is_around()
    {
        var flow = FlowBuilder.Of("analyse > process", "process > confirm", "confirm > agreed", "agreed -Yes> follow", "agreed -Default> process")
            .Variable("agreed")
            .ResultInto("confirm", "agreed")
            .Switch("agreed", ("Yes", "getVariable('agreed') == true"));
        Start(flow);

        Answer("analyse");
        Answer("process");
        Answer("confirm", false);
        AssertWaitsFor("process");

        Answer("process");
        Answer("confirm", true);
        AssertWaitsFor("follow");
    }

    [Fact]
    public void Decision_whose_ways_meet_again_goes_on_after_the_one_taken()
    {
        Start(FlowBuilder.Of("begin > big", "big -True> ask", "big -False> pay", "ask > pay").Is("begin", "Start").Is("big", "FlowDecision", ("condition", false)));

        AssertWaitsFor("pay");
        Answer("pay");
        AssertFinished();
    }

    [Fact]
    public void WaitAll_join_with_a_dead_branch_is_skipped_and_the_rest_goes_on()
    {
        var flow = FlowBuilder.Of("begin > a, big, side", "a > all", "big -True> b", "b > all", "all > after")
            .Is("begin", "Start")
            .Is("big", "FlowDecision", ("condition", false))
            .Is("all", "FlowJoin", ("mode", "WaitAll"));
        Start(flow);

        Answer("a");
        AssertWaitsFor("side");
        Assert.Equal("all", Assert.Single(Journal(JournalKind.Skipped)).ActivityId);

        Answer("side");
        AssertFinished();
    }

    [Fact]
    public void WaitAll_join_runs_when_all_branches_have_arrived()
    {
        Start(FlowBuilder.Of("begin > a, b", "a > all", "b > all", "all > after").Is("begin", "Start").Is("all", "FlowJoin", ("mode", "WaitAll")));

        Answer("b");
        AssertWaitsFor("a");
        Answer("a");
        AssertWaitsFor("after");
    }

    [Fact]
    public void WaitAny_join_runs_on_the_first_arrival_and_withdraws_the_other_branches()
    {
        var flow = FlowBuilder.Of("begin > approve, late", "approve > any", "late > escalate", "escalate > any", "any > after")
            .Is("begin", "Start")
            .Is("late", "Delay", ("timeSpan", "04:00:00"))
            .Is("any", "FlowJoin", ("mode", "WaitAny"));
        Start(flow);
        var timer = Instance.Waits.OfType<TimerWait>().Single();

        Answer("approve");

        AssertWaitsFor("after");
        Assert.Contains(new TimerDropped(timer.Id, false), LastEffects);
        Later(TimeSpan.FromHours(5));
        Assert.Equal(StepOutcome.NotWaiting, Send(new TimerDue(timer.Id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("None")]
    [InlineData("Stream")]
    public void Mode_that_says_nothing_special_waits_for_what_can_still_come(string mode)
    {
        Start(FlowBuilder.Of("begin > a, b", "a > review", "b > review").Is("begin", "Start").Merge("review", mode));

        Answer("a");
        AssertWaitsFor("b");
        Answer("b");
        AssertWaitsFor("review");
    }

    [Fact]
    public void Cascade_runs_for_every_arrival_and_each_task_is_answered_by_its_own_id()
    {
        var flow = FlowBuilder.Of("begin > a, b", "a > review", "b > review").Is("begin", "Start").Merge("review", "Cascade");
        Start(flow);
        Answer("a");
        Answer("b");
        AssertWaitsFor("review review");
        var second = Instance.Waits[1];

        Assert.Equal(StepOutcome.Advanced, Send(new TaskAnswered(second.Id, null)));

        AssertWaitsFor("review");
        Assert.Equal(StepOutcome.NotWaiting, Send(new TaskAnswered(second.Id, null)));
        Answer("review");
        AssertFinished();
    }

    [Fact]
    public void End_withdraws_what_is_open_in_its_flowchart_only()
    {
        var inner = FlowBuilder.Of("go > ask, quick", "quick > stop").Is("go", "Start").Is("stop", "End").Root("inner");
        var flow = FlowBuilder.Of("begin > inner, outer", "inner > after").Is("begin", "Start");
        var document = flow.Document();
        var activities = document["root"]!["activities"]!.AsArray();
        activities[activities.ToList().FindIndex(a => a!["id"]!.GetValue<string>() == "inner")] = inner;
        Start(document.ToJsonString());
        AssertWaitsFor("ask outer quick");

        Answer("quick");

        AssertWaitsFor("after outer");
    }
}
