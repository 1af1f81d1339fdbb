using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Definitions;
using Jint;
using Jint.Native;
using Jint.Parser.Ast;
using Jint.Runtime;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// A JavaScript interpreter: no access to .NET, the engine's clock, no chance, and limits. Making one takes longer than
/// most scripts, so it is used again, by one script at a time, as long as it looks as it did before the first one.
/// </summary>
internal sealed class Interpreter
{
    private const int MaxMessage = 500;

    /// <summary>For the next script. None are kept while mutants are measured: one would serve tests of another with what it installed.</summary>
    internal static readonly Pool<Interpreter> Idle = new(16);

    private readonly Engine _engine;
    private readonly ScriptBudget _budget;
    private readonly HostFunctions _host;
    private readonly Baseline _baseline;
    private IValues? _values;

    private Interpreter()
    {
        _engine = new Engine(o => o
            .MaxStatements(ScriptHost.MaxStatements)
            .TimeoutInterval(ScriptHost.MaxTime)
            .Culture(CultureInfo.InvariantCulture)
            .LocalTimeZone(TimeZoneInfo.Utc));
        _budget = new ScriptBudget(_engine);
        new BoundedBuiltIns(_engine, _budget).Install();
        FixedWorld.Install(_engine, () => Values.Now);
        _host = new HostFunctions(_engine, _budget, () => Values);
        _baseline = new Baseline(_engine);
    }

    /// <summary>What the script that runs may see; empty between scripts.</summary>
    private IValues Values => _values ?? throw new InvalidOperationException("No script is running.");

    /// <summary>Runs a script. An interpreter whose script threw anything is not used again.</summary>
    public static JsonNode? Run(Script script, IValues values)
    {
        var interpreter = Idle.Take() ?? new Interpreter();
        var result = script.Borrow(program => interpreter.Run(program, script, values));
        if (interpreter._baseline.Restore())
        {
            Idle.Give(interpreter);
        }

        return result;
    }

    private JsonNode? Run(Program program, Script script, IValues values)
    {
        _values = values;
        _budget.Start(ScriptHost.MaxTime);
        try
        {
            _host.Offer(script, values);
            var result = ScriptValues.ToJson(_engine.Execute(program).GetCompletionValue());
            _budget.ThrowIfStopped();
            return result;
        }
        catch (JavaScriptException e)
        {
            // What a script throws may be any value; only an error has a message.
            var thrown = Short(TypeConverter.ToString(e.Error));
            var place = script.Place(e.LineNumber, e.Column);
            throw new ActivityFault($"A script failed: {Said(e.Message.Length > 0 ? Short(e.Message) : thrown, place)}", $"{place}: {thrown}");
        }
        finally
        {
            ScriptBudget.End();
            _values = null;
            LastValue(_engine) = JsValue.Undefined;
        }
    }

    /// <summary>The interpreter says nothing about its most frequent error: a property of null or of undefined.</summary>
    private static Remark Said(string message, Remark place) => message == "TypeError"
        ? Remark.Of($"TypeError, line {place.Values[0]}, column {place.Values[1]}: something was used that is null or not there.")
        : Remark.AsItIs(message);

    private static string Short(string text) => JsonTexts.Whole(text.Length <= MaxMessage ? text : JsonTexts.Head(text, MaxMessage) + " ...");

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_completionValue")]
    private static extern ref JsValue LastValue(Engine engine);
}
