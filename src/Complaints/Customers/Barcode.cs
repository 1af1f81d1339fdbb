namespace Complaints.Customers;

/// <summary>The number under the bars: EAN-8, UPC-A, EAN-13 or GTIN-14, whose last digit proves the others.</summary>
public static class Barcode
{
    private static readonly int[] Lengths = [8, 12, 13, 14];

    /// <summary>Whether it looks like one, right or wrong.</summary>
    public static bool LooksLike(string text) => Lengths.Contains(text.Length) && text.All(char.IsAsciiDigit);

    /// <returns>With zeros in front to 13 digits, so that each article has one number; null when the last digit does not fit.</returns>
    public static string? Read(string? text)
    {
        var digits = new string([.. (text ?? "").Where(sign => !char.IsWhiteSpace(sign))]);
        return LooksLike(digits) && CheckDigit(digits[..^1]) == digits[^1] ? digits.PadLeft(13, '0') : null;
    }

    /// <summary>The digit that belongs behind these: from the right, every other one counts three times.</summary>
    public static char CheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 3 : 1)).Sum();
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
