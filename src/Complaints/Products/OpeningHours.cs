using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Complaints.Shell;

namespace Complaints.Products;

/// <summary>
/// When a store is open, as people write it: for each day of the week "10:00-20:00", with a break "10:00-13:00, 15:00-19:00",
/// or nothing when it stays closed. A store that is open past midnight writes "18:00-24:00" and "00:00-02:00" on the day after.
/// </summary>
/// <param name="Days">Days with other hours than their weekday has: holidays, and short days before them.</param>
public sealed record OpeningHours(
    string? Monday = null, string? Tuesday = null, string? Wednesday = null, string? Thursday = null, string? Friday = null, string? Saturday = null,
    string? Sunday = null, IReadOnlyList<SpecialDay>? Days = null)
{
    private const int MostDays = 400;
    private const int LongestName = 100;

    /// <summary>What holds until an administrator says otherwise.</summary>
    public static readonly OpeningHours Standard = Daily("10:00-20:00") with { Sunday = null };

    public static OpeningHours Daily(string hours) => new(hours, hours, hours, hours, hours, hours, hours);

    /// <summary>Sunday first, as <see cref="DayOfWeek"/> counts.</summary>
    [JsonIgnore]
    public IReadOnlyList<string?> Week => [Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday];

    /// <summary>Everything that cannot be meant; a store that is never open is refused, because its deadlines would never come.</summary>
    public void Check(FormCheck form)
    {
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
        {
            form.When(OpenSpan.Read(Week[(int)day]) is null, day.Word(), Unreadable);
        }

        form.When(Week.All(hours => OpenSpan.Read(hours) is { Count: 0 }), "monday", "The store is never open like this. Give it hours on at least one day of the week.");
        form.When(Days?.Count > MostDays, "days", $"At most {MostDays} days can have hours of their own. Take out those that are over.");
        form.When(Days?.Any(special => special is null || special.Day == default) == true, "days", "Every special day needs its date.");
        foreach (var special in (Days ?? []).Where(special => special is not null))
        {
            form.When(OpenSpan.Read(special.Hours) is null, "days", $"{special.Day:yyyy-MM-dd}: {Unreadable}");
            form.Text("days", special.Name, LongestName);
        }

        foreach (var twice in (Days ?? []).Where(special => special is not null).GroupBy(special => special.Day).Where(group => group.Count() > 1))
        {
            form.When(true, "days", $"{twice.Key:yyyy-MM-dd} is listed twice.");
        }
    }

    private static Sentence Unreadable => "Write the hours as 10:00-20:00, with a break as 10:00-13:00, 15:00-19:00; leave them empty for a closed day.";
}

/// <param name="Hours">Null or empty when the store stays closed on that day.</param>
public sealed record SpecialDay(DateOnly Day, string? Hours = null, string? Name = null);

/// <summary>Open from one minute of a day to another, counted from midnight; the last possible end is 1440.</summary>
public readonly partial record struct OpenSpan(int From, int To)
{
    /// <returns>The spans of a day in order, none for an empty text; null when it is no set of spans, or they overlap.</returns>
    public static IReadOnlyList<OpenSpan>? Read(string? text)
    {
        var spans = new List<OpenSpan>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Written().Match(part) is not { Success: true } match)
            {
                return null;
            }

            var span = new OpenSpan(Minute(match, 1), Minute(match, 3));
            if (span.From >= span.To || span.To > 24 * 60 || (spans.Count > 0 && span.From < spans[^1].To))
            {
                return null;
            }

            spans.Add(span);
        }

        return spans;
    }

    private static int Minute(Match match, int group) =>
        (int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) * 60) + int.Parse(match.Groups[group + 1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{1,2}):([0-5][0-9])\s*[-–]\s*([0-9]{1,2}):([0-5][0-9])$")]
    private static partial Regex Written();
}
