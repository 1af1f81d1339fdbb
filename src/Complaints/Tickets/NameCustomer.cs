using Complaints.Access;
using Complaints.Customers;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>Somebody who stayed anonymous at first says who they are, and is recognised as at the opening.</summary>
/// <param name="Consent">To which ways of reaching them beyond this complaint they agree: some of <see cref="CustomerChoices.Channels"/>.</param>
[May(Role.Floor)]
public sealed record NameCustomer(string Number, int Version, CustomerView? Customer, IReadOnlyList<string>? Consent = null) : ICommand<TicketView>;

public sealed class NameCustomerValidator : IValidator<NameCustomer>
{
    public IEnumerable<Problem> Check(NameCustomer request)
    {
        var form = new FormCheck();
        form.Named("customer", request.Customer);
        form.Consent(request.Consent);
        return form.Problems;
    }
}

public sealed class NameCustomerHandler(TicketStore tickets, CustomerDesk desk, Consents consents, CustomerEvents events, RequestScope scope, TimeProvider clock)
    : IRequestHandler<NameCustomer, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(NameCustomer request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        if (ticket.Customer is not null)
        {
            return Refused.Rule("customer", $"The customer of ticket {ticket.Number} is known already. What is wrong about them is corrected in their file.");
        }

        await tickets.OpenWork(ticket, cancellationToken);
        await tickets.Care(ticket, cancellationToken);
        var customer = await desk.Named(request.Customer!, clock.Now(), cancellationToken);
        ticket.Name(customer, clock.Now(), scope.Actor);
        await consents.Agree(customer, request.Consent, cancellationToken);
        await events.Seen(customer, ticket.StoreCode, cancellationToken);
        return await tickets.View(ticket, cancellationToken);
    }
}
