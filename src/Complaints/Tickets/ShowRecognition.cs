using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>What helps a clerk to greet this ticket's customer as somebody known, out of their file. Nothing of it is sensitive.</summary>
[May(Role.Floor)]
public sealed record ShowRecognition(string Number) : IQuery<Recognition>;

public sealed class ShowRecognitionHandler(ComplaintsDb db, CustomerDesk desk, RecognitionDesk recognition, RequestScope scope) : IRequestHandler<ShowRecognition, Answer<Recognition>>
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

        return ticket.CustomerId is { } id && await desk.Find(id, cancellationToken) is { } customer
            ? await recognition.Of(customer, ticket, cancellationToken)
            : new Recognition(null, null, null, null, 0, 0, 0);
    }
}
