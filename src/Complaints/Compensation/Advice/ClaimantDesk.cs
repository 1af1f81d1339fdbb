using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Photos;
using Complaints.Photos.Images;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Advice;

/// <summary>Reads what customers claimed, in all stores of the chain, for the scores.</summary>
public sealed class ClaimantDesk(ComplaintsDb db, CustomerDesk customers, TimeProvider clock)
{
    /// <summary>The lowest role that may give goodwill of this kind to this customer. What the law owes is not asked here.</summary>
    public async Task<Role> Floor(Guid? customer, Role usual, CancellationToken cancellation) =>
        customer is { } id && !usual.Covers(Role.Region) && await IsFlagged(id, cancellation) ? Role.Region : usual;

    public async Task<ClaimantPast> Past(Guid customer, CancellationToken cancellation)
    {
        var family = await customers.Family(customer, cancellation);
        return (await Pasts(family.ToDictionary(id => id, _ => customer), cancellation)).GetValueOrDefault(customer) ?? new ClaimantPast([], new Dictionary<string, long>());
    }

    /// <param name="roots">Each customer's id, and whose past it belongs to: those who were merged are one.</param>
    public async Task<IReadOnlyDictionary<Guid, ClaimantPast>> Pasts(IReadOnlyDictionary<Guid, Guid> roots, CancellationToken cancellation)
    {
        var ids = roots.Keys.ToList();
        var complaints = db.Tickets.AsNoTracking().Complaints().From(TicketQueries.Own)
            .Where(ticket => ticket.CustomerId != null && ids.Contains(ticket.CustomerId.Value) && ticket.Status != TicketStatus.Withdrawn);
        var tickets = await complaints.Select(ticket => new
        {
            ticket.Id, ticket.Number, ticket.StoreCode, ticket.OpenedAt, Customer = ticket.CustomerId!.Value, ticket.Item.Proof, ticket.Item.Style, ticket.Item.Batch, ticket.DefectCode,
        }).ToListAsync(cancellation);
        var findings = (await complaints.Join(db.StageVisits, ticket => ticket.Id, visit => visit.TicketId, (_, visit) => visit).Where(visit => visit.Stage == "analyse" && visit.CompletedAt != null)
                .Select(visit => new { visit.TicketId, visit.Order, visit.Outcome }).ToListAsync(cancellation))
            .GroupBy(visit => visit.TicketId).ToDictionary(visits => visits.Key, visits => visits.MaxBy(visit => visit.Order)!.Outcome);
        var given = (await complaints.Join(db.CompensationLines.Goodwill(), ticket => ticket.Id, line => line.TicketId, (_, line) => new { line.TicketId, line.AmountMinor, line.Currency }).ToListAsync(cancellation))
            .ToLookup(line => line.TicketId);
        var photos = await complaints.Join(db.Photos.Where(photo => photo.RemovedAt == null), ticket => ticket.Id, photo => photo.TicketId, (ticket, photo) => new { Customer = ticket.CustomerId!.Value, photo.TicketId, photo.Hash, photo.Likeness }).ToListAsync(cancellation);
        var seen = photos.GroupBy(photo => roots[photo.Customer]).SelectMany(own => own.Where(photo =>
            own.Any(other => other.TicketId != photo.TicketId && (other.Hash == photo.Hash || (other.Likeness is { } one && photo.Likeness is { } two && Likeness.Distance(one, two) <= Likeness.Near))))).Select(photo => photo.TicketId).ToHashSet();
        var bought = (await db.Purchases.AsNoTracking().Where(purchase => purchase.CustomerId != null && ids.Contains(purchase.CustomerId.Value) && purchase.PriceMinor != null && purchase.Currency != null)
            .Select(purchase => new { Customer = purchase.CustomerId!.Value, Minor = purchase.PriceMinor!.Value, Currency = purchase.Currency! }).ToListAsync(cancellation)).ToLookup(purchase => roots[purchase.Customer]);
        var cleared = (await db.ClaimantReviews.AsNoTracking().Where(review => ids.Contains(review.CustomerId) && review.Outcome == ReviewOutcome.Cleared)
            .Select(review => new { review.CustomerId, review.At }).ToListAsync(cancellation)).ToLookup(review => roots[review.CustomerId], review => review.At);
        var batches = tickets.Where(ticket => ticket is { Style: not null, Batch: not null, DefectCode: not null }).Select(ticket => (ticket.Style!, ticket.Batch!, ticket.DefectCode!)).ToHashSet();
        var first = await FirstReports(batches, cancellation);
        return tickets.GroupBy(ticket => roots[ticket.Customer]).ToDictionary(own => own.Key, own => new ClaimantPast(
            [.. own.OrderBy(ticket => ticket.OpenedAt).ThenBy(ticket => ticket.Number, StringComparer.Ordinal).Select(ticket => new Claim(
                ticket.Number, ticket.StoreCode, ticket.OpenedAt, findings.GetValueOrDefault(ticket.Id), ticket.Proof == "none", given[ticket.Id].Sum(line => line.AmountMinor), given[ticket.Id].FirstOrDefault()?.Currency,
                seen.Contains(ticket.Id), first.GetValueOrDefault(ticket.Id)))],
            bought[own.Key].GroupBy(purchase => purchase.Currency).ToDictionary(purchases => purchases.Key, purchases => purchases.Sum(purchase => purchase.Minor)),
            cleared.Contains(own.Key) ? cleared[own.Key].Max() : null));
    }

