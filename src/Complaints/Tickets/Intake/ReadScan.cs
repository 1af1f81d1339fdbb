using Complaints.Access;
using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets.Intake;

/// <summary>What does this scanned or typed text mean? See <see cref="ScanText"/> for what may stand in it.</summary>
/// <param name="Store">Where the customer stands.</param>
[May(Role.Floor)]
public sealed record ReadScan(string? Text, string? Store = null) : IQuery<ScanView>;

/// <param name="As">receipt, barcode, label, style, batch or card.</param>
/// <param name="Articles">What it can be, the likeliest first; several lines of one receipt, or several styles of one batch.</param>
/// <param name="Left">Parts of a label that are on no list here, and so were left out.</param>
/// <param name="Customer">Whose card it is; only of somebody whom the asker's stores know.</param>
public sealed record ScanView(string As, IReadOnlyList<ScanArticle> Articles, IReadOnlyList<string> Left, CustomerView? Customer = null);

/// <param name="BoughtAt">One of <see cref="Choices.BoughtAt"/>; null when nobody knows where it was bought.</param>
/// <param name="Shop">Code of the store that sold it.</param>
/// <param name="Customer">Who bought it; only told to whoever sees the store that sold it.</param>
public sealed record ScanArticle(
    Guid? Purchase, string? Receipt, int? Line, string? Shop, string? BoughtAt, DateOnly? BoughtOn, string Style, string StyleName, string? Colour, string? Size,
    string? Batch, decimal? Price, string? Currency, string? Proof, CustomerView? Customer);

public sealed class ReadScanValidator : IValidator<ReadScan>
{
    public IEnumerable<Problem> Check(ReadScan request)
    {
        var form = new FormCheck();
        form.Text("scan", request.Text, 500, required: true, "Scan or type a receipt, a barcode or the label on the box.");
        return form.Problems;
    }
}

public sealed class ReadScanHandler(ComplaintsDb db, ReferenceLists reference, BarcodeArticles barcodes, CustomerDesk desk, RequestScope scope) : IRequestHandler<ReadScan, Answer<ScanView>>
{
    private const int MostLines = 30;

    public async Task<Answer<ScanView>> Handle(ReadScan request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        foreach (var text in ScanText.Readings(request.Text!))
        {
            if (await Receipt(text, request.Store, lists, cancellationToken) is { } receipt)
            {
                return receipt;
            }

            if (await barcodes.Find(text, lists, cancellationToken) is { } article)
            {
                return article;
            }

            if (ScanText.Label(text, lists) is { } label)
            {
                return label;
            }

            if (await Card(text, cancellationToken) is { } card)
            {
                return card;
            }
        }

        var plain = ScanText.Plain(request.Text!);
        return Barcode.LooksLike(plain) && Barcode.Read(plain) is null
            ? Refused.NotFound("scan", $"{plain} is no barcode: a digit must be wrong. Scan it once more, or type what stands on the label.")
            : Refused.NotFound("scan", $"“{ScanText.Short(plain)}” is no receipt, article or batch that is known here. Scan it once more, or choose the article below.");
    }

    /// <summary>A receipt of any of our stores counts, because the customer holds it in their hand; who bought it stays with the store that sold it.</summary>
    private async Task<ScanView?> Receipt(string text, string? store, Lists lists, CancellationToken cancellation)
    {
        if (Purchase.KeyOf(text) is not { } key)
        {
            return null;
        }

        var purchases = await db.Purchases.AsNoTracking().Include(purchase => purchase.Customer).Where(purchase => purchase.ReceiptKey == key)
            .OrderBy(purchase => purchase.StoreCode).ThenBy(purchase => purchase.Line).Take(MostLines).ToListAsync(cancellation);
        return purchases.Count == 0 ? null : new ScanView(
            "receipt", [.. purchases.OrderByDescending(purchase => purchase.StoreCode == store).ThenByDescending(purchase => scope.Actor.Sees(purchase.StoreCode)).Select(purchase => Sold(purchase, store, lists))], []);
    }

    private ScanArticle Sold(Purchase purchase, string? store, Lists lists) => new(
        purchase.Id, purchase.Receipt, purchase.Line, purchase.StoreCode, purchase.StoreCode == store ? "here" : "otherStore", purchase.BoughtOn,
        purchase.Style, lists.Style(purchase.Style)?.NameHere ?? purchase.Style, purchase.Colour, purchase.Size, purchase.Batch,
        purchase is { PriceMinor: { } minor, Currency: { } currency } ? Money.ToMajor(minor, currency) : null, purchase.Currency, "receipt",
        scope.Actor.Sees(purchase.StoreCode) && purchase.Customer is { } buyer ? CustomerView.Of(buyer) : null);

    /// <summary>A card of the chain says who stands there, unless two have one of this number.</summary>
    private async Task<ScanView?> Card(string text, CancellationToken cancellation)
    {
        if (Purchase.KeyOf(text) is not { } key)
        {
            return null;
        }

        var holders = await db.CustomerCards.AsNoTracking().Where(card => card.NumberKey == key).OrderBy(card => card.Id).Select(card => card.CustomerId).Take(MostLines).ToListAsync(cancellation);
        var known = new List<Customer>();
        foreach (var holder in holders)
        {
            if (await desk.Find(holder, cancellation) is { } customer && !known.Contains(customer))
            {
                known.Add(customer);
            }
        }

        return known is [var only] ? new ScanView("card", [], [], CustomerView.Of(only)) : null;
    }
}
