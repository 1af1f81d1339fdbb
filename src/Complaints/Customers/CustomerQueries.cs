using Complaints.Access;
using Complaints.Data;
using Complaints.Tickets;

namespace Complaints.Customers;

public static class CustomerQueries
{
    /// <summary>Those who complained or bought in a store that this person sees. A customer of other stores only is nobody's business here.</summary>
    public static IQueryable<Customer> CustomersKnownTo(this ComplaintsDb db, Actor actor)
    {
        var complained = db.Tickets.SeenBy(actor);
        var bought = db.Purchases.SeenBy(actor);
        return db.Customers.Where(customer =>
            complained.Any(ticket => ticket.CustomerId == customer.Id) || bought.Any(purchase => purchase.CustomerId == customer.Id));
    }
}
