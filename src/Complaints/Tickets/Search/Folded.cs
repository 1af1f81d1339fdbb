using System.Globalization;
using System.Text;
using Complaints.Shell;

namespace Complaints.Tickets.Search;

/// <summary>
/// Texts and what is searched for, made alike: without capitals, accents, wide letters, ß and the two ways of writing an umlaut.
/// "Müller", "MULLER" and "mueller" are one; "Sohle" is found in "Schuhsohle" and 开胶 in a sentence, because parts of words are found.
/// </summary>
public static class Folded
{
    /// <summary>More words than this narrow nothing any more.</summary>
    public const int MostWords = 8;

    /// <summary>Shorter ones would be found everywhere once "ue" is "u".</summary>
    private const int ShortestCollapsed = 3;

    /// <summary>What is kept beside a row, to be searched: each word as it is, and once more where its umlaut is written out.</summary>
    public static string Text(params IEnumerable<string?> parts)
    {
        var words = parts.Where(part => !string.IsNullOrWhiteSpace(part)).SelectMany(part => Split(Plain(part!))).ToList();
        return string.Join(' ', words.Concat(words.Select(Collapse).Where((collapsed, place) => collapsed != words[place]).Distinct()));
    }

    /// <summary>A number or a code, also without what stands between its letters and digits: "b2025-11" and "b202511".</summary>
    public static string? Code(string? code) => code is null ? null : $"{code} {new string([.. code.Where(char.IsLetterOrDigit)])}";

    /// <summary>The words that all have to be found, each written in one way or another.</summary>
    public static IReadOnlyList<SoughtWord> Words(string? query) => string.IsNullOrWhiteSpace(query)
        ? []
        : [.. Split(Plain(query)).Distinct().Take(MostWords).Select(word => new SoughtWord(word, Collapse(word) is { Length: >= ShortestCollapsed } collapsed ? collapsed : word))];

    /// <summary>The words of a name, without what stands between and around them: "Wang  Fang (Chefin)" is wang, fang, chefin.</summary>
    public static IReadOnlyList<string> NameParts(string? name) => string.IsNullOrWhiteSpace(name)
        ? []
        : [.. Split(new string([.. Plain(name).Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.Format).Select(sign => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) ? sign : ' ')])).Select(Collapse)];

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string text)
    {
        var letters = Letters.Normalized(text, NormalizationForm.FormKD).Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark);
        return new string([.. letters]).Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal);
    }

    /// <summary>Both sides are shortened, so that it does not matter that the e of "neue" was never part of an umlaut.</summary>
    private static string Collapse(string word) => word
        .Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
}

/// <param name="Plain">As it was typed, folded.</param>
/// <param name="Collapsed">With umlauts that were written out made short.</param>
public sealed record SoughtWord(string Plain, string Collapsed);
