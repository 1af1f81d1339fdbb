using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>The lawyers need all there is on a complaint: nothing of its processes is removed until the hold is lifted. It may have ended long ago.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Reference">Under which the lawyers keep the case.</param>
[May(Role.Legal, Role.Admin)]
public sealed record HoldTicket(string Number, int Version, string Reason, string? Reference = null) : ICommand<TicketView>;

public sealed class HoldTicketValidator : IValidator<HoldTicket>
{
    public IEnumerable<Problem> Check(HoldTicket request)
    {
        var form = new FormCheck();
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why it has to stay.");
        form.Text("reference", request.Reference, LegalHold.ReferenceLength);
        return form.Problems;
    }
}

public sealed class HoldTicketHandler(TicketStore tickets, RequestScope scope, TimeProvider clock) : IRequestHandler<HoldTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(HoldTicket request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        await tickets.OpenWork(ticket, cancellationToken);
        var reference = string.IsNullOrWhiteSpace(request.Reference) ? null : request.Reference.Trim();
        return ticket.PlaceHold(request.Version, request.Reason.Trim(), reference, clock.Now(), scope.Actor) is { } not ? not : await tickets.View(ticket, cancellationToken);
    }
}
