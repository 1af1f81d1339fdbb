using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;

namespace Complaints.Tickets;

/// <summary>It had ended, and the customer is back.</summary>
public sealed partial class Ticket
{
    /// <summary>Why this person, who saw <paramref name="version"/>, may not open it again; null when they may.</summary>
    /// <param name="rule">What its process says about that.</param>
    public Refused? WhyNotReopen(Actor by, int version, Reopening rule, DateTime now)
    {
        if (this.WhyHidden(by) is { } hidden)
        {
            return hidden;
        }

        if (!HasEnded)
        {
            return Refused.Rule("", $"Ticket {Number} is open. Record what the customer says at the step it stands at.");
        }

        if (WhyStale(version) is { } stale)
        {
            return stale;
        }

        if (Source is not null || Outcome is not { } ending || !rule.Endings.TryGetValue(ending, out var role))
        {
            return Refused.Rule("", "A ticket that ended like this is not opened again. Open a new one: the customer's file shows both.");
        }

        if (now > ClosedAt + rule.Within)
        {
            return Refused.Rule("", $"Ticket {Number} ended more than {rule.Within.Days} days ago. Open a new one: the customer's file shows both.");
        }

        return by.Role.Covers(role) ? null : Refused.NotAllowed($"A ticket that ended as '{ending:Outcome}' is opened again by the role {role:Role} or above.");
    }

    /// <summary>It goes on with all that was recorded, given and promised. Where, its process says.</summary>
    /// <param name="mood">How the customer is now; null when nobody saw.</param>
    public void Reopen(string because, string said, int? mood, DateTime now, Actor by)
    {
        (Status, Outcome, ClosedAt) = (TicketStatus.Open, null, null);
        Mood = mood ?? Mood;
        Version++;
        Note(FactKind.Reopened, now, by, outcome: because, text: said, mood: mood);
    }
}
