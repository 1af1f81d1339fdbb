using Complaints.Access;
using Complaints.Data;
using Complaints.Portal;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>What goes onto the parcel in which a repaired pair goes home.</summary>
[May(Role.Floor)]
public sealed record ShowParcel(Guid Repair) : IQuery<ParcelView>;

/// <param name="Address">Null when nobody has written it down.</param>
/// <param name="Tracking">The carrier's number, when it is known already.</param>
public sealed record ParcelView(
    string Ticket, StorePlace From, Guid? CustomerId, string? Customer, string? Address, string? City, string? Phone, string? Article, string Part, string? Carrier, string? Tracking);

public sealed class ShowParcelHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope) : IRequestHandler<ShowParcel, Answer<ParcelView>>
{
    public async Task<Answer<ParcelView>> Handle(ShowParcel request, CancellationToken cancellationToken)
    {
        if (await db.RepairOrders.AsNoTracking().FirstOrDefaultAsync(order => order.Id == request.Repair, cancellationToken) is not { } order
            || await db.Tickets.AsNoTracking().Include(ticket => ticket.Customer).FirstOrDefaultAsync(ticket => ticket.Id == order.TicketId, cancellationToken) is not { } ticket)
        {
            return Refused.NotFound("", "There is no such repair.");
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var lists = await reference.Get(cancellationToken);
        var customer = ticket.Customer;
        return new ParcelView(
            ticket.Number, StorePlace.Of(lists.Store(ticket.StoreCode), ticket.StoreCode), customer?.Id, customer?.Name, customer?.Address, customer?.City, customer?.Phone,
            lists.Style(ticket.Item.Style)?.NameHere ?? ticket.Item.Style, order.Part, order.Carrier, order.Tracking);
    }
}
