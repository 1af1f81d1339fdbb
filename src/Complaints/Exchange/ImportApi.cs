using System.ComponentModel;
using System.Text.Json.Nodes;
using Complaints.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Complaints.Exchange;

public static class ImportApi
{
    /// <summary>Room for a file that is a little too large, so that it is refused with a sentence of ours.</summary>
    private const int MostBytes = ImportText.MostBytes + 14 * 1024 * 1024;

    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost("/imports", Import)
            .WithSummary("Import a register of complaints from a CSV file")
            .WithDescription("Each row becomes one closed ticket or is refused with its line and a reason; everything is kept in one transaction. " +
                "Importing the same rows again under the same name imports nothing. 'mapping' is a mapping as JSON, as under /imports/mappings, or the name of a saved one. " +
                $"A file has at most {ImportText.MostBytes / 1048576} MB and {ImportTable.MostRows:N0} rows.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = 4 * 1024 * 1024 })
            .Takes("multipart/form-data", typeof(ImportForm), MappingOrName).Produces<ImportReport>().ProducesProblem(400);
        api.MapGet("/imports/mappings", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListImportMappings(), cancellation))
            .WithSummary("The saved mappings").Produces<IReadOnlyList<SavedMapping>>();
        api.MapGet("/imports/mappings/{name}", (Requests requests, string name, CancellationToken cancellation) => Api.Ask(requests, new ShowImportMapping(name), cancellation))
            .WithSummary("A saved mapping").Produces<ImportMappingView>();
        api.MapPut("/imports/mappings/{name}", Save)
            .WithSummary("Save a mapping; one of the same name is replaced")
            .Takes("application/json", typeof(ImportMappingView)).Produces<ImportMappingView>();
    }

    /// <summary>Describes a body that is read by hand. Accepts() would also turn other content types away, and to the fallback's 404.</summary>
    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string contentType, Type body, Action<OpenApiSchema>? refine = null) =>
        route.AddOpenApiOperationTransformer(async (operation, context, cancellation) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(body, null, cancellation);
            refine?.Invoke(schema);
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { [contentType] = new() { Schema = schema } } };
        });

    private static void MappingOrName(OpenApiSchema form)
    {
        var mapping = (OpenApiSchema)form.Properties!["mapping"];
        mapping.Examples = [JsonNode.Parse("""
            {"name":"Old desk","nullWords":["NULL"],"columns":{"openedAt":"Opened","store":"Shop","outcome":"Ended"},"values":{"outcome":{"Y":"met","N":"notMet"}},"defaults":{"channel":"thirdParty"}}
            """)!];
        form.Properties["mapping"] = new OpenApiSchema
        {
            Description = "How it is read: a mapping as JSON, or the name of a saved one.",
            OneOf = [mapping, new OpenApiSchema { Type = JsonSchemaType.String, Description = "The name of a saved mapping." }],
        };
    }

    private static async Task<IResult> Import(Requests requests, HttpContext http, CancellationToken cancellation)
    {
        if (!http.Request.HasFormContentType)
        {
            return ApiProblems.Of(415, [new Problem("Content-Type", "Send a multipart form with the parts file and mapping.")]);
        }

        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return ApiProblems.Of(400, [new Problem("", $"The form cannot be read: {broken.Message}")]);
        }

        var unknown = form.Keys.Concat(form.Files.Select(file => file.Name)).FirstOrDefault(name => name is not ("file" or "mapping" or "dryRun"));
        if (unknown is not null)
        {
            return ApiProblems.Of(400, [new Problem(unknown, "The form has the parts file, mapping and dryRun.")]);
        }

        var dry = form["dryRun"].ToString();
        if (!bool.TryParse(dry, out var dryRun) && dry.Length > 0)
        {
            return ApiProblems.Of(400, [new Problem("dryRun", "This is true or false.")]);
        }

        return await Api.Do(requests, http, new ImportRegister(await MappingOf(form, cancellation), dryRun, await FileOf(form, cancellation)));
    }

    /// <summary>As a field or, because curl makes that easy, as a file.</summary>
    private static async Task<string?> MappingOf(IFormCollection form, CancellationToken cancellation)
    {
        if (form.Files.GetFile("mapping") is not { } file)
        {
            return form["mapping"].ToString() is { Length: > 0 } text ? text : null;
        }

        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancellation);
    }

    private static async Task<byte[]?> FileOf(IFormCollection form, CancellationToken cancellation)
    {
        if (form.Files.GetFile("file") is not { } file)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static async Task<IResult> Save(Requests requests, HttpContext http, string name, CancellationToken cancellation)
    {
        using var reader = new StreamReader(http.Request.Body);
        return await Api.Do(requests, http, new SaveImportMapping(name, await reader.ReadToEndAsync(cancellation)));
    }

    /// <summary>The form, for the description of the API: it is read by hand, because a mapping may also be a name.</summary>
    private sealed record ImportForm(
        [property: Description("The register, as CSV.")] IFormFile File,
        ImportMappingView Mapping,
        [property: Description("Say what would come of it, and keep nothing.")] bool DryRun = false);
}
