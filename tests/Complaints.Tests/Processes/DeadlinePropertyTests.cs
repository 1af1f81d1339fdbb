using Complaints.Processes;
using Complaints.Products;
using FsCheck;
using FsCheck.Fluent;
using Property = Complaints.Workflow.Tests.Properties.Property;

namespace Complaints.Tests.Processes;

/// <summary>Held against a clock that simply counts minutes: slow, and too simple to be wrong.</summary>
public sealed class DeadlinePropertyTests
{
    private static readonly BusinessCalendar[] Calendars =
    [
        new(OpeningHours.Standard, "Asia/Shanghai"),
        new(OpeningHours.Daily("00:00-24:00"), "Europe/Berlin"),
        new(OpeningHours.Daily("01:00-03:30, 09:00-12:00") with { Wednesday = null, Days = [new SpecialDay(new DateOnly(2026, 3, 30))] }, "Europe/Berlin"),
        new(new OpeningHours(Friday: "22:00-24:00", Saturday: "00:00-04:00", Sunday: "23:30-24:00", Days: [new SpecialDay(new DateOnly(2026, 10, 26), "02:15-02:45")]), "America/Havana"),
    ];

    /// <summary>Nights in which a clock of the calendars is changed, and a usual one.</summary>
    private static readonly DateTime[] Days =
        [Utc(2026, 3, 7), Utc(2026, 3, 28), Utc(2026, 10, 24), Utc(2026, 10, 31), Utc(2026, 7, 14)];

    [Fact]
    public void Due_time_is_when_the_minutes_that_count_are_used_up() => Property.Holds(Cases(), given =>
    {
        var due = Deadline.Of(given.OpenedAt, given.Allowed, given.Hours, given.Pauses);

        Assert.Equal(ByCounting(given), due);
    });

    [Fact]
    public void Order_of_pauses_does_not_matter() => Property.Holds(Cases(), given =>
        Assert.Equal(
            Deadline.Of(given.OpenedAt, given.Allowed, given.Hours, given.Pauses),
            Deadline.Of(given.OpenedAt, given.Allowed, given.Hours, given.Pauses.Reverse())));

    [Fact]
    public void More_time_is_never_due_earlier_and_a_pause_never_takes_time_away() => Property.Holds(Cases(), given =>
    {
        var due = Deadline.Of(given.OpenedAt, given.Allowed, given.Hours, given.Pauses);
        var more = Deadline.Of(given.OpenedAt, given.Allowed + TimeSpan.FromMinutes(30), given.Hours, given.Pauses);
        var unpaused = Deadline.Of(given.OpenedAt, given.Allowed, given.Hours, []);

        Assert.True(due is null ? more is null : more is null || more > due);
        Assert.True(due is null || unpaused <= due);
    });

    [Fact]
    public void Time_that_ran_until_it_was_due_is_the_time_allowed() => Property.Holds(Cases(), given =>
    {
        var time = new TicketTime(Calendars[0], [.. given.Pauses]);
        if (time.Due(given.OpenedAt, given.Allowed, TaskClock.Always) is { } due)
        {
            Assert.Equal(given.Allowed, time.Ran(given.OpenedAt, due));
        }
    });

    [Fact]
    public void What_was_left_when_a_pause_began_is_left_when_it_ends() => Property.Holds(Cases(), given =>
    {
        var before = given with { Pauses = [] };
        var pause = new Stillness(given.OpenedAt.AddMinutes(45), given.OpenedAt.AddMinutes(45 + 777));
        if (Deadline.Of(before.OpenedAt, before.Allowed, before.Hours, []) is { } due && due > pause.From)
        {
            var after = Deadline.Of(before.OpenedAt, before.Allowed, before.Hours, [pause])!.Value;
            Assert.Equal(Ran(before.Hours, pause.From, due), Ran(before.Hours, pause.To!.Value, after));
        }
    });

    [Fact]
    public void Opening_time_adds_up() => Property.Holds(Cases(), given =>
    {
        foreach (var hours in Calendars)
        {
            var middle = hours.Add(given.OpenedAt, given.Allowed);
            Assert.Equal(given.Allowed, hours.Between(given.OpenedAt, middle));
            Assert.Equal(hours.Add(given.OpenedAt, given.Allowed + TimeSpan.FromHours(3)), hours.Add(middle, TimeSpan.FromHours(3)));
            Assert.True(hours.IsOpen(hours.NextOpening(middle)));
            Assert.Equal(TimeSpan.Zero, hours.Between(middle, hours.NextOpening(middle)));
        }
    });

    private sealed record Case(DateTime OpenedAt, TimeSpan Allowed, BusinessCalendar? Hours, IReadOnlyList<Stillness> Pauses);

    private static Arbitrary<Case> Cases() => Arb.From(
        from day in Gen.Elements(Days)
        from minute in Gen.Choose(0, (3 * 24 * 60) - 1)
        from allowed in Gen.Choose(1, 26 * 60)
        from calendar in Gen.Choose(-1, Calendars.Length - 1)
        from pauses in Gen.ListOf(Pause(day)).Resize(4)
        select new Case(day.AddMinutes(minute), TimeSpan.FromMinutes(allowed), calendar < 0 ? null : Calendars[calendar], [.. pauses]));

    private static Gen<Stillness> Pause(DateTime day) =>
        from @from in Gen.Choose(-600, 5 * 24 * 60)
        from length in Gen.Frequency((9, Gen.Choose(0, 2 * 24 * 60)), (1, Gen.Constant(-1)))
        select new Stillness(day.AddMinutes(@from), length < 0 ? null : day.AddMinutes(@from + length));

    private static DateTime? ByCounting(Case given)
    {
        var left = (int)given.Allowed.TotalMinutes;
        for (var minute = given.OpenedAt; minute < given.OpenedAt.AddDays(200); minute = minute.AddMinutes(1))
        {
            if (given.Pauses.Any(pause => pause.From <= minute && (pause.To is null || minute < pause.To)))
            {
                if (given.Pauses.Any(pause => pause.To is null && pause.From <= minute))
                {
                    return null;
                }

                continue;
            }

            if ((given.Hours is null || given.Hours.IsOpen(minute)) && --left == 0)
            {
                return minute.AddMinutes(1);
            }
        }

        throw new InvalidOperationException("This takes too long.");
    }

    private static TimeSpan Ran(BusinessCalendar? hours, DateTime from, DateTime to) => hours?.Between(from, to) ?? to - from;

    private static DateTime Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
