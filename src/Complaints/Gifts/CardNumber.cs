using System.Security.Cryptography;
using Complaints.Shell;

namespace Complaints.Gifts;

/// <summary>
/// The number of a card: whoever has it may spend it. So fifteen of its sixteen signs are random (29 signs each, 72 bits)
/// and cannot be guessed, and the last one proves the others. No vowels, so no words; no O, I or L beside 0 and 1.
/// </summary>
/// <remarks>
/// Signs and last sign are those of NOID: J. Kunze, E. Bermès, "The ARK Identifier Scheme" (draft-kunze-ark), section
/// "Check zones / NOID Check Digit Algorithm": each sign counts as often as its place, from 1, and the sum is taken modulo 29. As 29 is
/// prime and the number shorter, one wrong sign and any two signs that changed places are always noticed.
/// </remarks>
public static class CardNumber
{
    public const string Signs = "0123456789BCDFGHJKMNPQRSTVWXZ";
    public const int Length = 16;

    /// <summary>More than anybody types, with hyphens and spaces.</summary>
    public const int MostTyped = 40;

    public static string New()
    {
        var random = RandomNumberGenerator.GetString(Signs, Length - 1);
        return random + CheckSign(random);
    }

    /// <summary>The sign that belongs behind these.</summary>
    public static char CheckSign(string signs) => Signs[signs.Select((sign, place) => (place + 1) * Math.Max(0, Signs.IndexOf(sign, StringComparison.Ordinal))).Sum() % Signs.Length];

    /// <summary>As it is kept: in capitals, without what groups it; O, I and L can only have been meant as 0 and 1.</summary>
    public static string Tidy(string? typed) => new([.. (typed ?? "").ToUpperInvariant().Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '–'))
        .Select(sign => sign switch { 'O' => '0', 'I' or 'L' => '1', _ => sign })]);

    /// <summary>In groups of four, as it is printed.</summary>
    public static string Spaced(string number) => string.Join('-', number.Chunk(4).Select(chunk => new string(chunk)));

    /// <summary>Enough to tell a card from others in the books, and too little to spend it.</summary>
    public static string Ending(string number) => "…" + number[^4..];

    /// <summary>What is wrong with a number that was typed; null when it may be one.</summary>
    /// <param name="number">Tidied.</param>
    public static Sentence? WhyNot(string number)
    {
        if (number.Length == 0)
        {
            return "Scan the card or type its number.";
        }

        if (number.FirstOrDefault(sign => !Signs.Contains(sign, StringComparison.Ordinal)) is var odd and not '\0')
        {
            return $"No card has '{odd.ToString()}' in its number. Look at it again.";
        }

        if (number.Length != Length)
        {
            return $"A card number has {Length} letters and digits; these are {number.Length}.";
        }

        if (CheckSign(number[..^1]) != number[^1])
        {
            return "This number is mistyped: its last sign does not fit the others. A sign is wrong, or two have changed places.";
        }

        return null;
    }
}
