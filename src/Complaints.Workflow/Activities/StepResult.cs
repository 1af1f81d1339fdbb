using System.Text.Json.Nodes;

namespace Complaints.Workflow.Activities;

/// <summary>Everything an activity can say to the engine.</summary>
internal abstract record StepResult
{
    /// <summary>Completed, by port Done.</summary>
    public static readonly StepResult Done = Leave("Done");

    /// <summary>Completed, by these ports.</summary>
    public static StepResult Leave(params IReadOnlyList<string> outcomes) => new Left(outcomes);

    /// <summary>Opens a task for a person and waits for the answer.</summary>
    public static StepResult OpenTask(string name, JsonObject payload) => new TaskWanted(name, payload);

    /// <summary>Sleeps until then (UTC).</summary>
    /// <param name="due">When.</param>
    /// <param name="inWorkingTime">Whether only working time counts until then.</param>
    public static StepResult WakeAt(DateTime due, bool inWorkingTime = false) => new WakeWanted(due, inWorkingTime);

    /// <summary>Waits for an event.</summary>
    public static StepResult AwaitEvent(string name) => new EventWanted(name);

    /// <summary>Starts children and waits for their completion.</summary>
    public static StepResult Enter(params IReadOnlyList<Activity> children) => new ChildrenEntered([.. children.Select(child => (child, (IReadOnlyDictionary<string, JsonNode?>?)null))]);

    /// <summary>Starts a child several times side by side, each time with these values in its variables.</summary>
    public static StepResult EnterEach(Activity child, IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> variables) => new ChildrenEntered([.. variables.Select(v => (child, (IReadOnlyDictionary<string, JsonNode?>?)v))]);

    /// <summary>Other children are still at work: nothing to do yet.</summary>
    public static readonly StepResult Stay = new Staying();

    /// <summary>Completes the nearest loop around at once.</summary>
    public static readonly StepResult Break = new LoopBroken();

    /// <summary>Starts another process. The activity is resumed when that has ended, or (if it does not wait) at once.</summary>
    public static StepResult StartProcess(string definitionId, string? correlationId, IReadOnlyDictionary<string, JsonNode?> input, bool waits, string? versionId = null) =>
        new ProcessWanted(definitionId, versionId, correlationId, input, waits);

    /// <summary>Publishes an event, then completes by Done.</summary>
    public static StepResult Publish(string name, string? correlationId, bool isLocal, JsonNode? payload) => new Publishing(name, correlationId, isLocal, payload);

    /// <summary>Completes the enclosing flowchart or sequence at once, whatever else is open in it.</summary>
    public static StepResult EndContainer(params IReadOnlyList<string> outcomes) => new ContainerEnded(outcomes);

    /// <summary>Finishes the whole workflow at once.</summary>
    public static readonly StepResult EndWorkflow = new WorkflowEnded();

    internal sealed record Left(IReadOnlyList<string> Outcomes) : StepResult;

    internal sealed record TaskWanted(string Name, JsonObject Payload) : StepResult;

    internal sealed record WakeWanted(DateTime Due, bool InWorkingTime) : StepResult;

    internal sealed record EventWanted(string Name) : StepResult;

    internal sealed record ChildrenEntered(IReadOnlyList<(Activity Child, IReadOnlyDictionary<string, JsonNode?>? Variables)> Children) : StepResult;

    internal sealed record Staying : StepResult;

    internal sealed record LoopBroken : StepResult;

    internal sealed record ProcessWanted(string DefinitionId, string? VersionId, string? CorrelationId, IReadOnlyDictionary<string, JsonNode?> Input, bool Waits) : StepResult;

    internal sealed record Publishing(string Name, string? CorrelationId, bool IsLocal, JsonNode? Payload) : StepResult;

    internal sealed record ContainerEnded(IReadOnlyList<string> Outcomes) : StepResult;

    internal sealed record WorkflowEnded : StepResult;
}

/// <summary>An activity cannot go on. Becomes an <see cref="Incident"/>; never leaves the engine.</summary>
internal sealed class ActivityFault(Remark remark, string? details = null) : Exception(remark.ToString())
{
    public Remark Remark { get; } = remark;

    public string? Details { get; } = details;

    /// <summary>Whether a retry has to run the activity from its beginning, because the answer it got is what is wrong.</summary>
    public bool StartsOver { get; init; }
}
