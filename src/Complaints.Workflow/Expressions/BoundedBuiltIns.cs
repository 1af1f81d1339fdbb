using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Date;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// Everything that JavaScript brings along asks the budget before it works, and what one call can blow up says how much
/// that would be. What could not be asked beforehand is written anew: join, replace, concat and the functions of JSON.
/// </summary>
internal sealed class BoundedBuiltIns(Engine engine, ScriptBudget budget)
{
    private const int BytesPerItem = 200;   // an item of a list: its property, its value, its place in two tables
    private const int MaxBindings = 20;

    public void Install()
    {
        var texts = engine.String.PrototypeObject;
        var lists = engine.Array.PrototypeObject;
        var dates = engine.Date.PrototypeObject;
        Replace(texts, "concat", 1, Concat);
        Replace(texts, "replace", 2, ReplaceFirst);
        texts.FastAddProperty("toLocaleUpperCase", texts.Get("toUpperCase"), true, false, true);   // else it depends on the server's language
        texts.FastAddProperty("toLocaleLowerCase", texts.Get("toLowerCase"), true, false, true);
        Replace(lists, "join", 1, (self, a) => Join(self, a.At(0).IsUndefined() ? "," : TypeConverter.ToString(a.At(0)), TypeConverter.ToString));
        Replace(lists, "toLocaleString", 0, (self, _) => Join(self, ",", Localized));
        var bind = Own(engine.Function.PrototypeObject, "bind");
        Replace(engine.Function.PrototypeObject, "bind", 1, (self, a) => new BoundFunction(engine, bind.Call(self, a).TryCast<BindFunctionInstance>()));
        var (yearOf, dayOf, setDay) = (Own(dates, "getUTCFullYear"), Own(dates, "getUTCDate"), Own(dates, "setUTCFullYear"));
        foreach (var name in (string[])["setMonth", "setUTCMonth"])
        {
            Replace(dates, name, 2, (self, a) => setDay.Call(self, BoundedDates.Parts(
                engine, [yearOf.Call(self, Arguments.Empty), TypeConverter.ToNumber(a.At(0)), a.Length > 1 ? a[1] : dayOf.Call(self, Arguments.Empty)], shortYears: false)));
        }

        DateParts.Install(engine, dates, (name, length, function) => Replace(dates, name, length, function));
        var json = new ScriptJson(engine, budget);
        Replace(engine.Json, "parse", 2, (_, a) => json.Parse(a));
        Replace(engine.Json, "stringify", 3, (_, a) => json.Stringify(a));
        foreach (var owner in new ObjectInstance[]
        {
            engine.Global, engine.Object, engine.Object.PrototypeObject, engine.Function.PrototypeObject, engine.Array, lists, engine.String, texts,
            engine.Number.PrototypeObject, engine.Boolean.PrototypeObject, engine.Date, engine.Date.PrototypeObject, engine.Error.PrototypeObject,
        })
        {
            foreach (var (name, property) in owner.GetOwnProperties().ToList())
            {
                if (property.Value?.TryCast<ClrFunctionInstance>() is { } function)
                {
                    Bound(owner, name, function);
                }
            }
        }
    }

    private Func<JsValue, JsValue[], JsValue[]> DayFrom(int part) => (_, a) => BoundedDates.OfDay(engine, a, part);

    private static ClrFunctionInstance Own(ObjectInstance owner, string name) => owner.Get(name).TryCast<ClrFunctionInstance>();

    private void Replace(ObjectInstance owner, string name, int length, Func<JsValue, JsValue[], JsValue> function) =>
        owner.FastAddProperty(name, new ClrFunctionInstance(engine, function, length), true, false, true);

    private void Bound(ObjectInstance owner, string name, ClrFunctionInstance function)
    {
        var estimate = Estimate(owner, name);
        Replace(owner, name, (int)TypeConverter.ToNumber(function.Get("length")), (self, arguments) =>
        {
            budget.Check();
            var checkedArguments = estimate(self, arguments);
            return function.Call(self, checkedArguments);
        });
    }

