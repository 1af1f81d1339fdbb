using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets.Intake;

/// <summary>What looks like this complaint among the tickets that the asker sees. Everything may be left out.</summary>
/// <param name="Purchase">The line of a receipt: the very same article.</param>
[May(Role.Floor)]
public sealed record FindSimilar(
    string? Phone = null, string? Email = null, string? Name = null, Guid? Purchase = null, string? Style = null, string? Batch = null) : IQuery<SimilarView>;

/// <param name="BatchCount">Complaints about the same style and batch in the last 30 days.</param>
public sealed record SimilarView(IReadOnlyList<SimilarTicket> Person, IReadOnlyList<SimilarTicket> Article, int BatchCount, IReadOnlyList<SimilarTicket> Batch);

public sealed record SimilarTicket(string Number, string Status, DateTime OpenedAt, string? Style, string? Defect, string? DefectName);

public sealed class FindSimilarValidator : IValidator<FindSimilar>
{
    public IEnumerable<Problem> Check(FindSimilar request)
    {
        var form = new FormCheck();
        form.Text("phone", request.Phone, TextLimits.Name);
        form.Text("email", request.Email, TextLimits.Name);
        form.Text("name", request.Name, TextLimits.Name);
        form.Text("style", request.Style, TextLimits.Code);
        form.Text("batch", request.Batch, TextLimits.Code);
        return form.Problems;
    }
}

public sealed class FindSimilarHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<FindSimilar, Answer<SimilarView>>
{
    public const int Days = 30;
    private const int Most = 2;

    public async Task<Answer<SimilarView>> Handle(FindSimilar request, CancellationToken cancellationToken)
    {
        var mine = db.Tickets.AsNoTracking().SeenBy(scope.Actor);
        var person = await Newest(Person(mine, request), cancellationToken);
        var article = request.Purchase is { } purchase ? await Newest(mine.Where(ticket => ticket.Item.PurchaseId == purchase), cancellationToken) : [];
        if (string.IsNullOrWhiteSpace(request.Style) || string.IsNullOrWhiteSpace(request.Batch))
        {
            return new SimilarView(person, article, 0, []);
        }

        var since = clock.Now().AddDays(-Days);
        var batch = mine.Complaints().Where(ticket => ticket.OpenedAt >= since && ticket.Item.Style == request.Style && ticket.Item.Batch == request.Batch);
        var count = await batch.CountAsync(cancellationToken);
        return new SimilarView(person, article, count, count == 0 ? [] : await Newest(batch, cancellationToken));
    }

    /// <summary>A number or an address says who somebody is. A name says it less surely, and is asked only where neither is given.</summary>
    private static IQueryable<Ticket>? Person(IQueryable<Ticket> mine, FindSimilar request)
    {
        var key = Customer.KeyOf(request.Phone);
        var email = request.Email?.Trim() is { Length: > 3 } address && address.Contains('@', StringComparison.Ordinal) ? address : null;
        if (key is not null || email is not null)
        {
            return mine.Where(ticket => ticket.Customer != null && ((key != null && ticket.Customer.PhoneKey == key) || (email != null && ticket.Customer.Email == email)));
        }

        var name = request.Name?.Trim() is { Length: > 1 } said ? said : null;
        return name is null ? null : mine.Where(ticket => ticket.Customer != null && ticket.Customer.Name == name);
    }

    private async Task<IReadOnlyList<SimilarTicket>> Newest(IQueryable<Ticket>? tickets, CancellationToken cancellation)
    {
        if (tickets is null)
        {
            return [];
        }

        var rows = await tickets.OrderByDescending(ticket => ticket.OpenedAt).Take(Most).Select(ticket => new
        {
            ticket.Number, ticket.Status, ticket.OpenedAt, ticket.Item.Style, ticket.DefectCode,
            DefectName = db.Defects.Where(defect => defect.Code == ticket.DefectCode).Select(defect => defect.Name).FirstOrDefault(),
        }).ToListAsync(cancellation);
        return [.. rows.Select(row => new SimilarTicket(row.Number, row.Status.Word(), row.OpenedAt, row.Style, row.DefectCode, row.DefectName))];
    }
}
