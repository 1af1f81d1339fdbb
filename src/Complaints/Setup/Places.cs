using System.Globalization;

namespace Complaints.Setup;

/// <summary>What can be chosen for a store, as the operating system knows it.</summary>
internal static class Places
{
    public static readonly IReadOnlyList<string> TimeZones =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.Id.Contains('/', StringComparison.Ordinal)).Select(zone => zone.Id).Order(StringComparer.Ordinal)];

    /// <summary>Two letters and the name in the reader's language, in its order.</summary>
    public static IReadOnlyList<(string Code, string Name)> Countries() =>
        [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
            .Where(two => two.All(char.IsAsciiLetterUpper))
            .Distinct()
            .Select(two => (two, new RegionInfo($"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}-{two}").NativeName))
            .OrderBy(country => country.NativeName, StringComparer.CurrentCulture)];
}
