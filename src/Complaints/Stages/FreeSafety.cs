using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>Head office lets a ticket end although its safety process has not, and says why.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
[May(Role.Admin)]
public sealed record FreeSafety(string Number, int Version, string Reason) : ICommand<TicketView>;

public sealed class FreeSafetyValidator : IValidator<FreeSafety>
{
    public IEnumerable<Problem> Check(FreeSafety request)
    {
        var form = new FormCheck();
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why the ticket may end before the safety process has.");
        return form.Problems;
    }
}

public sealed class FreeSafetyHandler(TicketStore tickets, RequestScope scope, TimeProvider clock) : IRequestHandler<FreeSafety, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(FreeSafety request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        await tickets.OpenWork(ticket, cancellationToken);
        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        if (ticket.WhyNotEnd() is null)
        {
            return Refused.Rule("", $"Nothing about safety keeps ticket {ticket.Number} from ending.");
        }

        ticket.SafetySettled(request.Reason.Trim(), clock.Now(), scope.Actor);
        return await tickets.View(ticket, cancellationToken);
    }
}
