using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation;

public enum CompensationStatus
{
    /// <summary>Waits for somebody to decide.</summary>
    Proposed,

    Given,

    /// <summary>Rejected, or dropped because the ticket was withdrawn.</summary>
    FellAway,
}

/// <summary>Something given to the customer at a stage, beyond the remedy.</summary>
public sealed class CompensationLine
{
    private CompensationLine()
    {
    }

    internal CompensationLine(Guid ticketId, Guid visitId, int order, CompensationKind kind, int quantity, string? note, bool given, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        TicketId = ticketId;
        VisitId = visitId;
        Order = order;
        Kind = kind.Kind;
        KindName = kind.Name;
        Quantity = quantity;
        AmountMinor = kind.CostMinor * quantity;
        Currency = kind.Currency;
        Note = note;
        Status = given ? CompensationStatus.Given : CompensationStatus.Proposed;
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public Guid VisitId { get; private set; }

    public int Order { get; private set; }

    public string Kind { get; private set; } = "";

    /// <summary>As the catalogue called it on that day.</summary>
    public string KindName { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>Cost of the whole line in minor units, as given or, while it waits, as asked for.</summary>
    public long AmountMinor { get; private set; }

    public string Currency { get; private set; } = "";

    public string? Note { get; private set; }

    public CompensationStatus Status { get; private set; }

    /// <summary>Whether it weighs on the limits: given, or perhaps soon.</summary>
    public bool Counts => Status != CompensationStatus.FellAway;

    internal void Settle(long? grantedMinor)
    {
        Status = grantedMinor is null ? CompensationStatus.FellAway : CompensationStatus.Given;
        AmountMinor = grantedMinor ?? AmountMinor;
    }
}

public sealed class CompensationLineTable : IEntityTypeConfiguration<CompensationLine>
{
    public void Configure(EntityTypeBuilder<CompensationLine> builder)
    {
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.Kind).HasMaxLength(40);
        builder.Property(line => line.KindName).HasMaxLength(100);
        builder.Property(line => line.Currency).HasMaxLength(3);
        builder.Property(line => line.Note).HasMaxLength(TextLimits.Note);
        builder.Property(line => line.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(line => line.TicketId);
    }
}
