using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Gifts;
using Complaints.Products;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation;

/// <summary>What is given, handed over, budgeted and limited, by real requests; budgets are those of store T01.</summary>
internal static class LedgerScenarios
{
    public static Task<TicketView> Give(this ComplaintsApp app, TicketView ticket, params JsonObject[] gifts) =>
        app.Complete(ticket, change: body => body["compensation"] = new JsonArray([.. gifts]));

    public static JsonObject Typed(string kind, decimal amount)
    {
        var gift = Scenarios.Gift(kind, 1);
        gift["amount"] = amount;
        return gift;
    }

    public static async Task<GiftLine> HandOver(this ComplaintsApp app, TicketView ticket, LineView line, string? proof, string? reference = null) =>
        (await (await app.TryHandOver(ticket, line, proof, reference)).Is<List<GiftLine>>(HttpStatusCode.OK)).Single(gift => gift.Line == line.Id);

    public static Task<HttpResponseMessage> TryHandOver(this ComplaintsApp app, TicketView ticket, LineView line, string? proof, string? reference = null, Actor? by = null)
    {
        var sizes = line.Kind == "insoles" ? Enumerable.Repeat("42", line.Quantity) : [];
        return app.Post(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/gifts/{line.Id}/hand-over", new JsonObject { ["proof"] = proof, ["reference"] = reference, ["sizes"] = new JsonArray([.. sizes.Select(size => (JsonNode)size)]) });
    }

    public static Task<List<LedgerRow>> Ledger(this ComplaintsApp app, TicketView ticket) => app.Get<List<LedgerRow>>(app.Admin, "/api/v1/ledger?ticket=" + ticket.Number);

    public static Task<HttpResponseMessage> TrySetBudget(this ComplaintsApp app, decimal amount, string? month = null, Actor? by = null) =>
        app.Post(by ?? app.Region, "/api/v1/budgets/T01", new JsonObject { ["fromMonth"] = month ?? app.Clock.GetUtcNow().AddHours(8).ToString("yyyy-MM", CultureInfo.InvariantCulture), ["amount"] = amount });

    public static async Task SetBudget(this ComplaintsApp app, decimal amount) => await (await app.TrySetBudget(amount)).Is<BudgetSet>(HttpStatusCode.OK);

    public static async Task<BudgetView> Budget(this ComplaintsApp app) => Assert.Single(await app.Get<List<BudgetView>>(app.Region, "/api/v1/budgets?store=T01"));

    public static async Task SetLimit(this ComplaintsApp app, string role, decimal amount, string period = "case") => await (await app.Post(
        app.Admin, "/api/v1/limits", new JsonObject { ["role"] = role, ["currency"] = "CNY", ["period"] = period, ["amount"] = amount })).Is<LimitView>(HttpStatusCode.OK);

    public static Task<RoomView> Room(this ComplaintsApp app, TicketView ticket) => app.Get<RoomView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/room");

    /// <summary>A pair of insoles was not enough; the second offer is about to be made.</summary>
    public static async Task<TicketView> Unsatisfied(this ComplaintsApp app, string finding)
    {
        var ticket = await app.Complete(await app.TicketAt("analyse"), finding);
        while (ticket.Stage != "compensate")
        {
            ticket = await app.Complete(ticket);
        }

        ticket = await app.Complete(await app.Give(ticket, Scenarios.Gift("insoles", 1)), "notSatisfied");
        while (ticket.Stage != "compensate")
        {
            ticket = await app.Complete(ticket);
        }

        return ticket;
    }

    public static JsonObject Terms(DateOnly from, decimal cost, bool offered = true, bool card = false) => new()
    {
        ["currency"] = "CNY", ["validFrom"] = from.ToString("O", CultureInfo.InvariantCulture), ["name"] = "Something", ["cost"] = cost, ["wallet"] = "goodwill", ["floor"] = "floor",
        ["proof"] = card ? "cardNumber" : "tap", ["validDays"] = card ? 60 : null, ["percent"] = card ? 15 : null, ["face"] = card ? 150m : null, ["offered"] = offered,
    };

    /// <summary>The next version of a kind; from today on unless another day is said.</summary>
    public static async Task SetKind(this ComplaintsApp app, string kind, decimal cost, DateOnly? from = null, bool offered = true, bool card = false) =>
        await (await app.Post(app.Admin, "/api/v1/catalogue/" + kind, Terms(from ?? app.Clock.Today, cost, offered, card))).Is<KindVersionView>(HttpStatusCode.OK);
}
