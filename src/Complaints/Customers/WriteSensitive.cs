using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>The customer told something sensitive of their own accord, or wants it gone.</summary>
/// <param name="Value">Empty to have it forgotten.</param>
[May(Role.Supervisor)]
public sealed record WriteSensitive(Guid Id, string? Field, string? Value, string? Purpose) : ICommand<CustomerSaved>;

public sealed class WriteSensitiveValidator : IValidator<WriteSensitive>
{
    public IEnumerable<Problem> Check(WriteSensitive request)
    {
        var form = new FormCheck();
        form.OneOf("field", request.Field, SensitiveField.Fields, "Say what it is about.");
        form.Text("value", request.Value, TextLimits.Name);
        form.OneOf("purpose", request.Purpose, SensitiveLook.Purposes, "Say what you need it for.");
        return form.Problems;
    }
}

public sealed class WriteSensitiveHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<WriteSensitive, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(WriteSensitive request, CancellationToken cancellationToken)
    {
        if (SensitiveRules.WhyNot([request.Field!], scope) is { } refusal)
        {
            return refusal;
        }

        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var now = clock.Now();
        var row = await db.SensitiveFields.FirstOrDefaultAsync(row => row.CustomerId == customer.Id && row.Field == request.Field, cancellationToken);
        if (string.IsNullOrWhiteSpace(request.Value))
        {
            db.RemoveRange(row is null ? [] : [row]);
        }
        else if (row is null)
        {
            db.Add(new SensitiveField(customer.Id, request.Field!, request.Value.Trim(), scope.Actor, now));
        }
        else
        {
            row.Write(request.Value.Trim(), scope.Actor, now);
        }

        db.Add(new SensitiveLook(customer.Id, request.Field!, request.Purpose!, wrote: true, scope.Actor, now));
        return new CustomerSaved(customer.Id, customer.Version);
    }
}
