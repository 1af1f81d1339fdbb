using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>The customer has a card of the chain.</summary>
/// <param name="Kind">One of <see cref="CustomerChoices.Cards"/>.</param>
[May(Role.Floor)]
public sealed record AddCard(Guid Id, string? Kind, string? Number, DateOnly? Since = null) : ICommand<CustomerSaved>;

public sealed class AddCardValidator(TimeProvider clock) : IValidator<AddCard>
{
    public IEnumerable<Problem> Check(AddCard request)
    {
        var form = new FormCheck();
        form.OneOf("kind", request.Kind, CustomerChoices.Cards, "Say what kind of card it is.");
        form.Text("number", request.Number, TextLimits.Code, required: true, "Give the number of the card.");
        form.When(!string.IsNullOrWhiteSpace(request.Number) && Purchase.KeyOf(request.Number) is null, "number", "The number of a card has letters or digits.");
        form.When(request.Since > clock.Today().AddDays(1), "since", "This day lies in the future.");
        return form.Problems;
    }
}

public sealed class AddCardHandler(ComplaintsDb db, CustomerDesk desk, TimeProvider clock) : IRequestHandler<AddCard, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(AddCard request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var card = new CustomerCard(customer.Id, request.Kind!, request.Number!.Trim(), request.Since, clock.Now());
        if (await db.CustomerCards.AnyAsync(other => other.NumberKey == card.NumberKey && other.Kind == card.Kind && other.CustomerId == customer.Id, cancellationToken))
        {
            return Refused.Rule("number", "This card is in the file already.");
        }

        db.Add(card);
        desk.Note(customer, "cardAdded", clock.Now());
        customer.Touch();
        return new CustomerSaved(customer.Id, customer.Version);
    }
}
