using System.Text;
using Complaints.Products;
using Complaints.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace Complaints.Tickets.Intake;

/// <summary>
/// What may stand on a label of ours: <c>STYLE/COLOUR/SIZE/BATCH</c>, where parts may be empty or missing, as in
/// <c>RANGER-42/brown/42/B2409</c> or <c>RANGER-42//42/</c>; an address that ends in them, with %20 for a space; an address that
/// names them (<c>?style=RANGER-42&amp;batch=B2409</c>, or all of it as <c>?label=</c>); or a bare style or batch code. Capitals do not matter.
/// </summary>
internal static class ScanText
{
    private const int MostShown = 40;

    /// <summary>Of how many parts one word may consist: a size such as 86/92 has a slash of its own.</summary>
    private const int MostJoined = 3;

    private static readonly string[] Names = ["style", "colour", "size", "batch"];

    /// <summary>
    /// The text as it came, then as it was probably meant: a scanner set to an American keyboard on a German computer types ß for a
    /// hyphen, a hyphen for a slash, and swaps y and z.
    /// </summary>
    public static IEnumerable<string> Readings(string scanned)
    {
        var plain = Plain(scanned);
        yield return plain;
        if (plain.Any("ß-yzYZ".Contains))
        {
            yield return new string([.. plain.Select(sign => sign switch { 'ß' => '-', '-' => '/', 'y' => 'z', 'z' => 'y', 'Y' => 'Z', 'Z' => 'Y', _ => sign })]);
        }
    }

    /// <summary>Without what scanners add and with wide digits made narrow, as a Chinese keyboard types them.</summary>
    public static string Plain(string scanned) =>
        Letters.Normalized(new string([.. scanned.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign))]), NormalizationForm.FormKC).Trim();

    /// <summary>What a label says of an article, so that <see cref="Label"/> reads it.</summary>
    public static string LabelOf(string style, string? colour, string? size, string? batch) => string.Join('/', style, colour, size, batch).TrimEnd('/');

    public static string Short(string text) => text.Length > MostShown ? text[..MostShown] + "…" : text;

    public static ScanView? Label(string text, Lists lists)
    {
        var parts = Parts(text);
        var place = parts.FindIndex(part => StyleOf(part, lists) is not null);
        if (place < 0)
        {
            return Batch(parts, lists);
        }

        var style = StyleOf(parts[place], lists)!;
        string? colour = null, size = null, batch = null;
        var left = new List<string>();
        for (var at = place + 1; at < parts.Count; at++)
        {
            var part = WordAt(parts, at, style, out var further);
            at += further;
            if (part.Length == 0)
            {
                continue;
            }

            var known = (Same(style.Batches, part), Same(style.Sizes, part), Same(style.Colours, part));
            switch (known)
            {
                case ({ } found, _, _): batch = found; break;
                case (_, { } found, _): size = found; break;
                case (_, _, { } found): colour = found; break;
                default: left.Add(Short(part)); break;
            }
        }

        var bare = parts.Count(part => part.Length > 0) == 1;
        return new ScanView(bare ? "style" : "label", [Of(style, style.Code, colour ?? (style.Colours is [var only] ? only : null), size, batch)], left);
    }

    public static ScanArticle Of(Style? style, string code, string? colour, string? size, string? batch) =>
        new(null, null, null, null, null, null, code, style?.NameHere ?? code, colour, size, batch, null, null, null, null);

    private static ScanView? Batch(List<string> parts, Lists lists)
    {
        var styles = parts.Where(part => part.Length > 0).Take(1)
            .SelectMany(part => lists.Styles.Where(style => Same(style.Batches, part) is not null).Select(style => Of(style, style.Code, style.Colours is [var only] ? only : null, null, Same(style.Batches, part)))).ToList();
        return styles.Count == 0 ? null : new ScanView("batch", styles, []);
    }

    private static List<string> Parts(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return [.. text.Split('/').Select(part => part.Trim())];
        }

        var named = QueryHelpers.ParseQuery(address.Query);
        string[] label = named.TryGetValue("label", out var given) ? given.ToString().Split('/') : [];
        return [.. address.AbsolutePath.Split('/').Select(Uri.UnescapeDataString).Concat(label)
            .Concat(Names.Select(name => named.TryGetValue(name, out var value) ? value.ToString() : "")).Select(part => part.Trim())];
    }

    /// <summary>The longest word of the style that begins here, or else the part alone.</summary>
    private static string WordAt(List<string> parts, int at, Style style, out int further)
    {
        for (further = Math.Min(MostJoined, parts.Count - at) - 1; further > 0; further--)
        {
            var word = string.Join('/', parts.Skip(at).Take(further + 1));
            if ((Same(style.Sizes, word) ?? Same(style.Colours, word) ?? Same(style.Batches, word)) is not null)
            {
                return word;
            }
        }

        return parts[at];
    }

    private static Style? StyleOf(string part, Lists lists) => lists.Styles.FirstOrDefault(style => string.Equals(style.Code, part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Written alike, or read alike: ½ comes out of <see cref="Plain"/> as three signs.</summary>
    private static string? Same(IReadOnlyList<string> known, string part) =>
        known.FirstOrDefault(word => string.Equals(word, part, StringComparison.OrdinalIgnoreCase)) ?? known.FirstOrDefault(word => string.Equals(Plain(word), part, StringComparison.OrdinalIgnoreCase));
}
