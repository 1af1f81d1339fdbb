using Complaints.Workflow.Definitions;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Complaints.Workflow.Expressions;

/// <summary>What Elsa gives to scripts besides JavaScript itself. Values go in and out as copies.</summary>
internal sealed class HostFunctions
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Engine _engine;
    private readonly ScriptBudget _budget;
    private readonly Func<IValues> _values;
    private readonly HashSet<string> _builtIn = new(StringComparer.Ordinal);

    public HostFunctions(Engine engine, ScriptBudget budget, Func<IValues> values)
    {
        (_engine, _budget, _values) = (engine, budget, values);
        Add("getVariable", a => Js(values().Variable(Text(a, 0))));
        Add("setVariable", a => Set(Text(a, 0), a.At(1)));
        Add("getInput", a => Js(values().Input(Text(a, 0))));
        Add("getLastResult", _ => Js(values().LastResult));
        Add("getOutputFrom", a => Js(values().OutputFrom(Text(a, 0), a.Length > 1 ? Text(a, 1) : null)));
        AddInstance();
        AddTexts();
        AddBytes();
    }

    /// <summary>The names of what every script has, whatever its definition.</summary>
    public static HashSet<string> Names { get; } = NamesIn(new Engine());

    /// <summary>
    /// Adds what depends on the definition: get and set by the names of variables and inputs, and <c>variables</c>. Only
    /// those that the script names, unless it can ask for names that it puts together.
    /// </summary>
    public void Offer(Script script, IValues values)
    {
        if (!script.NamesAccessors)
        {
            return;
        }

        foreach (var (activity, output, name) in script.OutputsNamed(values.Definition))
        {
            AddAccessor(name, _ => Js(_values().OutputFrom(activity, output)));
        }

        foreach (var input in values.InputNames.Where(n => script.NamesAccessor("get", n)))
        {
            AddAccessor("get" + Accessors.Pascal(input), _ => Js(_values().Input(input)));
        }

        var variables = script.Names("variables") ? _engine.Object.Construct(Arguments.Empty) : null;
        foreach (var name in values.VariableNames)
        {
            if (script.NamesAccessor("get", name))
            {
                AddAccessor("get" + Accessors.Pascal(name), _ => Js(_values().Variable(name)));
            }

            if (script.NamesAccessor("set", name))
            {
                AddAccessor("set" + Accessors.Pascal(name), a => Set(name, a.At(0)));
            }

            variables?.DefineOwnProperty(name, new PropertyDescriptor(Function(_ => Js(_values().Variable(name))), Function(a => Set(name, a.At(0))), true, true), true);
        }

        if (variables is not null)
        {
            _engine.Global.FastAddProperty("variables", variables, true, true, true);
        }
    }

    /// <summary>A variable that is called like something built in, such as Outcome, hides nothing; <c>variables</c> still has it.</summary>
    private void AddAccessor(string name, Func<JsValue[], JsValue> function)
    {
        if (!_builtIn.Contains(name))
        {
            _engine.Global.FastAddProperty(name, Function(function), true, false, true);
        }
    }

    private static HashSet<string> NamesIn(Engine engine) => new HostFunctions(engine, new ScriptBudget(engine), () => throw new InvalidOperationException())._builtIn;

    private void AddInstance()
    {
        Add("getWorkflowInstanceId", _ => _values().InstanceId);
        Add("getWorkflowDefinitionId", _ => _values().Definition.Id);
        Add("getWorkflowDefinitionVersionId", _ => _values().DefinitionVersionId);
        Add("getWorkflowDefinitionVersion", _ => _values().Definition.Version);
        Add("getCorrelationId", _ => Maybe(_values().CorrelationId));
        Add("setCorrelationId", a => Do(() => _values().CorrelationId = TextOrNull(a.At(0))));
        Add("getWorkflowInstanceName", _ => Maybe(_values().InstanceName));
        Add("setWorkflowInstanceName", a => Do(() => _values().InstanceName = TextOrNull(a.At(0))));
        Add("setOutcome", a => SetOutcomes(a.At(0)));
        Add("setOutcomes", a => SetOutcomes(a.At(0)));
        Add("newGuid", _ => _values().NewGuid().ToString());
        Add("newGuidString", _ => _values().NewGuid().ToString());
        Add("newShortGuid", _ => Convert.ToBase64String(_values().NewGuid().ToByteArray())[..22].Replace('/', '_').Replace('+', '-'));
        Add("parseGuid", a => Guid.TryParse(Text(a, 0), out var guid) ? guid.ToString() : throw Error($"{Text(a, 0)} is no GUID."));
    }

    private void AddTexts()
    {
        Add("isNullOrWhiteSpace", a => IsNone(a.At(0)) || string.IsNullOrWhiteSpace(Text(a, 0)));
        Add("isNullOrEmpty", a => IsNone(a.At(0)) || Text(a, 0).Length == 0);
        Add("toJson", a => ScriptValues.ToJson(a.At(0))?.ToJsonString(JsonTexts.Readable) ?? "null");
    }

    /// <summary>Bytes are lists of numbers from 0 to 255; texts are UTF-8.</summary>
    private void AddBytes()
    {
        Add("bytesToString", a => Utf8.GetString(Bytes(a.At(0))));
        Add("bytesFromString", a => List(Utf8.GetBytes(Text(a, 0))));
        Add("stringToBytes", a => List(Utf8.GetBytes(Text(a, 0))));
        Add("bytesToBase64", a => Convert.ToBase64String(Bytes(a.At(0))));
        Add("bytesFromBase64", a => List(FromBase64(Text(a, 0))));
        Add("stringToBase64", a => Convert.ToBase64String(Utf8.GetBytes(Text(a, 0))));
        Add("stringFromBase64", a => Utf8.GetString(FromBase64(Text(a, 0))));
    }

    private byte[] Bytes(JsValue value)
    {
        if (ScriptValues.ToJson(value) is not JsonArray list)
        {
            throw NoBytes();
        }

        return [.. list.Select(n => n?.GetValueKind() == JsonValueKind.Number && byte.TryParse(n.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : throw NoBytes())];

        JavaScriptException NoBytes() => Error("Expected bytes: a list of numbers from 0 to 255.");
    }

    private byte[] FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : throw Error("The text is not base64.");
    }

    private ObjectInstance List(byte[] bytes)
    {
        _budget.CheckItems(bytes.Length);
        var list = _engine.Array.Construct(Arguments.Empty);
        _engine.Array.PrototypeObject.Push(list, Array.ConvertAll(bytes, b => new JsValue(b)));
        return list;
    }

    private void Add(string name, Func<JsValue[], JsValue> function)
    {
        _builtIn.Add(name);
        _engine.Global.FastAddProperty(name, Function(function), true, false, true);
    }

    private ClrFunctionInstance Function(Func<JsValue[], JsValue> function) => new(_engine, (_, arguments) =>
    {
        _budget.Check();
        return function(arguments);
    });

    private JsValue Js(JsonNode? value) => ScriptValues.FromJson(_engine, value);

    private JsValue Set(string name, JsValue value) => Do(() => _values().SetVariableByName(name, ScriptValues.ToJson(value)));

    private JsValue SetOutcomes(JsValue names) => Do(() => _values().SetOutcomes(ScriptValues.ToJson(names)));

    private JavaScriptException Error(string sentence) => new(_engine.TypeError, sentence);

    private static JsValue Do(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private static JsValue Maybe(string? text) => text is null ? JsValue.Null : text;

    private static string? TextOrNull(JsValue value) => IsNone(value) ? null : JsonTexts.Whole(TypeConverter.ToString(value));

    private static bool IsNone(JsValue value) => value.IsNull() || value.IsUndefined();

    private static string Text(JsValue[] arguments, int index) => TypeConverter.ToString(arguments.At(index));
}
