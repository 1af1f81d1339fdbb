using Complaints.Products;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>Answers the engine during one step, and remembers what was asked: so a timer can be told how much opening time it was set for.</summary>
internal sealed class StepCalendar(BusinessCalendar hours) : IWorkCalendar
{
    private readonly Dictionary<DateTime, TimeSpan> asked = [];

    public DateTime Add(DateTime fromUtc, TimeSpan working)
    {
        var dueAt = hours.Add(fromUtc, working);
        asked[dueAt] = working;
        return dueAt;
    }

    /// <returns>The opening time after which this timer is due; null when it runs day and night.</returns>
    public TimeSpan? OpeningTime(TimerWait timer) => asked.TryGetValue(timer.DueAt, out var working) ? working : null;
}
