using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Law;

public static class LawApi
{
    public static void MapLaw(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets/{number}/legal-position", (Requests requests, string number, string? packs, CancellationToken cancellation) =>
                Api.Ask(requests, new ShowLegalPosition(number, packs), cancellation))
            .WithSummary("Where a ticket stands by the law of its store, or by the rule packs named. Samples; not legal advice").Produces<LegalPositions>();
        api.MapGet("/law/packs", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListPacks(), cancellation))
            .WithSummary("Rule packs with all their versions").Produces<IReadOnlyList<PackRow>>();
        api.MapPost("/law/packs/preview", (Requests requests, PackBody body, CancellationToken cancellation) => Api.Ask(requests, new PreviewPack(body.Json, body.Ticket), cancellation))
            .WithSummary("What a new version of a rule pack would change").Produces<PackPreview>();
        api.MapPost("/law/packs", (Requests requests, HttpContext http, PackBody body) => Api.Do(requests, http, new ImportPack(body.Json)))
            .WithSummary("Import a new version of a rule pack").Produces<ImportedPack>();
    }

    /// <param name="Json">The pack, as a text.</param>
    /// <param name="Ticket">A ticket to try it on, for the preview only.</param>
    public sealed record PackBody(string? Json = null, string? Ticket = null);
}
