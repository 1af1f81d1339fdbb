using System.Globalization;

namespace Complaints.Workflow.Definitions;

/// <summary>Moments as text: ISO 8601. Without an offset it is UTC.</summary>
internal static class Moments
{
    public static bool TryParse(string? text, out DateTime utc) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out utc);
}
