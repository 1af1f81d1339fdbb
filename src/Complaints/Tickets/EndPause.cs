using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>The moment until which a ticket was paused has come.</summary>
[May(Role.Admin)]
public sealed record EndPause(Guid PauseId) : ICommand<bool>;

public sealed class EndPauseValidator : IValidator<EndPause>
{
    public IEnumerable<Problem> Check(EndPause request) => [];
}

public sealed class EndPauseHandler(ComplaintsDb db, TicketStore tickets, TicketClocks clocks, RequestScope scope, TimeProvider clock)
    : IRequestHandler<EndPause, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(EndPause request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var ticketId = await db.Pauses.Where(pause => pause.Id == request.PauseId && pause.EndedAt == null && pause.Until <= now)
            .Select(pause => (Guid?)pause.TicketId).FirstOrDefaultAsync(cancellationToken);
        if (ticketId is null)
        {
            return Refused.Changed("This pause has ended already.");
        }

        var ticket = await tickets.ById(ticketId.Value, cancellationToken);
        await tickets.OpenWork(ticket, cancellationToken);
        ticket.Resume(now, scope.Actor);
        await clocks.Reckon(ticket, "The pause is over.", cancellationToken);
        return true;
    }
}
