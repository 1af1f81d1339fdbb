using System.Linq.Expressions;
using Complaints.Data;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>Moves what hangs on one customer to another, and writes down each row; and moves exactly these rows back.</summary>
public sealed class MergeDesk(ComplaintsDb db)
{
    public async Task Move(Customer from, Customer to, CustomerMerge merge, CancellationToken cancellation)
    {
        foreach (var ticket in await db.Tickets.Where(ticket => ticket.CustomerId == from.Id).ToListAsync(cancellation))
        {
            ticket.BelongTo(to);
            merge.Moved("ticket", ticket.Id);
        }

        foreach (var purchase in await db.Purchases.Where(purchase => purchase.CustomerId == from.Id).ToListAsync(cancellation))
        {
            purchase.BelongTo(to);
            merge.Moved("purchase", purchase.Id);
        }

        await Move<CustomerConsent>("consent");
        await Move<CustomerCard>("card");
        await Move<CustomerNote>("note");

        // Nobody may compare these while merging. What the kept file has stays; the rest waits with the merged one.
        var there = await db.SensitiveFields.Where(field => field.CustomerId == to.Id).Select(field => field.Field).ToListAsync(cancellation);
        await Move<SensitiveField>("sensitive", field => !there.Contains(field.Field));

        async Task Move<T>(string kind, Expression<Func<T, bool>>? only = null)
            where T : CustomerPart
        {
            var rows = db.Set<T>().Where(row => row.CustomerId == from.Id);
            foreach (var row in await (only is null ? rows : rows.Where(only)).ToListAsync(cancellation))
            {
                row.BelongTo(to.Id);
                merge.Moved(kind, row.Id);
            }
        }
    }

    public async Task MoveBack(CustomerMerge merge, Customer kept, Customer merged, CancellationToken cancellation)
    {
        var moved = merge.Rows.ToLookup(row => row.Kind, row => row.RowId);
        var tickets = moved["ticket"].ToList();
        foreach (var ticket in await db.Tickets.Where(ticket => tickets.Contains(ticket.Id) && ticket.CustomerId == kept.Id).ToListAsync(cancellation))
        {
            ticket.BelongTo(merged);
        }

        var purchases = moved["purchase"].ToList();
        foreach (var purchase in await db.Purchases.Where(purchase => purchases.Contains(purchase.Id) && purchase.CustomerId == kept.Id).ToListAsync(cancellation))
        {
            purchase.BelongTo(merged);
        }

        await MoveBack<CustomerConsent>("consent");
        await MoveBack<CustomerCard>("card");
        await MoveBack<CustomerNote>("note");
        await MoveBack<SensitiveField>("sensitive");

        async Task MoveBack<T>(string kind)
            where T : CustomerPart
        {
            var ids = moved[kind].ToList();
            foreach (var row in await db.Set<T>().Where(row => ids.Contains(row.Id) && row.CustomerId == kept.Id).ToListAsync(cancellation))
            {
                row.BelongTo(merged.Id);
            }
        }
    }
}
