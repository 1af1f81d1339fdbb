using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;
using Complaints.Workflow.Tests.Expressions;
using Complaints.Workflow.Tests.Support;
using Xunit.Abstractions;

namespace Complaints.Workflow.Tests;

/// <summary>
/// What has run is forgotten: the heap after many rounds is that after a few. COMPLAINTS_SOAK=50 makes it fifty times as many rounds.
/// </summary>
[Collection(Alone.Name)]
public class SoakTests(ITestOutputHelper output)
{
    /// <summary>For what runtime and test runner put aside meanwhile. Over the 1,600 complaints between two looks it is 2.6 KB each.</summary>
    private const long Slack = 4 * 1024 * 1024;

    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly string Complaint = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "complaint-resolution.json"));

    private static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("COMPLAINTS_SOAK"), CultureInfo.InvariantCulture, out var named) && named > 0 ? named : 1;

    [Fact]
    public void Complaints_with_their_scripts_leave_nothing_behind()
    {
        var definition = Read(Complaint);

        AssertForgotten(400, _ => ToEnd(definition));
    }

    [Fact]
    public void Nine_steps_and_what_runs_them_leave_nothing_behind()
    {
        var names = Enumerable.Range(1, 9).Select(step => "step" + step).ToList();
        var definition = Read(FlowBuilder.Of([.. names.Zip(names.Skip(1), (a, b) => $"{a} > {b}")]).Document().ToJsonString());

        AssertForgotten(1_000, _ => RunnerToEnd(definition));
    }

    [Fact]
    public void Versions_that_nobody_keeps_any_more_are_forgotten_with_their_scripts() =>
        AssertForgotten(25, round => ToEnd(Read(Complaint.Replace("\"getVariable('Tries') + 1\"", $"\"getVariable('Tries') + 1 + {round} - {round}\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData("var s = 'x'; while (true) { s += s; }")]
    [InlineData("Array.prototype.left = []; for (var i = 0; i < 5000; i++) { Array.prototype.left.push(i); } null.x")]
    public void Script_that_was_stopped_or_failed_takes_its_interpreter_with_it(string script)
    {
        var read = ScriptRun.Read(script);

        AssertForgotten(8, _ => Assert.Throws<ActivityFault>(() => ScriptHost.Run(read, ScriptRun.World())));
    }

    [Fact]
    public void Interpreters_and_parsed_scripts_come_back_and_only_so_many_are_kept()
    {
        var script = ScriptRun.Read("var sum = 0; for (var i = 0; i < 2000; i++) { sum += i; } sum");
        var threads = Enumerable.Range(0, 40).Select(_ => new Thread(() => ScriptHost.Run(script, ScriptRun.World()))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.InRange(script.Idle, 1, 16);
        Assert.InRange(Interpreter.Idle.Count, 0, Interpreter.Idle.Most);
        var before = (script.Idle, Interpreter.Idle.Count);

        ScriptHost.Run(script, ScriptRun.World());

        Assert.Equal(before, (script.Idle, Interpreter.Idle.Count));
    }

    [Fact]
    public void Pool_keeps_no_more_than_it_may()
    {
        var pool = new Pool<object>(2);
        for (var i = 0; i < 5; i++)
        {
            pool.Give(new object());
        }

        Assert.Equal(2, pool.Count);
        Assert.NotNull(pool.Take());
        Assert.NotNull(pool.Take());
        Assert.Null(pool.Take());
        Assert.Equal(0, pool.Count);
        pool.Give(pool);
        Assert.Same(pool, pool.Take());
    }

    /// <summary>The heap after so many rounds is that after five times as many.</summary>
    private void AssertForgotten(int rounds, Action<int> round)
    {
        var (few, many) = (rounds * Times, 5 * rounds * Times);
        for (var i = 0; i < few; i++)
        {
            round(i);
        }

        var before = Heap();
        for (var i = few; i < many; i++)
        {
            round(i);
        }

        var after = Heap();
        output.WriteLine($"{before / 1024:N0} KB after {few:N0} rounds, {after / 1024:N0} KB after {many:N0}");
        Assert.True(after - before < Slack, $"The heap grew from {before:N0} to {after:N0} bytes between {few:N0} and {many:N0} rounds.");
    }

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static WorkflowDefinition Read(string json)
    {
        var reading = DefinitionReader.Read(json);
        Assert.True(reading.CanStart, string.Join("\n", reading.Problems));
        return reading.Definition!;
    }

    /// <summary>Answers every task with its first outcome; saved and read back between any two steps.</summary>
    private static void ToEnd(WorkflowDefinition definition)
    {
        var last = 0;
        string NewId() => $"w{++last}";
        var instance = WorkflowEngine.Start(definition, "i-1", null, Now, NewId).Instance;
        while (instance.Status == InstanceStatus.Running)
        {
            instance = WorkflowInstance.FromJson(instance.ToJson());
            var task = instance.Waits.OfType<HumanTask>().First();
            var result = task.Payload["outcomes"]?[0] is { } outcome ? new JsonObject { ["outcome"] = outcome.DeepClone() } : null;
            instance = WorkflowEngine.Advance(definition, instance, new TaskAnswered(task.Id, result), Now, NewId).Instance;
        }

        Assert.Equal(InstanceStatus.Finished, instance.Status);
    }

    /// <summary>The same by the runner over a storage, which goes away with them.</summary>
    private static void RunnerToEnd(WorkflowDefinition definition)
    {
        var last = 0;
        string NewId() => $"w{++last}";
        var storage = new MemoryProcesses([definition]);
        Done(new ProcessRunner(storage, Now, NewId).Start(definition, "i-1", null).AsTask());
        while (storage.Instances.Single() is { Status: InstanceStatus.Running } running)
        {
            Done(new ProcessRunner(storage, Now, NewId).Advance(running.Id, new TaskAnswered(running.Waits[0].Id, null)).AsTask());
        }

        Assert.Equal(InstanceStatus.Finished, storage.Instances.Single().Status);
    }

    /// <summary>Nothing is waited for in memory.</summary>
    private static void Done(Task<Step> run) => Assert.True(run.IsCompletedSuccessfully);
}
