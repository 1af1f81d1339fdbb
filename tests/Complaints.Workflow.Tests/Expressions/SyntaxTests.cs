using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>Template strings run; newer JavaScript that has no twin in ECMAScript 5.1 is refused by name, with its place and what to write instead.</summary>
public class SyntaxTests
{
    [Theory]
    [InlineData("`a`", "a")]
    [InlineData("``", "")]
    [InlineData("`Result: ${getVariable('sum')}`", "Result: 9")]
    [InlineData("return `Result: ${getSum()}`;", "Result: 9")]
    [InlineData("`${1}${2}`", "12")]
    [InlineData("`${1 + 2}`", "3")]
    [InlineData("`${[1, 2]}-${null}-${undefined}-${true}`", "1,2-null-undefined-true")]
    [InlineData("`${{ toString: function () { return 't'; }, valueOf: function () { return 'v'; } }}`", "t")]
    [InlineData("`a${`b${`c${1}`}`}d`", "abc1d")]
    [InlineData("`${[{a: '}'}, {a: `}`}][1].a}`", "}")]
    [InlineData("`${(function () { if (1) { return {x: 'in'}; } })().x}`", "in")]
    [InlineData("`${'`'}${\"${1}\"}`", "`${1}")]
    [InlineData("`\\``+'`'", "``")]
    [InlineData("`\\${1}$1$`", "${1}$1$")]
    [InlineData("`a\\tb\\u0041\\x42\\\\`", "a\tbAB\\")]
    [InlineData("`\"quoted\" and 'quoted'`", "\"quoted\" and 'quoted'")]
    [InlineData("`one\ntwo\r\nthree`", "one\ntwo\nthree")]
    [InlineData("`one\\\ntwo`", "onetwo")]
    [InlineData("`one\\\r\ntwo`", "onetwo")]
    [InlineData("`one\\\rtwo`", "onetwo")]
    [InlineData("`a\u2028b\u2029`", "a\u2028b\u2029")]
    [InlineData("'' + `8` / 2 / 2", "2")]
    [InlineData("var i = 8; '' + i++ / 2 + i-- / 3", "43")]
    [InlineData("var _a = 8, $b = 2; '' + _a / $b / 1", "4")]
    [InlineData("'' + [8][0] / 2 / 1 + (8) / 2 / 1", "44")]
    [InlineData("'' + ({a: 8}).a / 2 + (4 === 4) + (4 !== 5) + (4 == 4) + (4 != 5)", "4truetruetruetrue")]
    [InlineData("`a` + `b`.length + `c`.toUpperCase()", "a1C")]
    [InlineData("'`' + \"`${\" /* `${ */ // `${\n + '`'", "``${`")]
    [InlineData("`${/* } */ 1 // }\n}`", "1")]
    [InlineData("typeof `a`", "string")]
    [InlineData("var a = 6, b = 2; '' + a / b / 1 + (a) / b", "33")]
    [InlineData("`it's ${'fine'}`", "it's fine")]
    [InlineData("`${1, 2}`", "2")]
    public void Template_string_runs(string script, string text)
    {
        var result = ScriptHost.Run(ScriptRun.Read(script), ScriptRun.World(("sum", 9)));

        Assert.Equal(text, result!.GetValue<string>());
    }

