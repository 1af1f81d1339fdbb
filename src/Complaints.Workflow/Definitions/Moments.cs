using System.Globalization;

namespace Complaints.Workflow.Definitions;

/// <summary>Moments as text: ISO 8601. Without an offset it is UTC.</summary>
internal static class Moments
{
    public static bool TryParse(string? text, out DateTime utc)
    {
        // What a date lacks, the base library takes from the clock: "12:30" would be today and "5 March" this year.
        var written = (text ?? "").Trim();
        var hasYear = written.Length > 4 && written[4] == '-' && int.TryParse(written.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        utc = default;
        return hasYear && DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out utc);
    }
}
