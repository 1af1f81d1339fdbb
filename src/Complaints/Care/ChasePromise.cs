using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>The day of a promise is over: it becomes late, and after one more working day broken. Of two servers that try at once one wins.</summary>
[May(Role.Admin)]
public sealed record ChasePromise(Guid Id) : ICommand<bool>;

public sealed class ChasePromiseValidator : IValidator<ChasePromise>
{
    public IEnumerable<Problem> Check(ChasePromise request) => [];
}

public sealed class ChasePromiseHandler(ComplaintsDb db, CareDesk desk, PromiseEvents events) : IRequestHandler<ChasePromise, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(ChasePromise request, CancellationToken cancellationToken)
    {
        if (await db.Promises.FirstOrDefaultAsync(promise => promise.Id == request.Id && promise.RingsAt <= desk.Now, cancellationToken) is not { } promise)
        {
            return Refused.Changed("This promise is settled.");
        }

        // Read, so that the open pages of its ticket are told.
        var ticket = await desk.TicketOf(promise, cancellationToken);
        if (promise.Chase(await desk.HoursOf(promise.StoreCode, cancellationToken), desk.Now))
        {
            ticket.Cared(FactKind.Promise, PromiseState.Broken.Word(), promise.What, null, desk.Now, desk.Actor);
            return await events.Broken(promise, cancellationToken) is { } stays ? stays : true;
        }

        return true;
    }
}
