using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>A file read row by row: what can be imported, and why the rest cannot.</summary>
internal sealed class ImportReading
{
    private readonly List<RefusedRow> refused = [];
    private readonly List<(int Line, int Earlier)> repeated = [];
    private readonly string source;
    private readonly int read;
    private int knownBefore;

    private ImportReading(string source, int read) => (this.source, this.read) = (source, read);

    public List<ImportRow> Rows { get; } = [];

    /// <param name="known">The register's rows that were imported before: their keys, and what tickets they became.</param>
    /// <param name="currencies">The currencies of the chain's own stores.</param>
    public static ImportReading Of(ImportPlan plan, IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> currencies)
    {
        var reading = new ImportReading(plan.Mapping.Name, plan.Table.Lines.Count);
        var keys = new ImportKeys(plan.Key);
        var places = new Dictionary<string, int>();
        foreach (var line in plan.Table.Lines)
        {
            var key = line.Fields.Length == plan.Table.Columns.Count ? keys.Of(line.Fields) : "";
            var (row, wrong) = ImportRow.Read(plan, line, key, currencies);
            if (row is null)
            {
                reading.refused.Add(new RefusedRow(line.Line, wrong!));
            }
            else if (known.TryGetValue(key, out var number))
            {
                reading.knownBefore++;
                reading.refused.Add(new RefusedRow(line.Line, AlreadyAs(number)));
            }
            else if (places.TryGetValue(key, out var earlier))
            {
                reading.repeated.Add((line.Line, earlier));
            }
            else
            {
                places.Add(key, reading.Rows.Count);
                reading.Rows.Add(row);
            }
        }

        return reading;
    }

    /// <param name="numbers">The tickets' numbers, row by row; null while there are none.</param>
    public ImportReport Report(bool dryRun, IReadOnlyList<string>? numbers)
    {
        var repeats = repeated.Select(repeat => new RefusedRow(repeat.Line, numbers is null
            ? $"The row in line {Rows[repeat.Earlier].Line:value} has the same key and comes first."
            : AlreadyAs(numbers[repeat.Earlier])));
        return new ImportReport(read, Rows.Count, knownBefore + repeated.Count, dryRun, source, [.. refused.Concat(repeats).OrderBy(row => row.Line)]);
    }

    private static Sentence AlreadyAs(string number) => $"Already imported as {number:value}.";
}
