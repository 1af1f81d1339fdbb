using System.Text.RegularExpressions;
using Complaints.Shell;
using Complaints.Stages;

namespace Complaints.Replies;

/// <summary>Whether a reply can be sent to somebody who is angry, as it stands or filled in.</summary>
public static partial class ReplyCheck
{
    /// <summary>In characters: it is read on a phone.</summary>
    public const int Longest = 600;

    /// <summary>The kinds of reply, in the order in which a complaint needs them.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["received", "photos", "invite", "answer", "delay", "ready", "noReply", "thanks"];

    /// <summary>By these words a text advertises, in the languages that there are replies in.</summary>
    [GeneratedRegex(
        @"\b(sale|special offer|discount|voucher|new arrivals?|new collection|rabatt\w*|sonderangebot\w*|gutschein\w*|angebot der woche|neuheit\w*|neue kollektion|schlussverkauf)\b|\d\s*%|打折|促销|特价|优惠|新品|新款|满减|\d\s*折",
        RegexOptions.IgnoreCase)]
    private static partial Regex Advertising();

    [GeneratedRegex(@"[!！]\s*[!！]|\b\p{Lu}{5,}\b")]
    private static partial Regex Shouting();

    /// <returns>All that is wrong with the text of a saved reply; nothing when it may be offered.</returns>
    public static IEnumerable<Sentence> Problems(string text)
    {
        if (text.Length > Longest)
        {
            yield return $"This is too long for a message: {text.Length} characters, at most {Longest}.";
        }

        var bare = ReplyText.Holes(ReplyText.WithoutBrackets(text));
        foreach (var unknown in ReplyText.Holes(text).Except(ReplyText.Always).Except(ReplyText.Sometimes).Distinct())
        {
            yield return $"Nothing is called {unknown} here. Filled in are {ReplyText.Always.Concat(ReplyText.Sometimes)}.";
        }

        foreach (var loose in bare.Intersect(ReplyText.Sometimes))
        {
            yield return $"Not every complaint has a {loose}: put it into square brackets together with what goes with it.";
        }

        if (ReplyText.Brackets(text).Any(part => ReplyText.Holes(part).Count == 0) || ReplyText.WithoutHoles(ReplyText.WithoutBrackets(text)).IndexOfAny(['[', ']', '{', '}']) >= 0)
        {
            yield return "Square brackets only stand around something that is filled in, and every bracket is closed again.";
        }

        if (Advertising().IsMatch(text))
        {
            yield return "This advertises. Whoever complains wants an answer, not an offer.";
        }

        if (Shouting().IsMatch(text))
        {
            yield return "Capitals and several exclamation marks are read as shouting.";
        }

        if (ApologyLock.Admits("", text))
        {
            yield return "This says that it was our fault, and it is offered where somebody was hurt as well. Say it when it is certain, in your own words.";
        }
    }
}
