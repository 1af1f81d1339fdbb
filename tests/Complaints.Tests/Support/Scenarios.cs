using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Tests.Support;

/// <summary>States of a ticket, each reached from the one before by real requests over HTTP.</summary>
public static class Scenarios
{
    /// <summary>The nine steps, in the order of the shipped process.</summary>
    public static readonly IReadOnlyList<string> Stages = ["listen", "talk", "apologise", "analyse", "explain", "process", "compensate", "confirm", "followUp"];

    /// <summary>A gift of 60 CNY, which a clerk has to ask for and a supervisor may give.</summary>
    public static JsonObject AboveTheClerksLimit => Gift("insoles", 6);

    /// <summary>A gift of 9 CNY, which a clerk gives alone.</summary>
    public static JsonObject WithinTheClerksLimit => Gift("insoles", 1);

    public static JsonObject Gift(string kind, int quantity) => new() { ["kind"] = kind, ["quantity"] = quantity, ["note"] = "For the trouble." };

    /// <summary>A complaint as a clerk in store T01 opens it; change what the test is about.</summary>
    public static JsonObject NewTicket(string store = "T01") => new()
    {
        ["store"] = store,
        ["channel"] = "counter",
        ["customer"] = new JsonObject { ["name"] = "Zhao Lei", ["phone"] = "+86 22 1234 5678", ["email"] = "zhao@example.org", ["language"] = "zh" },
        ["item"] = new JsonObject
        {
            ["style"] = "RUNNER-7", ["colour"] = "black", ["size"] = "42", ["batch"] = "B2026-01", ["price"] = 399.50m,
            ["currency"] = store == "D01" ? "EUR" : "CNY", ["boughtOn"] = "2026-02-20", ["proof"] = "receipt",
        },
        ["defect"] = "SOLE-OPEN",
        ["description"] = "The sole came off after two weeks.",
        ["remedyWanted"] = "exchange",
        ["mood"] = 3,
    };

    /// <summary>The same from somebody who has no other complaint: what one customer is given in a day counts together.</summary>
    public static JsonObject FromSomebodyElse(string store = "T01")
    {
        var ticket = NewTicket(store);
        var number = Interlocked.Increment(ref customers);
        ticket["customer"] = new JsonObject { ["name"] = $"Customer {number}", ["phone"] = $"+86 22 8{number:0000000}", ["language"] = "zh" };
        return ticket;
    }

    private static int customers;

    public static async Task<TicketView> OpenedTicket(this ComplaintsApp app, Actor? by = null, JsonObject? ticket = null)
    {
        by ??= app.Floor;
        var reply = await app.Post(by, "/api/v1/tickets", ticket ?? NewTicket(by.Stores is [var store, ..] ? store : "T01"));
        return await reply.Is<TicketView>(HttpStatusCode.Created);
    }

    /// <summary>A ticket that stands at this stage, all before it recorded in the shortest way.</summary>
    public static async Task<TicketView> TicketAt(this ComplaintsApp app, string stage, Actor? by = null, JsonObject? opened = null)
    {
        var ticket = await app.OpenedTicket(by, opened);
        while (ticket.Stage != stage)
        {
            ticket = await app.Complete(ticket, by: by);
        }

        return ticket;
    }

    /// <summary>Stands at compensate with a gift of 60 CNY that waits for a supervisor.</summary>
    public static async Task<TicketView> TicketAwaitingApproval(this ComplaintsApp app, Actor? by = null, params JsonObject[] gifts)
    {
        var ticket = await app.TicketAt("compensate", by);
        return await app.Complete(ticket, by: by, change: body => body["compensation"] = new JsonArray(gifts.Length == 0 ? [AboveTheClerksLimit] : [.. gifts]));
    }

    public static async Task<TicketView> ClosedTicket(this ComplaintsApp app, Actor? by = null)
    {
        var ticket = await app.TicketAt("followUp", by);
        return await app.Complete(ticket, by: by);
    }

