using System.Collections.Concurrent;
using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Law;

/// <summary>A kept version and what it says.</summary>
public sealed record LawVersion(LawPackVersion Kept, RulePack Pack);

/// <summary>All packs with all their versions.</summary>
public sealed class LawBook(ComplaintsDb db)
{
    // What was once imported never changes, so it is read once.
    private static readonly ConcurrentDictionary<string, RulePack> Read = new(StringComparer.Ordinal);

    /// <summary>By code, each in the order in which they came.</summary>
    public async Task<IReadOnlyList<LawVersion>> All(CancellationToken cancellation) =>
        [.. (await db.LawPackVersions.AsNoTracking().ToListAsync(cancellation)).OrderBy(version => version.Code, StringComparer.Ordinal).ThenBy(version => version.Number)
            .Select(version => new LawVersion(version, PackOf(version.Json)))];

    /// <summary>Brings the packs of the program into a database that does not have them. One that is there stays as it is.</summary>
    public static async Task Keep(ComplaintsDb db, DateTime now)
    {
        var known = (await db.LawPackVersions.AsNoTracking().Select(version => version.Code).ToListAsync()).ToHashSet();
        foreach (var versions in Shipped().Select(json => (Json: json, Pack: PackOf(json))).GroupBy(version => version.Pack.Code).Where(versions => !known.Contains(versions.Key)))
        {
            db.AddRange(versions.OrderBy(version => version.Pack.ValidFrom).Select((version, index) => new LawPackVersion(version.Pack, version.Json, index + 1, "Complaints", now)));
        }
    }

    /// <summary>The packs that travel with the program, as text.</summary>
    public static IEnumerable<string> Shipped()
    {
        var assembly = typeof(LawBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Law.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static RulePack PackOf(string json) => Read.GetOrAdd(json, text => PackReader.Read(text) is { Pack: { } pack } ? pack
        : throw new InvalidOperationException("A pack that was accepted cannot be read: " + string.Join(" ", PackReader.Read(text).Problems.Select(problem => $"{problem.Path}: {problem.Sentence}"))));
}
