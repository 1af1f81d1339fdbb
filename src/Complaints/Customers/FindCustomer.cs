using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>Is this phone number known, and what is open for it?</summary>
[May(Role.Floor)]
public sealed record FindCustomer(string Phone) : IQuery<KnownCustomer?>;

/// <param name="Tickets">How many complaints there were in the stores that the asker sees.</param>
/// <param name="Open">Numbers of those that have not ended.</param>
/// <param name="Agreed">To which of <see cref="CustomerChoices.Channels"/> they have agreed.</param>
/// <param name="Greeting">How to greet them, who are here once more.</param>
public sealed record KnownCustomer(Guid Id, string? Name, string? Email, string? Language, string? Salutation, int Tickets, IReadOnlyList<string> Open, IReadOnlyList<string> Agreed, Recognition Greeting);

public sealed class FindCustomerHandler(ComplaintsDb db, CustomerDesk desk, Consents consents, RecognitionDesk recognition, RequestScope scope) : IRequestHandler<FindCustomer, Answer<KnownCustomer?>>
{
    public async Task<Answer<KnownCustomer?>> Handle(FindCustomer request, CancellationToken cancellationToken)
    {
        var mine = db.Tickets.AsNoTracking().SeenBy(scope.Actor).Complaints();
        var known = await desk.ByPhone(request.Phone, cancellationToken);
        if (known is null)
        {
            return (KnownCustomer?)null;
        }

        var tickets = await mine.Where(ticket => ticket.CustomerId == known.Id)
            .OrderByDescending(ticket => ticket.OpenedAt).Select(ticket => new { ticket.Number, ticket.ClosedAt }).ToListAsync(cancellationToken);
        return new KnownCustomer(
            known.Id, known.Name, known.Email, known.Language, known.Salutation, tickets.Count, [.. tickets.Where(ticket => ticket.ClosedAt is null).Select(ticket => ticket.Number)],
            await consents.Given(known, cancellationToken), await recognition.Of(known, null, cancellationToken));
    }
}
