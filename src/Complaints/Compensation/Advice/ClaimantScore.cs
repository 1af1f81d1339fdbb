namespace Complaints.Compensation.Advice;

/// <summary>One complaint of a customer, as far as the scores look at it.</summary>
/// <param name="Finding">What analysis found; null when nobody has looked yet.</param>
/// <param name="WithoutReceipt">The customer could show nothing.</param>
/// <param name="GoodwillMinor">Given beyond the law.</param>
/// <param name="PhotoSeenBefore">It shows a picture that another complaint of the same customer shows as well.</param>
/// <param name="FirstOf">How many others reported the same fault of the same batch later; 0 when this was not the first.</param>
public sealed record Claim(
    string Number, string Store, DateTime At, string? Finding, bool WithoutReceipt, long GoodwillMinor, string? Currency, bool PhotoSeenBefore, int FirstOf)
{
    public bool Upheld => Tickets.Outcomes.IsUpheld(Finding);

    public bool Inspected => Finding is not null;
}

/// <param name="Purchases">What tills have told of, in minor units by currency.</param>
/// <param name="ClearedAt">When the region last said that all before is in order; null when it never did.</param>
public sealed record ClaimantPast(IReadOnlyList<Claim> Claims, IReadOnlyDictionary<string, long> Purchases, DateTime? ClearedAt = null);

/// <summary>One reason for a score. What the figures are, the code says: often, receipt, notUpheld, ratio, photo; upheld, first.</summary>
public sealed record ScoreReason(string Code, double Points, decimal Figure, decimal Of = 0, string? Currency = null);

/// <param name="Points">0 to 110 for a serial claimant, 0 to 110 for an informant.</param>
/// <param name="Reached">Whether it is worth somebody's attention.</param>
public sealed record Score(double Points, bool Reached, IReadOnlyList<ScoreReason> Reasons);

/// <summary>
/// Two scores from the same past: whether a customer's claims should be looked at, and whether their complaints are worth gold.
/// Pure. Each claim weighs half as much after 180 days and nothing after 365, so that without new claims a score only ever falls.
/// A score is a reason to look, never a reason to refuse: what the law owes is owed to everybody.
/// </summary>
public static class ClaimantScore
{
    public const int HalfLifeDays = 180;
    public const int ForgottenAfterDays = 365;

    /// <summary>From here on a person should look.</summary>
    public const double ReviewFrom = 50;

    /// <summary>From here on somebody should say thank you.</summary>
    public const double ThankFrom = 20;

    private const int OftenWithinDays = 180;
    private const int Often = 4;

    /// <returns>Between 0 and 1.</returns>
    public static double Weight(DateTime at, DateTime now)
    {
        var days = Math.Max(0, (now - at).TotalDays);
        return days > ForgottenAfterDays ? 0 : Math.Pow(2, -days / HalfLifeDays);
    }

    /// <summary>
    /// Points: up to 30 for coming often in vain (four claims or more within 180 days), 20 for no receipt (two or more), 25 for
    /// nothing found (three inspected or more, at most a quarter right), 15 for goodwill of half the purchases or more, 20 for the
    /// same photo twice. Claims that were found right count for none of it, and whoever is right half of the time is never flagged.
    /// </summary>
    public static Score Serial(ClaimantPast past, DateTime now)
    {
        var claims = past.Claims.Where(claim => past.ClearedAt is not { } cleared || claim.At > cleared).ToList();
        var (inspected, upheld) = (claims.Count(claim => claim.Inspected), claims.Count(claim => claim.Upheld));
        var vain = claims.Where(claim => !claim.Upheld && Weight(claim.At, now) > 0).ToList();
        var reasons = new List<ScoreReason>();

        var often = vain.Where(claim => (now - claim.At).TotalDays <= OftenWithinDays).ToList();
        if (often.Count >= Often)
        {
            reasons.Add(new ScoreReason("often", 30 * Full(often, 4), often.Count, often.Select(claim => claim.Store).Distinct().Count()));
        }

        var bare = vain.Where(claim => claim.WithoutReceipt).ToList();
        if (bare.Count >= 2)
        {
            reasons.Add(new ScoreReason("receipt", 20 * Full(bare, 3), bare.Count, vain.Count));
        }

        var nothing = vain.Where(claim => claim.Inspected).ToList();
        if (inspected >= 3 && nothing.Count > 0 && upheld * 4 <= inspected)
        {
            reasons.Add(new ScoreReason("notUpheld", 25 * Full(nothing, 3) * (1 - ((double)upheld / inspected)), upheld, inspected));
        }

        reasons.AddRange(Ratio(vain, past.Purchases, now));

        if (vain.Where(claim => claim.PhotoSeenBefore).ToList() is { Count: > 0 } again)
        {
            reasons.Add(new ScoreReason("photo", 20 * again.Max(claim => Weight(claim.At, now)), again.Count));
        }

        var points = reasons.Sum(reason => reason.Points);
        return new Score(points, points >= ReviewFrom && upheld * 2 < Math.Max(1, inspected), reasons);

        double Full(List<Claim> some, double enough) => Math.Min(1, some.Sum(claim => Weight(claim.At, now)) / enough);
    }

    /// <summary>
    /// Points: 10 for each complaint that was found right (two or more, times their share of the inspected), at most 60; 30 for
    /// each time they were the first to report a fault of a batch that at least four others had too, at most 50.
    /// </summary>
    public static Score Golden(ClaimantPast past, DateTime now)
    {
        var (inspected, upheld) = (past.Claims.Count(claim => claim.Inspected), past.Claims.Count(claim => claim.Upheld));
        var right = past.Claims.Where(claim => claim.Upheld && Weight(claim.At, now) > 0).ToList();
        var reasons = new List<ScoreReason>();
        if (right.Count >= 2 && upheld * 2 >= inspected)
        {
            reasons.Add(new ScoreReason("upheld", Math.Min(60, 10 * right.Sum(claim => Weight(claim.At, now)) * upheld / inspected), upheld, inspected));
        }

        if (right.Where(claim => claim.FirstOf >= 4).ToList() is { Count: > 0 } first)
        {
            reasons.Add(new ScoreReason("first", Math.Min(50, 30 * first.Sum(claim => Weight(claim.At, now))), first.Max(claim => claim.FirstOf)));
        }

        var points = reasons.Sum(reason => reason.Points);
        return new Score(points, points >= ThankFrom, reasons);
    }

    /// <summary>Goodwill against purchases, in the currency of the most goodwill. Where no till has told of a purchase nobody knows, and nothing is said.</summary>
    private static IEnumerable<ScoreReason> Ratio(List<Claim> vain, IReadOnlyDictionary<string, long> purchases, DateTime now)
    {
        var most = vain.Where(claim => claim.GoodwillMinor > 0 && claim.Currency is not null).GroupBy(claim => claim.Currency!)
            .OrderByDescending(claims => claims.Sum(claim => claim.GoodwillMinor)).ThenBy(claims => claims.Key, StringComparer.Ordinal).FirstOrDefault();
        if (most is null || purchases.GetValueOrDefault(most.Key) is not (> 0 and var bought))
        {
            yield break;
        }

        var given = most.Sum(claim => claim.GoodwillMinor);
        if (given * 2 >= bought)
        {
            var weighed = most.Sum(claim => claim.GoodwillMinor * Weight(claim.At, now)) / bought;
            yield return new ScoreReason("ratio", 15 * Math.Min(1, weighed), Money.ToMajor(given, most.Key), Money.ToMajor(bought, most.Key), most.Key);
        }
    }
}
