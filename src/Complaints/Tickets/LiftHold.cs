using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>The lawyers need it no longer: what its processes left behind is kept as long as that of any other.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
[May(Role.Legal, Role.Admin)]
public sealed record LiftHold(string Number, int Version, string Reason) : ICommand<TicketView>;

public sealed class LiftHoldValidator : IValidator<LiftHold>
{
    public IEnumerable<Problem> Check(LiftHold request)
    {
        var form = new FormCheck();
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why it need not stay any longer.");
        return form.Problems;
    }
}

public sealed class LiftHoldHandler(TicketStore tickets, RequestScope scope, TimeProvider clock) : IRequestHandler<LiftHold, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(LiftHold request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        await tickets.OpenWork(ticket, cancellationToken);
        return ticket.LiftHold(request.Version, request.Reason.Trim(), clock.Now(), scope.Actor) is { } not ? not : await tickets.View(ticket, cancellationToken);
    }
}
