using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets.Intake;

/// <summary>Which article is it, by its barcode or its label? Asked at the counter and for a customer at home, with the same answer.</summary>
public sealed class BarcodeArticles(ComplaintsDb db)
{
    private const int Most = 30;

    /// <summary>
    /// An EAN says style, colour and size: as the list of articles does, else as tills have sold it. The batch only when all that
    /// was sold is of one.
    /// </summary>
    /// <returns>Null for what is no barcode, and for one that nobody knows.</returns>
    public async Task<ScanView?> Find(string text, Lists lists, CancellationToken cancellation)
    {
        if (Barcode.Read(text) is not { } barcode)
        {
            return null;
        }

        var sold = await db.Purchases.AsNoTracking().Where(purchase => purchase.Barcode == barcode)
            .GroupBy(purchase => new { purchase.Style, purchase.Colour, purchase.Size })
            .Select(group => new { group.Key, Batches = group.Select(purchase => purchase.Batch).Distinct().Count(), Batch = group.Max(purchase => purchase.Batch), Count = group.Count() })
            .OrderByDescending(article => article.Count).Take(Most).ToListAsync(cancellation);
        if (await db.ArticleNumbers.AsNoTracking().FirstOrDefaultAsync(number => number.Barcode == barcode, cancellation) is { } listed)
        {
            var batches = sold.Where(article => article.Key.Style == listed.StyleCode).Select(article => article.Batches == 1 ? article.Batch : null).Distinct().ToList();
            return new ScanView("barcode", [ScanText.Of(lists.Style(listed.StyleCode), listed.StyleCode, listed.Colour, listed.Size, batches is [var only] ? only : null)], []);
        }

        return sold.Count == 0 ? null : new ScanView("barcode", [.. sold.Select(article => ScanText.Of(
            lists.Style(article.Key.Style), article.Key.Style, article.Key.Colour, article.Key.Size, article.Batches == 1 ? article.Batch : null))], []);
    }

    /// <summary>The one article that a barcode or a label can mean; null when it says nothing, or several.</summary>
    public async Task<ScanArticle?> Only(string? text, Lists lists, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        foreach (var reading in ScanText.Readings(text))
        {
            if ((await Find(reading, lists, cancellation) ?? ScanText.Label(reading, lists)) is { } view)
            {
                return view.Articles is [var only] ? only : null;
            }
        }

        return null;
    }
}
