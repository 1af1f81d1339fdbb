namespace Complaints.Quality.Fairness;

/// <param name="Difference">Mean of the group less mean of the rest, in the unit of the values.</param>
/// <param name="P">Two-sided, above 0 and at most 1.</param>
/// <param name="Extreme">Arrangements at least as far apart as the one seen, itself included.</param>
/// <param name="Arrangements">How many were looked at: all there are, or as many as were drawn and the one seen.</param>
/// <param name="Exact">Whether all there are were looked at.</param>
/// <param name="StandardError">Of <paramref name="P"/>, when it was estimated by drawing; null when it is exact.</param>
public sealed record PermutationResult(double Difference, double P, long Extreme, long Arrangements, bool Exact, double? StandardError);

/// <summary>
/// Whether two groups differ by more than chance, without assuming how the values are spread: how many of all ways to deal the
/// same values out to groups of these sizes put the means at least as far apart as they are. Two-sided, on the difference of
/// means. Source: M. D. Ernst, Permutation Methods: A Basis for Exact Inference, Statistical Science 19(4), 2004, 676-685.
/// </summary>
public static class PermutationTest
{
    /// <summary>Up to so many arrangements all are looked at, which takes some milliseconds.</summary>
    public const long MostEnumerated = 200_000;

    /// <summary>Above that so many are drawn: a p of 0.05 is then known to 0.0015.</summary>
    public const int Draws = 20_000;

    /// <summary>With this the drawing begins, so that the same cases give the same p each time.</summary>
    public const int Seed = 20_040_676;

    /// <param name="group">Whole numbers of any unit, so that equal differences are equal; at least one.</param>
    /// <param name="rest">At least one.</param>
    public static PermutationResult Compare(IReadOnlyList<long> group, IReadOnlyList<long> rest)
    {
        if (group.Count == 0 || rest.Count == 0)
        {
            throw new ArgumentException("Both groups need a value.", nameof(group));
        }

        // In order, so that the order in which cases come changes nothing; the smaller group is dealt, which is the same test.
        long[] pool = [.. group.Concat(rest).Order()];
        var dealt = Math.Min(group.Count, rest.Count);
        var total = pool.Sum();
        var seen = Distance(group.Sum(), group.Count, total, pool.Length);
        var difference = group.Average() - rest.Average();
        var arrangements = Choose(pool.Length, dealt);
        if (arrangements <= MostEnumerated)
        {
            var extreme = Enumerate(pool, dealt, total, seen);
            return new PermutationResult(difference, (double)extreme / arrangements, extreme, arrangements, true, null);
        }

        // One is added above and below for the arrangement seen, so that p is never 0: B. Phipson and G. K. Smyth, Permutation
        // P-values Should Never Be Zero, Statistical Applications in Genetics and Molecular Biology 9(1), 2010, article 39.
        var hits = Draw(pool, dealt, total, seen) + 1L;
        var p = (double)hits / (Draws + 1);
        return new PermutationResult(difference, p, hits, Draws + 1, false, Math.Sqrt(p * (1 - p) / Draws));
    }

    /// <summary>How many ways there are to choose; <see cref="long.MaxValue"/> when they are too many to count.</summary>
    public static long Choose(int of, int some)
    {
        var ways = 1L;
        for (var step = 1; step <= some; step++)
        {
            if (ways > long.MaxValue / (of - some + step))
            {
                return long.MaxValue;
            }

            ways = ways * (of - some + step) / step;
        }

        return ways;
    }

    /// <summary>The distance of the means, times both sizes: whole, so that ties are ties.</summary>
    private static long Distance(long sum, int size, long total, int all) => Math.Abs((sum * all) - (total * size));

    private static long Enumerate(long[] pool, int dealt, long total, long seen)
    {
        return From(0, dealt, 0);

        long From(int first, int left, long sum)
        {
            if (left == 0)
            {
                return Distance(sum, dealt, total, pool.Length) >= seen ? 1 : 0;
            }

            var count = 0L;
            for (var at = first; at <= pool.Length - left; at++)
            {
                count += From(at + 1, left - 1, sum + pool[at]);
            }

            return count;
        }
    }

    private static int Draw(long[] pool, int dealt, long total, long seen)
    {
        var random = new Random(Seed);
        var hits = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0L;
            for (var at = 0; at < dealt; at++)
            {
                var other = random.Next(at, pool.Length);
                (pool[at], pool[other]) = (pool[other], pool[at]);
                sum += pool[at];
            }

            hits += Distance(sum, dealt, total, pool.Length) >= seen ? 1 : 0;
        }

        return hits;
    }
}
