using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>
/// Tells processes what happened to a customer: they wait for it or are set off by it, in the same transaction. What
/// follows, a call after a week or a word of thanks, is theirs to say: see workflows/README.md.
/// </summary>
public sealed class CustomerEvents(ComplaintsDb db, CustomerDesk desk, ProcessStore processes, StoreHours hours, TimeProvider clock)
{
    public const string PurchaseMade = "purchaseMade";
    public const string CustomerReferred = "customerReferred";
    public const string RepairBack = "repairBack";
    public const string CustomerSilent = "customerSilent";
    public const string CustomerSeen = "customerSeen";

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

        await Seen(customer, first.StoreCode, cancellation, first.BoughtOn);
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

    /// <summary>The customer has a repaired article again.</summary>
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

    /// <summary>A customer answered no follow-up, and the ticket ended so.</summary>
    public Task FellSilent(Customer customer, string store, string ticket, CancellationToken cancellation) =>
        Tell(customer, store, CustomerSilent, ticket, new JsonObject { ["ticket"] = ticket }, cancellation);

    /// <summary>A known customer bought something, complained, or came back with an old complaint. Whatever waits for that hears it, in every store of the chain.</summary>
    /// <param name="on">When it was on an earlier day: what began to wait after that has not seen anybody.</param>
    public async Task Seen(Customer customer, string store, CancellationToken cancellation, DateOnly? on = null)
    {
        if (db.Entry(customer).State is EntityState.Added or EntityState.Detached)
        {
            return;   // seen for the first time
        }

        var family = await desk.Family(customer.Id, cancellation);
        await db.ProcessInstances.Where(row => row.CustomerId != null && family.Contains(row.CustomerId.Value) && row.TicketId == null && row.Status == InstanceStatus.Running).LoadAsync(cancellation);
        var heard = new HashSet<(string Store, Guid? Customer, string? Correlation)>();
        foreach (var row in db.ProcessInstances.Local.Where(row => row is { TicketId: null, Status: InstanceStatus.Running, CustomerId: { } who } && family.Contains(who))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList())
        {
            var began = (await hours.Of(row.StoreCode, cancellation)).DayOf(row.CreatedAt);
            if ((on is null || began <= on) && heard.Add((row.StoreCode, row.CustomerId, row.CorrelationId)))
            {
                await processes.Raise(new ProcessSubject(row.StoreCode, CustomerId: row.CustomerId), CustomerSeen, new JsonObject { ["store"] = store }, row.CorrelationId, cancellation);
            }
        }
    }

    private Task<Raised> Tell(Customer customer, string store, string name, string correlation, JsonObject payload, CancellationToken cancellation) =>
        processes.Raise(new ProcessSubject(store, CustomerId: customer.Id), name, payload, correlation, cancellation);

    private async Task<int> DaysAgo(DateOnly day, string store, CancellationToken cancellation) => (await hours.Of(store, cancellation)).DayOf(clock.Now()).DayNumber - day.DayNumber;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
