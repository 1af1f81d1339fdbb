using Complaints.Access;
using Complaints.Compensation.Books;
using Complaints.Data;
using Complaints.Gifts;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Compensation;

/// <summary>What narrows the limit on a ticket: what its customer was given elsewhere in 24 hours, what the store's month holds, and what lies there to be given.</summary>
[May(Role.Floor)]
public sealed record ShowRoom(string Number) : IQuery<RoomView>;

/// <param name="Elsewhere">In major units.</param>
/// <param name="BudgetLeft">Null when the store has no budget.</param>
/// <param name="Envelope">What may still be given above the limit in second offers; 0 in the usual case.</param>
/// <param name="Stock">Pieces left in the store by kind, in all sizes; a kind that is not counted there is left out.</param>
/// <param name="Fitting">Those of them in the size that is needed; null when nobody knows it.</param>
public sealed record RoomView(decimal Elsewhere, decimal? BudgetLeft, decimal Envelope = 0, IReadOnlyDictionary<string, int>? Stock = null, FittingStock? Fitting = null);

/// <param name="Size">Of whoever wears the article, as it was written down.</param>
/// <param name="Left">Pieces that fit by kind, of the kinds that come in sizes.</param>
public sealed record FittingStock(string Size, IReadOnlyDictionary<string, int> Left);

public sealed class ShowRoomHandler(ComplaintsDb db, TicketStore tickets, ReferenceLists reference, GivenElsewhere given, Budgets budgets, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowRoom, Answer<RoomView>>
{
    public async Task<Answer<RoomView>> Handle(ShowRoom request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } hidden)
        {
            return hidden;
        }

        var lists = await reference.Get(cancellationToken);
        if (lists.Store(ticket.StoreCode) is not { } store)
        {
            return new RoomView(0, null);
        }

        var now = clock.Now();
        var elsewhere = (await given.Of(ticket, store.Currency, grantedOnly: false, cancellationToken)).Where(weight => weight.At > now.AddHours(-24)).Sum(weight => weight.AmountMinor);
        var left = await budgets.Left(store, Budgets.MonthOf(store.DayOf(now)), null, cancellationToken);
        return new RoomView(
            Money.ToMajor(elsewhere, store.Currency), left is { } minor ? Money.ToMajor(minor, store.Currency) : null,
            Money.ToMajor(ticket.EnvelopeLeft(lists.Limits, scope.Actor.Role, store.Currency), store.Currency),
            await Shelf.Of(db, store.Code, cancellationToken), await Fitting(Foot.Of(ticket, lists.Style(ticket.Item.Style)?.Article), store.Code, cancellationToken));
    }

    private async Task<FittingStock?> Fitting(Foot foot, string store, CancellationToken cancellation) => foot.Known is not { } size ? null
        : new FittingStock(size, (await Shelf.For(db, store, foot, cancellation)).Where(kind => GiftSizes.Has(kind.Key)).ToDictionary());
}
