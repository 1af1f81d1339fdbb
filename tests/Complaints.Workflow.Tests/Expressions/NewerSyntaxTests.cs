using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>let, const, arrow functions and shorthand properties run where ECMAScript 5.1 has words for just the same, and are refused elsewhere.</summary>
public class NewerSyntaxTests
{
    [Theory]
    [InlineData("const a = 1; a", "var a = 1; a")]
    [InlineData("let a = 1, b; return [a, b, typeof b];", "var a = 1, b; return [a, b, typeof b];")]
    [InlineData("let a = 1\nlet b = 2\nreturn a + b", "var a = 1\nvar b = 2\nreturn a + b")]
    [InlineData("let x = 1; { const y = 2; x = y } return x", "var x = 1; { var y = 2; x = y } return x")]
    [InlineData("if (0) { const x = 1; x } else { const x = 2; x }", "2")]
    [InlineData("let s = 0; for (let i = 0; i < 3; i++) { s += i } for (let i = 0; i < 4; i++) s += i; return s", "9")]
    [InlineData("let r = ''; for (const k in {a: 1, b: 2}) { r += k } return r", "'ab'")]
    [InlineData("let r = []; for (let i = 0; i < 3; i++) { let x; r.push(typeof x); x = i } return r", "['undefined', 'undefined', 'undefined']")]
    [InlineData("let Date; return typeof Date", "'undefined'")]
    [InlineData("let Date; typeof Date", "'undefined'")]
    [InlineData("switch (1) { case 1: const x = 4; return x; default: return 0 }", "4")]
    [InlineData("try { const a = 1; throw a } catch (e) { const b = e; return b + 1 }", "2")]
    [InlineData("let x = 5; function f() { return x } x = 6; return f()", "6")]
    [InlineData("function total() { return rate * 2 } const rate = 3; return total()", "6")]
    [InlineData("let x = 5; function never() { return x } return x", "5")]
    [InlineData("let x = 5; f(); x = 6; return f(); function f() { return x }", "6")]
    [InlineData("const o = { f: n => n ? o.f(n - 1) + 1 : 0 }; return o.f(3)", "3")]
    [InlineData("function P(n) { this.n = n } const p = new P(3); p.n", "3")]
    [InlineData("[1, 2, 3].map(x => x * 2)", "[2, 4, 6]")]
    [InlineData("[3, 1, 2].sort((a, b) => a - b)", "[1, 2, 3]")]
    [InlineData("return (x => y => z => x + y + z)(1)(2)(3)", "6")]
    [InlineData("return (x => ({a: x, b: [x]}))(1)", "return {a: 1, b: [1]}")]
    [InlineData("(() => `a${[1, 2].map(x => `-${x}-`).join('')}b`)()", "'a-1--2-b'")]
    [InlineData("`${[1].map(x => x)}`", "'1'")]
    [InlineData("return (false ? x => 1 : y => y + 1)(4)", "5")]
    [InlineData("const f = x => x ? 'a' : 'b'; return f(0) + f(1)", "'ba'")]
    [InlineData("const f = x => x, g = 2; return [f(1), g]", "[1, 2]")]
    [InlineData("const f = x =>\n  x + 1\nreturn f(1)", "2")]
    [InlineData("const f = x => // c\n x /* d */ // e\nreturn f(1)", "1")]
    [InlineData("const f = (a /* x */, b) => (a, b); return f(1, 2)", "2")]
    [InlineData("const f = x => x\n(2)\nreturn typeof f", "'function'")]
    [InlineData("const f = x => { return x }\n[1].x\nreturn f(3)", "3")]
    [InlineData("const f = () => {}\n(1)\nreturn 7", "7")]
    [InlineData("let i = 0; const f = x => i++\n(3)\nreturn [f(1), i]", "[0, 1]")]
    [InlineData("var a = 3\nx => x\nreturn a", "3")]
    [InlineData("if (0) x => x\nelse y => y\nreturn 3", "3")]
    [InlineData("let _ = 1; _ = 2; const f = _ => _; return [_, f(3)]", "[2, 3]")]
    [InlineData("const f = n => n <= 1 ? 1 : n * f(n - 1); return f(5)", "120")]
    [InlineData("const f = function () { return this.a }; return f.call({a: 3})", "3")]
    [InlineData("const a = 1, b = 2; return {a, b, c: {a}, d: [{b}]}", "return {a: 1, b: 2, c: {a: 1}, d: [{b: 2}]}")]
    [InlineData("const b = 1; return true ? {b} : {}", "return {b: 1}")]
    [InlineData("const a = 1, b = 2; l: { a, b } switch (1) { case 1: { a, b } } return [1].map(x => ({x, a}))", "[{x: 1, a: 1}]")]
    [InlineData("const o = {let: 1, const: 2}; return o.let + o.const", "3")]
    [InlineData("'let x = y => z' /* const */ + `=>`", "'let x = y => z=>'")]
    public void It_gives_what_its_twin_in_ECMAScript_5_1_gives(string script, string twin) =>
        Assert.Equal(ScriptRun.Json(twin), ScriptRun.Json(script));

