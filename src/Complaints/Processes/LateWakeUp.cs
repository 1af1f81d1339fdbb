using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

/// <summary>Something that is due and could not be woken: left alone for a while, longer each time, so that it holds up nobody.</summary>
public sealed class LateWakeUp
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private const int LongestPower = 10;

    private LateWakeUp()
    {
    }

    public LateWakeUp(string id) => Id = id;

    /// <summary>The timer, task or pause.</summary>
    public string Id { get; private set; } = "";

    public int Attempts { get; private set; }

    public DateTime RetryAt { get; private set; }

    /// <summary>After 5 seconds, 10, 20 and so on, up to an hour and a half.</summary>
    public void Failed(DateTime now)
    {
        RetryAt = now + (First * Math.Pow(2, Math.Min(Attempts, LongestPower)));
        Attempts++;
    }
}

public sealed class LateWakeUpTable : IEntityTypeConfiguration<LateWakeUp>
{
    public void Configure(EntityTypeBuilder<LateWakeUp> builder) => builder.Property(late => late.Id).HasMaxLength(40);
}
