namespace Complaints.Stages;

/// <summary>What the clerk sees on the article and hears about its use.</summary>
/// <param name="Grade">W0 unworn to W4 heavy; null when not judged.</param>
/// <param name="Days">Days since the purchase; null when nobody knows.</param>
/// <param name="DaysAWeek">How many days a week it was worn, 1 to 7; null when nobody knows.</param>
/// <param name="Seen">Signs that were ticked: <see cref="WearOrFault.Signs"/>.</param>
public sealed record WearSigns(string? Grade, int? Days, int? DaysAWeek, IReadOnlyList<string>? Seen)
{
    /// <summary>Each sign once, however often it was sent.</summary>
    internal WearSigns Once() => this with { Seen = Seen is null ? null : [.. Seen.Distinct()] };
}

/// <summary>One thing that speaks for a fault (weight above 0) or for wear (below).</summary>
/// <param name="Code">Which; the pages say it in a sentence.</param>
/// <param name="Number">A number that the sentence names; null when it names none.</param>
public sealed record WearReason(string Code, double Weight, int? Number = null);

/// <param name="Share">How much speaks for a fault, 3 to 97; nobody is ever certain at a counter.</param>
/// <param name="Finding">The outcome of the analysis that it suggests.</param>
public sealed record WearJudgement(int Share, string Finding, IReadOnlyList<WearReason> Reasons);

/// <summary>What is kept with a visit: what was seen, and what came of it.</summary>
public sealed record WearRecord(WearSigns Signs, WearJudgement Judgement);

/// <summary>
/// Advice on whether an article is faulty or worn: each sign adds to or takes from the odds, which begin at even.
/// The hints follow a retailer's public guide to faulty items (schoolshoes.co.uk faulty item report): stitching, sole, zip or
/// heel that fail in the first weeks are faults; flaked coating, weak touch-fasteners, worn tread and laces are wear.
/// The weights are an assumption of ours, in natural log odds: 0.4 is a hint, 0.8 a good reason, 1.4 a strong one. A chain
/// that compares them with its laboratory should correct them here. The clerk decides, never this.
/// </summary>
public static class WearOrFault
{
    /// <summary>Parts that should outlast weeks of use. When they fail early, that is the maker's doing.</summary>
    public static readonly IReadOnlyList<string> EarlyFailures = ["soleOpens", "seamOpens", "zipFails", "heelFails"];

    public static readonly IReadOnlyList<string> FaultSigns = [.. EarlyFailures, "onlyOne", "noFriction"];

    public static readonly IReadOnlyList<string> UseSigns = ["coatingFlaked", "velcroWeak", "treadWorn", "laceWorn", "heelDrag", "toeScuff", "noCare"];

    public static readonly IReadOnlyList<string> Signs = [.. FaultSigns, .. UseSigns];

    public static readonly IReadOnlyList<string> Grades = ["W0", "W1", "W2", "W3", "W4"];

    private const int FirstWeeks = 30;   // days on the feet
    private const int HalfAYear = 120;

    private static readonly Dictionary<string, double> Weights = new()
    {
        ["onlyOne"] = 0.7, ["noFriction"] = 0.8,
        ["coatingFlaked"] = -0.5, ["velcroWeak"] = -0.6, ["treadWorn"] = -1.0, ["laceWorn"] = -0.8, ["heelDrag"] = -0.6, ["toeScuff"] = -0.5, ["noCare"] = -0.5,
    };

    private static readonly double[] GradeWeights = [1.4, 0.8, 0.3, -0.5, -1.4];

    public static WearJudgement Judge(WearSigns signs)
    {
        var reasons = new List<WearReason>();
        var seen = (signs.Seen ?? []).Distinct().Where(Signs.Contains).ToList();
        var worn = DaysWorn(signs);
        if (signs.Grade is { } grade && Grades.ToList().IndexOf(grade) is >= 0 and var index)
        {
            reasons.Add(new WearReason("grade." + grade, GradeWeights[index]));
        }

        if (worn is { } days)
        {
            reasons.Add(days switch
            {
                <= FirstWeeks => new WearReason("worn.short", 0.4, days),
                <= HalfAYear => new WearReason("worn.season", 0, days),
                _ => new WearReason("worn.long", -0.6, days),
            });
        }

        foreach (var sign in seen)
        {
            reasons.Add(EarlyFailures.Contains(sign) ? Failure(sign, worn) : new WearReason(sign, Weights[sign]));
        }

        var odds = reasons.Sum(reason => reason.Weight);
        var share = Math.Clamp((int)Math.Round(100 / (1 + Math.Exp(-odds)), MidpointRounding.AwayFromZero), 3, 97);
        return new WearJudgement(share, share >= 60 ? "upheld" : share > 40 ? "partlyUpheld" : "noFault", [.. reasons.OrderByDescending(reason => Math.Abs(reason.Weight))]);
    }

    /// <summary>On how many days it was on the feet, as far as that is known.</summary>
    public static int? DaysWorn(WearSigns signs) => signs is { Days: >= 0 and var days, DaysAWeek: >= 1 and <= 7 and var aWeek }
        ? (int)Math.Round(days * aWeek / 7.0, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>How worn something must look after so many days on the feet: an assumption, for a clerk who has not judged it.</summary>
    public static string? GradeOf(WearSigns signs) => DaysWorn(signs) switch
    {
        null => null,
        0 => "W0",
        <= 2 => "W1",
        <= 14 => "W2",
        <= 90 => "W3",
        _ => "W4",
    };

    private static WearReason Failure(string sign, int? worn) => worn switch
    {
        null => new WearReason(sign, 0.6),
        <= FirstWeeks => new WearReason(sign + ".early", 1.4, worn),
        <= HalfAYear => new WearReason(sign, 0.7),
        _ => new WearReason(sign + ".late", 0.2, worn),
    };
}
