using Complaints.Access;

namespace Complaints.Compensation.Advice;

/// <summary>What advice is given about.</summary>
/// <param name="PriceMinor">Null when nobody knows it.</param>
/// <param name="RemedyMinor">What the remedy owed by law is worth.</param>
/// <param name="GoodwillMinor">Goodwill on the ticket so far, given or asked for.</param>
/// <param name="EarlierFaults">How often within a year the customer came with a complaint that was found right, this one left out.</param>
/// <param name="HadBefore">Kinds that the customer was given within a year.</param>
/// <param name="PromiseBroken">We told the customer they could rely on something, and they could not.</param>
/// <param name="LastOfferMinor">Goodwill of the last step at which something was offered.</param>
/// <param name="Returned">The article stays with the store: what goes with it is no gift.</param>
public sealed record AdviceCase(
    string? Defect, bool Hurt, long? PriceMinor, long RemedyMinor, long GoodwillMinor, int EarlierFaults, IReadOnlyCollection<string> HadBefore,
    bool PromiseBroken = false, long LastOfferMinor = 0, bool Returned = false)
{
    /// <summary>What goodwill may still be given before all is worth more than 150 % of the price; null when the price is not known.</summary>
    public long? RoomMinor => PriceMinor is not { } price ? null : Math.Max(0, (price * MatchingTable.MostPercentOfPrice / 100) - RemedyMinor - GoodwillMinor);
}

/// <summary>A gift that may be advised, as the catalogue has it today.</summary>
/// <param name="Suits">Causes for which the chain means it, beside the matching table.</param>
public sealed record AdvisedKind(string Kind, long CostMinor, Role Floor, IReadOnlyCollection<string> Suits);

/// <summary>Gifts that belong together.</summary>
/// <param name="Why">Key of the sentence why: CAUSE.PLACE, again or suits.</param>
/// <param name="Asks">Who has to agree; null when whoever asks may give it alone.</param>
public sealed record Bundle(IReadOnlyList<string> Kinds, long CostMinor, string Why, Role? Asks);

/// <summary>Chooses up to three bundles for a complaint. Pure.</summary>
public static class Bundles
{
    public const int Most = 3;

