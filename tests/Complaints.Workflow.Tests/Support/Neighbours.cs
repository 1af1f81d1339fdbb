using System.Text.Json.Nodes;

namespace Complaints.Workflow.Tests.Support;

/// <summary>Several processes in memory. Every instance is saved and read back before it moves.</summary>
public sealed class Neighbours(params string[] definitions)
{
    private readonly MemoryProcesses _processes = new(definitions.Select(Read));
    private int _lastId;

    public DateTime Now { get; set; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>How long scripts ran in a run before its first step.</summary>
    public TimeSpan ScriptTime { get; set; }

    public IEnumerable<WorkflowInstance> All => _processes.Instances;

    public IEnumerable<string> Written =>
        _processes.Effects.Select(e => e.Effect).OfType<Journaled>().Where(j => j.Entry.Kind == JournalKind.Wrote).Select(j => j.Entry.Data!.GetValue<string>());

    public IEnumerable<Effect> Effects => _processes.Effects.Select(e => e.Effect);

    public WorkflowInstance Of(string definitionId) => All.Single(i => i.DefinitionId == definitionId);

    public async Task<WorkflowInstance> Start(string definitionId, StartOptions? options = null, params (string Name, JsonNode? Value)[] input) =>
        (await Runner().Start(_processes.Published(definitionId)!, NewId(), input.ToDictionary(i => i.Name, i => i.Value), options)).Instance;

    public async Task<StepOutcome> Answer(string activityId, JsonNode? result = null)
    {
        var (instance, task) = All.SelectMany(i => i.Waits.OfType<HumanTask>().Select(t => (i.Id, t))).First(w => w.t.ActivityId == activityId);
        return (await Runner().Advance(instance, new TaskAnswered(task.Id, result))).Outcome;
    }

    public async Task<StepOutcome> Send(WorkflowInstance instance, Stimulus stimulus) => (await Runner().Advance(instance.Id, stimulus)).Outcome;

    public async Task<IReadOnlyList<string>> Raise(string eventName, string? correlationId = null, JsonNode? payload = null) => await Runner().Raise(eventName, correlationId, payload);

    /// <summary>The definition of a process with this id and these inputs.</summary>
    public static string Named(string id, FlowBuilder flow, params string[] inputs)
    {
        var document = flow.Document();
        document["definitionId"] = id;
        document["inputs"] = new JsonArray([.. inputs.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["type"] = "Object" })]);
        return document.ToJsonString();
    }

    private static WorkflowDefinition Read(string json)
    {
        var reading = DefinitionReader.Read(json);
        Assert.Empty(reading.Problems);
        return reading.Definition!;
    }

    private ProcessRunner Runner()
    {
        var runner = new ProcessRunner(new SavingProcesses(_processes), Now, NewId);
        runner.ScriptTime.Add(ScriptTime);
        return runner;
    }

    private string NewId() => $"n{++_lastId}";
}
