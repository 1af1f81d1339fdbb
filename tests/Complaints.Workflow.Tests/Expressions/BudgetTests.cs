using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>What a run may use is asked for wherever in a script something stands, and up to the last unit.</summary>
[Collection(Support.Alone.Name)]
public class BudgetTests
{
    /// <summary>More than 250 MB in few statements: only the questions before its additions stop it on the way. What asks at the end comes too late.</summary>
    private const string Bomb = "(function () { var s = 'xxxxxxxx'; for (var i = 0; i < 23; i++) { s += s; } return s.length; })()";

    [Theory]
    [InlineData("BOMB")]
    [InlineData("1 + BOMB")]
    [InlineData("BOMB - 1")]
    [InlineData("1 - BOMB")]
    [InlineData("var x = BOMB;")]
    [InlineData("var x; x = BOMB;")]
    [InlineData("var x = 1; x += BOMB;")]
    [InlineData("var x = 1; x -= BOMB;")]
    [InlineData("var o = {}; o[BOMB] = 1;")]
    [InlineData("var o = {}; o[BOMB]++;")]
    [InlineData("BOMB && 1")]
    [InlineData("1 && BOMB")]
    [InlineData("BOMB ? 1 : 2")]
    [InlineData("1 ? BOMB : 2")]
    [InlineData("0 ? 1 : BOMB")]
    [InlineData("-BOMB")]
    [InlineData("typeof BOMB")]
    [InlineData("delete ({})[BOMB]")]
    [InlineData("({})[BOMB]")]
    [InlineData("(BOMB).x")]
    [InlineData("isNaN(BOMB)")]
    [InlineData("new (function () { BOMB; })()")]
    [InlineData("new Object(BOMB)")]
    [InlineData("[1, BOMB]")]
    [InlineData("({a: BOMB})")]
    [InlineData("({get a() { BOMB; return 1; }}).a")]
    [InlineData("({set a(v) { BOMB; }}).a = 1")]
    [InlineData("(1, BOMB)")]
    [InlineData("function f() { BOMB; } f()")]
    [InlineData("function f() { function g() { BOMB; } g(); } f()")]
    [InlineData("(function () { function g() { return BOMB; } return g(); })()")]
    [InlineData("if (BOMB) {}")]
    [InlineData("if (1) BOMB;")]
    [InlineData("if (0) {} else BOMB;")]
    [InlineData("try { BOMB; } catch (e) {}")]
    [InlineData("try { throw 1; } catch (e) { BOMB; }")]
    [InlineData("try {} finally { BOMB; }")]
    [InlineData("throw BOMB;")]
    [InlineData("return BOMB;")]
    [InlineData("{ BOMB; }")]
    [InlineData("switch (BOMB) {}")]
    [InlineData("switch (1) { case BOMB: }")]
    [InlineData("switch (1) { case 1: BOMB; }")]
    [InlineData("switch (1) { default: BOMB; }")]
    [InlineData("here: BOMB;")]
    [InlineData("with (new Object(BOMB)) {}")]
    [InlineData("with ({}) { BOMB; }")]
    [InlineData("while (BOMB) { break; }")]
    [InlineData("while (1) { BOMB; break; }")]
    [InlineData("do { BOMB; } while (0);")]
    [InlineData("do {} while (BOMB < 0);")]
    [InlineData("for (BOMB; 0;) {}")]
    [InlineData("for (var x = BOMB; 0;) {}")]
    [InlineData("for (; BOMB;) { break; }")]
    [InlineData("for (var i = 0; i < 1; i++, BOMB) {}")]
    [InlineData("for (;;) { BOMB; break; }")]
    [InlineData("for (var k in [BOMB]) {}")]
    [InlineData("for (var k in {a: 1}) { BOMB; }")]
    public void Nothing_grows_unasked_wherever_it_stands(string script)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("A script used too much memory and was stopped.", ScriptRun.Fault(script.Replace("BOMB", Bomb, StringComparison.Ordinal)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, ScriptBudget.MaxBytes, 4 * ScriptBudget.MaxBytes);
    }

