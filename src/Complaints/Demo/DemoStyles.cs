using Complaints.Products;

namespace Complaints.Demo;

internal enum ArticleKind
{
    Shoe,
    Boot,
    Sneaker,
    Heel,
    Sandal,
    Kids,
    Apparel,
}

/// <param name="Cny">Price in Chinese stores, in yuan.</param>
/// <param name="Eur">Price in European stores, in euros.</param>
internal sealed record DemoStyle(Style Style, ArticleKind Kind, int Cny, int Eur)
{
    public int PriceIn(string currency) => currency == "CNY" ? Cny : Eur;
}

/// <summary>The forty styles the demo chain sells. No two share a batch, so a batch alone says which style it is.</summary>
internal static class DemoStyles
{
    public const string BadStyle = "RANGER-42";
    public const string BadBatch = "B2409";
    private static readonly string[] Sizes = ["S", "M", "L", "XL", "XXL"];

    public static IReadOnlyList<DemoStyle> Make()
    {
        var styles = List();
        foreach (var style in styles)
        {
            style.Style.Sort(style.Kind switch { ArticleKind.Kids => "childShoes", ArticleKind.Apparel => style.Style.Code == "RIVER-A10" ? "childClothes" : "clothes", _ => "shoes" });
        }

        return styles;
    }

