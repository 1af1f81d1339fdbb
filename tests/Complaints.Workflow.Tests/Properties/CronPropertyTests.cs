using System.Globalization;
using Complaints.Workflow.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>The next moment of a cron expression against a model that goes through time minute by minute and counts days by hand.</summary>
public class CronPropertyTests
{
    private const int Days = 45;
    private static readonly string[] WeekDays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private sealed record Field(string Text, Func<DateTime, bool> Fits);

    [Fact]
    public void Next_moment_is_the_first_minute_that_fits() => Property.Holds(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        Field[] fields =
        [
            Numbers(random, 0, 59, t => t.Minute), Numbers(random, 0, 23, t => t.Hour), random.Next(2) == 0 ? Any : DayOfMonth(random),
            random.Next(3) == 0 ? Numbers(random, 1, 12, t => t.Month) : Any, random.Next(2) == 0 ? Any : DayOfWeek(random),
        ];
        var text = string.Join(' ', fields.Select(field => field.Text));
        var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(4 * 366 * 24 * 60));

        var next = Next(text, start.AddSeconds(random.Next(60)));

        var expected = Enumerable.Range(1, Days * 24 * 60).Select(minute => (DateTime?)start.AddMinutes(minute)).FirstOrDefault(t => fields.All(field => field.Fits(t!.Value)));
        Assert.True(expected is { } first ? next == first : next is null || next > start.AddDays(Days), $"{text} after {start:O}: {next:O}, not {expected:O}");
    }, tests: 100);

    private static DateTime? Next(string cron, DateTime after)
    {
        var document = FlowBuilder.Of("begin > ask").Is("begin", "Cron", ("cronExpression", cron)).Document();
        document["root"]!["activities"]![0]!["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        var reading = DefinitionReader.Read(document.ToJsonString());
        return reading.CanStart ? Assert.IsType<TimeTrigger>(Assert.Single(reading.Definition!.Triggers)).NextAfter(after)
            : Assert.Single(reading.Problems).Sentence.Contains("no moment that ever comes", StringComparison.Ordinal) ? null
            : throw new InvalidOperationException(reading.Problems[0].Sentence);
    }

    private static Field Any => new("*", _ => true);

    private static Field Numbers(Random random, int least, int most, Func<DateTime, int> of)
    {
        var (one, other, step) = (random.Next(least, most + 1), random.Next(least, most + 1), random.Next(1, most / 2));
        var (from, to) = (Math.Min(one, other), Math.Max(one, other));
        return random.Next(5) switch
        {
            0 => Any,
            1 => new($"{one}", t => of(t) == one),
            2 => new($"{one},{other}", t => of(t) == one || of(t) == other),
            3 => new($"{from}-{to}", t => of(t) >= from && of(t) <= to),
            _ => new($"*/{step}", t => (of(t) - least) % step == 0),
        };
    }

    private static Field DayOfMonth(Random random)
    {
        var (day, before) = (random.Next(1, 32), random.Next(0, 31));
        Field one = random.Next(6) switch
        {
            0 => new("L", t => t.Day == Month(t)[^1].Day),
            1 => new($"L-{before}", t => Month(t).Count > before && t.Day == Month(t)[^(before + 1)].Day),
            2 => new("LW", t => t.Day == Month(t).Last(IsWorkday).Day),
            3 => new($"{day}W", t => day <= Month(t).Count && t.Day == Month(t).Where(IsWorkday).MinBy(d => Math.Abs(d.Day - day)).Day),
            4 => new($"L-{before}W", t => Month(t).Count > before && t.Day == Month(t).Where(IsWorkday).MinBy(d => Math.Abs(d.Day - (Month(t).Count - before))).Day),
            _ => Numbers(random, 1, 31, t => t.Day),
        };
        return random.Next(3) == 0 ? new($"{day},{one.Text}", t => t.Day == day || one.Fits(t)) : one;
    }

    private static Field DayOfWeek(Random random)
    {
        var (day, count) = (random.Next(0, 8), random.Next(1, 6));
        var text = random.Next(2) == 0 ? day.ToString(CultureInfo.InvariantCulture) : WeekDays[day % 7];
        Func<DateTime, bool> isIt = t => (int)t.DayOfWeek == day % 7;
        return random.Next(3) switch
        {
            0 => new(text, isIt),
            1 => new($"{text}#{count}", t => isIt(t) && Month(t).Where(isIt).TakeWhile(d => d.Day <= t.Day).Count() == count),
            _ => new(text + "L", t => isIt(t) && Month(t).Last(isIt).Day == t.Day),
        };
    }

    private static List<DateTime> Month(DateTime t) => [.. Enumerable.Range(0, 31).Select(day => new DateTime(t.Year, t.Month, 1).AddDays(day)).Where(d => d.Month == t.Month)];

    private static bool IsWorkday(DateTime t) => t.DayOfWeek is not (System.DayOfWeek.Saturday or System.DayOfWeek.Sunday);
}
