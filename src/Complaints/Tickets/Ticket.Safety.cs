using Complaints.Access;
using Complaints.Shell;
using Complaints.Stages;

namespace Complaints.Tickets;

/// <summary>Somebody hurt or in danger: the ticket stays open until those who have to know have answered.</summary>
public sealed partial class Ticket
{
    /// <summary>Somebody was hurt: whatever is given to them may be read as an admission, so the lawyers decide it.</summary>
    public bool WasInjury => Safety is { Kind: SafetyKind.Injury };

    /// <summary>Somebody is or was hurt or in danger; null in the usual case.</summary>
    public SafetyFlag? Safety { get; private set; }

    /// <summary>Somebody is hurt or could be: from now on the ticket cannot end.</summary>
    /// <returns>Why not; null when it is noted.</returns>
    public Refused? FlagSafety(SafetyKind kind, string? text, DateTime now, Actor by)
    {
        if (Safety is { IsOpen: true } flag)
        {
            if (flag.Kind == kind || flag.Kind == SafetyKind.Injury)
            {
                return Refused.Rule("kind", $"{flag.By} has reported this already. Quality and head office know of it.");
            }

            flag.Worsen();
        }
        else if (Safety is null)
        {
            Safety = new SafetyFlag(kind, now, by);
        }
        else
        {
            Safety.Raise(kind, now, by);
        }

        Version++;
        Note(FactKind.SafetyFlagged, now, by, Stage, kind.Word(), text);
        return null;
    }

    /// <summary>A customer threatens people: noted beside whatever is said of the article.</summary>
    public void Threatened(string? text, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.SafetyFlagged, now, by, Stage, SafetyKind.Threat.Word(), text);
    }

    /// <summary>Which process looks after the danger: only its end settles the flag.</summary>
    public void SafetyRuns(string instanceId) => Safety?.RunsAs(instanceId);

    /// <summary>Nothing about safety keeps it from ending any more.</summary>
    /// <param name="because">Why an administrator says so; null when the process came to its end.</param>
    public void SafetySettled(string? because, DateTime now, Actor by)
    {
        if (Safety is { IsOpen: true } flag)
        {
            flag.End(now, by, because);
            Version++;
            Note(FactKind.SafetySettled, now, by, Stage, text: because);
        }
    }

    /// <summary>Why it may not end now; null when it may.</summary>
    public Refused? WhyNotEnd() => Safety is { IsOpen: true }
        ? Refused.Rule("", $"Ticket {Number} is about somebody's safety and stays open until quality and head office have answered. An administrator may free it and say why.")
        : null;
}
