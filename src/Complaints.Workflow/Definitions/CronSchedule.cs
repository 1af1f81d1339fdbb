using System.Diagnostics.CodeAnalysis;

namespace Complaints.Workflow.Definitions;

/// <summary>
/// The moments of a cron expression, in UTC: six fields (second, minute, hour, day of month, month, day of week), or
/// five without the second, or a word such as <c>@daily</c>. <c>*</c> <c>?</c> lists, ranges, steps, names of months and
/// days, and what <see cref="CronDays"/> knows. The dialect is that of Cronos, which Elsa uses: Sunday is 0 or 7.
/// </summary>
internal sealed class CronSchedule
{
    // Four hundred years hold every combination of date and weekday; nobody waits longer than a man lives.
    private const int LongestWait = 366 * 100;

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@every_second"] = "* * * * * *",
        ["@every_minute"] = "0 * * * * *",
        ["@hourly"] = "0 0 * * * *",
        ["@daily"] = "0 0 0 * * *",
        ["@midnight"] = "0 0 0 * * *",
        ["@weekly"] = "0 0 0 * * 0",
        ["@monthly"] = "0 0 0 1 * *",
        ["@yearly"] = "0 0 0 1 1 *",
        ["@annually"] = "0 0 0 1 1 *",
    };

    private readonly CronField _second;
    private readonly CronField _minute;
    private readonly CronField _hour;
    private readonly CronField _month;
    private readonly CronDays _days;

    private CronSchedule(string[] fields)
    {
        _second = new CronField("second", fields[0], 0, 59, []);
        _minute = new CronField("minute", fields[1], 0, 59, []);
        _hour = new CronField("hour", fields[2], 0, 23, []);
        _days = new CronDays(fields[3], fields[5]);
        _month = new CronField("month", fields[4], 1, 12, Months);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out CronSchedule? schedule, [NotNullWhen(false)] out Remark? problem)
    {
        (schedule, problem) = (null, null);
        var written = (text ?? "").Trim();
        if (written.StartsWith('@') && !Words.ContainsKey(written))
        {
            problem = $"The cron expression {text} is none of {string.Join(", ", Words.Keys)}.";
            return false;
        }

        var fields = Words.GetValueOrDefault(written, written).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (5 or 6))
        {
            problem = $"A cron expression has 5 or 6 fields, and {text} has {fields.Length}.";
            return false;
        }

        try
        {
            schedule = new CronSchedule(fields.Length == 6 ? fields : ["0", .. fields]);
            return true;
        }
        catch (UnreadableCron e)
        {
            problem = $"The cron expression {text} cannot be read: {e.Why}";
            return false;
        }
    }

    /// <summary>The first moment strictly after this one, or null if none ever comes.</summary>
    public DateTime? Next(DateTime after)
    {
        if (DateTime.MaxValue - after < TimeSpan.FromDays(LongestWait + 1))
        {
            return null;
        }

        var first = new DateTime(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc).AddSeconds(1);
        for (var i = 0; i < LongestWait; i++)
        {
            var day = first.Date.AddDays(i);
            if (Fits(day) && FirstTime(i == 0 ? first.TimeOfDay : TimeSpan.Zero) is { } time)
            {
                return day + time;
            }
        }

        return null;
    }

    private bool Fits(DateTime day) => _month.Has(day.Month) && _days.Has(day);

    /// <summary>The first fitting time of day from here on.</summary>
    private TimeSpan? FirstTime(TimeSpan from)
    {
        for (var hour = from.Hours; hour < 24; hour++)
        {
            for (var minute = hour == from.Hours ? from.Minutes : 0; _hour.Has(hour) && minute < 60; minute++)
            {
                for (var second = hour == from.Hours && minute == from.Minutes ? from.Seconds : 0; _minute.Has(minute) && second < 60; second++)
                {
                    if (_second.Has(second))
                    {
                        return new TimeSpan(hour, minute, second);
                    }
                }
            }
        }

        return null;
    }
}
