using Complaints.Compensation;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Exchange;

/// <summary>What can be wrong with a mapping before any file is seen.</summary>
internal static class ImportMappingCheck
{
    public const int LongestName = 100;
    private const int MostWords = 5000;

    /// <param name="at">What to put before the names of fields.</param>
    public static IReadOnlyList<Problem> Check(ImportMappingView mapping, string at)
    {
        var form = new FormCheck();
        form.Text(at + "name", mapping.Name, LongestName, required: true, "Say what the register is called: its tickets carry this name as their source.");
        form.When(mapping.Name == TicketQueries.Own, at + "name", $"A register cannot be called '{TicketQueries.Own}': that word stands for the chain's own tickets.");
        form.OneOf(at + "separator", mapping.Separator, ImportTable.Separators, "Say what separates the fields.");
        form.OneOf(at + "encoding", mapping.Encoding, ImportText.Encodings, "Say how the text is encoded.");
        form.When(
            mapping.Quote.Length > 1 || (mapping.Quote.Length == 1 && (!char.IsAscii(mapping.Quote[0]) || !(char.IsPunctuation(mapping.Quote[0]) || char.IsSymbol(mapping.Quote[0])))),
            at + "quote", "The quote is one character such as \" or ', or empty for none.");
        form.When(mapping.Quote.Length == 1 && mapping.Quote == mapping.Separator, at + "quote", "The quote and the separator cannot be the same character.");
        form.When(!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out _), at + "timeZone", $"There is no time zone '{ImportSentences.Short(mapping.TimeZone)}'. Give its IANA name, such as Europe/Berlin or UTC.");
        for (var index = 0; index < mapping.DateFormats.Count; index++)
        {
            form.When(!ImportDates.IsFormat(mapping.DateFormats[index]), $"{at}dateFormats[{index}]",
                $"'{ImportSentences.Short(mapping.DateFormats[index] ?? "")}' does not read dates. A format says year, month and day, such as dd/MM/yyyy HH:mm.");
        }

        form.When(mapping.DateFormats.Count > 20, at + "dateFormats", "At most 20 date formats are tried.");
        form.When(mapping.NullWords.Any(word => word is null) || mapping.NullWords.Count > 100, at + "nullWords", "Give at most 100 words.");
        form.When(mapping.Key.Any(string.IsNullOrWhiteSpace), at + "key", "Name the columns that identify a row, or leave the list empty.");
        Columns(form, mapping, at);
        Values(form, mapping, at);
        Defaults(form, mapping, at);
        return form.Problems;
    }

    private static void Columns(FormCheck form, ImportMappingView mapping, string at)
    {
        foreach (var (target, column) in mapping.Columns)
        {
            form.When(ImportTarget.Of(target) is null, $"{at}columns.{target}", $"There is no field '{ImportSentences.Short(target)}' to fill. Possible are {ImportTarget.Names}.");
            form.When(string.IsNullOrWhiteSpace(column), $"{at}columns.{target}", "Name the column, or leave the field out.");
        }

        form.When(!mapping.Columns.ContainsKey(ImportTarget.OpenedAt), $"{at}columns.{ImportTarget.OpenedAt}", "Say which column holds the day the complaint was opened.");
    }

    private static void Values(FormCheck form, ImportMappingView mapping, string at)
    {
        foreach (var (target, words) in mapping.Values)
        {
            var field = $"{at}values.{target}";
            form.When(ImportTarget.Of(target) is not { Constant: true }, field, $"Words cannot be translated for '{ImportSentences.Short(target)}'. Possible are {Translatable}.");
            form.When(words is null || words.Count > MostWords, field, $"Give at most {MostWords:N0} words with their translations.");
            foreach (var (word, meaning) in words ?? new Dictionary<string, string>())
            {
                Word(form, $"{field}.{word}", target, meaning);
            }

            form.When(
                words is not null && words.Keys.Select(word => word.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() != words.Count,
                field, "Two of these words differ only in upper and lower case, which makes no difference here.");
        }
    }

    private static void Defaults(FormCheck form, ImportMappingView mapping, string at)
    {
        foreach (var (target, word) in mapping.Defaults)
        {
            form.When(ImportTarget.Of(target) is not { Constant: true }, $"{at}defaults.{target}", $"'{ImportSentences.Short(target)}' cannot be a constant. Possible are {Translatable}.");
            Word(form, $"{at}defaults.{target}", target, word);
        }
    }

    private static void Word(FormCheck form, string field, string target, string? word)
    {
        form.When(word is null, field, "Give a word.");
        var longest = ImportTarget.Of(target)?.Longest is > 0 and var limit ? limit : TextLimits.Name;
        form.Text(field, word, longest);
        if (target == ImportTarget.Channel)
        {
            form.OneOf(field, word, Choices.Channels, null);
        }

        form.When(target == ImportTarget.Currency && !string.IsNullOrEmpty(word) && !Money.IsCurrency(word), field, "Give the currency as a code such as CNY or EUR.");
    }

    private static readonly string Translatable = string.Join(", ", ImportTarget.All.Where(target => target.Constant).Select(target => target.Name));
}
