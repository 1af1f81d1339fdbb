using Complaints.Access;
using Complaints.Compensation;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Products;

/// <summary>The lists from which a ticket is filled in, as far as the one who asks may use them.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowReference : IQuery<ReferenceView>;

public sealed record ReferenceView(
    IReadOnlyList<StoreView> Stores, IReadOnlyList<StyleView> Styles, IReadOnlyList<DefectView> Defects,
    IReadOnlyList<string> Channels, IReadOnlyList<string> Remedies, IReadOnlyList<string> Proofs, IReadOnlyList<KindView> CompensationKinds);

public sealed record StoreView(string Code, string Name, string City, string Currency);

public sealed record StyleView(string Code, string Name, IReadOnlyList<string> Batches, IReadOnlyList<string> Colours, IReadOnlyList<string> Sizes);

public sealed record DefectView(string Code, string Name, string Group, string Severity);

/// <param name="Approval">The role that must approve one of it, or null when the one who asks may give it alone.</param>
public sealed record KindView(string Kind, string Name, decimal Amount, string Currency, string? Approval);

public sealed class ShowReferenceHandler(ReferenceLists reference, RequestScope scope) : IRequestHandler<ShowReference, Answer<ReferenceView>>
{
    public async Task<Answer<ReferenceView>> Handle(ShowReference request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var stores = lists.Stores.Where(store => scope.Actor.Sees(store.Code)).ToList();
        var currencies = stores.Select(store => store.Currency).ToHashSet();
        return new ReferenceView(
            [.. stores.Select(store => new StoreView(store.Code, store.Name, store.City, store.Currency))],
            [.. lists.Styles.Select(style => new StyleView(style.Code, style.NameHere, style.Batches, style.Colours, style.Sizes))],
            [.. lists.Defects.Select(defect => new DefectView(defect.Code, defect.Name, defect.Group, defect.Severity.Word()))],
            Choices.Channels, Choices.Remedies, Choices.Proofs,
            [.. lists.Kinds.Where(kind => currencies.Contains(kind.Currency)).Select(kind => new KindView(
                kind.Kind, kind.Name, Money.ToMajor(kind.CostMinor, kind.Currency), kind.Currency, ApproverOf(kind, scope.Actor.Role)?.Word()))]);
    }

    private static Role? ApproverOf(CompensationKind kind, Role mine) =>
        Limits.Needed(kind.CostMinor, kind.Currency, kind.Floor) is var needed && !mine.MayDecideFor(needed) ? needed : null;
}
