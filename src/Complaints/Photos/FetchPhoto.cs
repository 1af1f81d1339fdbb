using Complaints.Access;
using Complaints.Photos.Images;
using Complaints.Shell;
using MediatR;

namespace Complaints.Photos;

/// <summary>The picture itself.</summary>
/// <param name="Small">At most 480 pixels long, where there is such a one; the whole picture where not.</param>
[May(Role.Floor, Role.Quality)]
public sealed record FetchPhoto(Guid Id, bool Small) : IQuery<PhotoFile>;

/// <param name="Path">Where it lies on this server.</param>
/// <param name="Name">What a browser calls it when it is saved.</param>
public sealed record PhotoFile(string Path, string Type, string Hash, bool Small, string Name);

public sealed class FetchPhotoHandler(PhotoDesk desk, PhotoFiles files) : IRequestHandler<FetchPhoto, Answer<PhotoFile>>
{
    public async Task<Answer<PhotoFile>> Handle(FetchPhoto request, CancellationToken cancellationToken)
    {
        var (photo, ticket, refusal) = await desk.Find(request.Id, cancellationToken);
        if (photo is null || ticket is null)
        {
            return refusal!;
        }

        var name = $"{ticket.Number}-{photo.Shot.Word()}";
        if (request.Small && files.FindSmall(photo.Hash) is { } small)
        {
            return new PhotoFile(small, CleanImage.MediaTypeOf(ImageKind.Jpeg), photo.Hash, true, name + "-small.jpg");
        }

        return files.Find(photo.Hash) is { } path
            ? new PhotoFile(path, CleanImage.MediaTypeOf(photo.Kind), photo.Hash, false, $"{name}.{(photo.Kind == ImageKind.Jpeg ? "jpg" : photo.Kind.Word())}")
            : Refused.NotFound("id", "This photo is not in the data folder of this server. Tell the administrator.");
    }
}
