using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Customers;

/// <summary>The customer was here, or said something worth remembering.</summary>
/// <param name="Text">May be empty for a visit.</param>
[May(Role.Floor)]
public sealed record NoteAboutCustomer(Guid Id, string? Text, bool IsVisit = false) : ICommand<CustomerSaved>;

public sealed class NoteAboutCustomerValidator : IValidator<NoteAboutCustomer>
{
    public IEnumerable<Problem> Check(NoteAboutCustomer request)
    {
        var form = new FormCheck();
        form.Text("text", request.Text, TextLimits.Note, required: !request.IsVisit, "Write down what is worth remembering.");
        return form.Problems;
    }
}

public sealed class NoteAboutCustomerHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<NoteAboutCustomer, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(NoteAboutCustomer request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        db.Add(new CustomerNote(customer.Id, request.Text.TrimToNull(), request.IsVisit, scope.Actor, clock.Now()));
        return new CustomerSaved(customer.Id, customer.Version);
    }
}
