using System.Text.Json.Nodes;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>Once somebody is hurt or in danger, staff may regret it and nothing more: who is responsible is for others to say.</summary>
public static class ApologyLock
{
    /// <summary>The form of apology that admits a fault.</summary>
    public const string Responsibility = "responsibility";

    /// <param name="said">The wording that was used word for word; null when the words are the clerk's own.</param>
    public static Refused? WhyNot(Ticket ticket, JsonObject answers, ApologyWording? said)
    {
        if (ticket.Safety is null)
        {
            return null;
        }

        return answers["apology"]?.GetValue<string>() == Responsibility
            ? Refused.Rule("fields.apology", "Somebody was hurt or in danger here, so we say that we are sorry, and leave open who is responsible. Choose another form of apology.")
            : said?.Kind == Responsibility
                ? Refused.Rule("fields.words", "These words take responsibility. Somebody was hurt or in danger here: say that you regret it, and leave open who is responsible.")
                : null;
    }
}
