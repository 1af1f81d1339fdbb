using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;

namespace Complaints.Workflow.Expressions;

/// <summary>What bind gives. The interpreter's own one puts bound and further arguments together as a set, and so loses those that are equal.</summary>
internal sealed class BoundFunction : BindFunctionInstance, IConstructor
{
    public BoundFunction(Engine engine, BindFunctionInstance lossy)
        : base(engine)
    {
        (TargetFunction, BoundThis, BoundArgs) = (lossy.TargetFunction, lossy.BoundThis, lossy.BoundArgs);
        Prototype = lossy.Prototype;
        foreach (var (name, property) in lossy.GetOwnProperties())
        {
            DefineOwnProperty(name, property, false);
        }

        FastAddProperty("length", Math.Max(0, TypeConverter.ToNumber(TargetFunction.TryCast<ObjectInstance>().Get("length")) - BoundArgs.Length), false, false, false);
        Extensible = lossy.Extensible;
    }

    public override JsValue Call(JsValue thisObject, JsValue[] arguments) =>
        TargetFunction.TryCast<FunctionInstance>().Call(BoundThis, [.. BoundArgs, .. arguments]);

    public new ObjectInstance Construct(JsValue[] arguments) =>
        TargetFunction.TryCast<IConstructor>() is { } target
            ? target.Construct([.. BoundArgs, .. arguments])
            : throw new JavaScriptException(Engine.TypeError);
}
