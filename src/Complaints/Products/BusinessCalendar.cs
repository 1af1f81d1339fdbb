using Complaints.Workflow;

namespace Complaints.Products;

/// <summary>
/// Opening time as it passes: pure, immutable, safe to share. Works in UTC; the hours are those of the store's clock on the
/// wall, so a day on which it is put forward or back has an hour less or more where the store is open at that time. An
/// opening that the clock skips is at the moment of the jump; of an hour that comes twice, both belong to the span.
/// </summary>
public sealed class BusinessCalendar : IWorkCalendar
{
    private readonly TimeZoneInfo zone;
    private readonly IReadOnlyList<OpenSpan>[] week;
    private readonly Dictionary<DateOnly, IReadOnlyList<OpenSpan>> special;

    /// <param name="timeZone">IANA name; one that this machine does not know counts as UTC.</param>
    /// <exception cref="ArgumentException">The hours cannot be read, or are never open: see <see cref="OpeningHours.Check"/>.</exception>
    public BusinessCalendar(OpeningHours hours, string timeZone)
    {
        zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        week = [.. hours.Week.Select(Spans)];
        special = (hours.Days ?? []).ToDictionary(day => day.Day, day => Spans(day.Hours));
        if (week.All(day => day.Count == 0))
        {
            throw new ArgumentException("A calendar that is never open has no next opening.", nameof(hours));
        }
    }

    public bool IsOpen(DateTime utc) => NextOpening(utc) == utc;

    /// <summary>
    /// This moment when the store is open, else when it opens next. Also what decides when somebody may be told something:
    /// nobody is written to, rung up or passed on work while the store is closed.
    /// </summary>
    public DateTime NextOpening(DateTime utc) => Later(Ahead(utc).First().From, utc);

    /// <summary>When the store opens next, by its own clock; null while it is open.</summary>
    public DateTimeOffset? OpensAt(DateTime utc) =>
        NextOpening(utc) is var opening && opening > utc ? TimeZoneInfo.ConvertTime(new DateTimeOffset(opening, TimeSpan.Zero), zone) : null;

    /// <summary>The earliest moment by which the store has been open for <paramref name="working"/>; at a closing time when it is used up just then.</summary>
    /// <param name="working">Zero or more; zero gives the next opening.</param>
    public DateTime Add(DateTime fromUtc, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        if (working == TimeSpan.Zero)
        {
            return NextOpening(fromUtc);
        }

        foreach (var span in Ahead(fromUtc))
        {
            var start = Later(span.From, fromUtc);
            if (working <= span.To - start)
            {
                return start + working;
            }

            working -= span.To - start;
        }

        throw new InvalidOperationException("A calendar has no end.");
    }

    /// <summary>For how long the store is open between two moments; zero when the second is not later.</summary>
    public TimeSpan Between(DateTime fromUtc, DateTime toUtc)
    {
        var open = TimeSpan.Zero;
        foreach (var span in Ahead(fromUtc).TakeWhile(span => Later(span.From, fromUtc) < toUtc))
        {
            open += (span.To < toUtc ? span.To : toUtc) - Later(span.From, fromUtc);
        }

        return open;
    }

    /// <summary>Which day it is in the store.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>Until when something counts as done on this day: closing time, and midnight where the store stays closed.</summary>
    public DateTime EndOf(DateOnly day) => Utc(day, SpansOf(day) is [.., var last] ? last.To : 24 * 60, closing: true);

    /// <summary>The first day after this one on which somebody is there.</summary>
    public DateOnly OpenDayAfter(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (SpansOf(day).Count == 0);

        return day;
    }

    /// <summary>The open spans of a day that are not over at this moment, in order.</summary>
    public IReadOnlyList<(DateTime From, DateTime To)> OpenOn(DateOnly day, DateTime from) =>
        [.. SpansOf(day).Select(span => (From: Later(Utc(day, span.From, closing: false), from), To: Utc(day, span.To, closing: true))).Where(span => span.From < span.To)];

    /// <summary>What the store's clock on the wall shows.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    /// <summary>The open spans that are not over at this moment, in order and without overlap, for ever.</summary>
    private IEnumerable<(DateTime From, DateTime To)> Ahead(DateTime utc)
    {
        // From the day before: its closing time decides where an hour that comes twice begins.
        var end = DateTime.MinValue;
        for (var day = DateOnly.FromDateTime(Local(utc)).AddDays(-1); ; day = day.AddDays(1))
        {
            foreach (var span in SpansOf(day))
            {
                var (from, to) = (Later(Utc(day, span.From, closing: false), end), Utc(day, span.To, closing: true));
                if (from < to)
                {
                    end = to;
                    if (to > utc)
                    {
                        yield return (from, to);
                    }
                }
            }
        }
    }

    private IReadOnlyList<OpenSpan> SpansOf(DateOnly day) => special.GetValueOrDefault(day) ?? week[(int)day.DayOfWeek];

    private DateTime Utc(DateOnly day, int minute, bool closing)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        if (zone.IsInvalidTime(local))
        {
            var before = local;
            while (zone.IsInvalidTime(before))
            {
                before = before.AddMinutes(-1);
            }

            return TimeZoneInfo.ConvertTimeToUtc(before, zone).AddMinutes(1);
        }

        if (!zone.IsAmbiguousTime(local))
        {
            return TimeZoneInfo.ConvertTimeToUtc(local, zone);
        }

        // A day ends where the next one begins, and that is the first of two midnights.
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return DateTime.SpecifyKind(local - (closing && minute < 24 * 60 ? offsets.Min() : offsets.Max()), DateTimeKind.Utc);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static IReadOnlyList<OpenSpan> Spans(string? text) => OpenSpan.Read(text) ?? throw new ArgumentException($"'{text}' is no set of opening hours.", nameof(text));
}
