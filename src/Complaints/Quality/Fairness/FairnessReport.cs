namespace Complaints.Quality.Fairness;

/// <summary>One upheld complaint and what was given for it beyond the law.</summary>
/// <param name="Clerk">Who recorded the compensation, by id.</param>
/// <param name="Share">Of the price, in hundredths of a percent: 850 is 8.5 %.</param>
public sealed record FairCase(string Ticket, string Store, string? Clerk, string? Language, long Share);

/// <param name="By">One of <see cref="FairnessReport.Dimensions"/>.</param>
/// <param name="Mean">In percent of the price.</param>
/// <param name="Test">Null when there are too few to say anything.</param>
/// <param name="Adjusted">The p-value as one among all of the report.</param>
/// <param name="Verdict">tooFew, asOthers, watch, less or more.</param>
public sealed record FairRow(
    string By, string Key, int Count, int Rest, double Mean, double RestMean, PermutationResult? Test, double? Adjusted, string Verdict, IReadOnlyList<FairCase> Cases)
{
    /// <summary>In points of a percent: mean less mean of the rest.</summary>
    public double Difference => Mean - RestMean;
}

/// <summary>Compares each store, clerk and language with all others: who gives less for the same sort of trouble, who more. Pure.</summary>
public static class FairnessReport
{
    /// <summary>With fewer on either side nothing is said: the smallest p-value of 4 against 4 is 2/70.</summary>
    public const int Fewest = 5;

    /// <summary>The share of false alarms that is put up with.</summary>
    public const double Level = 0.05;

    private const double Hundredths = 100;

    private static readonly (string By, Func<FairCase, string?> Key)[] Keys = [("store", entry => entry.Store), ("clerk", entry => entry.Clerk), ("language", entry => entry.Language)];

    public static readonly IReadOnlyList<string> Dimensions = [.. Keys.Select(key => key.By)];

    /// <returns>What stands out first, by dimension and key otherwise.</returns>
    public static IReadOnlyList<FairRow> Of(IReadOnlyList<FairCase> cases)
    {
        var rows = (
            from key in Keys
            let stated = cases.Where(entry => !string.IsNullOrEmpty(key.Key(entry))).ToList()
            let groups = stated.GroupBy(entry => key.Key(entry)!).ToList()
            where groups.Count > 1
            from some in groups
            select Row(key.By, some.Key, [.. some], [.. stated.Where(entry => key.Key(entry) != some.Key)])).ToList();
        var tested = rows.Where(row => row.Test is not null).ToList();
        var adjusted = tested.Zip(BenjaminiHochberg.Adjust([.. tested.Select(row => row.Test!.P)]))
            .ToDictionary(pair => (pair.First.By, pair.First.Key), pair => pair.Second);
        return [.. rows.Select(row => Judged(row, adjusted.TryGetValue((row.By, row.Key), out var p) ? p : null))
            .OrderBy(row => row.Verdict is "less" or "more" ? 0 : row.Verdict == "watch" ? 1 : 2)
            .ThenBy(row => row.Adjusted ?? 1).ThenBy(row => Dimensions.ToList().IndexOf(row.By)).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    private static FairRow Row(string by, string key, IReadOnlyList<FairCase> some, IReadOnlyList<FairCase> rest) => new(
        by, key, some.Count, rest.Count, some.Average(entry => entry.Share) / Hundredths, rest.Average(entry => entry.Share) / Hundredths,
        some.Count < Fewest || rest.Count < Fewest ? null : PermutationTest.Compare([.. some.Select(entry => entry.Share)], [.. rest.Select(entry => entry.Share)]),
        null, "tooFew", [.. some.OrderBy(entry => entry.Ticket, StringComparer.Ordinal)]);

    private static FairRow Judged(FairRow row, double? adjusted) => row with
    {
        Adjusted = adjusted,
        Verdict = adjusted is not { } p ? "tooFew" : p <= Level ? row.Difference < 0 ? "less" : "more" : row.Test!.P <= Level ? "watch" : "asOthers",
    };
}
