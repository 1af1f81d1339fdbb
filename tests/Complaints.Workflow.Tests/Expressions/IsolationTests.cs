using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>Interpreters are used again, but no script may leave anything for the next one.</summary>
public class IsolationTests
{
    /// <summary>What a script sees of the world without making it, written down: names, flags, values, which functions are the same.</summary>
    private const string Probe = """
        var lines = [];
        function look(path, o, deep) {
          lines.push(path + (Object.isExtensible(o) ? '' : '!') + typeof Object.getPrototypeOf(o));
          var names = Object.getOwnPropertyNames(o).sort(), seen = [];
          for (var i = 0; i < names.length; i++) {
            var name = names[i], d = Object.getOwnPropertyDescriptor(o, name), value = 'value' in d ? d.value : d.get;
            if (name === 'caller' || name === 'arguments') { continue; }
            var isObject = value !== null && (typeof value === 'object' || typeof value === 'function');
            lines.push(path + '.' + name + [d.writable, d.enumerable, d.configurable].join() + (isObject ? typeof value + seen.indexOf(value) : value));
            seen.push(value);
            if (isObject && deep) { look(path + '.' + name, value, false); }
          }
        }
        var world = [this, Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype, Object.getPrototypeOf(Object),
          Date.prototype, Error.prototype, TypeError.prototype, RangeError.prototype, Object, Array, String, Number, Date, Math, JSON, Error,
          Object.getOwnPropertyDescriptor(function () { 'use strict'; }, 'caller').get];
        for (var w = 0; w < world.length; w++) {
          look('w' + w, world[w], w > 0);
          for (var v = 0; v < w; v++) { if (world[v] === world[w]) { lines.push(v + '=' + w); } }
        }
        lines.push(Date.prototype.getTime.call(Date.prototype), [].length, ''.length, '' + {}, [3].concat(4).join(), '' + new Error('e'));
        return lines.join('\n');
        """;

    private static ScriptRun.Values World => ScriptRun.World(("Secret", "s3cret"));

    [Theory]
    [InlineData("Array.prototype.find = function (f) { return 'mine'; }; [1].find()")]
    [InlineData("Array.prototype[3] = 'x'; [0, 1].length")]
    [InlineData("Array.prototype.push('left'); 1")]
    [InlineData("Array.prototype.length = 7; 1")]
    [InlineData("Object.prototype.left = getVariable('Secret'); ({}).left")]
    [InlineData("Object.prototype.toString = function () { return 'mine'; }; '' + {}")]
    [InlineData("this.left = 1; left")]
    [InlineData("left = 1; left")]
    [InlineData("var left = 1; left")]
    [InlineData("function left() { return 1; } left()")]
    [InlineData("var getVariable = 5; function toJson() { return 'mine'; } Date = 7; undefined = 8; 1")]
    [InlineData("function Array() {} var JSON = {}; 1")]
    [InlineData("delete this.getVariable; delete this.Math; delete Array.prototype.push; 1")]
    [InlineData("Object.defineProperty(this, 'left', { get: function () { return 'mine'; } }); left")]
    [InlineData("Object.defineProperty(this, 'left', { value: 1 }); left")]
    [InlineData("Object.defineProperty(Object.prototype, 'left', { get: function () { return getVariable('Secret'); }, set: function () {} }); ({}).left")]
    [InlineData("Object.defineProperty(Array.prototype, 'push', { writable: false }); 1")]
    [InlineData("Object.defineProperty(Math, 'PI', { value: 3 }); Math.left = function () { return Secret; }; 1")]
    [InlineData("Object.freeze(this); 1")]
    [InlineData("Object.preventExtensions(this); 1")]
    [InlineData("Object.freeze(Array.prototype); Object.seal(Math); 1")]
    [InlineData("Math.max.left = getVariable('Secret'); getVariable.left = getVariable; 1")]
    [InlineData("Math.max = Math.min; JSON.parse = JSON.stringify; Date.now = Date.UTC; 1")]
    [InlineData("Date.prototype.setTime(12345); Date.prototype.left = 1; 1")]
    [InlineData("Error.prototype.message = 'mine'; Error.prototype.toString = null; TypeError.prototype.name = 'Mine'; 1")]
    [InlineData("Object.getPrototypeOf(Object).left = function () { return this; }; (function () {}).left; 1")]
    [InlineData("Object.getPrototypeOf(Object).call = null; Object.getPrototypeOf(Object).bind.x = 1; 1")]
    [InlineData("String.prototype.left = 1; Number.prototype.left = 2; Boolean.prototype.left = 3; ''.left")]
    [InlineData("String.prototype.concat = function () { return 'mine'; }; 1")]
    [InlineData("Date.prototype.constructor = Object; Object.prototype.constructor = Array; 1")]
    [InlineData("Array.isArray = function () { return true; }; Array.left = [1]; Date.left = 1; 1")]
    [InlineData("(function f() { arguments.callee.left = 1; left2 = arguments; return 1; })()")]
    [InlineData("Object.getOwnPropertyDescriptor(function () { 'use strict'; }, 'caller').get.left = getVariable('Secret'); 1")]
    [InlineData("variables.left = 1; setVariable.call.left = 1; 1")]
    [InlineData("with (Math) { PI2 = 1; abs = 2; } 1")]
    [InlineData("[].constructor.prototype.left = 1; ''.constructor.left = 2; (0).constructor.left = 3; getVariable.constructor.left = 4; 1")]
    [InlineData("try { with (Math) { throw 1; } } catch (e) { left = e; } 1")]
    [InlineData("Array.prototype.left = 1; throw 'no'")]
    [InlineData("Array.prototype.left = 1; null.x")]
    [InlineData("Array.prototype.left = 1; while (true) { this.left = 1; }")]
    [InlineData("var s = 'xxxxxxxx'; Object.prototype.left = 1; while (true) { s += s; String.prototype.left = s; }")]
    [InlineData("with (Math) { while (true) { abs = 1; } }")]
    [InlineData("try { (function left() { with (Math) { abs = 1; left(); } })(); } catch (e) {} 1")]
    public void Nothing_is_left_for_the_next_script(string script)
    {
        var before = ScriptRun.Json(Probe, World);

        for (var i = 0; i < 3; i++)
        {
            TryRun(script);
            Assert.Equal(before, ScriptRun.Json(Probe, World));
        }
    }

