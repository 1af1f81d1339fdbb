namespace Complaints.Workflow;

/// <summary>What reading a file gave.</summary>
/// <param name="Definition">The definition; null only if there is nothing to show.</param>
/// <param name="Problems">Everything that is wrong, in file order as far as possible; nothing but warnings if it can be started.</param>
public sealed record DefinitionReading(WorkflowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems)
{
    /// <summary>True if there is a definition and no problem but warnings.</summary>
    public bool CanStart => Definition is { CanStart: true };
}

/// <summary>Something wrong with a definition.</summary>
/// <param name="Path">Where, as a JSON path like <c>$.root.activities[3].timeSpan</c>.</param>
/// <param name="Remark">What, for the author of the definition.</param>
/// <param name="IsWarning">True for what Elsa runs without a word although it is hardly meant: an arrow that can never be taken, a name in a script that nothing has.</param>
public sealed record DefinitionProblem(string Path, Remark Remark, bool IsWarning = false)
{
    /// <summary>What is wrong, in English.</summary>
    public string Sentence => Remark.ToString();

    /// <summary>Where and what, in English.</summary>
    public override string ToString() => $"{Path}: {Sentence}";
}
