using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow;

/// <summary>One activity of a definition. Immutable.</summary>
public sealed class Activity
{
    private FlowGraph? _graph;

    internal Activity(Place place) => (Place, Path) = (place, place.Path);

    /// <summary>Unique in the definition.</summary>
    public required string Id { get; init; }

    /// <summary>For example <c>Elsa.RunTask</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name, or the id where there is no name.</summary>
    public required string Name { get; init; }

    /// <summary>What the designer shows, if it differs from the name.</summary>
    public string? DisplayText { get; init; }

    /// <summary>The designer's note, if any.</summary>
    public string? Description { get; init; }

    /// <summary>Position in the designer, in its pixels; null if never placed.</summary>
    public double? X { get; init; }

    /// <summary>Position in the designer, in its pixels; null if never placed.</summary>
    public double? Y { get; init; }

    /// <summary>Where it stands in the file, for example <c>$.root.activities[3]</c>.</summary>
    public string Path { get; }

    /// <summary>False for a type this engine does not run: kept and shown, never started.</summary>
    public bool IsKnown => Behaviour is not Unknown;

    /// <summary>The activities inside, in file order.</summary>
    public IReadOnlyList<Activity> Children { get; internal set; } = [];

    /// <summary>The arrows between the <see cref="Children"/> of a flowchart, exact duplicates removed.</summary>
    public IReadOnlyList<Connection> Connections { get; internal set; } = [];

    /// <summary>The variables which this container declares for what is inside.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; internal set; } = [];

    /// <summary>The ports it can leave by; null if that is known only when it runs, empty if nothing follows it.</summary>
    public IReadOnlyList<string>? Ports => Behaviour.Ports;

    internal Behaviour Behaviour { get; set; } = new Unknown("");
    internal MergeMode Merge { get; set; }
    internal bool CanStartWorkflow { get; init; }
    internal Trigger? Trigger => CanStartWorkflow ? Behaviour.AsTrigger(Id) : null;
    internal Place Place { get; }

    /// <summary>Built when first needed; two threads may both build it, the results are equal.</summary>
    internal FlowGraph Graph => _graph ??= new FlowGraph(this);

    /// <summary>
    /// The value of an input as far as it is known without running: a literal, or an object expression.
    /// Null for a script, a variable, an input that is unset or not there.
    /// </summary>
    /// <param name="name">For example <c>taskName</c> or <c>payload</c>; case is ignored.</param>
    public JsonNode? StaticInput(string name) => ExpressionReader.StaticValue(Place.Property(name));

    /// <summary>
    /// What its <c>customProperties</c> say under this name, of whatever kind; null when they say nothing. What the engine does
    /// not know of it is up to whoever runs it.
    /// </summary>
    /// <param name="name">Case is ignored.</param>
    public JsonElement? Custom(string name) => Place.Custom(name);
}

/// <summary>An arrow of a flowchart.</summary>
/// <param name="Source">The id of the activity it leaves.</param>
/// <param name="Port">The outcome that takes it, <c>Done</c> where the file says nothing.</param>
/// <param name="Target">The id of the activity it leads to.</param>
public sealed record Connection(string Source, string Port, string Target);

/// <summary>How an activity with several inbound connections treats arrivals; see the README.</summary>
internal enum MergeMode
{
    /// <summary>Waits until nothing open upstream can arrive, then runs once.</summary>
    Wait,

    /// <summary>The same, but runs only if every forward connection brought something.</summary>
    WaitAll,

    /// <summary>As WaitAll, over all connections, loops included.</summary>
    Converge,

    /// <summary>Runs for the first arrival and cancels what is open upstream.</summary>
    Race,

    /// <summary>Runs for every arrival.</summary>
    Cascade,
}
