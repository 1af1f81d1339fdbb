using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Law;

/// <summary>Where a ticket stands under the law of its store, or under the packs that are named.</summary>
/// <param name="Packs">Codes separated by commas; empty for the pack of the store.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ShowLegalPosition(string Number, string? Packs = null) : IQuery<LegalPositions>;

/// <param name="StorePack">The pack that is about the store's place; null when there is none.</param>
/// <param name="Place">Where the store is: city, region and country as far as known.</param>
/// <param name="Facts">What the positions were reckoned from.</param>
public sealed record LegalPositions(string Number, string? StorePack, string Place, LegalFactsView Facts, IReadOnlyList<LegalPosition> Positions, IReadOnlyList<PackName> Packs);

public sealed record PackName(string Code, LocalText Name);

/// <summary>See <see cref="LegalFacts"/>; the price in major units.</summary>
public sealed record LegalFactsView(
    DateOnly ComplainedOn, DateOnly? BoughtOn, decimal? Price, string? Currency, string? Material, bool? ForChildren, string? Article, bool BoughtElsewhere,
    string? Remedy, DateOnly? RemedyOn, IReadOnlyList<RepairFact> Repairs)
{
    internal static LegalFactsView Of(LegalFacts facts) => new(
        facts.ComplainedOn, facts.BoughtOn, facts is { PriceMinor: { } minor, Currency: { } currency } ? Compensation.Money.ToMajor(minor, currency) : null, facts.Currency,
        facts.Material, facts.ForChildren, facts.Article, facts.BoughtElsewhere, facts.Remedy, facts.RemedyOn, facts.Repairs);
}

public sealed class ShowLegalPositionHandler(LegalDesk desk, LawBook book) : IRequestHandler<ShowLegalPosition, Answer<LegalPositions>>
{
    private const int Most = 4;

    public async Task<Answer<LegalPositions>> Handle(ShowLegalPosition request, CancellationToken cancellationToken)
    {
        var found = await desk.Of(request.Number, cancellationToken);
        if (found.Value is not { } of)
        {
            return found.As<LegalPositions>();
        }

        var packs = (await book.All(cancellationToken)).Select(version => version.Pack).GroupBy(pack => pack.Code).ToDictionary(versions => versions.Key, versions => versions.ToList(), StringComparer.OrdinalIgnoreCase);
        var own = of.Store is { } store ? PackChoice.For(packs.Values.Select(versions => versions[^1]), store.Country, store.Region, store.City) : null;
        var asked = (request.Packs ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (asked.FirstOrDefault(code => !packs.ContainsKey(code)) is { } unknown)
        {
            return Refused.Form("packs", $"There is no rule pack '{(unknown.Length > PackReader.LongestCode ? unknown[..PackReader.LongestCode] : unknown)}'. Possible are {packs.Keys.ToList()}.");
        }

        if (asked.Count > Most)
        {
            return Refused.Form("packs", $"At most {Most} packs are shown side by side.");
        }

        var shown = asked.Count > 0 ? asked : own is null ? [] : [own];
        return new LegalPositions(
            of.Ticket.Number, own, of.Store is { } place ? string.Join(", ", new[] { place.City, place.Region, place.Country }.Where(name => !string.IsNullOrWhiteSpace(name))) : "",
            LegalFactsView.Of(of.Facts),
            [.. shown.Select(code => PackChoice.Of(packs[code], of.Facts, of.Today))],
            [.. packs.Values.Select(versions => new PackName(versions[^1].Code, versions[^1].Name))]);
    }
}
