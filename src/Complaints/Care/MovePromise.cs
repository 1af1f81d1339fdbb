using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>The customer is told another day: a new promise takes the place of this one, which stays in the ledger.</summary>
/// <param name="Version">The promise's version that the sender saw.</param>
/// <param name="Owner">Who sees to it from now on; stays when left out.</param>
[May(Role.Floor)]
public sealed record MovePromise(Guid Id, int Version, DateOnly? DueOn, string? Reason, string? Owner = null) : ICommand<PromiseView>;

public sealed class MovePromiseValidator : IValidator<MovePromise>
{
    public IEnumerable<Problem> Check(MovePromise request)
    {
        var form = new FormCheck();
        form.When(request.DueOn is null, "dueOn", "Say by which day. A promise without a day is none.");
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why, and what the customer said to it.");
        form.Text("owner", request.Owner, TextLimits.Name);
        return form.Problems;
    }
}

public sealed class MovePromiseHandler(ComplaintsDb db, CareDesk desk) : IRequestHandler<MovePromise, Answer<PromiseView>>
{
    public async Task<Answer<PromiseView>> Handle(MovePromise request, CancellationToken cancellationToken)
    {
        if (await db.Promises.FirstOrDefaultAsync(promise => promise.Id == request.Id, cancellationToken) is not { } promise)
        {
            return Refused.NotFound("id", "There is no such promise.");
        }

        var (hours, dueOn) = (await desk.HoursOf(promise.StoreCode, cancellationToken), request.DueOn!.Value);
        if ((promise.WhyNot(desk.Actor, request.Version) ?? MakePromiseValidator.WhyNot(dueOn, hours.DayOf(desk.Now))) is { } refusal)
        {
            return refusal;
        }

        var ticket = await desk.TicketOf(promise, cancellationToken);
        var (owner, ownerId) = string.IsNullOrWhiteSpace(request.Owner)
            ? (promise.Owner, promise.OwnerId)
            : await StagePromises.OwnerOf(db, ticket, request.Owner, desk.Actor, cancellationToken);
        var next = new Promise(ticket, promise.What, owner, ownerId, dueOn, hours, promise.Stage, desk.Actor, desk.Now);
        if (promise.ReplaceBy(next, request.Reason!.Trim(), desk.Actor, desk.Now) is { } settled)
        {
            return settled;
        }

        db.Add(next);
        ticket.Cared(FactKind.Promise, "moved", promise.What, request.Reason.Trim(), desk.Now, desk.Actor);
        return desk.View(next, ticket);
    }
}
