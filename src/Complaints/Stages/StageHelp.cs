using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Shell;

namespace Complaints.Stages;

/// <summary>What the helpers beside a stage's form add to it. None of it is asked for by the process, all of it may be left out.</summary>
/// <param name="Card">Id of the coach card that was shown.</param>
/// <param name="Calm">What was done to calm the customer: <see cref="CalmTicks"/>.</param>
/// <param name="Wording">Id of the apology wording that was taken as a start.</param>
/// <param name="Wear">What the judgement of wear rests on.</param>
/// <param name="Signature">What the customer signed with, as an SVG path.</param>
public sealed record StageHelp(string? Card = null, IReadOnlyList<string>? Calm = null, string? Wording = null, WearSigns? Wear = null, string? Signature = null)
{
    public static readonly IReadOnlyList<string> CalmTicks = ["notShoes", "backRoom", "anotherTime", "water", "seat"];

    internal void Check(FormCheck form)
    {
        form.Text("help.card", Card, 60);
        form.Text("help.wording", Wording, 60);
        OnlyKnown(form, "help.calm", Calm, CalmTicks);

        form.OneOf("help.wear.grade", Wear?.Grade, WearOrFault.Grades, null);
        form.When(Wear?.Days is < 0 or > 36_500, "help.wear.days", "Say how many days ago it was bought.");
        form.When(Wear?.DaysAWeek is < 1 or > 7, "help.wear.daysAWeek", "A week has one to seven days.");
        OnlyKnown(form, "help.wear.seen", Wear?.Seen, WearOrFault.Signs);

        form.When(Signature?.Length > Stages.Signature.MostCharacters, "help.signature", "This signature is too long to be kept. Clear it and sign once more, a little smaller.");
        form.When(!string.IsNullOrEmpty(Signature) && Signature.Length <= Stages.Signature.MostCharacters && !SignaturePath.Fits(Signature), "help.signature", "This is no signature: only strokes are kept.");
    }

    /// <summary>A sign can be ticked once, so more of them than there are come from no form of ours, and one sentence says it.</summary>
    private static void OnlyKnown(FormCheck form, string field, IReadOnlyList<string>? ticked, IReadOnlyList<string> known) =>
        form.When(ticked is not null && (ticked.Count > known.Count || ticked.Any(tick => !known.Contains(tick))), field, $"Choose from {known}, each of them once.");

    /// <returns>What is kept with the visit; null when there is nothing.</returns>
    /// <param name="verbatim">Whether the words recorded are those of the sheet.</param>
    internal JsonObject? Kept(bool verbatim)
    {
        var kept = new JsonObject();
        if (Calm is { Count: > 0 })
        {
            kept["calm"] = new JsonArray([.. Calm.Distinct().Select(tick => JsonValue.Create(tick))]);
        }

        if (!string.IsNullOrEmpty(Wording))
        {
            kept["wording"] = Wording;
        }

        if (verbatim)
        {
            kept["verbatim"] = true;
        }

        if (Wear is not null)
        {
            var signs = Wear.Once();
            kept["wear"] = JsonSerializer.SerializeToNode(new WearRecord(signs, WearOrFault.Judge(signs)), Json.Options);
        }

        return kept.Count == 0 ? null : kept;
    }
}

/// <summary>The strokes of a signature: moves and lines between whole numbers, and nothing else that SVG knows.</summary>
internal static partial class SignaturePath
{
    public static bool Fits(string path) => Form().IsMatch(path);

    [GeneratedRegex(@"\A(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
