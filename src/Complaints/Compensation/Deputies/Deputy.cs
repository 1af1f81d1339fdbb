using Complaints.Access;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation.Deputies;

/// <summary>Somebody decides for a colleague who is away, from one day to another, both included, by the calendar of the store that it is about.</summary>
public sealed class Deputy
{
    private Deputy()
    {
    }

    public Deputy(Person absent, Person deputy, DateOnly from, DateOnly to, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (ForId, For, DeputyId, Name, From, To) = (absent.Id, absent.Name, deputy.Id, deputy.Name, from, to);
        (MadeBy, MadeAt) = (by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid ForId { get; private set; }

    /// <summary>Who is away, as colleagues said it on that day.</summary>
    public string For { get; private set; } = "";

    public Guid DeputyId { get; private set; }

    public string Name { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public string MadeBy { get; private set; } = "";

    public DateTime MadeAt { get; private set; }

    /// <summary>When somebody ended it early; null when it runs, or ran, to its day.</summary>
    public DateTime? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public bool Covers(DateOnly day) => EndedAt is null && From <= day && day <= To;

    /// <summary>Ended early. Pressed twice does no harm.</summary>
    public void End(Actor by, DateTime now) => (EndedAt, EndedBy) = (EndedAt ?? now, EndedBy ?? by.Name);

    /// <summary>Why these days may not be: a deputy has no deputy, and nobody is away and stands in at once. Null when they may.</summary>
    /// <param name="others">What is agreed for the two already, and not ended.</param>
    public static Refused? WhyNot(Person absent, Person deputy, DateOnly from, DateOnly to, IEnumerable<Deputy> others)
    {
        foreach (var other in others.Where(other => other.EndedAt is null && other.From <= to && from <= other.To))
        {
            if (other.DeputyId == absent.Id)
            {
                return Refused.Rule("from", $"{absent.Name} stands in for {other.For} until {Labels.DayOf(other.To)}. A deputy cannot have a deputy.");
            }

            if (other.ForId == deputy.Id)
            {
                return Refused.Rule("deputy", $"{deputy.Name} is away until {Labels.DayOf(other.To)}, and {other.Name} stands in. A deputy cannot have a deputy.");
            }

            if (other.ForId == absent.Id && other.DeputyId == deputy.Id)
            {
                return Refused.Rule("from", $"{deputy.Name} stands in for {absent.Name} already, until {Labels.DayOf(other.To)}.");
            }
        }

        return null;
    }
}

public sealed class DeputyTable : IEntityTypeConfiguration<Deputy>
{
    public void Configure(EntityTypeBuilder<Deputy> builder)
    {
        builder.ToTable("Deputies");
        builder.Property(deputy => deputy.Id).ValueGeneratedNever();
        builder.Property(deputy => deputy.For).HasMaxLength(100);
        builder.Property(deputy => deputy.Name).HasMaxLength(100);
        builder.Property(deputy => deputy.MadeBy).HasMaxLength(100);
        builder.Property(deputy => deputy.EndedBy).HasMaxLength(100);
        builder.HasIndex(deputy => new { deputy.DeputyId, deputy.To });
        builder.HasIndex(deputy => new { deputy.ForId, deputy.To });
    }
}
