using Complaints.Access;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Stages;

/// <summary>
/// Somebody else was asked to judge the same article. Keeps the first judgement, so that it can be held against the answer;
/// the answer itself is the task of the process that was started.
/// </summary>
public sealed class SecondOpinion
{
    private SecondOpinion()
    {
    }

    public SecondOpinion(Guid ticketId, string instanceId, int share, string judgement, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, InstanceId, Share, Judgement) = (ticketId, instanceId, share, judgement);
        (AskedById, AskedBy, AskedAt) = (by.PersonId, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    /// <summary>The process whose task is the answer.</summary>
    public string InstanceId { get; private set; } = "";

    /// <summary>The first judgement: how much speaks for a fault, 0 to 100.</summary>
    public int Share { get; private set; }

    /// <summary>The first judgement with what it rests on, as JSON: see <see cref="WearRecord"/>.</summary>
    public string Judgement { get; private set; } = "{}";

    public Guid AskedById { get; private set; }

    public string AskedBy { get; private set; } = "";

    public DateTime AskedAt { get; private set; }
}

public sealed class SecondOpinionTable : IEntityTypeConfiguration<SecondOpinion>
{
    public void Configure(EntityTypeBuilder<SecondOpinion> builder)
    {
        builder.Property(opinion => opinion.Id).ValueGeneratedNever();
        builder.Property(opinion => opinion.InstanceId).HasMaxLength(40);
        builder.Property(opinion => opinion.AskedBy).HasMaxLength(100);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(opinion => opinion.TicketId);
        builder.HasIndex(opinion => opinion.InstanceId);
    }
}
