namespace Complaints.Tests.Support;

/// <summary>A clock that stands still until the test moves it.</summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>A Tuesday morning.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private long ticks = Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public DateOnly Today => DateOnly.FromDateTime(GetUtcNow().UtcDateTime);

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
