using System.Globalization;
using Jint;
using Jint.Native;
using Jint.Native.Date;
using Jint.Runtime;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// Hours and what is smaller, and days of the week, as ECMAScript 5.1, 15.9.1 reckons them: before 1970 the interpreter counts them
/// backwards, below zero. Scripts know UTC only, so that both names of a function do the same.
/// </summary>
internal static class DateParts
{
    private const double Day = 86_400_000;
    private const double Last = 8.64e15;   // milliseconds from 1970 to the last moment of the calendar, and back to the first

    /// <summary>From the largest to the smallest: its length in milliseconds, and how many make one of the part before it.</summary>
    private static readonly (string Name, double Length, double Count)[] Parts =
        [("Hours", 3_600_000, 24), ("Minutes", 60_000, 60), ("Seconds", 1_000, 60), ("Milliseconds", 1, 1_000)];

    /// <param name="engine">Whose errors are thrown.</param>
    /// <param name="dates">The prototype of all dates.</param>
    /// <param name="replace">Puts a function there: its name, its number of parameters, what it does.</param>
    public static void Install(Engine engine, DatePrototype dates, Action<string, int, Func<JsValue, JsValue[], JsValue>> replace)
    {
        foreach (var zone in (string[])["", "UTC"])
        {
            replace($"get{zone}Day", 0, (self, _) => Remainder(Math.Floor(Of(engine, self).PrimitiveValue / Day) + 4, 7));
            for (var i = 0; i < Parts.Length; i++)
            {
                var part = i;
                replace($"get{zone}{Parts[i].Name}", 0, (self, _) => Get(Of(engine, self).PrimitiveValue, part));
                replace($"set{zone}{Parts[i].Name}", Parts.Length - i, (self, a) => Set(Of(engine, self), part, a));
            }
        }

        var (year, month, day) = (dates.Get("getUTCFullYear"), dates.Get("getUTCMonth"), dates.Get("getUTCDate"));
        replace("toISOString", 0, (self, _) =>
        {
            var time = Of(engine, self).PrimitiveValue;
            return double.IsNaN(time) ? throw new JavaScriptException(engine.RangeError, "This is no date.")
                : string.Create(CultureInfo.InvariantCulture, $"{Year(Ask(year, self))}-{Ask(month, self) + 1:00}-{Ask(day, self):00}T{Get(time, 0):00}:{Get(time, 1):00}:{Get(time, 2):00}.{Get(time, 3):000}Z");
        });
    }

    private static DateInstance Of(Engine engine, JsValue self) =>
        self.TryCast<DateInstance>() ?? throw new JavaScriptException(engine.TypeError, "This is no date.");

    private static double Ask(JsValue function, JsValue self) => TypeConverter.ToNumber(function.TryCast<ICallable>().Call(self, Arguments.Empty));

    private static double Get(double time, int part) => Remainder(Math.Floor(time / Parts[part].Length), Parts[part].Count);

    /// <summary>This part and those after it that are given; the others stay.</summary>
    private static JsValue Set(DateInstance date, int part, JsValue[] given)
    {
        var time = date.PrimitiveValue;
        var after = Math.Floor(time / Day) * Day;
        for (var i = 0; i < Parts.Length; i++)
        {
            var at = i - part;
            after += (at == 0 || (at > 0 && at < given.Length) ? Whole(TypeConverter.ToNumber(given.At(at))) : Get(time, i)) * Parts[i].Length;
        }

        date.PrimitiveValue = Math.Abs(after) <= Last ? after + 0 : double.NaN;
        return date.PrimitiveValue;
    }

    /// <summary>Without its fraction. What is no number leaves no date, nor does what is endless.</summary>
    private static double Whole(double number) => double.IsFinite(number) ? Math.Truncate(number) : double.NaN;

    private static double Remainder(double value, double by) => value - (Math.Floor(value / by) * by);

    /// <summary>Four digits, or a sign and six.</summary>
    private static string Year(double year) => year is >= 0 and <= 9999
        ? year.ToString("0000", CultureInfo.InvariantCulture) : (year < 0 ? "-" : "+") + Math.Abs(year).ToString("000000", CultureInfo.InvariantCulture);
}
