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
        var names = Enumerable.Range(1, 9).Select(i => "step" + i).ToList();
        var flow = FlowBuilder.Of([.. names.Zip(names.Skip(1), (a, b) => $"{a} > {b}")]);
        var definition = DefinitionReader.Read(flow.Document().ToJsonString()).Definition!;
        RunThrough(definition, 200);
        var watch = Stopwatch.StartNew();

        var steps = RunThrough(definition, 500);

        var micros = watch.Elapsed.TotalMicroseconds / steps;
        output.WriteLine($"{micros:F1} microseconds per step, saving and loading included");
        Assert.True(micros < 1000, $"{micros} microseconds per step");
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
