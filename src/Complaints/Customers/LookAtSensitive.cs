using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>Somebody needs to know something sensitive, and says what for. The look itself is recorded, so this is a command.</summary>
/// <param name="Fields">Some of <see cref="SensitiveField.Fields"/>.</param>
/// <param name="Purpose">One of <see cref="SensitiveLook.Purposes"/>.</param>
[May(Role.Supervisor)]
public sealed record LookAtSensitive(Guid Id, IReadOnlyList<string>? Fields, string? Purpose) : ICommand<IReadOnlyList<SensitiveView>>;

/// <param name="Value">Null when nothing is written down.</param>
public sealed record SensitiveView(string Field, string? Value, DateTime? WrittenAt, string? WrittenBy);

public sealed class LookAtSensitiveValidator : IValidator<LookAtSensitive>
{
    public IEnumerable<Problem> Check(LookAtSensitive request)
    {
        var form = new FormCheck();
        form.When(request.Fields is not { Count: > 0 }, "fields", "Say what you need to know.");
        foreach (var field in request.Fields ?? [])
        {
            form.OneOf("fields", field, SensitiveField.Fields, "Say what you need to know.");
        }

        form.OneOf("purpose", request.Purpose, SensitiveLook.Purposes, "Say what you need it for.");
        return form.Problems;
    }
}

public sealed class LookAtSensitiveHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock)
    : IRequestHandler<LookAtSensitive, Answer<IReadOnlyList<SensitiveView>>>
{
    public async Task<Answer<IReadOnlyList<SensitiveView>>> Handle(LookAtSensitive request, CancellationToken cancellationToken)
    {
        if (SensitiveRules.WhyNot(request.Fields!, scope) is { } refusal)
        {
            return refusal;
        }

        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var fields = request.Fields!.Distinct().ToList();
        var rows = await db.SensitiveFields.AsNoTracking().Where(row => row.CustomerId == customer.Id && fields.Contains(row.Field)).ToListAsync(cancellationToken);
        db.AddRange(fields.Select(field => new SensitiveLook(customer.Id, field, request.Purpose!, wrote: false, scope.Actor, clock.Now())));
        return fields.Select(field => rows.FirstOrDefault(row => row.Field == field) is { } row
            ? new SensitiveView(field, row.Value, row.WrittenAt, row.WrittenBy)
            : new SensitiveView(field, null, null, null)).ToList();
    }
}

internal static class SensitiveRules
{
    public static Refused? WhyNot(IEnumerable<string> fields, RequestScope scope)
    {
        if (fields.Any(field => !SensitiveField.MayRead(field, scope.Actor)))
        {
            return Refused.NotAllowed("What is medical is for region managers and administrators.");
        }

        // An answer is kept under its key, and this one must not be kept anywhere.
        return scope.Key is null ? null : Refused.Rule("Idempotency-Key", "Sensitive fields are asked for and written without a key.");
    }
}
