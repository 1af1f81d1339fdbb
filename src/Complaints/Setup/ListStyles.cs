using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>The chain's own styles by code; with <paramref name="Q"/> those with this in code, name or material.</summary>
[May(Role.Admin)]
public sealed record ListStyles(string? Q = null) : IQuery<StylesFound>;

/// <param name="Total">How many fit; not all of them are listed when they are many.</param>
public sealed record StylesFound(int Total, IReadOnlyList<StyleEntry> Items);

/// <summary>A style as it is written down here.</summary>
public sealed record StyleEntry(string Code, string Name, string Material, IReadOnlyList<string> Colours, IReadOnlyList<string> Sizes, IReadOnlyList<string> Batches)
{
    /// <summary>What German speakers call it; null when they say the same.</summary>
    public string? German { get; init; }

    public string? Chinese { get; init; }

    /// <summary>One of <see cref="Articles.All"/>, or null for unknown.</summary>
    public string? Article { get; init; }
}

public sealed class ListStylesHandler(ComplaintsDb db) : IRequestHandler<ListStyles, Answer<StylesFound>>
{
    private const int Most = 200;

    public async Task<Answer<StylesFound>> Handle(ListStyles request, CancellationToken cancellationToken)
    {
        var styles = db.Styles.AsNoTracking().Where(style => style.Source == null);
        if (!string.IsNullOrWhiteSpace(request.Q))
        {
            var part = request.Q.Trim().ToLowerInvariant();

            // Runs in the database, where a culture or a comparison cannot be named.
#pragma warning disable CA1304, CA1311, CA1862
            styles = styles.Where(style => style.Code.ToLower().Contains(part) || style.Name.ToLower().Contains(part) || style.Material.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var found = await styles.OrderBy(style => style.Code).Take(Most).ToListAsync(cancellationToken);
        return new StylesFound(
            found.Count < Most ? found.Count : await styles.CountAsync(cancellationToken),
            [.. found.Select(style => new StyleEntry(style.Code, style.Name, style.Material, style.Colours, style.Sizes, style.Batches) { German = style.GermanName, Chinese = style.ChineseName, Article = style.Article })]);
    }
}
