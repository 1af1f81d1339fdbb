namespace Complaints.Law;

/// <summary>Which pack is about a place, and which version of it about a case.</summary>
public static class PackChoice
{
    /// <param name="packs">One version of each pack is enough.</param>
    /// <returns>The code of the pack that fits the place most closely; null when there is none.</returns>
    public static string? For(IEnumerable<RulePack> packs, string country, string? region, string city) =>
        packs.Select(pack => (pack.Code, Fits: pack.Fits(country, region, city))).Where(pack => pack.Fits > 0)
            .OrderByDescending(pack => pack.Fits).ThenBy(pack => pack.Code, StringComparer.Ordinal).FirstOrDefault().Code;

    /// <summary>Where a case stands under the pack of its store; null when none is about that place.</summary>
    /// <param name="packs">All versions of all packs, each pack's in the order in which they came.</param>
    public static LegalPosition? OfPlace(IReadOnlyList<RulePack> packs, LegalCase of) => of.Store is not { } store ? null
        : For(packs.GroupBy(pack => pack.Code).Select(versions => versions.Last()), store.Country, store.Region, store.City) is { } own
            ? Of([.. packs.Where(pack => pack.Code == own)], of.Facts, of.Today) : null;

    /// <summary>
    /// The last version that was in force on the day that decides. An unknown day of purchase is taken to be the day of the complaint, and said to be missing
    /// where it matters; before the first version, the first is shown, and said to be too young.
    /// </summary>
    /// <param name="versions">Of one pack, at least one; of two from the same day the later one in the list counts.</param>
    public static LegalPosition Of(IReadOnlyList<RulePack> versions, LegalFacts facts, DateOnly today)
    {
        var inForce = versions.Where(pack => pack.ValidFrom <= DayOf(pack, facts)).ToList();
        if (inForce.Count == 0)
        {
            var first = versions.MinBy(pack => pack.ValidFrom)!;
            var position = LegalPosition.Of(first, facts, today);
            return position with { Cautions = [.. position.Cautions, Caution.BeforeFirstVersion] };
        }

        var chosen = inForce.OrderBy(pack => pack.ValidFrom).Last();
        var answer = LegalPosition.Of(chosen, facts, today);
        return facts.BoughtOn is not null || chosen.By != DecidingDay.Purchase || inForce.Count < 2 ? answer
            : answer with { Missing = [.. Missing(answer.Missing, chosen.Name)] };
    }

    private static IEnumerable<MissingFact> Missing(IReadOnlyList<MissingFact> missing, LocalText version) =>
        missing.Where(fact => fact.Fact == "boughtOn").DefaultIfEmpty(new MissingFact("boughtOn", [])).Select(fact => fact with { Decides = [.. fact.Decides, version] })
            .Concat(missing.Where(fact => fact.Fact != "boughtOn"));

    private static DateOnly DayOf(RulePack pack, LegalFacts facts) => pack.By == DecidingDay.Purchase ? facts.BoughtOn ?? facts.ComplainedOn : facts.ComplainedOn;
}
