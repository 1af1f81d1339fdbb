using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>The whole catalogue: each kind with all its versions, the newest first.</summary>
[May(Role.Supervisor, Role.Quality)]
public sealed record ListKinds : IQuery<IReadOnlyList<KindVersionView>>;

/// <summary>Amounts in major units.</summary>
public sealed record KindVersionView(
    string Kind, string Currency, int Version, DateOnly ValidFrom, string By, string Name, string? NameDe, string? NameZh, decimal Cost, decimal? Face, string Wallet, string Floor, string Proof,
    bool Typed, bool Stocked, int? ValidDays, bool Combinable, IReadOnlyList<string> Causes, string? TaxNote, bool Offered, int? Percent, bool Balance)
{
    internal static KindVersionView Of(CompensationKind kind) => new(
        kind.Kind, kind.Currency, kind.Version, kind.ValidFrom, kind.By, kind.Name, kind.NameDe, kind.NameZh, Money.ToMajor(kind.CostMinor, kind.Currency),
        kind.FaceMinor is { } face ? Money.ToMajor(face, kind.Currency) : null, kind.Wallet.Word(), kind.Floor.Word(), kind.Proof.Word(),
        kind.IsTyped, kind.IsStocked, kind.ValidDays, kind.IsCombinable, kind.Causes, kind.TaxNote, kind.IsOffered, kind.Percent, kind.HasBalance);
}

public sealed class ListKindsHandler(ComplaintsDb db) : IRequestHandler<ListKinds, Answer<IReadOnlyList<KindVersionView>>>
{
    public async Task<Answer<IReadOnlyList<KindVersionView>>> Handle(ListKinds request, CancellationToken cancellationToken) =>
        (await db.CompensationKinds.AsNoTracking().OrderBy(kind => kind.Kind).ThenBy(kind => kind.Currency).ThenByDescending(kind => kind.Version).ToListAsync(cancellationToken))
            .ConvertAll(KindVersionView.Of);
}
