using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>What cards in customers' hands may still cost, by kind and month of issue; of one store when it is named.</summary>
[May(Role.Region)]
public sealed record ShowLiability(string? Store = null) : IQuery<LiabilityView>;

/// <param name="Stores">Where this person may look.</param>
public sealed record LiabilityView(IReadOnlyList<LiabilityRow> Rows, IReadOnlyList<LiabilitySum> Sums, IReadOnlyList<string> Stores);

/// <param name="Month">Of issue: 2026-11.</param>
/// <param name="Value">The most that customers can still take off, in major units.</param>
/// <param name="Owed">What the chain counts for it.</param>
/// <param name="Rate">Which part of the cost of settled cards of this kind was redeemed, 0 to 1; null when fewer than <see cref="ShowLiabilityHandler.Enough"/> are settled.</param>
/// <param name="Expected">Owed times the rate; all of it where there is none.</param>
public sealed record LiabilityRow(string Kind, string Name, string Currency, string Month, int Cards, decimal Value, decimal Owed, decimal? Rate, decimal Expected);

public sealed record LiabilitySum(string Currency, int Cards, decimal Value, decimal Owed, decimal Expected);

public sealed class ShowLiabilityHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowLiability, Answer<LiabilityView>>
{
    /// <summary>With fewer settled cards of a kind the past says nothing.</summary>
    public const int Enough = 10;

    public async Task<Answer<LiabilityView>> Handle(ShowLiability request, CancellationToken cancellationToken)
    {
        var (actor, store) = (scope.Actor, string.IsNullOrEmpty(request.Store) ? null : request.Store);
        if (store is not null && !actor.Sees(store))
        {
            return Refused.NotAllowed($"You do not work in store {store}.");
        }

        var (all, mine) = (actor.SeesAllStores, actor.Stores.ToList());
        var cards = db.Cards.AsNoTracking().Where(card => all || mine.Contains(card.StoreCode));
        var here = cards.Where(card => store == null || card.StoreCode == store);
        var open = await here.Where(card => card.State == CardState.Active || card.State == CardState.Blocked)
            .GroupBy(card => new { card.Kind, card.Currency, card.Month })
            .Select(group => new { group.Key.Kind, group.Key.Currency, group.Key.Month, Name = group.Max(card => card.KindName)!, Cards = group.Count(), Left = group.Sum(card => card.LeftMinor), Owed = group.Sum(card => card.OwedMinor) })
            .ToListAsync(cancellationToken);

        // The habits of customers are those of the kind, wherever it was given.
        var past = (await cards.Where(card => card.State == CardState.Redeemed || card.State == CardState.Expired)
            .GroupBy(card => new { card.Kind, card.Currency })
            .Select(group => new { group.Key.Kind, group.Key.Currency, Cards = group.Count(), Cost = group.Sum(card => card.CostMinor), Released = group.Sum(card => card.ReleasedMinor) })
            .ToListAsync(cancellationToken)).ToDictionary(group => (group.Kind, group.Currency), group => RateOf(group.Cards, group.Cost, group.Released));
        var rows = open.OrderBy(row => row.Currency, StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Month, StringComparer.Ordinal).Select(row =>
        {
            var rate = past.GetValueOrDefault((row.Kind, row.Currency));
            return new LiabilityRow(
                row.Kind, row.Name, row.Currency, row.Month, row.Cards, Money.ToMajor(row.Left, row.Currency), Money.ToMajor(row.Owed, row.Currency), rate,
                Money.ToMajor(ExpectedOf(row.Owed, rate), row.Currency));
        }).ToList();
        return new LiabilityView(
            rows, [.. rows.GroupBy(row => row.Currency).Select(group => new LiabilitySum(group.Key, group.Sum(row => row.Cards), group.Sum(row => row.Value), group.Sum(row => row.Owed), group.Sum(row => row.Expected)))],
            await cards.Select(card => card.StoreCode).Distinct().OrderBy(code => code).ToListAsync(cancellationToken));
    }

    /// <summary>To four decimals.</summary>
    internal static decimal? RateOf(int cards, long costMinor, long releasedMinor) =>
        cards < Enough || costMinor == 0 ? null : Math.Round((decimal)(costMinor - releasedMinor) / costMinor, 4, MidpointRounding.AwayFromZero);

    internal static long ExpectedOf(long owedMinor, decimal? rate) => (long)Math.Round(owedMinor * (rate ?? 1), MidpointRounding.AwayFromZero);
}
