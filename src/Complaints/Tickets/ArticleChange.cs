using System.Globalization;
using Complaints.Compensation;

namespace Complaints.Tickets;

/// <summary>One thing about an article that is known now, or known better. In a fact each is a line: <c>batch: – → B2026-01</c>.</summary>
/// <param name="Field">As the API names it.</param>
/// <param name="Before">Null when it was not known.</param>
/// <param name="After">Null when it is not known any more.</param>
public sealed record ArticleChange(string Field, string? Before, string? After)
{
    private const string Arrow = " → ", Colon = ": ", Unknown = "–";

    public static IReadOnlyList<ArticleChange> Between(Item before, Item after) =>
        [.. Fields(before).Zip(Fields(after), (was, now) => new ArticleChange(was.Field, was.Value, now.Value)).Where(change => change.Before != change.After)];

    public static string Written(IEnumerable<ArticleChange> changes) => string.Join('\n', changes.Select(change => change.Field + Colon + Line(change.Before) + Arrow + Line(change.After)));

    public static IReadOnlyList<ArticleChange> Read(string? text) =>
    [
        .. from line in (text ?? "").Split('\n')
           let parts = line.Split(Colon, 2)
           where parts.Length == 2
           let values = parts[1].Split(Arrow, 2)
           where values.Length == 2
           select new ArticleChange(parts[0], Known(values[0]), Known(values[1])),
    ];

    /// <summary>The price in major units, with its currency.</summary>
    private static IEnumerable<(string Field, string? Value)> Fields(Item item) =>
    [
        ("style", item.Style), ("colour", item.Colour), ("size", item.Size), ("batch", item.Batch),
        ("price", item is { PriceMinor: { } minor, Currency: { } currency } ? string.Create(CultureInfo.InvariantCulture, $"{Money.ToMajor(minor, currency):0.##} {currency}") : null),
        ("boughtOn", item.BoughtOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("proof", item.Proof), ("boughtAt", item.BoughtAt), ("wearer", item.Wearer), ("receipt", item.Receipt), ("purchase", item.PurchaseId?.ToString()),
    ];

    /// <summary>What was typed may hold any sign, and each change is one line with one arrow.</summary>
    private static string Line(string? value) => value is null ? Unknown : value.ReplaceLineEndings(" ").Replace('→', '>');

    private static string? Known(string value) => value == Unknown ? null : value;
}
