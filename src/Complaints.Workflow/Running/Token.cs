using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

/// <summary>
/// One thread of work, at one activity. A container (flowchart, sequence, loop) keeps its own token while the
/// tokens inside it, whose <see cref="Parent"/> it is, are at work. Keys grow and are never used twice.
/// </summary>
internal sealed record Token(int Key, int Parent, string ActivityId)
{
    /// <summary>Set while it waits for something outside.</summary>
    public Wait? Wait { get; init; }

    /// <summary>Set while it stands at a join: the index of the connection by which it came.</summary>
    public int? Via { get; init; }

    /// <summary>The variables of a container, by name; null if it declares none.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? Variables { get; init; }

    /// <summary>What a loop has to remember between its rounds.</summary>
    public JsonNode? Memory { get; init; }

    /// <summary>The round of a loop over a list, from 0.</summary>
    public int? Round { get; init; }

    /// <summary>What came in for its wait and is not digested yet.</summary>
    public Answer? Answer { get; init; }

    /// <summary>For a container: the child that completed, while the container has not said what follows.</summary>
    public string? After { get; init; }

    /// <summary>Set when its activity failed, until it is tried again.</summary>
    public Incident? Incident { get; init; }
}

/// <summary>An answer to a wait; the value may be null.</summary>
internal sealed record Answer(JsonNode? Value);

internal static class WaitCopies
{
    /// <summary>A payload is mutable JSON, so whoever gets a wait gets his own.</summary>
    public static Wait Copy(this Wait wait) =>
        wait is HumanTask task ? task with { Payload = task.Payload.DeepClone().AsObject() } : wait;
}
