using System.Text;

namespace Complaints.Shell;

/// <summary>Writes the same letters the same way, whatever somebody sent.</summary>
internal static class Letters
{
    /// <summary>Without the blanks around it; null where there was nothing else.</summary>
    public static string? TrimToNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Without what cannot be normalised and nobody types: halves of surrogate pairs, and the byte order mark the wrong way round.</summary>
    public static string Normalized(string text, NormalizationForm form)
    {
        var whole = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
            {
                whole.Append(text, place++, 2);
            }
            else if (!char.IsSurrogate(text[place]) && text[place] != '\uFFFE')
            {
                whole.Append(text[place]);
            }
        }

        return whole.ToString().Normalize(form);
    }
}
