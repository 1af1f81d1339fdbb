using Complaints.Shell;
using CsvHelper;

namespace Complaints.Setup;

/// <summary>One pasted line.</summary>
/// <param name="Number">Counted from 1, for whoever looks for it.</param>
/// <param name="Cells">Trimmed; as many as there are columns.</param>
/// <param name="Wrong">Why it cannot be read; null when it can.</param>
internal sealed record PastedLine(int Number, IReadOnlyList<string> Cells, Sentence? Wrong);

/// <summary>Lines as copied from a spreadsheet or a CSV file: separated by tabs, semicolons or commas, whichever the text uses.</summary>
internal static class PastedLines
{
    public const int Most = 5000;
    private const int MostProblems = 20;

    /// <param name="isHead">Whether a first line with this in its first cell names the columns; such a line is skipped.</param>
    /// <param name="fewest">How many columns a line has at least.</param>
    /// <param name="columns">How many are read.</param>
    public static IReadOnlyList<PastedLine> Read(string text, Func<string, bool> isHead, int fewest, int columns, Sentence tooFew, Func<int, Sentence> tooMany)
    {
        var broken = false;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            Mode = CsvMode.Rfc4180,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => broken = true,
        });
        var lines = new List<PastedLine>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index).Trim()).ToArray();
            var names = lines.Count == 0 && cells is [var first, ..] && isHead(first);
            if (!names && cells.Any(cell => cell.Length > 0))
            {
                var wrong = broken ? Sentence.Of("The quotes do not match.")
                    : cells.Length < fewest ? tooFew
                    : cells.Length > columns ? tooMany(cells.Length)
                    : null;
                lines.Add(new PastedLine((int)reader.LineNumber, [.. cells.Take(columns), .. Enumerable.Repeat("", Math.Max(0, columns - cells.Length))], wrong));
            }

            broken = false;
        }

        return lines;
    }

    /// <summary>What is wrong with a paste, line by line; of many problems the first.</summary>
    /// <param name="check">Asked for each line that can be read.</param>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<PastedLine> lines, Sentence nothing, Func<PastedLine, IReadOnlyList<Problem>> check)
    {
        var form = new FormCheck();
        form.When(lines.Count == 0, "text", nothing);
        form.When(lines.Count > Most, "text", $"These are {lines.Count:N0} lines. Paste at most {Most:N0} at once.");
        return [.. form.Problems, .. CheckEach(lines, check)];
    }

    /// <summary>The same for lines of which it is known that there are some, and not too many.</summary>
    public static IReadOnlyList<Problem> CheckEach(IReadOnlyList<PastedLine> lines, Func<PastedLine, IReadOnlyList<Problem>> check)
    {
        var form = new FormCheck();
        foreach (var line in lines.Take(Most))
        {
            var wrong = line.Wrong is { } unread ? [new Problem("", unread)] : check(line);
            form.When(wrong.Count > 0, "text", $"Line {line.Number}: {string.Join(" ", wrong.Select(problem => problem.Sentence))}");
        }

        return form.Problems.Count <= MostProblems
            ? form.Problems
            : [.. form.Problems.Take(MostProblems), new Problem("text", $"{form.Problems.Count - MostProblems:N0} more lines are wrong.")];
    }

    private static char SeparatorOf(string text)
    {
        var line = text.TrimStart().Split('\n')[0];
        return line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }
}
