namespace Complaints.Workflow;

/// <summary>What a stimulus did.</summary>
public enum StepOutcome
{
    /// <summary>The instance moved on (possibly into a fault).</summary>
    Advanced,

    /// <summary>Nothing waits for this stimulus: answered before, withdrawn, unknown, or a timer before its time.</summary>
    NotWaiting,

    /// <summary>The instance has ended.</summary>
    AlreadyEnded,
}

/// <summary>The result of one step.</summary>
/// <param name="Instance">The instance afterwards; the very same object unless the outcome is Advanced.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Effects">What to write down, in order; empty unless the outcome is Advanced.</param>
public sealed record Step(WorkflowInstance Instance, StepOutcome Outcome, IReadOnlyList<Effect> Effects)
{
    /// <summary>In the first step of an instance that a <see cref="ProcessRunner"/> started: under which correlation id; a process may take another one in that very step.</summary>
    public string? StartedUnder { get; init; }
}

/// <summary>An activity that failed: data that survives restarts. Open until it is retried or the instance ends.</summary>
/// <param name="Id">Unique; made by the caller's <c>newId</c>.</param>
/// <param name="ActivityId">The activity that failed.</param>
/// <param name="ActivityType">For example <c>Elsa.FlowDecision</c>.</param>
/// <param name="Remark">What went wrong, for people.</param>
/// <param name="Details">For programmers: the script's message with line, or null.</param>
/// <param name="At">UTC.</param>
public sealed record Incident(string Id, string ActivityId, string ActivityType, Remark Remark, string? Details, DateTime At)
{
    /// <summary>What went wrong, in English.</summary>
    public string Sentence => Remark.ToString();
}

/// <summary>The status of an instance.</summary>
public enum InstanceStatus
{
    /// <summary>It waits for something.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Finished,

    /// <summary>An activity failed and nothing goes on until <see cref="RetryRequested"/> or <see cref="CancelRequested"/>; see <see cref="WorkflowInstance.Incidents"/>.</summary>
    Faulted,

    /// <summary>It was cancelled from outside.</summary>
    Cancelled,
}
