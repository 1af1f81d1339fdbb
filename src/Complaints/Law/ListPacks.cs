using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Law;

/// <summary>Every version of every rule pack, the newest first, and which stores it is about.</summary>
[May(Role.Quality, Role.Admin)]
public sealed record ListPacks : IQuery<IReadOnlyList<PackRow>>;

/// <param name="Stores">Codes of our own stores which no closer pack is about.</param>
public sealed record PackRow(string Code, LocalText Name, string Country, IReadOnlyList<string> Places, IReadOnlyList<string> Stores, IReadOnlyList<PackVersionRow> Versions);

/// <param name="State">inForce, coming, or past: replaced before it began, or followed by another.</param>
public sealed record PackVersionRow(int Number, DateOnly ValidFrom, string State, bool Sample, string By, DateTime At, string Json);

public sealed class ListPacksHandler(LawBook book, ReferenceLists lists, TimeProvider clock) : IRequestHandler<ListPacks, Answer<IReadOnlyList<PackRow>>>
{
    public async Task<Answer<IReadOnlyList<PackRow>>> Handle(ListPacks request, CancellationToken cancellationToken)
    {
        var packs = (await book.All(cancellationToken)).GroupBy(version => version.Pack.Code).ToList();
        var newest = packs.Select(versions => versions.Last().Pack).ToList();
        var stores = (await lists.Get(cancellationToken)).Stores.ToLookup(store => PackChoice.For(newest, store.Country, store.Region, store.City) ?? "", store => store.Code);
        var today = clock.Today();
        return packs.Select(versions => new PackRow(
            versions.Key, versions.Last().Pack.Name, versions.Last().Pack.Country, [.. versions.Last().Pack.Cities.Take(1), .. versions.Last().Pack.Regions.Take(1)],
            [.. stores[versions.Key]], Versions([.. versions], today))).ToList();
    }

    private static IReadOnlyList<PackVersionRow> Versions(IReadOnlyList<LawVersion> versions, DateOnly today)
    {
        var current = versions.Where(version => version.Pack.ValidFrom <= today).OrderBy(version => version.Pack.ValidFrom).LastOrDefault();
        return [.. versions.OrderByDescending(version => version.Pack.ValidFrom).ThenByDescending(version => version.Kept.Number).Select(version => new PackVersionRow(
            version.Kept.Number, version.Pack.ValidFrom,
            version == current ? "inForce" : version.Pack.ValidFrom > today && !versions.Any(other => other.Pack.ValidFrom == version.Pack.ValidFrom && other.Kept.Number > version.Kept.Number) ? "coming" : "past",
            version.Pack.Sample, version.Kept.By, version.Kept.At, version.Kept.Json))];
    }
}
