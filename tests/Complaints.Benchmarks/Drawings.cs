using System.Text.Json.Nodes;

namespace Complaints.Benchmarks;

/// <summary>Small processes in Elsa's format.</summary>
internal static class Drawings
{
    /// <summary>Nine tasks for people, one after the other, as the designer saves them.</summary>
    public static string Nine()
    {
        string[] names = ["listen", "talk", "apologise", "analyse", "explain", "process", "compensate", "confirm", "followUp"];
        return Flow([.. names.Select(name => Task(name)), Activity("end", "Elsa.End")], [.. names.Zip([.. names.Skip(1), "end"])]);
    }

    /// <summary>So many tasks at once, and one after all of them.</summary>
    public static string Join(int branches)
    {
        var names = Enumerable.Range(1, branches).Select(i => "branch" + i).ToList();
        return Flow(
            [Activity("start", "Elsa.Start"), .. names.Select(name => Task(name)), Task("close")],
            [.. names.Select(name => ("start", name)), .. names.Select(name => (name, "close"))]);
    }

    /// <summary>A process that sleeps for an hour.</summary>
    public static string Delay()
    {
        var delay = Activity("wait", "Elsa.Delay");
        delay["timeSpan"] = Literal("01:00:00");
        return Flow([delay], []);
    }

    private static JsonObject Task(string name)
    {
        var task = Activity(name, "Elsa.RunTask");
        task["taskName"] = Literal("complaint." + name);
        task["payload"] = null;
        return task;
    }

    private static JsonObject Literal(string text) =>
        new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } };

    private static JsonObject Activity(string id, string type) => new()
    {
        ["id"] = id,
        ["nodeId"] = "Workflow1:Flowchart1:" + id,
        ["name"] = id,
        ["type"] = type,
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false },
        ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 0, ["y"] = 0 } } },
    };

    private static string Flow(JsonObject[] activities, (string From, string To)[] arrows) => new JsonObject
    {
        ["id"] = "drawing-v1",
        ["definitionId"] = "drawing",
        ["name"] = "drawing",
        ["version"] = 1,
        ["variables"] = new JsonArray(),
        ["root"] = new JsonObject
        {
            ["id"] = "Flowchart1",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. arrows.Select(arrow => new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = arrow.From, ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = arrow.To, ["port"] = "In" },
            })]),
        },
    }.ToJsonString();
}
