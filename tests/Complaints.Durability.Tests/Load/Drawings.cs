using System.Text.Json.Nodes;

namespace Complaints.Durability.Tests.Load;

/// <summary>
/// The process of a complaint, drawn in two ways: as its file has it, and with every activity under another id and the tasks under
/// other titles. What runs on one can go on with the other, if the map says what is called how there.
/// </summary>
public sealed class Drawings
{
    private const string Anew = "Anew";

    private readonly List<string> ids;

    public Drawings(string asInFile)
    {
        var document = JsonNode.Parse(asInFile)!;
        var activities = document["root"]!["activities"]!.AsArray();
        ids = [.. activities.Select(activity => (string)activity!["id"]!)];
        foreach (var activity in activities)
        {
            activity!["id"] = (string)activity["id"]! + Anew;
            Entitle(activity);
        }

        foreach (var end in document["root"]!["connections"]!.AsArray().SelectMany(arrow => new[] { arrow!["source"]!, arrow["target"]! }))
        {
            end["activity"] = (string)end["activity"]! + Anew;
        }

        (AsInFile, Changed) = (asInFile, document.ToJsonString());
    }

    public string AsInFile { get; }

    public string Changed { get; }

    /// <summary>From the drawing in which something stands here to the other.</summary>
    /// <param name="place">The id of an activity.</param>
    public JsonObject Map(string place) => new(place.EndsWith(Anew, StringComparison.Ordinal)
        ? ids.Select(id => KeyValuePair.Create(id + Anew, (JsonNode?)id))
        : ids.Select(id => KeyValuePair.Create(id, (JsonNode?)(id + Anew))));

    /// <summary>A title that is written down says which drawing it is of; one that a script makes stays.</summary>
    private static void Entitle(JsonNode activity)
    {
        if (activity["payload"]?["expression"] is { } payload && (string?)payload["type"] == "Object")
        {
            var form = JsonNode.Parse((string)payload["value"]!)!;
            form["title"]!["en"] = (string)form["title"]!["en"]! + ", anew";
            payload["value"] = form.ToJsonString();
        }
    }
}
