using System.Globalization;

namespace Complaints.Workflow;

/// <summary>Spans of time as text: .NET (<c>1.12:00:00</c>) or ISO 8601 (<c>PT4H</c>, <c>P2DT30M</c>, <c>P1W</c>).</summary>
public static class Durations
{
    /// <summary>
    /// Reads a duration. Not negative. Years and months are refused, because their length depends on when they start;
    /// so is more than 3,650,000 days.
    /// </summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        text = text.Trim();
        var read = text[0] is 'P' or 'p'
            ? TryParseIso(text, out duration)
            : text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
        return read && duration >= TimeSpan.Zero && duration.TotalDays <= 3_650_000;
    }

    private static bool TryParseIso(string text, out TimeSpan duration)
    {
        duration = default;
        var days = 0d;
        var seconds = 0d;
        var allowed = "WD";
        var inTime = false;
        var parts = 0;
        for (var at = 1; at < text.Length;)
        {
            if (char.ToUpperInvariant(text[at]) == 'T' && !inTime)
            {
                inTime = true;
                allowed = "HMS";
                at++;
                parts = 0;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ','))
            {
                at++;
            }

            if (at == start || at == text.Length || !double.TryParse(text[start..at].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            var unit = char.ToUpperInvariant(text[at++]);
            var rank = allowed.IndexOf(unit);
            if (rank < 0)
            {
                return false;
            }

            // Units come once and in falling order: what was passed is no longer allowed.
            allowed = allowed[(rank + 1)..];
            parts++;
            _ = unit switch
            {
                'W' => days += number * 7,
                'D' => days += number,
                'H' => seconds += number * 3600,
                'M' => seconds += number * 60,
                _ => seconds += number,
            };
        }

        if (parts == 0 || days > 4_000_000 || seconds > 4e11)
        {
            return false;
        }

        duration = TimeSpan.FromDays(days) + TimeSpan.FromSeconds(seconds);
        return true;
    }
}
