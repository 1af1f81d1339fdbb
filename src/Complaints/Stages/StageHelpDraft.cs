namespace Complaints.Stages;

/// <summary>What the helpers of a stage's form hold until it is saved. Each of it stands in a field of the form, from where its draft keeps it.</summary>
public sealed class StageHelpDraft
{
    /// <summary>Ticks to calm down that the process has no field for.</summary>
    public HashSet<string> Calm { get; } = [];

    public string? Wording { get; set; }

    /// <summary>Null until the clerk opens the judgement of wear and says something.</summary>
    public WearSigns? Wear { get; set; }

    public string? Signature { get; set; }

    public StageHelp Done(string? card) => new(card, Calm.Count == 0 ? null : [.. StageHelp.CalmTicks.Where(Calm.Contains)], Wording, Judged, Signature);

    /// <summary>What says nothing, because all was taken back, is not kept.</summary>
    private WearSigns? Judged => Wear is not null && WearOrFault.Judge(Wear).Reasons.Count > 0 ? Wear : null;
}
