using System.Globalization;

namespace Complaints.Benchmarks;

/// <param name="ApproverKey">Somebody else than the key's owner, who decides on compensation.</param>
/// <param name="Database">The SQLite file of the server, which only <see cref="Resume"/> opens.</param>
public sealed record Options(string? Url, string? Key, string ApproverKey, string? Database, int Count, int Concurrency)
{
    public static Options Read(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int otherwise) => int.TryParse(Value(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
        return new Options(Value("--url"), Value("--key"), Value("--approver-key") ?? "demo-supervisor", Value("--database"), Number("--count", 200), Number("--concurrency", 8));
    }
}
