using Complaints.Access;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using MediatR;

namespace Complaints.Portal;

/// <summary>To which store does this address lead? Asked by whoever reads the poster in a shop, or the code on a box.</summary>
/// <param name="Label">What the code on the box says of the article; see <see cref="ScanText"/>.</param>
[May(Anyone = true)]
public sealed record ShowWriteIn(string Store, string? Label = null) : IQuery<WriteInView>;

/// <param name="Kinds">What can be said here, some of <see cref="Choices.Kinds"/>.</param>
/// <param name="Article">What the label says, in the reader's words; null when nobody here knows it.</param>
public sealed record WriteInView(StorePlace Store, IReadOnlyList<string> Kinds, string? Article);

public sealed class ShowWriteInHandler(ReferenceLists reference, ProcessDefinitions definitions, BarcodeArticles barcodes) : IRequestHandler<ShowWriteIn, Answer<WriteInView>>
{
    public async Task<Answer<WriteInView>> Handle(ShowWriteIn request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        if (lists.Store(request.Store.ToUpperInvariant()) is not { } store)
        {
            return Refused.NotFound("store", "There is no such store. Scan the code in the shop once more.");
        }

        await definitions.Refresh(cancellationToken);
        var article = await barcodes.Only(request.Label, lists, cancellationToken);
        return new WriteInView(
            StorePlace.Of(store, store.Code), [.. Choices.Kinds.Where(kind => definitions.Find(WellKnown.Leads(kind)) is not null)],
            article is null ? null : string.Join(" · ", new[] { article.StyleName, article.Colour, article.Size }.OfType<string>()));
    }
}
