using System.Globalization;

namespace Complaints.Products.Pictures;

/// <summary>
/// How the pictures of defects are drawn, on a grid of 48 by 48: the article soft, what is wrong with it in the colour of warning.
/// The style sheet pictures.css knows the colours, a picture only says what a stroke means.
/// </summary>
internal static class Pen
{
    /// <summary>The article: outline and a soft tone inside. Hides what lies behind it.</summary>
    public static string Body(string path) => Path("body", path);

    /// <summary>A line on the article: laces, stitches, tread.</summary>
    public static string Line(string path) => Path("line", path);

    /// <summary>Empty inside: paper, skin, an opening.</summary>
    public static string Bare(string path) => Path("bare", path);

    /// <summary>What ought to be there and is not.</summary>
    public static string Ghost(string path) => Path("ghost", path);

    /// <summary>A line in the colour of the words: people and other actors.</summary>
    public static string Ink(string path) => Path("ink", path);

    /// <summary>What is wrong, as a line.</summary>
    public static string Fault(string path) => Path("fault", path);

    /// <summary>What is wrong, as a shape that lets the article through.</summary>
    public static string Hurt(string path) => Path("hurt", path);

    /// <summary>What is wrong, filled.</summary>
    public static string Full(string path) => Path("full", path);

    /// <summary>What is wrong, as a gap in the article.</summary>
    public static string Flaw(string path) => Path("flaw", path);

    /// <summary>A pale film on the article, without an outline: lighter than the article in both schemes.</summary>
    public static string Film(string path) => Path("film", path);

    /// <summary>What is wrong because it is not there.</summary>
    public static string Gone(string path) => Path("gone", path);

    /// <summary>A line cut out of something filled.</summary>
    public static string Cut(string path) => Path("cut", path);

    /// <summary>What a group is about, filled in the accent colour: nothing is wrong yet.</summary>
    public static string Part(string path) => Path("part", path);

    /// <summary>What a group is about, as a line.</summary>
    public static string PartLine(string path) => Path("part-line", path);

    /// <summary>A small round sign with a cross: refused, wrong.</summary>
    public static string Refusal(double x, double y) =>
        Flaw(Circle(x, y, 7.5)) + Fault(Invariant($"M{x - 2.75} {y - 2.75}l5.5 5.5m0-5.5l-5.5 5.5"));

    public static string Circle(double x, double y, double radius) =>
        Invariant($"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z");

    /// <summary>A dot as wide as a stroke.</summary>
    public static string Dot(double x, double y) => Invariant($"M{x} {y}h.01");

    /// <summary>A drawing moved and made smaller; its strokes stay as wide as all others.</summary>
    public static string Small(double x, double y, double scale, string drawing) =>
        Invariant($"""<g transform="translate({x} {y}) scale({scale})" stroke-width="{2 / scale:0.##}">{drawing}</g>""");

    private static string Path(string meaning, string path) => $"""<path class="{meaning}" d="{path}"/>""";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