    /// <summary>Records the open stage and leaves it; the first outcome and the walker's answers unless changed.</summary>
    public static async Task<TicketView> Complete(this ComplaintsApp app, TicketView ticket, string? outcome = null, Actor? by = null, Action<JsonObject>? change = null) =>
        await (await app.TryComplete(ticket, outcome, by, change)).Is<TicketView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryComplete(
        this ComplaintsApp app, TicketView ticket, string? outcome = null, Actor? by = null, Action<JsonObject>? change = null, string? stage = null, string? key = null)
    {
        var body = Walker.Fill(ticket, app.Clock.Today, outcome);
        change?.Invoke(body);
        return app.Post(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/stages/{stage ?? ticket.Stage}", body, key);
    }

    public static async Task<TicketView> Withdraw(this ComplaintsApp app, TicketView ticket, Actor? by = null) =>
        await (await app.TryWithdraw(ticket, by: by)).Is<TicketView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryWithdraw(this ComplaintsApp app, TicketView ticket, string reason = "Customer called.", Actor? by = null, string? key = null) =>
        app.Post(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/withdraw", new JsonObject { ["version"] = ticket.Version, ["reason"] = reason }, key);

    public static async Task<TicketView> Escalate(this ComplaintsApp app, TicketView ticket, Actor? by = null) =>
        await (await app.TryEscalate(ticket, by: by)).Is<TicketView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryEscalate(
        this ComplaintsApp app, TicketView ticket, string? to = "association", string said = "She goes to the consumer association.", Actor? by = null, string? key = null) =>
        app.Post(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/escalate", new JsonObject { ["version"] = ticket.Version, ["to"] = to, ["said"] = said }, key);

    public static Task<HttpResponseMessage> TryDecide(this ComplaintsApp app, ApprovalView approval, Actor by, string decision, decimal? amount = null, string? reason = null, string? key = null) =>
        app.Post(by, $"/api/v1/approvals/{approval.Id}", new JsonObject { ["decision"] = decision, ["amount"] = amount, ["reason"] = reason }, key);

    public static async Task<ApprovalView> Decide(this ComplaintsApp app, ApprovalView approval, Actor by, string decision, decimal? amount = null, string? reason = null) =>
        await (await app.TryDecide(approval, by, decision, amount, reason)).Is<ApprovalView>(HttpStatusCode.OK);

    /// <summary>As it stands now.</summary>
    public static async Task<TicketView> Show(this ComplaintsApp app, TicketView ticket, Actor? by = null) =>
        await app.Get<TicketView>(by ?? app.Admin, $"/api/v1/tickets/{ticket.Number}");

    public static async Task<T> Get<T>(this ComplaintsApp app, Actor by, string path) => await (await app.Client(by).GetAsync(path)).Is<T>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> Post(this ComplaintsApp app, Actor? by, string path, JsonNode body, string? key = null) =>
        app.PostText(by, path, body.ToJsonString(Json.Options), key: key);

    /// <summary>Sends the text as it is, well formed or not.</summary>
    public static Task<HttpResponseMessage> PostText(this ComplaintsApp app, Actor? by, string path, string text, string contentType = "application/json", string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(text, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return app.Client(by).SendAsync(request);
    }

    /// <summary>The two are the same on the wire.</summary>
    public static void Same<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected, Json.Options), JsonSerializer.Serialize(actual, Json.Options));

    /// <summary>The value of a reply that has to have this status.</summary>
    public static async Task<T> Is<T>(this HttpResponseMessage reply, HttpStatusCode status)
    {
        Assert.True(reply.StatusCode == status, $"Expected {(int)status}, got {(int)reply.StatusCode}: {await reply.Content.ReadAsStringAsync()}");
        return (await reply.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }

    /// <summary>Refused with this status, and with problems about exactly these fields.</summary>
    public static async Task<IReadOnlyList<Problem>> IsRefused(this HttpResponseMessage reply, int status, params string[] fields)
    {
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True((int)reply.StatusCode == status, $"Expected {status}, got {(int)reply.StatusCode}: {text}");
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        var problems = JsonNode.Parse(text)!["errors"].Deserialize<List<Problem>>(Json.Options)!;
        Assert.Equal(fields.Order(StringComparer.Ordinal), problems.Select(problem => problem.Field).Distinct().Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Sentence)));
        return problems;
    }
}
