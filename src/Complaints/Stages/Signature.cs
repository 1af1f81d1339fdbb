using Complaints.Access;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Stages;

/// <summary>The customer signed that the problem was understood. Kept beside the visit, because lists and other stores never need it.</summary>
public sealed class Signature
{
    /// <summary>Longest path that is kept, in characters: a long name written slowly has a third of it.</summary>
    public const int MostCharacters = 20_000;

    private Signature()
    {
    }

    public Signature(Guid ticketId, Guid visitId, string path, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, VisitId, Path, By, At) = (ticketId, visitId, path, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public Guid VisitId { get; private set; }

    /// <summary>Strokes as an SVG path of whole numbers, on a paper of 400 by 140: <c>M12 40L13 44…</c>.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The clerk before whom it was signed.</summary>
    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    /// <summary>It is the store's own: quality and other offices see the ticket, but not this.</summary>
    public static bool MayBeSeen(Actor reader, Ticket ticket) => reader.Stores.Contains(ticket.StoreCode) || reader.Role == Role.Admin;
}

public sealed class SignatureTable : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.Property(signature => signature.Id).ValueGeneratedNever();
        builder.Property(signature => signature.Path).HasMaxLength(Signature.MostCharacters);
        builder.Property(signature => signature.By).HasMaxLength(100);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(signature => signature.TicketId);
        builder.HasIndex(signature => signature.VisitId).IsUnique();
    }
}