    [Theory]
    [InlineData("class A {}", "Line 1, column 1", "no classes: write a function.")]
    [InlineData("Math.max(...[1])", "Line 1, column 10", "no spread or rest")]
    [InlineData("var {a, b} = getX();", "Line 1, column 1", "no destructuring: write var a = x.a, b = x.b.")]
    [InlineData("var [a] = getX();", "Line 1, column 1", "no destructuring")]
    [InlineData("function f({a}) {}", "Line 1, column 1", "no destructuring of parameters")]
    [InlineData("return function (a = 1) {}", "Line 1, column 8", "no default values of parameters: write if (a === undefined) { a = ...; }.")]
    [InlineData("a?.b", "Line 1, column 2", "no optional chaining (?.): write a && a.b.")]
    [InlineData("a ?? b", "Line 1, column 3", "no ?? operator: write a != null ? a : b.")]
    [InlineData("2 ** 3", "Line 1, column 3", "no ** operator: write Math.pow(a, b).")]
    [InlineData("for (var x of [1]) {}", "Line 1, column 12", "no for ... of: write for (var i = 0; i < list.length; i++).")]
    [InlineData("function* g() {}", "Line 1, column 1", "no generators")]
    [InlineData("async function f() {}", "Line 1, column 1", "no async functions")]
    [InlineData("var f = async x => x;", "Line 1, column 9", "no async functions: a script waits for nothing")]
    [InlineData("await f();", "Line 1, column 1", "no await: a script waits for nothing.")]
    [InlineData("import x from 'y';", "Line 1, column 1", "no import: everything a script can use is there already.")]
    [InlineData("export var a = 1;", "Line 1, column 1", "no export: everything a script can use is there already.")]
    [InlineData("for (let x of [1]) {}", "Line 1, column 12", "no for ... of")]
    [InlineData("for (x of [1]) {}", "Line 1, column 8", "no for ... of")]
    [InlineData("return {[a[0]]: 1};", "Line 1, column 8", "no computed property names")]
    [InlineData("function f(a, [b]) {}", "Line 1, column 1", "no destructuring of parameters")]
    [InlineData("typeof /a/", "Line 1, column 8", "Regular expressions are not allowed")]
    [InlineData("return /a/;", "Line 1, column 8", "Regular expressions are not allowed")]
    [InlineData("throw /a/;", "Line 1, column 7", "Regular expressions are not allowed")]
    [InlineData("'a' in /a/;", "Line 1, column 8", "Regular expressions are not allowed")]
    [InlineData("void /a/;", "Line 1, column 6", "Regular expressions are not allowed")]
    [InlineData("delete /a/;", "Line 1, column 8", "Regular expressions are not allowed")]
    [InlineData("new /a/;", "Line 1, column 5", "Regular expressions are not allowed")]
    [InlineData("if (1) {} else /a/;", "Line 1, column 16", "Regular expressions are not allowed")]
    [InlineData("do /a/; while (0)", "Line 1, column 4", "Regular expressions are not allowed")]
    [InlineData("switch (1) { case /a/: 1 }", "Line 1, column 19", "Regular expressions are not allowed")]
    [InlineData("1 instanceof /a/", "Line 1, column 14", "Regular expressions are not allowed")]
    [InlineData("`${/a/}`", "Line 1, column 4", "Regular expressions are not allowed")]
    [InlineData("return {a() { return 1; }};", "Line 1, column 10", "no methods in objects: write a: function (...) { ... }.")]
    [InlineData("return {[k]: 1};", "Line 1, column 8", "no computed property names: write o[name] = value.")]
    [InlineData("f`a`", "Line 1, column 2", "no tagged templates")]
    [InlineData("1;\n`a ${1", "Line 2, column 1", "The template string that begins here has no end.")]
    [InlineData("1;\nvar r = /a+/;", "Line 2, column 9", "Regular expressions are not allowed")]
    [InlineData("if (true) /(a+)+$/.test('aaaa!');", "Line 1, column 11", "Regular expressions are not allowed")]
    [InlineData("{} /a/.exec('b')", "Line 1, column 4", "Regular expressions are not allowed")]
    [InlineData("var a = `x\ny`;\nvar b = ;", "Line 3, column 9", "The script is not JavaScript (ECMAScript 5.1): Unexpected token ;.")]
    [InlineData("return 1 +;", "Line 1, column 11", "Unexpected token ;.")]
    public void Script_that_is_not_ECMAScript_5_1_is_refused_with_its_place(string script, string place, string words)
    {
        var problem = ScriptRun.Refused(script);

        Assert.StartsWith(place + ": ", problem, StringComparison.Ordinal);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 0xFFFFFFFFFFFFFFFFFFFF;")]
    [InlineData("0xFFFFFFFFFFFFFFFFFFFF")]
    public void Number_that_the_interpreter_cannot_hold_is_refused_in_a_sentence(string script) =>
        Assert.Equal("The script holds a hexadecimal or octal number that is too large to be read.", ScriptRun.Refused(script));

    [Theory]
    [InlineData("var o = {let: 1, of: 2, class: 3, async: 4}; '' + o.let + o.of + o.class + o.async", "1234")]
    [InlineData("var of = 1, async = 2; '' + of + async", "12")]
    [InlineData("'=> ... ?. ?? ** let const'", "=> ... ?. ?? ** let const")]
    [InlineData("/* x => x */ 'a' // let b", "a")]
    [InlineData("var a = true; '' + (a?.5:1)", "0.5")]
    [InlineData("var await = 1, o = {await: 2, import: 3}; '' + await + o.await + o.import", "123")]
    [InlineData("var a = ['x', ['y']]; a[0] + a[1]", "xy")]
    [InlineData("var o = {a: [1], b: [2]}; '' + o.a + o.b", "12")]
    [InlineData("function f(a) { return [a][0]; } f('z')", "z")]
    public void What_only_looks_newer_runs(string script, string text) =>
        Assert.Equal(text, ScriptHost.Run(ScriptRun.Read(script), ScriptRun.World())!.GetValue<string>());

    [Theory]
    [InlineData("1;\nnull.x", "Line 2, column 1")]
    [InlineData("`a\nb`; `c`; null.x", "Line 2, column 10")]
    [InlineData("return null.x;", "Line 1, column 1")]
    [InlineData("1;\r\nnull.x", "Line 2, column 1")]
    [InlineData("null.x", "Line 1, column 1")]
    [InlineData("return (function () {\n  return null.x;\n})();", "Line 2, column 3")]
    [InlineData("  return null.x;", "Line 1, column 3")]
    [InlineData("var a = `\n\n${1}`;\nreturn null.x;", "Line 4, column 1")]
    public void Error_at_run_time_says_its_place_in_the_authors_text(string script, string place) =>
        Assert.StartsWith(place + ": ", ScriptRun.Fault(script).Details, StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_text_reading_it_gives_a_script_or_a_problem()
    {
        string[] pieces = ["`", "${", "}", "{", "(", ")", "\"", "'", "\\", "/", "*", "//", "/*", "\n", "a", "getXFromY", "=>", "=", "let ", "function ", ",", ":", "1", "+", ".", "...", "[", "]", "return ", "this", "get", "\u2028", ";", "let a", "const b=", "{a,", "(a,", ")=>", "of ", "for ", "async", "var ", "class", "await"];
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));

            var script = Script.Read(text, out var problem);

            Assert.True(script is null != problem is null, text);
        }
    }

    [Fact]
    public void Thrown_value_reaches_the_catch_whatever_it_is()
    {
        Assert.Equal("7", ScriptRun.Json("try { (function () { throw { code: 7 }; })(); } catch (e) { e.code }"));
        Assert.Equal("\"t\"", ScriptRun.Json("try { (function () { throw 't'; })(); } catch (e) { e }"));
        Assert.Equal("A script failed: [object Object]", ScriptRun.Fault("throw {code: 7}").Message);
        Assert.Throws<ActivityFault>(() => ScriptRun.Json("throw null"));
        Assert.InRange(ScriptRun.Fault("var s = 'xxxx'; while (s.length < 100000) s += s; throw s;").Message.Length, 500, 600);
    }

    [Theory]
    [InlineData("Math.random()", "Line 1, column 6: Scripts have no Math.random: a replay has to give the same.")]
    [InlineData("return 'a'.match('b')", "Line 1, column 12: Scripts have no match of texts, which needs regular expressions: write indexOf.")]
    [InlineData("'abc'.search('b')", "Line 1, column 7: Scripts have no search of texts, which needs regular expressions: write indexOf.")]
    [InlineData("var r = new RegExp('a')", "Line 1, column 13: Scripts have no regular expressions: write indexOf, split or a loop.")]
    public void What_is_refused_only_when_it_runs_is_a_warning_when_it_is_read(string script, string warning)
    {
        var reading = DefinitionReader.Read(Support.FlowBuilder.Of("say").Is("say", "WriteLine", ("text", "js:" + script)).Document().ToJsonString());

        Assert.Equal(new DefinitionProblem("$.root.activities[0].text.expression.value", warning, IsWarning: true), Assert.Single(reading.Problems));
        Assert.True(reading.CanStart);
    }

    [Theory]
    [InlineData("({match: 1, search: 2, random: 3, RegExp: 4}).match")]
    [InlineData("var random = 4, match = 2; 'Math.random()' + random / match")]
    public void Name_alone_is_no_reason_for_a_warning(string script) => Assert.Null(ScriptRun.Read(script).Doubt);
}
