using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Photos;

/// <summary>Takes a circle off a photo.</summary>
[May(Role.Floor)]
public sealed record RemoveMark(Guid Id) : ICommand<PhotoView>;

public sealed class RemoveMarkValidator : IValidator<RemoveMark>
{
    public IEnumerable<Problem> Check(RemoveMark request) => [];
}

public sealed class RemoveMarkHandler(ComplaintsDb db, PhotoDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<RemoveMark, Answer<PhotoView>>
{
    public async Task<Answer<PhotoView>> Handle(RemoveMark request, CancellationToken cancellationToken)
    {
        if (await db.PhotoMarks.FirstOrDefaultAsync(mark => mark.Id == request.Id && mark.RemovedAt == null, cancellationToken) is not { } mark)
        {
            return Refused.NotFound("id", "There is no such circle. It may have been removed.");
        }

        var (photo, ticket, refusal) = await desk.Find(mark.PhotoId, cancellationToken);
        if (photo is null)
        {
            return refusal!;
        }

        // Unlike a photo, a circle shows nobody's face: it points at the fault that was decided on, and stays as the decision saw it.
        if (ticket!.HasEnded)
        {
            return Refused.Rule("id", $"Ticket {ticket.Number} has ended. The circles stay as they were when it was decided.");
        }

        return mark.Remove(clock.Now(), scope.Actor) is { } not ? not : await desk.View(photo, cancellationToken);
    }
}
