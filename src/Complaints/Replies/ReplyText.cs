using System.Text.RegularExpressions;

namespace Complaints.Replies;

/// <summary>
/// A saved reply: words in which <c>{number}</c> and the like are filled in from the ticket. What is not known of every ticket
/// stands in square brackets together with what goes with it, as in <c>[ by {day}]</c>, and is left out with them.
/// </summary>
public static partial class ReplyText
{
    /// <summary>What every ticket has: the complaint's number, the store's name.</summary>
    public static readonly IReadOnlyList<string> Always = ["number", "store"];

    /// <summary>What not every ticket has: the customer's name, the store's phone number, the day of the next promise, the customer's own page.</summary>
    public static readonly IReadOnlyList<string> Sometimes = ["name", "phone", "day", "link"];

    /// <param name="values">What is known, by the names above; null or nothing for what is not.</param>
    public static string With(string text, IReadOnlyDictionary<string, string?> values)
    {
        var said = Bracket().Replace(text, part => Holes(part.Groups[1].Value).All(name => !string.IsNullOrWhiteSpace(values.GetValueOrDefault(name))) ? Filled(part.Groups[1].Value) : "").Trim();
        said = Filled(said);
        return said.Length > 0 ? char.ToUpperInvariant(said[0]) + said[1..] : said;

        string Filled(string words) => Hole().Replace(words, hole => values.GetValueOrDefault(hole.Groups[1].Value)?.Trim() ?? hole.Value);
    }

    /// <summary>The names of all that is to be filled in, in their order.</summary>
    public static IReadOnlyList<string> Holes(string text) => [.. Hole().Matches(text).Select(hole => hole.Groups[1].Value)];

    /// <summary>The parts in square brackets, without these.</summary>
    internal static IReadOnlyList<string> Brackets(string text) => [.. Bracket().Matches(text).Select(part => part.Groups[1].Value)];

    internal static string WithoutBrackets(string text) => Bracket().Replace(text, "");

    internal static string WithoutHoles(string text) => Hole().Replace(text, "");

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Hole();
}