    [Theory]
    [InlineData("let a = 1;\nlet a = 2;", "Line 2, column 5", "a is declared more than once")]
    [InlineData("let a = 1; var a = 2", "Line 1, column 16", "a is declared more than once")]
    [InlineData("function f(a) { let a = 1 }", "Line 1, column 21", "a is declared more than once")]
    [InlineData("let x = 1; { let x = 2; } x", "Line 1, column 18", "x is declared more than once")]
    [InlineData("try {} catch (e) { { let e = 1 } }", "Line 1, column 26", "e is declared more than once")]
    [InlineData("switch (1) { case 0: let x; break; case 1: let x }", "Line 1, column 48", "x is declared more than once")]
    [InlineData("if (1) { const x = 1; var f = () => x } else { const x = 2; }", "Line 1, column 37", "a function keeps one of them")]
    [InlineData("`${1}`;\n  a; let a = 1", "Line 2, column 3", "a may be used here before it has a value: move its declaration up.")]
    [InlineData("let a = a", "Line 1, column 9", "before it has a value")]
    [InlineData("for (const k in {a: k}) {}", "Line 1, column 21", "before it has a value")]
    [InlineData("f(); let x = 1; function f() { return x }", "Line 1, column 39", "before it has a value")]
    [InlineData("f(); let x = 1; f(); function f() { return x }", "Line 1, column 44", "before it has a value")]
    [InlineData("if (1) { let x = 1; f(); function f() { return x } } f()", "Line 1, column 48", "before it has a value")]
    [InlineData("if (0) { let x = 1; function f() { return x } } f()", "Line 1, column 43", "before it has a value")]
    [InlineData("const g = () => y; const y = 1; g()", "Line 1, column 17", "before it has a value")]
    [InlineData("{ let a = 1 } return a", "Line 1, column 22", "a is used outside the block that declares it")]
    [InlineData("{ let getSum = 1 } getSum()", "Line 1, column 20", "getSum is used outside the block that declares it")]
    [InlineData("switch (1) { case 0: let x; case 1: x }", "Line 1, column 37", "x is used outside the block")]
    [InlineData("for (let i = 0; i < 3; i++) { r.push(() => i) }", "Line 1, column 44", "i belongs to one round of a loop")]
    [InlineData("while (1) { const j = 1; r.push(function () { return j }) }", "Line 1, column 54", "j belongs to one round of a loop")]
    [InlineData("const a = 1; a = 2", "Line 1, column 14", "a is a const and cannot be changed: write let.")]
    [InlineData("const a = 1; (() => { a++ })()", "Line 1, column 23", "a is a const")]
    [InlineData("const a = 1; a += 2", "Line 1, column 14", "a is a const")]
    [InlineData("const a = 1; for (a in {}) {}", "Line 1, column 19", "a is a const")]
    [InlineData("const a;", "Line 1, column 7", "a is a const and needs a value.")]
    [InlineData("for (let i = 0 in {}) {}", "Line 1, column 10", "i gets its values from the loop")]
    [InlineData("if (1) let q = 1", "Line 1, column 8", "write { and } around it")]
    [InlineData("with ({x: 1}) { let x = 2 }", "Line 1, column 21", "inside with")]
    [InlineData("let a = 1; this.a", "Line 1, column 12", "Through this")]
    [InlineData("let a = 1; (function () { return this })()", "Line 1, column 34", "Through this")]
    [InlineData("let undefined = 1", "Line 1, column 5", "cannot be declared here")]
    [InlineData("let arguments = 1", "Line 1, column 5", "cannot be declared here")]
    [InlineData("let a = 1; delete a", "Line 1, column 12", "cannot be deleted")]
    [InlineData("let {a} = {}", "Line 1, column 1", "no destructuring")]
    [InlineData("const [a] = []", "Line 1, column 1", "no destructuring")]
    [InlineData("({a, b} = {})", "Line 1, column 2", "no destructuring")]
    [InlineData("let", "Line 1, column 1", "no let without a name")]
    [InlineData("let let = 1", "Line 1, column 5", "no let without a name")]
    [InlineData("const f = () => this", "Line 1, column 17", "no this of its own")]
    [InlineData("const f = () => () => this.a", "Line 1, column 23", "no this of its own")]
    [InlineData("const f = () => `${arguments}`", "Line 1, column 20", "no arguments of its own")]
    [InlineData("const F = () => {}; new F()", "Line 1, column 25", "F is an arrow function")]
    [InlineData("new (x => x)", "Line 1, column 6", "new makes nothing of an arrow function")]
    [InlineData("const f = async (x) => x", "Line 1, column 17", "no async functions")]
    [InlineData("const f = (x = 1) => x", "Line 1, column 11", "no default values of parameters")]
    [InlineData("const f = ({a}) => a", "Line 1, column 11", "no destructuring of parameters")]
    [InlineData("const f = (...a) => a", "Line 1, column 12", "no spread or rest")]
    [InlineData("const f = (a, a) => a", "Line 1, column 11", "Two parameters are called a.")]
    [InlineData("const f = x\n=> x", "Line 1, column 11", "A line must not end before =>.")]
    [InlineData("return a || x => 1", "Line 1, column 13", "without parentheses around it")]
    [InlineData("x => {} || 1", "Line 1, column 9", "Unexpected token |.")]
    [InlineData("return (x => {}(1))", "Line 1, column 16", "Unexpected token (.")]
    [InlineData("f(x) => 1", "Line 1, column 2", "Unexpected token =>.")]
    [InlineData("1;\n1 => 2", "Line 2, column 3", "Unexpected token =>.")]
    [InlineData("`a\n${[1].map(x => x y)}`", "Line 2, column 18", "Unexpected identifier.")]
    [InlineData("x =>", "Line 1, column 5", "Unexpected end of input.")]
    [InlineData("(x => {", "Line 1, column 8", "Unexpected end of input.")]
    [InlineData("return {this}", "Line 1, column 13", "no shorthand properties")]
    [InlineData("var __proto__ = null; return {__proto__}", "Line 1, column 40", "no shorthand properties")]
    public void What_would_not_mean_the_same_is_refused_with_its_place(string script, string place, string words)
    {
        var problem = ScriptRun.Refused(script);

        Assert.StartsWith(place + ": ", problem, StringComparison.Ordinal);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("const f = x =>\n  x.a.b\nf({})", "Line 1, column 13")]
    [InlineData("const f = x => ({x}); let y; null.x", "Line 1, column 30")]
    [InlineData("const a = `${(x => x)(1)}`;\n  return null.x", "Line 2, column 3")]
    public void Error_at_run_time_says_its_place_in_the_authors_text(string script, string place) =>
        Assert.StartsWith(place + ": ", ScriptRun.Fault(script).Details, StringComparison.Ordinal);

