using System.Globalization;

namespace Complaints.Quality;

/// <summary>How the quality pages write a figure.</summary>
internal static class Figure
{
    public static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <param name="part">0 to 1.</param>
    public static string Percent(double part) => part.ToString("P0", CultureInfo.CurrentCulture);
}
