using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>What tries to take all memory, all time or the whole stack is stopped, and soon.</summary>
[Collection(Support.Alone.Name)]
public class LimitTests
{
    private const string Big = "var s = 'xxxxxxxxxxxxxxxx'; while (s.length < 2000000) s += s; ";

    [Theory]
    [InlineData("var s = 'xxxxxxxxxxxxxxxx'; while (true) s = s + s;")]
    [InlineData("var s = 'xxxxxxxxxxxxxxxx'; for (;; s += s);")]
    [InlineData("var s = 'x'; for (var i = 0; i < 99; i++) s = s + s + s + s + s + s + s + s;")]
    [InlineData("var s = 'x', a = [s += s, s += s]; do { s = s + 'x' + s; } while (s)")]
    [InlineData("var a = []; while (true) a.push('x' + a.length, {}, [], function () {});")]
    [InlineData("var a = []; while (true) a[a.length] = [a, a, a, a, a, a, a, a];")]
    [InlineData("var o = {}, i = 0; while (true) o['k' + i++] = {a: 1, b: 2};")]
    [InlineData("var o = {}; for (var i = 0; i < 50; i++) o['k' + i] = i; while (true) for (var k in o) o[k] = [o[k], {}, {}, {}, {}, {}];")]
    [InlineData("new Array(1e9).join('x')")]
    [InlineData("Array(4294967295).toString()")]
    [InlineData("'' + new Array(5e8)")]
    [InlineData("var a = []; a.length = 4e9; a.map(function (x) { return x; })")]
    [InlineData("var a = []; a[4e9] = 1; a.concat(a)")]
    [InlineData("new Array(3e9).sort()")]
    [InlineData("new Array(3e9).reverse()")]
    [InlineData("new Array(3e9).indexOf(1)")]
    [InlineData("Array.prototype.slice.call({length: 4e9})")]
    [InlineData("Array.prototype.unshift.apply([], {length: 3e8})")]
    [InlineData("Math.max.apply(null, {length: 4e9})")]
    [InlineData("(function () { return arguments.length; }).apply(null, new Array(1e8))")]
    [InlineData("String.fromCharCode.apply(null, {length: 4e9})")]
    [InlineData(Big + "s.split('')")]
    [InlineData(Big + "s.split('x')")]
    [InlineData(Big + "var a = []; for (var i = 0; i < 1000; i++) a.push(s); a.join('')")]
    [InlineData(Big + "var a = []; for (var i = 0; i < 1000; i++) a.push(s); a.toLocaleString()")]
    [InlineData(Big + "''.concat(s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s)")]
    [InlineData(Big + "s.concat(s, s).concat(s, s).concat(s, s).concat(s, s).concat(s, s).concat(s, s).concat(s, s).concat(s, s).concat(s, s).concat(s, s)")]
    [InlineData(Big + "var r = '$\\''; while (r.length < 10000) r += r; s.replace('x', r)")]
    [InlineData(Big + "s.replace('x', function () { return s + s + s + s + s + s + s + s + s + s + s + s + s + s; })")]
    [InlineData(Big + "encodeURIComponent(s + '\\u20ac') + encodeURI(s)")]
    [InlineData(Big + "while (true) s.toUpperCase()")]
    [InlineData(Big + "for (var k in s) {}")]
    [InlineData(Big + "Object.getOwnPropertyNames(new String(s))")]
    [InlineData(Big + "JSON.stringify([s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s])")]
    [InlineData(Big + "var a = []; for (var i = 0; i < 2000; i++) a.push(s); toJson(a)")]
    [InlineData(Big + "var a = []; for (var i = 0; i < 2000; i++) a.push(s); return a;")]
    [InlineData(Big + "JSON.parse('[' + s.split('xxxx').join('1,') + '1]')")]
    [InlineData(Big + "`${s}${s}${s}${s}${s}${s}${s}${s}${s}${s}${s}${s}`")]
    [InlineData(Big + "stringToBase64(s + s) + stringToBytes(s)")]
    [InlineData("var a = 'x'; for (var i = 0; i < 40; i++) a = [a, a]; JSON.stringify(a)")]
    [InlineData("var a = 'x'; for (var i = 0; i < 40; i++) a = [a, a]; '' + a")]
    [InlineData("var a = 'x'; for (var i = 0; i < 40; i++) a = [a, a]; return a;")]
    [InlineData("var a = []; for (var i = 0; i < 90000; i++) a[i] = i; JSON.stringify(a, null, '          ')")]
    [InlineData("var a = []; for (var i = 0; i < 90; i++) a = [a, a.length]; while (true) JSON.stringify(a, null, 10)")]
    [InlineData("var a = []; while (a.length < 60000) a.push(a.length % 7); a.sort()")]
    [InlineData("while (true) setVariable('v', [[], [], [], [], [], [], [], [], [], []])")]
    [InlineData("var o = {}; for (;; o = Object.create(o));")]
    [InlineData("function F() {} var o = {}; for (;; F.prototype = o, o = new F());")]
    public void Memory_bomb_is_stopped_after_a_small_multiple_of_the_budget(string script)
    {
        var read = ScriptRun.Read(script);
        ScriptRun.Json("1");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Assert.Throws<ActivityFault>(() => ScriptHost.Run(read, ScriptRun.World()));

        var used = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal("A script used too much memory and was stopped.", fault.Message);
        Assert.InRange(used, 0, 2 * ScriptBudget.MaxBytes);
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("for (;;);")]
    [InlineData("do {} while (true)")]
    [InlineData("a: while (true) { continue a; }")]
    [InlineData("while (true) { try { throw 1; } catch (e) {} finally { continue; } }")]
    [InlineData("try { while (true) {} } catch (e) { 1 }")]
    [InlineData("try { while (true) {} } finally { while (true) {} }")]
    [InlineData("[1, 2].sort(function () { while (true) {} })")]
    [InlineData("while (true) { new Date(2026, 120000); }")]
    [InlineData("toJson({ get a() { while (true) {} } })")]
    [InlineData("return { get a() { while (true) {} } };")]
    [InlineData("throw { toString: function () { while (true) {} } };")]
    [InlineData("parseInt({ toString: function () { while (true) {} } })")]
    [InlineData("var s = 'x'; while (s.length < 1000000) s += s; var n = s.substring(0, 90000) + 'y' + s.substring(0, 90000); s.indexOf(n)")]
    public void Endless_script_is_stopped(string script) => Assert.Equal("A script ran too long and was stopped.", ScriptRun.Fault(script).Message);