    /// <summary>
    /// Candidates are the matching bundles of gifts in the catalogue, then single gifts which the catalogue says suit the cause.
    /// None may bring goodwill and remedy together above 150 % of the price: overcompensation helps up to about there and then hurts
    /// (Judgment and Decision Making, 2016, www.decisionsciencenews.com/sjdm/journal.sjdm.org/16/16929/jdm16929.html). With a price
    /// nobody knows, only what needs nobody's leave. What the customer had before comes last. Those that need nobody's leave are
    /// chosen first, and what is chosen is shown cheapest first. Whoever gave the article back gets nothing that goes with it.
    /// </summary>
    /// <remarks>
    /// After a broken promise each is worth at least <see cref="MatchingTable.MorePercentAfterBrokenPromise"/> percent more than the last
    /// offer, filled up with <see cref="MatchingTable.Kindness"/> where it is not.
    /// </remarks>
    /// <param name="about">The complaint.</param>
    /// <param name="catalogue">In the ticket's currency.</param>
    /// <param name="asks">Who has to agree to this total of the ticket, given the floor of the kinds; null when nobody.</param>
    public static IReadOnlyList<Bundle> For(AdviceCase about, IReadOnlyList<AdvisedKind> catalogue, Func<long, Role, Role?> asks)
    {
        var atLeast = AtLeast(about, catalogue);
        var usable = Usable(about, catalogue);
        var fitting = Known(about, usable)
            .Select(candidate => Made(FilledUp(candidate.Kinds, atLeast, usable), candidate.Why, about, asks))
            .Where(bundle => bundle.CostMinor >= atLeast)
            .DistinctBy(bundle => string.Join('+', bundle.Kinds.Order(StringComparer.Ordinal)))
            .Where(bundle => about.RoomMinor is { } room ? bundle.CostMinor <= room : bundle.Asks is null)
            .ToList();
        return
        [
            .. fitting.OrderBy(bundle => bundle.Asks is null ? 0 : 1).ThenBy(bundle => bundle.Kinds.All(about.HadBefore.Contains) ? 1 : 0).Take(Most)
                .OrderBy(bundle => bundle.CostMinor).ThenBy(bundle => bundle.Why, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the next offer has to be worth, in minor units: nothing in particular unless a promise was broken.</summary>
    public static long AtLeast(AdviceCase about, IReadOnlyList<AdvisedKind> catalogue)
    {
        var last = about.LastOfferMinor > 0 ? about.LastOfferMinor : Known(about, Usable(about, catalogue)).Select(candidate => candidate.Kinds.Sum(kind => kind.CostMinor)).DefaultIfEmpty().Min();
        return about.PromiseBroken ? ((last * (100 + MatchingTable.MorePercentAfterBrokenPromise)) + 99) / 100 : 0;
    }

    private static List<AdvisedKind> Usable(AdviceCase about, IReadOnlyList<AdvisedKind> catalogue) =>
        [.. catalogue.Where(kind => !about.Returned || !MatchingTable.WithTheArticle.Contains(kind.Kind))];

    /// <summary>With one small thing after the other, the cheapest that is enough, else the dearest and one more.</summary>
    private static List<AdvisedKind> FilledUp(IReadOnlyList<AdvisedKind> kinds, long atLeast, IReadOnlyList<AdvisedKind> catalogue)
    {
        var bundle = kinds.ToList();
        var left = catalogue.Where(kind => MatchingTable.Kindness.Contains(kind.Kind) && bundle.TrueForAll(taken => taken.Kind != kind.Kind))
            .OrderBy(kind => kind.CostMinor).ThenBy(kind => kind.Kind, StringComparer.Ordinal).ToList();
        while (left.Count > 0 && atLeast - bundle.Sum(kind => kind.CostMinor) is > 0 and var missing)
        {
            var next = left.Find(kind => kind.CostMinor >= missing) ?? left[^1];
            left.Remove(next);
            bundle.Add(next);
        }

        return bundle;
    }

    /// <summary>The candidates whose gifts are all in the catalogue.</summary>
    private static IEnumerable<(IReadOnlyList<AdvisedKind> Kinds, string Why)> Known(AdviceCase about, IReadOnlyList<AdvisedKind> catalogue) =>
        from candidate in Candidates(about, catalogue)
        let kinds = candidate.Kinds.Select(kind => catalogue.FirstOrDefault(known => known.Kind == kind)).OfType<AdvisedKind>().ToList()
        where kinds.Count == candidate.Kinds.Count
        select ((IReadOnlyList<AdvisedKind>)kinds, candidate.Why);

    private static IEnumerable<(IReadOnlyList<string> Kinds, string Why)> Candidates(AdviceCase about, IReadOnlyList<AdvisedKind> catalogue)
    {
        var match = MatchingTable.Of(about.Defect, about.Hurt);
        if (about.EarlierFaults > 0)
        {
            yield return ([.. match.Bundles[0].Append(MatchingTable.ForComingAgain).Distinct()], "again");
        }

        foreach (var (kinds, place) in match.Bundles.Select((kinds, index) => (kinds, index + 1)))
        {
            yield return (kinds, $"{match.Cause}.{place}");
        }

        foreach (var (kinds, place) in MatchingTable.Returned.Bundles.Where(_ => about.Returned).Select((kinds, index) => (kinds, index + 1)))
        {
            yield return (kinds, $"{MatchingTable.Returned.Cause}.{place}");
        }

        foreach (var kind in catalogue.Where(kind => kind.Suits.Contains(match.Cause)).OrderBy(kind => kind.CostMinor))
        {
            yield return ([kind.Kind], "suits");
        }
    }

    private static Bundle Made(IReadOnlyList<AdvisedKind> kinds, string why, AdviceCase about, Func<long, Role, Role?> asks)
    {
        var cost = kinds.Sum(kind => kind.CostMinor);
        var needed = kinds.Select(kind => kind.Floor).Distinct().Select(floor => asks(about.GoodwillMinor + cost, floor)).Where(role => role is not null);
        return new Bundle([.. kinds.Select(kind => kind.Kind)], cost, why, needed.Aggregate((Role?)null, (highest, role) => highest is { } one && one.MayDecideFor(role!.Value) ? one : role));
    }
}
