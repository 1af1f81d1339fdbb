using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Photos;

/// <summary>Takes a photo off its ticket, with a reason. That it was there, and who removed it, stays.</summary>
[May(Role.Floor)]
public sealed record RemovePhoto(Guid Id, string Reason) : ICommand<RemovedPhoto>;

public sealed record RemovedPhoto(Guid Id);

public sealed class RemovePhotoValidator : IValidator<RemovePhoto>
{
    public IEnumerable<Problem> Check(RemovePhoto request)
    {
        var form = new FormCheck();
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why the photo is removed.");
        return form.Problems;
    }
}

public sealed class RemovePhotoHandler(PhotoDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<RemovePhoto, Answer<RemovedPhoto>>
{
    public async Task<Answer<RemovedPhoto>> Handle(RemovePhoto request, CancellationToken cancellationToken)
    {
        var (photo, ticket, refusal) = await desk.Find(request.Id, cancellationToken);
        if (photo is null || ticket is null)
        {
            return refusal!;
        }

        if (ticket.Hold is not null)
        {
            return Refused.Rule("id", $"Ticket {ticket.Number} is on legal hold, so its photos stay until the hold is lifted.");
        }

        // Also from a ticket that has ended: a face on a photo does not become right by waiting.
        var reason = request.Reason.Trim();
        if (photo.Remove(reason, clock.Now(), scope.Actor) is { } not)
        {
            return not;
        }

        ticket.PhotoRemoved(photo.Shot, reason, clock.Now(), scope.Actor);
        return new RemovedPhoto(photo.Id);
    }
}
