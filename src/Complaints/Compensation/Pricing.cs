using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Compensation;

/// <summary>What a proposed line costs by the catalogue of the day.</summary>
public static class Pricing
{
    /// <returns>Null when it cannot be given; the form says why.</returns>
    public static (CompensationKind Kind, long AmountMinor)? Of(ProposedLine line, string path, Lists lists, Store store, DateOnly day, Item item, FormCheck form)
    {
        var currency = store.Currency;
        if (line.Currency is { Length: > 0 } other && other != currency)
        {
            form.When(true, $"{path}.currency", $"Store {store.Code} gives in {currency}, not in {other}.");
            return null;
        }

        if (WhyNot(line.Kind, lists, currency, day) is { } why)
        {
            form.When(true, $"{path}.kind", why);
            return null;
        }

        var kind = lists.Kind(line.Kind, currency, day)!;
        var amount = AmountOf(line, path, kind, item, form);
        return amount is null ? null : (kind, amount.Value);
    }

    private static Sentence? WhyNot(string name, Lists lists, string currency, DateOnly day)
    {
        if (lists.Kind(name, currency, day) is { } kind)
        {
            return kind.IsOffered ? null : Sentence.Of($"{kind.NameHere} is not given any more since {kind.ValidFrom}.");
        }

        return lists.AllKinds.Where(known => known.Kind == name && known.Currency == currency).MinBy(known => known.ValidFrom) is { } later
            ? Sentence.Of($"{later.NameHere} is given from {later.ValidFrom} on, not yet.")
            : Sentence.Of($"There is no gift '{name}' in {currency}. Possible are {lists.KindsOn(currency, day).Select(known => known.Kind)}.");
    }

    private static long? AmountOf(ProposedLine line, string path, CompensationKind kind, Item item, FormCheck form)
    {
        var field = $"{path}.amount";
        if (line.Amount is not { } major)
        {
            form.When(kind is { IsTyped: true, CostMinor: 0 }, field, $"Say how much it is: {kind.NameHere} has no fixed cost.");
            return kind is { IsTyped: true, CostMinor: 0 } ? null : kind.CostMinor * line.Quantity;
        }

        if (Money.ToMinor(major, kind.Currency) is not { } minor || minor <= 0)
        {
            form.When(true, field, $"An amount in {kind.Currency} is more than nothing, has no more decimals than the currency, and is at most {Money.Show(Money.Largest, kind.Currency)}.");
            return null;
        }

        if (!kind.IsTyped)
        {
            form.When(minor != kind.CostMinor, field, $"{kind.NameHere} costs {Money.Show(kind.CostMinor, kind.Currency)} by the catalogue. Leave the amount out.");
            return minor == kind.CostMinor ? minor * line.Quantity : null;
        }

        if (kind.CostMinor > 0 && minor > kind.CostMinor)
        {
            form.When(true, field, $"{kind.NameHere} is at most {Money.Show(kind.CostMinor, kind.Currency)}.");
            return null;
        }

        var isPrice = kind.Wallet == Books.Wallet.Statutory || kind.Kind == "goodwillReduction";
        if (isPrice && item.PriceMinor is { } price && item.Currency == kind.Currency && minor * line.Quantity > price)
        {
            form.When(true, field, $"The article cost {Money.Show(price, kind.Currency)}. {kind.NameHere} cannot be more.");
            return null;
        }

        return minor * line.Quantity;
    }
}
