namespace Complaints.Shell;

/// <summary>The time as this program keeps it: UTC, from the one clock that tests and trials can move.</summary>
public static class Clock
{
    /// <summary>Now, UTC, cut to microseconds: PostgreSQL keeps no more, so both databases give back what was saved.</summary>
    public static DateTime Now(this TimeProvider clock) => Cut(clock.GetUtcNow().UtcDateTime);

    /// <summary>Without what PostgreSQL does not keep.</summary>
    public static DateTime Cut(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.Now());
}

/// <summary>A clock that can be set forward while the program runs. Only there when it was started with <c>TestClock=true</c>.</summary>
public sealed class JumpingClock : TimeProvider
{
    private long offsetTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref offsetTicks));

    /// <returns>False for a jump back or of more than a year, which nothing here was made for.</returns>
    public bool Jump(TimeSpan forward)
    {
        if (forward < TimeSpan.Zero || forward > TimeSpan.FromDays(366))
        {
            return false;
        }

        Interlocked.Add(ref offsetTicks, forward.Ticks);
        return true;
    }
}
