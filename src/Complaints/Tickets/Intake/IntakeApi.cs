using Complaints.Access;
using Complaints.Exchange;
using Complaints.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Complaints.Tickets.Intake;

public static class IntakeApi
{
    /// <summary>Room for a picture that is a little too large, so that it is refused with a sentence of ours.</summary>
    private const int MostBytes = 2 * ReadPicture.MostPixels * ReadPicture.MostPixels;

    public static void MapIntake(this RouteGroupBuilder api)
    {
        api.MapGet("/scan", (Requests requests, [AsParameters] ReadScan query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Read what was scanned or typed: a receipt, a barcode, a label, a style, a batch or a customer's card").Produces<ScanView>();
        api.MapGet("/similar", (Requests requests, [AsParameters] FindSimilar query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Find tickets of the same person, the same article or the same batch").Produces<SimilarView>();
    }

    /// <summary>What ScanField.razor.js talks to, by cookie and with the header that only our own pages send.</summary>
    public static void MapIntakeForPages(this WebApplication app) => app.MapPost("/scan", async (Requests requests, HttpContext http, int width, int height, CancellationToken cancellation) =>
    {
        if (!http.IsSentByOurOwnPage())
        {
            return ApiProblems.Of(403, [new Problem("", "Pictures of codes are sent by the page with the camera.")]);
        }

        using var grey = new MemoryStream();
        await http.Request.Body.CopyToAsync(grey, cancellation);
        var answer = await requests.SendAs(Actor.From(http.User), new ReadPicture(width, height, grey.ToArray()), cancellation: cancellation);
        return answer.IsRefused ? ApiProblems.From(answer) : Results.Json(answer.Value, Json.Options);
    }).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery().ExcludeFromDescription();
}
