namespace Complaints.Stages;

/// <summary>What the helpers of a stage's form hold until it is saved.</summary>
public sealed class StageHelpDraft
{
    /// <summary>Ticks to calm down that the process has no field for.</summary>
    public HashSet<string> Calm { get; } = [];

    public string? Wording { get; set; }

    /// <summary>Null until the clerk opens the judgement of wear and says something.</summary>
    public WearSigns? Wear { get; set; }

    public string? Signature { get; set; }

    public StageHelp Done(string? card) => new(card, Calm.Count == 0 ? null : [.. StageHelp.CalmTicks.Where(Calm.Contains)], Wording, Wear, Signature);
}
