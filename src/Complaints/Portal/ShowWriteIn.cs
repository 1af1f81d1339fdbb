using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Portal;

/// <summary>To which store does this address lead? Asked by whoever reads the poster in a shop.</summary>
[May(Anyone = true)]
public sealed record ShowWriteIn(string Store) : IQuery<StorePlace>;

public sealed class ShowWriteInHandler(ReferenceLists reference) : IRequestHandler<ShowWriteIn, Answer<StorePlace>>
{
    public async Task<Answer<StorePlace>> Handle(ShowWriteIn request, CancellationToken cancellationToken) =>
        (await reference.Get(cancellationToken)).Store(request.Store.ToUpperInvariant()) is { } store
            ? StorePlace.Of(store, store.Code)
            : Refused.NotFound("store", "There is no such store. Scan the code in the shop once more.");
}
