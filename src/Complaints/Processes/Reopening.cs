using System.Text.Json;
using Complaints.Access;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>
/// What a process that leads tickets says about opening an ended one again: <c>"reopen": { "within": "P180D", "endings": { "noReply": "floor" } }</c>
/// in its customProperties. What then happens is up to its arrows: it is told by the input <see cref="Input"/>.
/// </summary>
/// <param name="Within">How long after the end.</param>
/// <param name="Endings">Which outcomes are not for ever, and who may open such a ticket again.</param>
public sealed record Reopening(TimeSpan Within, IReadOnlyDictionary<string, Role> Endings)
{
    public const string Input = "reopened";
    private const string Property = "reopen";

    /// <summary>Nothing is ever opened again: what a process says that says nothing.</summary>
    public static readonly Reopening Never = new(TimeSpan.Zero, new Dictionary<string, Role>());

    public static Reopening Of(WorkflowDefinition? definition) => definition is null ? Never : Read(definition).Said;

    public static IReadOnlyList<DefinitionProblem> Problems(WorkflowDefinition definition) => Read(definition).Problems;

    private static (Reopening Said, IReadOnlyList<DefinitionProblem> Problems) Read(WorkflowDefinition definition)
    {
        const string path = $"$.customProperties.{Property}";
        if (definition.Custom(Property) is not { } said)
        {
            return (Never, []);
        }

        if (said.ValueKind != JsonValueKind.Object || !said.TryGetProperty("within", out var within) || !said.TryGetProperty("endings", out var endings) || endings.ValueKind != JsonValueKind.Object)
        {
            return (Never, [new DefinitionProblem(path, "say within which time and who opens which ending again: { \"within\": \"P180D\", \"endings\": { \"noReply\": \"floor\" } }.")]);
        }

        var problems = new List<DefinitionProblem>();
        var (span, problem) = IsoSpan.Read(within.ToString());
        if (problem is not null)
        {
            problems.Add(new DefinitionProblem($"{path}.within", problem));
        }

        var roles = new Dictionary<string, Role>();
        foreach (var ending in endings.EnumerateObject())
        {
            if (ending.Name is Outcomes.Withdrawn or Outcomes.Escalated or Outcomes.Cancelled)
            {
                problems.Add(new DefinitionProblem($"{path}.endings.{ending.Name}", "a ticket that ended like this stays ended, so a new one is opened instead."));
            }
            else if (Roles.Parse(ending.Value.ToString()) is { } role)
            {
                roles[ending.Name] = role;
            }
            else
            {
                problems.Add(new DefinitionProblem($"{path}.endings.{ending.Name}", $"'{ending.Value.ToString()}' is no role. Say who may: floor, supervisor, region, quality, admin or legal."));
            }
        }

        return problems.Count > 0 ? (Never, problems) : (new Reopening(span!.Value, roles), []);
    }
}
