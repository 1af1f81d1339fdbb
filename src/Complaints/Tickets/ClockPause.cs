using Complaints.Access;
using Complaints.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Tickets;

/// <summary>A time in which nobody here can go on: the clocks of a ticket stand still. Kept for ever, because every due time is computed from it.</summary>
public sealed class ClockPause
{
    private ClockPause()
    {
    }

    internal ClockPause(Guid ticketId, string reason, string? text, DateTime? until, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, Reason, Text, Until, By, From) = (ticketId, reason, text, until, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    /// <summary>One of <see cref="Choices.PauseReasons"/>.</summary>
    public string Reason { get; private set; } = "";

    public string? Text { get; private set; }

    public DateTime From { get; private set; }

    /// <summary>When it ends by itself; null when somebody has to end it.</summary>
    public DateTime? Until { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string By { get; private set; } = "";

    public string? EndedBy { get; private set; }

    public Stillness Still => new(From, EndedAt ?? Until);

    /// <summary>A pause that was to end at a moment ends then, also when it is noticed later.</summary>
    internal void End(DateTime now, Actor by) => (EndedAt, EndedBy) = (Until < now ? Until : now, by.Name);
}

public sealed class ClockPauseTable : IEntityTypeConfiguration<ClockPause>
{
    public void Configure(EntityTypeBuilder<ClockPause> builder)
    {
        builder.Property(pause => pause.Id).ValueGeneratedNever();
        builder.Property(pause => pause.Reason).HasMaxLength(20);
        builder.Property(pause => pause.Text).HasMaxLength(TextLimits.Note);
        builder.Property(pause => pause.By).HasMaxLength(100);
        builder.Property(pause => pause.EndedBy).HasMaxLength(100);
        builder.Ignore(pause => pause.Still);
        builder.HasIndex(pause => new { pause.EndedAt, pause.Until });
    }
}
