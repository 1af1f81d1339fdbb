using System.Globalization;

namespace Complaints.Compensation;

/// <summary>An amount as somebody types it in a hurry.</summary>
public static class Amount
{
    /// <summary>Takes a comma or a point as the decimal sign, whichever comes last and is followed by one or two digits; ignores spaces and the currency's sign.</summary>
    /// <returns>Null when it is empty or no amount.</returns>
    public static decimal? Read(string? typed)
    {
        var text = new string([.. (typed ?? "").Where(sign => char.IsAsciiDigit(sign) || sign is ',' or '.' or '-')]);
        var last = text.LastIndexOfAny([',', '.']);
        var decimals = last >= 0 ? text.Length - last - 1 : 0;
        var whole = decimals is 1 or 2 ? text[..last] : text;
        var cleaned = whole.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + (decimals is 1 or 2 ? "." + text[(last + 1)..] : "");
        return (typed ?? "").Any(char.IsLetter) ? null
            : decimal.TryParse(cleaned, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}
