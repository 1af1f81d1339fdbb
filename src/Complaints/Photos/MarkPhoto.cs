using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Photos;

/// <summary>Draws a circle around the fault. Numbers are parts of the picture's width and height, as it is shown.</summary>
[May(Role.Floor)]
public sealed record MarkPhoto(Guid Id, double X, double Y, double RadiusX, double RadiusY) : ICommand<PhotoView>;

public sealed class MarkPhotoValidator : IValidator<MarkPhoto>
{
    public IEnumerable<Problem> Check(MarkPhoto request)
    {
        var form = new FormCheck();
        form.When(request.X is not (>= 0 and <= 1) || request.Y is not (>= 0 and <= 1), "x", "The middle of the circle has to lie on the photo: 0 to 1.");
        form.When(
            request.RadiusX is not (>= PhotoMark.LeastRadius and <= 0.5) || request.RadiusY is not (>= PhotoMark.LeastRadius and <= 0.5), "radiusX",
            "This circle is too small or too large to point at something. Draw it around the fault.");
        return form.Problems;
    }
}

public sealed class MarkPhotoHandler(ComplaintsDb db, PhotoDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<MarkPhoto, Answer<PhotoView>>
{
    public async Task<Answer<PhotoView>> Handle(MarkPhoto request, CancellationToken cancellationToken)
    {
        var (photo, ticket, refusal) = await desk.Find(request.Id, cancellationToken);
        if (photo is null || ticket is null)
        {
            return refusal!;
        }

        if (ticket.WhyNot(scope.Actor, ticket.Version) is { } not)
        {
            return not;
        }

        if (await db.PhotoMarks.CountAsync(mark => mark.PhotoId == photo.Id && mark.RemovedAt == null, cancellationToken) >= PhotoMark.MostOfAPhoto)
        {
            return Refused.Rule("", "There are enough circles on this photo. Remove one that does not help.");
        }

        db.Add(new PhotoMark(photo.Id, request.X, request.Y, request.RadiusX, request.RadiusY, clock.Now(), scope.Actor));
        return await desk.View(photo, cancellationToken);
    }
}