    [Fact]
    public void Probe_sees_what_is_left()
    {
        var before = ScriptRun.Json(Probe, World);

        Assert.NotEqual(before, ScriptRun.Json("Array.prototype.push.x = 1; Math.left = 1;" + Probe, World));
        Assert.NotEqual(before, ScriptRun.Json("Date.prototype.setTime(1);" + Probe, World));
        Assert.NotEqual(before, ScriptRun.Json("left = 1;" + Probe, World));
        Assert.NotEqual(before, ScriptRun.Json("Math.max = Math.min;" + Probe, World));
        Assert.Contains("getUTCMilliseconds", before, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_may_still_add_what_JavaScript_lacks_and_override_what_it_inherits()
    {
        Assert.Equal("2", ScriptRun.Json("Array.prototype.last = function () { return this[this.length - 1]; }; [1, 2].last()"));
        Assert.Equal("\"mine\"", ScriptRun.Json("var o = {}; o.toString = function () { return 'mine'; }; '' + o"));
        Assert.Equal("\"E: m\"", ScriptRun.Json("var e = new Error('x'); e.name = 'E'; e.message = 'm'; '' + e"));
        Assert.Equal("5", ScriptRun.Json("function toJson(x) { return x + 1; } toJson(4)"));
    }

    [Fact]
    public void Value_of_another_instance_cannot_be_reached()
    {
        ScriptRun.Json("keep = function () { return getVariable('Secret'); }; Object.prototype.keep = keep; Math.max.keep = keep; variables.keep = 1; keep()", World);
        var other = ScriptRun.World(("Secret", "other"));

        Assert.Equal("[\"undefined\",\"undefined\",\"undefined\",\"other\"]", ScriptRun.Json("[typeof keep, typeof ({}).keep, typeof Math.max.keep, getVariable('Secret')]", other));
        Assert.Equal("\"undefined\"", ScriptRun.Json("typeof getSecret", ScriptRun.World()));
    }

    [Fact]
    public void Limits_begin_anew_with_every_script()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("60000", ScriptRun.Json("var n = 0; for (var i = 0; i < 60000; i++) n++; n"));
            Assert.Equal("40", ScriptRun.Json("function f(n) { return n === 0 ? 0 : 1 + f(n - 1); } f(40)"));
            Assert.Equal("6291456", ScriptRun.Json("var s = 'xxx'; while (s.length < 6000000) s += s; s.length"));
        }
    }

    [Fact]
    public void One_script_may_run_for_many_instances_at_once()
    {
        var script = ScriptRun.Read("var mine = getVariable('Secret'); left = (typeof left) + mine; Math.left = mine; for (var i = 0; i < 50; i++) { mine = mine + ''; } [left, mine, getSecret()]");

        Parallel.For(0, 400, i =>
        {
            var json = ScriptHost.Run(script, ScriptRun.World(("Secret", "s" + i)))!.ToJsonString();
            Assert.Equal($"[\"undefineds{i}\",\"s{i}\",\"s{i}\"]", json);
        });
    }

    private static void TryRun(string script)
    {
        try
        {
            ScriptRun.Json(script, World);
        }
        catch (ActivityFault)
        {
            // Some of them fail on purpose.
        }
    }
}
