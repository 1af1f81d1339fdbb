using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Products;
using Complaints.Quality;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Exchange;

public sealed class ApiTests
{
    [Theory]
    [InlineData("/api/v1/tickets?form=2026-01-01", "form")]
    [InlineData("/api/v1/ledger?from=2026-01-01&store=T01&tikcet=C1", "tikcet")]
    [InlineData("/api/v1/approvals?<script>=1", "<script>")]
    public async Task Parameter_that_a_route_does_not_know_is_named_and_refused(string path, string parameter)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Admin).GetAsync(path)).IsRefused(400, parameter);
    }

    [Fact]
    public async Task Health_is_told_to_everybody()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal("alive", await app.Client(null).GetStringAsync("/health/live"));
        Assert.Equal("ready", await app.Client(null).GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Description_lists_every_route_of_the_API()
    {
        await using var app = await ComplaintsApp.Start();

        var document = JsonNode.Parse(await app.Client(null).GetStringAsync("/openapi/v1.json"))!;
        var described = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}")).ToHashSet();
        var routes = Routes.Of(app).Where(route => route.IsApi && !route.IsFallback).Select(route => $"{route.Method} {route.DescribedPath}");

        Assert.Empty(routes.Except(described));
        Assert.Superset(
            new HashSet<string>
            {
                "POST /api/v1/tickets", "GET /api/v1/tickets", "GET /api/v1/tickets/{number}", "POST /api/v1/tickets/{number}/stages/{stage}",
                "POST /api/v1/tickets/{number}/withdraw", "POST /api/v1/tickets/{number}/escalate", "GET /api/v1/approvals", "POST /api/v1/approvals/{id}", "GET /api/v1/reference",
                "GET /api/v1/quality/pareto", "GET /api/v1/quality/trend",
            },
            described);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["key"]!["scheme"]);
    }

    [Fact]
    public async Task Reference_lists_what_this_key_may_use()
    {
        await using var app = await ComplaintsApp.Start();

        var mine = await app.Get<ReferenceView>(app.Floor, "/api/v1/reference");
        var all = await app.Get<ReferenceView>(app.Quality, "/api/v1/reference");

        Assert.Equal(["T01"], mine.Stores.Select(store => store.Code));
        Assert.Equal(["D01", "T01"], all.Stores.Select(store => store.Code));
        Assert.Equal(["B2025-11", "B2026-01"], mine.Styles.Single(style => style.Code == "RUNNER-7").Batches);
        Assert.Contains(mine.Defects, defect => defect.Code == "SOLE-OPEN");
        Assert.All(mine.CompensationKinds, kind => Assert.Equal("CNY", kind.Currency));
        Assert.Null(mine.CompensationKinds.Single(kind => kind.Kind == "insoles").Approval);
        Assert.Equal("supervisor", mine.CompensationKinds.Single(kind => kind.Kind == "taxi").Approval);
        Assert.Null((await app.Get<ReferenceView>(app.Supervisor, "/api/v1/reference")).CompensationKinds.Single(kind => kind.Kind == "taxi").Approval);
    }

    [Fact]
    public async Task Every_value_in_the_reference_may_be_sent()
    {
        await using var app = await ComplaintsApp.Start();
        var reference = await app.Get<ReferenceView>(app.Floor, "/api/v1/reference");
        var rounds = new[] { reference.Defects.Count, reference.Channels.Count, reference.Remedies.Count, reference.Proofs.Count, reference.Styles.Count }.Max();

        for (var i = 0; i < rounds; i++)
        {
            var style = reference.Styles[i % reference.Styles.Count];
            var body = Scenarios.NewTicket();
            (body["defect"], body["channel"]) = (reference.Defects[i % reference.Defects.Count].Code, reference.Channels[i % reference.Channels.Count]);
            (body["remedyWanted"], body["item"]!["proof"]) = (reference.Remedies[i % reference.Remedies.Count], reference.Proofs[i % reference.Proofs.Count]);
            (body["item"]!["style"], body["item"]!["batch"]) = (style.Code, style.Batches[i % style.Batches.Count]);
            await app.OpenedTicket(ticket: body);
        }
    }

    [Fact]
    public async Task Address_that_does_not_exist_is_answered_with_a_problem()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).GetAsync("/api/v1/nothing")).IsRefused(404, "");
        await (await app.Post(app.Floor, "/api/v1/approvals/not-a-guid", new JsonObject())).IsRefused(404, "");
    }

    [Fact]
    public async Task Method_that_an_address_does_not_take_is_refused_with_a_problem()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).DeleteAsync("/api/v1/tickets")).IsRefused(405, "");
    }

    [Fact]
    public async Task Amounts_are_major_units_and_times_are_UTC_on_the_wire()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        var shown = JsonNode.Parse(await app.Client(app.Floor).GetStringAsync($"/api/v1/tickets/{ticket.Number}"))!;

        Assert.Equal("399.5", shown["item"]!["price"]!.ToJsonString());
        Assert.Equal("54", shown["approvals"]![0]!["amount"]!.ToJsonString());
        Assert.Equal("\"2026-03-10T09:00:00Z\"", shown["openedAt"]!.ToJsonString());
        Assert.Equal("\"2026-02-20\"", shown["item"]!["boughtOn"]!.ToJsonString());
        Assert.Equal(ticket.Number, Assert.Single(await app.Get<List<ApprovalRow>>(app.Supervisor, "/api/v1/approvals")).Ticket);
    }

    [Fact]
    public async Task Empty_query_parameters_count_as_left_out()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();

        Scenarios.Same(await app.Get<TicketPageOf>(app.Floor, "/api/v1/tickets"), await app.Get<TicketPageOf>(app.Floor, "/api/v1/tickets?status=&from=&to=&page=&q=&pageSize="));
        Scenarios.Same(await app.Get<Trend>(app.Floor, "/api/v1/quality/trend"), await app.Get<Trend>(app.Floor, "/api/v1/quality/trend?interval=&by=&key=&from="));
        Scenarios.Same(await app.Get<Pareto>(app.Floor, "/api/v1/quality/pareto"), await app.Get<Pareto>(app.Floor, "/api/v1/quality/pareto?by=&to="));
    }

    [Theory]
    [InlineData("01/02/2026")]
    [InlineData("2026.11.1")]
    [InlineData("November 1, 2026")]
    public async Task Day_in_a_query_is_written_in_one_way_only(string day)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets?from=" + Uri.EscapeDataString(day))).IsRefused(400, "from");
    }

    [Fact]
    public async Task Field_that_is_there_twice_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var once = Scenarios.NewTicket().ToJsonString();

        await (await app.PostText(app.Floor, "/api/v1/tickets", once[..^1] + ",\"store\":\"D01\"}")).IsRefused(400, "store");
    }
}
