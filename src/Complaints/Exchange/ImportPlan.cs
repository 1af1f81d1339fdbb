using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>A mapping applied to one file: which column of this very file fills which field.</summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<string, int> columns = [];
    private readonly Dictionary<string, Dictionary<string, string>> words;
    private readonly HashSet<string> nullWords;

    private ImportPlan(ImportMappingView mapping, ImportTable table, DateTime now)
    {
        Mapping = mapping;
        Table = table;
        Now = now;
        Dates = new ImportDates(mapping.DateFormats, TimeZoneInfo.FindSystemTimeZoneById(mapping.TimeZone));
        nullWords = mapping.NullWords.Select(word => word.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        words = mapping.Values.ToDictionary(
            target => target.Key, target => target.Value.ToDictionary(word => word.Key.Trim(), word => word.Value.Trim(), StringComparer.OrdinalIgnoreCase));
    }

    public ImportMappingView Mapping { get; }

    public ImportTable Table { get; }

    public DateTime Now { get; }

    public ImportDates Dates { get; }

    public IReadOnlyList<int> Key { get; private set; } = [];

    /// <param name="at">What to put before the names of fields in problems.</param>
    public static Answer<ImportPlan> For(ImportMappingView mapping, ImportTable table, DateTime now, string at)
    {
        var plan = new ImportPlan(mapping, table, now);
        var form = new FormCheck();
        foreach (var (target, column) in mapping.Columns)
        {
            plan.columns[target] = plan.Find(form, $"{at}columns.{target}", column);
        }

        plan.Key = [.. mapping.Key.Select((column, index) => plan.Find(form, $"{at}key[{index}]", column))];
        return form.Problems.Count > 0 ? Refused.Form(form.Problems) : plan;
    }

    public int? ColumnOf(string target) => columns.TryGetValue(target, out var index) ? index : null;

    /// <summary>A column as a sentence names it.</summary>
    public Sentence NameOf(int column) => Table.HasHeader
        ? Sentence.Of($"Column '{ImportSentences.Short(Table.Columns[column])}'")
        : Sentence.Of($"Column {column + 1}");

    /// <summary>A cell's text, or null where it is empty or says so.</summary>
    public string? Stated(string[] fields, int column)
    {
        var text = fields[column].Trim();
        return text.Length == 0 || nullWords.Contains(text) ? null : text;
    }

    /// <summary>The translations for a field; null when it has none.</summary>
    public IReadOnlyDictionary<string, string>? Words(string target) => words.TryGetValue(target, out var found) && found.Count > 0 ? found : null;

    public string? Default(string target) => Mapping.Defaults.TryGetValue(target, out var word) && !string.IsNullOrWhiteSpace(word) ? word.Trim() : null;

    private int Find(FormCheck form, string field, string column)
    {
        var index = Table.IndexOf(column);
        form.When(index < 0, field, Table.HasHeader
            ? Sentence.Of($"The file has no column '{ImportSentences.Short(column)}'. It has {Shown()}.")
            : Sentence.Of($"The file has no column {ImportSentences.Short(column)}: without a header, columns are numbered 1 to {Table.Columns.Count}."));
        return index;
    }

    private string Shown() => string.Join(", ", Table.Columns.Take(40).Select(name => ImportSentences.Short(name))) + (Table.Columns.Count > 40 ? ", …" : "");
}
