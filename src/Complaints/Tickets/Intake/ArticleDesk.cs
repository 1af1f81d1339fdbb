using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;

namespace Complaints.Tickets.Intake;

/// <summary>What somebody said of an article, at the opening or later.</summary>
internal static class ArticleForm
{
    /// <summary>Nobody brings older shoes back; an earlier date is a typing mistake.</summary>
    public static readonly DateOnly Earliest = new(1980, 1, 1);

    public static void Article(this FormCheck form, ItemView? item, DateOnly today)
    {
        if (item is null)
        {
            return;
        }

        form.Text("item.style", item.Style, TextLimits.Code);
        form.Text("item.colour", item.Colour, TextLimits.Code);
        form.Text("item.size", item.Size, 20);
        form.Text("item.batch", item.Batch, TextLimits.Code);
        form.Text("item.receipt", item.Receipt, TextLimits.Code);
        form.When(item.Price < 0, "item.price", "A price cannot be below zero.");
        form.When(item.Price > Money.Largest, "item.price", "This price is too high to be true. Check it for a typing mistake.");
        form.When(item.Currency is not null && !Money.IsCurrency(item.Currency), "item.currency", "Give the currency as a code such as CNY or EUR.");
        form.When(item.BoughtOn > today.AddDays(1), "item.boughtOn", "The day of purchase lies in the future.");
        form.When(item.BoughtOn < Earliest, "item.boughtOn", "The day of purchase is too long ago to be true.");
        form.OneOf("item.proof", item.Proof, Choices.Proofs, null);
        form.OneOf("item.boughtAt", item.BoughtAt, Choices.BoughtAt, null);
        form.OneOf("item.wearer", item.Wearer, Choices.Wearers, null);
    }
}

/// <summary>Makes a ticket's article of what was said, with what the lists and the till know.</summary>
public sealed class ArticleDesk(ComplaintsDb db)
{
    /// <param name="form">Hears what cannot be; then what is answered is worth nothing.</param>
    /// <param name="store">The ticket's; null when there is no such store, which somebody else says.</param>
    public async Task<Item> Read(FormCheck form, ItemView? given, Lists lists, Store? store, CancellationToken cancellation)
    {
        if (given is null)
        {
            return new Item(null, null, null, null, null, null, null, null);
        }

        var style = lists.Style(given.Style);
        var purchase = given.Purchase is { } id ? await db.Purchases.FindAsync([id], cancellation) : null;
        form.When(style is null && !string.IsNullOrEmpty(given.Style), "item.style", $"There is no style {given.Style}.");
        form.When(
            style is not null && !string.IsNullOrEmpty(given.Batch) && !style.Batches.Contains(given.Batch),
            "item.batch", $"Style {style?.Code} has no batch {given.Batch}. Its batches are {style?.Batches ?? []}.");
        form.When(purchase is null && given.Purchase is not null, "item.purchase", "This purchase is not known. Scan the receipt once more.");
        var currency = given.Currency ?? purchase?.Currency ?? store?.Currency ?? "";
        var price = given.Price is { } major && store is not null ? Money.ToMinor(major, currency) : null;
        form.When(given.Price is not null && store is not null && price is null, "item.price", $"A price in {currency} has no more than two decimals.");
        return Of(given, price, currency, purchase, store?.Code);
    }

    /// <summary>What was said of the article; what was not, as the till told of it.</summary>
    private static Item Of(ItemView given, long? price, string currency, Purchase? purchase, string? store)
    {
        // Of another article than on the receipt, the receipt says nothing.
        var sold = purchase is not null && (given.Style.TrimToNull() ?? purchase.Style) == purchase.Style ? purchase : null;
        var minor = price ?? sold?.PriceMinor;
        return new Item(
            given.Style.TrimToNull() ?? sold?.Style, given.Colour.TrimToNull() ?? sold?.Colour, given.Size.TrimToNull() ?? sold?.Size, given.Batch.TrimToNull() ?? sold?.Batch,
            minor, minor is null ? null : currency, given.BoughtOn ?? sold?.BoughtOn, given.Proof.TrimToNull() ?? (sold is null ? null : "receipt"),
            given.BoughtAt.TrimToNull() ?? (sold is null ? null : sold.StoreCode == store ? "here" : "otherStore"),
            given.Wearer.TrimToNull(), given.Receipt.TrimToNull() ?? sold?.Receipt, sold?.Id);
    }
}
