using Complaints.Access;
using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Processes.Retention;

public static class RetentionApi
{
    public static void MapRetention(this RouteGroupBuilder api)
    {
        api.MapGet("/retention", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ShowRetention(), cancellation))
            .WithSummary("How long processes are kept, and the archives of those that were not any longer").Produces<RetentionView>();
        api.MapPost("/retention", (Requests requests, HttpContext http, SetRetention body) => Api.Do(requests, http, body))
            .WithSummary("Say how long processes are kept").Produces<RetentionSet>();
        api.MapGet("/archives/{id:guid}", (Requests requests, Guid id) => Send(requests.Send(new FetchArchive(id))))
            .WithSummary("An archive: a process a line, as gzipped JSON lines").Produces(200, contentType: "application/gzip");
    }

    /// <summary>For a link on a page: whoever is signed in there.</summary>
    public static void MapArchivesForPages(this WebApplication app) =>
        app.MapGet("/processes/archives/{id:guid}", (Requests requests, HttpContext http, Guid id) => Send(requests.SendAs(Actor.From(http.User), new FetchArchive(id)))).ExcludeFromDescription();

    private static async Task<IResult> Send(Task<Answer<ArchiveFile>> asked) =>
        await asked is { Value: { } file } ? Results.File(file.Path, "application/gzip", file.Name) : ApiProblems.From(await asked);
}
