using System.Globalization;
using System.Text;
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
    private const int MaxDepth = 100;
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
        var writer = new Writer(engine, budget, arguments.At(1), Gap(arguments.At(2)));
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

    private static List<string> Keys(ObjectInstance o) => [.. o.GetOwnProperties().Where(p => p.Value.Enumerable == true).Select(p => p.Key)];

    private static string Gap(JsValue space)
    {
        var value = Plain(space);
        return value.IsNumber() ? new string(' ', (int)Math.Clamp(TypeConverter.ToInteger(value), 0, 10))
            : value.IsString() ? value.AsString()[..Math.Min(10, value.AsString().Length)]
            : "";
    }

    /// <summary>The primitive inside a Number, String or Boolean object.</summary>
    private static JsValue Plain(JsValue value) => !value.IsObject() ? value : value.AsObject().Class switch
    {
        "Number" => TypeConverter.ToNumber(value),
        "String" => TypeConverter.ToString(value),
        "Boolean" => value.AsObject() is IPrimitiveInstance boolean ? boolean.PrimitiveValue : value,
        _ => value,
    };

    private sealed class Writer
    {
        private readonly Engine _engine;
        private readonly ScriptBudget _budget;
        private readonly FunctionInstance? _replacer;
        private readonly List<string>? _only;
        private readonly string _gap;
        private readonly List<ObjectInstance> _around = [];

        public Writer(Engine engine, ScriptBudget budget, JsValue replacer, string gap)
        {
            (_engine, _budget, _gap) = (engine, budget, gap);
            _replacer = replacer.TryCast<FunctionInstance>();
            if (replacer.IsArray())
            {
                var list = replacer.AsObject();
                var length = TypeConverter.ToUint32(list.Get("length"));
                _budget.CheckItems(length);
                _only = [.. Enumerable.Range(0, (int)length).Select(i => Plain(list.Get(TypeConverter.ToString(i))))
                    .Where(n => n.IsString() || n.IsNumber()).Select(TypeConverter.ToString).Distinct()];
            }
        }

        public StringBuilder Text { get; } = new();

        public bool Write(JsValue value)
        {
            var holder = _engine.Object.Construct(Arguments.Empty);
            holder.FastAddProperty("", value, true, true, true);
            return Property("", holder, "");
        }

        /// <summary>Writes a value, with this before it; false if it has no place in JSON.</summary>
        private bool Property(string name, ObjectInstance holder, string before)
        {
            var value = holder.Get(name);
            if (value.IsObject() && value.AsObject().Get("toJSON").TryCast<ICallable>() is { } toJson)
            {
                value = toJson.Call(value, [name]);
            }

            value = Plain(_replacer is null ? value : _replacer.Call(holder, [name, value]));
            if (value.IsUndefined() || value.TryCast<ICallable>() is not null)
            {
                return false;
            }

            Append(before);
            switch (value)
            {
                case var _ when value.IsString():
                    Quote(value.AsString());
                    break;
                case var _ when value.IsNumber():
                    Append(double.IsFinite(value.AsNumber()) ? TypeConverter.ToString(value) : "null");
                    break;
                case var _ when value.IsBoolean():
                    Append(value.AsBoolean() ? "true" : "false");
                    break;
                case var _ when value.IsObject():
                    Structure(value.AsObject());
                    break;
                default:
                    Append("null");
                    break;
            }

            return true;
        }

        private void Structure(ObjectInstance o)
        {
            if (_around.Contains(o) || _around.Count >= MaxDepth)
            {
                throw new JavaScriptException(_engine.TypeError, $"The value holds itself or is nested more than {MaxDepth} deep, so it has no JSON.");
            }

            _around.Add(o);
            if (o.Class == "Array")
            {
                List(o);
            }
            else
            {
                Members(o);
            }

            _around.RemoveAt(_around.Count - 1);
        }

        private void Members(ObjectInstance o)
        {
            var first = true;
            Append("{");
            foreach (var name in _only ?? Keys(o))
            {
                var text = Text.Length;
                Append(first ? "" : ",");
                NewLine();
                Quote(name);
                if (Property(name, o, _gap.Length > 0 ? ": " : ":"))
                {
                    first = false;
                }
                else
                {
                    Text.Length = text;
                }
            }

            Close(first, "}");
        }

        private void List(ObjectInstance list)
        {
            var length = TypeConverter.ToUint32(list.Get("length"));
            _budget.CheckItems(length);
            Append("[");
            for (var i = 0; i < length; i++)
            {
                Append(i > 0 ? "," : "");
                NewLine();
                if (!Property(TypeConverter.ToString(i), list, ""))
                {
                    Append("null");
                }
            }

            Close(length == 0, "]");
        }

        private void Close(bool empty, string bracket)
        {
            if (!empty)
            {
                NewLine(_around.Count - 1);
            }

            Append(bracket);
        }

        private void NewLine() => NewLine(_around.Count);

        private void NewLine(int depth)
        {
            if (_gap.Length > 0)
            {
                Append("\n");
                for (var i = 0; i < depth; i++)
                {
                    Append(_gap);
                }
            }
        }

        private void Quote(string text)
        {
            _budget.Check(12L * text.Length);
            Append("\"");
            foreach (var c in text)
            {
                Text.Append(c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                    _ => null,
                });
                if (c is >= ' ' and not '"' and not '\\')
                {
                    Text.Append(c);
                }
            }

            Append("\"");
        }

        private void Append(string text)
        {
            _budget.Check(2L * (Text.Length + text.Length));
            Text.Append(text);
        }
    }
}
