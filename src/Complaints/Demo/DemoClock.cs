namespace Complaints.Demo;

/// <summary>A clock that shows what it is set to: so that the past can be lived through once more.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTime Utc { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Utc);
}
