using System.Runtime.CompilerServices;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Date;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// What an interpreter looked like before its first script: every object that a script can reach without making it.
/// Scripts may change these as JavaScript allows (define a missing Array.prototype.find, for instance); afterwards the
/// change is found, and the interpreter thrown away.
/// </summary>
internal sealed class Baseline
{
    private readonly Engine _engine;
    private readonly Kept _global;
    private readonly List<Kept> _objects = [];
    private readonly double _epoch;

    public Baseline(Engine engine)
    {
        _engine = engine;
        _epoch = engine.Date.PrototypeObject.PrimitiveValue;
        foreach (var o in Reachable(engine))
        {
            if (o is FunctionInstance && !o.HasOwnProperty("prototype") && o != engine.Function.PrototypeObject)
            {
                o.Extensible = false;   // nobody needs a property on Math.max; what it has is read-only from the start
            }
            else if (o != engine.Global)
            {
                _objects.Add(new Kept(o));
            }
        }

        _global = new Kept(engine.Global);
    }

    /// <summary>Takes away what the last script left on the global object; false if it is not as new afterwards.</summary>
    public bool Restore()
    {
        _global.RemoveAdded();
        return _global.Holds()
            && _objects.TrueForAll(o => o.Holds())
            && _engine.Array.PrototypeObject is var list && Items(list).Count == 0
            && _engine.Date.PrototypeObject.PrimitiveValue.Equals(_epoch)
            && _engine.ExecutionContext is var context
            && context.LexicalEnvironment == _engine.GlobalEnvironment
            && context.VariableEnvironment == _engine.GlobalEnvironment;
    }

    private static List<ObjectInstance> Reachable(Engine engine)
    {
        var seen = new HashSet<ObjectInstance>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ObjectInstance?>(
        [
            engine.Global, engine.Object, engine.Array, engine.String, engine.Number, engine.Boolean,
            engine.Date.PrototypeObject, engine.RegExp.PrototypeObject, engine.Function.PrototypeObject, engine.Function.ThrowTypeError,
        ]);
        var found = new List<ObjectInstance>();
        while (open.TryPop(out var o))
        {
            if (o is null || !seen.Add(o))
            {
                continue;
            }

            found.Add(o);
            open.Push(o.Prototype);
            foreach (var (_, property) in o.GetOwnProperties())
            {
                foreach (var value in new[] { property.Value, property.Get, property.Set })
                {
                    open.Push(value?.TryCast<ObjectInstance>());
                }
            }
        }

        return found;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Properties")]
    private static extern IDictionary<string, PropertyDescriptor> Properties(ObjectInstance o);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_array")]
    private static extern ref IDictionary<uint, PropertyDescriptor> Items(ArrayInstance o);

    private static class Cache<TKey, TValue>
        where TKey : notnull
        where TValue : class
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_dictionary")]
        public static extern ref IDictionary<TKey, TValue> Table(MruPropertyCache2<TKey, TValue> properties);
    }

    /// <summary>One object with its properties, in their order. Looked at after every script, so the table itself is read.</summary>
    private sealed class Kept
    {
        private readonly ObjectInstance _object;
        private readonly ObjectInstance? _prototype;
        private readonly bool _extensible;
        private readonly Dictionary<string, PropertyDescriptor> _now;
        private readonly HashSet<string> _names;
        private readonly (string Name, Property Property)[] _before;

        public Kept(ObjectInstance o)
        {
            (_object, _prototype, _extensible) = (o, o.Prototype, o.Extensible);
            _now = (Dictionary<string, PropertyDescriptor>)Cache<string, PropertyDescriptor>.Table((MruPropertyCache2<string, PropertyDescriptor>)Properties(o));
            _before = [.. _now.Select(p => (p.Key, new Property(p.Value)))];
            _names = _now.Keys.ToHashSet(StringComparer.Ordinal);
        }

        public bool Holds()
        {
            if (_object.Prototype != _prototype || _object.Extensible != _extensible || _now.Count != _before.Length)
            {
                return false;
            }

            var i = 0;
            foreach (var (name, descriptor) in _now)
            {
                if (name != _before[i].Name || !_before[i].Property.Is(descriptor))
                {
                    return false;
                }

                i++;
            }

            return true;
        }

        public void RemoveAdded()
        {
            if (_now.Count == _before.Length)
            {
                return;
            }

            foreach (var name in _now.Keys.Where(n => !_names.Contains(n)).ToList())
            {
                _object.RemoveOwnProperty(name);
            }
        }
    }

    private readonly struct Property(PropertyDescriptor descriptor)
    {
        private readonly JsValue? _value = descriptor.Value;
        private readonly JsValue? _get = descriptor.Get;
        private readonly JsValue? _set = descriptor.Set;
        private readonly (bool?, bool?, bool?) _flags = Flags(descriptor);

        public bool Is(PropertyDescriptor now) =>
            now == descriptor && ReferenceEquals(now.Value, _value) && ReferenceEquals(now.Get, _get) && ReferenceEquals(now.Set, _set) && Flags(now) == _flags;

        private static (bool?, bool?, bool?) Flags(PropertyDescriptor d) => (d.Writable, d.Enumerable, d.Configurable);
    }
}
