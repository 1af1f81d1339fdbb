using System.Globalization;

namespace Complaints.Benchmarks;

/// <param name="ApproverKey">Somebody else than the key's owner, who decides on compensation.</param>
/// <param name="Database">The SQLite file of the server, which only <see cref="Resume"/> opens.</param>
/// <param name="ManyUrl">The server beside which there are to be many processes, and its file.</param>
public sealed record Options(string? Url, string? Key, string ApproverKey, string? Database, string? ManyUrl, string? ManyDatabase, int Count, int Concurrency)
{
    public static Options Read(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int otherwise) => int.TryParse(Value(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
        return new Options(Value("--url"), Value("--key"), Value("--approver-key") ?? "demo-supervisor", Value("--database"), Value("--many-url"), Value("--many-database"), Number("--count", 200), Number("--concurrency", 8));
    }
}
