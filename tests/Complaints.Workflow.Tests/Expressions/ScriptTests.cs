using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>What scripts can see, and what they cannot do.</summary>
public class ScriptTests : Scenario
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("return 1 + 1;", "2")]
    [InlineData("if (getAge() > 5) { return 'old'; } return 'new';", "\"old\"")]
    [InlineData("getVariable('age')", "7")]
    [InlineData("variables.age", "7")]
    [InlineData("variables.age = 8; getAge()", "8")]
    [InlineData("setVariable('age', 9); variables.age", "9")]
    [InlineData("setAge(10); getVariable('age')", "10")]
    [InlineData("getInput('shop').name", "\"Nord\"")]
    [InlineData("getShop().lines[1]", "2.5")]
    [InlineData("getInput('none')", null)]
    [InlineData("getLastResult()", null)]
    [InlineData("getWorkflowInstanceId() + getWorkflowDefinitionId()", "\"i-1test\"")]
    [InlineData("[isNullOrWhiteSpace(' '), isNullOrEmpty(null), isNullOrEmpty('x')]", "[true,true,false]")]
    [InlineData("toJson({a: [1, 'x']})", "\"{\\u0022a\\u0022:[1,\\u0022x\\u0022]}\"")]
    [InlineData("return {a: 1, b: undefined, c: null, d: function () {}}", "{\"a\":1,\"c\":null}")]
    [InlineData("new Date()", "\"2026-03-02T09:00:00.000Z\"")]
    [InlineData("Date.now() === new Date().getTime() && new Date().constructor.now() === Date.now()", "true")]
    [InlineData("new Date(2026, 0, 2).toISOString()", "\"2026-01-02T00:00:00.000Z\"")]
    [InlineData("new Date(Date.now() + 86400000)", "\"2026-03-03T09:00:00.000Z\"")]
    [InlineData("0 / 0", null)]
    [InlineData("12345678901", "12345678901")]
    [InlineData("'a,b'.split(',')", "[\"a\",\"b\"]")]
    public void Script_gives_its_value(string script, string? json)
    {
        Start(Sets(script), ("shop", JsonNode.Parse("{\"name\":\"Nord\",\"lines\":[1,2.5]}")));

        AssertFinished();
        Assert.Equal(json, Instance.GetVariable("value")?.ToJsonString());
    }

    [Theory]
    [InlineData("getVariable('typo')", "There is no variable typo.")]
    [InlineData("nothing.here", "nothing is not defined")]
    [InlineData("throw 'no'", "no")]
    [InlineData("while (true) {}", "ran too long")]
    [InlineData("function f() { f(); } f()", "ran too long")]
    [InlineData("Math.random()", "Math.random is not available")]
    [InlineData("new RegExp('(a+)+$').test('a')", "")]
    [InlineData("'a'.match('(a+)+$')", "Regular expressions are not available")]
    [InlineData("eval('1')", "eval is not available")]
    [InlineData("var a = 1;\n return null.x;", "line 2, column 2: something was used that is null or not there")]
    [InlineData("System.IO.File.Exists('/etc/passwd')", "System is not defined")]
    [InlineData("var a = {}; a.a = a; return a;", "holds itself")]
    [InlineData("var s = 'xxxxxxxxxxxxxxxx'; while (true) { s = s + s; }", "")]
    [InlineData("(function(){}).constructor('return 1')()", "Function is not available")]
    public void Bad_script_becomes_an_incident(string script, string words)
    {
        Start(Sets(script));

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Equal("set", Instance.Incident!.ActivityId);
        Assert.Contains(words, Instance.Incident.Sentence, StringComparison.Ordinal);
        Assert.Equal(new IncidentRaised(Instance.Incident), LastEffects.OfType<IncidentRaised>().Single());
    }

    [Fact]
    public void Payload_may_be_an_object_a_text_of_JSON_or_a_script()
    {
        Start(FlowBuilder.Of("begin > a, b, c").Is("begin", "Start")
            .Is("a", "RunTask", ("taskName", "a"), ("payload", "object:{\"role\":\"clerk\"}"))
            .Is("b", "RunTask", ("taskName", "b"), ("payload", JsonNode.Parse("{\"expression\":{\"type\":\"Object\",\"value\":{\"role\":\"clerk\"}}}")))
            .Is("c", "RunTask", ("taskName", "c"), ("payload", "js:return {role: 'cl' + 'erk'}")));

        Assert.Equal(3, Instance.Waits.Count);
        Assert.All(Instance.Waits.Cast<HumanTask>(), t => Assert.Equal("clerk", t.Payload["role"]!.GetValue<string>()));
        Assert.Equal("clerk", Definition.FindActivity("a")!.StaticInput("payload")!["role"]!.GetValue<string>());
    }

    [Fact]
    public void Output_of_an_earlier_task_can_be_asked_for()
    {
        Start(FlowBuilder.Of("ask > set").Variable("value").Is("set", "SetVariable", ("variable", JsonNode.Parse("{\"id\":\"v-value\"}")), ("value", "js:getOutputFrom('ask', 'Result').mood")));

        Answer("ask", new JsonObject { ["mood"] = "calm" });

        Assert.Equal("calm", Instance.GetVariable("value")!.GetValue<string>());
    }

    private static FlowBuilder Sets(string script) => FlowBuilder.Of("set")
        .Variable("value").Variable("age", "Int32", "7")
        .Is("set", "SetVariable", ("variable", JsonNode.Parse("{\"id\":\"v-value\"}")), ("value", "js:" + script));
}
