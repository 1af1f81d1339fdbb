using Complaints.Access;
using Complaints.Exchange;
using Complaints.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Complaints.Photos;

/// <summary>Photos for integrators, with a key; and for our own pages, with the cookie, beside the circuit so that a weak line does not carry them twice.</summary>
public static class PhotosApi
{
    /// <summary>Room for a photo that is a little too large, so that it is refused with a sentence of ours.</summary>
    private const int MostBytes = Photo.MostBytes + (2 * 1024 * 1024);

    public static void MapPhotos(this RouteGroupBuilder api)
    {
        api.MapPost("/tickets/{number}/photos", async (Requests requests, HttpContext http, string number, string? shot, CancellationToken cancellation) =>
            {
                var (content, said, refusal) = await Read(http, shot, cancellation);
                return refusal ?? await Api.Do(requests, http, new AddPhoto(number, said, content!), photo => Results.Json(photo, Json.Options, statusCode: 201));
            })
            .WithSummary("Put a photo on a ticket")
            .WithDescription("A JPEG, PNG or WebP as the body with ?shot=, or a multipart form with the parts file and shot. The same picture sent again is kept once. What the camera wrote beside the picture is taken out.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType> { ["image/*"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } },
                };
                return Task.CompletedTask;
            }).Produces<PhotoView>(201);
        api.MapGet("/tickets/{number}/photos", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ShowPhotos(number), cancellation))
            .WithSummary("The photos of a ticket, with what is circled on them").Produces<PhotosView>();
        api.MapGet("/photos/{id:guid}", (Requests requests, HttpContext http, Guid id, string? size, CancellationToken cancellation) => Show(requests.Send(new FetchPhoto(id, size == "small"), cancellation: cancellation), http))
            .WithSummary("The picture itself; small with ?size=small").Produces(200, contentType: "image/jpeg");
        api.MapPost("/photos/{id:guid}/remove", (Requests requests, HttpContext http, Guid id, RemovePhotoBody body) => Api.Do(requests, http, new RemovePhoto(id, body.Reason ?? "")))
            .WithSummary("Take a photo off its ticket, with a reason").Produces<RemovedPhoto>();
        api.MapPost("/photos/{id:guid}/marks", (Requests requests, HttpContext http, Guid id, MarkBody body) => Api.Do(requests, http, new MarkPhoto(id, body.X, body.Y, body.RadiusX, body.RadiusY)))
            .WithSummary("Circle something on a photo").Produces<PhotoView>();
        api.MapPost("/marks/{id:guid}/remove", (Requests requests, HttpContext http, Guid id) => Api.Do(requests, http, new RemoveMark(id)))
            .WithSummary("Take a circle off a photo").Produces<PhotoView>();
    }

    public static void MapPhotosForPages(this WebApplication app)
    {
        app.MapPost("/tickets/{number}/photos", async (Requests requests, HttpContext http, string number, string? shot, CancellationToken cancellation) =>
        {
            if (!http.IsSentByOurOwnPage())
            {
                return ApiProblems.Of(403, [new Problem("", "Photos are sent by the page of the ticket.")]);
            }

            var (content, said, refusal) = await Read(http, shot, cancellation);
            if (refusal is not null)
            {
                return refusal;
            }

            var key = http.Request.Headers["Idempotency-Key"].ToString();
            var answer = await requests.SendAs(Actor.From(http.User), new AddPhoto(number, said, content!), key.Length is 0 or > IdempotencyRecordTable.KeyLength ? null : key, CancellationToken.None);
            return answer.IsRefused ? ApiProblems.From(answer) : Results.Json(answer.Value, Json.Options, statusCode: 201);
        }).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery().ExcludeFromDescription();
        app.MapGet("/photos/{id:guid}", (Requests requests, HttpContext http, Guid id, string? size, CancellationToken cancellation) =>
            Show(requests.SendAs(Actor.From(http.User), new FetchPhoto(id, size == "small"), cancellation: cancellation), http)).ExcludeFromDescription();
    }

    /// <summary>The photo in a request, whether as its body or as part of a form.</summary>
    private static async Task<(byte[]? Content, string? Shot, IResult? Refusal)> Read(HttpContext http, string? shot, CancellationToken cancellation)
    {
        try
        {
            using var content = new MemoryStream();
            if (!http.Request.HasFormContentType)
            {
                await http.Request.Body.CopyToAsync(content, cancellation);
                return (content.ToArray(), shot, null);
            }

            var form = await http.Request.ReadFormAsync(cancellation);
            if (form.Files.Count != 1 || form.Files[0].Name != "file")
            {
                return (null, null, ApiProblems.Of(400, [new Problem("file", "Send one photo, as the part file.")]));
            }

            await form.Files[0].CopyToAsync(content, cancellation);
            return (content.ToArray(), form["shot"].ToString() is { Length: > 0 } said ? said : shot, null);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, null, ApiProblems.Of(413, [new Problem("file", AddPhotoValidator.TooLarge)]));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return (null, null, ApiProblems.Of(400, [new Problem("file", "The photo did not arrive whole. Send it again.")]));
        }
    }

    /// <summary>As the picture it was found to be, and as nothing else, whatever a browser would rather see in it.</summary>
    private static async Task<IResult> Show(Task<Answer<PhotoFile>> asked, HttpContext http)
    {
        var answer = await asked;
        if (answer.Value is not { } file)
        {
            return ApiProblems.From(answer);
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.ContentDisposition = $"inline; filename=\"{file.Name}\"";

        // Kept by the browser, and asked about each time: who may no longer see it does not.
        headers.CacheControl = "private, no-cache";
        return Results.File(file.Path, file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Hash[..32]}{(file.Small ? "-s" : "")}\""));
    }

    public sealed record RemovePhotoBody(string? Reason);

    public sealed record MarkBody(double X, double Y, double RadiusX, double RadiusY);
}