    [Theory]
    [InlineData("const f = () => { while (true) {} }; f()", "A script ran too long and was stopped.")]
    [InlineData("const f = () => f(); f()", "A script ran too long and was stopped.")]
    [InlineData("[1, 2].sort(() => { for (;;) {} })", "A script ran too long and was stopped.")]
    [InlineData("let s = 'xxxxxxxx'; const grow = () => s += s; while (true) grow()", "A script used too much memory and was stopped.")]
    [InlineData("const list = []; const more = n => [n, list.push(`${n}${n}${n}`), s => s + n]; for (let i = 'x'; ; i += i) more(i)", "A script used too much memory and was stopped.")]
    public void Guards_stand_in_it_as_in_any_script(string script, string sentence) => Assert.Equal(sentence, ScriptRun.Fault(script).Message);

    [Fact]
    public void Any_nesting_of_it_gives_what_its_twin_gives()
    {
        var random = new Random(11);
        for (var i = 0; i < 1_000; i++)
        {
            var (newer, older) = Twins(random, 4, ["1"]);

            Assert.Equal((newer, ScriptRun.Json(older)), (newer, ScriptRun.Json(newer)));
        }
    }

    [Fact]
    public void Deep_nesting_is_refused_before_it_is_parsed()
    {
        Assert.Equal("The script is nested too deeply.", ScriptRun.Refused(string.Concat(Enumerable.Repeat("x => ", 900)) + "1"));
        Assert.Equal("The script is nested too deeply.", ScriptRun.Refused(string.Concat(Enumerable.Repeat("(x => ", 190)) + "1" + new string(')', 190)));
        Assert.Equal("10", ScriptRun.Json("const f = " + string.Concat(Enumerable.Repeat("x => ", 40)) + "10; let g = f; for (let i = 0; i < 40; i++) g = g(1); g"));
    }

