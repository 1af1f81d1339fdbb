using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Gifts;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Gifts;

internal static class GiftScenarios
{
    /// <summary>Something was granted at compensate and waits for its hand-over.</summary>
    public static async Task<TicketView> Granted(this ComplaintsApp app, string kind, int quantity = 1, Actor? by = null)
    {
        var ticket = await app.TicketAt("compensate", by, Scenarios.FromSomebodyElse((by ?? app.Floor).Stores is [var store, ..] ? store : "T01"));
        return await app.Complete(ticket, by: by, change: body => body["compensation"] = new JsonArray(Scenarios.Gift(kind, quantity)));
    }

    public static Task<List<GiftLine>> Gifts(this ComplaintsApp app, TicketView ticket, Actor? by = null) => app.Get<List<GiftLine>>(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/gifts");

    public static async Task<HttpResponseMessage> TryHandOver(this ComplaintsApp app, TicketView ticket, Actor? by = null, string? key = null, params string[] sizes)
    {
        var line = (await app.Gifts(ticket, by)).Last();
        return await app.Post(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/gifts/{line.Line}/hand-over", new JsonObject { ["sizes"] = new JsonArray([.. sizes.Select(size => (JsonNode)size)]) }, key);
    }

    public static async Task<GiftLine> HandOver(this ComplaintsApp app, TicketView ticket, Actor? by = null, params string[] sizes) =>
        (await (await app.TryHandOver(ticket, by, null, sizes)).Is<List<GiftLine>>(HttpStatusCode.OK)).Last();

    /// <summary>A card in a customer's hand.</summary>
    public static async Task<TillCard> Card(this ComplaintsApp app, string kind, Actor? by = null) =>
        Assert.Single((await app.HandOver(await app.Granted(kind, by: by), by)).Cards);

    public static Task<HttpResponseMessage> TryRedeem(this ComplaintsApp app, TillCard card, decimal amount, Actor? by = null, string? key = null, string? receipt = null, string? store = null) =>
        app.TryRedeem(card.Number, amount, by, key, receipt, store);

    public static Task<HttpResponseMessage> TryRedeem(this ComplaintsApp app, string number, decimal amount, Actor? by = null, string? key = null, string? receipt = null, string? store = null) =>
        app.Post(by ?? app.Floor, $"/api/v1/cards/{number}/redemptions", new JsonObject { ["amount"] = amount, ["receipt"] = receipt, ["store"] = store }, key);

    public static async Task<RedemptionView> Redeem(this ComplaintsApp app, TillCard card, decimal amount) => await (await app.TryRedeem(card, amount)).Is<RedemptionView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryStock(this ComplaintsApp app, string what, string kind, string? size, int number, string? reason = null, int? version = null, Actor? by = null) =>
        app.Post(by ?? app.Supervisor, "/api/v1/stock", new JsonObject { ["what"] = what, ["store"] = "T01", ["kind"] = kind, ["size"] = size, ["number"] = number, ["reason"] = reason, ["version"] = version });

    public static async Task<StockRow> Stock(this ComplaintsApp app, string what, string kind, string? size, int number, string? reason = null, int? version = null) =>
        await (await app.TryStock(what, kind, size, number, reason, version)).Is<StockRow>(HttpStatusCode.OK);
}
