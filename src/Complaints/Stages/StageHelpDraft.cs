using System.Text.Json;

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

    /// <summary>For the form's draft: what no field of the process holds.</summary>
    public string Written => Done(null) is { Calm: null, Wording: null, Wear: null, Signature: null } ? "" : JsonSerializer.Serialize(Done(null), Shell.Json.Options);

    /// <summary>Goes on with a draft; one that cannot be read is none.</summary>
    public void Fill(string? written)
    {
        StageHelp? help;
        try
        {
            help = string.IsNullOrEmpty(written) ? null : JsonSerializer.Deserialize<StageHelp>(written, Shell.Json.Options);
        }
        catch (JsonException)
        {
            return;
        }

        Calm.Clear();
        Calm.UnionWith(help?.Calm ?? []);
        (Wording, Wear, Signature) = (help?.Wording, help?.Wear, help?.Signature);
    }

    public StageHelp Done(string? card) => new(card, Calm.Count == 0 ? null : [.. StageHelp.CalmTicks.Where(Calm.Contains)], Wording, Wear, Signature);
}
