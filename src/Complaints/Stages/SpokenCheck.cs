using System.Text.RegularExpressions;
using Complaints.Replies;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>Whether what somebody wrote for the coach can be shown: short enough to be read in passing, and the customer's name where it can be left out.</summary>
internal static partial class SpokenCheck
{
    public const int Longest = 240;

    private static Sentence NotSpoken => "Only what is said to the customer can hold their name.";

    public static void Card(this FormCheck form, CardWords words)
    {
        form.Text("purpose", words.Purpose, Longest);
        Lines(form, "do", words.Do, spoken: false);
        Lines(form, "say", words.Say, spoken: true);
        Lines(form, "never", words.Never, spoken: false);
        form.When(words.Purpose is null && words.Do.Count + words.Say.Count + words.Never.Count == 0, "purpose", "A card has to say something.");
        form.When(words.Purpose?.Contains("{name}", StringComparison.Ordinal) == true, "purpose", NotSpoken);
    }

    /// <summary>An apology is said, a reply is sent.</summary>
    public static void Wording(this FormCheck form, string field, string? kind, string? text)
    {
        if (ReplyCheck.Kinds.Contains(kind))
        {
            form.Text(field, text, TextLimits.Note);
            foreach (var problem in ReplyCheck.Problems(text ?? ""))
            {
                form.When(true, field, problem);
            }

            return;
        }

        form.Text(field, text, Longest);
        form.Spoken(field, text ?? "");
        form.When(ApologyLock.Kinds.Contains(kind) && ApologyLock.Admits(kind!, text), field, ApologyLock.Admitted);
    }

    private static void Spoken(this FormCheck form, string field, string line)
    {
        form.When(line.Length > Longest, field, $"One sentence is too long to be read in passing: at most {Longest} characters.");
        form.When(IsOddlyNamed(line), field, "Put the name into square brackets together with what goes with it: that is left out when nobody knows the name.");
    }

    private static void Lines(FormCheck form, string field, IReadOnlyList<string> lines, bool spoken)
    {
        form.When(lines.Count > CoachBook.MostLines, field, $"At most {CoachBook.MostLines} sentences: the clerk reads them while the customer waits.");
        form.When(lines.Any(line => line.Length > Longest), field, $"One sentence is too long to be read in passing: at most {Longest} characters.");
        form.When(!spoken && lines.Any(line => line.Contains("{name}", StringComparison.Ordinal)), field, NotSpoken);
        form.When(spoken && lines.Any(IsOddlyNamed), field, "Put the name into square brackets together with what goes with it: that is left out when nobody knows the name.");
    }

    /// <summary>Brackets only around the name, and the name only in brackets.</summary>
    private static bool IsOddlyNamed(string line) =>
        Named().Replace(line, "").IndexOfAny(['[', ']', '{', '}']) >= 0;

    [GeneratedRegex(@"\[[^\[\]{}]*\{name\}[^\[\]{}]*\]")]
    private static partial Regex Named();
}
