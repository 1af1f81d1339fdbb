using System.Globalization;

namespace Complaints.Demo;

/// <summary>Puts the texts into the mouth of one case: its language, its article, its trouble.</summary>
internal sealed class DemoWords(IReadOnlyList<DemoStyle> styles, Dice dice)
{
    private readonly Dictionary<string, DemoTexts> byLanguage = [];

    /// <summary>The customer's own words: what happened, how it came, what they want.</summary>
    public string Description(DemoCase story)
    {
        List<string> sentences = [Say(story, $"said.{(story.FirstTakenFor ?? story.Defect).Code}", "said")];
        if (dice.Chance(0.65))
        {
            sentences.Add(Say(story, "around"));
        }

        if (dice.Chance(0.7))
        {
            sentences.Add(Say(story, $"wish.{story.Remedy}"));
        }

        return string.Join(Texts(story).Separator, sentences);
    }

    /// <summary>The next variant for the first of these keys, about this case; trouble with service has words of its own.</summary>
    public string Say(DemoCase story, params string[] keys)
    {
        var texts = Texts(story);
        var text = texts.Say(story.Defect.IsService ? [.. keys.Select(key => key + ".service"), .. keys] : keys);
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var days = story.Item.BoughtOn is { } bought ? Math.Max(2, story.Store.DayOf(story.OpenedAt).DayNumber - bought.DayNumber) : 30;
        var said = text
            .Replace("{problem}", texts.Say($"problem.{story.Defect.Code}"), StringComparison.Ordinal)
            .Replace("{remedy}", texts.Say($"remedy.{story.Remedy}"), StringComparison.Ordinal)
            .Replace("{style}", styles.FirstOrDefault(style => style.Style.Code == story.Item.Style)?.Style.Name.Split(' ')[0] ?? texts.Say("article"), StringComparison.Ordinal)
            .Replace("{days}", days.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{weeks}", Math.Max(2, days / 7).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{times}", dice.Between(3, 9).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{minutes}", (5 * dice.Between(4, 12)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{clerk}", story.Clerk.Name, StringComparison.Ordinal)
            .Replace("{name}", story.Customer?.Name ?? texts.Say("anonymous"), StringComparison.Ordinal);
        return char.ToUpperInvariant(said[0]) + said[1..];
    }

    public string TwoSentences(DemoCase story, string[] first, string[] second) => Say(story, first) + Texts(story).Separator + Say(story, second);

    private DemoTexts Texts(DemoCase story) => byLanguage.TryGetValue(story.Store.Language, out var known)
        ? known
        : byLanguage[story.Store.Language] = DemoTexts.Of(story.Store.Language);
}
