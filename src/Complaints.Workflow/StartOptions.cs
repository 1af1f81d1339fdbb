using System.Text.Json.Nodes;

namespace Complaints.Workflow;

/// <summary>How an instance comes to be, when it is not simply started by hand.</summary>
public sealed record StartOptions
{
    /// <summary>How deep processes may start each other; one more is an incident of the process that tries.</summary>
    public const int MaxDepth = 20;

    /// <summary>A business key under which events find the instance, or null.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The instance that started this one, or null.</summary>
    public string? ParentId { get; init; }

    /// <summary>How many instances stand above this one: 0 to <see cref="MaxDepth"/>.</summary>
    public int Depth { get; init; }

    /// <summary>The activity (one of <see cref="WorkflowDefinition.Triggers"/>) that set it off: the process starts there, and that activity does not wait.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>What came with the trigger; becomes the result of that activity.</summary>
    public JsonNode? TriggerPayload { get; init; }
}
