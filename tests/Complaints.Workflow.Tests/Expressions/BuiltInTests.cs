using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>What was written anew to bound it does what ECMAScript 5.1 says.</summary>
public class BuiltInTests
{
    [Theory]
    [InlineData("[1, null, undefined, 'a', [2, 3]].join()", "1,,,a,2,3")]
    [InlineData("[1, 2].join('') + [1, 2].join(undefined) + [].join('x')", "121,2")]
    [InlineData("'' + [1, [2, [3]]]", "1,2,3")]
    [InlineData("Array.prototype.join.call({length: 2, 0: 'a', 1: 'b'}, '-')", "a-b")]
    [InlineData("['b', 'a', null].toLocaleString()", "b,a,")]
    [InlineData("'i'.toLocaleUpperCase() + 'I'.toLocaleLowerCase()", "Ii")]
    [InlineData("'a'.concat(1, null, [2])", "a1null2")]
    [InlineData("'abcabc'.replace('b', 'x')", "axcabc")]
    [InlineData("'abc'.replace('b', '[$&$`$\\'$$$1]')", "a[bac$$1]c")]
    [InlineData("'abc'.replace('b', function (m, at, s) { return m + at + s; })", "ab1abcc")]
    [InlineData("'abc'.replace('x', 'y') + 'abc'.replace('', '_')", "abc_abc")]
    [InlineData("'a-b-c'.split('-', 2).join()", "a,b")]
    [InlineData("'abc'.split('').join() + 'abc'.split().length", "a,b,c1")]
    [InlineData("'abcb'.indexOf('b', 2) + '' + 'abcb'.lastIndexOf('b')", "33")]
    [InlineData("[3, 1, 2].sort().concat([0], 9).slice(1).reverse().join()", "9,0,3,2")]
    [InlineData("Math.max.apply(null, [1, 5, 2]) + '' + Math.max.apply(null)", "5-Infinity")]
    [InlineData("(function (a, b) { return a + b; }).bind(null, 'x')('y')", "xy")]
    [InlineData("(function (a, b, c, d) { return '' + this + a + b + c + d; }).bind('t', 1, 1)(1, 1)", "t1111")]
    [InlineData("(function (a, b, c) { return '' + a + b + c; }).bind(null, 'x').bind(null, 'x')('x')", "xxx")]
    [InlineData("var P = function (a, b) { this.sum = a + b; }; var B = P.bind(null, 2); var o = new B(2); '' + o.sum + (o instanceof B) + (o instanceof P) + B.length", "4truetrue1")]
    [InlineData("JSON.stringify({a: [1, 'x', null, undefined, function () {}], b: undefined, c: {d: true}, e: NaN})", "{\"a\":[1,\"x\",null,null,null],\"c\":{\"d\":true},\"e\":null}")]
    [InlineData("JSON.stringify('\\u0001\\b\\f\\n\\r\\t\"\\\\\\u20ac/')", "\"\\u0001\\b\\f\\n\\r\\t\\\"\\\\\u20ac/\"")]
    [InlineData("JSON.stringify([1, {a: 2}, [], {}], null, 2)", "[\n  1,\n  {\n    \"a\": 2\n  },\n  [],\n  {}\n]")]
    [InlineData("JSON.stringify({a: 1}, null, '--')", "{\n--\"a\": 1\n}")]
    [InlineData("JSON.stringify({a: 1, b: 2, c: {a: 3, d: 4}}, ['a', 'c'])", "{\"a\":1,\"c\":{\"a\":3}}")]
    [InlineData("JSON.stringify({a: 1, b: 2}, function (k, v) { return k === 'a' ? undefined : typeof v === 'number' ? v + 1 : v; })", "{\"b\":3}")]
    [InlineData("JSON.stringify({toJSON: function (k) { return 'j' + k; }}) + JSON.stringify({x: {toJSON: function (k) { return 'j' + k; }}})", "\"j\"{\"x\":\"jx\"}")]
    [InlineData("JSON.stringify([new Date(0), new Number(1), new String('s'), new Boolean(false)])", "[\"1970-01-01T00:00:00.000Z\",1,\"s\",false]")]
    [InlineData("'' + JSON.stringify(undefined) + JSON.stringify(function () {}) + JSON.stringify(null)", "undefinedundefinednull")]
    [InlineData("JSON.stringify(JSON.parse('{\"a\":[1,2.5e1,\"x\\\\u0041\",true,null]}'))", "{\"a\":[1,25,\"xA\",true,null]}")]
    [InlineData("JSON.stringify(JSON.parse('[1,{\"a\":2}]', function (k, v) { return typeof v === 'number' ? v * 2 : k === 'x' ? undefined : v; }))", "[2,{\"a\":4}]")]
    [InlineData("JSON.stringify(JSON.parse('{\"a\":1,\"x\":2}', function (k, v) { return k === 'x' ? undefined : v; }))", "{\"a\":1}")]
    [InlineData("try { JSON.parse('{'); } catch (e) { e.name }", "SyntaxError")]
    [InlineData("try { var a = {}; a.a = a; JSON.stringify(a); } catch (e) { e.name }", "TypeError")]
    [InlineData("new Date(2026, 1, 31, 10).toISOString() + new Date(Date.UTC(2026, 0)).getTime()", "2026-03-03T10:00:00.000Z1767225600000")]
    [InlineData("var d = new Date(0); d.setFullYear(2020, 1, 29); d.setMonth(3); d.toISOString()", "2020-04-29T00:00:00.000Z")]
    [InlineData("encodeURIComponent('a b\u20ac') + decodeURIComponent('%20') + parseInt('12px') + parseFloat('1.5x') + isNaN('x')", "a%20b%E2%82%AC 121.5true")]
    [InlineData("Object.keys({a: 1, b: 2}).join() + Object.keys(Object.create({c: 1}, {d: {value: 1, enumerable: true}})).join()", "a,bd")]
    public void Built_in_gives_its_value(string script, string text) =>
        Assert.Equal(text, ScriptHost.Run(ScriptRun.Read(script), ScriptRun.World())!.GetValue<string>());

    [Theory]
    [InlineData("String.prototype", "concat", 1)]
    [InlineData("String.prototype", "replace", 2)]
    [InlineData("String.prototype", "split", 2)]
    [InlineData("String.prototype", "toLocaleUpperCase", 0)]
    [InlineData("String.prototype", "toLocaleLowerCase", 0)]
    [InlineData("Array.prototype", "join", 1)]
    [InlineData("Array.prototype", "toLocaleString", 0)]
    [InlineData("Array.prototype", "push", 1)]
    [InlineData("Array.prototype", "sort", 1)]
    [InlineData("Object.getPrototypeOf(isNaN)", "bind", 1)]
    [InlineData("Object.getPrototypeOf(isNaN)", "apply", 2)]
    [InlineData("Date.prototype", "setMonth", 2)]
    [InlineData("Date.prototype", "setUTCMonth", 2)]
    [InlineData("Date.prototype", "setHours", 4)]
    [InlineData("JSON", "parse", 2)]
    [InlineData("JSON", "stringify", 3)]
    [InlineData("Object", "keys", 1)]
    public void Built_in_looks_like_the_one_it_stands_for(string owner, string name, int length) => Assert.Equal(
        $"[{length},true,false,true]",
        ScriptRun.Json($"var d = Object.getOwnPropertyDescriptor({owner}, '{name}'); [d.value.length, d.writable, d.enumerable, d.configurable]"));
}
