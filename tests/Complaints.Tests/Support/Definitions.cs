using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Complaints.Tests.Support;

/// <summary>The shipped processes with something drawn into them.</summary>
public static class Definitions
{
    /// <summary>
    /// An app whose resolution process has one more task beside its stages, from the first moment, with this payload; or with
    /// whatever else <paramref name="change"/> draws.
    /// </summary>
    public static async Task<ComplaintsApp> StartWithTask(JsonObject payload, Action<JsonObject>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("complaints-workflows-").FullName;
        foreach (var file in Directory.GetFiles(TestDatabase.WorkflowFolder, "*.json"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var path = Path.Combine(folder, "complaint-resolution.json");
        var definition = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        var root = definition["root"]!;
        root["activities"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "side",
            ["type"] = "Elsa.RunTask",
            ["version"] = 1,
            ["taskName"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "evidence.photos" } },
            ["payload"] = new JsonObject { ["typeName"] = "ObjectDictionary", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = payload.ToJsonString() } },
        });
        root["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "start", ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = "side", ["port"] = "In" },
        });
        change?.Invoke(definition);
        await File.WriteAllTextAsync(path, definition.ToJsonString());
        return await ComplaintsApp.Start(services =>
        {
            var settings = (Settings)services.Last(service => service.ServiceType == typeof(Settings)).ImplementationInstance!;
            services.Replace(ServiceDescriptor.Singleton(settings with { WorkflowFolder = folder }));
        });
    }

    public static Task<PublishedDefinition> Publish(this ComplaintsApp app, string json) => app.Done(app.Admin, new PublishDefinition(json));

    /// <summary>Photos, by the floor, within four hours of opening time; after six it is the supervisor's.</summary>
    public static JsonObject Photos => new()
    {
        ["role"] = "floor",
        ["title"] = "Take photos",
        ["due"] = "PT4H",
        ["clock"] = "openingHours",
        ["escalation"] = new JsonObject { ["after"] = "PT6H", ["to"] = "supervisor" },
        ["outcomes"] = new JsonArray("done", "notPossible"),
        ["fields"] = new JsonArray(
            new JsonObject { ["name"] = "place", ["label"] = "Where they are", ["type"] = "text", ["requiredFor"] = new JsonArray("done") },
            new JsonObject { ["name"] = "count", ["label"] = "How many", ["type"] = "number" }),
    };
}
