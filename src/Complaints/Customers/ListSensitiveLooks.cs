using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>Who looked at what is sensitive of this customer, and why; newest first. What was read or written is not told.</summary>
[May(Role.Admin)]
public sealed record ListSensitiveLooks(Guid Id) : IQuery<IReadOnlyList<LookView>>;

public sealed record LookView(DateTime At, string By, string Field, string Purpose, bool Wrote);

public sealed class ListSensitiveLooksHandler(ComplaintsDb db, CustomerDesk desk) : IRequestHandler<ListSensitiveLooks, Answer<IReadOnlyList<LookView>>>
{
    private const int Most = 200;

    public async Task<Answer<IReadOnlyList<LookView>>> Handle(ListSensitiveLooks request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var family = await desk.Family(customer.Id, cancellationToken);
        return await db.SensitiveLooks.AsNoTracking().Where(look => family.Contains(look.CustomerId)).OrderByDescending(look => look.At).ThenBy(look => look.Field).Take(Most)
            .Select(look => new LookView(look.At, look.By, look.Field, look.Purpose, look.Wrote)).ToListAsync(cancellationToken);
    }
}
