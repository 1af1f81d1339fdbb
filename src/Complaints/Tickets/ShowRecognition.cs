using Complaints.Access;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>What helps a clerk to greet this ticket's customer as somebody known, out of their file. Nothing of it is sensitive.</summary>
[May(Role.Floor)]
public sealed record ShowRecognition(string Number) : IQuery<Recognition>;

/// <param name="Guide">The colleague who knows them best.</param>
/// <param name="Before">Their other tickets in the reader's stores.</param>
/// <param name="Promised">What they still wait for, on this and the others.</param>
/// <param name="Late">How much of it is late.</param>
public sealed record Recognition(string? Pronounced, string? Likes, string? Topics, string? Guide, int Before, int Promised, int Late);

public sealed class ShowRecognitionHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowRecognition, Answer<Recognition>>
{
    public async Task<Answer<Recognition>> Handle(ShowRecognition request, CancellationToken cancellationToken)
    {
        var number = request.Number.ToUpperInvariant();
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Number == number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        if (ticket.CustomerId is not { } id || await desk.Find(id, cancellationToken) is not { } customer)
        {
            return new Recognition(null, null, null, null, 0, 0, 0);
        }

        var family = await desk.Family(customer.Id, cancellationToken);
        var theirs = db.Tickets.SeenBy(scope.Actor).Where(other => family.Contains(other.CustomerId!.Value));
        var promised = await db.Promises.AsNoTracking().Where(promise => promise.State == PromiseState.Open && theirs.Any(other => other.Id == promise.TicketId)).Standing().ToListAsync(cancellationToken);
        var guide = customer.GuideId is { } person ? await db.Users.Where(user => user.Id == person).Select(user => user.Name).FirstOrDefaultAsync(cancellationToken) : null;
        return new Recognition(
            customer.Pronounced, customer.Likes, customer.Topics, guide, await theirs.CountAsync(other => other.Id != ticket.Id, cancellationToken),
            promised.Count, promised.Count(promise => promise.IsLate(clock.Now())));
    }
}
