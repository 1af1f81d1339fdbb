using Complaints.Shell;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>What is wrong with a definition, each with its JSON path.</summary>
/// <param name="Problems">Why it cannot be used; empty when it can.</param>
/// <param name="Warnings">What runs although it is hardly meant.</param>
public sealed record DefinitionCheck(IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    // Nobody mends more at once, and a file of two megabytes can have a hundred thousand.
    private const int Most = 200;

    public static DefinitionCheck Of(DefinitionReading reading)
    {
        var forms = reading.Definition is { } read ? ProcessForms.Problems(read).Select(problem => problem.Split(": ", 2)).Select(parts => new Problem(parts[0], Sentence.AsItIs(parts[^1]))) : [];
        return new DefinitionCheck(Some([.. Said(reading, isWarning: false), .. forms]), Some([.. Said(reading, isWarning: true)]));
    }

    private static IEnumerable<Problem> Said(DefinitionReading reading, bool isWarning) =>
        reading.Problems.Where(problem => problem.IsWarning == isWarning).Select(problem => new Problem(problem.Path, Sentence.AsItIs(problem.Sentence)));

    private static IReadOnlyList<Problem> Some(IReadOnlyList<Problem> all) =>
        all.Count > Most ? [.. all.Take(Most), new Problem("$", $"There are {all.Count - Most} more problems.")] : all;
}
