using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>
/// Which article stands behind which barcode, as copied from a spreadsheet or a CSV file: barcode, style, colour, size. So a box can
/// be scanned before the first of its kind was sold. A barcode that is known stands from now on for what is said here.
/// </summary>
[May(Role.Admin)]
public sealed record PasteArticleNumbers(string? Text) : ICommand<ArticleNumbersPasted>;

/// <param name="Changed">Known before and said otherwise now.</param>
/// <param name="Same">Known before, as they are said here.</param>
public sealed record ArticleNumbersPasted(int Added, int Changed, int Same);

public sealed class PasteArticleNumbersValidator : IValidator<PasteArticleNumbers>
{
    public IEnumerable<Problem> Check(PasteArticleNumbers request)
    {
        var form = new FormCheck();
        form.Pasted(request.Text, "Paste at least one line: barcode, style, colour, size.");
        if (form.Problems.Count > 0)
        {
            return form.Problems;
        }

        var said = new Dictionary<string, ArticleLine>();
        return PastedLines.Check(ArticleLines.Read(request.Text!), "There is no line with a barcode.", line =>
        {
            var one = new FormCheck();
            var article = ArticleLines.Article(line);
            one.When(article.Barcode is null, "", "This is no barcode: its last digit does not fit the others.");
            one.When(
                article.Barcode is { } barcode && !said.TryAdd(barcode, article) && said[barcode] != article, "",
                $"The barcode {article.Barcode} stands in an earlier line for another article.");
            return one.Problems;
        });
    }
}

public sealed class PasteArticleNumbersHandler(ComplaintsDb db) : IRequestHandler<PasteArticleNumbers, Answer<ArticleNumbersPasted>>
{
    public async Task<Answer<ArticleNumbersPasted>> Handle(PasteArticleNumbers request, CancellationToken cancellationToken)
    {
        var lines = ArticleLines.Read(request.Text!);
        var codes = lines.Select(line => ArticleLines.Article(line).Style).Distinct().ToList();
        var styles = await db.Styles.AsNoTracking().Where(style => style.Source == null && codes.Contains(style.Code)).ToDictionaryAsync(style => style.Code, cancellationToken);
        var wrong = PastedLines.CheckEach(lines, line => ArticleLines.Check(ArticleLines.Article(line), styles));
        if (wrong.Count > 0)
        {
            return Refused.Rule(wrong);
        }

        var articles = lines.Select(ArticleLines.Article).Distinct().ToDictionary(article => article.Barcode!);
        var barcodes = articles.Keys.ToList();
        var known = await db.ArticleNumbers.Where(number => barcodes.Contains(number.Barcode)).ToDictionaryAsync(number => number.Barcode, cancellationToken);
        var (added, changed) = (0, 0);
        foreach (var (barcode, article) in articles)
        {
            if (!known.TryGetValue(barcode, out var number))
            {
                number = new ArticleNumber(barcode);
                db.Add(number);
                added++;
            }
            else if (!number.Is(article.Style, article.Colour, article.Size))
            {
                changed++;
            }

            number.StandFor(article.Style, article.Colour, article.Size);
        }

        return new ArticleNumbersPasted(added, changed, articles.Count - added - changed);
    }
}

/// <param name="Barcode">Null when it is none.</param>
internal sealed record ArticleLine(string? Barcode, string Style, string? Colour, string? Size);

internal static class ArticleLines
{
    private const int Columns = 4;

    public static IReadOnlyList<PastedLine> Read(string text) => PastedLines.Read(
        text, first => !first.Any(char.IsAsciiDigit), fewest: 2, Columns, "There is only one column. Separate barcode and style by a tab, a semicolon or a comma.",
        count => Sentence.Of($"There are {count} columns; {Columns} are read: barcode, style, colour, size."));

    public static ArticleLine Article(PastedLine line) => new(Barcode.Read(line.Cells[0]), line.Cells[1], Said(line.Cells[2]), Said(line.Cells[3]));

    /// <summary>Whether the chain sells it.</summary>
    public static IReadOnlyList<Problem> Check(ArticleLine article, IReadOnlyDictionary<string, Style> styles)
    {
        var form = new FormCheck();
        var style = styles.GetValueOrDefault(article.Style);
        form.When(style is null, "", $"There is no style {article.Style}.");
        form.When(style is not null && article.Colour is { } colour && !style.Colours.Contains(colour), "", $"Style {article.Style} has no colour {article.Colour}.");
        form.When(style is not null && article.Size is { } size && !style.Sizes.Contains(size), "", $"Style {article.Style} has no size {article.Size}.");
        return form.Problems;
    }

    private static string? Said(string cell) => cell.Length == 0 ? null : cell;
}
