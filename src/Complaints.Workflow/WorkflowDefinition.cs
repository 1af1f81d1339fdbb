using System.Text.Json;
using Complaints.Workflow.Definitions;

namespace Complaints.Workflow;

/// <summary>
/// One version of a process, read from Elsa 3 JSON by <see cref="DefinitionReader"/>.
/// Immutable and safe to share between threads; parse once, keep for the life of the program.
/// </summary>
public sealed class WorkflowDefinition
{
    private readonly JsonElement _source;
    private readonly Dictionary<string, Activity> _activities;

    internal WorkflowDefinition(JsonElement source, DefinitionHead head, Activity root, bool canStart)
    {
        _source = source;
        Version = head.Version;
        Description = head.Description;
        Variables = head.Variables;
        Inputs = head.Inputs;
        VersionId = head.VersionId;
        ContinuesWithIncidents = head.ContinuesWithIncidents;
        Activation = head.Activation;
        Root = root;
        CanStart = canStart;
        Hash = CanonicalJson.Hash(source);
        Id = string.IsNullOrWhiteSpace(head.Id) ? "definition-" + Hash[..12] : head.Id;
        Name = head.Name.Length > 0 ? head.Name : Id;
        _activities = new Dictionary<string, Activity>(StringComparer.Ordinal);
        foreach (var activity in AllActivities())
        {
            _activities.TryAdd(activity.Id, activity);
        }

        KeepsOutputs = AllActivities().Any(a => a.Behaviour.Expressions.Any(e => e.ReadsOutputs));
    }

    /// <summary>The <c>definitionId</c>: the same over all versions of a process. Where the file has none, it is made of the hash.</summary>
    public string Id { get; }

    /// <summary>The version number written in the file, 1 if it has none. Informative: <see cref="Hash"/> is the identity.</summary>
    public int Version { get; }

    /// <summary>The name, or the id where there is no name.</summary>
    public string Name { get; }

    /// <summary>The description, if any.</summary>
    public string? Description { get; }

    /// <summary>
    /// SHA-256 in lower-case hex over the canonical JSON (no white space, properties in ordinal order).
    /// Equal hashes mean equal content; an instance runs only with the hash it was started with.
    /// </summary>
    public string Hash { get; }

    /// <summary>The variables of the workflow itself, in file order. Containers may declare more (<see cref="Activity.Variables"/>).</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; }

    /// <summary>The declared inputs, in file order. Undeclared inputs may be passed as well.</summary>
    public IReadOnlyList<InputDefinition> Inputs { get; }

    /// <summary>The outermost activity, nearly always a flowchart.</summary>
    public Activity Root { get; }

    /// <summary>False when the reader found a problem: the definition can be shown but not started.</summary>
    public bool CanStart { get; }

    /// <summary>What sets the process off by itself, in file order; empty for one that is only started by others.</summary>
    public IReadOnlyList<Trigger> Triggers => CanStart ? [.. Heads(Root).Select(a => a.Trigger).OfType<Trigger>()] : [];

    /// <summary>Where the process may begin: anywhere in a flowchart, with the first activity of a sequence.</summary>
    private static IEnumerable<Activity> Heads(Activity activity) => activity.Behaviour switch
    {
        Activities.Flowchart => activity.Children,
        Activities.Sequence => activity.Children.Take(1).SelectMany(first => Heads(first).Prepend(first)),
        _ => [],
    };

    /// <summary>How many instances may run beside each other. Whoever starts them sees to it: <see cref="ProcessRunner"/> does.</summary>
    public ActivationStrategy Activation { get; }

    /// <summary>The version id written in the file (<c>id</c>), if any.</summary>
    public string? VersionId { get; }

    /// <summary>Whether this key, found in another definition, means this one: its id, its version id, or its name as Elsa makes a type of it.</summary>
    public bool Answers(string key) => key == Id || key == VersionId || key == TypeName;

    /// <summary>The versions of other processes that run inside this one, each where it is named.</summary>
    public IEnumerable<NamedVersion> NamedVersions => AllActivities()
        .Where(a => a.Behaviour is Activities.SubWorkflow { VersionId: not null })
        .Select(a => (a.Path, Used: (Activities.SubWorkflow)a.Behaviour))
        .Select(a => new NamedVersion($"{a.Path}.{Activities.SubWorkflow.VersionProperty}", a.Used.DefinitionId, a.Used.VersionId!));

    /// <summary>The name with a capital for each word and nothing between them.</summary>
    private string TypeName => string.Concat(Name.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Whether the <c>customProperties</c> of the workflow itself say <c>true</c> under this name. What they mean is up to whoever runs it.</summary>
    public bool HasFlag(string name) => Custom(name) is { ValueKind: JsonValueKind.True };

    /// <summary>What the <c>customProperties</c> of the workflow itself say under this name; null when they say nothing.</summary>
    public JsonElement? Custom(string name) => new Place(_source, "$", []).Custom(name);

    internal bool KeepsOutputs { get; }

    /// <summary>Whether other branches go on when an activity fails.</summary>
    internal bool ContinuesWithIncidents { get; }

    /// <summary>The definition as JSON. Reading it gives an equal definition; properties unknown to the engine are kept word for word.</summary>
    public string ToJson() => CanonicalJson.Indented(_source);

    /// <summary>All activities, outermost first, children in file order.</summary>
    public IEnumerable<Activity> AllActivities()
    {
        var open = new Stack<Activity>([Root]);
        while (open.TryPop(out var activity))
        {
            yield return activity;
            for (var i = activity.Children.Count - 1; i >= 0; i--)
            {
                open.Push(activity.Children[i]);
            }
        }
    }

    /// <summary>The activity with this id, or null.</summary>
    public Activity? FindActivity(string id) => _activities.GetValueOrDefault(id);
}

/// <summary>A definition says that this version of another process is to run, and no other.</summary>
/// <param name="Path">Where, as a JSON path.</param>
/// <param name="DefinitionId">The other process.</param>
/// <param name="VersionId">The version id in its file.</param>
public sealed record NamedVersion(string Path, string DefinitionId, string VersionId)
{
    /// <summary>What is to be said where nobody has kept that version.</summary>
    public Remark WhyNotThere() => WhyNotThere(DefinitionId, VersionId);

    internal static Remark WhyNotThere(string definitionId, string versionId) => $"There is no version {versionId} of the process {definitionId} that could be started.";
}

/// <summary>A declared variable.</summary>
/// <param name="Id">What expressions and outputs refer to.</param>
/// <param name="Name">What scripts call it. Case-sensitive.</param>
/// <param name="TypeName">As written, for example <c>String</c> or <c>Int32</c>.</param>
/// <param name="IsArray">Whether the value is a list.</param>
/// <param name="DefaultJson">The default value as JSON, converted to the type; null means unset.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, string? DefaultJson);

/// <summary>A declared input of the workflow.</summary>
/// <param name="Name">The key under which it is passed to <see cref="WorkflowEngine.Start"/>.</param>
/// <param name="TypeName">As written, for example <c>String</c>.</param>
/// <param name="DisplayName">For people, if any.</param>
public sealed record InputDefinition(string Name, string TypeName, string? DisplayName);
