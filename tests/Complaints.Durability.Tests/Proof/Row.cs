using System.Globalization;

namespace Complaints.Durability.Tests.Proof;

/// <summary>One row as the database gave it, its values brought to one form for both databases.</summary>
public sealed class Row(IReadOnlyDictionary<string, object?> values)
{
    public string Text(string column) => TextOrNull(column) ?? "";

    public string? TextOrNull(string column) => values[column] switch
    {
        null => null,
        Guid id => id.ToString("D"),
        // SQLite keeps ids as text in capitals.
        string text when Guid.TryParseExact(text, "D", out var id) => id.ToString("D"),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The same row with another value in one column.</summary>
    public Row With(string column, object? value) => new(new Dictionary<string, object?>(values) { [column] = value });

    public bool Has(string column) => values[column] is not null;

    public long Number(string column) => Convert.ToInt64(values[column], CultureInfo.InvariantCulture);

    public DateTime Time(string column) => values[column] is DateTime time
        ? time.ToUniversalTime()
        : DateTime.Parse(Text(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public bool Ended() => Text("Status") is "Closed" or "Withdrawn";
}
