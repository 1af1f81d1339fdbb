namespace Complaints.Compensation.Advice;

/// <summary>What helps with a sort of trouble.</summary>
/// <param name="Cause">Its name, as the catalogue's list of what a gift suits uses it.</param>
/// <param name="Defects">Codes of the defects that are this trouble.</param>
/// <param name="Bundles">Gifts, the best match first; each bundle has its sentence in the texts: Why.CAUSE.PLACE, counted from 1.</param>
public sealed record Match(string Cause, IReadOnlyList<string> Defects, IReadOnlyList<IReadOnlyList<string>> Bundles);

/// <summary>
/// Compensation that answers the harm done is worth more to a customer than a dearer one that does not; where nothing matches,
/// credit to spend is the best that is left: Journal of Service Research, doi 10.1177/1094670519898521. Conduct is healed by
/// people, not by money. The table is the chain's policy.
/// </summary>
public static class MatchingTable
{
    public const string Injury = "injury";
    public const string Other = "other";

    /// <summary>Above this part of the price a gift loses loyalty instead of winning it. In percent, goodwill and legal remedy together.</summary>
    public const int MostPercentOfPrice = 150;

    public static readonly IReadOnlyList<Match> All =
    [
        new("fit", ["FIT-SMALL", "FIT-BIG", "RUB", "HURTS", "SIZE-MISLABEL", "STRETCH-OUT", "SHRINK", "UNMATCHED-PAIR"], [["insoles"], ["stretchService"], ["insoles", "socks"]]),
        new("bond", ["SOLE-OPEN", "SOLE-SPLIT", "SOLE-WEAR-FAST", "HEEL-LOOSE", "HEEL-BREAK", "TOPPIECE-OFF", "SEAM-OPEN", "SEAM-SLIP", "INSOLE-LOOSE", "UPPER-TEAR", "LINING-TEAR", "ZIP-FAIL", "EYELET", "VELCRO", "BUTTON-OFF", "HOLE", "SKIP-STITCH"], [["careKit"], ["careKit", "shoeShine"], ["careKit", "insoles"]]),
        new("colour", ["COLOR-MISMATCH-PAIR", "SHADE-PART", "FADE", "BLEED", "CROCK", "BLOOM", "PAINT-OFF", "UPPER-PEEL", "GLUE-STAIN", "STAIN", "PRINT-CRACK"], [["cleaning"], ["careKit"], ["socks"]]),
        new("late", ["DELIVERY-LATE", "WRONG-ITEM", "MISSING-PART"], [["shipping"], ["shipping", "thankYouCard"], ["shipping", "coupon"]]),
        new("rude", ["RUDE", "SLOW", "PRIVACY", "PROMISE-BROKEN", "INFO-WRONG"], [["thankYouCard"], ["shoeShine", "thankYouCard"], ["flowers"]]),
        new("card", ["CARD-REFUSED", "PRICE-DIFF"], [["discountCard10"], ["discountCard15"], ["vipUpgrade"]]),
        new(Injury, ["NAIL-OR-SHARP", "NEEDLE", "CORD", "SKIN-REACTION"], [["flowers"], ["taxi"], ["flowers", "taxi"]]),
        new(Other, [], [["coupon"], ["discountCard10"], ["coupon", "careKit"]]),
    ];

    /// <summary>For whoever gave the article back, beside what answers the trouble without it.</summary>
    public static readonly Match Returned = new("returned", [], [["coupon"], ["discountCard10"], ["coupon", "thankYouCard"]]);

    /// <summary>Gifts that are of use only with the article.</summary>
    public static readonly IReadOnlyList<string> WithTheArticle = ["insoles", "stretchService", "careKit", "shoeShine"];

    /// <summary>For whoever comes again with a fault: credit on top of the best match.</summary>
    public const string ForComingAgain = "coupon";

    /// <summary>After a broken promise the next offer is worth so much more than the last, in percent.</summary>
    public const int MorePercentAfterBrokenPromise = 20;

    /// <summary>Small things that suit any trouble: they fill up an offer that is not enough.</summary>
    public static readonly IReadOnlyList<string> Kindness = ["thankYouCard", "shoeShine", "careKit", "coupon", "discountCard10"];

    /// <summary>What a remedy owed by law is worth to the customer, in percent of the price; a price reduction at its usual most.</summary>
    private static readonly Dictionary<string, int> Remedies = new() { ["refund"] = 100, ["exchange"] = 100, ["credit"] = 100, ["priceReduction"] = 30 };

    /// <summary>Whether the article stays with the store.</summary>
    public static bool IsReturned(string? remedy) => remedy is "refund" or "credit";

    /// <param name="hurt">Somebody was hurt: that comes before what the article has.</param>
    public static Match Of(string? defect, bool hurt) => All.First(match => hurt ? match.Cause == Injury : match.Cause == Other || match.Defects.Contains(defect));

    public static long ValueOf(string? remedy, long priceMinor) => priceMinor * Remedies.GetValueOrDefault(remedy ?? "") / 100;
}
