using Complaints.Data;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>Whether customers have agreed to be called, messaged or mailed, as it stands now, saved or not.</summary>
public sealed class Consents(ComplaintsDb db, CustomerDesk desk)
{
    /// <param name="customerId">May have been merged into another one: then the word of that one counts.</param>
    /// <param name="channel">One of <see cref="CustomerChoices.Channels"/>.</param>
    public async Task<bool> Stand(Guid customerId, string channel, CancellationToken cancellation)
    {
        if (await desk.Root(await db.Customers.FindAsync([customerId], cancellation), cancellation) is not { } customer)
        {
            return false;
        }

        var family = await desk.Family(customer.Id, cancellation);
        await db.CustomerConsents.Where(row => family.Contains(row.CustomerId) && row.Channel == channel).LoadAsync(cancellation);
        return Standing.Of(channel, db.CustomerConsents.Local.Where(row => family.Contains(row.CustomerId))).Given;
    }
}
