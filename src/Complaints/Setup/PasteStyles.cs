using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using CsvHelper;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>
/// Many styles at once, as copied from a spreadsheet or a CSV file: code, name, material, colours, sizes, batches. Nothing
/// known is lost: a style that is there already gets the new name and material, and the colours, sizes and batches it did not have.
/// </summary>
[May(Role.Admin)]
public sealed record PasteStyles(string? Text) : ICommand<StylesPasted>;

public sealed record StylesPasted(int Added, int Changed);

public sealed class PasteStylesValidator : IValidator<PasteStyles>
{
    private const int MostLines = 5000;
    private const int MostProblems = 20;

    public IEnumerable<Problem> Check(PasteStyles request)
    {
        var form = new FormCheck();
        form.Text("text", request.Text, 2_000_000, required: true, "Paste at least one line: code, name, material, colours, sizes, batches.");
        if (form.Problems.Count > 0)
        {
            return form.Problems;
        }

        var lines = StyleLines.Read(request.Text!);
        form.When(lines.Count == 0, "text", "There is no line with a style.");
        form.When(lines.Count > MostLines, "text", $"These are {lines.Count:N0} lines. Paste at most {MostLines:N0} at once.");
        foreach (var line in lines.Take(MostLines))
        {
            form.When(line.Wrong is not null, "text", $"Line {line.Number}: {line.Wrong}");
            if (line.Wrong is null)
            {
                var one = new FormCheck();
                one.Style("", line.Style);
                form.When(one.Problems.Count > 0, "text", $"Line {line.Number}: {string.Join(" ", one.Problems.Select(problem => problem.Sentence))}");
            }
        }

        return form.Problems.Count <= MostProblems
            ? form.Problems
            : [.. form.Problems.Take(MostProblems), new Problem("text", $"{form.Problems.Count - MostProblems:N0} more lines are wrong.")];
    }
}

public sealed class PasteStylesHandler(ComplaintsDb db) : IRequestHandler<PasteStyles, Answer<StylesPasted>>
{
    public async Task<Answer<StylesPasted>> Handle(PasteStyles request, CancellationToken cancellationToken)
    {
        var lines = StyleLines.Read(request.Text!);
        var codes = lines.Select(line => line.Style.Code).Distinct().ToList();
        var known = await db.Styles.Where(style => codes.Contains(style.Code)).ToDictionaryAsync(style => style.Code, cancellationToken);
        if (lines.FirstOrDefault(line => known.GetValueOrDefault(line.Style.Code)?.Source is not null) is { } foreign)
        {
            return Refused.Rule("text", $"Line {foreign.Number}: The code {foreign.Style.Code} is used by the register {known[foreign.Style.Code].Source}.");
        }

        var before = known.Count;
        foreach (var (code, name, material, colours, sizes, batches) in lines.Select(line => line.Style))
        {
            if (!known.TryGetValue(code, out var style))
            {
                known[code] = style = new Style(code, name, material, [], [], []);
                db.Add(style);
            }

            style.Change(name, material.Length > 0 ? material : style.Material, style.Colours.Union(colours), style.Sizes.Union(sizes), style.Batches.Union(batches));
        }

        return new StylesPasted(known.Count - before, before);
    }
}

/// <summary>One pasted line.</summary>
/// <param name="Wrong">Why it cannot be read; null when it can.</param>
internal sealed record StyleLine(int Number, StyleEntry Style, Sentence? Wrong);

internal static class StyleLines
{
    private const int Columns = 6;

    /// <summary>Separated by tabs, semicolons or commas, whichever the text uses. A first line that names the columns is skipped.</summary>
    public static IReadOnlyList<StyleLine> Read(string text)
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
        var lines = new List<StyleLine>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index).Trim()).ToArray();
            var heads = lines.Count == 0 && cells is [var first, ..] && first.Equals("code", StringComparison.OrdinalIgnoreCase);
            if (!heads && cells.Any(cell => cell.Length > 0))
            {
                var wrong = broken ? Sentence.Of("The quotes do not match.")
                    : cells.Length < 2 ? Sentence.Of("There is only one column. Separate code and name by a tab, a semicolon or a comma.")
                    : cells.Length > Columns ? Sentence.Of($"There are {cells.Length} columns; {Columns} are read. Put lists of colours, sizes and batches in quotes, or separate them by |.")
                    : null;
                string Cell(int index) => index < cells.Length ? cells[index] : "";
                lines.Add(new StyleLine((int)reader.LineNumber, new StyleEntry(Cell(0), Cell(1), Cell(2), Words(Cell(3)), Words(Cell(4)), Words(Cell(5))), wrong));
            }

            broken = false;
        }

        return lines;
    }

    /// <summary>A list in one field: separated by | or by commas, semicolons and their Chinese sisters.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").Split(['|', ',', ';', '，', '、', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static char SeparatorOf(string text)
    {
        var line = text.TrimStart().Split('\n')[0];
        return line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }
}
