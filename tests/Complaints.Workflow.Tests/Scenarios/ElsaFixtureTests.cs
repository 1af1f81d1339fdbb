using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>Definitions by Elsa's own authors, with the results that Elsa's tests assert.</summary>
public class ElsaFixtureTests : Scenario
{
    [SharedFact]
    public void No_script_names_anything_that_is_not_in_sight() =>
        Assert.All(
            Directory.GetFiles(Path.Combine(SharedFiles.Folder!, "elsa"), "*.json"),
            file => Assert.DoesNotContain(DefinitionReader.Read(File.ReadAllText(file)).Problems, p => p.Sentence.Contains("in sight", StringComparison.Ordinal)));

    [SharedFact]
    public void WriteLine_writes() => AssertWrites("ImportAndExecute-writeline", "Dummy Text");

    [SharedFact]
    public void Implicit_loop_goes_round_until_its_counter_is_reached() =>
        AssertWrites("ImportAndExecute-implicit-loop", "Do something", "Retry", "Do something", "Done");

    [SharedFact]
    public void Join_of_all_runs_after_both_lines() => AssertWrites("ExplicitJoins-join-all-1", "Start", "Line 1", "Line 2", "End");

    [SharedFact]
    public void Joins_of_any_run_the_end_once() => AssertWrites("ExplicitJoins-join-any-1", "Start", "End");

    [SharedFact]
    public void Flowchart_1_finishes() => AssertWrites("FlowchartCompletion-workflow1", "WriteLine1", "WriteLine2", "WriteLine3");

    [SharedFact]
    public void Flowchart_2_writes_every_line_once_and_finishes()
    {
        Start(SharedFiles.Elsa("FlowchartCompletion-workflow2"));
        AssertFinished();
        Assert.Equal(Enumerable.Range(1, 9).Select(i => "WriteLine" + i), Written.Order(StringComparer.Ordinal));
    }

    [SharedFact]
    public void Flowchart_3_finishes_after_its_delays()
    {
        Start(SharedFiles.Elsa("FlowchartCompletion-workflow3"));
        AssertWaitsFor("Delay1 Delay2");
        Fire("Delay1");
        AssertWaitsFor("Delay2");
        Fire("Delay2");
        AssertFinished();
        Assert.Equal(Enumerable.Range(1, 9).Select(i => "WriteLine" + i), Written.Order(StringComparer.Ordinal));
    }

    [SharedFact]
    public void Decision_that_merges_finishes() => AssertWrites("JoinBehaviors-decision-merge-join-none");

    [SharedFact]
    public void Fork_with_a_dead_branch_goes_on_without_it() => AssertWrites("JoinBehaviors-fork-decision-join-none", "A", "C");

    [SharedFact]
    public void Merge_with_a_dead_branch_is_skipped() => AssertWrites("JoinBehaviors-fork-decision-join-converge", "A");

    [SharedFact]
    public void Child_workflow_writes() => AssertWrites("ExecuteWorkflow-child-workflow", "Child: Executing");

    [SharedFact]
    public void Onboarding_opens_four_tasks_with_the_employee()
    {
        Start(SharedFiles.Elsa("guides-employee-onboarding"), ("Employee", new JsonObject { ["name"] = "Li" }));
        var first = Assert.IsType<HumanTask>(Assert.Single(Instance.Waits));
        Assert.Equal("Create Email Account", first.Name);
        Assert.Equal("Li", first.Payload["employee"]!["name"]!.GetValue<string>());

        Answer(first.ActivityId);
        Assert.Equal(["Add to HR System", "Create GitHub Account", "Create Slack Account"], Instance.Waits.OfType<HumanTask>().Select(t => t.Name).Order(StringComparer.Ordinal));

        while (Instance.Waits.Count > 0)
        {
            Answer(Instance.Waits[0].ActivityId);
        }

        AssertFinished();
    }

    [SharedFact]
    public void Nine_tasks_open_one_after_the_other()
    {
        Start(SharedFiles.Elsa("nine-runtask"));
        var names = new List<string>();
        while (Instance.Waits.Count > 0)
        {
            names.Add(Instance.Waits.OfType<HumanTask>().Single().Name);
            Answer(Instance.Waits[0].ActivityId);
        }

        Assert.Equal("listen talk apologise analyse explain process compensate confirm followup", string.Join(" ", names).Replace("complaint.", "", StringComparison.Ordinal));
        AssertFinished();
    }

    [SharedFact]
    public async Task Parent_waits_for_its_child()
    {
        var neighbours = new Neighbours(SharedFiles.Elsa("ExecuteWorkflow-parent-with-wait"), SharedFiles.Elsa("ExecuteWorkflow-child-workflow"));

        await neighbours.Start("parent-with-wait");

        Assert.Equal(["Parent: Before child", "Child: Executing", "Parent: After child"], neighbours.Written);
    }

    [SharedFact]
    public async Task Workflow_used_as_an_activity_adds_numbers_that_were_written_as_text()
    {
        var neighbours = new Neighbours(SharedFiles.Elsa("ParentChildOutputMapping-calculator"), SharedFiles.Elsa("ParentChildOutputMapping-sum"));

        await neighbours.Start("g-yf4Gck40S_T1E5pW8OVA");

        Assert.Equal(["Result: 9"], neighbours.Written);
    }

    private void AssertWrites(string fixture, params string[] lines)
    {
        Start(SharedFiles.Elsa(fixture));

        AssertFinished();
        Assert.Equal(lines, Written);
    }
}
