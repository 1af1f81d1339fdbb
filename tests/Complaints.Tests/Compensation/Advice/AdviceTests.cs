using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Compensation.Advice;
using Complaints.Shell;
using Complaints.Tests.Quality;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation.Advice;

public sealed class AdviceTests
{
    [Fact]
    public async Task Advice_answers_the_cause_with_reasons_and_an_agreed_refund_counts_against_the_cap()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");

        var before = await app.Get<AdviceView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/advice?remedy=repair");
        var refund = await app.Get<AdviceView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/advice?remedy=refund");

        Assert.Equal((399.50m, 599.25m, 0m), (before.Price, before.Room, before.RemedyValue));
        Assert.Equal((199.75m, 399.50m), (refund.Room, refund.RemedyValue));
        Assert.Equal([15m, 17m, 24m], before.Bundles.Select(bundle => bundle.Amount));
        Assert.All(before.Bundles, bundle => Assert.False(string.IsNullOrWhiteSpace(bundle.Why) || bundle.Why.StartsWith("Why.", StringComparison.Ordinal)));
        Assert.Equal("careKit", before.Bundles[0].Kinds[0].Kind);
    }

    [Fact]
    public async Task Customer_who_comes_again_is_known()
    {
        await using var app = await ComplaintsApp.Start();
        await Closed(app, WithCare);
        var ticket = await app.TicketAt("compensate");

        var advice = await app.Get<AdviceView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/advice");

        Assert.Equal(1, advice.EarlierFaults);
        Assert.Contains(advice.Bundles, bundle => bundle.Kinds.Select(kind => kind.Kind).SequenceEqual(["careKit", "coupon"]));
    }

    [Fact]
    public async Task Advice_and_precedents_of_other_stores_are_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");

        await (await app.Client(app.OtherFloor).GetAsync($"/api/v1/tickets/{ticket.Number}/advice")).IsRefused(403, "");
        await (await app.Client(app.OtherFloor).GetAsync($"/api/v1/tickets/{ticket.Number}/precedents")).IsRefused(403, "");
        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets/C26-999999/advice")).IsRefused(404, "number");
        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets/C26-999999/precedents")).IsRefused(404, "number");
    }

    [Fact]
    public async Task Fewer_than_five_like_cases_say_so_and_five_have_a_median_and_quartiles()
    {
        await using var app = await ComplaintsApp.Start();
        for (var time = 0; time < 4; time++)
        {
            await Closed(app, time < 2 ? WithCare : null, ticket: Scenarios.FromSomebodyElse());
        }

        var ticket = await app.TicketAt("process");
        var few = await app.Get<PrecedentView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/precedents");
        Assert.Equal((4, (Quartiles?)null), (few.Count, few.Band));

        await Closed(app, WithCare, ticket: Scenarios.FromSomebodyElse());
        await Closed(app, WithCare, ticket: Scenarios.FromSomebodyElse().With("defect", "ZIP-FAIL"), defect: "ZIP-FAIL");
        var five = await app.Get<PrecedentView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/precedents");

        Assert.Equal((5, "CNY", 200m, 400m), (five.Count, five.Currency, five.PriceFrom!.Value, five.PriceBelow!.Value));
        Assert.Equal(new Quartiles(0, 0, 15, 15, 15), five.Band);
        Assert.Equal(5, five.Cases.Count);
    }

    [Fact]
    public async Task Cases_in_another_currency_are_not_compared()
    {
        await using var app = await ComplaintsApp.Start();
        await Closed(app, by: app.OtherFloor);
        await Closed(app, by: app.Floor);
        var german = await app.TicketAt("process", app.OtherFloor);

        var like = await app.Get<PrecedentView>(app.OtherFloor, $"/api/v1/tickets/{german.Number}/precedents");

        Assert.Equal((1, "EUR"), (like.Count, like.Currency));
        Assert.Single(like.Cases);
    }

    [Fact]
    public async Task One_tap_takes_a_bundle_over_and_another_choice_asks_for_no_reason()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<TicketPage>(Links.Ticket(ticket.Number), parameters => parameters.Add(p => p.Number, ticket.Number));

        page.WaitForElement(".bundles button:not([disabled])").Click();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find(".bundles button").GetAttribute("aria-pressed")));
        page.WaitForAssertion(() => Assert.Contains("Shoe care kit", page.Find(".given").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("fewer than 5", page.Find(".precedents").TextContent, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Giving_nothing_still_needs_a_reason_and_giving_something_else_none()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");

        await (await app.TryComplete(ticket, change: body => body["fields"]!.AsObject().Remove("why"))).IsRefused(422, "fields.why");
        await app.Complete(ticket, change: body =>
        {
            body["fields"]!.AsObject().Remove("why");
            body["compensation"] = new JsonArray(Scenarios.Gift("socks", 1));
        });
    }

    private static JsonObject WithCare => Scenarios.Gift("careKit", 1);

    private static async Task<TicketView> Closed(ComplaintsApp app, JsonObject? gift = null, Actor? by = null, JsonObject? ticket = null, string defect = "SOLE-OPEN")
    {
        var now = await app.OpenedTicket(by, ticket);
        while (now.Stage is { } stage)
        {
            now = await app.Complete(now, by: by ?? app.Floor, change: body =>
            {
                if (stage == "analyse")
                {
                    body["fields"]!["defect"] = defect;
                }

                if (stage == "compensate" && gift is not null)
                {
                    body["compensation"] = new JsonArray(gift.DeepClone());
                }
            });
        }

        return now;
    }
}
