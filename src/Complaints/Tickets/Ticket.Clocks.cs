using Complaints.Access;
using Complaints.Shell;

namespace Complaints.Tickets;

/// <summary>When its work is due, and that its clocks may stand still.</summary>
public sealed partial class Ticket
{
    private readonly List<ClockPause> pauses = [];

    /// <summary>When the open stage is due; null once nothing is.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Why its clocks stand still; null when they run.</summary>
    public string? PausedFor { get; private set; }

    /// <summary>How often they stood still.</summary>
    public int PauseCount { get; private set; }

    public IReadOnlyList<ClockPause> Pauses => pauses;

    public ClockPause? OpenPause => pauses.FirstOrDefault(pause => pause.EndedAt is null);

    /// <summary>The clocks stand still from now on.</summary>
    /// <param name="until">When they go on by themselves; null when somebody lets them.</param>
    public Refused? Pause(string reason, string? text, DateTime? until, DateTime now, Actor by)
    {
        if (OpenPause is { } already)
        {
            return Refused.Rule("reason", $"{already.By} has paused ticket {Number} already. Let it go on before you pause it anew.");
        }

        Version++;
        (PausedFor, PauseCount) = (reason, PauseCount + 1);
        pauses.Add(new ClockPause(Id, reason, text, until, by, now));
        Note(FactKind.Paused, now, by, Stage, reason, text);
        return null;
    }

    /// <summary>The clocks go on, with the time that was left. Nothing happens when they run.</summary>
    public void Resume(DateTime now, Actor by)
    {
        if (OpenPause is { } pause)
        {
            Version++;
            PausedFor = null;
            pause.End(now, by);
            Note(FactKind.Resumed, now, by, Stage);
        }
    }

    /// <summary>Its open stage is due at another time.</summary>
    public void Reckon(DateTime? dueAt) => DueAt = dueAt;

    public void ChangedDeadline(string reason, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.DeadlineChanged, now, by, Stage, text: reason);
    }
}
