using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>
/// Lines of receipts, as tills tell of them. A line is named by store, receipt and number and is brought once: sent again it
/// changes nothing. A row that is wrong is refused by its place in the list, and the others come in all the same.
/// </summary>
[May(Role.Supervisor)]
public sealed record BringPurchases(IReadOnlyList<PurchaseRow?>? Rows) : ICommand<PurchasesBrought>;

/// <param name="Line">Its place on the receipt; 1 when left out.</param>
/// <param name="Barcode">EAN or UPC of the article.</param>
/// <param name="Price">What was paid, in major units.</param>
/// <param name="Currency">The store's when left out.</param>
/// <param name="Customer">Who bought it, where a member card says so.</param>
/// <param name="Consent">To which of <see cref="CustomerChoices.Channels"/> the buyer agreed at the till.</param>
public sealed record PurchaseRow(
    string? Store, string? Receipt, int? Line, DateOnly? BoughtOn, string? Style, string? Colour = null, string? Size = null, string? Batch = null,
    string? Barcode = null, decimal? Price = null, string? Currency = null, CustomerView? Customer = null,
    IReadOnlyList<string>? Consent = null);

/// <param name="Known">Lines that were there already.</param>
public sealed record PurchasesBrought(int Added, int Known, IReadOnlyList<RefusedRow> Refused);

/// <param name="Index">Its place in the list, from 0.</param>
public sealed record RefusedRow(int Index, IReadOnlyList<Problem> Problems);

public sealed class BringPurchasesValidator : IValidator<BringPurchases>
{
    public const int MostRows = 2000;

    public IEnumerable<Problem> Check(BringPurchases request)
    {
        var form = new FormCheck();
        form.When(request.Rows is not { Count: > 0 }, "", "Send a list with at least one purchase.");
        form.When(request.Rows?.Count > MostRows, "", $"These are {request.Rows?.Count:N0} purchases. Send at most {MostRows:N0} at once.");
        return form.Problems;
    }
}

public sealed class BringPurchasesHandler(ComplaintsDb db, ReferenceLists reference, CustomerDesk desk, Consents consents, CustomerEvents events, RequestScope scope, TimeProvider clock)
    : IRequestHandler<BringPurchases, Answer<PurchasesBrought>>
{
    public async Task<Answer<PurchasesBrought>> Handle(BringPurchases request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var now = clock.Now();
        var known = await Known(request.Rows!, cancellationToken);
        var buyers = await Buyers(request.Rows!, cancellationToken);
        var refused = new List<RefusedRow>();
        var news = new List<Purchase>();
        var (added, there) = (0, 0);
        foreach (var (row, index) in request.Rows!.Select((row, index) => (row, index)))
        {
            var problems = PurchaseCheck.Of(row, lists, scope.Actor, clock.Today());
            if (problems.Count > 0)
            {
                refused.Add(new RefusedRow(index, problems));
                continue;
            }

            var purchase = Make(row!, lists.Store(row!.Store)!, BuyerOf(row.Customer, buyers, now), now);
            if (purchase.Customer is { } agreeing)
            {
                await consents.Agree(agreeing, row.Consent, cancellationToken);
            }

            if (!known.TryGetValue(Name(purchase), out var before))
            {
                known[Name(purchase)] = purchase;
                db.Add(purchase);
                news.Add(purchase);
                added++;
            }
            else if (before.SameSale(purchase))
            {
                if (before.Belongs(purchase.Customer))
                {
                    news.Add(before);
                }

                there++;
            }
            else
            {
                refused.Add(new RefusedRow(index, [new Problem("line", $"Line {purchase.Line} of receipt {purchase.Receipt} is there already and says something else.")]));
            }
        }

        foreach (var receipt in news.GroupBy(purchase => (purchase.StoreCode, purchase.ReceiptKey)))
        {
            var lines = known.Values.Where(line => line.StoreCode == receipt.Key.StoreCode && line.ReceiptKey == receipt.Key.ReceiptKey).OrderBy(line => line.Line).ToList();
            if (receipt.Select(line => line.Customer).FirstOrDefault(buyer => buyer is not null) is { } buyer)
            {
                await events.Bought(buyer, lines, cancellationToken);
            }
        }

        return new PurchasesBrought(added, there, refused);
    }

    private static (string Store, string Receipt, int Line) Name(Purchase purchase) => (purchase.StoreCode, purchase.ReceiptKey, purchase.Line);

    private static Purchase Make(PurchaseRow row, Store store, Customer? buyer, DateTime now)
    {
        var currency = row.Currency ?? store.Currency;
        return new Purchase(
            store.Code, row.Receipt!.Trim(), row.Line ?? 1, row.BoughtOn!.Value, row.Style!, row.Colour.TrimToNull(), row.Size.TrimToNull(), row.Batch.TrimToNull(),
            Customers.Barcode.Read(row.Barcode), row.Price is { } price ? Compensation.Money.ToMinor(price, currency) : null, row.Price is null ? null : currency, buyer, now);
    }

    private async Task<Dictionary<(string, string, int), Purchase>> Known(IReadOnlyList<PurchaseRow?> rows, CancellationToken cancellation)
    {
        var stores = rows.Select(row => row?.Store).OfType<string>().Where(scope.Actor.Sees).Distinct().ToList();
        var receipts = rows.Select(row => Purchase.KeyOf(row?.Receipt)).OfType<string>().Distinct().ToList();
        var purchases = await db.Purchases.Where(purchase => stores.Contains(purchase.StoreCode) && receipts.Contains(purchase.ReceiptKey)).ToListAsync(cancellation);
        return purchases.ToDictionary(Name);
    }

    private async Task<Dictionary<string, Customer>> Buyers(IReadOnlyList<PurchaseRow?> rows, CancellationToken cancellation)
    {
        var keys = rows.Select(row => Customer.KeyOf(row?.Customer?.Phone)).OfType<string>().Distinct().ToList();
        var customers = keys.Count == 0 ? [] : await db.CustomersKnownTo(scope.Actor).Where(customer => keys.Contains(customer.PhoneKey!)).OrderBy(customer => customer.CreatedAt).ToListAsync(cancellation);
        var buyers = new Dictionary<string, Customer>();
        foreach (var customer in customers)
        {
            buyers.TryAdd(customer.PhoneKey!, (await desk.Root(customer, cancellation))!);
        }

        var unknown = keys.Except(buyers.Keys).ToList();
        var merged = unknown.Count == 0 ? [] : await db.Customers.Where(customer => unknown.Contains(customer.PhoneKey!) && customer.MergedIntoId != null)
            .Select(customer => customer.PhoneKey!).Distinct().ToListAsync(cancellation);
        foreach (var key in merged)
        {
            if (await desk.ByPhone(key, cancellation) is { } kept)
            {
                buyers[key] = kept;
            }
        }

        return buyers;
    }

    private static Customer? BuyerOf(CustomerView? given, Dictionary<string, Customer> buyers, DateTime now)
    {
        if (given is null)
        {
            return null;
        }

        var key = Customer.KeyOf(given.Phone);
        if (key is not null && buyers.TryGetValue(key, out var known))
        {
            return known;
        }

        var buyer = Customer.Of(given, now);
        if (key is not null)
        {
            buyers[key] = buyer;
        }

        return buyer;
    }
}

