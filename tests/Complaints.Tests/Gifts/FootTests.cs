using Complaints.Gifts;

namespace Complaints.Tests.Gifts;

public sealed class FootTests
{
    [Theory]
    [InlineData("42", null, "42")]
    [InlineData("38.5", null, "38 39")]
    [InlineData(" 29,5 ", true, "29 30")]
    [InlineData("48", false, "")]
    [InlineData(null, true, "26 29 30 35 36")]
    [InlineData(null, false, "35 36 38 39 42 45")]
    [InlineData(null, null, "26 29 30 35 36 38 39 42 45")]
    [InlineData("2.5", true, "26 29 30 35 36")]
    [InlineData("245", false, "35 36 38 39 42 45")]
    [InlineData("twenty-nine", true, "26 29 30 35 36")]
    public void Size_fits_by_itself_where_it_is_known_and_else_by_whose_foot_it_is(string? size, bool? isChild, string fits)
    {
        var foot = new Foot(size, isChild);

        Assert.Equal(fits, string.Join(' ', ((string[])["26", "29", "30", "35", "36", "38", "39", "42", "45"]).Where(foot.Fits)));
    }

    [Fact]
    public void Gift_without_sizes_fits_everybody() => Assert.True(new Foot("42", false).Fits(""));
}
