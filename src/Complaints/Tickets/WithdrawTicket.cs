using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>The customer lets it be. Nothing is deleted; the defect still counts.</summary>
/// <param name="SaidBy">One of <see cref="Choices.Withdrawers"/>; null when whoever sends it does not say.</param>
[May(Role.Floor)]
public sealed record WithdrawTicket(string Number, int Version, string Reason, string? SaidBy = null) : ICommand<TicketView>;

public sealed class WithdrawTicketValidator : IValidator<WithdrawTicket>
{
    public IEnumerable<Problem> Check(WithdrawTicket request)
    {
        var form = new FormCheck();
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why the complaint is withdrawn.");
        if (request.SaidBy is not null)
        {
            form.OneOf("saidBy", request.SaidBy, Choices.Withdrawers, "Say who said so: the customer, somebody in their stead, or one of us.");
        }

        return form.Problems;
    }
}

public sealed class WithdrawTicketHandler(ComplaintsDb db, TicketStore tickets, ProcessStore processes, TicketProcess process, RequestScope scope, TimeProvider clock)
    : IRequestHandler<WithdrawTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(WithdrawTicket request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if ((ticket.WhyNot(scope.Actor, request.Version) ?? ticket.WhyNotSteer(scope.Actor) ?? ticket.WhyNotEnd()) is { } refusal)
        {
            return refusal;
        }

        // It had an end that counts: whoever records work alone does not take that out of the figures.
        if (!scope.Actor.Role.Covers(Role.Supervisor) && await db.Facts.AnyAsync(fact => fact.TicketId == ticket.Id && fact.Kind == FactKind.Reopened, cancellationToken))
        {
            return Refused.NotAllowed($"Ticket {ticket.Number} had ended and was opened again. A supervisor may withdraw it.");
        }

        await tickets.OpenWork(ticket, cancellationToken);
        await tickets.Care(ticket, cancellationToken);
        ticket.Withdraw(request.Reason.Trim(), clock.Now(), scope.Actor, request.SaidBy);
        if (await process.Withdraw(ticket, cancellationToken) is { } stays)
        {
            return stays;
        }

        await processes.EndOthers(ticket, [], "The ticket was withdrawn.", cancellationToken);
        return await tickets.View(ticket, cancellationToken);
    }
}
