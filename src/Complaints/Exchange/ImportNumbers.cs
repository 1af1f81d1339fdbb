using System.Globalization;
using System.Text.RegularExpressions;

namespace Complaints.Exchange;

/// <summary>Reads amounts as a register writes them, with or without thousands separators. "1,50" is never taken for 150.</summary>
internal static partial class ImportNumbers
{
    public static decimal? Read(string text, bool decimalComma)
    {
        var fits = (decimalComma ? WithComma() : WithPoint()).Match(text);
        if (!fits.Success || text.Length > 28)
        {
            return null;
        }

        var whole = NoDigit().Replace(fits.Groups["whole"].Value, "");
        return decimal.Parse($"{fits.Groups["sign"].Value}{whole}.{fits.Groups["part"].Value}0", NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    // Thousands are set off in threes, by one and the same sign: the other of point and comma, a space or an apostrophe.
    [GeneratedRegex(@"^(?<sign>-?)(?<whole>[0-9]+|[0-9]{1,3}(?:(?<gap>[. \u00A0\u202F'’])[0-9]{3})(?:\k<gap>[0-9]{3})*)(?:,(?<part>[0-9]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex WithComma();

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>[0-9]+|[0-9]{1,3}(?:(?<gap>[, \u00A0\u202F'’])[0-9]{3})(?:\k<gap>[0-9]{3})*)(?:\.(?<part>[0-9]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex WithPoint();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NoDigit();
}
