using System.Text.Json.Nodes;

namespace Complaints.Workflow.Tests.Support;

/// <summary>
/// Writes real Elsa 3 JSON from arrows. An activity is declared by its arrow's ends ("approve -Rejected> repair"); what
/// it is follows from <c>Is</c>, and is a RunTask otherwise.
/// </summary>
public sealed class FlowBuilder
{
    private readonly Dictionary<string, JsonObject> _activities = [];
    private readonly List<(string Source, string? Port, string Target)> _arrows = [];
    private readonly JsonArray _variables = [];

    public static FlowBuilder Of(params string[] arrows)
    {
        var flow = new FlowBuilder();
        foreach (var arrow in arrows)
        {
            flow.Arrow(arrow);
        }

        return flow;
    }

    /// <summary>"a > b", "a -Port> b", "a > b, c".</summary>
    public FlowBuilder Arrow(string arrow)
    {
        var at = arrow.IndexOf('>', StringComparison.Ordinal);
        if (at < 0)
        {
            Touch(arrow.Trim());
            return this;
        }

        var left = arrow[..at].Split('-');
        var source = left[0].Trim();
        Touch(source);
        foreach (var target in arrow[(at + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            Touch(target);
            _arrows.Add((source, left.Length > 1 ? left[1].Trim() : null, target));
        }

        return this;
    }

    /// <summary>Says what an activity is: <c>Is("wait", "Delay", ("timeSpan", "PT1H"))</c>. A value is a literal, "js:..." a script, a node itself.</summary>
    public FlowBuilder Is(string id, string type, params (string Name, object? Value)[] inputs)
    {
        var activity = Activity(id, type);
        foreach (var (name, value) in inputs)
        {
            activity[name] = Input(value);
        }

        _activities[id] = activity;
        return this;
    }

    public FlowBuilder Switch(string id, params (string Label, string Script)[] cases)
    {
        Is(id, "FlowSwitch");
        _activities[id]["cases"] = new JsonArray([.. cases.Select(c => (JsonNode)new JsonObject
        {
            ["label"] = c.Label,
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = c.Script },
        })]);
        return this;
    }

    /// <summary>Gives an activity one more input.</summary>
    public FlowBuilder With(string id, string name, object? value)
    {
        _activities[id][name] = Input(value);
        return this;
    }

    public FlowBuilder Merge(string id, string mode)
    {
        _activities[id]["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return this;
    }

    /// <summary>Puts the activities into this order.</summary>
    public FlowBuilder Reorder(params string[] ids)
    {
        var activities = ids.Select(id => (id, _activities[id])).ToList();
        _activities.Clear();
        activities.ForEach(a => _activities.Add(a.id, a.Item2));
        return this;
    }

    public FlowBuilder Variable(string name, string type = "Object", string? value = null)
    {
        _variables.Add(new JsonObject { ["id"] = "v-" + name, ["name"] = name, ["typeName"] = type, ["isArray"] = false, ["value"] = value });
        return this;
    }

    public FlowBuilder ResultInto(string id, string variable)
    {
        _activities[id]["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "v-" + variable } };
        return this;
    }

    public JsonObject Root(string id = "flow") => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.Flowchart",
        ["version"] = 1,
        ["activities"] = new JsonArray([.. _activities.Values.Select(a => a.DeepClone())]),
        ["connections"] = new JsonArray([.. _arrows.Select(a => (JsonNode)new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = a.Source, ["port"] = a.Port },
            ["target"] = new JsonObject { ["activity"] = a.Target, ["port"] = "In" },
        })]),
    };

    public JsonObject Document() => Document(Root(), _variables);

    public static JsonObject Document(JsonObject root, JsonArray? variables = null) => new()
    {
        ["id"] = "test-v1",
        ["definitionId"] = "test",
        ["name"] = "test",
        ["version"] = 1,
        ["variables"] = variables?.DeepClone() ?? new JsonArray(),
        ["inputs"] = new JsonArray(),
        ["root"] = root,
    };

    public static JsonObject Activity(string id, string type) => new() { ["id"] = id, ["type"] = "Elsa." + type, ["version"] = 1 };

    /// <summary>An input that takes the value of a variable.</summary>
    public static JsonNode ReadVariable(string name) => Expression("Variable", new JsonObject { ["id"] = "v-" + name, ["name"] = name });

    public static JsonNode? Input(object? value) => value switch
    {
        JsonNode node => node.DeepClone(),
        string text when text.StartsWith("js:", StringComparison.Ordinal) => Expression("JavaScript", text[3..]),
        string text when text.StartsWith("object:", StringComparison.Ordinal) => Expression("Object", text[7..]),
        string text => Expression("Literal", text),
        bool truth => Expression("Literal", truth),
        int number => Expression("Literal", number),
        _ => null,
    };

    private static JsonObject Expression(string type, JsonNode value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private void Touch(string id)
    {
        if (!_activities.ContainsKey(id))
        {
            Is(id, "RunTask", ("taskName", id));
        }
    }
}
