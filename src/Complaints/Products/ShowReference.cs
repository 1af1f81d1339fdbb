using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Products;

/// <summary>The lists from which a ticket is filled in, as far as the one who asks may use them.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowReference : IQuery<ReferenceView>;

public sealed record ReferenceView(
    IReadOnlyList<StoreView> Stores, IReadOnlyList<StyleView> Styles, IReadOnlyList<DefectView> Defects,
    IReadOnlyList<string> Channels, IReadOnlyList<string> Remedies, IReadOnlyList<string> Proofs, IReadOnlyList<KindView> CompensationKinds,
    IReadOnlyList<LimitView> Limits);

public sealed record StoreView(string Code, string Name, string City, string Currency);

/// <param name="Article">One of <see cref="Articles.All"/>; null as long as nobody has said.</param>
public sealed record StyleView(string Code, string Name, IReadOnlyList<string> Batches, IReadOnlyList<string> Colours, IReadOnlyList<string> Sizes, string? Article);

public sealed record DefectView(string Code, string Name, string Group, string Severity);

/// <param name="Approval">The role that must approve one of it, or null when the one who asks may give it alone.</param>
/// <param name="Amount">What one costs; the most it may be where the amount is typed, and then 0 for no bound.</param>
/// <param name="Combinable">Whether a card or coupon may be used together with others.</param>
/// <param name="Causes">What kind of trouble it makes good; empty when it suits any.</param>
/// <param name="Proof">What it takes to hand it over.</param>
public sealed record KindView(
    string Kind, string Name, decimal Amount, string Currency, string? Approval, string Wallet = "goodwill", decimal? Face = null, bool Typed = false, bool Stocked = false,
    int? ValidDays = null, bool Combinable = true, IReadOnlyList<string>? Causes = null, string Proof = "tap", string? TaxNote = null, int Version = 1)
{
    internal static KindView Of(CompensationKind kind, string? approver) => new(
        kind.Kind, kind.NameHere, Money.ToMajor(kind.CostMinor, kind.Currency), kind.Currency, approver, kind.Wallet.Word(),
        kind.FaceMinor is { } face ? Money.ToMajor(face, kind.Currency) : null, kind.IsTyped, kind.IsStocked, kind.ValidDays, kind.IsCombinable, kind.Causes, kind.Proof.Word(), kind.TaxNote, kind.Version);
}

/// <param name="Kind">Null when it counts all goodwill together.</param>
/// <param name="Period">case: the ticket, and the same customer's other tickets of 24 hours; month: the customer's last 30 days.</param>
public sealed record LimitView(string Role, string Currency, string? Kind, string Period, decimal Amount)
{
    internal static LimitView Of(LimitRule rule) => new(rule.Role.Word(), rule.Currency, rule.Kind == LimitRule.AnyKind ? null : rule.Kind, rule.Period.Word(), Money.ToMajor(rule.AmountMinor, rule.Currency));
}

public sealed class ShowReferenceHandler(ReferenceLists reference, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowReference, Answer<ReferenceView>>
{
    public async Task<Answer<ReferenceView>> Handle(ShowReference request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var stores = lists.Stores.Where(store => scope.Actor.Sees(store.Code)).ToList();
        var currencies = stores.GroupBy(store => store.Currency).Select(some => (some.Key, Day: some.First().DayOf(clock.Now())));
        return new ReferenceView(
            [.. stores.Select(store => new StoreView(store.Code, store.Name, store.City, store.Currency))],
            [.. lists.Styles.Select(style => new StyleView(style.Code, style.NameHere, style.Batches, style.Colours, style.Sizes, style.Article))],
            [.. lists.Defects.Select(defect => new DefectView(defect.Code, defect.Name, defect.Group, defect.Severity.Word()))],
            Choices.Channels, Choices.Remedies, Choices.Proofs,
            [.. currencies.SelectMany(currency => lists.KindsOn(currency.Key, currency.Day)).Select(kind => KindView.Of(kind, ApproverOf(kind, lists.Limits, scope.Actor.Role)?.Word()))],
            [.. lists.Limits.Rules.Where(rule => rule.Role == scope.Actor.Role).Select(LimitView.Of)]);
    }

    private Role? ApproverOf(CompensationKind kind, LimitMatrix limits, Role mine)
    {
        var now = clock.Now();
        var needed = kind.Wallet == Wallet.Statutory ? kind.Floor : limits.Needed(kind.Currency, kind.Floor, [new Weight(kind.Kind, kind.CostMinor, now, true)], now);
        return mine.MayDecideFor(needed) ? null : needed;
    }
}
