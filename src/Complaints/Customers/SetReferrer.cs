using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Customers;

/// <summary>A customer says who brought them to us: both are thanked.</summary>
/// <param name="Store">Where they said it.</param>
[May(Role.Floor)]
public sealed record SetReferrer(Guid Id, int Version, Guid ReferredBy, string? Store) : ICommand<CustomerSaved>;

public sealed class SetReferrerValidator : IValidator<SetReferrer>
{
    public IEnumerable<Problem> Check(SetReferrer request)
    {
        var form = new FormCheck();
        form.Text("store", request.Store, TextLimits.Code, required: true, "Say in which store.");
        form.When(request.ReferredBy == Guid.Empty, "referredBy", "Say who brought them.");
        return form.Problems;
    }
}

public sealed class SetReferrerHandler(CustomerDesk desk, Referrals referrals, ReferenceLists reference, RequestScope scope) : IRequestHandler<SetReferrer, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(SetReferrer request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        if ((await reference.Get(cancellationToken)).Store(request.Store) is not { } store)
        {
            return Refused.Form("store", $"There is no store {request.Store}.");
        }

        if (!scope.Actor.Sees(store.Code))
        {
            return Refused.NotAllowed($"You do not work in store {store.Code}.");
        }

        return (CustomerDesk.WhyNot(customer, request.Version) ?? await referrals.Record(customer, request.ReferredBy, store.Code, cancellationToken)) is { } refusal
            ? refusal
            : new CustomerSaved(customer.Id, customer.Version);
    }
}

/// <summary>Writes down who brought a customer, and tells the processes that thank for it.</summary>
public sealed class Referrals(CustomerDesk desk, CustomerEvents events, TimeProvider clock)
{
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Refused?> Record(Customer customer, Guid by, string store, CancellationToken cancellation)
    {
        if (await desk.Find(by, cancellation) is not { } referrer)
        {
            return Refused.Form("referredBy", "There is no such customer who could have brought them.");
        }

        if (referrer.Id == customer.Id)
        {
            return Refused.Form("referredBy", "Nobody brings themselves.");
        }

        if (await desk.ReferrerOf(await desk.Family(customer.Id, cancellation), cancellation) is { } known)
        {
            return known.Id == referrer.Id ? null : Refused.Rule("referredBy", "It is written down already who brought them.");
        }

        customer.BroughtBy(referrer);
        desk.Note(customer, "referred", clock.Now());
        await events.Referred(customer, referrer, store, cancellation);
        return null;
    }
}
