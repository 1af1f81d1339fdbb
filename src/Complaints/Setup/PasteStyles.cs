using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
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
    public IEnumerable<Problem> Check(PasteStyles request)
    {
        var form = new FormCheck();
        form.Pasted(request.Text, "Paste at least one line: code, name, material, colours, sizes, batches.");
        return form.Problems.Count > 0 ? form.Problems : PastedLines.Check(StyleLines.Read(request.Text!), "There is no line with a style.", line =>
        {
            var one = new FormCheck();
            one.Style("", StyleLines.Entry(line));
            return one.Problems;
        });
    }
}

public sealed class PasteStylesHandler(ComplaintsDb db) : IRequestHandler<PasteStyles, Answer<StylesPasted>>
{
    public async Task<Answer<StylesPasted>> Handle(PasteStyles request, CancellationToken cancellationToken)
    {
        var lines = StyleLines.Read(request.Text!).Select(line => (line.Number, Style: StyleLines.Entry(line))).ToList();
        var codes = lines.Select(line => line.Style.Code).Distinct().ToList();
        var known = await db.Styles.Where(style => codes.Contains(style.Code)).ToDictionaryAsync(style => style.Code, cancellationToken);
        foreach (var (number, foreign) in lines.Where(line => known.GetValueOrDefault(line.Style.Code)?.Source is not null))
        {
            return Refused.Rule("text", $"Line {number}: The code {foreign.Code} is used by the register {known[foreign.Code].Source}.");
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

internal static class StyleLines
{
    private const int Columns = 6;

    public static IReadOnlyList<PastedLine> Read(string text) => PastedLines.Read(
        text, first => first.Equals("code", StringComparison.OrdinalIgnoreCase), fewest: 2, Columns, "There is only one column. Separate code and name by a tab, a semicolon or a comma.",
        count => Sentence.Of($"There are {count} columns; {Columns} are read. Put lists of colours, sizes and batches in quotes, or separate them by |."));

    public static StyleEntry Entry(PastedLine line) =>
        new(line.Cells[0], line.Cells[1], line.Cells[2], ListField.Read(line.Cells[3]), ListField.Read(line.Cells[4]), ListField.Read(line.Cells[5]));
}
