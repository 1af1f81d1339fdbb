using System.Globalization;

namespace Complaints.Portal;

/// <summary>The languages a customer can be shown a page in, by their own names.</summary>
public static class PortalLanguages
{
    public static readonly IReadOnlyList<(string Code, string Name)> All = [("en", "English"), ("de", "Deutsch"), ("zh", "中文")];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <returns>The code of this language; null for one that pages are not written in.</returns>
    public static string? Known(string? tag) => All.Select(language => language.Code).FirstOrDefault(code => tag?.Split('-')[0] == code);
}
