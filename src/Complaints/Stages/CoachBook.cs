using System.Text.RegularExpressions;
using Complaints.Replies;

namespace Complaints.Stages;

/// <summary>What a good store manager would whisper to the clerk at this stage.</summary>
/// <param name="Id">The same in every language, so that uses can be counted.</param>
/// <param name="Purpose">What the stage is for, in one sentence.</param>
public sealed record CoachCard(string Id, string Purpose, IReadOnlyList<string> Do, IReadOnlyList<string> Say, IReadOnlyList<string> Never);

/// <summary>A card as it stands in the file. A condition that is left out always holds.</summary>
/// <param name="Hurt">True: only when somebody is hurt or in danger.</param>
/// <param name="Threat">True: only while a threat by the customer stands.</param>
/// <param name="Alone">True: what it leaves out is not taken from the cards that are more general.</param>
public sealed record CardRule(
    string Id, IReadOnlyList<string>? Stages, IReadOnlyList<string>? Defects, IReadOnlyList<string>? Groups, IReadOnlyList<int>? Moods, bool Hurt, bool Threat, bool Alone,
    string? Purpose, IReadOnlyList<string> Do, IReadOnlyList<string> Say, IReadOnlyList<string> Never)
{
    /// <summary>A threat goes before everything, safety before the defect, the defect before its group, that before the mood, and all before the stage.</summary>
    internal int Weight => (Threat ? 32 : 0) + (Hurt ? 16 : 0) + (Defects is null ? 0 : 8) + (Groups is null ? 0 : 4) + (Moods is null ? 0 : 2) + (Stages is null ? 0 : 1);

    internal bool Fits(Situation now) =>
        Stages?.Contains(now.Stage) != false && Defects?.Contains(now.Defect ?? "") != false && Groups?.Contains(now.Group ?? "") != false
        && Moods?.Contains(now.Mood ?? 0) != false && (!Hurt || now.Hurt) && (!Threat || now.Threat);
}

/// <summary>A way to say sorry, to be put in own words, or a reply to be sent.</summary>
/// <param name="Kind">One of the forms of apology that the process knows, or one of <see cref="ReplyCheck.Kinds"/>.</param>
public sealed record Wording(string Id, string Kind, string Text);

/// <summary>Where the clerk stands.</summary>
/// <param name="Threat">The customer threatens people, and nobody has seen to it yet.</param>
public sealed record Situation(string Stage, string? Defect, string? Group, int? Mood, bool Hurt, bool Threat = false);

/// <summary>What everybody goes through before the first customer of a shift.</summary>
/// <param name="Id">The same in every language, so that a tick is one.</param>
public sealed record ShiftLine(string Id, string Text);

/// <summary>The cards and wordings of one language, and its list for the start of a shift.</summary>
public sealed record CoachBook(IReadOnlyList<CardRule> Cards, IReadOnlyList<Wording> Wordings, IReadOnlyList<ShiftLine> Shift)
{
    public IReadOnlyList<Wording> Apologies { get; } = [.. Wordings.Where(wording => !ReplyCheck.Kinds.Contains(wording.Kind))];

    public IReadOnlyList<Wording> Replies { get; } = [.. Wordings.Where(wording => ReplyCheck.Kinds.Contains(wording.Kind))];

    /// <summary>A clerk reads them while the customer waits.</summary>
    public const int MostLines = 3;

    /// <summary>
    /// The most specific card that fits; lines it does not need are filled from the more general ones. Whatever is wrong with the
    /// shoe, a furious customer comes first: a line of what is said for the mood always has its place.
    /// </summary>
    /// <returns>Null when none fits.</returns>
    public CoachCard? Pick(Situation now)
    {
        var fitting = Cards.Where(card => card.Fits(now)).OrderByDescending(card => card.Weight).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var alone = fitting.FindIndex(card => card.Alone);
        var used = alone < 0 ? fitting : fitting[..(alone + 1)];
        return new CoachCard(
            used[0].Id, used.Select(card => card.Purpose).FirstOrDefault(purpose => purpose is not null) ?? "",
            Lines(card => card.Do), Lines(card => card.Say), Lines(card => card.Never));

        IReadOnlyList<string> Lines(Func<CardRule, IReadOnlyList<string>> of)
        {
            var lines = used.SelectMany(of).Distinct().ToList();
            var calming = used[0].Hurt || used[0].Threat ? null : used.Where(card => card.Moods is not null).SelectMany(of).FirstOrDefault();
            return calming is null || lines.IndexOf(calming) < MostLines ? [.. lines.Take(MostLines)] : [calming, .. lines.Take(MostLines - 1)];
        }
    }
}

/// <summary>Puts a customer's name into a line. The part in square brackets, <c>[, {name}]</c>, is left out when there is none.</summary>
public static partial class SpokenLine
{
    public static string With(string line, string? name)
    {
        var said = Bracket().Replace(line, part => string.IsNullOrWhiteSpace(name) ? "" : part.Groups[1].Value.Replace("{name}", name.Trim(), StringComparison.Ordinal)).Trim();
        return said.Length > 0 ? char.ToUpperInvariant(said[0]) + said[1..] : said;
    }

    /// <summary>Whether somebody says just what stands there; blanks, capitals and signs at the end do not count.</summary>
    public static bool Same(string? words, string line, string? name) => !string.IsNullOrWhiteSpace(words) && (Bare(words) == Bare(With(line, name)) || Bare(words) == Bare(With(line, null)));

    private static string Bare(string text) => Blanks().Replace(text, "").TrimEnd('.', '!', '。', '！').ToUpperInvariant();

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