    [Theory]
    [InlineData("var s = 'x'; while (true) { s += s; }", ScriptStopped.Memory, "More than 32 MB.")]
    [InlineData("function f() { f(); } f()", ScriptStopped.Time, "More than 50 calls inside each other.")]
    [InlineData("var o = {}; for (var i = 0; i < 300; i++) { o = Object.create(o); }", ScriptStopped.Memory, "An object with more than 200 prototypes.")]
    [InlineData("var a = []; a.length = 100001; a.join()", ScriptStopped.Memory, "A list of more than 100000 items.")]
    [InlineData("var s = 'x'; for (var i = 0; i < 18; i++) { s += s; } s.indexOf(s.slice(0, 90000))", ScriptStopped.Time, "A search in a long text for a long text.")]
    public void Stopped_script_says_by_which_limit(string script, string message, string details)
    {
        var fault = ScriptRun.Fault(script);

        Assert.Equal((message, details), (fault.Message, fault.Details));
    }

    [Theory]
    [InlineData("function f(n) { return n > 1 ? f(n - 1) : 'ok'; } f(MOST)", 50)]
    [InlineData("var o = {}; for (var i = 0; i < MOST; i++) { o = Object.create(o); } 'ok'", 199)]
    [InlineData("var f = function () { return 'ok'; }; for (var i = 0; i < MOST; i++) { f = f.bind(null); } f()", 20)]
    [InlineData("var a = []; a.length = MOST; a.slice(0, 1); 'ok'", 100_000)]
    [InlineData("var a = []; a.length = MOST; isNaN.apply(null, a); 'ok'", 100_000)]
    [InlineData("var a = []; a.length = MOST - 1; a.push(1); 'ok'", 100_000)]
    [InlineData("var a = []; a.length = MOST - 1; a.splice(0, 0, 1); 'ok'", 99_998)]
    public void Last_one_that_is_allowed_runs_and_the_next_is_stopped(string script, int most)
    {
        Assert.Equal("\"ok\"", ScriptRun.Json(script.Replace("MOST", $"{most}", StringComparison.Ordinal)));
        ScriptRun.Fault(script.Replace("MOST", $"{most + 1}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[].slice.call({length: {valueOf: function () { return 1; }}})", "The length of a list has to be a plain number.")]
    [InlineData("[].slice.call({get length() { return 1; }})", "The length of a list has to be a plain number.")]
    [InlineData("var f = isNaN; for (var i = 0; i < 21; i++) { f = f.bind(null); }", "A function is bound too often.")]
    [InlineData("String.prototype.concat.call(null, 'a')", "TypeError")]
    [InlineData("String.prototype.replace.call(undefined, 'a', 'b')", "TypeError")]
    [InlineData("[{toLocaleString: 1}].toLocaleString()", "TypeError")]
    public void Misuse_of_something_built_in_is_an_error(string script, string says)
    {
        var fault = ScriptRun.Fault(script);

        Assert.Contains(says, fault.Message + fault.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[].slice.call({}).length", "0")]
    [InlineData("[].concat.call(1, [2], 3).length", "3")]
    [InlineData("String.prototype.indexOf.call(1212, 2, 2)", "3")]
    [InlineData("'a1b1'.lastIndexOf(1, 2)", "1")]
    [InlineData("'a1b1'.indexOf({toString: function () { return 'b'; }})", "2")]
    [InlineData("'abc'.split(undefined, 5).length", "1")]
    [InlineData("'a1b1c'.split(1, 2).join('')", "\"ab\"")]
    [InlineData("'aa'.replace('a', '$')", "\"$a\"")]
    [InlineData("'aa'.replace('a', 'x$')", "\"x$a\"")]
    [InlineData("'aa'.replace('a', function () { return '$&'; })", "\"$\\u0026a\"")]
    [InlineData("var n = 0, by = {toString: function () { n++; return 'b'; }}; 'a'.replace('a', by) + n", "\"b1\"")]
    [InlineData("'ß'.toLocaleUpperCase() + 'İ'.toLocaleLowerCase().length", "\"\\u00DF1\"")]
    public void What_was_bounded_still_does_what_it_did(string script, string json) => Assert.Equal(json, ScriptRun.Json(script));
}
