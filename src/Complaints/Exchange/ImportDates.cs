using System.Globalization;
using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>Reads dates and times as a register writes them. Never guesses: what two formats read differently is refused.</summary>
internal sealed class ImportDates(IReadOnlyList<string> formats, TimeZoneInfo zone)
{
    /// <summary>What reads the same all over the world. Dates with slashes that end with the year do not.</summary>
    private static readonly string[] Plain =
    [
        "yyyy-M-d", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "d.M.yyyy", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "yyyy/M/d", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss", "yyyyMMdd", "yyyy'年'M'月'd'日'",
    ];

    private readonly (string Format, bool HasTime)[] formats =
        [.. (formats.Count == 0 ? Plain : formats).Select(format => (format, format.Contains('H', StringComparison.Ordinal) || format.Contains('h', StringComparison.Ordinal)))];

    /// <param name="Utc">The moment, cut to microseconds, which both databases keep.</param>
    /// <param name="Local">As written.</param>
    internal sealed record Moment(DateTime Utc, DateTime Local, bool HasTime);

    /// <returns>The moment, or the rest of a sentence that begins with the column and the value.</returns>
    public (Moment? Moment, Sentence? Wrong) Read(string text)
    {
        DateTime? found = null;
        var hasTime = false;
        foreach (var (format, time) in formats)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read))
            {
                if (found is { } other && other != read)
                {
                    return (null, $"which can be {Day(other):value} or {Day(read):value} by the date formats given");
                }

                (found, hasTime) = (read, time);
            }
        }

        return found is { } written ? ToUtc(written, hasTime) : (null, WhyNot(text));
    }

    public static bool IsFormat(string? format)
    {
        var sample = new DateTime(2017, 11, 23, 0, 0, 0, DateTimeKind.Utc);
        try
        {
            return format is { Length: > 1 and <= 60 }
                && DateTime.TryParseExact(sample.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read)
                && read.Date == sample.Date
                && format.Contains('y', StringComparison.Ordinal) && format.Contains('M', StringComparison.Ordinal) && format.Contains('d', StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private (Moment? Moment, Sentence? Wrong) ToUtc(DateTime written, bool hasTime)
    {
        if (written.Kind == DateTimeKind.Utc)
        {
            return (new Moment(Cut(written), written, hasTime), null);
        }

        var local = written;
        if (zone.IsInvalidTime(local))
        {
            if (hasTime)
            {
                return (null, $"which the clocks of {zone.Id} skipped when they were put forward");
            }

            // A day that begins at one o'clock: where clocks are put forward at midnight.
            local = local.AddHours(1);
        }

        try
        {
            return (new Moment(Cut(TimeZoneInfo.ConvertTimeToUtc(local, zone)), written, hasTime), null);
        }
        catch (ArgumentException)
        {
            return (null, "which lies outside the calendar");
        }
    }

    private static Sentence WhyNot(string text) => text.Contains('/', StringComparison.Ordinal) && text.IndexOf('/', StringComparison.Ordinal) < 3
        ? Sentence.Of("which no date format given reads; say by dd/MM/yyyy or MM/dd/yyyy whether the day or the month comes first")
        : Sentence.Of("which no date format given reads");

    private static DateTime Cut(DateTime time) => DateTime.SpecifyKind(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)), DateTimeKind.Utc);

    private static string Day(DateTime time) => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
