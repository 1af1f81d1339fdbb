using System.Globalization;
using Complaints.Exchange;

namespace Complaints.Tests.Exchange;

public sealed class ImportValueTests
{
    [Theory]
    [InlineData("2017-10-05", "2017-10-05T00:00:00")]
    [InlineData("2017-10-05 13:44", "2017-10-05T13:44:00")]
    [InlineData("2017-10-05 13:44:19", "2017-10-05T13:44:19")]
    [InlineData("2017-10-05 13:44:19.123", "2017-10-05T13:44:19.123")]
    [InlineData("2017-10-05T13:44:19.1234567", "2017-10-05T13:44:19.123456")]
    [InlineData("2017-10-05T13:44:19Z", "2017-10-05T13:44:19")]
    [InlineData("2017-10-05T13:44:19+02:00", "2017-10-05T11:44:19")]
    [InlineData("5.10.2017", "2017-10-05T00:00:00")]
    [InlineData("05.10.2017 7:05", "2017-10-05T07:05:00")]
    [InlineData("2017/10/5", "2017-10-05T00:00:00")]
    [InlineData("20171005", "2017-10-05T00:00:00")]
    [InlineData("2017年10月5日", "2017-10-05T00:00:00")]
    public void Date_that_reads_the_same_everywhere_needs_no_format(string text, string utc) =>
        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture), Read(text).Moment?.Utc);

    [Theory]
    [InlineData("03/04/2017")]
    [InlineData("13/04/2017")]
    [InlineData("3-4-2017")]
    [InlineData("31.02.2017")]
    [InlineData("soon")]
    [InlineData("2017-10")]
    [InlineData("0")]
    public void Date_that_could_be_another_is_not_guessed(string text) => Assert.Null(Read(text).Moment);

    [Fact]
    public void Slashes_ask_which_comes_first() => Assert.Contains("dd/MM/yyyy or MM/dd/yyyy", Read("03/04/2017").Wrong, StringComparison.Ordinal);

    [Fact]
    public void Listed_formats_decide_and_what_two_of_them_read_differently_is_refused()
    {
        Assert.Equal(new DateTime(2017, 4, 3), Read("03/04/2017", "UTC", "dd/MM/yyyy").Moment?.Utc);
        Assert.Equal(new DateTime(2017, 3, 4), Read("03/04/2017", "UTC", "MM/dd/yyyy").Moment?.Utc);
        Assert.Equal("which can be 2017-04-03 or 2017-03-04 by the date formats given", Read("03/04/2017", "UTC", "dd/MM/yyyy", "MM/dd/yyyy").Wrong);
        Assert.Equal(new DateTime(2017, 4, 4), Read("04/04/2017", "UTC", "dd/MM/yyyy", "MM/dd/yyyy").Moment?.Utc);
        Assert.Equal(new DateTime(2017, 4, 23), Read("23/04/2017", "UTC", "dd/MM/yyyy", "MM/dd/yyyy").Moment?.Utc);
    }

    [Fact]
    public void Local_times_become_utc_and_those_that_never_were_are_refused()
    {
        Assert.Equal(new DateTime(2017, 7, 1, 10, 0, 0), Read("2017-07-01 12:00", "Europe/Berlin").Moment?.Utc);
        Assert.Equal(new DateTime(2017, 1, 1, 11, 0, 0), Read("2017-01-01 12:00", "Europe/Berlin").Moment?.Utc);
        Assert.Contains("skipped", Read("2017-03-26 02:30", "Europe/Berlin").Wrong, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2017, 10, 15, 3, 0, 0), Read("2017-10-15", "America/Sao_Paulo").Moment?.Utc); // a day that began at one o'clock
    }

    [Theory]
    [InlineData("dd/MM/yyyy", true)]
    [InlineData("M/d/yy h:mm tt", true)]
    [InlineData("d MMM yyyy", true)]
    [InlineData("dd/MM", false)]
    [InlineData("HH:mm", false)]
    [InlineData("d", false)]
    [InlineData("", false)]
    [InlineData("yyyy-dd", false)]
    [InlineData("yyyy-MM-dd '", false)]
    [InlineData(null, false)]
    public void Date_format_says_year_month_and_day(string? format, bool fits) => Assert.Equal(fits, ImportDates.IsFormat(format));

    [Theory]
    [InlineData("1399", false, 1399.0)]
    [InlineData("1,399.50", false, 1399.5)]
    [InlineData("1.399,50", true, 1399.5)]
    [InlineData("1 399,50", true, 1399.5)]
    [InlineData("1\u202f399,50", true, 1399.5)]
    [InlineData("1'399.50", false, 1399.5)]
    [InlineData("12,345,678", false, 12345678.0)]
    [InlineData("-3.5", false, -3.5)]
    [InlineData("1.399", false, 1.399)]
    [InlineData("1.399", true, 1399.0)]
    public void Amount_is_read_with_its_separators(string text, bool comma, double amount) => Assert.Equal((decimal)amount, ImportNumbers.Read(text, comma));

    [Theory]
    [InlineData("1,50", false)]
    [InlineData("1.50", true)]
    [InlineData("1,39,950", false)]
    [InlineData("1.399 500", true)]
    [InlineData("1.399,50", false)]
    [InlineData("€ 5", false)]
    [InlineData("=1+1", false)]
    [InlineData("1e5", false)]
    [InlineData("", false)]
    [InlineData("99999999999999999999999999999", false)]
    public void Amount_that_could_be_another_is_not_guessed(string text, bool comma) => Assert.Null(ImportNumbers.Read(text, comma));

    [Fact]
    public void Long_text_becomes_a_code_of_its_own_and_keeps_its_name()
    {
        var text = string.Concat(Enumerable.Repeat("Reklamação ", 12));
        var one = ImportCode.Of(text + "um");
        var two = ImportCode.Of(text + "dois");

        Assert.Equal(60, one.Code.Length);
        Assert.NotEqual(one.Code, two.Code);
        Assert.Equal(one, ImportCode.Of($"  {text}\n um "));
        Assert.Equal(text + "um", one.Name);
        Assert.Equal(("short", "Its name"), (ImportCode.Of("short", "Its name").Code, ImportCode.Of("short", "Its name").Name));
        Assert.Equal(200, ImportCode.Of(new string('x', 500)).Name.Length);
    }

    [Fact]
    public void Code_is_never_cut_through_a_character() =>
        Assert.DoesNotContain(ImportCode.Shorten(new string('x', 50) + string.Concat(Enumerable.Repeat("👟", 20))), char.IsSurrogate);

    private static (ImportDates.Moment? Moment, string? Wrong) Read(string text, string zone = "UTC", params string[] formats)
    {
        var (moment, wrong) = new ImportDates(formats, TimeZoneInfo.FindSystemTimeZoneById(zone)).Read(text);
        return (moment, wrong?.ToString());
    }
}
