using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Complaints.Tests.Shell;

/// <summary>The resource files as they stand in the source tree.</summary>
internal static class Resx
{
    public static string Source { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../src/Complaints"));

    /// <summary>Every set of texts: "Shell/Texts", "Setup/SetupTexts" …</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Select(file => file[..^".resx".Length]).Where(set => !set.EndsWith(".de", StringComparison.Ordinal) && !set.EndsWith(".zh", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <param name="language">de or zh; null for English.</param>
    public static IReadOnlyDictionary<string, string> Read(string set, string? language = null)
    {
        var file = Path.Combine(Source, language is null ? $"{set}.resx" : $"{set}.{language}.resx");
        return File.Exists(file)
            ? XDocument.Load(file).Root!.Elements("data").ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value)
            : new Dictionary<string, string>();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
