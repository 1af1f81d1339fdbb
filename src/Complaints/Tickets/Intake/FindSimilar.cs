using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets.Intake;

/// <summary>What looks like this complaint among the tickets that the asker sees. Everything may be left out.</summary>
/// <param name="Name">As far as it is typed: words of a name, each from its beginning.</param>
/// <param name="Purchase">The line of a receipt: the very same article.</param>
[May(Role.Floor)]
public sealed record FindSimilar(
    string? Phone = null, string? Email = null, string? Name = null, Guid? Purchase = null, string? Style = null, string? Batch = null, string? Size = null) : IQuery<SimilarView>;

/// <param name="Person">Of the same number or address; where neither is given, of people who are called so.</param>
/// <param name="ByName">Whether only a name speaks for <paramref name="Person"/>.</param>
/// <param name="Article">About the same line of a receipt, or about this style and size from the same person. Not told of twice.</param>
/// <param name="BatchCount">Complaints about the same style and batch in the last 30 days.</param>
public sealed record SimilarView(IReadOnlyList<SimilarTicket> Person, bool ByName, IReadOnlyList<SimilarTicket> Article, int BatchCount, IReadOnlyList<SimilarTicket> Batch);

/// <param name="Who">The customer's name; null for somebody unknown.</param>
public sealed record SimilarTicket(string Number, string Status, DateTime OpenedAt, string? Style, string? Defect, string? DefectName, string? Who);

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
        form.Text("size", request.Size, TextLimits.Code);
        return form.Problems;
    }
}

public sealed class FindSimilarHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<FindSimilar, Answer<SimilarView>>
{
    public const int Days = 30;
    private const int Most = 2;

    /// <summary>Two signs are a Chinese name; in other scripts they are at least a beginning.</summary>
    private const int ShortestName = 2;

    public async Task<Answer<SimilarView>> Handle(FindSimilar request, CancellationToken cancellationToken)
    {
        var mine = db.Tickets.AsNoTracking().SeenBy(scope.Actor);
        var (persons, byName) = Person(mine, request);
        var article = await Newest(Article(mine, byName ? null : persons, request), cancellationToken);
        var told = article.Select(ticket => ticket.Number).ToList();
        var person = await Newest(persons?.Where(ticket => !told.Contains(ticket.Number)), cancellationToken);
        if (string.IsNullOrWhiteSpace(request.Style) || string.IsNullOrWhiteSpace(request.Batch))
        {
            return new SimilarView(person, byName, article, 0, []);
        }

        var since = clock.Now().AddDays(-Days);
        var batch = mine.Complaints().Where(ticket => ticket.OpenedAt >= since && ticket.Item.Style == request.Style && ticket.Item.Batch == request.Batch);
        var count = await batch.CountAsync(cancellationToken);
        return new SimilarView(person, byName, article, count, count == 0 ? [] : await Newest(batch, cancellationToken));
    }

    /// <summary>A number or an address says who somebody is. A name says it less surely, and is asked only where neither is given.</summary>
    private (IQueryable<Ticket>? Tickets, bool ByName) Person(IQueryable<Ticket> mine, FindSimilar request)
    {
        var key = Customer.KeyOf(request.Phone);
        var email = request.Email?.Trim() is { Length: > 3 } address && address.Contains('@', StringComparison.Ordinal) ? address.ToLowerInvariant() : null;
        if (key is not null || email is not null)
        {
            return (mine.Where(ticket => ticket.Customer != null && ((key != null && ticket.Customer.PhoneKey == key) || (email != null && ticket.Customer.EmailKey == email))), false);
        }

        var words = Folded.Words(request.Name).Where(word => word.Plain.Length >= ShortestName).ToList();
        if (words.Count == 0)
        {
            return (null, false);
        }

        var called = words.Aggregate(db.Customers.AsQueryable(), (customers, word) => customers.Called(word.Plain, word.Collapsed)).Select(customer => (Guid?)customer.Id);
        return (mine.Where(ticket => called.Contains(ticket.CustomerId)), true);
    }

    /// <summary>People of one name often wear the same style, so that a name alone makes no article the same.</summary>
    private static IQueryable<Ticket>? Article(IQueryable<Ticket> mine, IQueryable<Ticket>? person, FindSimilar request)
    {
        var same = string.IsNullOrWhiteSpace(request.Style)
            ? null
            : person?.Where(ticket => ticket.Item.Style == request.Style && (string.IsNullOrEmpty(request.Size) || ticket.Item.Size == null || ticket.Item.Size == request.Size));
        return (request.Purchase, same) switch
        {
            ({ } line, null) => mine.Where(ticket => ticket.Item.PurchaseId == line),
            ({ } line, _) => mine.Where(ticket => ticket.Item.PurchaseId == line || same.Select(other => other.Id).Contains(ticket.Id)),
            _ => same,
        };
    }

    private async Task<IReadOnlyList<SimilarTicket>> Newest(IQueryable<Ticket>? tickets, CancellationToken cancellation)
    {
        if (tickets is null)
        {
            return [];
        }

        var rows = await tickets.OrderByDescending(ticket => ticket.OpenedAt).ThenByDescending(ticket => ticket.Number).Take(Most).Select(ticket => new
        {
            ticket.Number, ticket.Status, ticket.OpenedAt, ticket.Item.Style, ticket.DefectCode,
            DefectName = db.Defects.Where(defect => defect.Code == ticket.DefectCode).Select(defect => defect.Name).FirstOrDefault(),
            Who = ticket.Customer == null ? null : ticket.Customer.Name,
        }).ToListAsync(cancellation);
        return [.. rows.Select(row => new SimilarTicket(row.Number, row.Status.Word(), row.OpenedAt, row.Style, row.DefectCode, row.DefectName, row.Who))];
    }
}
