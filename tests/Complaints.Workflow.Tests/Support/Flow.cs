using System.Text.Json.Nodes;

namespace Complaints.Workflow.Tests.Support;

/// <summary>Writes the JSON of activities that hold others in their ports, which arrows cannot say.</summary>
public static class Flow
{
    private static int _lines;

    public static string Document(JsonObject root) => FlowBuilder.Document(root).ToJsonString();

    public static JsonObject Task(string id) => With(FlowBuilder.Activity(id, "RunTask"), ("taskName", id));

    public static JsonObject Line(string text) => With(FlowBuilder.Activity($"line{Interlocked.Increment(ref _lines)}", "WriteLine"), ("text", text));

    public static JsonObject Sequence(string id, params JsonObject[] steps)
    {
        var sequence = FlowBuilder.Activity(id, "Sequence");
        sequence["activities"] = new JsonArray([.. steps]);
        return sequence;
    }

    public static JsonObject Loop(string type, JsonObject body, params (string Name, object? Value)[] inputs) => Loop(type, body, "loop", inputs);

    public static JsonObject Loop(string type, JsonObject body, string id, params (string Name, object? Value)[] inputs)
    {
        var loop = With(FlowBuilder.Activity(id, type), inputs);
        loop["body"] = body;
        return loop;
    }

    public static JsonObject With(JsonObject activity, params (string Name, object? Value)[] inputs)
    {
        foreach (var (name, value) in inputs)
        {
            activity[name] = FlowBuilder.Input(value);
        }

        return activity;
    }
}
