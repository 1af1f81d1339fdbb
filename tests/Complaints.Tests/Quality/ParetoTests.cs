using Complaints.Quality;
using Complaints.Tests.Support;
using Complaints.Tickets;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Tests.Quality;

public sealed class ParetoTests
{
    [Fact]
    public void Shares_of_known_counts_are_exact()
    {
        var pareto = ShowParetoHandler.Rank([("a", "A", 6), ("b", "B", 3), ("c", "C", 1)], unstated: 2);

        Assert.Equal(10, pareto.Total);
        Assert.Equal(2, pareto.Unstated);
        Assert.Equal([0.6, 0.3, 0.1], pareto.Items.Select(item => item.Share));
        Assert.Equal([0.6, 0.9, 1], pareto.Items.Select(item => item.Cumulative));
    }

    [Fact]
    public void Nothing_counted_is_an_empty_pareto() => Assert.Empty(ShowParetoHandler.Rank([], unstated: 5).Items);

    [Fact]
    public void Shares_sum_to_one_and_the_running_share_only_grows_and_ends_at_one() => Prop.ForAll(Counts, counts =>
    {
        var items = ShowParetoHandler.Rank([.. counts.Select((count, index) => ($"k{index}", "", count))], 0).Items;
        return Math.Abs(items.Sum(item => item.Share) - 1) < 1e-9
            && items[^1].Cumulative == 1
            && items.Zip(items.Skip(1)).All(pair => pair.First.Cumulative < pair.Second.Cumulative);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bars_hold_every_complaint_but_those_left_out() => Prop.ForAll(Counts, Gen.Choose(2, 15).ToArbitrary(), (counts, most) =>
    {
        var pareto = ShowParetoHandler.Rank([.. counts.Select((count, index) => ($"k{index}", "", count))], 0);
        var bars = Bar.Of(pareto, most, "Others");
        var leftOut = Bar.LeftOut(pareto, most);
        return bars.Count <= most && bars.Sum(bar => bar.Count) + leftOut.Sum(item => item.Count) == pareto.Total
            && (leftOut.Count > 0 ? bars.All(bar => bar.Key is not null) : bars[^1].Cumulative == 1 && bars.Count(bar => bar.Key is null) == (counts.Length > most ? 1 : 0));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(4, 4, 1)]
    [InlineData(5, 5, 1)]
    [InlineData(6, 6, 2)]
    [InlineData(10, 10, 2)]
    [InlineData(11, 15, 5)]
    [InlineData(55, 60, 20)]
    [InlineData(969, 1000, 200)]
    public void Axis_ends_above_the_highest_bar_in_whole_steps(int highest, double max, double step) => Assert.Equal((max, step), Axis.For(highest));

    [Fact]
    public async Task Defects_are_counted_most_frequent_first_with_their_names()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket(ticket: Scenarios.NewTicket().With("defect", "ZIP-FAIL"));
        await app.OpenedTicket();
        await app.OpenedTicket();

        var pareto = await app.Done(app.Quality, new ShowPareto());

        Assert.Equal([("SOLE-OPEN", "Sole comes off the upper", 2), ("ZIP-FAIL", "Zip fails", 1)], pareto.Items.Select(item => (item.Key, item.Name, item.Count)));
    }

    [Theory]
    [InlineData("defect", "SOLE-OPEN")]
    [InlineData("style", "RUNNER-7")]
    [InlineData("batch", "B2026-01")]
    [InlineData("store", "T01")]
    [InlineData("problem", "Sole and heel")]
    public async Task A_bar_counts_exactly_the_tickets_behind_it(string by, string key)
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.OpenedTicket();
        await app.OpenedTicket(app.OtherFloor, Scenarios.NewTicket("D01").With("defect", "RUDE").WithItem("style", "TEE-1").WithItem("batch", null));

        var pareto = await app.Done(app.Quality, new ShowPareto(By: by));

        Assert.Equal(key, pareto.Items[0].Key);
        Assert.Equal(by == "batch" ? 1 : 0, pareto.Unstated);
        foreach (var item in pareto.Items)
        {
            var behind = await app.Done(app.Quality, Dimension.Filter(by, item.Key, null, null, null));
            Assert.Equal(item.Count, behind.Total);
        }
    }

    [Fact]
    public async Task Somebody_bound_to_a_store_counts_only_its_complaints()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.OpenedTicket(app.OtherFloor);

        Assert.Equal(2, (await app.Done(app.Quality, new ShowPareto())).Total);
        Assert.Equal(["D01"], (await app.Done(app.OtherFloor, new ShowPareto(By: "store"))).Items.Select(item => item.Key));
    }

    [Fact]
    public async Task Unknown_dimension_and_a_period_that_ends_before_it_begins_are_refused()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(["by", "to"], (await app.Send(app.Quality, new ShowPareto(new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1), "colour"))).Problems.Select(problem => problem.Field));
    }

    [Fact]
    public async Task Registers_are_listed_own_first_and_closed_ones_are_known()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.Imported("B-register", new DateTime(2019, 3, 4, 12, 0, 0, DateTimeKind.Utc), new DateTime(2021, 5, 6, 12, 0, 0, DateTimeKind.Utc));

        var sources = await app.Done(app.Quality, new ListSources());

        Assert.Equal(
            [new SourceRow(TicketQueries.Own, 1, app.Clock.Today, app.Clock.Today, false), new SourceRow("B-register", 2, new DateOnly(2019, 3, 4), new DateOnly(2021, 5, 6), true)],
            sources);
        Assert.Equal(["T01"], (await app.Done(app.Floor, new ListSources())).Select(source => source.Name == TicketQueries.Own ? "T01" : source.Name));
    }

    /// <summary>Between one and forty counts, most frequent first.</summary>
    private static Arbitrary<int[]> Counts => Gen.Choose(1, 900).NonEmptyListOf().Select(list => list.Take(40).OrderDescending().ToArray()).ToArbitrary();
}
