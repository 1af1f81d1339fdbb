using Complaints.Access;
using Complaints.Photos.Images;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Photos;

/// <summary>What a photo is meant to show: the set that lets somebody far away judge a complaint.</summary>
public enum Shot
{
    /// <summary>The pair, or the garment, from above.</summary>
    Pair,
    Soles,

    /// <summary>What is wrong, from near.</summary>
    Fault,
    Label,
    More,

    /// <summary>A doctor's words about somebody's health: kept for head office and the lawyers, shown to nobody else.</summary>
    Certificate,
}

/// <summary>
/// A photo on a ticket. The picture itself lies in <see cref="PhotoFiles"/> under its hash; tickets with the same picture share
/// the file, never this row. Removed, the row stays: who took it, who removed it and why.
/// </summary>
public sealed class Photo
{
    /// <summary>Whether this person may see it. Whoever took a certificate has seen it on paper, and that is enough.</summary>
    public static bool IsFor(Shot shot, Actor reader) => shot != Shot.Certificate || reader.Role is Role.Admin or Role.Legal;

    /// <summary>Photos of one ticket that are kept.</summary>
    public const int MostOfATicket = 30;

    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>How long whoever took it may take it back alone.</summary>
    public static readonly TimeSpan OwnFor = TimeSpan.FromHours(24);

    private Photo()
    {
    }

    /// <param name="place">The lowest free one, 1 to <see cref="MostOfATicket"/>.</param>
    public Photo(Guid ticketId, int place, Shot shot, string hash, CleanImage image, long? likeness, DateTime now, Actor by)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, Place, Shot, Hash) = (ticketId, place, shot, hash);
        (Kind, Width, Height, Bytes) = (image.Kind, image.Width, image.Height, image.Bytes.Length);
        (At, ById, By) = (now, by.PersonId, by.Name);
        Likeness = likeness;
        if (likeness is { } print && Images.Likeness.Quarters(print) is [var first, var second, var third, var fourth])
        {
            (Quarter1, Quarter2, Quarter3, Quarter4) = (first, second, third, fourth);
        }
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    /// <summary>1 to <see cref="MostOfATicket"/>; null once removed. Two at once would take the same, and so one waits: the limit holds.</summary>
    public int? Place { get; private set; }

    public Shot Shot { get; private set; }

    /// <summary>SHA-256 of the cleaned file, 64 small hexadecimal digits.</summary>
    public string Hash { get; private set; } = "";

    public ImageKind Kind { get; private set; }

    /// <summary>In pixels, as it is shown.</summary>
    public int Width { get; private set; }

    /// <summary>In pixels, as it is shown.</summary>
    public int Height { get; private set; }

    public int Bytes { get; private set; }

    /// <summary>What it looks like, see <see cref="Images.Likeness"/>; null when nobody could tell.</summary>
    public long? Likeness { get; private set; }

    /// <summary>0 to 65535: the likeness in four parts, for the index.</summary>
    public int? Quarter1 { get; private set; }

    public int? Quarter2 { get; private set; }

    public int? Quarter3 { get; private set; }

    public int? Quarter4 { get; private set; }

    public DateTime At { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTime? RemovedAt { get; private set; }

    public string? RemovedBy { get; private set; }

    public string? RemovedBecause { get; private set; }

    /// <summary>Whoever took it within a day, or somebody who answers for the store.</summary>
    public bool MayBeRemovedBy(Actor actor, DateTime now) =>
        actor.Role.Covers(Role.Supervisor) || (actor.Role.Covers(Role.Floor) && actor.PersonId == ById && now - At < OwnFor);

    public Refused? Remove(string because, DateTime now, Actor by)
    {
        if (!MayBeRemovedBy(by, now))
        {
            return Refused.NotAllowed($"{By} took this photo. Whoever took it may remove it within a day; after that a supervisor can.");
        }

        (Place, RemovedAt, RemovedBy, RemovedBecause) = (null, now, by.Name, because);
        return null;
    }
}

public sealed class PhotoTable : IEntityTypeConfiguration<Photo>
{
    public void Configure(EntityTypeBuilder<Photo> builder)
    {
        builder.Property(photo => photo.Id).ValueGeneratedNever();
        builder.Property(photo => photo.Shot).HasConversion<string>().HasMaxLength(20);
        builder.Property(photo => photo.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(photo => photo.Hash).HasMaxLength(64);
        builder.Property(photo => photo.By).HasMaxLength(100);
        builder.Property(photo => photo.RemovedBy).HasMaxLength(100);
        builder.Property(photo => photo.RemovedBecause).HasMaxLength(TextLimits.Note);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(photo => photo.TicketId);
        builder.HasIndex(photo => new { photo.TicketId, photo.Place }).IsUnique();
        builder.HasIndex(photo => photo.Hash);
        builder.HasIndex(photo => photo.Quarter1);
        builder.HasIndex(photo => photo.Quarter2);
        builder.HasIndex(photo => photo.Quarter3);
        builder.HasIndex(photo => photo.Quarter4);
    }
}
