using Complaints.Products;
using Complaints.Shell;

namespace Complaints.Tests.Products;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Dresden = new(
        OpeningHours.Daily("10:00-19:00") with
        {
            Sunday = "",
            Wednesday = "10:00-13:00, 15:00-19:00",
            Days = [new SpecialDay(new DateOnly(2026, 5, 1), null, "Labour Day"), new SpecialDay(new DateOnly(2026, 12, 24), "10:00-14:00")],
        },
        "Europe/Berlin");

    [Fact]
    public void Time_begun_before_closing_goes_on_at_the_next_opening()
    {
        // Saturday 18:30 in Dresden; Sunday is closed.
        Assert.Equal(Local(2026, 3, 16, 10, 30), Dresden.Add(Local(2026, 3, 14, 18, 30), TimeSpan.FromHours(1)));
        Assert.Equal(TimeSpan.FromHours(1), Dresden.Between(Local(2026, 3, 14, 18, 30), Local(2026, 3, 16, 10, 30)));
    }

    [Fact]
    public void Time_that_is_just_enough_ends_at_closing_time()
    {
        var closing = Dresden.Add(Local(2026, 3, 14, 18, 30), TimeSpan.FromMinutes(30));

        Assert.Equal(Local(2026, 3, 14, 19, 0), closing);
        Assert.False(Dresden.IsOpen(closing));
        Assert.Equal(Local(2026, 3, 16, 10, 0), Dresden.NextOpening(closing));
    }

    [Fact]
    public void Next_opening_is_told_by_the_stores_clock_while_it_is_closed()
    {
        // Saturday evening; Sunday is closed.
        var opening = Dresden.OpensAt(Local(2026, 3, 14, 19, 30));

        Assert.Equal((new DateTime(2026, 3, 16, 10, 0, 0), TimeSpan.FromHours(1)), (opening!.Value.DateTime, opening.Value.Offset));
        Assert.Null(Dresden.OpensAt(Local(2026, 3, 14, 18, 30)));
    }

    [Fact]
    public void Break_at_noon_does_not_count()
    {
        Assert.Equal(Local(2026, 3, 11, 15, 30), Dresden.Add(Local(2026, 3, 11, 12, 30), TimeSpan.FromHours(1)));
        Assert.False(Dresden.IsOpen(Local(2026, 3, 11, 14, 0)));
        Assert.True(Dresden.IsOpen(Local(2026, 3, 11, 15, 0)));
    }

    [Fact]
    public void Holiday_is_passed_over_and_a_short_day_is_short()
    {
        Assert.Equal(Local(2026, 5, 2, 10, 0), Dresden.NextOpening(Local(2026, 4, 30, 19, 0)));
        Assert.Equal(TimeSpan.FromHours(4), Dresden.Between(Local(2026, 12, 24, 0, 0), Local(2026, 12, 25, 0, 0)));
    }

    [Fact]
    public void Night_in_which_the_clock_is_put_forward_has_an_hour_less()
    {
        var always = new BusinessCalendar(OpeningHours.Daily("00:00-24:00"), "Europe/Berlin");
        var night = new BusinessCalendar(OpeningHours.Daily("01:00-04:00"), "Europe/Berlin");

        Assert.Equal(TimeSpan.FromHours(23), always.Between(Local(2026, 3, 29, 0, 0), Local(2026, 3, 30, 0, 0)));
        Assert.Equal(TimeSpan.FromHours(2), night.Between(Local(2026, 3, 29, 0, 0), Local(2026, 3, 30, 0, 0)));
        Assert.Equal(TimeSpan.FromHours(4), night.Between(Local(2026, 10, 25, 0, 0), Local(2026, 10, 26, 0, 0)));
        Assert.Equal(TimeSpan.FromHours(25), always.Between(Local(2026, 10, 25, 0, 0), Local(2026, 10, 26, 0, 0)));
    }

    [Fact]
    public void Opening_that_the_clock_skips_is_at_the_jump()
    {
        var skipped = new BusinessCalendar(OpeningHours.Daily("02:30-05:00"), "Europe/Berlin");

        Assert.Equal(new DateTime(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc), skipped.NextOpening(Local(2026, 3, 29, 0, 0)));
        Assert.Equal(TimeSpan.FromHours(2), skipped.Between(Local(2026, 3, 29, 0, 0), Local(2026, 3, 30, 0, 0)));
    }

    [Fact]
    public void Day_ends_where_the_next_begins_also_when_midnight_comes_twice()
    {
        // In Havana the clock goes from 01:00 back to 00:00 in the night to the first of November 2026.
        var havana = new BusinessCalendar(OpeningHours.Daily("00:00-24:00"), "America/Havana");
        var from = new DateTime(2026, 10, 30, 12, 0, 0, DateTimeKind.Utc);

        Assert.Equal(TimeSpan.FromDays(4), havana.Between(from, from.AddDays(4)));
    }

    [Theory]
    [InlineData("10-20")]
    [InlineData("20:00-10:00")]
    [InlineData("10:00-10:00")]
    [InlineData("10:00-25:00")]
    [InlineData("10:00-15:00, 14:00-18:00")]
    [InlineData("15:00-18:00, 10:00-13:00")]
    [InlineData("10:60-20:00")]
    public void Hours_that_cannot_be_meant_are_refused(string hours)
    {
        var form = new FormCheck();
        new OpeningHours(Monday: hours).Check(form);

        Assert.Equal("monday", Assert.Single(form.Problems).Field);
    }

    [Fact]
    public void Calendar_that_is_never_open_is_refused()
    {
        var form = new FormCheck();
        new OpeningHours(Days: [new SpecialDay(new DateOnly(2026, 5, 1), "10:00-12:00")]).Check(form);

        Assert.Equal("monday", Assert.Single(form.Problems).Field);
        Assert.Throws<ArgumentException>(() => new BusinessCalendar(new OpeningHours(), "UTC"));
    }

    private static DateTime Local(int year, int month, int day, int hour, int minute) =>
        TimeZoneInfo.ConvertTimeToUtc(new DateTime(year, month, day, hour, minute, 0), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
}
