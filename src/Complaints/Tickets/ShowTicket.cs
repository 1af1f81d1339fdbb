using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>One ticket, whole.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowTicket(string Number) : IQuery<TicketView>;

public sealed class ShowTicketHandler(TicketStore tickets, RequestScope scope) : IRequestHandler<ShowTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(ShowTicket request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        await tickets.OpenWork(ticket, cancellationToken);
        return await tickets.View(ticket, cancellationToken);
    }
}