/// <summary>Whether a row can be a purchase of this chain.</summary>
internal static class PurchaseCheck
{
    public static IReadOnlyList<Problem> Of(PurchaseRow? row, Lists lists, Actor actor, DateOnly today)
    {
        var form = new FormCheck();
        if (row is null)
        {
            return [new Problem("", "This row is empty.")];
        }

        var store = lists.Store(row.Store);
        var style = lists.Style(row.Style);
        form.When(store is null, "store", $"There is no store {row.Store}.");
        form.When(store is not null && !actor.Sees(store.Code), "store", $"You do not work in store {row.Store}.");
        form.Text("receipt", row.Receipt, TextLimits.Code, required: true, "Give the number of the receipt.");
        form.When(!string.IsNullOrWhiteSpace(row.Receipt) && Purchase.KeyOf(row.Receipt) is null, "receipt", "The number of a receipt has letters or digits.");
        form.When(row.Line is < 1 or > 9999, "line", "Lines count from 1.");
        form.When(row.BoughtOn is null, "boughtOn", "Give the day of purchase.");
        form.When(row.BoughtOn > today.AddDays(1), "boughtOn", "The day of purchase lies in the future.");
        form.When(row.BoughtOn < ArticleForm.Earliest, "boughtOn", "The day of purchase is too long ago to be true.");
        form.When(style is null, "style", $"There is no style {row.Style}.");
        form.Text("colour", row.Colour, TextLimits.Code);
        form.Text("size", row.Size, 20);
        form.When(style is not null && !string.IsNullOrWhiteSpace(row.Batch) && !style.Batches.Contains(row.Batch.Trim()), "batch", $"Style {row.Style} has no batch {row.Batch}.");
        form.When(!string.IsNullOrWhiteSpace(row.Barcode) && Barcode.Read(row.Barcode) is null, "barcode", "This is no barcode: its last digit does not fit the others.");
        form.When(row.Currency is not null && !Compensation.Money.IsCurrency(row.Currency), "currency", "Give the currency as a code such as CNY or EUR.");
        form.When(row.Price < 0 || (row.Price is { } price && Compensation.Money.ToMinor(price, row.Currency ?? store?.Currency ?? "") is null), "price", "A price is not below zero, not too high, and has at most two decimals.");
        form.Customer("customer", row.Customer);
        form.Consent(row.Consent);
        form.When(row.Customer is null && row.Consent is { Count: > 0 }, "consent", "Somebody who is not named cannot be reached: write down who agrees.");
        return form.Problems;
    }
}
