using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>The barcodes that stand for a style, by colour and size as the style lists them.</summary>
[May(Role.Admin)]
public sealed record ListArticleNumbers(string Style) : IQuery<ArticleNumbersFound>;

public sealed record ArticleNumbersFound(IReadOnlyList<ArticleNumberRow> Items);

public sealed record ArticleNumberRow(string Barcode, string? Colour, string? Size);

public sealed class ListArticleNumbersHandler(ComplaintsDb db) : IRequestHandler<ListArticleNumbers, Answer<ArticleNumbersFound>>
{
    public async Task<Answer<ArticleNumbersFound>> Handle(ListArticleNumbers request, CancellationToken cancellationToken)
    {
        if (await db.Styles.AsNoTracking().FirstOrDefaultAsync(style => style.Code == request.Style && style.Source == null, cancellationToken) is not { } style)
        {
            return Refused.NotFound("style", $"There is no style {request.Style}.");
        }

        var numbers = await db.ArticleNumbers.AsNoTracking().Where(number => number.StyleCode == style.Code)
            .Select(number => new ArticleNumberRow(number.Barcode, number.Colour, number.Size)).ToListAsync(cancellationToken);
        return new ArticleNumbersFound([.. numbers.OrderBy(row => style.Colours.IndexOf(row.Colour ?? "")).ThenBy(row => style.Sizes.IndexOf(row.Size ?? ""))
            .ThenBy(row => row.Barcode, StringComparer.Ordinal)]);
    }
}
