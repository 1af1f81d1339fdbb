using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>What was put in the place of the clock, of chance and of patterns behaves as the original does, and no script gets around it.</summary>
public class FixedWorldTests
{
    [Theory]
    [InlineData("RegExp('a')", "Regular expressions are not available in scripts.")]
    [InlineData("new RegExp('a')", "A script failed")]
    [InlineData("'a'.match('a')", "Regular expressions are not available in scripts.")]
    [InlineData("'a'.search('a')", "Regular expressions are not available in scripts.")]
    [InlineData("Math.random()", "Math.random is not available in scripts: a replay has to give the same.")]
    [InlineData("eval('1')", "eval is not available in scripts.")]
    [InlineData("Function('return 1')", "Function is not available in scripts.")]
    [InlineData("(function () {}).constructor('return 1')", "Function is not available in scripts.")]
    public void What_would_make_a_replay_differ_is_refused_in_a_sentence(string script, string says)
    {
        var fault = ScriptRun.Fault(script);

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date.now()", "1772442000000")]
    [InlineData("new Date().getTime()", "1772442000000")]
    [InlineData("Date().slice(0, 15)", "\"Mon Mar 02 2026\"")]
    [InlineData("Date.parse('1970-01-02T00:00:00Z')", "86400000")]
    [InlineData("Date.UTC(1970, 0, 2)", "86400000")]
    [InlineData("new Date(86400000).getTime()", "86400000")]
    [InlineData("new Date(1970, 0, 2).getTime()", "86400000")]
    [InlineData("Date.prototype.constructor === Date && new Date() instanceof Date && new Date().constructor === Date", "true")]
    [InlineData("Object.isExtensible(Date)", "true")]
    [InlineData("typeof Date.call + typeof Date", "\"functionfunction\"")]
    public void Date_tells_the_engines_time_and_nothing_else(string script, string json) => Assert.Equal(json, ScriptRun.Json(script));

    [Theory]
    [InlineData("this", "Date", "true,false,true")]
    [InlineData("Date", "prototype", "false,false,false")]
    [InlineData("Date", "now", "true,false,true")]
    [InlineData("Date", "parse", "true,false,true")]
    [InlineData("Date", "UTC", "true,false,true")]
    [InlineData("Date.prototype", "constructor", "true,false,true")]
    [InlineData("Math", "random", "false,false,false")]
    [InlineData("this", "RegExp", "false,false,false")]
    [InlineData("this", "eval", "false,false,false")]
    [InlineData("(function (a) {}).bind(null)", "length", "false,false,false")]
    [InlineData("String.prototype", "replace", "true,false,true")]
    [InlineData("String.prototype", "toLocaleUpperCase", "true,false,true")]
    [InlineData("JSON", "parse", "true,false,true")]
    [InlineData("this", "getVariable", "true,false,true")]
    public void Property_may_be_written_listed_and_reshaped_as_its_original(string owner, string name, string may) =>
        Assert.Equal($"\"{may}\"", ScriptRun.Json($"var d = Object.getOwnPropertyDescriptor({owner}, '{name}'); [d.writable, d.enumerable, d.configurable].join()"));

    [Theory]
    [InlineData("new Date(2026, 12)", "2027-01-01")]
    [InlineData("new Date(2026, -1, 15)", "2025-12-15")]
    [InlineData("new Date(2026, -24, 1)", "2024-01-01")]
    [InlineData("new Date(2026, -12000)", "1026-01-01")]
    [InlineData("new Date(2026, 11.9, 1.9)", "2026-12-01")]
    [InlineData("new Date(99, 12)", "2000-01-01")]
    [InlineData("new Date(99, 0)", "1999-01-01")]
    [InlineData("new Date(Date.UTC(2026, 13, 1))", "2027-02-01")]
    [InlineData("new Date(Date.UTC(2026, -13, 1))", "2024-12-01")]
    [InlineData("(function () { var d = new Date(2026, 0, 31); d.setMonth(-1); return d; })()", "2025-12-31")]
    [InlineData("(function () { var d = new Date(2026, 0, 31); d.setUTCMonth(13, 1); return d; })()", "2027-02-01")]
    [InlineData("(function () { var d = new Date(2026, 4, 31); d.setMonth(5); return d; })()", "2026-07-01")]
    [InlineData("(function () { var d = new Date(2026, 0, 31); d.setFullYear(2020, -1, 2); return d; })()", "2019-12-02")]
    [InlineData("(function () { var d = new Date(2026, 0, 31); d.setDate(-1); return d; })()", "2025-12-30")]
    [InlineData("(function () { var d = new Date(2026, 0, 31); d.setUTCHours(25, 61, 61, 1001); return d; })()", "2026-02-01T02:02:02.001Z")]
    [InlineData("(function () { var d = new Date(2026, 0, 31); d.setMinutes(-1); d.setSeconds(5); d.setMilliseconds(7); return d; })()", "2026-01-30T23:59:05.007Z")]
    [InlineData("new Date(2026, 0, 31, 23, 59, 60, 5)", "2026-02-01T00:00:00.005Z")]
    public void Month_outside_of_its_year_counts_on_in_the_next_or_the_one_before(string script, string day) =>
        Assert.Contains(day, ScriptRun.Json($"{script}.toISOString()"), StringComparison.Ordinal);

    [Theory]
    [InlineData("new Date(2026, 1e7)")]
    [InlineData("new Date(275761, 0)")]
    [InlineData("new Date(-275761, 0)")]
    [InlineData("new Date(100, -12)")]
    [InlineData("new Date(0).setMonth(-1e7)")]
    [InlineData("Date.UTC(2026, 1e300)")]
    [InlineData("new Date(2026, 0, 1e15)")]
    [InlineData("new Date(2026, 0, 1, 0, 1e300)")]
    [InlineData("new Date(0).setDate(1e14)")]
    [InlineData("new Date(0).setUTCDate(-1e14)")]
    [InlineData("new Date(0).setHours(0, 1e15)")]
    [InlineData("new Date(0).setUTCMinutes(1e15)")]
    [InlineData("new Date(0).setSeconds(0, 1e300)")]
    [InlineData("new Date(0).setUTCMilliseconds(1e300)")]
    [InlineData("new Date(0).setFullYear(2026, 0, 1e14)")]
    [InlineData("new Date(0).setMonth(1, 1e14)")]
    public void Date_far_out_of_the_calendar_is_an_error(string script) => Assert.Contains("out of the calendar", ScriptRun.Fault(script).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[new Date(2026, NaN)]", "[null]")]
    [InlineData("[new Date(NaN, 1)]", "[null]")]
    [InlineData("var d = new Date(NaN); d.setMonth(3); [d]", "[null]")]
    [InlineData("var d = new Date(0); d.setMonth(); [d]", "[null]")]
    [InlineData("[new Date(1e300), new Date(8.64e15 + 2)]", "[null,null]")]
    [InlineData("var d = new Date(0); d.setTime(1e300); [d]", "[null]")]
    [InlineData("Date.prototype.setMonth.length", "2")]
    public void What_is_no_number_makes_no_date(string script, string json) => Assert.Equal(json, ScriptRun.Json(script));

    [Fact]
    public void Guid_says_in_which_way_it_was_made()
    {
        var guids = Enumerable.Range(0, 64).Select(count => ScriptGuids.Next("i-1", 7, count).ToString()).ToList();

        Assert.All(guids, guid => Assert.Equal('8', guid[14]));
        Assert.All(guids, guid => Assert.Contains(guid[19], "89ab"));
        Assert.Equal(64, guids.Distinct().Count());
        Assert.True(guids.Select(guid => guid[15]).Distinct().Count() > 4);
        Assert.True(guids.Select(guid => guid[19]).Distinct().Count() > 1);
        Assert.Equal(guids[3], ScriptGuids.Next("i-1", 7, 3).ToString());
    }

    [Theory]
    [InlineData("throw new Error('WORDS')", "A script failed: WORDS", 500)]
    [InlineData("throw 'WORDS'", "A script failed: WORDS", 500)]
    public void What_a_script_throws_is_told_up_to_a_length(string script, string says, int longest)
    {
        var words = new string('x', longest);

        Assert.Equal(says.Replace("WORDS", words, StringComparison.Ordinal), ScriptRun.Fault(script.Replace("WORDS", words, StringComparison.Ordinal)).Message);
        Assert.Equal(says.Replace("WORDS", words + " ...", StringComparison.Ordinal), ScriptRun.Fault(script.Replace("WORDS", words + "x", StringComparison.Ordinal)).Message);
    }

    [Theory]
    [InlineData("setOutcome('Yes'); getVariable('outcomes')", "\"Yes\"")]
    [InlineData("setOutcomes(['Yes', 'No']); getVariable('outcomes')", "[\"Yes\",\"No\"]")]
    [InlineData("[isNullOrWhiteSpace(' \\t'), isNullOrWhiteSpace(null), isNullOrWhiteSpace(), isNullOrWhiteSpace(' a ')]", "[true,true,true,false]")]
    [InlineData("[isNullOrEmpty(''), isNullOrEmpty(null), isNullOrEmpty(' '), isNullOrEmpty(0)]", "[true,true,false,false]")]
    [InlineData("[toJson(null), toJson(undefined), toJson({a: [1, 'ü']})]", "[\"null\",\"null\",\"{\\u0022a\\u0022:[1,\\u0022\\u00FC\\u0022]}\"]")]
    [InlineData("setCorrelationId(null); getCorrelationId()", null)]
    [InlineData("setCorrelationId(7); getCorrelationId()", "\"7\"")]
    [InlineData("setWorkflowInstanceName('n'); setWorkflowInstanceName(undefined); getWorkflowInstanceName()", null)]
    [InlineData("[1 / 0, 0 / 0, 9007199254740992, 9007199254740994, 1.5, -0.5]", "[null,null,9007199254740992,9007199254740994,1.5,-0.5]")]
    [InlineData("[new String('s'), new Number(2), new Boolean(false), new Date(0), new Date(NaN), function () {}]", "[\"s\",2,false,\"1970-01-01T00:00:00.000Z\",null,null]")]
    [InlineData("({a: undefined, b: function () {}, c: null, d: {e: 1}})", "{\"c\":null,\"d\":{\"e\":1}}")]
    [InlineData("JSON.parse('\" \\\\u0020\"') + '|'", "\"  |\"")]
    [InlineData("JSON.stringify(' ! ')", "\"\\u0022 ! \\u0022\"")]
    public void Values_go_out_and_come_in_as_they_are(string script, string? json) => Assert.Equal(json, ScriptRun.Json(script));

    [Fact]
    public void Value_may_be_sixty_deep_and_no_deeper()
    {
        static string Nested(int depth) => $"var a = 1; for (var i = 0; i < {depth}; i++) {{ a = [a]; }} a";

        Assert.Equal(new string('[', 60) + "1" + new string(']', 60), ScriptRun.Json(Nested(60)));
        Assert.Contains("nested more than 60 deep", ScriptRun.Fault(Nested(61)).Message, StringComparison.Ordinal);
    }
}
