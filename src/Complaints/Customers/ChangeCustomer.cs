using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Customers;

/// <summary>Somebody learned more about a customer, or found a mistake. All fields are given, as the file shows them now.</summary>
[May(Role.Floor)]
public sealed record ChangeCustomer(Guid Id, int Version, CustomerDetails? Details) : ICommand<CustomerSaved>;

public sealed class ChangeCustomerValidator : IValidator<ChangeCustomer>
{
    public IEnumerable<Problem> Check(ChangeCustomer request)
    {
        var form = new FormCheck();
        form.Details(request.Details);
        return form.Problems;
    }
}

public sealed class ChangeCustomerHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<ChangeCustomer, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(ChangeCustomer request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        if (CustomerDesk.WhyNot(customer, request.Version) is { } refusal)
        {
            return refusal;
        }

        var guide = request.Details!.Guide;
        if (guide is { } id && guide != customer.GuideId
            && (await db.Users.FindAsync([id], cancellationToken) is not { } person || !(scope.Actor.SeesAllStores || person.Stores.Any(scope.Actor.Sees))))
        {
            return Refused.Form("guide", "This colleague does not work in your stores.");
        }

        foreach (var field in customer.Change(request.Details))
        {
            desk.Note(customer, field, clock.Now());
        }

        return new CustomerSaved(customer.Id, customer.Version);
    }
}
