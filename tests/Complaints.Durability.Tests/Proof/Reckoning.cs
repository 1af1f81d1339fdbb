using Complaints.Durability.Tests.Load;

namespace Complaints.Durability.Tests.Proof;

/// <summary>
/// Holds a snapshot against what the clients were told, and against itself. Pure: rows and journals in, sentences out.
/// </summary>
public static class Reckoning
{
    public static IReadOnlyList<string> Of(Snapshot rows, IReadOnlyList<Intention> journal) =>
        [.. Promises.Broken(rows, journal), .. Histories.Broken(rows), .. Books.Broken(rows), .. Processes.Broken(rows), .. Claims.Broken(rows, journal), .. Migrations.Broken(rows, journal)];
}
