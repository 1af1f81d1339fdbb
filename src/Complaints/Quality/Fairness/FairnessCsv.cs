using System.Globalization;

namespace Complaints.Quality.Fairness;

/// <summary>The report as a table for other programs: English column names, points as decimal signs, one line for each comparison.</summary>
internal static class FairnessCsv
{
    private static readonly string[] Columns =
        ["from", "to", "by", "key", "name", "count", "rest", "meanPercent", "restMeanPercent", "differencePoints", "p", "adjustedP", "extreme", "arrangements", "exact", "standardError", "verdict"];

    public static string Write(FairnessView view)
    {
        var lines = view.Rows.Select(row => Line(
            Day(view.From), Day(view.To), row.By, Plain(row.Key), Plain(row.Name), row.Count, row.Rest, row.Mean, row.RestMean, row.Difference, row.P, row.Adjusted,
            row.Extreme, row.Arrangements, row.Exact switch { true => "true", false => "false", null => null }, row.StandardError, row.Verdict));
        return string.Concat(lines.Prepend(Line([.. Columns])));
    }

    /// <summary>RFC 4180: what holds a comma, a quote or a line break stands in quotes, and lines end with CR and LF.</summary>
    private static string Line(params object?[] values) => string.Join(',', values.Select(value => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""))) + "\r\n";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A name that a spreadsheet would take for a formula is marked as a text.</summary>
    private static string Plain(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
