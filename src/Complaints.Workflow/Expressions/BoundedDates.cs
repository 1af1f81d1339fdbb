using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Complaints.Workflow.Expressions;

/// <summary>Keeps what a script says of a date within the calendar, through which the interpreter goes year by year and month by month.</summary>
internal static class BoundedDates
{
    private const double LastYear = 275_760;   // of JavaScript's calendar
    private const int MonthsOfAYear = 12;
    private const double WholeCalendar = 2 * 8.64e15;   // in milliseconds, from its first to its last moment

    /// <summary>Milliseconds of a day and of each part of it, in the order in which dates take them.</summary>
    private static readonly double[] PartsOfADay = [86_400_000, 3_600_000, 60_000, 1_000, 1];

    /// <summary>
    /// Year, month and further parts of a date as plain numbers, the month from 0 to 11: the interpreter goes through months one by
    /// one, which takes a minute for ten thousand years, and takes those before January for January. With short years 0 to 99 stand
    /// for 1900 to 1999 (ECMAScript 5.1, 15.9.3.1).
    /// </summary>
    public static JsValue[] Parts(Engine engine, JsValue[] arguments, bool shortYears)
    {
        var numbers = Array.ConvertAll(arguments, TypeConverter.ToNumber);
        if (numbers.Skip(1).Any(part => !double.IsFinite(part)))
        {
            numbers[0] = double.NaN;   // no date; the interpreter would take what is no number for 0
        }
        else if (numbers.Length > 1 && double.IsFinite(numbers[0]) && TypeConverter.ToInteger(numbers[1]) is < 0 or >= MonthsOfAYear)
        {
            var (year, month) = (TypeConverter.ToInteger(numbers[0]), TypeConverter.ToInteger(numbers[1]));
            year += (shortYears && IsShort(year) ? 1900 : 0) + Math.Floor(month / MonthsOfAYear);
            numbers[0] = shortYears && IsShort(year) ? double.PositiveInfinity : year;   // it cannot be said to the interpreter
            numbers[1] = month - (Math.Floor(month / MonthsOfAYear) * MonthsOfAYear);
        }

        return numbers.Length > 0 && Math.Abs(numbers[0]) > LastYear ? throw OutOfTheCalendar(engine) : OfDay(engine, numbers, 2, 0);

        static bool IsShort(double year) => year is >= 0 and <= 99;
    }

    /// <summary>
    /// The same for days and their parts, which begin at one of the numbers with one of <see cref="PartsOfADay"/>: the interpreter goes
    /// through the years up to a date one by one, also through those after the last.
    /// </summary>
    private static JsValue[] OfDay(Engine engine, double[] numbers, int first, int part) =>
        numbers.Skip(first).Zip(PartsOfADay.Skip(part), (number, length) => Math.Abs(number) * length).Sum() > WholeCalendar
            ? throw OutOfTheCalendar(engine)
            : Array.ConvertAll(numbers, n => new JsValue(n));

    /// <summary>Days and their parts alone, from one of <see cref="PartsOfADay"/> on.</summary>
    public static JsValue[] OfDay(Engine engine, JsValue[] arguments, int part) => OfDay(engine, Array.ConvertAll(arguments, TypeConverter.ToNumber), 0, part);

    private static JavaScriptException OutOfTheCalendar(Engine engine) => new(engine.RangeError, "The date is out of the calendar.");
}
