using System.Globalization;

namespace Complaints.Workflow.Definitions;

/// <summary>
/// The days of a cron expression. In the day of month <c>L</c> is the last, <c>L-3</c> the third before it, <c>15W</c> the weekday
/// (Monday to Friday) nearest to the 15th in its month, <c>LW</c> the last weekday. In the day of week <c>FRIL</c> is the last
/// Friday of a month, <c>MON#2</c> the second Monday. Both fields have to fit.
/// </summary>
internal sealed class CronDays
{
    private static readonly string[] Names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly CronField _ofMonth;
    private readonly CronField _ofWeek;
    private readonly List<Func<DateTime, bool>> _specialOfMonth = [];
    private readonly List<Func<DateTime, bool>> _specialOfWeek = [];

    /// <exception cref="UnreadableCron">With a sentence for the author.</exception>
    public CronDays(string ofMonth, string ofWeek)
    {
        _ofMonth = new CronField("day of month", ofMonth, 1, 31, [], (part, field) => Taken(_specialOfMonth, OfMonth(part, field)));
        _ofWeek = new CronField("day of week", ofWeek, 0, 7, Names, (part, field) => Taken(_specialOfWeek, OfWeek(part, field)));
    }

    public bool Has(DateTime day) =>
        (_ofMonth.Has(day.Day) || _specialOfMonth.Exists(fits => fits(day)))
        && (_ofWeek.Has((int)day.DayOfWeek) || (day.DayOfWeek == DayOfWeek.Sunday && _ofWeek.Has(7)) || _specialOfWeek.Exists(fits => fits(day)));

    private static bool Taken(List<Func<DateTime, bool>> specials, Func<DateTime, bool>? special)
    {
        if (special is not null)
        {
            specials.Add(special);
        }

        return special is not null;
    }

    private static Func<DateTime, bool>? OfMonth(string part, CronField field)
    {
        var onWeekday = part.EndsWith('W');
        var text = onWeekday ? part[..^1] : part;
        if (!onWeekday && !text.StartsWith('L'))
        {
            return null;
        }

        Func<DateTime, int> wanted;
        if (text == "L")
        {
            wanted = LastOf;
        }
        else if (text.StartsWith("L-", StringComparison.Ordinal))
        {
            var before = int.TryParse(text[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given <= 30 ? given : throw new UnreadableCron($"{part} is no day of month; it goes from L-0 to L-30.");
            wanted = day => LastOf(day) - before;
        }
        else
        {
            var number = field.Number(text, part);
            wanted = _ => number;
        }

        return day => wanted(day) is var number && number >= 1 && number <= LastOf(day) && day.Day == (onWeekday ? NearestWeekday(day, number) : number);
    }

    private static Func<DateTime, bool>? OfWeek(string part, CronField field)
    {
        if (part.Split('#') is [var which, var count])
        {
            var wanted = field.Number(which, part) % 7;
            return count is [>= '1' and <= '5' and var digit]
                ? day => (int)day.DayOfWeek == wanted && ((day.Day - 1) / 7) + 1 == digit - '0'
                : throw new UnreadableCron($"{part} is no day of week; the number behind # goes from 1 to 5.");
        }

        if (!part.EndsWith('L'))
        {
            return null;
        }

        var last = part == "L" ? throw new UnreadableCron("L needs a day of week before it, such as FRIL for the last Friday.") : field.Number(part[..^1], part) % 7;
        return day => (int)day.DayOfWeek == last && day.Day > LastOf(day) - 7;
    }

    /// <summary>Monday to Friday, without leaving the month.</summary>
    private static int NearestWeekday(DateTime month, int number) => new DateTime(month.Year, month.Month, number).DayOfWeek switch
    {
        DayOfWeek.Saturday => number > 1 ? number - 1 : number + 2,
        DayOfWeek.Sunday => number < LastOf(month) ? number + 1 : number - 2,
        _ => number,
    };

    private static int LastOf(DateTime day) => DateTime.DaysInMonth(day.Year, day.Month);
}
