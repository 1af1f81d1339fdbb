using Complaints.Access;
using Complaints.Compensation;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Gifts;

/// <summary>What a card is worth at this till, before anybody spends it.</summary>
/// <param name="Amount">Of the purchase, in major units; when given, what the card takes off it.</param>
[May(Role.Floor)]
public sealed record ShowCard(string? Number, string? Store = null, decimal? Amount = null) : IQuery<TillCard>;

/// <param name="State">active, redeemed, expired or blocked.</param>
/// <param name="Value">The most it takes off, in major units, and <paramref name="Left"/> what is left of that.</param>
/// <param name="TakesOff">The purchase that was named; null when none was, or when the card is not taken.</param>
/// <param name="WhyNot">Why it is not taken here and now; null when it is.</param>
public sealed record TillCard(
    Guid Id, string Number, string Kind, string Name, string State, int? Percent, decimal Value, decimal Left, string Currency, bool HasBalance, bool Combinable,
    DateOnly ValidUntil, decimal? TakesOff, decimal? ToPay, string? WhyNot, IReadOnlyList<RedemptionView> Redemptions)
{
    public static TillCard Of(Card card, DateTime now, long? purchaseMinor = null, string? whyNot = null)
    {
        var off = purchaseMinor is { } purchase && whyNot is null ? card.WorthOf(purchase) : (long?)null;
        return new TillCard(
            card.Id, CardNumber.Spaced(card.Number), card.Kind, card.KindName, (card.HasExpired(now) ? CardState.Expired : card.State).Word(), card.Percent,
            Money.ToMajor(card.ValueMinor, card.Currency), Money.ToMajor(card.LeftMinor, card.Currency), card.Currency, card.HasBalance, card.Combinable, card.ValidUntil,
            off is { } some ? Money.ToMajor(some, card.Currency) : null, off is { } taken ? Money.ToMajor(purchaseMinor!.Value - taken, card.Currency) : null, whyNot,
            [.. card.Redemptions.OrderBy(redemption => redemption.Order).Select(redemption => RedemptionView.Of(card, redemption))]);
    }
}

/// <param name="Purchase">In major units, as are the others.</param>
/// <param name="Left">On the card, after this.</param>
public sealed record RedemptionView(
    string Number, string Kind, string Name, decimal Purchase, decimal TakenOff, decimal ToPay, decimal Left, string Currency, string Store, string By, DateTime At, string? Receipt)
{
    public static RedemptionView Of(Card card, CardRedemption redemption)
    {
        var left = card.HasBalance ? card.ValueMinor - card.Redemptions.Where(other => other.Order <= redemption.Order).Sum(other => other.AmountMinor) : 0;
        return new RedemptionView(
            CardNumber.Spaced(card.Number), card.Kind, card.KindName, Money.ToMajor(redemption.PurchaseMinor, card.Currency), Money.ToMajor(redemption.AmountMinor, card.Currency),
            Money.ToMajor(redemption.PurchaseMinor - redemption.AmountMinor, card.Currency), Money.ToMajor(left, card.Currency), card.Currency,
            redemption.StoreCode, redemption.By, redemption.At, redemption.Receipt);
    }
}

public sealed class ShowCardHandler(GiftDesk desk, ReferenceLists reference) : IRequestHandler<ShowCard, Answer<TillCard>>
{
    public async Task<Answer<TillCard>> Handle(ShowCard request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var till = desk.Till(lists, request.Store);
        if (till.Value is not { } store)
        {
            return till.As<TillCard>();
        }

        var found = await desk.Find(request.Number, cancellationToken);
        if (found.Value is not { } card)
        {
            return found.As<TillCard>();
        }

        long? purchase = null;
        if (request.Amount is { } amount)
        {
            purchase = Money.ToMinor(amount, store.Currency);
            if (RedeemCardValidator.WhyNot(amount, purchase, store.Currency) is { } wrong)
            {
                return wrong;
            }
        }

        return TillCard.Of(card, desk.Now, purchase, desk.WhyNot(card, store, lists)?.Problems[0].Sentence);
    }
}