    [Fact]
    public void Nothing_of_it_is_left_for_the_next_script()
    {
        Assert.Equal("3", ScriptRun.Json("const left = 1; let getVariable = 2; left + getVariable"));
        Assert.Equal("[\"undefined\",\"function\"]", ScriptRun.Json("[typeof left, typeof getVariable]"));
    }

    [Fact]
    public void What_it_reads_of_the_process_is_seen()
    {
        var script = ScriptRun.Read("const sum = getSum(); return [1].map(x => getTotalFromAsk() + sum)");

        Assert.True(script.ReadsOutputs);
        Assert.True(script.NamesAccessor("get", "sum"));
        Assert.Equal("Line 1, column 22: Scripts have no Math.random: a replay has to give the same.", ScriptRun.Read("const f = () => Math.random()").Doubt?.ToString());
    }

    private static (string, string) Both(string name) => (name, name);

    /// <summary>The same value in both languages; every name of its own, and no semicolon where a line may end.</summary>
    private static (string Newer, string Older) Twins(Random random, int depth, string[] names)
    {
        var name = $"x{depth}{names.Length}";
        var (a, b) = depth == 0 ? Both(names[random.Next(names.Length)]) : Twins(random, depth - 1, names);
        var (c, d) = depth == 0 ? (a, b) : Twins(random, depth - 1, [.. names, name]);
        return (depth == 0 ? 0 : random.Next(9)) switch
        {
            0 => (a, b),
            1 => ($"({name} => {c})({a})", $"(function ({name}) {{ return {d}; }})({b})"),
            2 => ($"(() => {{ const {name} = {a}\nreturn {c}\n}})()", $"(function () {{ var {name} = {b}; return {d}; }})()"),
            3 => ($"[1, 2].map(({name}, i) =>\n{c}).length + `${{{a}}}`", $"[1, 2].map(function ({name}, i) {{ return {d}; }}).length + ('' + {b})"),
            4 => ($"(({name}) => ({{{name}, k: [{c}]}}))({a}).k[0]", $"(function ({name}) {{ return {{{name}: {name}, k: [{d}]}}; }})({b}).k[0]"),
            5 => ($"({a} ? {name} => {c} : () => 2)(3)", $"({b} ? function ({name}) {{ return {d}; }} : function () {{ return 2; }})(3)"),
            6 => ($"`<${{[{a}].map({name} => `${{{c}}}`)}}>`", $"('<' + [{b}].map(function ({name}) {{ return '' + {d}; }}) + '>')"),
            7 => ($"(() => {{ let f = {name} => {c}\nlet s\nfor (let i = 0; i < 2; i++) {{ const t = f(i)\ns = t }}\nreturn s }})()", $"(function () {{ var f = function ({name}) {{ return {d}; }}, s; for (var i = 0; i < 2; i++) {{ s = f(i); }} return s; }})()"),
            _ => ($"({name} => y => {c} + y)({a})(1)", $"(function ({name}) {{ return function (y) {{ return {d} + y; }}; }})({b})(1)"),
        };
    }
}
