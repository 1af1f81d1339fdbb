using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Definitions;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;

namespace Complaints.Workflow.Expressions;

/// <summary>Values between JSON and the interpreter, always copied.</summary>
internal static class ScriptValues
{
    private const int MaxDepth = 60;
    private const double Exact = 9007199254740992; // 2^53: whole numbers up to here are exact

    public static JsValue FromJson(Engine engine, JsonNode? node)
    {
        ScriptBudget.Current.Check();
        switch (node)
        {
            case null:
                return JsValue.Null;
            case JsonObject o:
                var obj = engine.Object.Construct(Arguments.Empty);
                foreach (var (name, value) in o)
                {
                    obj.FastAddProperty(name, FromJson(engine, value), true, true, true);
                }

                return obj;
            case JsonArray a:
                var array = engine.Array.Construct(Arguments.Empty);
                engine.Array.PrototypeObject.Push(array, [.. a.Select(item => FromJson(engine, item))]);
                return array;
            default:
                return node.GetValueKind() switch
                {
                    JsonValueKind.String => node.GetValue<string>(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.Number => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture),
                    _ => JsValue.Null,
                };
        }
    }

    public static JsonNode? ToJson(JsValue value, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new ActivityFault($"A script gave a value nested more than {MaxDepth} deep, or one that holds itself.");
        }

        ScriptBudget.Current.Check();
        return value.IsBoolean() ? value.AsBoolean()
            : value.IsNumber() ? Number(value.AsNumber())
            : value.IsString() ? Text(value.AsString())
            : !value.IsObject() || value.Is<FunctionInstance>() ? null
            : value.IsDate() ? Moment(value.AsDate().PrimitiveValue)
            : value.IsArray() ? List(value.AsObject(), depth)
            : value.AsObject() is { Class: "String" or "Number" or "Boolean" } wrapped ? ToJson(wrapped.DefaultValue(wrapped.Class == "String" ? Types.String : Types.Number), depth + 1)
            : Members(value.AsObject(), depth);
    }

    private static JsonNode? Number(double number) =>
        !double.IsFinite(number) ? null : number == Math.Floor(number) && Math.Abs(number) <= Exact ? (long)number : number;

    private static JsonNode? Text(string text)
    {
        ScriptBudget.Current.Spend(2L * text.Length);   // shared here, but written out every time
        return JsonTexts.Whole(text);
    }

    private static JsonNode? Moment(double time) =>
        double.IsNaN(time) ? null : DateTime.UnixEpoch.AddMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonArray List(ObjectInstance list, int depth)
    {
        var length = TypeConverter.ToUint32(list.Get("length"));
        ScriptBudget.Current.CheckItems(length);
        return new JsonArray([.. Enumerable.Range(0, (int)length).Select(i => ToJson(list.Get(i.ToString(CultureInfo.InvariantCulture)), depth + 1))]);
    }

    private static JsonObject Members(ObjectInstance obj, int depth)
    {
        var json = new JsonObject();
        foreach (var (name, property) in obj.GetOwnProperties())
        {
            var item = property.Enumerable == true ? obj.Get(name) : JsValue.Undefined;
            if (!item.IsUndefined() && !item.Is<FunctionInstance>())
            {
                json[JsonTexts.Whole(name)] = ToJson(item, depth + 1);
            }
        }

        return json;
    }
}
