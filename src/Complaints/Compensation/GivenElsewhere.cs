using Complaints.Compensation.Books;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>What a customer was given on other tickets lately, so that the limits see one case where there are two tickets.</summary>
public sealed class GivenElsewhere(ComplaintsDb db, TimeProvider clock)
{
    /// <summary>The last 30 days. Nothing for an anonymous customer: nobody knows who it is.</summary>
    /// <param name="grantedOnly">Leaves out what still waits for a decision.</param>
    public async Task<IReadOnlyList<Weight>> Of(Ticket ticket, string currency, bool grantedOnly, CancellationToken cancellation)
    {
        if (ticket.CustomerId is not { } customer)
        {
            return [];
        }

        var since = clock.Now().AddDays(-30);
        var rows = await (
            from line in db.CompensationLines.AsNoTracking()
            join other in db.Tickets on line.TicketId equals other.Id
            where other.CustomerId == customer && other.Id != ticket.Id && line.Wallet == Wallet.Goodwill && line.Status != CompensationStatus.FellAway && line.ProposedAt > since && line.Currency == currency && (!grantedOnly || line.Status != CompensationStatus.Proposed)
            select new { line.Kind, line.AmountMinor, line.ProposedAt }).ToListAsync(cancellation);
        return [.. rows.Select(row => new Weight(row.Kind, row.AmountMinor, row.ProposedAt, false))];
    }
}
