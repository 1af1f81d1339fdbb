using System.Text.Json.Nodes;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>Once somebody is hurt or in danger, staff may regret it and nothing more: who is responsible is for others to say.</summary>
public static class ApologyLock
{
    /// <summary>The id of a wording is kept with a word before it.</summary>
    internal const int LongestId = 50;

    /// <summary>The forms of apology that the shipped process asks for.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["regret", "responsibility", "personal", "written"];

    /// <summary>By these words somebody says that it was our fault, in the languages that there are cards in.</summary>
    private static readonly IReadOnlyList<string> Faults =
    [
        "our fault", "my fault", "our mistake", "my mistake", "we got this wrong", "should not have happened", "we are to blame", "we are responsible",
        "unser fehler", "mein fehler", "unsere schuld", "meine schuld", "unser versehen", "hätte nicht passieren dürfen", "wir sind schuld", "wir sind verantwortlich",
        "我们的错", "我的错", "我们的失误", "我们的过错", "我们的责任", "我们有责任", "不该发生", "不应该发生",
    ];

    /// <summary>The form of apology that admits a fault.</summary>
    public const string Responsibility = "responsibility";

    /// <summary>What is offered also where somebody was hurt must not admit a fault.</summary>
    internal static Sentence Admitted => "This says that it was our fault, and it is offered where somebody was hurt as well. Add it to those that take responsibility, or say only what you are sorry for.";

    private static Sentence TakesResponsibility => "These words take responsibility. Somebody was hurt or in danger here: say that you regret it, and leave open who is responsible.";

    /// <summary>Whether a wording of another form takes responsibility all the same.</summary>
    internal static bool Admits(string kind, string? text) => kind != Responsibility && Faults.Any(fault => text?.Contains(fault, StringComparison.OrdinalIgnoreCase) == true);

    /// <param name="said">The wording that was used word for word; null when the words are the clerk's own.</param>
    public static Refused? WhyNot(Ticket ticket, JsonObject answers, Wording? said)
    {
        if (ticket.Safety is null)
        {
            return null;
        }

        return answers["apology"]?.GetValue<string>() == Responsibility
            ? Refused.Rule("fields.apology", "Somebody was hurt or in danger here, so we say that we are sorry, and leave open who is responsible. Choose another form of apology.")
            : said?.Kind == Responsibility || Admits("", answers["words"]?.ToString())
                ? Refused.Rule("fields.words", TakesResponsibility)
                : null;
    }

    /// <summary>What is written to the customer of such a ticket is held to the same.</summary>
    public static Refused? WhyNot(Ticket ticket, string text) =>
        ticket.Safety is not null && Admits("", text) ? Refused.Rule("text", TakesResponsibility) : null;
}
