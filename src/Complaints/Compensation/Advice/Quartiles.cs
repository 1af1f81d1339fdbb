namespace Complaints.Compensation.Advice;

/// <param name="Lower">A quarter lies at or below.</param>
/// <param name="Upper">A quarter lies at or above.</param>
public sealed record Quartiles(decimal Least, decimal Lower, decimal Median, decimal Upper, decimal Most)
{
    /// <summary>
    /// Quartiles by definition 7 of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician
    /// 50(4), 1996, 361-365: the value at place (n - 1)p of the values in order, counted from 0, with a straight line between two.
    /// It is what R and spreadsheets (QUARTILE.INC) answer.
    /// </summary>
    /// <param name="values">In any order, at least one.</param>
    public static Quartiles Of(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? throw new ArgumentException("There is no quartile of nothing.", nameof(values))
            : new Quartiles(sorted[0], At(sorted, 0.25m), At(sorted, 0.5m), At(sorted, 0.75m), sorted[^1]);
    }

    /// <summary>Where an amount stands: below, usual or above.</summary>
    public string Place(decimal amount) => amount < Lower ? "below" : amount > Upper ? "above" : "usual";

    private static decimal At(decimal[] sorted, decimal part)
    {
        var place = (sorted.Length - 1) * part;
        var under = (int)place;
        var over = Math.Min(under + 1, sorted.Length - 1);
        return sorted[under] + ((place - under) * (sorted[over] - sorted[under]));
    }
}
