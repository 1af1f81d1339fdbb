using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Exchange;
using Complaints.Tests.Support;

namespace Complaints.Tests.Exchange;

/// <summary>Sends files as a caller of the API does.</summary>
internal static class ImportScenarios
{
    /// <summary>Three columns of a small register; change what the test is about.</summary>
    public static JsonObject Mapping(string name = "Old desk") => new()
    {
        ["name"] = name,
        ["columns"] = new JsonObject { ["openedAt"] = "Opened", ["store"] = "Store", ["defect"] = "Defect" },
    };

    public const string File = "Opened,Store,Defect\n2025-04-01,T01,SOLE-OPEN\n2025-04-02 10:30,OUTLET,Squeaky tongue\n";

    public static Task<HttpResponseMessage> TryImport(
        this ComplaintsApp app, byte[] file, string mapping, Actor? by = null, bool dryRun = false, string? key = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "register.csv" }, { new StringContent(mapping), "mapping" } };
        if (dryRun)
        {
            form.Add(new StringContent("true"), "dryRun");
        }

        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports") { Content = form };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return app.Client(by ?? app.Quality).SendAsync(request);
    }

    public static Task<HttpResponseMessage> TryImport(
        this ComplaintsApp app, string file, JsonNode mapping, Actor? by = null, bool dryRun = false, string? key = null) =>
        app.TryImport(Encoding.UTF8.GetBytes(file), mapping.ToJsonString(), by, dryRun, key);

    public static async Task<ImportReport> Import(this ComplaintsApp app, string file, JsonNode? mapping = null, bool dryRun = false, string? key = null) =>
        await (await app.TryImport(file, mapping ?? Mapping(), dryRun: dryRun, key: key)).Is<ImportReport>(HttpStatusCode.OK);
}
