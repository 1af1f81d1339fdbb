using System.Globalization;
using Complaints.Law;

namespace Complaints.Products.Care;

/// <summary>
/// Which care an article takes, from the words that its style's material is described with. Rough and patent leather take other
/// care than smooth leather; between those the law makes no difference, see <see cref="Material"/>.
/// </summary>
public static class CareGroup
{
    /// <summary>For a material that nobody has described, or of which the words say two things.</summary>
    public const string Unknown = "unknown";

    public static readonly IReadOnlyList<string> All = ["leather", "suede", "patent", Material.Imitation, "cloth", "rubber", Unknown];

    private static readonly string[] Rough = ["suede", "nubuck", "wildleder", "nubuk", "rauleder", "磨砂皮", "反绒皮", "反毛皮", "绒面"];
    private static readonly string[] Patent = ["patent", "lackleder", "lack", "漆皮"];

    /// <param name="material">As the style has it, such as "lined leather".</param>
    public static string Of(string? material)
    {
        if (Material.GroupOf(material) is Material.Imitation)
        {
            return Material.Imitation;
        }

        var lower = (material ?? "").ToLower(CultureInfo.InvariantCulture);
        return Says(Rough) ? "suede" : Says(Patent) ? "patent" : Material.GroupOf(material) ?? Unknown;

        bool Says(string[] words) => words.Any(word => lower.Contains(word, StringComparison.Ordinal));
    }
}
