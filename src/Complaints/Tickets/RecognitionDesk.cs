using Complaints.Care;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <param name="Guide">The colleague who knows them best.</param>
/// <param name="Before">Their other tickets in the reader's stores.</param>
/// <param name="Promised">What they still wait for, on this and the others.</param>
/// <param name="Late">How much of it is late.</param>
/// <param name="Visit">Which time it is that they come, as far as the reader's stores know; 0 for somebody without a file.</param>
/// <param name="Bought">What they bought last in the reader's stores.</param>
public sealed record Recognition(string? Pronounced, string? Likes, string? Topics, string? Guide, int Before, int Promised, int Late, int Visit = 0, LastBought? Bought = null);

/// <param name="Style">Its name, in the reader's language.</param>
public sealed record LastBought(string Style, DateOnly On);

/// <summary>Reads out of a file how to greet its customer. Nothing of it is sensitive.</summary>
public sealed class RecognitionDesk(ComplaintsDb db, CustomerDesk desk, ReferenceLists reference, RequestScope scope, TimeProvider clock)
{
    /// <param name="customer">One that the asker's stores know.</param>
    /// <param name="ticket">What they are here for, which the asker sees; null while nothing is written down of this visit, and so it is one more.</param>
    public async Task<Recognition> Of(Customer customer, Ticket? ticket, CancellationToken cancellation)
    {
        var family = await desk.Family(customer.Id, cancellation);
        var here = ticket?.Id ?? Guid.Empty;
        var theirs = db.Tickets.SeenBy(scope.Actor).Where(other => family.Contains(other.CustomerId!.Value));
        var promised = await db.Promises.AsNoTracking().Where(promise => promise.State == PromiseState.Open && theirs.Any(other => other.Id == promise.TicketId)).Standing().ToListAsync(cancellation);
        var guide = customer.GuideId is { } person ? await db.Users.Where(user => user.Id == person).Select(user => user.Name).FirstOrDefaultAsync(cancellation) : null;
        return new Recognition(
            customer.Pronounced, customer.Likes, customer.Topics, guide, await theirs.CountAsync(other => other.Id != here, cancellation),
            promised.Count, promised.Count(promise => promise.IsLate(clock.Now())),
            await desk.Visits(family, cancellation) + (ticket is null ? 1 : 0), await Bought(family, cancellation));
    }

    private async Task<LastBought?> Bought(IReadOnlyList<Guid> family, CancellationToken cancellation)
    {
        var last = await db.Purchases.AsNoTracking().SeenBy(scope.Actor).Where(purchase => family.Contains(purchase.CustomerId!.Value))
            .OrderByDescending(purchase => purchase.BoughtOn).ThenBy(purchase => purchase.Line).Select(purchase => new { purchase.Style, purchase.BoughtOn }).FirstOrDefaultAsync(cancellation);
        return last is null ? null : new LastBought((await reference.Get(cancellation)).Style(last.Style)?.NameHere ?? last.Style, last.BoughtOn);
    }
}
