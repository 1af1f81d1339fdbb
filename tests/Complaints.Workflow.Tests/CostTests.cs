using System.Diagnostics;
using Complaints.Workflow.Tests.Properties;
using Complaints.Workflow.Tests.Support;
using Xunit.Abstractions;

namespace Complaints.Workflow.Tests;

public class CostTests(ITestOutputHelper output)
{
    [Fact]
    public void Answering_one_of_nine_tasks_costs_well_under_a_millisecond()
    {
        var definition = Nine();
        RunThrough(definition, 200);
        var watch = Stopwatch.StartNew();

        var steps = RunThrough(definition, 500);

        var micros = watch.Elapsed.TotalMicroseconds / steps;
        output.WriteLine($"{micros:F1} microseconds per step, saving and loading included");
        Assert.True(micros < 1000, $"{micros} microseconds per step");
    }

    [Fact]
    public void Nine_steps_in_a_row_allocate_at_most_100_KB()
    {
        var definition = Nine();
        RunToEnd(definition);
        var before = GC.GetAllocatedBytesForCurrentThread();

        RunToEnd(definition);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 100 * 1024);
    }

    private static WorkflowDefinition Nine()
    {
        var names = Enumerable.Range(1, 9).Select(i => "step" + i).ToList();
        var flow = FlowBuilder.Of([.. names.Zip(names.Skip(1), (a, b) => $"{a} > {b}")]);
        return DefinitionReader.Read(flow.Document().ToJsonString()).Definition!;
    }

    private static void RunToEnd(WorkflowDefinition definition)
    {
        var play = new Play(definition);
        while (play.Do(0))
        {
        }
    }

    private static int RunThrough(WorkflowDefinition definition, int times)
    {
        var steps = 0;
        for (var i = 0; i < times; i++)
        {
            var play = new Play(definition);
            while (play.Choose(0) is { } next)
            {
                var stored = WorkflowInstance.FromJson(play.Instance.ToJson());
                WorkflowEngine.Advance(definition, stored, next.Stimulus, next.At, Play.Ids(1));
                play.Do(0);
                steps += 2;
            }
        }

        return steps;
    }
}
