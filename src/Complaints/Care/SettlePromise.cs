using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>A promise was kept, was broken, or the customer does not expect it any more.</summary>
/// <param name="Version">The promise's version that the sender saw.</param>
/// <param name="Note">Only releasing one needs it.</param>
[May(Role.Floor)]
public sealed record SettlePromise(Guid Id, int Version, PromiseState To, string? Note = null) : ICommand<PromiseView>;

public sealed class SettlePromiseValidator : IValidator<SettlePromise>
{
    public IEnumerable<Problem> Check(SettlePromise request)
    {
        var form = new FormCheck();
        form.When(!Enum.IsDefined(request.To) || request.To == PromiseState.Open, "state", "Say whether the promise was kept, broken or released.");
        form.Text("note", request.Note, TextLimits.Note);
        return form.Problems;
    }
}

public sealed class SettlePromiseHandler(ComplaintsDb db, CareDesk desk, PromiseEvents events) : IRequestHandler<SettlePromise, Answer<PromiseView>>
{
    public async Task<Answer<PromiseView>> Handle(SettlePromise request, CancellationToken cancellationToken)
    {
        if (await db.Promises.FirstOrDefaultAsync(promise => promise.Id == request.Id, cancellationToken) is not { } promise)
        {
            return Refused.NotFound("id", "There is no such promise.");
        }

        if ((promise.WhyNot(desk.Actor, request.Version) ?? promise.Settle(request.To, request.Note, desk.Actor, desk.Now)) is { } refusal)
        {
            return refusal;
        }

        var ticket = await desk.TicketOf(promise, cancellationToken);
        ticket.Cared(FactKind.Promise, request.To.Word(), promise.What, request.Note?.Trim(), desk.Now, desk.Actor);
        return request.To == PromiseState.Broken && await events.Broken(promise, cancellationToken) is { } stays ? stays : desk.View(promise, ticket);
    }
}
