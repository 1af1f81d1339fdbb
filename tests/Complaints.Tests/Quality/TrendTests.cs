using Complaints.Quality;
using Complaints.Shell;
using Complaints.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Tests.Quality;

public sealed class TrendTests
{
    [Theory]
    [InlineData("2026-11-16", "2026-11-16")] // a Monday
    [InlineData("2026-11-21", "2026-11-16")] // a Saturday
    [InlineData("2026-11-22", "2026-11-16")] // a Sunday belongs to the week before it
    [InlineData("2027-01-01", "2026-12-28")] // ISO 8601: week 53 of 2026
    [InlineData("2024-12-30", "2024-12-30")] // ISO 8601: week 1 of 2025
    [InlineData("0001-01-01", "0001-01-01")]
    public void A_week_begins_on_Monday(string day, string monday) => Assert.Equal(DateOnly.Parse(monday, null), ShowTrendHandler.StartOf(DateOnly.Parse(day, null), "week"));

    [Theory]
    [InlineData("2026-02-01", "2026-02-28")]
    [InlineData("2028-02-01", "2028-02-29")]
    [InlineData("2026-12-01", "2026-12-31")]
    [InlineData("9999-12-01", "9999-12-31")]
    public void A_month_ends_where_the_calendar_says(string first, string last) => Assert.Equal(DateOnly.Parse(last, null), ShowTrendHandler.EndOf(DateOnly.Parse(first, null), "month"));

    [Fact]
    public void A_quiet_week_counts_zero()
    {
        var trend = ShowTrendHandler.Fill([(new DateOnly(2026, 11, 4), 2), (new DateOnly(2026, 11, 8), 1), (new DateOnly(2026, 11, 16), 5)], new DateOnly(2026, 11, 4), new DateOnly(2026, 11, 17), "week");

        Assert.Equal([(new DateOnly(2026, 11, 2), 3), (new DateOnly(2026, 11, 9), 0), (new DateOnly(2026, 11, 16), 5)], trend.Items.Select(point => (point.From, point.Count)));
    }

    [Fact]
    public void Points_follow_each_other_without_gaps_and_lose_no_complaint() => Prop.ForAll(Cases, given =>
    {
        var (days, interval) = given;
        var (from, to) = (days.Min(day => day.Day), days.Max(day => day.Day));
        var points = ShowTrendHandler.Fill(days, from, to, interval).Items;
        return points.Sum(point => point.Count) == days.Sum(day => day.Count)
            && points[0].From <= from && ShowTrendHandler.EndOf(points[^1].From, interval) >= to
            && points.Zip(points.Skip(1)).All(pair => ShowTrendHandler.EndOf(pair.First.From, interval).AddDays(1) == pair.Second.From)
            && points.All(point => ShowTrendHandler.StartOf(point.From, interval) == point.From);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public void The_last_days_there_are_can_be_asked_for(string interval) =>
        Assert.NotEmpty(ShowTrendHandler.Fill([], new DateOnly(9999, 12, 20), DateOnly.MaxValue, interval).Items);

    [Fact]
    public void The_week_we_are_in_is_partial_and_so_is_one_that_the_period_cuts()
    {
        var (from, to, today) = (new DateOnly(2026, 11, 4), (DateOnly?)null, new DateOnly(2026, 11, 17));
        var spots = TrendSpot.Of(ShowTrendHandler.Fill([], from, today, "week"), null, "week", from, to, today);

        Assert.Equal([true, false, true], spots.Select(spot => spot.Partial));
        Assert.Equal(new DateOnly(2026, 11, 4), spots[0].From);
        Assert.Equal(["before", "whole", "after"], TrendSpot.Parts(spots).Select(part => part.Name));
    }

    [Theory]
    [InlineData("f", "before")]
    [InlineData("w", "whole")]
    [InlineData("wh", "whole,after")]
    [InlineData("hw", "before,whole")]
    [InlineData("hwwh", "before,whole,after")]
    [InlineData("hh", "before")]
    public void Pieces_of_a_line_leave_no_point_out(string points, string pieces)
    {
        var spots = points.Select((kind, index) => new TrendSpot(null, new DateOnly(2026, 1, 1).AddDays(index), default, default, index, "", "", kind != 'w')).ToList();

        var parts = TrendSpot.Parts(spots).ToList();

        Assert.Equal(pieces, string.Join(",", parts.Select(part => part.Name)));
        Assert.Equal(spots, parts.SelectMany(part => part.Spots).Distinct().OrderBy(spot => spot.Start));
    }

    [Fact]
    public async Task A_point_counts_exactly_the_tickets_behind_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.Advance(TimeSpan.FromDays(15));
        await app.OpenedTicket();
        await app.OpenedTicket(ticket: Scenarios.NewTicket().With("defect", "ZIP-FAIL"));

        var trend = await app.Done(app.Quality, new ShowTrend(By: "defect", Key: "SOLE-OPEN"));

        Assert.Equal([1, 0, 1], trend.Items.Select(point => point.Count));
        foreach (var point in trend.Items)
        {
            var behind = await app.Done(app.Quality, Dimension.Filter("defect", "SOLE-OPEN", point.From, ShowTrendHandler.EndOf(point.From, "week"), null));
            Assert.Equal(point.Count, behind.Total);
        }
    }

    [Fact]
    public async Task Quiet_weeks_up_to_today_are_zeros_and_an_imported_register_ends_with_its_last()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Imported("Old", new DateTime(2019, 3, 4, 0, 0, 0, DateTimeKind.Utc), new DateTime(2019, 3, 12, 23, 59, 59, DateTimeKind.Utc));
        await app.OpenedTicket();
        await app.Advance(TimeSpan.FromDays(14));

        Assert.Equal([1, 0, 0], (await app.Done(app.Quality, new ShowTrend(Source: "own"))).Items.Select(point => point.Count));
        Assert.Equal([1, 1], (await app.Done(app.Quality, new ShowTrend(Source: "Old"))).Items.Select(point => point.Count));
    }

    [Fact]
    public async Task An_empty_register_has_no_points_but_an_asked_period_has()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Empty((await app.Done(app.Quality, new ShowTrend())).Items);
        Assert.Equal(31, (await app.Done(app.Quality, new ShowTrend(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31), "day"))).Items.Count);
    }

    [Fact]
    public async Task More_points_than_a_screen_has_room_for_are_refused()
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Quality, new ShowTrend(DateOnly.MinValue, DateOnly.MaxValue, "day"));

        Assert.Equal(Refusal.BadForm, answer.Refusal);
    }

    [Theory]
    [InlineData(null, "own", "2026-08-24")]
    [InlineData("4w", null, "2026-10-19")]
    [InlineData("year", null, "2026-01-01")]
    [InlineData("all", null, null)]
    [InlineData(null, "Old register", null)]
    public void Quick_periods_begin_on_a_Monday_or_on_New_Year(string? period, string? source, string? from)
    {
        var view = new QualityView(null, period, null, null, null, null, null, source);

        Assert.Equal(from is null ? null : DateOnly.Parse(from, null), view.Days(new DateOnly(2026, 11, 21)).From);
    }

    private static Arbitrary<((DateOnly Day, int Count)[] Days, string Interval)> Cases => (
        from days in Gen.Choose(0, 900).Select(day => new DateOnly(2023, 6, 1).AddDays(day)).NonEmptyListOf()
        from interval in Gen.Elements("day", "week", "month")
        select (days.Distinct().Select((day, index) => (day, index % 7)).ToArray(), interval)).ToArbitrary();
}
