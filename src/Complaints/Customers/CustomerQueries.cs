using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

public static class CustomerQueries
{
    /// <summary>Those who complained, bought or were written down in a store that this person sees. A customer of other stores only is nobody's business here.</summary>
    public static IQueryable<Customer> CustomersKnownTo(this ComplaintsDb db, Actor actor)
    {
        if (actor.SeesAllStores)
        {
            return db.Customers;
        }

        var stores = actor.Stores.ToList();
        var complained = db.Tickets.SeenBy(actor);
        var bought = db.Purchases.SeenBy(actor);
        return db.Customers.Where(customer =>
            complained.Any(ticket => ticket.CustomerId == customer.Id) || bought.Any(purchase => purchase.CustomerId == customer.Id) || stores.Contains(customer.StoreCode!));
    }

    /// <summary>Of whom this folded word is known, in one of its two spellings.</summary>
    public static IQueryable<Customer> Saying(this IQueryable<Customer> customers, string plain, string collapsed) => plain == collapsed
        ? customers.Where(customer => customer.SearchText.Contains(plain))
        : customers.Where(customer => customer.SearchText.Contains(plain) || customer.SearchText.Contains(collapsed));

    /// <summary>Who has a name, and of whom a word that is known begins like this: a name as it is being typed.</summary>
    public static IQueryable<Customer> Called(this IQueryable<Customer> customers, string plain, string collapsed)
    {
        var (first, second) = (" " + plain, " " + collapsed);
        return customers.Where(customer => customer.Name != null && ((" " + customer.SearchText).Contains(first) || (" " + customer.SearchText).Contains(second)));
    }
}

/// <summary>Finds customers for whoever asks, and follows those who were merged to the one who is kept.</summary>
public sealed class CustomerDesk(ComplaintsDb db, RequestScope scope)
{
    public static Refused Unknown => Refused.NotFound("id", "There is no such customer.");

    /// <summary>Why what was decided about the file as it stood then may not be done now.</summary>
    public static Refused? WhyNot(Customer customer, int version) => version == customer.Version
        ? null
        : Refused.Changed($"Someone changed this file meanwhile: it is now at version {customer.Version}, you saw {version}. Look at it again, then try once more.");

    /// <returns>The customer with this id, or whom they were merged into; null for one that the asker's stores do not know.</returns>
    public async Task<Customer?> Find(Guid id, CancellationToken cancellation)
    {
        var root = await Root(await db.Customers.FindAsync([id], cancellation), cancellation);
        return root is not null && await IsKnown(root, cancellation) ? root : null;
    }

    /// <returns>The oldest customer with this number, or whom they were merged into.</returns>
    public async Task<Customer?> ByPhone(string? phone, CancellationToken cancellation)
    {
        if (Customer.KeyOf(phone) is not { } key)
        {
            return null;
        }

        var known = await db.CustomersKnownTo(scope.Actor).Where(customer => customer.PhoneKey == key && customer.MergedIntoId == null)
            .OrderBy(customer => customer.CreatedAt).FirstOrDefaultAsync(cancellation);
        if (known is not null)
        {
            return known;
        }

        var merged = await db.Customers.Where(customer => customer.PhoneKey == key && customer.MergedIntoId != null).OrderBy(customer => customer.CreatedAt).ToListAsync(cancellation);
        foreach (var other in merged)
        {
            if (await Root(other, cancellation) is { } root && await IsKnown(root, cancellation))
            {
                return root;
            }
        }

        return null;
    }

    /// <summary>
    /// The same phone number is the same customer, and what is new about them is kept; but only among the customers of stores
    /// that the clerk belongs to. What another store knows of somebody is neither shown nor changed here.
    /// </summary>
    public async Task<Customer> Named(CustomerView given, DateTime now, CancellationToken cancellation)
    {
        if (await ByPhone(given.Phone, cancellation) is not { } known)
        {
            var unknown = Customer.Of(given, now);
            db.Add(unknown);
            return unknown;
        }

        foreach (var field in known.Learn(given))
        {
            Note(known, field, now);
        }

        return known;
    }

    /// <returns>Whom these are now, by the id that was asked for.</returns>
    public async Task<IReadOnlyDictionary<Guid, Customer>> Roots(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToList();
        var found = wanted.Count == 0 ? [] : await db.Customers.Where(customer => wanted.Contains(customer.Id)).ToListAsync(cancellation);
        var roots = new Dictionary<Guid, Customer>();
        foreach (var customer in found)
        {
            roots[customer.Id] = (await Root(customer, cancellation))!;
        }

        return roots;
    }

    public async Task<Customer?> Root(Customer? customer, CancellationToken cancellation)
    {
        while (customer?.MergedIntoId is { } next)
        {
            customer = await db.Customers.FindAsync([next], cancellation);
        }

        return customer;
    }

    /// <summary>This customer and all who were merged into them, however far back: a ticket opened at the moment of a merge may still stand with one of those.</summary>
    public async Task<IReadOnlyList<Guid>> Family(Guid root, CancellationToken cancellation)
    {
        List<Guid> family = [root], latest = [root];
        while (latest.Count > 0)
        {
            var above = latest;
            latest = await db.Customers.Where(customer => customer.MergedIntoId != null && above.Contains(customer.MergedIntoId.Value)).Select(customer => customer.Id).ToListAsync(cancellation);
            family.AddRange(latest);
        }

        return family;
    }

    /// <summary>Who brought them to us, by the oldest of their files that says so.</summary>
    public async Task<Customer?> ReferrerOf(IReadOnlyList<Guid> family, CancellationToken cancellation)
    {
        var referrer = await db.Customers.Where(customer => family.Contains(customer.Id) && customer.ReferredById != null && !family.Contains(customer.ReferredById.Value))
            .OrderBy(customer => customer.CreatedAt).ThenBy(customer => customer.Id).Select(customer => customer.ReferredById).FirstOrDefaultAsync(cancellation);
        return referrer is { } id ? await Root(await db.Customers.FindAsync([id], cancellation), cancellation) : null;
    }

    /// <returns>How often they came, as far as the asker's stores know: tickets, receipts and noted visits, counted.</returns>
    public async Task<int> Visits(IReadOnlyList<Guid> family, CancellationToken cancellation)
    {
        var tickets = await db.Tickets.SeenBy(scope.Actor).CountAsync(ticket => family.Contains(ticket.CustomerId!.Value), cancellation);
        var receipts = await db.Purchases.SeenBy(scope.Actor).Where(purchase => family.Contains(purchase.CustomerId!.Value))
            .Select(purchase => new { purchase.StoreCode, purchase.ReceiptKey }).Distinct().CountAsync(cancellation);
        return tickets + receipts + await db.CustomerNotes.CountAsync(note => family.Contains(note.CustomerId) && note.IsVisit, cancellation);
    }

    public void Note(Customer customer, string field, DateTime now) => db.Add(new CustomerChange(customer.Id, field, scope.Actor, now));

    private async Task<bool> IsKnown(Customer root, CancellationToken cancellation)
    {
        var family = await Family(root.Id, cancellation);
        return await db.CustomersKnownTo(scope.Actor).AnyAsync(customer => family.Contains(customer.Id), cancellation);
    }
}
