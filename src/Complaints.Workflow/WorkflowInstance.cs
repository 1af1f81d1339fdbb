using System.Text.Json.Nodes;
using Complaints.Workflow.Running;

namespace Complaints.Workflow;

/// <summary>
/// The whole state of one running process. Immutable: a step gives a new instance and leaves the old one valid,
/// so a caller that refuses a step (for example because it faulted) simply keeps the old one.
/// Two instances are equal when their JSON is.
/// </summary>
public sealed record WorkflowInstance
{
    private IReadOnlyList<Wait>? _waits;
    private IReadOnlyList<Incident>? _incidents;

    internal WorkflowInstance(string id, string definitionId, string definitionHash)
    {
        Id = id;
        DefinitionId = definitionId;
        DefinitionHash = definitionHash;
    }

    /// <summary>The caller's id for it.</summary>
    public string Id { get; }

    /// <summary>The process it is an instance of.</summary>
    public string DefinitionId { get; }

    /// <summary>The exact content it was started with; <see cref="WorkflowEngine.Advance"/> takes no other.</summary>
    public string DefinitionHash { get; private init; }

    /// <summary>Running, or how it ended.</summary>
    public InstanceStatus Status { get; internal init; }

    /// <summary>What the process called itself (<c>Elsa.SetName</c>), or null.</summary>
    public string? Name { get; internal init; }

    /// <summary>The business key under which events find it, or null.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>The instance that started this one, or null.</summary>
    public string? ParentId { get; internal init; }

    /// <summary>The activities that failed and were not tried again, oldest first. Never empty while <see cref="Status"/> is Faulted, unless the first released engine saved it: there a failure was an end.</summary>
    public IReadOnlyList<Incident> Incidents => _incidents ??= [.. Tokens.Where(t => t.Incident is not null).Select(t => t.Incident!)];

    /// <summary>The oldest of the <see cref="Incidents"/>, or null.</summary>
    public Incident? Incident => Incidents.Count > 0 ? Incidents[0] : null;

    /// <summary>Everything it waits for, oldest first. Empty exactly when <see cref="Status"/> is not Running.</summary>
    public IReadOnlyList<Wait> Waits =>
        _waits ??= Status == InstanceStatus.Running ? [.. Tokens.Where(t => t.Wait is not null).Select(t => t.Wait!.Copy())] : [];

    /// <summary>How often each activity completed, by activity id. All that finished activities leave behind.</summary>
    public IReadOnlyDictionary<string, int> Completions { get; internal init; } = new Dictionary<string, int>();

    /// <summary>The ids of the activities that hold a token now: waiting, at a join, or with work inside.</summary>
    public IEnumerable<string> ActiveActivities => Tokens.Select(t => t.ActivityId).Distinct(StringComparer.Ordinal);

    internal IReadOnlyList<Token> Tokens { get; init; } = [];
    internal IReadOnlyDictionary<string, JsonNode?> Variables { get; init; } = new Dictionary<string, JsonNode?>();
    internal IReadOnlyDictionary<string, JsonNode?> Input { get; init; } = new Dictionary<string, JsonNode?>();
    internal IReadOnlyDictionary<string, JsonNode?> Outputs { get; init; } = new Dictionary<string, JsonNode?>();
    internal IReadOnlyDictionary<string, JsonNode?> Output { get; init; } = new Dictionary<string, JsonNode?>();
    internal IReadOnlyList<string> Outcomes { get; init; } = [];
    internal JsonNode? LastResult { get; init; }
    internal int Depth { get; init; }
    internal int LastToken { get; init; }
    internal int LastEntry { get; init; }

    /// <summary>The value of a variable of the workflow itself; null if it is unset or not declared. A copy.</summary>
    public JsonNode? GetVariable(string name) => Variables.GetValueOrDefault(name)?.DeepClone();

    /// <summary>The outputs of the workflow that were set so far, by name. A copy.</summary>
    public JsonObject GetOutput() => new(Output.Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone())));

    /// <summary>All variables of the workflow itself, by name. A copy.</summary>
    public JsonObject GetVariables() => new(Variables.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone())));

    /// <summary>What it was started with, by name. A copy.</summary>
    public JsonObject GetInput() => new(Input.Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone())));

    /// <summary>The variables of the containers that are at work, oldest first, each with the id of its activity; one that works twice at once is there twice. Copies.</summary>
    public IReadOnlyList<(string ActivityId, JsonObject Variables)> GetContainerVariables() =>
    [
        .. Tokens.Where(t => t.Variables is { Count: > 0 })
            .Select(t => (t.ActivityId, new JsonObject(t.Variables!.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone()))))),
    ];

    /// <summary>The state as JSON, to be stored as opaque text; <see cref="FromJson"/> gives back an equal instance.</summary>
    public string ToJson() => InstanceJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a saved instance.</exception>
    public static WorkflowInstance FromJson(string json) => InstanceJson.Read(json);

    internal WorkflowInstance MovedTo(
        string hash,
        IReadOnlyList<Token> tokens,
        IReadOnlyDictionary<string, JsonNode?> variables,
        IReadOnlyDictionary<string, int> completions,
        IReadOnlyDictionary<string, JsonNode?> outputs) =>
        this with { DefinitionHash = hash, Tokens = tokens, Variables = variables, Completions = completions, Outputs = outputs, _waits = null, _incidents = null };

    /// <summary>Equal when the JSON is.</summary>
    public bool Equals(WorkflowInstance? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && ToJson() == other.ToJson());

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
