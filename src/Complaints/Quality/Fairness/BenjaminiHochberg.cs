namespace Complaints.Quality.Fairness;

/// <summary>
/// Who looks at many comparisons finds some that differ by chance alone. Adjusted p-values keep the share of false alarms among
/// all alarms below the level chosen. Source: Y. Benjamini and Y. Hochberg, Controlling the False Discovery Rate, Journal of the
/// Royal Statistical Society B 57(1), 1995, 289-300.
/// </summary>
public static class BenjaminiHochberg
{
    /// <returns>In the order given; each at least the p-value it stands for and at most 1.</returns>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var least = 1.0;
        var rank = values.Count;
        foreach (var place in Enumerable.Range(0, values.Count).OrderByDescending(place => values[place]))
        {
            least = Math.Min(least, values[place] * values.Count / rank--);
            adjusted[place] = Math.Max(least, values[place]);
        }

        return adjusted;
    }
}
