using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>Whether customers have agreed to be called, messaged or mailed, as it stands now, saved or not.</summary>
public sealed class Consents(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock)
{
    /// <param name="customerId">May have been merged into another one: then the word of that one counts.</param>
    /// <param name="channel">One of <see cref="CustomerChoices.Channels"/>.</param>
    public async Task<bool> Stand(Guid customerId, string channel, CancellationToken cancellation) =>
        await desk.Root(await db.Customers.FindAsync([customerId], cancellation), cancellation) is { } customer
        && Standing.Of(channel, await Rows(customer, cancellation)).Given;

    /// <summary>The channels to which this customer has agreed.</summary>
    public async Task<IReadOnlyList<string>> Given(Customer customer, CancellationToken cancellation)
    {
        var rows = await Rows(customer, cancellation);
        return [.. CustomerChoices.Channels.Where(channel => Standing.Of(channel, rows).Given)];
    }

    /// <summary>The customer says yes to these channels. What they had agreed to before is not written down twice.</summary>
    public async Task Agree(Customer customer, IReadOnlyList<string>? channels, CancellationToken cancellation)
    {
        if (channels is not { Count: > 0 })
        {
            return;
        }

        var now = clock.Now();
        foreach (var channel in channels.Distinct().Except(await Given(customer, cancellation)))
        {
            db.Add(new CustomerConsent(customer.Id, channel, scope.Actor, now));
            desk.Note(customer, "consentGiven", now);
            customer.Touch();
        }
    }

    private async Task<IReadOnlyList<CustomerConsent>> Rows(Customer customer, CancellationToken cancellation)
    {
        var family = await desk.Family(customer.Id, cancellation);
        await db.CustomerConsents.Where(row => family.Contains(row.CustomerId)).LoadAsync(cancellation);
        return [.. db.CustomerConsents.Local.Where(row => family.Contains(row.CustomerId))];
    }
}
