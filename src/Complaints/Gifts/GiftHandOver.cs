using Complaints.Access;
using Complaints.Compensation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Gifts;

/// <summary>A card or a piece from the store's stock changed hands: once for each line, whoever presses twice.</summary>
public sealed class GiftHandOver
{
    private GiftHandOver()
    {
    }

    internal GiftHandOver(CompensationLine line, IReadOnlyList<string> sizes, Actor by, DateTime now) =>
        (LineId, TicketId, Sizes, By, At) = (line.Id, line.TicketId, string.Join(", ", sizes), by.Name, now);

    public Guid LineId { get; private set; }

    public Guid TicketId { get; private set; }

    /// <summary>One for each piece, where they have any.</summary>
    public string Sizes { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class GiftHandOverTable : IEntityTypeConfiguration<GiftHandOver>
{
    public void Configure(EntityTypeBuilder<GiftHandOver> builder)
    {
        builder.HasKey(handOver => handOver.LineId);
        builder.Property(handOver => handOver.LineId).ValueGeneratedNever();
        builder.Property(handOver => handOver.Sizes).HasMaxLength(600);
        builder.Property(handOver => handOver.By).HasMaxLength(100);
        builder.HasIndex(handOver => handOver.TicketId);
    }
}
