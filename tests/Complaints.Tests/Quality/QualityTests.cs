using Complaints.Access;
using Complaints.Quality;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Quality;

public sealed class QualityTests
{
    [Fact]
    public async Task Pareto_ranks_by_count_with_running_shares_that_end_at_one()
    {
        await using var app = await ComplaintsApp.Start();
        foreach (var (defect, count) in new[] { ("SOLE-OPEN", 2), ("ODOUR", 5), ("FADE", 1) })
        {
            await Open(app, count, defect: defect);
        }

        var pareto = await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?by=defect");

        Assert.Equal((8, 0), (pareto.Total, pareto.Unstated));
        Assert.Equal([("ODOUR", 5), ("SOLE-OPEN", 2), ("FADE", 1)], pareto.Items.Select(item => (item.Key, item.Count)));
        Assert.Equal([0.625, 0.25, 0.125], pareto.Items.Select(item => item.Share));
        Assert.Equal([0.625, 0.875, 1.0], pareto.Items.Select(item => item.Cumulative));
        Assert.Equal("Smells bad", pareto.Items[0].Name);
    }

    [Fact]
    public async Task Pareto_counts_apart_what_does_not_state_the_dimension()
    {
        await using var app = await ComplaintsApp.Start();
        await Open(app, 2);
        var body = Scenarios.NewTicket();
        body["item"] = null;
        await app.OpenedTicket(ticket: body);

        var pareto = await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?by=style");

        Assert.Equal((2, 1), (pareto.Total, pareto.Unstated));
        Assert.Equal(("RUNNER-7", "Running shoe 7", 2, 1.0), Assert.Single(pareto.Items) is var item ? (item.Key, item.Name, item.Count, item.Cumulative) : default);
    }

    [Fact]
    public async Task Pareto_without_complaints_is_empty()
    {
        await using var app = await ComplaintsApp.Start();

        var pareto = await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto");

        Assert.Equal((0, 0), (pareto.Total, pareto.Unstated));
        Assert.Empty(pareto.Items);
    }

    [Fact]
    public async Task Pareto_takes_both_ends_of_the_period()
    {
        await using var app = await ComplaintsApp.Start();
        await Open(app, 1, defect: "ODOUR"); // 10 March
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Open(app, 1, defect: "FADE"); // 11 March
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Open(app, 1, defect: "RUB"); // 12 March

        async Task<IEnumerable<string>> Keys(string period) => (await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?" + period)).Items.Select(item => item.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["FADE", "ODOUR"], await Keys("from=2026-03-10&to=2026-03-11"));
        Assert.Equal(["FADE"], await Keys("from=2026-03-11&to=2026-03-11"));
        Assert.Equal(["FADE", "RUB"], await Keys("from=2026-03-11"));
        Assert.Empty(await Keys("from=2026-03-13"));
    }

    [Fact]
    public async Task Withdrawn_and_recoded_complaints_count_where_they_belong()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Withdraw(await app.OpenedTicket());
        await app.Complete(await app.TicketAt("analyse"), change: body => body["fields"]!["defect"] = "ODOUR");

        var pareto = await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?by=defect");

        Assert.Equal([("ODOUR", 1), ("SOLE-OPEN", 1)], pareto.Items.Select(item => (item.Key, item.Count)));
    }

    [Fact]
    public async Task Clerk_sees_the_figures_of_own_stores_only()
    {
        await using var app = await ComplaintsApp.Start();
        await Open(app, 2);
        await Open(app, 3, by: app.OtherFloor);

        Assert.Equal(2, (await app.Get<Pareto>(app.Floor, "/api/v1/quality/pareto?by=store")).Total);
        Assert.Equal([("D01", 3), ("T01", 2)], (await app.Get<Pareto>(app.Region, "/api/v1/quality/pareto?by=store")).Items.Select(item => (item.Key, item.Count)));
        Assert.Equal(2, (await app.Get<Trend>(app.Floor, "/api/v1/quality/trend")).Items.Sum(point => point.Count));
    }

    [Fact]
    public async Task Trend_counts_weeks_from_Monday_and_quiet_ones_as_zero()
    {
        await using var app = await ComplaintsApp.Start();
        await Open(app, 2); // Tuesday 10 March
        app.Clock.Advance(TimeSpan.FromDays(5));
        await Open(app, 1); // Sunday 15 March: the same week
        app.Clock.Advance(TimeSpan.FromDays(8));
        await Open(app, 3); // Monday 23 March

        var weeks = await app.Get<Trend>(app.Quality, "/api/v1/quality/trend?interval=week");
        Assert.Equal([(new DateOnly(2026, 3, 9), 3), (new DateOnly(2026, 3, 16), 0), (new DateOnly(2026, 3, 23), 3)], weeks.Items.Select(point => (point.From, point.Count)));

        var months = await app.Get<Trend>(app.Quality, "/api/v1/quality/trend?interval=month&from=2026-01-15&to=2026-04-02");
        Assert.Equal([0, 0, 6, 0], months.Items.Select(point => point.Count));
        Assert.Equal(new DateOnly(2026, 1, 1), months.Items[0].From);

        var days = await app.Get<Trend>(app.Quality, "/api/v1/quality/trend?interval=day&from=2026-03-10&to=2026-03-15");
        Assert.Equal([2, 0, 0, 0, 0, 1], days.Items.Select(point => point.Count));
    }

    [Fact]
    public async Task Trend_of_one_key_counts_only_that()
    {
        await using var app = await ComplaintsApp.Start();
        await Open(app, 2, defect: "ODOUR");
        await Open(app, 1, defect: "FADE");

        var trend = await app.Get<Trend>(app.Quality, "/api/v1/quality/trend?by=defect&key=ODOUR");

        Assert.Equal(2, Assert.Single(trend.Items).Count);
    }

    [Theory]
    [InlineData("pareto?by=mood", "by")]
    [InlineData("pareto?from=2026-03-10&to=2026-03-09", "to")]
    [InlineData("trend?interval=century", "interval")]
    [InlineData("trend?key=ODOUR", "by")]
    public async Task Question_out_of_range_is_refused_naming_it(string query, string field)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Quality).GetAsync("/api/v1/quality/" + query)).IsRefused(400, field);
    }

    [Fact]
    public async Task Bar_of_the_pareto_leads_to_exactly_the_tickets_it_counts()
    {
        await using var app = await ComplaintsApp.Start();
        await Open(app, 2, defect: "ODOUR");
        await Open(app, 1, defect: "FADE");

        foreach (var by in Dimension.All)
        {
            foreach (var item in (await app.Done(app.Quality, new ShowPareto(By: by))).Items)
            {
                Assert.Equal(item.Count, (await app.Done(app.Quality, Dimension.Filter(by, item.Key, null, null, null))).Total);
            }
        }
    }

    private static async Task Open(ComplaintsApp app, int count, string? defect = null, Actor? by = null)
    {
        for (var i = 0; i < count; i++)
        {
            var body = Scenarios.NewTicket((by ?? app.Floor).Stores[0]);
            body["defect"] = defect ?? "SOLE-OPEN";
            await app.OpenedTicket(by, body);
        }
    }
}
