using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// A workflow used as an activity: started as an instance of its own and waited for. It leaves by the outcomes with
/// which that completed; the outputs of the workflow go where the activity binds them. Where the file names a version it
/// is that one or none; else the workflow is found by the id of the definition, else by its name: the type, as Elsa writes it.
/// </summary>
internal sealed record SubWorkflow(string DefinitionId, string? VersionId, string Type, IReadOnlyList<Input> Inputs, IReadOnlyList<Output> Outputs) : Behaviour
{
    public const string VersionProperty = "workflowDefinitionVersionId";

    private const string IdProperty = "workflowDefinitionId";

    /// <summary>What stands in an activity of any type, or says which workflow this is. Everything else is an input or an output.</summary>
    private static readonly HashSet<string> CommonNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "variables", "_type", "$id",
        "canStartWorkflow", "runAsynchronously", "source", "line", "applicationProperties",
        IdProperty, VersionProperty, "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId",
    };

    /// <summary>Known only to the other workflow.</summary>
    public override IReadOnlyList<string>? Ports => null;

    public override IEnumerable<Expression> Expressions => Of(Inputs);

    /// <summary>Any type may be the name of a workflow; what tells it is the id of that workflow, as plain text.</summary>
    public static bool Is(Place place) => place.Property(IdProperty).IsText;

    public static Behaviour Read(ActivityReader reader)
    {
        var bound = reader.Place.Properties().Where(p => !p.Place.IsAbsent && !CommonNames.Contains(p.Name)).ToLookup(p => IsOutput(p.Place), p => p.Name);
        return new SubWorkflow(
            reader.Place.Property(IdProperty).Text()!,
            reader.Place.Property(VersionProperty).Text() is { Length: > 0 } version ? version : null,
            reader.Place.Property("type").Text() ?? "",
            [.. bound[false].Select(reader.Value)],
            [.. bound[true].Select(reader.Output)]);
    }

    private static bool IsOutput(Place place) =>
        place.IsObject && place.Property("expression").IsAbsent && !(place.Property("memoryReference").IsAbsent && place.Property("typeName").IsAbsent);

    public override StepResult Run(ActivityContext context) =>
        StepResult.StartProcess(
            VersionId is null && !context.HasProcess(DefinitionId) && context.HasProcess(Type) ? Type : DefinitionId, context.CorrelationId,
            Inputs.ToDictionary(i => i.Name, context.Value, StringComparer.Ordinal), waits: true, VersionId);

    public override StepResult Resume(ActivityContext context, JsonNode? answer)
    {
        if (answer!["status"]!.GetValue<string>() != nameof(InstanceStatus.Finished))
        {
            throw new ActivityFault($"The process {DefinitionId} was cancelled.") { StartsOver = true };
        }

        var output = answer["output"]!.AsObject();
        foreach (var (name, value) in output)
        {
            // A file writes the names of outputs in camel case, the workflow as it likes; scripts may ask for those that are bound nowhere.
            var bound = Outputs.Where(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(new Output(name, null));
            context.SetOutput(bound.First(), value);
        }

        // A process that was finished from within has no outcomes to leave by.
        return answer["outcomes"]!.AsArray() is { Count: > 0 } outcomes ? StepResult.Leave([.. outcomes.Select(o => o!.GetValue<string>())]) : StepResult.Done;
    }
}
