using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Shell;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>
/// What a definition calls itself, its activities and the ways out of them, as the reader says it. Elsa has one text for each;
/// other languages stand in customProperties: <c>captions</c> of the definition and of an activity, <c>description</c> of the
/// definition, <c>ports</c> of an activity.
/// </summary>
public static class ProcessWords
{
    private const string Captions = "captions";
    private const string About = "description";
    private const string Ports = "ports";

    private static readonly Remark Form = "give one text for each language: { \"de\": \"…\", \"zh\": \"…\" }.";

    public static string Name(WorkflowDefinition definition) => Shown(Given(definition.Custom(Captions)), definition.Name);

    /// <summary>What it is for; empty where the definition does not say.</summary>
    public static string Description(WorkflowDefinition definition) => Shown(Given(definition.Custom(About)), definition.Description ?? "");

    public static string Label(Activity activity) =>
        Shown(Given(activity.Custom(Captions)), activity.DisplayText ?? activity.StaticInput("taskName")?.ToString() ?? activity.Name);

    /// <summary>A port that the definition has no words for is one of the program's own, or shown as it is.</summary>
    public static string Port(Activity from, string port) =>
        Shown((Given(from.Custom(Ports)) as JsonObject)?[port], Labels.Of("Port", port));

    public static IEnumerable<DefinitionProblem> Problems(WorkflowDefinition definition) =>
    [
        .. Problems("$", Captions, definition.Custom(Captions)),
        .. Problems("$", About, definition.Custom(About)),
        .. definition.AllActivities().SelectMany(activity => Problems(activity.Path, Captions, activity.Custom(Captions)).Concat(PortProblems(activity))),
    ];

    private static IEnumerable<DefinitionProblem> Problems(string path, string property, JsonElement? said) =>
        WhyNot(Given(said)) is { } problem ? [new DefinitionProblem($"{path}.customProperties.{property}", problem)] : [];

    private static IEnumerable<DefinitionProblem> PortProblems(Activity activity)
    {
        if (Given(activity.Custom(Ports)) is not { } given)
        {
            yield break;
        }

        if (given is not JsonObject named)
        {
            yield return new DefinitionProblem($"{activity.Path}.customProperties.{Ports}", "say what each port is called: { \"Not satisfied\": { \"de\": \"…\", \"zh\": \"…\" } }.");
            yield break;
        }

        foreach (var (port, words) in named)
        {
            if (WhyNot(words) is { } problem)
            {
                yield return new DefinitionProblem($"{activity.Path}.customProperties.{Ports}", $"{port}: {problem}");
            }
        }
    }

    /// <summary>One text for all languages is what Elsa has already.</summary>
    private static Remark? WhyNot(JsonNode? given) => given is null or JsonObject ? Caption.WhyNot(given) : Form;

    private static string Shown(JsonNode? given, string otherwise) =>
        given is JsonObject && WhyNot(given) is null ? given.Deserialize<Caption>(Json.Options)!.Else(otherwise).Shown : otherwise;

    private static JsonNode? Given(JsonElement? said) => said?.Deserialize<JsonNode>(Json.Options);
}
