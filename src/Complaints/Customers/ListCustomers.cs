using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Tickets.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>The customers who fit; those who were here last when nothing is looked for.</summary>
/// <param name="Q">Words of the name, the phone number, the e-mail address, the town, a card or a receipt.</param>
[May(Role.Floor)]
public sealed record ListCustomers(string? Q = null) : IQuery<CustomersFound>;

/// <param name="Total">How many fit; more than are listed when the search is too wide.</param>
public sealed record CustomersFound(int Total, IReadOnlyList<CustomerRow> Items);

/// <param name="LastAt">When the last complaint was opened that the reader sees, or else when the file was.</param>
public sealed record CustomerRow(Guid Id, string? Name, string? Pronounced, string? Salutation, string? Phone, string? Email, string? City, int Tickets, int Open, DateTime LastAt);

public sealed class ListCustomersValidator : IValidator<ListCustomers>
{
    public IEnumerable<Problem> Check(ListCustomers request)
    {
        var form = new FormCheck();
        form.Text("q", request.Q, TextLimits.Name);
        return form.Problems;
    }
}

public sealed class ListCustomersHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope) : IRequestHandler<ListCustomers, Answer<CustomersFound>>
{
    public const int Most = 50;
    private const int Recent = 20;

    public async Task<Answer<CustomersFound>> Handle(ListCustomers request, CancellationToken cancellationToken)
    {
        var (total, ids) = Folded.Words(request.Q).Count == 0 ? await Latest(cancellationToken) : await Fitting(request.Q!, cancellationToken);
        var tickets = db.Tickets.SeenBy(scope.Actor);
        var rows = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id)).Select(customer => new
        {
            customer.Id, customer.Name, customer.Pronounced, customer.Salutation, customer.Phone, customer.Email, customer.City, customer.CreatedAt,
            Tickets = tickets.Count(ticket => ticket.CustomerId == customer.Id),
            Open = tickets.Count(ticket => ticket.CustomerId == customer.Id && ticket.ClosedAt == null),
            LastAt = tickets.Where(ticket => ticket.CustomerId == customer.Id).Max(ticket => (DateTime?)ticket.OpenedAt),
        }).ToListAsync(cancellationToken);
        return new CustomersFound(total, [.. rows
            .Select(row => new CustomerRow(row.Id, row.Name, row.Pronounced, row.Salutation, row.Phone, row.Email, row.City, row.Tickets, row.Open, row.LastAt ?? row.CreatedAt))
            .OrderByDescending(row => row.LastAt).ThenBy(row => row.Name, StringComparer.Ordinal)]);
    }

    private async Task<(int Total, List<Guid> Ids)> Latest(CancellationToken cancellation)
    {
        var complained = await db.Tickets.SeenBy(scope.Actor).Where(ticket => ticket.CustomerId != null)
            .GroupBy(ticket => ticket.CustomerId!.Value).Select(group => new { Id = group.Key, At = group.Max(ticket => ticket.OpenedAt) })
            .OrderByDescending(row => row.At).Take(Recent).ToListAsync(cancellation);
        var written = await db.CustomersKnownTo(scope.Actor).Where(customer => customer.MergedIntoId == null)
            .OrderByDescending(customer => customer.CreatedAt).Take(Recent).Select(customer => new { customer.Id, At = customer.CreatedAt }).ToListAsync(cancellation);
        var ids = complained.Concat(written).GroupBy(row => row.Id).Select(group => (Id: group.Key, At: group.Max(row => row.At)))
            .OrderByDescending(row => row.At).Take(Recent).Select(row => row.Id).ToList();
        return (ids.Count, ids);
    }

    private async Task<(int Total, List<Guid> Ids)> Fitting(string q, CancellationToken cancellation)
    {
        var saying = Folded.Words(q).Aggregate(db.Customers.AsQueryable(), (customers, word) => customers.Saying(word.Plain, word.Collapsed));
        var (number, key) = (Customer.NumberIn(q) ?? "none", Purchase.KeyOf(q) ?? "none");
        var bought = db.Purchases.SeenBy(scope.Actor);
        var fitting = db.Customers.Where(customer =>
            saying.Select(other => other.Id).Contains(customer.Id) || customer.PhoneKey!.Contains(number)
            || db.CustomerCards.Any(card => card.CustomerId == customer.Id && card.NumberKey == key) || bought.Any(purchase => purchase.CustomerId == customer.Id && purchase.ReceiptKey == key));
        var known = db.CustomersKnownTo(scope.Actor).Where(customer => customer.MergedIntoId == null && fitting.Select(other => other.Id).Contains(customer.Id));
        var total = await known.CountAsync(cancellation);
        var ids = await known.OrderBy(customer => customer.Name).ThenBy(customer => customer.Id).Take(Most).Select(customer => customer.Id).ToListAsync(cancellation);

        // What only a merged file says leads to the one who was kept.
        foreach (var merged in await fitting.Where(customer => customer.MergedIntoId != null).OrderBy(customer => customer.Id).Take(Most).Select(customer => customer.Id).ToListAsync(cancellation))
        {
            if (await desk.Find(merged, cancellation) is { } kept && !ids.Contains(kept.Id) && ids.Count < Most)
            {
                ids.Add(kept.Id);
                total++;
            }
        }

        return (total, ids);
    }
}
