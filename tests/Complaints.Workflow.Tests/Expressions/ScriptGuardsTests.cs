using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>The questions that are put into a script: each stops what goes past its bound, and none changes what a script means.</summary>
[Collection(Support.Alone.Name)]
public class ScriptGuardsTests
{
    /// <summary>Some hundred KB in one expression that adds nothing, calls nothing and asks nobody.</summary>
    private static readonly string Much = $"[{string.Join(',', Enumerable.Repeat('0', 4000))}]";

    [Theory]
    [InlineData("var n = 0; while (n++ < 1000) { MUCH; }")]
    [InlineData("var n = 0; do { MUCH; } while (n++ < 1000);")]
    [InlineData("for (var n = 0; n < 1000; n++) { MUCH; }")]
    [InlineData("for (var n = 0; ; n++) { MUCH; if (n > 1000) { break; } }")]
    [InlineData("var o = MUCH; o.length = 1000; for (var k in o) { MUCH; }")]
    public void Every_round_of_a_loop_is_asked_for(string script)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(ScriptStopped.Memory, ScriptRun.Fault(script.Replace("MUCH", Much, StringComparison.Ordinal)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, ScriptBudget.MaxBytes, 3 * ScriptBudget.MaxBytes);
    }

    [Theory]
    [InlineData("var f = function (n) { return n > 1 ? f(n - 1) : 'ok'; }; f(MOST)")]
    [InlineData("function f(n) { return n > 1 ? f(n - 1) : 'ok'; } f(MOST)")]
    [InlineData("function F(n) { if (n > 1) { new F(n - 1); } } new F(MOST); 'ok'")]
    [InlineData("var n = MOST, o = {get x() { return --n > 0 ? this.x : 'ok'; }}; o.x")]
    [InlineData("var n = MOST, o = {set x(v) { if (--n > 0) { this.x = v; } }}; o.x = 1; 'ok'")]
    public void Fifty_functions_may_be_inside_each_other(string script)
    {
        Assert.Equal("\"ok\"", ScriptRun.Json(script.Replace("MOST", $"{ScriptBudget.MaxCalls}", StringComparison.Ordinal)));
        Assert.Equal(ScriptStopped.Time, ScriptRun.Fault(script.Replace("MOST", $"{ScriptBudget.MaxCalls + 1}", StringComparison.Ordinal)).Message);
    }

    [Theory]
    [InlineData("s")]
    [InlineData("new String(s)")]
    public void Places_of_a_long_text_are_not_gone_through(string text)
    {
        // 200 bytes a place: 167,772 of them are the whole budget.
        var script = $"var s = 'x'; while (s.length < 168000) {{ s += s; }} s = s.substring(0, MOST); for (var k in {text}) {{ break; }} 'ok'";

        Assert.Equal("\"ok\"", ScriptRun.Json(script.Replace("MOST", "20000", StringComparison.Ordinal)));
        Assert.Equal(ScriptStopped.Memory, ScriptRun.Fault(script.Replace("MOST", "168000", StringComparison.Ordinal)).Message);
    }

    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("var s = 'a'; s += 1; s", "\"a1\"")]
    [InlineData("var n = 0; while (n < 3) { n++; } n", "3")]
    [InlineData("var n = 0; do { n++; } while (n < 3); n", "3")]
    [InlineData("var n = 0; for (;;) { if (n === 3) { break; } n++; } n", "3")]
    [InlineData("var n = 0; for (var k in {a: 1, b: 2}) { n++; } n", "2")]
    [InlineData("var n = 0; for (var k in 168000) { n++; } n", "0")]
    [InlineData("var o = {n: 7, get: function () { return this.n; }}; o.get()", "7")]
    public void Script_means_what_it_meant_without_questions(string script, string json) => Assert.Equal(json, ScriptRun.Json(script));

    [Theory]
    [InlineData("throw {a: 1};", "Object.keys(e).join() + e.message", "\"a\"")]
    [InlineData("throw {message: 'm'};", "e.message", "\"m\"")]
    [InlineData("throw 7;", "e", "7")]
    [InlineData("throw 'no';", "e", "\"no\"")]
    [InlineData("throw {};", "(e.message = 'x') + e.message", "\"xx\"")]
    [InlineData("throw {};", "delete e.message", "true")]
    public void What_is_thrown_arrives_as_it_was_except_for_an_empty_message(string throws, string seen, string json) =>
        Assert.Equal(json, ScriptRun.Json($"var r; try {{ {throws} }} catch (e) {{ r = {seen}; }} r"));
}
