using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>A mapping while a person makes it, with the beginning of the file it is made for. No drawing, no database.</summary>
public sealed class ImportDraft
{
    /// <summary>Rows read for the preview and for the words found; enough to meet every word of a coded column.</summary>
    private const int Sample = 20_000;

    private readonly byte[] file;

    public ImportDraft(byte[] file, string fileName)
    {
        this.file = file;
        Name = ImportCode.Cut(Path.GetFileNameWithoutExtension(fileName), ImportMappingCheck.LongestName);
        Header = false;
        Look();
        Header = Table is { } table && IsHeader(table);
        Look();
        Guess();
    }

    public string Name { get; set; }

    public string Separator { get; set; } = ImportMappingView.Auto;

    public string Encoding { get; set; } = ImportMappingView.Auto;

    public string Quote { get; set; } = "\"";

    public bool Header { get; set; }

    /// <summary>Separated by semicolons, which no date format contains.</summary>
    public string DateFormats { get; set; } = "";

    public string TimeZone { get; set; } = "UTC";

    /// <summary>Separated by semicolons.</summary>
    public string NullWords { get; set; } = "NULL; N/A; -";

    public bool DecimalComma { get; set; }

    public List<string> Key { get; set; } = [];

    /// <summary>What fills each field: a column's name, <see cref="Constant"/>, or nothing.</summary>
    public Dictionary<string, string> Columns { get; } = ImportTarget.All.ToDictionary(target => target.Name, _ => "");

    public Dictionary<string, string> Defaults { get; } = ImportTarget.All.Where(target => target.Constant).ToDictionary(target => target.Name, _ => "");

    /// <summary>What words mean, by field; an empty meaning is "nothing", and a word without one stays as it is.</summary>
    public Dictionary<string, Dictionary<string, string>> Values { get; } = ImportTarget.All.Where(target => target.Constant).ToDictionary(target => target.Name, _ => new Dictionary<string, string>());

    /// <summary>Chosen instead of a column. No column can be called so, because names are trimmed.</summary>
    public const string Constant = " ";

    /// <summary>The beginning of the file as it is read now; null when it cannot be read.</summary>
    public ImportTable? Table { get; private set; }

    /// <summary>The encoding in which it was read.</summary>
    public string ReadAs { get; private set; } = "";

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Reads the file anew, after anything changed about how it is written.</summary>
    public void Look()
    {
        var text = ImportText.Decode(file, Encoding);
        var table = text.IsRefused ? Refused.Form(text.Problems) : ImportTable.Read(text.Value!.Text, ToMapping(), Sample);
        (Table, ReadAs, Problems) = (table.Value, text.Value?.Encoding ?? "", table.Problems);
    }

    /// <summary>The words of the column that fills this field, most frequent first; at most thirty, because more are no code.</summary>
    public IReadOnlyList<string> WordsOf(string target)
    {
        if (Table is null || Table.IndexOf(Columns[target]) is var column && column < 0)
        {
            return [];
        }

        var nothing = Split(NullWords).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = Table.Lines.Where(line => line.Fields.Length > column).Select(line => line.Fields[column].Trim())
            .Where(word => word.Length > 0 && !nothing.Contains(word)).CountBy(word => word, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(word => word.Value).Select(word => word.Key).Take(31).ToList();
        return words.Count > 30 ? [] : words;
    }

    public ImportMappingView ToMapping() => new()
    {
        Name = Name.Trim(),
        Separator = Separator,
        Encoding = Encoding,
        Quote = Quote,
        Header = Header,
        DateFormats = Split(DateFormats),
        TimeZone = TimeZone.Trim(),
        NullWords = Split(NullWords),
        DecimalComma = DecimalComma,
        Key = [.. Key],
        Columns = Columns.Where(column => column.Value.Trim().Length > 0).ToDictionary(),
        Defaults = Defaults.Where(entry => entry.Value.Trim().Length > 0).ToDictionary(),
        Values = Values.Where(words => Columns[words.Key].Trim().Length > 0)
            .Where(words => words.Value.Count > 0)
            .ToDictionary(words => words.Key, words => (IReadOnlyDictionary<string, string>)words.Value.ToDictionary()),
    };

    /// <summary>Takes over a saved mapping; what it says about columns this file does not have stays visible as a problem when tried.</summary>
    public void Use(ImportMappingView mapping)
    {
        (Name, Separator, Encoding, Quote, Header) = (mapping.Name, mapping.Separator, mapping.Encoding, mapping.Quote, mapping.Header);
        (TimeZone, DecimalComma, Key) = (mapping.TimeZone, mapping.DecimalComma, [.. mapping.Key]);
        (DateFormats, NullWords) = (string.Join("; ", mapping.DateFormats), string.Join("; ", mapping.NullWords));
        foreach (var target in ImportTarget.All)
        {
            var constant = mapping.Defaults.GetValueOrDefault(target.Name) ?? "";
            Columns[target.Name] = mapping.Columns.GetValueOrDefault(target.Name) ?? (constant.Length > 0 ? Constant : "");
            if (target.Constant)
            {
                Defaults[target.Name] = constant;
                Values[target.Name] = mapping.Values.TryGetValue(target.Name, out var words) ? words.ToDictionary() : [];
            }
        }

        Look();
    }

    /// <summary>The columns a select offers: those of the file, and one the mapping names although the file lacks it.</summary>
    public IEnumerable<string> Offered(string target) =>
        (Table?.Columns ?? []).Where(name => name.Length > 0).Concat(Columns[target].Trim() is { Length: > 0 } chosen ? [chosen] : []).Distinct();

    private void Guess()
    {
        foreach (var target in ImportTarget.All)
        {
            Columns[target.Name] = Header ? Table?.Columns.FirstOrDefault(name => Plain(name) == Plain(target.Name)) ?? "" : "";
        }
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetter)).ToUpperInvariant();

    // A header has names: all different, and none of them a date or a number.
    private static bool IsHeader(ImportTable table)
    {
        var dates = new ImportDates([], TimeZoneInfo.Utc);
        var first = table.Lines[0].Fields.Select(field => field.Trim()).Where(field => field.Length > 0).ToList();
        return table.Lines.Count > 1 && first.Count > 0 && first.Distinct().Count() == first.Count
            && first.TrueForAll(field => dates.Read(field).Moment is null && ImportNumbers.Read(field, false) is null && ImportNumbers.Read(field, true) is null);
    }

    private static List<string> Split(string list) => [.. list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
