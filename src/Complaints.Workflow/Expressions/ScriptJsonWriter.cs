using System.Globalization;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;

namespace Complaints.Workflow.Expressions;

/// <summary>One JSON.stringify: a value as text, with what its replacer and its toJSON make of it.</summary>
internal sealed class ScriptJsonWriter
{
    private readonly Engine _engine;
    private readonly ScriptBudget _budget;
    private readonly FunctionInstance? _replacer;
    private readonly List<string>? _only;
    private readonly string _gap;
    private readonly List<ObjectInstance> _around = [];

    public ScriptJsonWriter(Engine engine, ScriptBudget budget, JsValue replacer, JsValue space)
    {
        (_engine, _budget, _gap) = (engine, budget, Gap(space));
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
        if (_around.Contains(o) || _around.Count >= ScriptJson.MaxDepth)
        {
            throw new JavaScriptException(_engine.TypeError, $"The value holds itself or is nested more than {ScriptJson.MaxDepth} deep, so it has no JSON.");
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
        foreach (var name in _only ?? ScriptJson.Keys(o))
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
}
