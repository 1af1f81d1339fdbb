using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Photos;

/// <summary>The photos of a ticket with what is circled on them.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowPhotos(string Number) : IQuery<PhotosView>;

public sealed class ShowPhotosHandler(ComplaintsDb db, PhotoDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowPhotos, Answer<PhotosView>>
{
    public async Task<Answer<PhotosView>> Handle(ShowPhotos request, CancellationToken cancellationToken)
    {
        var written = request.Number.ToUpperInvariant();
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Number == written, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var photos = await db.Photos.AsNoTracking().Where(photo => photo.TicketId == ticket.Id && photo.RemovedAt == null).ToListAsync(cancellationToken);
        var ids = photos.Select(photo => photo.Id).ToList();
        var marks = ids.Count == 0 ? [] : await db.PhotoMarks.AsNoTracking().Where(mark => ids.Contains(mark.PhotoId) && mark.RemovedAt == null).ToListAsync(cancellationToken);
        var shown = new List<PhotoView>();
        foreach (var photo in photos.Where(photo => Photo.IsFor(photo.Shot, scope.Actor)).OrderBy(photo => photo.At).ThenBy(photo => photo.Place))
        {
            shown.Add(PhotoView.Of(photo, marks, await desk.Alike(photo, cancellationToken), scope.Actor, clock.Now()));
        }

        return new PhotosView(scope.Actor.Role.Covers(Role.Floor) && !ticket.HasEnded, Photo.MostOfATicket, shown, photos.Count(photo => !Photo.IsFor(photo.Shot, scope.Actor)));
    }
}
