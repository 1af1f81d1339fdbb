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
    public static StepResult WakeAt(DateTime due) => new WakeWanted(due);

    /// <summary>Waits for an event.</summary>
    public static StepResult AwaitEvent(string name) => new EventWanted(name);

    /// <summary>Starts a child and waits for its completion.</summary>
    public static StepResult Enter(Activity child) => new ChildEntered(child);

    /// <summary>Completes the enclosing flowchart or sequence at once, whatever else is open in it.</summary>
    public static StepResult EndContainer(params IReadOnlyList<string> outcomes) => new ContainerEnded(outcomes);

    /// <summary>Finishes the whole workflow at once.</summary>
    public static readonly StepResult EndWorkflow = new WorkflowEnded();

    internal sealed record Left(IReadOnlyList<string> Outcomes) : StepResult;

    internal sealed record TaskWanted(string Name, JsonObject Payload) : StepResult;

    internal sealed record WakeWanted(DateTime Due) : StepResult;

    internal sealed record EventWanted(string Name) : StepResult;

    internal sealed record ChildEntered(Activity Child) : StepResult;

    internal sealed record ContainerEnded(IReadOnlyList<string> Outcomes) : StepResult;

    internal sealed record WorkflowEnded : StepResult;
}

/// <summary>An activity cannot go on. Becomes an <see cref="Incident"/>; never leaves the engine.</summary>
internal sealed class ActivityFault(string sentence, string? details = null) : Exception(sentence)
{
    public string? Details { get; } = details;
}