    private static IReadOnlyList<DemoStyle> List() =>
    [
        new(new Style("CAIRN-11", "Cairn walking shoe", "nubuck", ["brown", "olive"], Numbers(38, 46), ["B2401", "B2441", "B2481"]), ArticleKind.Shoe, 499, 109),
        new(new Style("LOTUS-07", "Lotus court shoe", "patent leather", ["black", "red", "nude"], Numbers(35, 40), ["B2402", "B2442", "B2482"]), ArticleKind.Heel, 459, 99),
        new(new Style("SWIFT-23", "Swift running shoe", "mesh", ["white", "blue", "grey"], Numbers(36, 46), ["B2403", "B2443", "B2483", "B2523"]), ArticleKind.Sneaker, 399, 89),
        new(new Style("POLAR-80", "Polar winter boot", "lined leather", ["black", "brown"], Numbers(36, 45), ["B2404", "B2444", "B2484"]), ArticleKind.Boot, 799, 169),
        new(new Style("MAPLE-15", "Maple ankle boot", "suede", ["tan", "grey"], Numbers(35, 41), ["B2405", "B2445", "B2485"]), ArticleKind.Boot, 659, 139),
        new(new Style("HARBOR-31", "Harbor loafer", "leather", ["navy", "brown", "black"], Numbers(39, 46), ["B2406", "B2446", "B2486"]), ArticleKind.Shoe, 559, 119),
        new(new Style("PEBBLE-02", "Pebble toddler shoe", "soft leather", ["red", "blue"], Numbers(20, 26), ["B2407", "B2447"]), ArticleKind.Kids, 199, 49),
        new(new Style("TWILIGHT-64", "Twilight evening sandal", "satin", ["silver", "black"], Numbers(35, 40), ["B2408", "B2448"]), ArticleKind.Sandal, 429, 95),
        new(new Style("RANGER-42", "Ranger lace-up boot", "leather", ["brown", "black"], Numbers(38, 46), ["B2409", "B2449", "B2489"]), ArticleKind.Boot, 699, 149),
        new(new Style("BREEZE-18", "Breeze summer sandal", "leather", ["tan", "white"], Numbers(35, 42), ["B2410", "B2450", "B2490"]), ArticleKind.Sandal, 289, 65),
        new(new Style("METRO-55", "Metro office shoe", "leather", ["black", "brown"], Numbers(39, 46), ["B2411", "B2451", "B2491", "B2531"]), ArticleKind.Shoe, 629, 135),
        new(new Style("COMET-09", "Comet school sneaker", "synthetic", ["navy", "pink"], Numbers(28, 36), ["B2412", "B2452", "B2492"]), ArticleKind.Kids, 239, 55),
        new(new Style("ALDER-27", "Alder Chelsea boot", "leather", ["black", "cognac"], Numbers(36, 45), ["B2413", "B2453", "B2493"]), ArticleKind.Boot, 729, 155),
        new(new Style("JASMINE-33", "Jasmine ballerina", "leather", ["nude", "black", "red"], Numbers(35, 41), ["B2414", "B2454", "B2494", "B2534"]), ArticleKind.Shoe, 369, 79),
        new(new Style("VECTOR-70", "Vector training shoe", "knit", ["black", "lime"], Numbers(38, 46), ["B2415", "B2455", "B2495"]), ArticleKind.Sneaker, 459, 99),
        new(new Style("ORCHID-12", "Orchid high heel", "suede", ["wine", "black"], Numbers(35, 40), ["B2416", "B2456"]), ArticleKind.Heel, 519, 115),
        new(new Style("TUNDRA-90", "Tundra snow boot", "waterproof nylon", ["black", "white"], Numbers(36, 46), ["B2417", "B2457", "B2497"]), ArticleKind.Boot, 859, 185),
        new(new Style("CANVAS-05", "Canvas plimsoll", "canvas", ["white", "navy", "yellow"], Numbers(35, 45), ["B2418", "B2458", "B2498", "B2538", "B2578"]), ArticleKind.Sneaker, 169, 45),
        new(new Style("MARSH-38", "Marsh rubber boot", "rubber", ["green", "navy"], Numbers(36, 45), ["B2419", "B2459"]), ArticleKind.Boot, 259, 59),
        new(new Style("SILK-ROAD-21", "Silk Road slipper", "embroidered cotton", ["red", "blue"], Numbers(35, 41), ["B2420", "B2460"]), ArticleKind.Shoe, 189, 42),
        new(new Style("FALCON-61", "Falcon basketball shoe", "synthetic", ["white", "red"], Numbers(39, 47), ["B2421", "B2461", "B2501"]), ArticleKind.Sneaker, 599, 129),
        new(new Style("TERRA-44", "Terra hiking boot", "nubuck", ["brown", "grey"], Numbers(37, 46), ["B2422", "B2462", "B2502"]), ArticleKind.Boot, 829, 179),
        new(new Style("LAGOON-16", "Lagoon bath slipper", "EVA", ["blue", "black"], Numbers(36, 45), ["B2423", "B2463"]), ArticleKind.Sandal, 159, 39),
        new(new Style("BAMBOO-03", "Bamboo knit sneaker", "knit", ["grey", "green"], Numbers(35, 44), ["B2424", "B2464", "B2504"]), ArticleKind.Sneaker, 339, 75),
        new(new Style("VIOLA-29", "Viola block heel", "leather", ["black", "cognac"], Numbers(35, 41), ["B2425", "B2465", "B2505"]), ArticleKind.Heel, 489, 105),
        new(new Style("STRIDE-77", "Stride comfort shoe", "leather", ["black", "taupe"], Numbers(36, 43), ["B2426", "B2466", "B2506", "B2546"]), ArticleKind.Shoe, 579, 125),
        new(new Style("KITE-08", "Kite kids' boot", "lined synthetic", ["purple", "navy"], Numbers(26, 35), ["B2427", "B2467"]), ArticleKind.Kids, 299, 69),
        new(new Style("ATLAS-52", "Atlas work boot", "leather", ["black"], Numbers(39, 47), ["B2428", "B2468"]), ArticleKind.Boot, 689, 145),
        new(new Style("CORAL-14", "Coral wedge sandal", "cork and leather", ["white", "tan"], Numbers(35, 41), ["B2429", "B2469", "B2509"]), ArticleKind.Sandal, 359, 79),
        new(new Style("NOVA-36", "Nova platform sneaker", "leather", ["white", "black"], Numbers(35, 41), ["B2430", "B2470", "B2510", "B2550"]), ArticleKind.Sneaker, 479, 105),
        new(new Style("WILLOW-A1", "Willow wool coat", "wool blend", ["camel", "grey"], Letters(4), ["B2431", "B2471"]), ArticleKind.Apparel, 899, 189),
        new(new Style("CEDAR-A2", "Cedar down jacket", "nylon", ["black", "red", "blue"], Letters(5), ["B2432", "B2472", "B2512"]), ArticleKind.Apparel, 859, 179),
        new(new Style("BROOK-A3", "Brook knit pullover", "wool", ["cream", "navy"], Letters(4), ["B2433", "B2473", "B2513"]), ArticleKind.Apparel, 399, 85),
        new(new Style("DUNE-A4", "Dune chinos", "cotton", ["sand", "navy"], Letters(5), ["B2434", "B2474", "B2514"]), ArticleKind.Apparel, 329, 69),
        new(new Style("PEONY-A5", "Peony silk blouse", "silk", ["rose", "white"], Letters(4), ["B2435", "B2475"]), ArticleKind.Apparel, 459, 95),
        new(new Style("SKY-A6", "Sky printed T-shirt", "cotton", ["white", "blue"], Letters(5), ["B2436", "B2476", "B2516", "B2556"]), ArticleKind.Apparel, 159, 39),
        new(new Style("MOSS-A7", "Moss fleece jacket", "polyester", ["green", "grey"], Letters(5), ["B2437", "B2477"]), ArticleKind.Apparel, 359, 75),
        new(new Style("INDIGO-A8", "Indigo denim jacket", "denim", ["blue"], Letters(4), ["B2438", "B2478", "B2518"]), ArticleKind.Apparel, 429, 89),
        new(new Style("FERN-A9", "Fern pleated skirt", "viscose", ["green", "black"], Letters(3), ["B2439", "B2479"]), ArticleKind.Apparel, 299, 65),
        new(new Style("RIVER-A10", "River kids' hoodie", "cotton", ["red", "navy"], Letters(3), ["B2440", "B2480"]), ArticleKind.Apparel, 219, 49),
    ];

    private static IEnumerable<string> Numbers(int from, int to) => Enumerable.Range(from, to - from + 1).Select(size => $"{size}");

    private static IEnumerable<string> Letters(int count) => Sizes.Take(count);
}
