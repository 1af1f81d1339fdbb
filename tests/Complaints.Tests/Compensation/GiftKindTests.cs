using System.Net;
using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Gifts;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Tests.Gifts;
using Complaints.Tests.Support;
using Complaints.Tickets;
using static Complaints.Tests.Compensation.LedgerTests;

namespace Complaints.Tests.Compensation;

/// <summary>What a kind of gift asks for: its proof, its amount, its currency, its version, and what it does not go together with.</summary>
public sealed class GiftKindTests
{
    [Fact]
    public async Task Gift_is_handed_over_once_and_with_the_proof_that_its_kind_asks_for()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("shipping", 1));
        var line = Lines(ticket)[0];

        await (await app.TryHandOver(ticket, line, "tap")).IsRefused(400, "proof");
        await (await app.TryHandOver(ticket, line, "parcelNumber")).IsRefused(400, "reference");
        await (await app.TryHandOver(ticket, line, "perhaps")).IsRefused(400, "proof");
        await (await app.TryHandOver(ticket, line with { Id = Guid.NewGuid() }, "tap")).IsRefused(404, "line");
        await (await app.TryHandOver(ticket, line, "parcelNumber", "1", app.OtherFloor)).IsRefused(403, "");
        var replies = await Task.WhenAll(app.TryHandOver(ticket, line, "parcelNumber", "1"), app.TryHandOver(ticket, line, "parcelNumber", "2", app.Floor2));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], replies.Select(reply => reply.StatusCode).Order());
        Assert.Single(await app.Ledger(ticket), row => row.Kind == "handOver");
        await Balanced(app);
    }

    [Fact]
    public async Task What_waits_or_was_rejected_is_not_handed_over()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        await (await app.TryHandOver(ticket, Lines(ticket)[0], "tap")).IsRefused(422, "");
        await app.Decide(ticket.Approvals[0], app.Supervisor, "reject", reason: "No.");
        await (await app.TryHandOver(ticket, Lines(ticket)[0], "tap")).IsRefused(422, "");

        Assert.Equal(["reserve", "release"], (await app.Ledger(ticket)).Select(row => row.Kind));
        await Balanced(app);
    }

    [Theory]
    [InlineData("refund", 1, -5.0, null, 400, "amount")]
    [InlineData("refund", 1, 0.0, null, 400, "amount")]
    [InlineData("refund", 1, 1e12, null, 400, "amount")]
    [InlineData("refund", 1, null, null, 422, "amount")]
    [InlineData("refund", 1, 400.0, null, 422, "amount")]
    [InlineData("refund", 1, 1.005, null, 422, "amount")]
    [InlineData("refund", 1, 10.0, "EUR", 422, "currency")]
    [InlineData("insoles", 1, 8.0, null, 422, "amount")]
    [InlineData("taxi", 1, 51.0, null, 422, "amount")]
    [InlineData("castle", 1, null, null, 422, "kind")]
    public async Task Line_that_cannot_be_given_is_refused_naming_its_field(string kind, int quantity, double? amount, string? currency, int status, string field)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        var gift = Scenarios.Gift(kind, quantity);
        (gift["amount"], gift["currency"]) = ((decimal?)amount, currency);

        await (await app.TryComplete(ticket, change: body => body["compensation"] = new JsonArray(gift))).IsRefused(status, $"compensation[0].{field}");

        Assert.Empty(await app.Ledger(ticket));
        Scenarios.Same(ticket, await app.Show(ticket));
    }

    [Fact]
    public async Task Kind_holds_by_the_version_of_the_day()
    {
        await using var app = await ComplaintsApp.Start();
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        await app.SetKind("insoles", 12m, today.AddDays(2));
        await app.SetKind("umbrella", 30m, today.AddDays(2));
        await app.SetKind("socks", 5m, today, offered: false);
        var before = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 1));
        await (await app.TryComplete(await app.TicketAt("compensate"), change: body => body["compensation"] = new JsonArray(Scenarios.Gift("umbrella", 1)))).IsRefused(422, "compensation[0].kind");

        await app.Advance(TimeSpan.FromDays(4));
        var after = await app.Give(await app.TicketAt("compensate"), Scenarios.Gift("insoles", 1), Scenarios.Gift("umbrella", 1));

        Assert.Equal(9m, Lines(await app.Show(before))[0].Amount);
        Assert.Equal([12m, 30m], Lines(after).Select(line => line.Amount));
        await (await app.TryComplete(await app.TicketAt("compensate"), change: body => body["compensation"] = new JsonArray(Scenarios.Gift("socks", 1)))).IsRefused(422, "compensation[0].kind");
        await (await app.Post(app.Admin, "/api/v1/catalogue/socks", LedgerScenarios.Terms(today.AddDays(-5), 5m))).IsRefused(400, "validFrom");
        await (await app.Post(app.Supervisor, "/api/v1/catalogue/socks", LedgerScenarios.Terms(today, 5m))).IsRefused(403, "");
    }

    [Fact]
    public async Task Discount_card_is_not_given_together_with_a_coupon()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");

        await (await app.TryComplete(ticket, change: body => body["compensation"] = new JsonArray(Scenarios.Gift("coupon", 1), Scenarios.Gift("discountCard10", 1)))).IsRefused(422, "compensation[1].kind");
    }
}
