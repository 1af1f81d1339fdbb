using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Law;

/// <summary>What a new version would change, before it is imported.</summary>
/// <param name="Number">A ticket to try it on; empty for none.</param>
[May(Role.Admin)]
public sealed record PreviewPack(string? Json, string? Number = null) : IQuery<PackPreview>;

/// <param name="WhyNot">Why it could not be imported as it is; null when it could.</param>
/// <param name="Changes">What differs from the version that it follows; empty for a new pack.</param>
/// <param name="Before">The position of the ticket by the law as it is; null for a new pack.</param>
/// <param name="After">The same ticket as if the new version were in force already.</param>
public sealed record PackPreview(string Code, LocalText Name, DateOnly ValidFrom, bool Sample, int Number, string? WhyNot, IReadOnlyList<PackChange> Changes, LegalPosition? Before, LegalPosition? After);

public sealed class PreviewPackHandler(LawBook book, LegalDesk desk, TimeProvider clock) : IRequestHandler<PreviewPack, Answer<PackPreview>>
{
    public async Task<Answer<PackPreview>> Handle(PreviewPack request, CancellationToken cancellationToken)
    {
        var reading = PackReader.Read(request.Json);
        if (reading.Pack is not { } pack)
        {
            return PackImport.Refuse(reading.Problems);
        }

        var versions = (await book.All(cancellationToken)).Where(version => version.Pack.Code == pack.Code).ToList();
        var before = versions.OrderBy(version => version.Pack.ValidFrom).LastOrDefault(version => version.Pack.ValidFrom <= pack.ValidFrom);
        var (now, then) = ((LegalPosition?)null, (LegalPosition?)null);
        if (!string.IsNullOrWhiteSpace(request.Number))
        {
            var found = await desk.Of(request.Number.Trim(), cancellationToken);
            if (found.Value is not { } of)
            {
                return found.As<PackPreview>();
            }

            now = versions.Count == 0 ? null : PackChoice.Of([.. versions.Select(version => version.Pack)], of.Facts, of.Today);
            then = LegalPosition.Of(pack, of.Facts, of.Today);
        }

        return new PackPreview(
            pack.Code, pack.Name, pack.ValidFrom, pack.Sample, versions.Count + 1, PackImport.WhyNot(pack, versions, clock.Today())?.ToString(),
            before is null ? [] : PackChanges.Between(before.Kept.Json, request.Json!), now, then);
    }
}
