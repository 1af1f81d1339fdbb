using System.Globalization;
using Complaints.Customers;
using Complaints.Products;

namespace Complaints.Demo;

/// <summary>
/// What the tills sold: the article of every complaint with a receipt, and four hundred more of which nobody complains yet. With dice
/// of its own, so that the complaints stay the same. <see cref="ThreeLines"/> waits to be scanned: three lines, one of them
/// a boot of the bad batch.
/// </summary>
internal sealed class DemoPurchases(IReadOnlyList<DemoStore> stores, IReadOnlyList<DemoStyle> styles, DateTime now)
{
    public const string ThreeLines = "T01-100001";
    private static readonly string[] OnThreeLines = ["RANGER-42", "CANVAS-05", "SKY-A6"];
    private const int Others = 400;
    private const int FirstReceipt = 100002;

    private readonly Dice dice = new(7);
    private readonly List<Purchase> purchases = [];
    private int last = FirstReceipt - 1;

    public IReadOnlyList<Purchase> Make(IReadOnlyList<DemoCase> cases)
    {
        foreach (var (style, line) in OnThreeLines.Select((style, index) => (style, index + 1)))
        {
            var article = styles.First(entry => entry.Style.Code == style);
            Sell(stores[0], ThreeLines, line, DateOnly.FromDateTime(now).AddDays(-9), article, article.Style.Colours[0], article.Style.Sizes[2], article.Style.Batches[0], null);
        }

        foreach (var story in cases.Where(story => story.Item is { Proof: "receipt", Style: not null, BoughtOn: not null }))
        {
            var style = styles.First(entry => entry.Style.Code == story.Item.Style);
            var sold = Sell(story.Store, NextReceipt(story.Store), 1, story.Item.BoughtOn!.Value, style, story.Item.Colour, story.Item.Size, story.Item.Batch, story.Customer, story.Item.PriceMinor);
            story.Item = story.Item with { Receipt = sold.Receipt, PurchaseId = sold.Id, BoughtAt = "here" };
        }

        var known = cases.Where(story => story.Customer is not null).ToList();
        for (var other = 0; other < Others; other++)
        {
            var style = dice.Of(styles);
            var buyer = dice.Chance(0.5) ? dice.Of(known) : null;
            var store = buyer?.Store ?? dice.Of(stores);
            Sell(
                store, NextReceipt(store), 1, DateOnly.FromDateTime(now).AddDays(-dice.Between(1, 120)), style, dice.Of(style.Style.Colours), dice.Of(style.Style.Sizes),
                dice.Of(style.Style.Batches), buyer?.Customer);
        }

        return purchases;
    }

    /// <summary>The chain's list of articles: every style in each of its colours and sizes.</summary>
    public IEnumerable<ArticleNumber> Numbers() =>
        from style in styles
        from colour in style.Style.Colours
        from size in style.Style.Sizes
        select Number(style, colour, size);

    private ArticleNumber Number(DemoStyle style, string colour, string size)
    {
        var number = new ArticleNumber(BarcodeOf(style, colour, size));
        number.StandFor(style.Style.Code, colour, size);
        return number;
    }

    private string NextReceipt(DemoStore store) => string.Create(CultureInfo.InvariantCulture, $"{store.Code}-{++last}");

    private Purchase Sell(
        DemoStore store, string receipt, int line, DateOnly day, DemoStyle style, string? colour, string? size, string? batch, Customer? buyer, long? paid = null)
    {
        var currency = store.Store.Currency;
        var purchase = new Purchase(store.Code, receipt, line, day, style.Style.Code, colour, size, batch, BarcodeOf(style, colour, size), paid ?? style.PriceIn(currency) * 100L, currency, buyer, now);
        purchases.Add(purchase);
        return purchase;
    }

    /// <summary>An EAN of its own for every style, colour and size.</summary>
    private string BarcodeOf(DemoStyle style, string? colour, string? size)
    {
        var place = styles.Select((entry, index) => (entry, index)).First(entry => entry.entry == style).index;
        var digits = string.Create(CultureInfo.InvariantCulture, $"690100{place:00}{style.Style.Colours.IndexOf(colour ?? "") + 1:00}{style.Style.Sizes.IndexOf(size ?? "") + 1:00}");
        return digits + Barcode.CheckDigit(digits);
    }
}
