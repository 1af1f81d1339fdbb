using System.Globalization;

namespace Complaints.Law;

/// <summary>
/// Into which group of material a rule would put an article, from the words that its style is described with. Nothing is
/// guessed: unknown words, or words of two groups, give no group.
/// </summary>
public static class Material
{
    public const string Imitation = "imitation";

    public static readonly IReadOnlyList<string> Groups = ["leather", Imitation, "cloth", "rubber"];

    private static readonly IReadOnlyList<(string Group, string[] Words)> Known =
    [
        ("leather", ["leather", "nubuck", "suede", "cowhide", "calfskin", "sheepskin", "goatskin", "leder", "nubuk", "wildleder", "皮", "皮革", "牛皮", "羊皮", "猪皮", "真皮", "磨砂皮", "反绒皮"]),
        (Imitation, ["imitation", "synthetic", "artificial", "faux", "vegan", "pu", "pvc", "leatherette", "kunstleder", "synthetik", "人造革", "合成革", "仿皮", "仿革", "人造", "合成"]),
        ("cloth", ["cloth", "canvas", "cotton", "textile", "fabric", "mesh", "knit", "satin", "wool", "silk", "nylon", "polyester", "viscose", "denim", "linen", "felt", "stoff", "textil", "baumwolle", "leinen", "filz", "布", "帆布", "棉", "网布", "针织", "丝", "羊毛", "麻", "尼龙"]),
        ("rubber", ["rubber", "eva", "gummi", "橡胶", "胶鞋"]),
    ];

    /// <param name="text">As the style has it, such as "lined leather".</param>
    /// <returns>Null when the words do not say.</returns>
    public static string? GroupOf(string? text)
    {
        var lower = (text ?? "").ToLower(CultureInfo.InvariantCulture);
        var words = lower.Split([' ', ',', ';', '/', '-', '+', '&', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries);
        var found = Known.Where(group => group.Words.Any(word => word[0] > 0x2E80 ? lower.Contains(word, StringComparison.Ordinal) : words.Contains(word))).Select(group => group.Group).ToList();

        // Imitation leather is no leather, whatever else it is called.
        return found is [var only] ? only : found.Count == 2 && found.Contains(Imitation) && found.Contains("leather") ? Imitation : null;
    }
}
