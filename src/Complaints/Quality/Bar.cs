using System.Globalization;

namespace Complaints.Quality;

/// <summary>One bar of the Pareto chart.</summary>
/// <param name="Key">Null for the bar that puts the rest together.</param>
internal sealed record Bar(string? Key, string Name, int Count, double Share, double Cumulative)
{
    /// <summary>Its place on the axis. Two names may be the same, two keys are not.</summary>
    public string Category => Key ?? "\u0001other";

    public double Percent => Cumulative * 100;

    /// <summary>
    /// The most frequent ones; when there are more than <paramref name="most"/>, the rest as one bar at the end. Where the rest
    /// together is more than the most frequent one, its bar would dwarf what matters: then it is left out, see <see cref="LeftOut"/>.
    /// </summary>
    public static IReadOnlyList<Bar> Of(Pareto pareto, int most, string other)
    {
        var bars = Shown(pareto, most).Select(item => new Bar(item.Key, item.Name, item.Count, item.Share, item.Cumulative)).ToList();
        var rest = pareto.Items.Skip(bars.Count).ToList();
        if (rest.Count > 0 && LeftOut(pareto, most).Count == 0)
        {
            var count = rest.Sum(item => item.Count);
            bars.Add(new Bar(null, $"{other} ({rest.Count})", count, (double)count / pareto.Total, 1));
        }

        return bars;
    }

    /// <summary>What has no bar, not even together.</summary>
    public static IReadOnlyList<ParetoItem> LeftOut(Pareto pareto, int most)
    {
        var rest = pareto.Items.Skip(Shown(pareto, most).Count).ToList();
        return rest.Sum(item => item.Count) > pareto.Items.Select(item => item.Count).FirstOrDefault() ? rest : [];
    }

    private static IReadOnlyList<ParetoItem> Shown(Pareto pareto, int most) => pareto.Items.Count <= most ? pareto.Items : [.. pareto.Items.Take(most - 1)];
}

/// <summary>A value axis in whole numbers: complaints do not come in halves.</summary>
internal static class Axis
{
    /// <returns>The end of the axis and the distance of its lines: 1, 2 or 5 times a power of ten, at most six lines.</returns>
    public static (double Max, double Step) For(int highest)
    {
        var step = 1d;
        for (var power = 1d; highest > step * 5; power *= 10)
        {
            step = new[] { power, power * 2, power * 5 }.FirstOrDefault(candidate => highest <= candidate * 5, power * 10);
        }

        return (Math.Max(1, Math.Ceiling(highest / step)) * step, step);
    }

    public static string Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.CurrentCulture);

    /// <param name="value">0 to 100.</param>
    public static string Percent(object value) => (Convert.ToDouble(value, CultureInfo.InvariantCulture) / 100).ToString("P0", CultureInfo.CurrentCulture);
}
