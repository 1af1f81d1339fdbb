using System.Globalization;

namespace Complaints.Quality;

/// <summary>One point of the trend, as it is drawn and clicked.</summary>
/// <param name="Key">Whose line it is on; null for all complaints.</param>
/// <param name="From">First day of the interval that lies in the period.</param>
/// <param name="To">Last day of the interval that lies in the period.</param>
/// <param name="Label">Short, for the axis.</param>
/// <param name="Name">In full.</param>
/// <param name="Partial">Counts only a part of its interval: it is not over yet, or the period cuts it.</param>
public sealed record TrendSpot(string? Key, DateOnly Start, DateOnly From, DateOnly To, int Count, string Label, string Name, bool Partial)
{
    public string Category => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IReadOnlyList<TrendSpot> Of(Trend trend, string? key, string interval, DateOnly? from, DateOnly? to, DateOnly today)
    {
        var years = trend.Items.Count > 0 && trend.Items[0].From.Year != trend.Items[^1].From.Year;
        return [.. trend.Items.Select(point =>
        {
            var end = ShowTrendHandler.EndOf(point.From, interval);
            var first = from > point.From ? from.Value : point.From;
            var last = to < end ? to.Value : end;
            return new TrendSpot(
                key, point.From, first, last, point.Count, ShortName(point.From, interval, years), FullName(point.From, end, interval),
                first != point.From || last != end || (today >= point.From && today <= end));
        })];
    }

    /// <summary>The line in up to three pieces, so that an unfinished end can be drawn otherwise: it begins at the last finished point.</summary>
    public static IEnumerable<(string Name, bool Whole, IReadOnlyList<TrendSpot> Spots)> Parts(IReadOnlyList<TrendSpot> spots)
    {
        var start = spots.TakeWhile(spot => spot.Partial).Count();
        var end = spots.Count - spots.Skip(start).Reverse().TakeWhile(spot => spot.Partial).Count();
        if (start > 0)
        {
            yield return ("before", false, [.. spots.Take(start + 1)]);
        }

        if (end > start)
        {
            yield return ("whole", true, [.. spots.Take(end).Skip(start)]);
        }

        if (end < spots.Count && end >= start)
        {
            yield return ("after", false, [.. spots.Skip(Math.Max(start, end - 1))]);
        }
    }

    private static string ShortName(DateOnly start, string interval, bool years)
    {
        var culture = CultureInfo.CurrentCulture;
        return interval == "month"
            ? start.ToString("MMM yyyy", culture)
            : years ? start.ToString("d", culture) : start.ToString(culture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal), culture);
    }

    private static string FullName(DateOnly start, DateOnly end, string interval)
    {
        var culture = CultureInfo.CurrentCulture;
        return interval switch
        {
            "day" => start.ToString("D", culture),
            "week" => $"{start.ToString("d", culture)} – {end.ToString("d", culture)}",
            _ => start.ToString("Y", culture),
        };
    }
}
