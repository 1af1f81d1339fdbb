namespace Complaints.Compensation.Advice;

/// <summary>Articles that cost about the same: what a cheap shoe is worth a gift for is little for a dear one. The steps are the chain's policy.</summary>
/// <param name="FromMinor">Inclusive, in minor units.</param>
/// <param name="BelowMinor">Exclusive; null for the dearest.</param>
public sealed record PriceBand(long FromMinor, long? BelowMinor)
{
    private static readonly Dictionary<string, long[]> Steps = new()
    {
        ["CNY"] = [200_00, 400_00, 800_00, 1_600_00],
        ["EUR"] = [50_00, 100_00, 200_00, 400_00],
    };

    /// <returns>Null when nobody knows the price.</returns>
    public static PriceBand? Of(long? priceMinor, string? currency)
    {
        if (priceMinor is not { } price || currency is null)
        {
            return null;
        }

        var steps = Steps.GetValueOrDefault(currency, Steps["EUR"]);
        return new PriceBand(steps.LastOrDefault(step => step <= price), steps.FirstOrDefault(step => step > price) is var next && next > 0 ? next : null);
    }

    public bool Holds(long? priceMinor) => priceMinor >= FromMinor && (BelowMinor is null || priceMinor < BelowMinor);
}
