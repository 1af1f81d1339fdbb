using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Quality.Fairness;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Quality;

public sealed class FairnessTests
{
    private const string ThisMonth = "2026-03";

    [Fact]
    public async Task Clerk_who_gives_nothing_for_the_same_trouble_is_found_with_the_exact_p_value()
    {
        await using var app = await ComplaintsApp.Start();
        await SixAndSix(app);

        var view = await app.Get<FairnessView>(app.Quality, $"/api/v1/quality/fairness?month={ThisMonth}");

        Assert.Equal((12, 0, 0), (view.Cases, view.WithoutPrice, view.NotUpheld));
        var (first, second) = (view.Rows.Single(row => row.Name == "Wang Fang"), view.Rows.Single(row => row.Name == "Li Wei"));
        Assert.Equal(("clerk", "less", 6, 6), (first.By, first.Verdict, first.Count, first.Rest));
        Assert.Equal((0.0, 9 / 399.50 * 100), (first.Mean, first.RestMean), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.01 && Math.Abs(a.Item2 - b.Item2) < 0.01);
        Assert.Equal((2L, 924L, true), (first.Extreme!.Value, first.Arrangements!.Value, first.Exact!.Value));
        Assert.Equal("more", second.Verdict);
        Assert.Equal(6, first.Tickets.Count);
    }

    [Fact]
    public async Task Gift_without_a_fault_and_an_article_without_a_price_are_left_out_and_counted()
    {
        await using var app = await ComplaintsApp.Start();
        await Closed(app, finding: "noFault", gift: true);
        await Closed(app, priced: false);

        var view = await app.Get<FairnessView>(app.Quality, $"/api/v1/quality/fairness?month={ThisMonth}");

        Assert.Equal((0, 1, 1), (view.Cases, view.WithoutPrice, view.NotUpheld));
        Assert.Empty(view.Rows);
    }

    [Fact]
    public async Task Month_we_are_in_is_shown_first_and_three_months_reach_back()
    {
        await using var app = await ComplaintsApp.Start();
        await Closed(app);

        Assert.Equal(("2026-03", 1), (await app.Get<FairnessView>(app.Quality, "/api/v1/quality/fairness") is var view ? (view.Month, view.Cases) : default));
        Assert.Equal(1, (await app.Get<FairnessView>(app.Quality, "/api/v1/quality/fairness?month=2026-05&months=3")).Cases);
        Assert.Equal(0, (await app.Get<FairnessView>(app.Quality, "/api/v1/quality/fairness?month=2026-06&months=3")).Cases);
    }

    [Theory]
    [InlineData("month=2026-13", "month")]
    [InlineData("month=soon", "month")]
    [InlineData("month=0000-01", "month")]
    [InlineData("months=2", "months")]
    public async Task Month_that_is_none_is_refused_in_words(string query, string field)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Quality).GetAsync($"/api/v1/quality/fairness?{query}")).IsRefused(400, field);
        await (await app.Client(app.Quality).GetAsync($"/api/v1/quality/fairness.csv?{query}")).IsRefused(400, field);
    }

    [Fact]
    public async Task Report_is_for_the_region_quality_and_head_office()
    {
        await using var app = await ComplaintsApp.Start();

        foreach (var may in new[] { app.Region, app.Quality, app.Admin })
        {
            await app.Get<FairnessView>(may, "/api/v1/quality/fairness");
        }

        foreach (var mayNot in new[] { app.Floor, app.Supervisor })
        {
            await (await app.Client(mayNot).GetAsync("/api/v1/quality/fairness")).IsRefused(403, "");
            await (await app.Client(mayNot).GetAsync("/api/v1/quality/fairness.csv")).IsRefused(403, "");
        }
    }

    [Fact]
    public async Task Table_holds_one_line_for_each_comparison()
    {
        await using var app = await ComplaintsApp.Start();
        await SixAndSix(app);

        var reply = await app.Client(app.Quality).GetAsync($"/api/v1/quality/fairness.csv?month={ThisMonth}");
        var lines = (await reply.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("text/csv", reply.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("from,to,by,key,name,count", lines[0], StringComparison.Ordinal);
        Assert.Equal(2, lines.Count(line => line.Contains(",clerk,", StringComparison.Ordinal)));
        Assert.Contains(",true,", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("Wang Fang", StringComparison.Ordinal) && line.TrimEnd().EndsWith(",less", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_says_who_stands_out_and_leads_to_the_tickets()
    {
        await using var app = await ComplaintsApp.Start();
        await SixAndSix(app);
        await using var pages = new Pages(app, app.Quality);

        var page = pages.Open<FairnessPage>(Links.Fairness(ThisMonth));
        page.WaitForAssertion(() => Assert.Contains("Wang Fang gives 2.3 points less than the others", page.Find(".message.wait").TextContent, StringComparison.Ordinal));
        var of = page.FindAll("tbody td:first-child a").First(link => link.TextContent == "Wang Fang").GetAttribute("href")!;
        var opened = pages.Open<FairnessPage>(of);

        opened.WaitForAssertion(() => Assert.Equal(6, opened.FindAll(".fair-cases a").Count));
        Assert.All(opened.FindAll(".fair-cases a"), link => Assert.StartsWith("/tickets/C26-", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_without_cases_says_so_and_one_for_nobody_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Quality);
        await using var refused = new Pages(app, app.Supervisor);

        pages.Open<FairnessPage>(Links.Fairness()).WaitForElement(".empty");
        Assert.Contains("not for the role", refused.Open<FairnessPage>(Links.Fairness()).WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    /// <summary>One clerk gives insoles each time, the other nothing, for the same trouble.</summary>
    private static async Task SixAndSix(ComplaintsApp app)
    {
        for (var time = 0; time < 6; time++)
        {
            await Closed(app, gift: true);
            await Closed(app, by: app.Floor2);
        }
    }

    private static async Task<TicketView> Closed(ComplaintsApp app, Actor? by = null, string finding = "upheld", bool gift = false, bool priced = true)
    {
        var body = Scenarios.FromSomebodyElse();
        if (!priced)
        {
            body["item"]!.AsObject().Remove("price");
        }

        var ticket = await app.OpenedTicket(by, body);
        while (ticket.Stage is { } stage)
        {
            ticket = await app.Complete(ticket, stage == "analyse" ? finding : null, by ?? app.Floor, change =>
            {
                if (stage == "compensate" && gift)
                {
                    change["compensation"] = new JsonArray(Scenarios.WithinTheClerksLimit);
                }
            });
        }

        return ticket;
    }
}
