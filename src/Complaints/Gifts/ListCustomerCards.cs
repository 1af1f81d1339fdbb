using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>Cards that a customer was given, newest first, whichever ticket they came with.</summary>
[May(Role.Floor)]
public sealed record ListCustomerCards(Guid Customer) : IQuery<IReadOnlyList<CustomerGift>>;

public sealed record CustomerGift(string Ticket, DateTime IssuedAt, TillCard Card);

public sealed class ListCustomerCardsHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<ListCustomerCards, Answer<IReadOnlyList<CustomerGift>>>
{
    private const int MostRows = 100;

    public async Task<Answer<IReadOnlyList<CustomerGift>>> Handle(ListCustomerCards request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Customer, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var family = await desk.Family(customer.Id, cancellationToken);
        var rows = await (
            from card in db.Cards.AsNoTracking().Include(card => card.Redemptions)
            join ticket in db.Tickets.SeenBy(scope.Actor) on card.TicketId equals ticket.Id
            where family.Contains(ticket.CustomerId!.Value)
            orderby card.IssuedAt descending, card.Number
            select new { card, ticket.Number }).Take(MostRows).ToListAsync(cancellationToken);
        return rows.Select(row => new CustomerGift(row.Number, row.card.IssuedAt, TillCard.Of(row.card, clock.Now()))).ToList();
    }
}
