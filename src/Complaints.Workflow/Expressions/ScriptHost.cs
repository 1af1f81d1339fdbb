using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Parser;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Complaints.Workflow.Expressions;

/// <summary>Runs a script in a fresh interpreter: no access to .NET, the engine's clock, no chance, and limits.</summary>
internal static class ScriptHost
{
    public const int MaxStatements = 100_000;
    public const int MaxRecursion = 50;
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan MaxTimePerStep = TimeSpan.FromSeconds(5);

    public static JsonNode? Run(Script script, IValues values)
    {
        if (values.ScriptTime > MaxTimePerStep)
        {
            throw new ActivityFault("The scripts of one step ran too long together and were stopped.");
        }

        var watch = Stopwatch.StartNew();
        try
        {
            return script.Borrow(program =>
            {
                var engine = new Engine(o => o
                    .MaxStatements(MaxStatements)
                    .LimitRecursion(MaxRecursion)
                    .TimeoutInterval(MaxTime)
                    .Culture(CultureInfo.InvariantCulture)
                    .LocalTimeZone(TimeZoneInfo.Utc));
                Prepare(engine, values);
                return ScriptValues.ToJson(engine.Execute(program).GetCompletionValue());
            });
        }
        catch (JavaScriptException e)
        {
            // What a script throws may be any value; only an error has a message.
            throw new ActivityFault("A script failed: " + (e.Message.Length > 0 ? e.Message : e.Error), $"Line {e.LineNumber}, column {e.Column}: {e.Error}");
        }
        catch (Exception e) when (e is StatementsCountOverflowException or TimeoutException or RecursionDepthOverflowException)
        {
            throw new ActivityFault("A script ran too long and was stopped.", e.Message);
        }
        catch (Exception e) when (e is not ActivityFault)
        {
            throw new ActivityFault("A script failed: " + e.Message, e.GetType().Name);
        }
        finally
        {
            values.ScriptTime += watch.Elapsed;
        }
    }

    private static void Prepare(Engine engine, IValues values)
    {
        FixedWorld.Install(engine, values.Now);
        Add(engine, "getVariable", a => Js(engine, values.Variable(Text(a, 0))));
        Add(engine, "setVariable", a => Set(values, Text(a, 0), a.At(1)));
        Add(engine, "getInput", a => Js(engine, values.Input(Text(a, 0))));
        Add(engine, "getLastResult", _ => Js(engine, values.LastResult));
        Add(engine, "getOutputFrom", a => Js(engine, values.OutputFrom(Text(a, 0), a.Length > 1 ? Text(a, 1) : null)));
        Add(engine, "getWorkflowInstanceId", _ => values.InstanceId);
        Add(engine, "getWorkflowDefinitionId", _ => values.Definition.Id);
        Add(engine, "getWorkflowDefinitionVersion", _ => values.Definition.Version);
        Add(engine, "setOutcome", a => SetOutcomes(values, a.At(0)));
        Add(engine, "setOutcomes", a => SetOutcomes(values, a.At(0)));
        Add(engine, "isNullOrWhiteSpace", a => IsNone(a.At(0)) || string.IsNullOrWhiteSpace(Text(a, 0)));
        Add(engine, "isNullOrEmpty", a => IsNone(a.At(0)) || Text(a, 0).Length == 0);
        Add(engine, "toJson", a => ScriptValues.ToJson(a.At(0))?.ToJsonString() ?? "null");
        foreach (var input in values.InputNames)
        {
            Add(engine, "get" + Pascal(input), _ => Js(engine, values.Input(input)));
        }

        var variables = engine.Object.Construct(Arguments.Empty);
        foreach (var name in values.VariableNames)
        {
            Add(engine, "get" + Pascal(name), _ => Js(engine, values.Variable(name)));
            Add(engine, "set" + Pascal(name), a => Set(values, name, a.At(0)));
            var get = new ClrFunctionInstance(engine, (_, _) => Js(engine, values.Variable(name)));
            var set = new ClrFunctionInstance(engine, (_, a) => Set(values, name, a.At(0)));
            variables.DefineOwnProperty(name, new Jint.Runtime.Descriptors.PropertyDescriptor(get, set, true, true), true);
        }

        engine.SetValue("variables", variables);
    }

    private static void Add(Engine engine, string name, Func<JsValue[], JsValue> function) =>
        engine.Global.FastAddProperty(name, new ClrFunctionInstance(engine, (_, arguments) => function(arguments)), true, false, true);

    private static JsValue Js(Engine engine, JsonNode? value) => ScriptValues.FromJson(engine, value);

    private static JsValue Set(IValues values, string name, JsValue value)
    {
        values.SetVariableByName(name, ScriptValues.ToJson(value));
        return JsValue.Undefined;
    }

    private static JsValue SetOutcomes(IValues values, JsValue names)
    {
        values.SetOutcomes(ScriptValues.ToJson(names));
        return JsValue.Undefined;
    }

    private static bool IsNone(JsValue value) => value.IsNull() || value.IsUndefined();

    private static string Text(JsValue[] arguments, int index) => TypeConverter.ToString(arguments.At(index));

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
