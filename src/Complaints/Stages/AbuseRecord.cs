using Complaints.Access;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Stages;

public enum AbuseKind
{
    Insult,
    Threat,
    Throwing,
    Assault,
}

/// <summary>A customer was rude or violent. Written to protect the clerk; kept apart from the ticket's history, and never changed.</summary>
public sealed class AbuseRecord
{
    private AbuseRecord()
    {
    }

    public AbuseRecord(Ticket ticket, AbuseKind kind, string happened, string? present, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, StoreCode, CustomerId) = (ticket.Id, ticket.StoreCode, ticket.CustomerId);
        (Kind, Happened, Present) = (kind, happened, present);
        (ById, By, At) = (by.PersonId, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>Null when the customer is not known by name: then nothing is counted.</summary>
    public Guid? CustomerId { get; private set; }

    public AbuseKind Kind { get; private set; }

    public string Happened { get; private set; } = "";

    /// <summary>Who saw it, in the clerk's words.</summary>
    public string? Present { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class AbuseRecordTable : IEntityTypeConfiguration<AbuseRecord>
{
    public void Configure(EntityTypeBuilder<AbuseRecord> builder)
    {
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Property(record => record.StoreCode).HasMaxLength(60);
        builder.Property(record => record.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(record => record.Happened).HasMaxLength(TextLimits.Note);
        builder.Property(record => record.Present).HasMaxLength(TextLimits.Name);
        builder.Property(record => record.By).HasMaxLength(100);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(record => record.TicketId);
        builder.HasIndex(record => record.CustomerId);
    }
}
