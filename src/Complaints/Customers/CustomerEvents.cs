using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;

namespace Complaints.Customers;

/// <summary>
/// Tells processes what happened to a customer: they wait for it or are set off by it, in the same transaction. What
/// follows, a call after a week or a word of thanks, is theirs to say: see workflows/README.md.
/// </summary>
public sealed class CustomerEvents(ProcessStore processes, StoreHours hours, TimeProvider clock)
{
    public const string PurchaseMade = "purchaseMade";
    public const string CustomerReferred = "customerReferred";
    public const string RepairBack = "repairBack";

    /// <summary>Tills and registers also bring what was sold long ago; nobody is called about that any more.</summary>
    private const int OldDays = 30;

    /// <summary>A customer bought something; told anew when another line of the same receipt comes.</summary>
    /// <param name="lines">All that is known of one receipt.</param>
    public async Task Bought(Customer customer, IReadOnlyList<Purchase> lines, CancellationToken cancellation)
    {
        var (first, daysAgo) = (lines[0], await DaysAgo(lines[0].BoughtOn, lines[0].StoreCode, cancellation));
        if (daysAgo > OldDays)
        {
            return;
        }

        var currency = lines.Select(line => line.Currency).FirstOrDefault(currency => currency is not null);
        var amount = lines.Where(line => line.Currency == currency).Sum(line => line.PriceMinor ?? 0);
        await Tell(customer, first.StoreCode, PurchaseMade, $"{first.StoreCode}/{first.ReceiptKey}", new JsonObject
        {
            ["receipt"] = first.Receipt,
            ["amount"] = currency is null ? 0 : Money.ToMajor(amount, currency),
            ["currency"] = currency,
            ["styles"] = new JsonArray([.. lines.Select(line => (JsonNode)line.Style)]),
            ["boughtOn"] = Day(first.BoughtOn),
            ["daysAgo"] = daysAgo,
        }, cancellation);
    }

    /// <summary>A customer says who brought them to us.</summary>
    public Task Referred(Customer customer, Customer referrer, string store, CancellationToken cancellation) =>
        Tell(customer, store, CustomerReferred, customer.Id.ToString(), new JsonObject
        {
            ["customer"] = new JsonObject { ["id"] = customer.Id.ToString(), ["name"] = customer.Name },
            ["referrer"] = new JsonObject { ["id"] = referrer.Id.ToString(), ["name"] = referrer.Name },
        }, cancellation);

    /// <summary>A repaired article is back in the store.</summary>
    /// <param name="repair">Which repair: told twice, it is one.</param>
    public async Task Repaired(Customer customer, Guid repair, string store, string ticket, string part, DateOnly backOn, CancellationToken cancellation)
    {
        var daysAgo = await DaysAgo(backOn, store, cancellation);
        if (daysAgo <= OldDays)
        {
            await Tell(customer, store, RepairBack, repair.ToString(), new JsonObject
            {
                ["ticket"] = ticket, ["part"] = part, ["backOn"] = Day(backOn), ["daysAgo"] = daysAgo,
            }, cancellation);
        }
    }

    private Task<Raised> Tell(Customer customer, string store, string name, string correlation, JsonObject payload, CancellationToken cancellation) =>
        processes.Raise(new ProcessSubject(store, CustomerId: customer.Id), name, payload, correlation, cancellation);

    private async Task<int> DaysAgo(DateOnly day, string store, CancellationToken cancellation) => (await hours.Of(store, cancellation)).DayOf(clock.Now()).DayNumber - day.DayNumber;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
