namespace Complaints.Demo;

/// <summary>How often something goes wrong in the demo chain, with what, and what usually comes out.</summary>
/// <param name="Weight">Frequency among everyday complaints; falls steeply, as complaints do.</param>
/// <param name="Kinds">Articles it happens to; empty for trouble with service.</param>
/// <param name="NoFault">How often analysis finds no fault of the chain.</param>
/// <param name="Gifts">What fits as a gift, without asking anybody.</param>
/// <param name="BigGift">What fits when more is due; a supervisor is asked.</param>
internal sealed record DemoDefect(
    string Code, double Weight, ArticleKind[] Kinds, string[] Causes, double NoFault, string[] Remedies, string[] Gifts, string BigGift)
{
    public bool IsService => Kinds.Length == 0;
}

internal static class DemoDefects
{
    public const string SoleOpen = "SOLE-OPEN";
    public const string Rude = "RUDE";

    private static readonly ArticleKind[] Footwear = [ArticleKind.Shoe, ArticleKind.Boot, ArticleKind.Sneaker, ArticleKind.Heel, ArticleKind.Sandal, ArticleKind.Kids];
    private static readonly ArticleKind[] Closed = [ArticleKind.Shoe, ArticleKind.Boot, ArticleKind.Sneaker, ArticleKind.Heel, ArticleKind.Kids];
    private static readonly ArticleKind[] Leather = [ArticleKind.Shoe, ArticleKind.Boot, ArticleKind.Heel];
    private static readonly ArticleKind[] Clothes = [ArticleKind.Apparel];
    private static readonly string[] Repair = ["repair", "exchange", "refund"];
    private static readonly string[] Exchange = ["exchange", "refund", "priceReduction"];
    private static readonly string[] Kindness = ["apology", "credit", "other"];
    private static readonly string[] ForFeet = ["insoles", "stretchService", "socks"];
    private static readonly string[] ForCare = ["careKit", "coupon", "shoeShine"];
    private static readonly string[] ForTrouble = ["coupon", "discountCard10", "shipping", "insoles"];
    private static readonly string[] ForFeelings = ["thankYouCard", "coupon", "discountCard10"];

    public static readonly IReadOnlyList<DemoDefect> All =
    [
        new("RUB", 14, Closed, ["design", "customerUse", "wrongAdvice"], 0.45, ["exchange", "repair", "advice"], ForFeet, "discountCard15"),
        new(SoleOpen, 11, Footwear, ["adhesive", "adhesive", "workmanship", "careMissing"], 0.15, Repair, ForTrouble, "discountCard15"),
        new("FADE", 10, Closed, ["material", "careMissing", "careMissing"], 0.40, Exchange, ForCare, "discountCard15"),
        new("UPPER-PEEL", 8, Leather, ["material", "material", "normalWear"], 0.25, Exchange, ForCare, "vipUpgrade"),
        new("FIT-SMALL", 8, Footwear, ["wrongAdvice", "design"], 0.50, ["exchange", "refund"], ForFeet, "discountCard15"),
        new("ZIP-FAIL", 7, [ArticleKind.Boot, ArticleKind.Kids], ["material", "workmanship", "customerUse"], 0.20, Repair, ForTrouble, "discountCard15"),
        new("SEAM-OPEN", 6, Footwear, ["workmanship", "workmanship", "customerUse"], 0.20, Repair, ForTrouble, "discountCard15"),
        new("HURTS", 5, Closed, ["design", "wrongAdvice"], 0.50, ["exchange", "refund", "advice"], ForFeet, "discountCard15"),
        new("BLEED", 5, Closed, ["material", "careMissing"], 0.15, Exchange, ForCare, "cleaning"),
        new("PILL", 3.5, Clothes, ["material", "customerUse", "careMissing"], 0.50, Exchange, ForFeelings, "discountCard15"),
        new("SHRINK", 3, Clothes, ["careMissing", "material"], 0.45, Exchange, ForFeelings, "discountCard15"),
        new("SLOW", 3, [], ["staff", "policy"], 0.10, Kindness, ForFeelings, "taxi"),
        new("SOLE-WEAR-FAST", 3, Footwear, ["material", "normalWear", "customerUse"], 0.55, Exchange, ForTrouble, "discountCard15"),
        new("INSOLE-LOOSE", 3, Footwear, ["adhesive", "workmanship"], 0.05, Repair, ["insoles", "socks"], "discountCard15"),
        new("EYELET", 2.5, [ArticleKind.Boot, ArticleKind.Sandal, ArticleKind.Kids], ["workmanship", "customerUse"], 0.20, Repair, ForTrouble, "discountCard15"),
        new("ODOUR", 2.5, Footwear, ["material", "storage", "customerUse"], 0.45, Exchange, ["careKit", "insoles", "socks"], "vipUpgrade"),
        new("COLOR-MISMATCH-PAIR", 2.5, Footwear, ["workmanship", "storeHandling"], 0.05, Exchange, ForFeelings, "vipUpgrade"),
        new(Rude, 2.5, [], ["staff"], 0.10, ["apology", "apology", "other"], ForFeelings, "flowers"),
        new("WATER-IN", 2, [ArticleKind.Boot, ArticleKind.Kids], ["workmanship", "material", "customerUse"], 0.30, Repair, ForCare, "discountCard15"),
        new("CARD-REFUSED", 2, [], ["policy", "staff"], 0.15, ["credit", "priceReduction"], ForFeelings, "vipUpgrade"),
        new("PAINT-OFF", 2, Leather, ["material", "normalWear"], 0.40, ["repair", "priceReduction"], ForCare, "discountCard15"),
        new("DELIVERY-LATE", 2, [], ["carrier", "storeHandling"], 0.10, ["refund", "apology"], ["shipping", "coupon"], "discountCard15"),
        new("HEEL-LOOSE", 1.8, [ArticleKind.Heel, ArticleKind.Boot], ["workmanship", "adhesive"], 0.10, Repair, ForTrouble, "taxi"),
        new("PROMISE-BROKEN", 1.5, [], ["staff", "policy"], 0.05, Kindness, ForFeelings, "flowers"),
        new("WRONG-ITEM", 1.5, Footwear, ["storeHandling", "carrier"], 0.05, ["exchange", "refund"], ["shipping", "coupon"], "discountCard15"),
        new("SQUEAK", 1.2, Leather, ["design", "workmanship"], 0.40, ["repair", "advice"], ForCare, "discountCard15"),
        new("PRICE-DIFF", 1, [], ["storeHandling", "policy"], 0.20, ["priceReduction", "refund"], ForFeelings, "discountCard15"),
        new("BUTTON-OFF", 1, Clothes, ["workmanship"], 0.10, ["repair"], ForFeelings, "discountCard15"),
        new("NAIL-OR-SHARP", 0.5, Closed, ["workmanship"], 0.0, ["refund", "other"], ForFeelings, "flowers"),
    ];

    /// <summary>What a clerk may first take it for.</summary>
    public static readonly IReadOnlyDictionary<string, string> TakenFor = new Dictionary<string, string>
    {
        [SoleOpen] = "WATER-IN", ["RUB"] = "FIT-SMALL", ["FADE"] = "PAINT-OFF", ["UPPER-PEEL"] = "PAINT-OFF", ["FIT-SMALL"] = "HURTS",
        ["INSOLE-LOOSE"] = "HURTS", ["HURTS"] = "FIT-SMALL", ["BLEED"] = "FADE", ["HEEL-LOOSE"] = "SQUEAK", ["COLOR-MISMATCH-PAIR"] = "FADE",
    };

    public static DemoDefect Get(string code) => All.First(defect => defect.Code == code);
}
