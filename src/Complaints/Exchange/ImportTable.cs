using System.Globalization;
using Complaints.Shell;
using CsvHelper;

namespace Complaints.Exchange;

/// <summary>One record of a file.</summary>
/// <param name="Line">Where it starts, counting every line of the file from 1, those inside quotes too.</param>
/// <param name="Wrong">Why its fields cannot be trusted; null when they can.</param>
public sealed record ImportLine(int Line, string[] Fields, Sentence? Wrong);

/// <summary>A file's records, and what its columns are called.</summary>
public sealed record ImportTable(IReadOnlyList<string> Columns, bool HasHeader, string Separator, IReadOnlyList<ImportLine> Lines)
{
    public const int MostRows = 200_000;
    private const string Tab = "tab";

    public static readonly IReadOnlyList<string> Separators = [ImportMappingView.Auto, ",", ";", Tab, "|"];

    /// <param name="most">Stop after so many rows, for a preview; null to read all, and to refuse a file that has too many.</param>
    public static Answer<ImportTable> Read(string text, ImportMappingView mapping, int? most = null)
    {
        Sentence? malformed = null;
        var unclosed = 0L;
        var options = new CsvReaderOptions
        {
            Separator = mapping.Separator switch { ImportMappingView.Auto => null, Tab => '\t', var other => other[0] },
            DetectSeparatorHint = false,
            HasHeader = false,
            Mode = mapping.Quote.Length == 0 ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = mapping.Quote.Length == 0 ? '"' : mapping.Quote[0],
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record =>
            {
                // A stray quote is text, as in 5" heel.
                malformed = record.Reason == CsvMalformedReason.TextAfterClosingQuote ? Sentence.Of("A field goes on after its closing quote.") : null;
                unclosed = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : 0;
            },
        };
        using var reader = CsvReader.FromText(text, options);
        var lines = new List<ImportLine>();
        string[]? header = null;
        while (lines.Count < (most ?? int.MaxValue))
        {
            malformed = null;
            if (!reader.Read())
            {
                break;
            }

            var fields = new string[reader.FieldCount];
            for (var index = 0; index < fields.Length; index++)
            {
                fields[index] = reader.GetString(index);
            }

            if (unclosed > 0)
            {
                return Refused.Form("file", $"A quote is opened in the row that starts at line {unclosed} and never closed. Correct the file, or say which character quotes.");
            }

            if (mapping.Header && header is null)
            {
                header = fields;
                continue;
            }

            lines.Add(new ImportLine((int)reader.LineNumber, fields, malformed));
            if (lines.Count > MostRows)
            {
                return Refused.Form("file", $"The file has more than {MostRows:N0} rows. Split it.");
            }
        }

        var separator = reader.Separator == '\t' ? Tab : reader.Separator.ToString();
        return lines.Count == 0
            ? header is null ? Refused.Form("file", "The file is empty.") : Refused.Form("file", "The file has a header but no row below it.")
            : WhyBadHeader(header) is { } wrong ? Refused.Form("file", wrong)
            : new ImportTable(Named(header, lines[0].Fields.Length), header is not null, separator, lines);
    }

    /// <summary>A column's place, by its header or, without one, by its number; -1 when there is none.</summary>
    public int IndexOf(string column)
    {
        column = column.Trim();
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index] == column)
            {
                return index;
            }
        }

        return -1;
    }

    private static string[] Named(string[]? header, int count) => header is null
        ? [.. Enumerable.Range(1, count).Select(place => place.ToString(CultureInfo.InvariantCulture))]
        : [.. header.Select(name => name.Trim())];

    private static Sentence? WhyBadHeader(string[]? header)
    {
        var twice = header?.Select((name, index) => (Name: name.Trim(), Place: index + 1))
            .Where(column => column.Name.Length > 0).GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null
            : Sentence.Of($"The header names '{ImportSentences.Short(twice.Key)}' more than once, in columns {twice.Select(column => column.Place.ToString(CultureInfo.InvariantCulture))}. Rename one of them, or read the file without its header.");
    }
}
