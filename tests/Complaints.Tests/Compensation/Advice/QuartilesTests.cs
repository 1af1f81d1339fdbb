using Complaints.Compensation.Advice;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Tests.Compensation.Advice;

public sealed class QuartilesTests
{
    /// <summary>What R answers to quantile(x): its default is definition 7.</summary>
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 3.25, 5.5, 7.75)]
    [InlineData(new[] { 7, 15, 36, 39, 40, 41 }, 20.25, 37.5, 39.75)]
    [InlineData(new[] { 6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49 }, 25.5, 40, 42.5)]
    [InlineData(new[] { 9 }, 9, 9, 9)]
    public void Quartiles_are_those_of_definition_7(int[] values, double lower, double median, double upper)
    {
        var quartiles = Quartiles.Of(values.Select(value => (decimal)value));

        Assert.Equal(((decimal)lower, (decimal)median, (decimal)upper), (quartiles.Lower, quartiles.Median, quartiles.Upper));
    }

    [Fact]
    public void Quartiles_are_in_order_lie_among_the_values_and_do_not_depend_on_their_order() => Prop.ForAll(
        Gen.Choose(0, 500).NonEmptyListOf().Select(list => list.Select(value => value / 4m).ToArray()).ToArbitrary(), values =>
        {
            var quartiles = Quartiles.Of(values);
            return quartiles == Quartiles.Of(values.Reverse())
                && quartiles.Least <= quartiles.Lower && quartiles.Lower <= quartiles.Median && quartiles.Median <= quartiles.Upper && quartiles.Upper <= quartiles.Most
                && quartiles.Least == values.Min() && quartiles.Most == values.Max();
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "below")]
    [InlineData(10, "usual")]
    [InlineData(30, "usual")]
    [InlineData(30.5, "above")]
    public void Amount_stands_below_within_or_above_the_middle_half(double amount, string place) =>
        Assert.Equal(place, Quartiles.Of([0, 10, 20, 30, 40]).Place((decimal)amount));

    [Theory]
    [InlineData(0, 0, 20000L)]
    [InlineData(19999, 0, 20000L)]
    [InlineData(20000, 20000, 40000L)]
    [InlineData(500000, 160000, null)]
    public void Price_band_holds_its_price(long price, long from, long? below)
    {
        var band = PriceBand.Of(price, "CNY")!;

        Assert.Equal((from, below), (band.FromMinor, band.BelowMinor));
        Assert.True(band.Holds(price));
    }
}
