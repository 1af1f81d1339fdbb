namespace Complaints.Shell;

/// <summary>
/// Files of one kind that people edit while the program runs: read at the start, and again when one has changed. One that is broken
/// then is not taken: the last good one stays in use, and the log says why.
/// </summary>
/// <param name="label">What stands before the name of a file when something is wrong with it.</param>
/// <param name="read">Makes something of a file's name, without its ending, and its text; null and the problems when it cannot.</param>
internal sealed class WatchedFolder<T>(string folder, string label, Func<string, string, (T? Value, IReadOnlyList<string> Problems)> read, ILogger log)
    where T : class
{
    private readonly Lock reading = new();
    private volatile Dictionary<string, Known> files = [];

    /// <summary>Reads what is new.</summary>
    /// <returns>What is wrong with it, a sentence each.</returns>
    public IReadOnlyList<string> Look()
    {
        lock (reading)
        {
            var problems = new List<string>();
            var next = new Dictionary<string, Known>();
            foreach (var file in Files())
            {
                var (name, stamp) = (Path.GetFileNameWithoutExtension(file), StampOf(file));
                var known = files.GetValueOrDefault(name);
                if (known is null || known.Stamp != stamp)
                {
                    var (value, wrong) = read(name, File.ReadAllText(file));
                    problems.AddRange(wrong.Select(problem => $"{label}/{Path.GetFileName(file)}: {problem}"));
                    known = new Known(value ?? known?.Value, stamp);
                }

                next[name] = known;
            }

            files = next;
            return problems;
        }
    }

    /// <summary>What there is now, by the file's name.</summary>
    public IEnumerable<KeyValuePair<string, T>> Now()
    {
        var there = Files();
        if (there.Length != files.Count || there.Any(file => files.GetValueOrDefault(Path.GetFileNameWithoutExtension(file))?.Stamp != StampOf(file)))
        {
            foreach (var problem in Look())
            {
                log.LogWarning("A file was changed and cannot be used, the last good one stays in use: {Problem}", problem);
            }
        }

        return files.Where(file => file.Value.Value is not null).Select(file => KeyValuePair.Create(file.Key, file.Value.Value!));
    }

    private string[] Files() => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];

    private static (DateTime, long) StampOf(string file) => (File.GetLastWriteTimeUtc(file), new FileInfo(file) is { Exists: true } there ? there.Length : 0);

    /// <param name="Stamp">By which a change of the file is noticed.</param>
    private sealed record Known(T? Value, (DateTime, long) Stamp);
}
