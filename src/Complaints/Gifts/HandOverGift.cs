using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Gifts;

/// <summary>A card or a piece from stock goes into the customer's hands: cards are made, pieces counted down.</summary>
/// <param name="Sizes">One for each piece, where the gift has sizes.</param>
[May(Role.Floor)]
public sealed record HandOverGift(string Number, Guid Line, IReadOnlyList<string>? Sizes = null) : ICommand<IReadOnlyList<GiftLine>>;

public sealed class HandOverGiftValidator : IValidator<HandOverGift>
{
    public IEnumerable<Problem> Check(HandOverGift request)
    {
        var form = new FormCheck();
        form.When(request.Sizes?.Count > 99, "sizes", "At most 99 pieces are handed over at once.");
        return form.Problems;
    }
}

public sealed class HandOverGiftHandler(ComplaintsDb db, TicketStore tickets, GiftDesk desk, ReferenceLists reference) : IRequestHandler<HandOverGift, Answer<IReadOnlyList<GiftLine>>>
{
    public async Task<Answer<IReadOnlyList<GiftLine>>> Handle(HandOverGift request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(desk.Actor) is { } hidden)
        {
            return hidden;
        }

        var lists = await reference.Get(cancellationToken);
        if (ticket.Compensation.FirstOrDefault(line => line.Id == request.Line) is not { } line || lists.Store(ticket.StoreCode) is not { } store)
        {
            return Refused.NotFound("line", $"Ticket {ticket.Number} has no such gift.");
        }

        if (!GiftLines.IsHandedOver(line.Kind, lists))
        {
            return Refused.Rule("line", "This is neither a card nor anything that lies in the store.");
        }

        if (await desk.HandOver(ticket, line, lists.Kind(line.Kind, line.Currency), store, request.Sizes ?? [], cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return await GiftLines.Of(db, ticket, lists, desk.Now, cancellationToken);
    }
}
