using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>The customer is furious: whoever stands above the clerk is asked to come to the counter, now.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
[May(Role.Floor)]
public sealed record CallSupervisor(string Number, int Version) : ICommand<TicketView>;

public sealed class CallSupervisorValidator : IValidator<CallSupervisor>
{
    public IEnumerable<Problem> Check(CallSupervisor request)
    {
        var form = new FormCheck();
        form.Text("number", request.Number, 20, required: true);
        return form.Problems;
    }
}

public sealed class CallSupervisorHandler(TicketStore tickets, CallDesk calls, RequestScope scope) : IRequestHandler<CallSupervisor, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(CallSupervisor request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var open = await tickets.OpenWork(ticket, cancellationToken);
        return (ticket.WhyNot(scope.Actor, request.Version) ?? calls.WhyNot(ticket, open) ?? await calls.Call(ticket, cancellationToken)) is { } refusal
            ? refusal
            : await tickets.View(ticket, cancellationToken);
    }
}
