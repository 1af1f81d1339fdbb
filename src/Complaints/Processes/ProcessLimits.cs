using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>How long what a definition says may be, in characters: as long as the columns that keep it.</summary>
internal static class ProcessLimits
{
    public const int Id = 100;
    public const int TaskName = 100;
    public const int Stage = 40;
    public const int Outcome = 40;
    public const int Title = 200;
    public const int Script = 2000;
    public const int FieldName = 100;
    public const int Label = 200;

    /// <returns>The problem if it is too long.</returns>
    public static DefinitionProblem? Check(string path, string? text, int most) =>
        text?.Length > most ? new DefinitionProblem(path, $"'{text[..Math.Min(30, most)]}...' has {text.Length} characters, and there is room for {most}.") : null;

    /// <summary>Every id and type of a definition that is too long.</summary>
    public static IEnumerable<DefinitionProblem> Problems(WorkflowDefinition definition) =>
        definition.AllActivities()
            .SelectMany(activity => new[] { Check($"{activity.Path}.id", activity.Id, Id), Check($"{activity.Path}.type", activity.Type, Id) })
            .Prepend(Check("$.definitionId", definition.Id, Id))
            .OfType<DefinitionProblem>();
}
