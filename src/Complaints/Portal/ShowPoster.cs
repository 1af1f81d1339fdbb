using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Portal;

/// <summary>Which store is the poster for? Asked by the staff who print it; whoever scans it asks <see cref="ShowWriteIn"/>.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowPoster(string Store) : IQuery<StorePlace>;

public sealed class ShowPosterHandler(ReferenceLists reference) : IRequestHandler<ShowPoster, Answer<StorePlace>>
{
    public async Task<Answer<StorePlace>> Handle(ShowPoster request, CancellationToken cancellationToken) =>
        (await reference.Get(cancellationToken)).Store(request.Store.ToUpperInvariant()) is { } store
            ? StorePlace.Of(store, store.Code)
            : Refused.NotFound("store", $"There is no store {request.Store}.");
}
