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
        var found = reading.Problems.Concat(reading.Definition is { } read ? ProcessForms.Problems(read) : []).ToLookup(problem => problem.IsWarning, problem => new Problem(problem.Path, problem.Remark));
        return new DefinitionCheck(Some([.. found[false]]), Some([.. found[true]]));
    }

    private static IReadOnlyList<Problem> Some(IReadOnlyList<Problem> all) =>
        all.Count > Most ? [.. all.Take(Most), new Problem("$", $"There are {all.Count - Most} more problems.")] : all;
}
