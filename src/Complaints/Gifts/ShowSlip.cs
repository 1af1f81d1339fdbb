using Complaints.Access;
using Complaints.Data;
using Complaints.Portal;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>A card on paper.</summary>
[May(Role.Floor)]
public sealed record ShowSlip(Guid Id) : IQuery<SlipView>;

/// <param name="Digits">The number as a scanner reads it.</param>
/// <param name="Language">The customer's, if known: en, de or zh.</param>
public sealed record SlipView(TillCard Card, string Digits, string Ticket, StorePlace Store, DateOnly IssuedOn, string? Customer, string? Language);

public sealed class ShowSlipHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowSlip, Answer<SlipView>>
{
    public async Task<Answer<SlipView>> Handle(ShowSlip request, CancellationToken cancellationToken)
    {
        if (await db.Cards.AsNoTracking().Include(card => card.Redemptions).FirstOrDefaultAsync(card => card.Id == request.Id, cancellationToken) is not { } card)
        {
            return Refused.NotFound("id", "There is no such card.");
        }

        var ticket = await db.Tickets.AsNoTracking().Include(ticket => ticket.Customer).FirstAsync(ticket => ticket.Id == card.TicketId, cancellationToken);
        if (ticket.WhyHidden(scope.Actor) is { } hidden)
        {
            return hidden;
        }

        var store = (await reference.Get(cancellationToken)).Store(card.StoreCode);
        return new SlipView(
            TillCard.Of(card, clock.Now()), card.Number, ticket.Number, StorePlace.Of(store, card.StoreCode), store.DayOf(card.IssuedAt), ticket.Customer?.Name, ticket.Customer?.Language);
    }
}
