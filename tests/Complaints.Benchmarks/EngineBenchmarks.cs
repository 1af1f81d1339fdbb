using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Complaints.Workflow;

namespace Complaints.Benchmarks;

/// <summary>The engine alone, in memory: what a process costs before anything is stored.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Timers = 10_000;
    private static readonly DateTime Begin = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private readonly string nineText = Drawings.Nine();
    private WorkflowDefinition nine = null!;
    private WorkflowDefinition eight = null!;
    private WorkflowDefinition complaint = null!;
    private WorkflowDefinition waiting = null!;
    private string stored = "";
    private string storedTask = "";
    private List<WorkflowInstance> sleepers = [];

    public static int Run(string[] arguments)
    {
        // In this process, because the project that the tool would write and build elsewhere lacks this one's build settings.
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithWarmupCount(5).WithIterationCount(9).WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumn(StatisticColumn.Median)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
        return BenchmarkRunner.Run<EngineBenchmarks>(config, arguments).HasCriticalValidationErrors ? 1 : 0;
    }

    [GlobalSetup]
    public void Read()
    {
        nine = Definition(nineText);
        eight = Definition(Drawings.Join(8));
        waiting = Definition(Drawings.Delay());
        complaint = Definition(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "complaint-resolution.json")));
        var ids = Ids();
        var fourth = Enumerable.Range(0, 4).Aggregate(Start(nine, ids), (step, _) => Answer(nine, step.Instance, ids)).Instance;
        (stored, storedTask) = (fourth.ToJson(), fourth.Waits[0].Id);
        sleepers = [.. Enumerable.Range(0, Timers).Select(i => WorkflowEngine.Start(waiting, "i" + i, null, Begin.AddSeconds(i * 7919 % Timers), ids).Instance)];
    }

    [Benchmark(Description = "nine steps, start to end")]
    public WorkflowInstance NineSteps() => ToEnd(nine);

    [Benchmark(Description = "answer one task of a stored instance")]
    public string ResumeOne() =>
        WorkflowEngine.Advance(nine, WorkflowInstance.FromJson(stored), new TaskAnswered(storedTask, null), Begin, Ids()).Instance.ToJson();

    [Benchmark(Description = "read the nine-step definition")]
    public DefinitionReading ReadDefinition() => DefinitionReader.Read(nineText);

    [Benchmark(Description = "fork and join of eight branches")]
    public WorkflowInstance JoinOfEight() => ToEnd(eight);

    [Benchmark(Description = "10,000 timers woken in due order")]
    public int WakeTimers()
    {
        var ids = Ids();
        var ended = 0;
        foreach (var (due, sleeper) in sleepers.Select(s => ((TimerWait)s.Waits[0], s)).OrderBy(s => s.Item1.DueAt))
        {
            ended += WorkflowEngine.Advance(waiting, sleeper, new TimerDue(due.Id), due.DueAt, ids).Instance.Status == InstanceStatus.Finished ? 1 : 0;
        }

        return ended == Timers ? ended : throw new InvalidOperationException($"Only {ended} of {Timers} processes woke up.");
    }

    [Benchmark(Description = "a complaint with its scripts, start to end")]
    public WorkflowInstance Complaint() => ToEnd(complaint);

    /// <summary>Answers every task with its first outcome until the process has ended.</summary>
    private static WorkflowInstance ToEnd(WorkflowDefinition definition)
    {
        var ids = Ids();
        var step = Start(definition, ids);
        while (step.Instance.Status == InstanceStatus.Running)
        {
            step = Answer(definition, step.Instance, ids);
        }

        return step.Instance.Status == InstanceStatus.Finished ? step.Instance : throw new InvalidOperationException(step.Instance.Incident?.Sentence);
    }

    private static Step Start(WorkflowDefinition definition, Func<string> ids) => WorkflowEngine.Start(definition, "i", null, Begin, ids);

    private static Step Answer(WorkflowDefinition definition, WorkflowInstance instance, Func<string> ids)
    {
        var task = instance.Waits.OfType<HumanTask>().First();
        var outcome = task.Payload["outcomes"]?[0];
        return WorkflowEngine.Advance(definition, instance, new TaskAnswered(task.Id, outcome is null ? null : new JsonObject { ["outcome"] = outcome.DeepClone() }), Begin, ids);
    }

    private static WorkflowDefinition Definition(string json) =>
        DefinitionReader.Read(json) is { CanStart: true, Definition: { } definition } ? definition : throw new InvalidOperationException("The definition cannot be started.");

    private static Func<string> Ids()
    {
        var last = 0;
        return () => "w" + ++last;
    }
}