    /// <summary>Throws if a call would do too much; gives the arguments to call with.</summary>
    private Func<JsValue, JsValue[], JsValue[]> Estimate(ObjectInstance owner, string name) => (owner, name) switch
    {
        (ArrayPrototype, "concat") => (self, a) => Items(a, Length(self) + a.Sum(ItemsOf)),
        (ArrayPrototype, "push" or "unshift" or "splice") => (self, a) => Items(a, Length(self) + a.Length),
        (ArrayPrototype, "sort") => Sort,
        (ArrayPrototype, _) => (self, a) => Items(a, Length(self)),
        (FunctionPrototype, "apply") => (_, a) => a.At(1).IsObject() ? Items(a, Length(a.At(1))) : a,
        (FunctionPrototype, "bind") => Bind,
        (Jint.Native.String.StringPrototype, "split") => Split,
        (Jint.Native.String.StringPrototype, "indexOf" or "lastIndexOf") => Search,
        (Jint.Native.String.StringPrototype, _) => (self, a) => Bytes(a, self.IsString() ? 4L * self.AsString().Length : 0),
        (DatePrototype, "setFullYear" or "setUTCFullYear") => (_, a) => BoundedDates.Parts(engine, a, shortYears: false),
        (DatePrototype, "setYear") or (DateConstructor, "UTC") => (_, a) => BoundedDates.Parts(engine, a, shortYears: true),
        (DatePrototype, "setDate" or "setUTCDate") => DayFrom(0),
        (DatePrototype, "setHours" or "setUTCHours") => DayFrom(1),
        (DatePrototype, "setMinutes" or "setUTCMinutes") => DayFrom(2),
        (DatePrototype, "setSeconds" or "setUTCSeconds") => DayFrom(3),
        (DatePrototype, "setMilliseconds" or "setUTCMilliseconds") => DayFrom(4),
        (ObjectConstructor, "create") => Create,
        (ObjectConstructor, "keys" or "getOwnPropertyNames") => (_, a) => Bytes(a, ScriptGuards.BytesOfKeys(a.At(0))),
        (Jint.Native.Global.GlobalObject, _) => Texts,
        _ => (_, a) => a,
    };

    private JsValue[] Bytes(JsValue[] arguments, long bytes)
    {
        budget.Check(bytes);
        return arguments;
    }

    private JsValue[] Items(JsValue[] arguments, double count)
    {
        budget.CheckItems(count);
        return arguments;
    }

    /// <summary>The length of a list, which may not change between the question and the work.</summary>
    private double Length(JsValue list)
    {
        if (list.TryCast<ObjectInstance>() is not { } o)
        {
            return 0;
        }

        var length = o.GetProperty("length");
        return length == PropertyDescriptor.Undefined || length.Value is not { } value ? length.Get is null ? 0 : Refuse()
            : value.IsPrimitive() ? TypeConverter.ToUint32(value)
            : Refuse();

        double Refuse() => throw new JavaScriptException(engine.TypeError, "The length of a list has to be a plain number.");
    }

    private double ItemsOf(JsValue value) => value.IsArray() ? Length(value) : 1;

    private JsValue[] Sort(JsValue self, JsValue[] arguments)
    {
        var count = Length(self);
        budget.CheckItems(count);
        return Bytes(arguments, (long)(count * Math.Log2(count + 2) * 100));
    }

    private JsValue[] Bind(JsValue self, JsValue[] arguments)
    {
        var bindings = 0;
        for (var bound = self.TryCast<BindFunctionInstance>(); bound is not null; bound = bound.TargetFunction.TryCast<BindFunctionInstance>())
        {
            if (++bindings >= MaxBindings)
            {
                throw new JavaScriptException(engine.RangeError, "A function is bound too often.");
            }
        }

        return arguments;
    }

    private JsValue[] Create(JsValue self, JsValue[] arguments)
    {
        budget.CheckPrototypes(arguments.At(0).TryCast<ObjectInstance>());
        return arguments;
    }

