using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Portal;

/// <summary>The form that a store keeps in a drawer for the day on which the server or the power is gone.</summary>
[May(Role.Floor)]
public sealed record ShowPaperForm(string Store) : IQuery<PaperForm>;

/// <param name="Groups">What can be wrong, as at the intake: the groups of the chain's defects in their order.</param>
public sealed record PaperForm(string Code, StorePlace Store, IReadOnlyList<string> Groups);

public sealed class ShowPaperFormHandler(ReferenceLists reference, RequestScope scope) : IRequestHandler<ShowPaperForm, Answer<PaperForm>>
{
    public async Task<Answer<PaperForm>> Handle(ShowPaperForm request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        if (lists.Store(request.Store.ToUpperInvariant()) is not { } store)
        {
            return Refused.NotFound("store", $"There is no store {request.Store}.");
        }

        return scope.Actor.Sees(store.Code)
            ? new PaperForm(store.Code, StorePlace.Of(store, store.Code), [.. lists.Defects.Select(defect => defect.Group).Distinct()])
            : Refused.NotAllowed($"You do not work in store {store.Code}.");
    }
}
