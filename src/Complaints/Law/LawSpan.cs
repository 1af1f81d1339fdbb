using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Complaints.Law;

/// <summary>How long something lasts: 30d, 24m or 6y. Months and years are counted on the calendar, not in days.</summary>
[JsonConverter(typeof(AsText))]
public readonly record struct LawSpan(int Count, char Unit)
{
    private const int Most = 1200;

    public static LawSpan? Read(string? text) =>
        text is { Length: >= 2 } && text[^1] is 'd' or 'm' or 'y'
        && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Most
            ? new LawSpan(count, text[^1])
            : null;

    /// <summary>
    /// The last day of a span that begins on <paramref name="start"/>, that day not counted. A month ends on the day of the same
    /// number, or on the month's last when it is shorter: 31 January + 1 month is 28 or 29 February.
    /// </summary>
    public DateOnly After(DateOnly start)
    {
        var months = Unit == 'd' ? 0 : Unit == 'm' ? Count : 12 * Count;
        return months == 0 ? Later(start, Count)
            : (12 * start.Year) + start.Month - 1 + months > (12 * 9999) + 11 ? DateOnly.MaxValue
            : start.AddMonths(months);
    }

    /// <summary>A day that far in the future is the last one there is.</summary>
    public static DateOnly Later(DateOnly day, int days) => DateOnly.MaxValue.DayNumber - day.DayNumber < days ? DateOnly.MaxValue : day.AddDays(days);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}{Unit}");

    private sealed class AsText : JsonConverter<LawSpan>
    {
        public override LawSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LawSpan.Read(reader.GetString()) ?? throw new JsonException("A span such as 30d is expected.");

        public override void Write(Utf8JsonWriter writer, LawSpan value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