    /// <summary>Customers worth looking at: those who came at least twice lately, and those who were the first to report a fault of a batch.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> Candidates(CancellationToken cancellation)
    {
        var since = clock.Now().AddDays(-ClaimantScore.ForgottenAfterDays);
        var own = db.Tickets.AsNoTracking().Complaints().From(TicketQueries.Own).Where(ticket => ticket.OpenedAt >= since);
        var often = await own.Where(ticket => ticket.CustomerId != null).GroupBy(ticket => ticket.CustomerId!.Value).Where(tickets => tickets.Count() >= 2).Select(tickets => tickets.Key).ToListAsync(cancellation);
        var batches = await own.Where(ticket => ticket.Item.Style != null && ticket.Item.Batch != null && ticket.DefectCode != null)
            .GroupBy(ticket => new { ticket.Item.Style, ticket.Item.Batch, ticket.DefectCode }).Where(tickets => tickets.Count() > MostOthers).Select(tickets => tickets.Key).ToListAsync(cancellation);
        var first = (await FirstReports([.. batches.Select(batch => (batch.Style!, batch.Batch!, batch.DefectCode!))], cancellation)).Keys.ToList();
        var reporters = await db.Tickets.AsNoTracking().Where(ticket => first.Contains(ticket.Id) && ticket.CustomerId != null).Select(ticket => ticket.CustomerId!.Value).ToListAsync(cancellation);
        return often.Union(reporters).ToDictionary(id => id, id => id);
    }

    private const int MostOthers = 4;

    /// <summary>Nobody gets so many points with fewer; and most come once or twice, so that one count is all it takes.</summary>
    private const int FewestClaims = 3;

    private async Task<bool> IsFlagged(Guid customer, CancellationToken cancellation) =>
        await db.Tickets.CountAsync(ticket => ticket.CustomerId == customer, cancellation) >= FewestClaims && ClaimantScore.Serial(await Past(customer, cancellation), clock.Now()).Reached;

    /// <returns>Of the first ticket that reported each fault of a batch, how many came after it.</returns>
    private async Task<IReadOnlyDictionary<Guid, int>> FirstReports(HashSet<(string Style, string Batch, string Defect)> batches, CancellationToken cancellation)
    {
        var names = batches.Select(batch => batch.Batch).Distinct().ToList();
        var same = await db.Tickets.AsNoTracking().Complaints().From(TicketQueries.Own).Where(ticket => ticket.Item.Batch != null && names.Contains(ticket.Item.Batch) && ticket.Item.Style != null && ticket.DefectCode != null)
            .Select(ticket => new { ticket.Id, ticket.Number, ticket.OpenedAt, Style = ticket.Item.Style!, Batch = ticket.Item.Batch!, Defect = ticket.DefectCode! }).ToListAsync(cancellation);
        return same.Where(ticket => batches.Contains((ticket.Style, ticket.Batch, ticket.Defect))).GroupBy(ticket => (ticket.Style, ticket.Batch, ticket.Defect))
            .ToDictionary(tickets => tickets.OrderBy(ticket => ticket.OpenedAt).ThenBy(ticket => ticket.Number, StringComparer.Ordinal).First().Id, tickets => tickets.Count() - 1);
    }
}