    [Theory]
    [InlineData("new Date(1e300, 0)")]
    [InlineData("Date.UTC(2e9, 0)")]
    [InlineData("new Date(0).setFullYear(-1e15)")]
    [InlineData("new Date(2000, 2e9)")]
    [InlineData("new Date(0).setMonth(1e12)")]
    public void Date_out_of_the_calendar_is_an_error(string script) => Assert.Contains("out of the calendar", ScriptRun.Fault(script).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("function f() { f(); } f()")]
    [InlineData("function F() { new F(); } new F()")]
    [InlineData("function make() { return function () { make()(); }; } make()()")]
    [InlineData("var o = { get x() { return this.x; } }; o.x")]
    [InlineData("var o = { valueOf: function () { return +o; } }; +o")]
    [InlineData("var o = { toString: function () { return '' + o; } }; '' + o")]
    [InlineData("function f() { [1].forEach(f); } f()")]
    [InlineData("function f() { return -(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(f())))))))))))))))))))); } f()")]
    [InlineData("var a = []; for (var i = 0; i < 9000; i++) a = [a]; '' + a")]
    [InlineData("var a = []; a[0] = a; a.join()")]
    public void Endless_recursion_is_stopped_on_a_small_stack(string script) => Assert.Equal("A script ran too long and was stopped.", OnSmallStack(() => ScriptRun.Fault(script).Message));

    [Theory]
    [InlineData("var f = function () {}; for (var i = 0; i < 9000; i++) f = f.bind(null); f()", "bound too often")]
    [InlineData("var a = []; for (var i = 0; i < 9000; i++) a = [a]; JSON.stringify(a)", "nested more than 100 deep")]
    [InlineData("var s = '['; while (s.length < 9000) s += s; JSON.parse(s)", "not JSON")]
    [InlineData("function mk() { return Object.defineProperty({}, 'x', { enumerable: true, get: mk }); } JSON.stringify(mk())", "nested more than 100 deep")]
    [InlineData("var a = []; for (var i = 0; i < 9000; i++) a = [a]; return a;", "nested more than 60 deep")]
    [InlineData("var n = 0; Array.prototype.map.call({ get length() { return n++ ? 4e9 : 1; } }, function () {})", "plain number")]
    public void Deep_or_deceitful_value_is_an_error(string script, string words) => Assert.Contains(words, OnSmallStack(() => ScriptRun.Fault(script).Message), StringComparison.Ordinal);

    [Fact]
    public void Deepest_script_that_can_be_read_runs_on_a_small_stack()
    {
        var deep = string.Concat(Enumerable.Repeat("- ", 900)) + "1";
        var nested = $"function f(n) {{ return n ? {string.Concat(Enumerable.Repeat("- ", 900))}f(n - 1) : 1; }} f(40)";

        Assert.Equal("1", OnSmallStack(() => ScriptRun.Json(deep)));
        Assert.Equal("A script ran too long and was stopped.", OnSmallStack(() => ScriptRun.Fault(nested).Message));
    }

    [Fact]
    public void Variable_that_is_too_big_for_a_script_is_an_incident()
    {
        var world = ScriptRun.World(("Big", new JsonArray([.. Enumerable.Range(0, 200_000).Select(i => (JsonNode)new JsonObject { ["n"] = i })])));

        Assert.Equal("A script used too much memory and was stopped.", ScriptRun.Fault("getBig().length", world).Message);
        Assert.Equal("1", ScriptRun.Json("1", world));
    }

    [Fact]
    public void Script_cannot_take_its_guards_away()
    {
        Assert.Equal(
            "A script used too much memory and was stopped.",
            ScriptRun.Fault("Array.prototype.push = null; Object.prototype.valueOf = null; Object.getPrototypeOf(Object).call = null; with ({}) { var s = 'xx'; while (true) s += s; }").Message);
        Assert.Equal("A script ran too long and was stopped.", ScriptRun.Fault("while (true) { try { f(); } catch (e) {} function f() { f(); } }").Message);
    }

    [Fact]
    public void Scripts_of_one_step_have_a_time_together()
    {
        var step = ScriptRun.World();
        step.ScriptTime.Add(ScriptHost.MaxTimePerStep);

        Assert.Equal("1", ScriptRun.Json("1", step));
        Assert.Equal("The scripts of one step ran too long together and were stopped.", ScriptRun.Fault("1", step).Message);
    }

    [Fact]
    public void Caught_errors_do_not_count_as_calls() =>
        Assert.Equal("200", ScriptRun.Json("var n = 0; function f() { throw 1; } for (var i = 0; i < 200; i++) { try { f(); } catch (e) { n++; } } n"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T OnSmallStack<T>(Func<T> function)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception e) when (e is Xunit.Sdk.XunitException)
                {
                    failure = e;
                }
            },
            1536 * 1024);
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw failure;
    }
}
