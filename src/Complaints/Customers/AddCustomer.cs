using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Customers;

/// <summary>Somebody is worth remembering who neither bought nor complained yet. A number that is known already opens their file instead.</summary>
/// <param name="ReferredBy">The customer who brought them.</param>
/// <param name="Consent">To which of <see cref="CustomerChoices.Channels"/> they agree.</param>
[May(Role.Floor)]
public sealed record AddCustomer(string? Store, CustomerDetails? Details, Guid? ReferredBy = null, IReadOnlyList<string>? Consent = null) : ICommand<CustomerSaved>;

public sealed class AddCustomerValidator : IValidator<AddCustomer>
{
    public IEnumerable<Problem> Check(AddCustomer request)
    {
        var form = new FormCheck();
        form.Text("store", request.Store, TextLimits.Code, required: true, "Say in which store.");
        form.Details(request.Details);
        form.Consent(request.Consent);
        return form.Problems;
    }
}

public sealed class AddCustomerHandler(ComplaintsDb db, ReferenceLists reference, CustomerDesk desk, Consents consents, Referrals referrals, RequestScope scope, TimeProvider clock)
    : IRequestHandler<AddCustomer, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(AddCustomer request, CancellationToken cancellationToken)
    {
        if ((await reference.Get(cancellationToken)).Store(request.Store) is not { } store)
        {
            return Refused.Form("store", $"There is no store {request.Store}.");
        }

        if (!scope.Actor.Sees(store.Code))
        {
            return Refused.NotAllowed($"You do not work in store {store.Code}.");
        }

        if (await desk.ByPhone(request.Details!.Phone, cancellationToken) is not null)
        {
            return Refused.Rule("phone", "A customer with this phone number is known already. Look for the number and open their file.");
        }

        var customer = new Customer(null, null, null, null, clock.Now(), store.Code);
        customer.Change(request.Details with { Guide = null });
        db.Add(customer);

        // Before the thanks that being brought sets off: whoever has not agreed is not thanked.
        await consents.Agree(customer, request.Consent, cancellationToken);
        if (request.ReferredBy is { } by && await referrals.Record(customer, by, store.Code, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return new CustomerSaved(customer.Id, customer.Version);
    }
}