    private JsValue[] Split(JsValue self, JsValue[] arguments)
    {
        var text = TypeConverter.ToString(self);
        var separator = arguments.At(0);
        if (separator.IsUndefined())
        {
            return arguments;
        }

        var by = TypeConverter.ToString(separator);
        budget.CheckSearch(text.Length, by.Length);
        var pieces = by.Length == 0 ? text.Length : 1L;
        for (var at = 0; by.Length > 0 && (at = text.IndexOf(by, at, StringComparison.Ordinal)) >= 0; at += by.Length)
        {
            pieces++;
        }

        return Bytes([by, .. arguments.Skip(1)], (pieces * BytesPerItem) + (2L * text.Length));
    }

    private JsValue[] Search(JsValue self, JsValue[] arguments)
    {
        if (self.IsString() && arguments.At(0).IsString())
        {
            budget.CheckSearch(self.AsString().Length, arguments[0].AsString().Length);
            return arguments;
        }

        var wanted = TypeConverter.ToString(arguments.At(0));
        budget.CheckSearch(TypeConverter.ToString(self).Length, wanted.Length);
        return [wanted, .. arguments.Skip(1)];
    }

    private JsValue[] Texts(JsValue self, JsValue[] arguments) =>
        Bytes(arguments, arguments.At(0).IsString() ? 18L * arguments[0].AsString().Length : 0);

    private JsValue Concat(JsValue self, JsValue[] arguments)
    {
        TypeConverter.CheckObjectCoercible(engine, self);
        var text = new StringBuilder();
        Append(text, TypeConverter.ToString(self));
        foreach (var argument in arguments)
        {
            Append(text, TypeConverter.ToString(argument));
        }

        return text.ToString();
    }

    private JsValue Join(JsValue self, string separator, Func<JsValue, string> write)
    {
        var list = TypeConverter.ToObject(engine, self);
        var length = Length(list);
        budget.CheckItems(length);
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            Append(text, i > 0 ? separator : "");
            var item = list.Get(TypeConverter.ToString(i));
            if (!item.IsNull() && !item.IsUndefined())
            {
                Append(text, write(item));
            }
        }

        budget.Check(2L * text.Length);
        return text.ToString();
    }

    private string Localized(JsValue item)
    {
        var o = TypeConverter.ToObject(engine, item);
        return o.Get("toLocaleString").TryCast<ICallable>() is { } write
            ? TypeConverter.ToString(write.Call(o, Arguments.Empty))
            : throw new JavaScriptException(engine.TypeError);
    }

    /// <summary>As in ECMAScript 5.1, 15.5.4.11, for a text to be found: its first occurrence is replaced.</summary>
    private JsValue ReplaceFirst(JsValue self, JsValue[] arguments)
    {
        TypeConverter.CheckObjectCoercible(engine, self);
        var text = TypeConverter.ToString(self);
        var wanted = TypeConverter.ToString(arguments.At(0));
        var function = arguments.At(1).TryCast<ICallable>();
        var by = function is null ? TypeConverter.ToString(arguments.At(1)) : "";
        budget.CheckSearch(text.Length, wanted.Length);
        var at = text.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder();
        Append(result, text[..at]);
        if (function is not null)
        {
            Append(result, TypeConverter.ToString(function.Call(JsValue.Undefined, [wanted, at, text])));
        }
        else
        {
            for (var i = 0; i < by.Length; i++)
            {
                var next = by[i] == '$' && i + 1 < by.Length ? by[i + 1] : '\0';
                Append(result, next switch
                {
                    '$' => "$",
                    '&' => wanted,
                    '`' => text[..at],
                    '\'' => text[(at + wanted.Length)..],
                    _ => by[i].ToString(),
                });
                i += next is '$' or '&' or '`' or '\'' ? 1 : 0;
            }
        }

        Append(result, text[(at + wanted.Length)..]);
        return result.ToString();
    }

    private void Append(StringBuilder text, string more)
    {
        budget.Check(2L * (text.Length + more.Length));
        text.Append(more);
    }
}
