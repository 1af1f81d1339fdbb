using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Complaints.Workflow.Expressions;

/// <summary>Takes from a script what would make a replay differ: the clock, chance, and endless pattern matching.</summary>
internal static class FixedWorld
{
    public static void Install(Engine engine, Func<DateTime> now)
    {
        var date = new FixedDate(engine, () => Math.Floor((now() - DateTime.UnixEpoch).TotalMilliseconds));
        engine.Date.PrototypeObject.FastAddProperty("constructor", date, true, false, true);
        engine.Global.FastAddProperty("Date", date, true, false, true);
        Refuse(engine, engine.Math, "random", "Math.random is not available in scripts: a replay has to give the same.");
        const string NoPatterns = "Regular expressions are not available in scripts.";
        Refuse(engine, engine.Global, "RegExp", NoPatterns);
        Refuse(engine, engine.RegExp.PrototypeObject, "constructor", NoPatterns);
        Refuse(engine, engine.RegExp.PrototypeObject, "exec", NoPatterns);
        Refuse(engine, engine.RegExp.PrototypeObject, "test", NoPatterns);
        Refuse(engine, engine.String.PrototypeObject, "match", NoPatterns);
        Refuse(engine, engine.String.PrototypeObject, "search", NoPatterns);
        Refuse(engine, engine.Global, "eval", "eval is not available in scripts.");
        Refuse(engine, engine.Global, "Function", "Function is not available in scripts.");
        Refuse(engine, engine.Function.PrototypeObject, "constructor", "Function is not available in scripts.");
    }

    private static void Refuse(Engine engine, ObjectInstance owner, string name, string sentence) =>
        owner.FastAddProperty(name, new ClrFunctionInstance(engine, (_, _) => throw new JavaScriptException(engine.TypeError, sentence)), false, false, false);

    /// <summary>Date, with the engine's now as the only now.</summary>
    private sealed class FixedDate : FunctionInstance, IConstructor
    {
        private readonly Func<double> _now;

        public FixedDate(Engine engine, Func<double> now)
            : base(engine, null, null, false)
        {
            _now = now;
            Prototype = engine.Function.PrototypeObject;
            Extensible = true;
            FastAddProperty("prototype", engine.Date.PrototypeObject, false, false, false);
            FastAddProperty("now", new ClrFunctionInstance(engine, (_, _) => _now()), true, false, true);
            FastAddProperty("parse", engine.Date.Get("parse"), true, false, true);
            FastAddProperty("UTC", engine.Date.Get("UTC"), true, false, true);
        }

        public override JsValue Call(JsValue thisObject, JsValue[] arguments) =>
            TypeConverter.ToString(Engine.Date.Construct(_now()));

        public ObjectInstance Construct(JsValue[] arguments) => arguments.Length switch
        {
            0 => Engine.Date.Construct(_now()),
            1 => Engine.Date.Construct(arguments),
            _ => Engine.Date.Construct(BoundedDates.Parts(Engine, arguments, shortYears: true)),
        };
    }
}
