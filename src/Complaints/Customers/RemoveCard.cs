using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>A card was lost, given back, or belongs to somebody else.</summary>
[May(Role.Floor)]
public sealed record RemoveCard(Guid Id, Guid Card) : ICommand<CustomerSaved>;

public sealed class RemoveCardValidator : IValidator<RemoveCard>
{
    public IEnumerable<Problem> Check(RemoveCard request) => [];
}

public sealed class RemoveCardHandler(ComplaintsDb db, CustomerDesk desk, TimeProvider clock) : IRequestHandler<RemoveCard, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(RemoveCard request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        if (await db.CustomerCards.FirstOrDefaultAsync(card => card.Id == request.Card && card.CustomerId == customer.Id, cancellationToken) is not { } card)
        {
            return Refused.NotFound("card", "This card is not in the file any more.");
        }

        db.Remove(card);
        desk.Note(customer, "cardRemoved", clock.Now());
        customer.Touch();
        return new CustomerSaved(customer.Id, customer.Version);
    }
}
