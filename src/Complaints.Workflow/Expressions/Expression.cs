using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Expressions;

/// <summary>Something that gives a value when an activity runs.</summary>
internal abstract record Expression
{
    /// <summary>Whether it may ask for outputs of finished activities, which are kept only if somebody does.</summary>
    public virtual bool ReadsOutputs => false;

    public abstract JsonNode? Evaluate(IValues values);

    /// <summary>The value, if it is the same on every run.</summary>
    public virtual bool Known(out JsonNode? value)
    {
        value = null;
        return false;
    }

    protected static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => JsonValue.Create(element),
    };
}

/// <summary>A value written down: a literal, or the JSON of an object expression.</summary>
internal sealed record Constant(JsonElement Value) : Expression
{
    public override JsonNode? Evaluate(IValues values) => Node(Value);

    public override bool Known(out JsonNode? value)
    {
        value = Node(Value);
        return true;
    }
}

/// <summary>The value of a variable, found by id.</summary>
internal sealed record VariableReference(string Id) : Expression
{
    public override JsonNode? Evaluate(IValues values) => values.VariableById(Id);
}

/// <summary>The value of a workflow input, found by name.</summary>
internal sealed record InputReference(string Name) : Expression
{
    public override JsonNode? Evaluate(IValues values) => values.Input(Name);
}

/// <summary>The result of a script, and where that stands.</summary>
internal sealed record ScriptExpression(Script Script, Place Place) : Expression
{
    public override bool ReadsOutputs => Script.ReadsOutputs;

    public override JsonNode? Evaluate(IValues values) => ScriptHost.Run(Script, values);
}
