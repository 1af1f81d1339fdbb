using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Advice;

/// <summary>
/// What was given in like cases of the whole chain: same defect, price band, wear and currency, closed most recently. Nothing
/// given counts as 0. Only goodwill: what the law asks for is the same for everybody.
/// </summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowPrecedents(string Number) : IQuery<PrecedentView>
{
    /// <summary>With fewer, quartiles would pretend to know.</summary>
    public const int Fewest = 5;

    /// <summary>So many of the latest are looked at.</summary>
    public const int Most = 30;
}

/// <param name="Count">Like cases, at most 30.</param>
/// <param name="Band">In major units; null with fewer than five.</param>
/// <param name="PriceBelow">Exclusive; null for the dearest articles.</param>
/// <param name="Cases">Those which the reader may see, latest first.</param>
public sealed record PrecedentView(
    int Count, Quartiles? Band, string Currency, string? Defect, decimal? PriceFrom, decimal? PriceBelow, string? Wear, IReadOnlyList<PrecedentCase> Cases);

/// <param name="Amount">In major units.</param>
public sealed record PrecedentCase(string Number, decimal Amount, DateTime ClosedAt);

public sealed class ShowPrecedentsHandler(ComplaintsDb db, TicketStore tickets, RequestScope scope) : IRequestHandler<ShowPrecedents, Answer<PrecedentView>>
{
    /// <summary>Wear stands inside what was answered, so that a few more are read than are shown.</summary>
    private const int MostRead = 300;

    public async Task<Answer<PrecedentView>> Handle(ShowPrecedents request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var currency = await db.Stores.AsNoTracking().Where(store => store.Code == ticket.StoreCode).Select(store => store.Currency).FirstOrDefaultAsync(cancellationToken) ?? "";
        var band = ticket.Item.Currency == currency ? PriceBand.Of(ticket.Item.PriceMinor, currency) : null;
        var wear = StageAnswers.Latest(ticket, "analyse", "wear");
        var found = ticket.DefectCode is null ? [] : await Like(ticket, currency, band, wear, cancellationToken);
        var ids = found.Select(entry => entry.Id).ToList();
        var given = (await db.CompensationLines.AsNoTracking().Goodwill().Where(line => ids.Contains(line.TicketId)).Select(line => new { line.TicketId, line.AmountMinor }).ToListAsync(cancellationToken))
            .ToLookup(line => line.TicketId, line => line.AmountMinor);
        var cases = found.Select(entry => (entry.Store, Case: new PrecedentCase(entry.Number, Money.ToMajor(given[entry.Id].Sum(), currency), entry.ClosedAt), entry.AboutMe)).ToList();
        return new PrecedentView(
            cases.Count, cases.Count < ShowPrecedents.Fewest ? null : Quartiles.Of(cases.Select(entry => entry.Case.Amount)), currency, ticket.DefectCode,
            band is null ? null : Money.ToMajor(band.FromMinor, currency), band?.BelowMinor is { } below ? Money.ToMajor(below, currency) : null, wear,
            [.. cases.Where(entry => !entry.AboutMe && scope.Actor.Sees(entry.Store)).Select(entry => entry.Case)]);
    }

    private sealed record Found(Guid Id, string Number, string Store, DateTime ClosedAt, bool AboutMe);

    private async Task<IReadOnlyList<Found>> Like(Ticket ticket, string currency, PriceBand? band, string? wear, CancellationToken cancellation)
    {
        var (from, below, me) = (band?.FromMinor, band?.BelowMinor ?? long.MaxValue, scope.Actor.PersonId);
        var like = db.Tickets.AsNoTracking().Complaints().From(TicketQueries.Own)
            .Where(other => other.Id != ticket.Id && other.Status == TicketStatus.Closed && other.DefectCode == ticket.DefectCode && db.Stores.Any(store => store.Code == other.StoreCode && store.Currency == currency));
        like = from is null
            ? like.Where(other => other.Item.PriceMinor == null)
            : like.Where(other => other.Item.Currency == currency && other.Item.PriceMinor >= from && other.Item.PriceMinor < below);
        var latest = like.OrderByDescending(other => other.ClosedAt).ThenByDescending(other => other.Number).Take(MostRead);
        var rows = await latest.Select(other => new { other.Id, other.Number, other.StoreCode, other.ClosedAt, other.AboutId }).ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
        var worn = (await db.StageVisits.AsNoTracking().Where(visit => ids.Contains(visit.TicketId) && visit.Stage == "analyse" && visit.Outcome != null)
                .Select(visit => new { visit.TicketId, visit.Order, visit.Fields }).ToListAsync(cancellation))
            .GroupBy(visit => visit.TicketId).ToDictionary(visits => visits.Key, visits => StageAnswers.Text(visits.MaxBy(visit => visit.Order)!.Fields, "wear"));
        return [.. rows.Where(row => worn.GetValueOrDefault(row.Id) == wear).Take(ShowPrecedents.Most).Select(row => new Found(row.Id, row.Number, row.StoreCode, row.ClosedAt!.Value, row.AboutId == me))];
    }
}
