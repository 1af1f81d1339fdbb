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
public sealed record Step(WorkflowInstance Instance, StepOutcome Outcome, IReadOnlyList<Effect> Effects);

/// <summary>Why an instance failed: data that survives restarts.</summary>
/// <param name="ActivityId">The activity that failed.</param>
/// <param name="Sentence">For people.</param>
/// <param name="Details">For programmers: the script's message with line, or null.</param>
/// <param name="At">UTC.</param>
public sealed record Incident(string ActivityId, string Sentence, string? Details, DateTime At);

/// <summary>The status of an instance. Only Running can change.</summary>
public enum InstanceStatus
{
    /// <summary>It waits for something.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Finished,

    /// <summary>An activity failed; see <see cref="WorkflowInstance.Incident"/>.</summary>
    Faulted,

    /// <summary>It was cancelled from outside.</summary>
    Cancelled,
}
