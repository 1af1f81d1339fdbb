using Complaints.Access;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Photos;

/// <summary>A circle somebody drew around the fault. The picture stays as it was; the circle lies over it.</summary>
public sealed class PhotoMark
{
    /// <summary>More circles than this point at nothing any more.</summary>
    public const int MostOfAPhoto = 12;

    /// <summary>A circle smaller than this, as part of the side, is a slip of the finger.</summary>
    public const double LeastRadius = 0.005;

    private PhotoMark()
    {
    }

    public PhotoMark(Guid photoId, double x, double y, double radiusX, double radiusY, DateTime now, Actor by)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (PhotoId, X, Y, RadiusX, RadiusY) = (photoId, x, y, radiusX, radiusY);
        (At, ById, By) = (now, by.PersonId, by.Name);
    }

    public Guid Id { get; private set; }

    public Guid PhotoId { get; private set; }

    /// <summary>The middle, 0 at the left to 1 at the right of the picture as it is shown.</summary>
    public double X { get; private set; }

    /// <summary>The middle, 0 at the top to 1 at the bottom.</summary>
    public double Y { get; private set; }

    /// <summary>As part of the picture's width, 0.005 to 0.5.</summary>
    public double RadiusX { get; private set; }

    /// <summary>As part of the picture's height, 0.005 to 0.5.</summary>
    public double RadiusY { get; private set; }

    public DateTime At { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTime? RemovedAt { get; private set; }

    public string? RemovedBy { get; private set; }

    public bool MayBeRemovedBy(Actor actor) => actor.Role.Covers(Role.Supervisor) || (actor.Role.Covers(Role.Floor) && actor.PersonId == ById);

    public Refused? Remove(DateTime now, Actor by)
    {
        if (!MayBeRemovedBy(by))
        {
            return Refused.NotAllowed($"{By} drew this circle. Ask {By}, or a supervisor, to remove it.");
        }

        (RemovedAt, RemovedBy) = (now, by.Name);
        return null;
    }
}

public sealed class PhotoMarkTable : IEntityTypeConfiguration<PhotoMark>
{
    public void Configure(EntityTypeBuilder<PhotoMark> builder)
    {
        builder.Property(mark => mark.Id).ValueGeneratedNever();
        builder.Property(mark => mark.By).HasMaxLength(100);
        builder.Property(mark => mark.RemovedBy).HasMaxLength(100);
        builder.HasOne<Photo>().WithMany().HasForeignKey(mark => mark.PhotoId);
        builder.HasIndex(mark => mark.PhotoId);
    }
}
