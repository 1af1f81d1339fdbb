using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>What the ticket waited for is there: its clocks go on with the time that was left.</summary>
[May(Role.Floor)]
public sealed record ResumeTicket(string Number, int Version) : ICommand<TicketView>;

public sealed class ResumeTicketValidator : IValidator<ResumeTicket>
{
    public IEnumerable<Problem> Check(ResumeTicket request) => [];
}

public sealed class ResumeTicketHandler(TicketStore tickets, TicketClocks clocks, RequestScope scope, TimeProvider clock) : IRequestHandler<ResumeTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(ResumeTicket request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if ((ticket.WhyNot(scope.Actor, request.Version) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        if (ticket.OpenPause is null)
        {
            return Refused.Rule("", $"Ticket {ticket.Number} is not paused.");
        }

        await tickets.OpenWork(ticket, cancellationToken);
        ticket.Resume(clock.Now(), scope.Actor);
        await clocks.Reckon(ticket, "The pause is over.", cancellationToken);
        return await tickets.View(ticket, cancellationToken);
    }
}
