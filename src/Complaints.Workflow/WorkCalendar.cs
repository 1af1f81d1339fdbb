namespace Complaints.Workflow;

/// <summary>Knows when people work. Given to the engine by its caller; has to be a pure function, or a replay would differ.</summary>
public interface IWorkCalendar
{
    /// <summary>The moment (UTC) at which <paramref name="working"/> of working time has passed since <paramref name="fromUtc"/>.</summary>
    /// <param name="fromUtc">UTC, also outside working time.</param>
    /// <param name="working">Zero or more. Zero gives <paramref name="fromUtc"/> itself while people work, else the next opening.</param>
    DateTime Add(DateTime fromUtc, TimeSpan working);
}
