using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>Spends a card on a purchase. Of all tills that try at one moment one wins; the others hear when and where.</summary>
/// <param name="Amount">Of the purchase, in major units.</param>
/// <param name="Currency">Of the purchase; the store's when left out.</param>
/// <param name="Receipt">The purchase's number, so that cards which may not be combined are noticed.</param>
[May(Role.Floor)]
public sealed record RedeemCard(string? Number, decimal? Amount, string? Currency = null, string? Store = null, string? Receipt = null) : ICommand<RedemptionView>;

public sealed class RedeemCardValidator : IValidator<RedeemCard>
{
    public IEnumerable<Problem> Check(RedeemCard request)
    {
        var form = new FormCheck();
        form.Text("number", request.Number, CardNumber.MostTyped);
        form.When(request.Amount is null, "amount", "Say how much the purchase is.");
        form.Text("receipt", request.Receipt, TextLimits.Code);
        form.When(request.Currency is not null && !Money.IsCurrency(request.Currency), "currency", "Write the currency as ISO 4217 has it, such as CNY or EUR.");
        return form.Problems;
    }

    /// <summary>What is wrong with an amount; null when it is one.</summary>
    internal static Refused? WhyNot(decimal amount, long? minor, string currency) =>
        amount <= 0 ? Refused.Form("amount", "A purchase is more than nothing.")
        : minor is null ? Refused.Form("amount", $"This is no amount in {currency}: too large, or with too many decimals.")
        : null;
}

public sealed class RedeemCardHandler(ComplaintsDb db, GiftDesk desk, ReferenceLists reference) : IRequestHandler<RedeemCard, Answer<RedemptionView>>
{
    private static readonly TimeSpan SameReceipt = TimeSpan.FromDays(1);

    public async Task<Answer<RedemptionView>> Handle(RedeemCard request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var till = desk.Till(lists, request.Store);
        if (till.Value is not { } store)
        {
            return till.As<RedemptionView>();
        }

        var purchase = Money.ToMinor(request.Amount!.Value, request.Currency ?? store.Currency);
        if (RedeemCardValidator.WhyNot(request.Amount.Value, purchase, request.Currency ?? store.Currency) is { } wrong)
        {
            return wrong;
        }

        var found = await desk.Find(request.Number, cancellationToken);
        if (found.Value is not { } card)
        {
            return found.As<RedemptionView>();
        }

        if (desk.WhyNot(card, store, lists) is { } refusal)
        {
            return refusal;
        }

        if (request.Currency is not null && request.Currency != card.Currency)
        {
            return Refused.Rule("currency", $"This card is worth {card.Currency}; the purchase is in {request.Currency}.");
        }

        if (card.WorthOf(purchase!.Value) == 0)
        {
            return Refused.Rule("amount", "The card takes nothing off so small a purchase. Keep it for another one.");
        }

        var receipt = request.Receipt.TrimToNull();
        if (receipt is not null && await IsAlone(card, store.Code, receipt, cancellationToken) is { } other)
        {
            return other;
        }

        var line = await desk.LineOf(card, cancellationToken);
        var redemption = card.Redeem(purchase.Value, store.Code, receipt, desk.Actor, desk.Now);
        line.Redeem(redemption.CostMinor, card.Id, receipt, desk.Actor, desk.Now);
        db.Add(redemption);
        return RedemptionView.Of(card, redemption);
    }

    /// <summary>Why it may not be used on this receipt beside what was used on it already.</summary>
    private async Task<Refused?> IsAlone(Card card, string store, string receipt, CancellationToken cancellation)
    {
        var since = desk.Now - SameReceipt;
        var others = await (
            from redemption in db.CardRedemptions.AsNoTracking()
            join used in db.Cards on redemption.CardId equals used.Id
            where redemption.StoreCode == store && redemption.Receipt == receipt && redemption.At >= since && used.Id != card.Id
            orderby redemption.At, used.Number
            select new { used.Number, used.Combinable }).ToListAsync(cancellation);
        return others.Count > 0 && (!card.Combinable || others.Any(other => !other.Combinable))
            ? Refused.Rule("receipt", $"Card {CardNumber.Spaced(others[0].Number)} was used on receipt {receipt}, and the two may not be combined.")
            : null;
    }
}
