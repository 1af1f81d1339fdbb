using System.Security.Cryptography;

namespace Complaints.Portal;

/// <summary>
/// What a customer follows a complaint with, without signing in: whoever has the code may look. So it cannot be guessed
/// (20 of 30 signs, 98 bits), and it can be typed from paper: no letters that look like digits.
/// </summary>
public static class TrackingCode
{
    public const int Length = 20;
    public const int MostLength = 32;
    private const string Signs = "23456789abcdefghjkmnpqrstvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>As it is kept: typed in capitals, with spaces or hyphens, it is the same code.</summary>
    public static string Tidy(string? typed) => new([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>In groups of four or five, as it is printed.</summary>
    public static string Spaced(string code) => string.Join(' ', code.Chunk(code.Length % 5 == 0 ? 5 : 4).Select(chunk => new string(chunk)));
}
