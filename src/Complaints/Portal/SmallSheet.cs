namespace Complaints.Portal;

/// <summary>How full the small sheet of a receipt is. Nothing on it is cut, so what there is to say decides how small the letters are.</summary>
public static class SmallSheet
{
    // Letters in a line at the largest size, beside a name and across the sheet; a Chinese one is as wide as two.
    private const int Beside = 44, Across = 62;

    // So many lines fit besides those that every receipt has, with room to spare for long words.
    private const int Roomy = 9, Dense = 14;

    /// <param name="beside">Texts that stand beside their name.</param>
    /// <param name="across">Texts as wide as the sheet.</param>
    /// <returns>The class of the sheet: empty, dense or tight. What is too much for that too goes on on a second sheet.</returns>
    public static string Letters(IEnumerable<string?> beside, IEnumerable<string?> across) =>
        (beside.Sum(text => Lines(text, Beside)) + across.Sum(text => Lines(text, Across))) switch { > Dense => "tight", > Roomy => "dense", _ => "" };

    private static int Lines(string? text, int wide) =>
        string.IsNullOrWhiteSpace(text) ? 0 : text.Trim().Split('\n').Sum(line => 1 + (line.Sum(sign => sign >= '\u2E80' ? 2 : 1) / wide));
}
