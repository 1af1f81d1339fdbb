using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>The barcodes that stand for a style, by colour and size as the style lists them; those of all styles by their digits.</summary>
/// <param name="Style">One of the chain's own; all when left out.</param>
[May(Role.Admin)]
public sealed record ListArticleNumbers(string? Style = null, int Page = 1, int PageSize = 50) : IQuery<ArticleNumbersFound>;

/// <param name="Total">How many there are, on all pages.</param>
public sealed record ArticleNumbersFound(int Total, IReadOnlyList<ArticleNumberRow> Items);

/// <param name="Colour">Null when the barcode stands for all of them.</param>
public sealed record ArticleNumberRow(string Barcode, string Style, string? Colour, string? Size);

public sealed class ListArticleNumbersValidator : IValidator<ListArticleNumbers>
{
    public const int MostPerPage = 500;

    private const int LastPage = 1_000_000;

    public IEnumerable<Problem> Check(ListArticleNumbers request)
    {
        var form = new FormCheck();
        form.When(request.Page < 1, "page", "Pages count from 1.");
        form.When(request.Page > LastPage, "page", $"There is no page after {LastPage:N0}.");
        form.When(request.PageSize is < 1 or > MostPerPage, "pageSize", $"A page holds 1 to {MostPerPage} barcodes.");
        return form.Problems;
    }
}

public sealed class ListArticleNumbersHandler(ComplaintsDb db) : IRequestHandler<ListArticleNumbers, Answer<ArticleNumbersFound>>
{
    public async Task<Answer<ArticleNumbersFound>> Handle(ListArticleNumbers request, CancellationToken cancellationToken)
    {
        var numbers = db.ArticleNumbers.AsNoTracking();
        var before = (request.Page - 1) * request.PageSize;
        if (string.IsNullOrEmpty(request.Style))
        {
            return new ArticleNumbersFound(
                await numbers.CountAsync(cancellationToken),
                await Rows(numbers.OrderBy(number => number.Barcode).Skip(before).Take(request.PageSize)).ToListAsync(cancellationToken));
        }

        if (await db.Styles.AsNoTracking().FirstOrDefaultAsync(style => style.Code == request.Style && style.Source == null, cancellationToken) is not { } style)
        {
            return Refused.NotFound("style", $"There is no style {request.Style}.");
        }

        var ofStyle = await Rows(numbers.Where(number => number.StyleCode == style.Code)).ToListAsync(cancellationToken);
        return new ArticleNumbersFound(ofStyle.Count, [.. ofStyle
            .OrderBy(row => style.Colours.IndexOf(row.Colour ?? "")).ThenBy(row => style.Sizes.IndexOf(row.Size ?? "")).ThenBy(row => row.Barcode, StringComparer.Ordinal)
            .Skip(before).Take(request.PageSize)]);
    }

    private static IQueryable<ArticleNumberRow> Rows(IQueryable<ArticleNumber> numbers) =>
        numbers.Select(number => new ArticleNumberRow(number.Barcode, number.StyleCode, number.Colour, number.Size));
}
