using Complaints.Quality.Fairness;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Tests.Quality;

public sealed class FairnessStatisticsTests
{
    private static readonly long[] Generous = [8, 10, 9, 12, 10, 8, 11, 9];
    private static readonly long[] Stingy = [3, 4, 5, 0, 4, 6, 3, 4];

    [Fact]
    public void Eight_against_eight_are_compared_with_all_12870_arrangements()
    {
        var result = PermutationTest.Compare(Generous, Stingy);

        Assert.Equal(6.0, result.Difference, 12);
        Assert.Equal((2, 12870, true), (result.Extreme, result.Arrangements, result.Exact));
        Assert.Equal(2.0 / 12870, result.P, 15);
        Assert.Null(result.StandardError);
    }

    [Fact]
    public void Three_against_three_that_do_not_overlap_cannot_be_surer_than_one_in_ten() =>
        Assert.Equal(0.1, PermutationTest.Compare([1, 2, 3], [10, 11, 12]).P, 12);

    [Fact]
    public void Values_that_are_all_the_same_say_nothing() => Assert.Equal(1, PermutationTest.Compare([5, 5, 5, 5, 5], [5, 5, 5, 5, 5, 5]).P);

    [Fact]
    public void Many_values_are_drawn_and_the_estimate_says_how_sure_it_is()
    {
        long[] some = [.. Enumerable.Range(0, 40).Select(value => value % 10L)];
        long[] rest = [.. Enumerable.Range(0, 60).Select(value => (value % 10L) + 1)];

        var (first, second) = (PermutationTest.Compare(some, rest), PermutationTest.Compare(some, rest));

        Assert.Equal(first, second);
        Assert.False(first.Exact);
        Assert.Equal(PermutationTest.Draws + 1, first.Arrangements);

        // A t-test of the same values, which many values come near to, says 0.095.
        Assert.InRange(first.P, 0.07, 0.12);
        Assert.Equal(Math.Sqrt(first.P * (1 - first.P) / PermutationTest.Draws), first.StandardError!.Value, 12);
    }

    [Fact]
    public void More_of_the_same_makes_a_difference_surer_whether_counted_or_drawn()
    {
        long[] some = [1, 4, 2, 6, 3, 5, 2, 4, 1];
        long[] rest = [3, 5, 4, 6, 7, 2, 5, 6, 4];
        var exact = PermutationTest.Compare(some, rest);
        Assert.True(exact.Exact);

        // Three times over they are too many to count.
        var drawn = PermutationTest.Compare([.. Enumerable.Repeat(some, 3).SelectMany(value => value)], [.. Enumerable.Repeat(rest, 3).SelectMany(value => value)]);
        Assert.False(drawn.Exact);
        Assert.True(drawn.P < exact.P);
        Assert.Equal(exact.Difference, drawn.Difference, 12);
    }

    [Fact]
    public void Ways_to_choose_are_those_of_the_textbook() =>
        Assert.Equal([1, 12870, 184756, long.MaxValue], [PermutationTest.Choose(7, 0), PermutationTest.Choose(16, 8), PermutationTest.Choose(20, 10), PermutationTest.Choose(500, 250)]);

    [Fact]
    public void P_is_above_0_and_at_most_1_whatever_the_values() => Prop.ForAll(Values, Values, (some, rest) =>
        PermutationTest.Compare(some, rest).P is > 0 and <= 1).QuickCheckThrowOnFailure();

    [Fact]
    public void P_is_the_same_seen_from_the_other_side() => Prop.ForAll(Values, Values, (some, rest) =>
    {
        var (one, other) = (PermutationTest.Compare(some, rest), PermutationTest.Compare(rest, some));
        return one.P == other.P && Math.Abs(one.Difference + other.Difference) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_of_the_cases_and_a_constant_on_top_change_nothing() => Prop.ForAll(Values, Values, (some, rest) =>
    {
        var p = PermutationTest.Compare(some, rest).P;
        return p == PermutationTest.Compare([.. some.Reverse()], [.. rest.OrderDescending()]).P
            && p == PermutationTest.Compare([.. some.Select(value => value + 17)], [.. rest.Select(value => value + 17)]).P;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adjusted_values_are_those_of_the_paper_that_found_the_rule()
    {
        // The fifteen comparisons of section 3.2, of which four are significant at 0.05.
        double[] values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

        var adjusted = BenjaminiHochberg.Adjust(values);

        Assert.Equal(4, adjusted.Count(value => value <= 0.05));
        Assert.Equal([0.0015, 0.0030, 0.0095, 0.035625], adjusted.Take(4).Select(value => Math.Round(value, 6)));
        Assert.Equal(1.0, adjusted[^1]);
    }

    [Fact]
    public void Adjusting_never_lowers_a_value_keeps_the_order_and_stays_at_most_1() => Prop.ForAll(
        Gen.Choose(1, 10_000).Select(value => value / 10_000.0).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary(), values =>
        {
            var adjusted = BenjaminiHochberg.Adjust(values);
            var order = Enumerable.Range(0, values.Length).OrderBy(place => values[place]).ToList();
            return values.Zip(adjusted).All(pair => pair.Second >= pair.First && pair.Second <= 1)
                && order.Zip(order.Skip(1)).All(pair => adjusted[pair.First] <= adjusted[pair.Second]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Stingy_clerk_is_found_and_about_too_few_nothing_is_said()
    {
        var rows = FairnessReport.Of([.. Cases("T01", "kind", Generous), .. Cases("T01", "stingy", Stingy), .. Cases("D01", "other", [9, 10])]);

        var worst = rows.Single(row => row.Key == "stingy");
        Assert.Equal(("clerk", "less"), (worst.By, worst.Verdict));
        Assert.All(rows.Take(2), row => Assert.NotEqual("tooFew", row.Verdict));
        Assert.Equal(8, worst.Count);
        Assert.True(worst.Adjusted >= worst.Test!.P);
        Assert.Equal("tooFew", rows.Single(row => row.Key == "other").Verdict);
        Assert.Null(rows.Single(row => row.Key == "other").Test);
        Assert.Equal("tooFew", rows.Single(row => row.Key == "D01").Verdict);
        Assert.DoesNotContain(rows, row => row.By == "language");
    }

    private static IEnumerable<FairCase> Cases(string store, string clerk, long[] percents) =>
        percents.Select((percent, index) => new FairCase($"{store}-{clerk}-{index}", store, clerk, "zh", percent * 100));

    private static Arbitrary<long[]> Values => Gen.Choose(0, 40).Select(value => (long)value).NonEmptyListOf().Select(list => list.Take(7).ToArray()).ToArbitrary();
}
