using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>Fork, Parallel and Switch: branches that stand inside an activity instead of along arrows.</summary>
public class BranchTests : Scenario
{
    [Fact]
    public void Fork_waits_for_all_its_branches()
    {
        Start(Fork("Fork", "WaitAll"));
        AssertWaitsFor("a b");

        Answer("b");
        AssertWaitsFor("a");
        Answer("a");

        AssertFinished();
        Assert.Equal(["after"], Written);
    }

    [Fact]
    public void Fork_that_waits_for_any_withdraws_the_others()
    {
        Start(Fork("Fork", "WaitAny"));

        Answer("b");

        AssertFinished();
        Assert.Single(Journal(JournalKind.Withdrawn));
    }

    [Fact]
    public void Parallel_waits_for_all_it_holds()
    {
        Start(Fork("Parallel", null));

        Answer("a");
        Answer("b");

        AssertFinished();
    }

    [Theory]
    [InlineData("MatchFirst", 5, "small")]
    [InlineData("MatchAny", 5, "middle small")]
    [InlineData("MatchFirst", 50, "middle")]
    [InlineData("MatchFirst", 500, "large")]
    public void Switch_runs_the_activity_of_the_case_that_holds(string mode, int amount, string opened)
    {
        var choice = FlowBuilder.Activity("choice", "Switch");
        choice["mode"] = FlowBuilder.Input(mode);
        choice["cases"] = new JsonArray(Case("S", "getInput('amount') < 10", "small"), Case("M", "getInput('amount') < 100", "middle"));
        choice["default"] = Flow.Task("large");
        Start(Flow.Document(Flow.Sequence("all", choice, Flow.Line("after"))), ("amount", amount));
        AssertWaitsFor(opened);

        foreach (var task in opened.Split(' '))
        {
            Answer(task);
        }

        AssertFinished();
        Assert.Equal(["after"], Written);
    }

    private static JsonObject Case(string label, string script, string task) => new()
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script },
        ["activity"] = Flow.Task(task),
    };

    private static string Fork(string type, string? mode)
    {
        var fork = FlowBuilder.Activity("fork", type);
        fork[type == "Fork" ? "branches" : "activities"] = new JsonArray(Flow.Task("a"), Flow.Task("b"));
        if (mode is not null)
        {
            fork["joinMode"] = mode;
        }

        return Flow.Document(Flow.Sequence("all", fork, Flow.Line("after")));
    }
}
