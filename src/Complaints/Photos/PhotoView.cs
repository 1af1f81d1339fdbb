using Complaints.Access;
using Complaints.Photos.Images;
using Complaints.Shell;

namespace Complaints.Photos;

/// <summary>The photos of a ticket, as they were taken.</summary>
/// <param name="MayAdd">Whether this person may add one now.</param>
/// <param name="Most">How many a ticket keeps.</param>
/// <param name="Hidden">Medical certificates that this reader may not see.</param>
public sealed record PhotosView(bool MayAdd, int Most, IReadOnlyList<PhotoView> Photos, int Hidden = 0);

/// <param name="Shot">pair, soles, fault, label, more or certificate.</param>
/// <param name="Type">image/jpeg, image/png or image/webp.</param>
/// <param name="Width">In pixels, as it is shown.</param>
/// <param name="Alike">Photos of other tickets that look the same, the most alike first. A hint, never a proof.</param>
public sealed record PhotoView(
    Guid Id, string Shot, DateTime At, string By, string Type, int Width, int Height, int Bytes, bool MayRemove,
    IReadOnlyList<MarkView> Marks, IReadOnlyList<AlikeView> Alike)
{
    internal static PhotoView Of(Photo photo, IEnumerable<PhotoMark> marks, IReadOnlyList<AlikeView> alike, Actor actor, DateTime now) => new(
        photo.Id, photo.Shot.Word(), photo.At, photo.By, CleanImage.MediaTypeOf(photo.Kind), photo.Width, photo.Height, photo.Bytes, photo.MayBeRemovedBy(actor, now),
        [.. marks.Where(mark => mark.PhotoId == photo.Id && mark.RemovedAt is null).OrderBy(mark => mark.At).ThenBy(mark => mark.Id).Select(mark => new MarkView(
            mark.Id, mark.X, mark.Y, mark.RadiusX, mark.RadiusY, mark.By, mark.At, mark.MayBeRemovedBy(actor)))],
        alike);
}

/// <summary>A circle around the fault. Numbers are parts of the picture's width and height, as it is shown.</summary>
public sealed record MarkView(Guid Id, double X, double Y, double RadiusX, double RadiusY, string By, DateTime At, bool MayRemove);

/// <param name="Ticket">Null when it is of a store this person does not see.</param>
public sealed record AlikeView(string? Ticket);
