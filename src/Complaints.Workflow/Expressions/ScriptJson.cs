using System.Globalization;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace Complaints.Workflow.Expressions;

/// <summary>JSON.parse and JSON.stringify as in ECMAScript 5.1, 15.12, with an end to depth and size.</summary>
internal sealed class ScriptJson(Engine engine, ScriptBudget budget)
{
    public const int MaxDepth = 100;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    public JsValue Parse(JsValue[] arguments)
    {
        var text = TypeConverter.ToString(arguments.At(0));
        budget.Check(6L * text.Length);
        JsValue value;
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            value = Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new JavaScriptException(engine.SyntaxError, "The text is not JSON, or nested more than " + MaxDepth + " deep.");
        }

        if (arguments.At(1).TryCast<FunctionInstance>() is not { } reviver)
        {
            return value;
        }

        var root = engine.Object.Construct(Arguments.Empty);
        root.FastAddProperty("", value, true, true, true);
        return Revive(root, "", reviver, 0);
    }

    public JsValue Stringify(JsValue[] arguments)
    {
        var writer = new ScriptJsonWriter(engine, budget, arguments.At(1), arguments.At(2));
        return writer.Write(arguments.At(0)) ? writer.Text.ToString() : JsValue.Undefined;
    }

    private JsValue Read(JsonElement element)
    {
        budget.Check();
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var o = engine.Object.Construct(Arguments.Empty);
                foreach (var property in element.EnumerateObject())
                {
                    o.FastAddProperty(property.Name, Read(property.Value), true, true, true);
                }

                return o;
            case JsonValueKind.Array:
                var list = engine.Array.Construct(Arguments.Empty);
                budget.CheckItems(element.GetArrayLength());
                engine.Array.PrototypeObject.Push(list, [.. element.EnumerateArray().Select(Read)]);
                return list;
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return double.Parse(element.GetRawText(), CultureInfo.InvariantCulture);
            default:
                return element.ValueKind == JsonValueKind.Null ? JsValue.Null : element.ValueKind == JsonValueKind.True;
        }
    }

    private JsValue Revive(ObjectInstance holder, string name, FunctionInstance reviver, int depth)
    {
        budget.Check();
        var value = holder.Get(name);
        if (value.IsObject() && depth <= MaxDepth)
        {
            var o = value.AsObject();
            foreach (var key in Keys(o))
            {
                var item = Revive(o, key, reviver, depth + 1);
                if (item.IsUndefined())
                {
                    o.Delete(key, false);
                }
                else
                {
                    o.DefineOwnProperty(key, new PropertyDescriptor(item, true, true, true), false);
                }
            }
        }

        return reviver.Call(holder, [name, value]);
    }

    /// <summary>The names of its own properties that a script would go through.</summary>
    public static List<string> Keys(ObjectInstance o) => [.. o.GetOwnProperties().Where(p => p.Value.Enumerable == true).Select(p => p.Key)];
}
