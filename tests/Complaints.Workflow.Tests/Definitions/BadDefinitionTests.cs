using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Definitions;

/// <summary>One line per mistake an author can make: where it is reported, and in which words.</summary>
public class BadDefinitionTests
{
    [Theory]
    [InlineData("", "$", "not JSON")]
    [InlineData("{\n  \"root\": }", "$", "line 2, column 11")]
    [InlineData("[]", "$", "JSON object")]
    [InlineData("null", "$", "JSON object")]
    [InlineData("{\"definitionId\":\"a\"}", "$", "no \"root\"")]
    [InlineData("{\"id\":\"a\",\"activities\":[],\"connections\":[]}", "$", "Elsa 2")]
    [InlineData("{\"definitionId\":\"a\",\"root\":7}", "$.root", "Expected an activity, found a number.")]
    [InlineData("{\"definitionId\":\"a\",\"name\":\"\\ud800\",\"root\":{}}", "$", "broken character")]
    [InlineData("{\"definitionId\":\"a\",\n\"definitionId\":\"b\",\"root\":{}}", "$", "$.definitionId is there twice, the second time in line 2.")]
    [InlineData("{\"root\":{\"activities\":[{},{\"a\":[1,[]],\"b\":{\"c\":1,\n\n\"c\":2}}]}}", "$", "$.root.activities[1].b.c is there twice, the second time in line 3.")]
    public void File_with_nothing_to_show_is_refused(string json, string path, string words)
    {
        var reading = DefinitionReader.Read(json);

        Assert.Null(reading.Definition);
        Assert.False(reading.CanStart);
        AssertProblem(reading, path, words);
    }

    [Theory]
    [InlineData("$.version", "\"x\"", "$.version", "Expected a number, found a text.")]
    [InlineData("$.version", "1.5", "$.version", "whole number")]
    [InlineData("$.variables", "{\"a\":1}", "$.variables", "Expected a list, found an object.")]
    [InlineData("$.variables", "[7]", "$.variables[0]", "Expected an object that describes the variable")]
    [InlineData("$.variables", "[{\"id\":\"1\",\"name\":\"a\"},{\"id\":\"2\",\"name\":\"a\"}]", "$.variables[1]", "two variables called a")]
    [InlineData("$.variables", "[{\"id\":\"1\",\"name\":\"a\"},{\"id\":\"1\",\"name\":\"b\"}]", "$.variables[1]", "two variables with the id 1")]
    [InlineData("$.variables", "[{\"id\":\"1\",\"name\":\"a\",\"typeName\":\"Int32\",\"value\":\"ten\"}]", "$.variables[0].value", "The value of a is no Int32.")]
    [InlineData("$.inputs", "[{\"type\":\"String\"}]", "$.inputs[0]", "The input has no name.")]
    [InlineData("$.root.activities", "\"x\"", "$.root.activities", "Expected a list, found a text.")]
    [InlineData("$.root.activities[0]", "null", "$.root.activities[0]", "Expected an activity, found nothing.")]
    [InlineData("$.root.activities[0].type", "\"Elsa.HttpEndpoint\"", "$.root.activities[0].type", "does not run activities of type Elsa.HttpEndpoint")]
    [InlineData("$.root.activities[0].type", "[]", "$.root.activities[0].type", "Expected a text, found a list.")]
    [InlineData("$.root.activities[0].type", "null", "$.root.activities[0]", "The activity has no type.")]
    [InlineData("$.root.activities[1].id", "\"task\"", "$.root.activities[1].id", "two activities with the id task")]
    [InlineData("$.root.activities[0].taskName", "null", "$.root.activities[0].taskName", "needs its input taskName")]
    [InlineData("$.root.activities[0].taskName", "{\"hello\":1}", "$.root.activities[0].taskName", "Expected an input with")]
    [InlineData("$.root.activities[0].taskName.expression", "7", "$.root.activities[0].taskName", "")]
    [InlineData("$.root.activities[0].taskName.expression.type", "\"Liquid\"", "$.root.activities[0].taskName.expression.type", "does not know expressions of type Liquid")]
    [InlineData("$.root.activities[0].taskName.expression.value", "{}", "$.root.activities[0].taskName", "has to be a text")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Object\",\"value\":\"{a\"}}", "$.root.activities[0].payload.expression.value", "not JSON, line 1")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Object\",\"value\":\"{\\\"a\\\":1,\\n\\\"a\\\":2}\"}}", "$.root.activities[0].payload.expression.value", "In the object, $.a is there twice, the second time in line 2.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Object\",\"value\":\"[1]\"}}", "$.root.activities[0].payload", "has to be an object")]
    [InlineData("$.root.activities[0].taskName", "\" \"", "$.root.activities[0].taskName", "is empty")]
    [InlineData("$.root.activities[1].timeSpan", "\"\"", "$.root.activities[1].timeSpan", "a duration like")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.Break\"}", "$.root.activities[3]", "around this one there is none")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"b\",\"type\":\"Elsa.Break\"}]}", "$.root.activities[3].activities[0]", "around this one there is none")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.For\",\"step\":0,\"end\":3}", "$.root.activities[3].step", "other than 0")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.For\",\"step\":\"0\",\"end\":3}", "$.root.activities[3].step", "other than 0")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.For\",\"end\":1.5}", "$.root.activities[3].end", "a whole number")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.ForEach\",\"items\":7}", "$.root.activities[3].items", "has to be a list")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.Timer\",\"interval\":\"-00:01:00\"}", "$.root.activities[3].interval", "a duration like")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.Timer\",\"interval\":\"PT0S\",\"customProperties\":{\"canStartWorkflow\":true}}", "$.root.activities[3].interval", "intervals of nothing")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.StartAt\",\"dateTime\":\"2026-02-30\"}", "$.root.activities[3].dateTime", "a moment like")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.Cron\",\"cronExpression\":\"0 0 0 30 2 *\"}", "$.root.activities[3].cronExpression", "no moment that ever comes")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.Cron\",\"cronExpression\":\"0 61 * * * *\"}", "$.root.activities[3].cronExpression", "goes from 0 to 59")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.ExecuteWorkflow\",\"workflowDefinitionId\":\"x\",\"input\":\"y\"}", "$.root.activities[3].input", "has to be an object")]
    [InlineData("$.variables", "[{\"id\":\"v-v\",\"name\":\"v\",\"typeName\":\"TimeSpan\",\"value\":\"soon\"}]", "$.variables[0].value", "no TimeSpan")]
    [InlineData("$.variables", "[{\"id\":\"v-v\",\"name\":\"v\",\"typeName\":\"DateTime\",\"value\":\"2026-13-01\"}]", "$.variables[0].value", "no DateTime")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Variable\",\"value\":{\"id\":\"v9\"}}}", "$.root.activities[0].payload.expression.value", "no variable with the id v9")]
    [InlineData("$.root.activities[0].result", "{\"memoryReference\":{\"id\":\"v9\"}}", "$.root.activities[0].result.memoryReference.id", "no variable with the id v9")]
    [InlineData("$.root.activities[0].result", "{\"typeName\":\"Object\",\"memoryReference\":{\"id\":\"v-v\"},\"converter\":{\"id\":\"round\"}}", "$.root.activities[0].result.converter", "does not run the converters of outputs")]
    [InlineData("$.root.activities[0].taskId", "{\"memoryReference\":{\"id\":\"v9\"}}", "$.root.activities[0].taskId.memoryReference.id", "no variable with the id v9")]
    [InlineData("$.root.activities[0].taskId", "{\"memoryReference\":{\"id\":\"v-v\"}}", "$.root.activities[0].taskId", "is a text, which the variable v (Int32) cannot hold")]
    [InlineData("$.root.activities[0].taskName", "{\"typeName\":\"String\",\"expression\":{\"type\":\"Literal\"}}", "$.root.activities[0].taskName", "needs its input taskName")]
    [InlineData("$.root.activities[0].taskName", "{\"typeName\":\"String\",\"expression\":{\"type\":\"Literal\",\"value\":null}}", "$.root.activities[0].taskName", "needs its input taskName")]
    [InlineData("$.root.activities[0].taskName", "{\"typeName\":\"String\",\"expression\":{\"type\":\"JavaScript\",\"value\":\"\"}}", "$.root.activities[0].taskName", "needs its input taskName")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.DispatchWorkflow\",\"workflowDefinitionId\":\"x\",\"channelName\":{\"typeName\":\"String\",\"expression\":{\"type\":\"Liquid\",\"value\":\"{{ x }}\"}}}", "$.root.activities[3].channelName.expression.type", "does not know expressions of type Liquid")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.NotFoundActivity\",\"missingTypeName\":\"Acme.SendFax\",\"originalActivityJson\":\"{\\\"id\\\":\\\"set\\\",\\\"type\\\":\\\"Acme.SendFax\\\"}\"}", "$.root.activities[3].missingTypeName", "does not run activities of type Acme.SendFax")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.NotFoundActivity\",\"missingTypeName\":\"Elsa.RunTask\"}", "$.root.activities[3].missingTypeName", "what stood here was not kept")]
    [InlineData("$.root.activities[3]", "{\"id\":\"set\",\"type\":\"Elsa.NotFoundActivity\",\"missingTypeName\":\"Elsa.Delay\",\"originalActivityJson\":\"{\\\"id\\\":\\\"set\\\",\\\"type\\\":\\\"Elsa.Delay\\\"}\"}", "$.root.activities[3].originalActivityJson.timeSpan", "needs its input timeSpan")]
    [InlineData("$.root.activities[0].customProperties", "{\"mergeMode\":\"Blend\"}", "$.root.activities[0].customProperties.mergeMode", "no merge mode Blend")]
    [InlineData("$.root.activities[0].metadata", "{\"designer\":{\"position\":{\"x\":\"left\"}}}", "$.root.activities[0].metadata.designer.position.x", "Expected a number")]
    [InlineData("$.root.activities[1].timeSpan", "{\"expression\":{\"type\":\"Literal\",\"value\":\"soon\"}}", "$.root.activities[1].timeSpan", "a duration like")]
    [InlineData("$.root.activities[1].timeSpan", "\"P1M\"", "$.root.activities[1].timeSpan", "a duration like")]
    [InlineData("$.root.activities[1].timeSpan", "\"-00:05:00\"", "$.root.activities[1].timeSpan", "a duration like")]
    [InlineData("$.root.activities[2].cases[0].label", "null", "$.root.activities[2].cases[0]", "needs a label")]
    [InlineData("$.root.activities[2].cases[0].condition.value", "\"1 +\"", "$.root.activities[2].cases[0].condition.value", "Unexpected end of input")]
    [InlineData("$.root.activities[2].cases[0].condition.value", "\"a; let a = 1\"", "$.root.activities[2].cases[0].condition.value", "before it has a value")]
    [InlineData("$.root.activities[2].cases[0].condition.value", "\"const a = 1; a = 2\"", "$.root.activities[2].cases[0].condition.value", "a is a const and cannot be changed")]
    [InlineData("$.root.activities[2].cases[0].condition.value", "\"[1].map(x => this)\"", "$.root.activities[2].cases[0].condition.value", "An arrow function has no this of its own")]
    [InlineData("$.root.activities[2].cases[0].condition.value", "\"f`a`\"", "$.root.activities[2].cases[0].condition.value", "no tagged templates")]
    [InlineData("$.root.activities[2].cases[0].condition.value", "\"/(a+)+$/.test('a')\"", "$.root.activities[2].cases[0].condition.value", "Regular expressions are not allowed")]
    [InlineData("$.root.activities[2].mode", "\"MatchMost\"", "$.root.activities[2].mode", "Expected one of MatchFirst, MatchAny.")]
    [InlineData("$.root.activities[3].variable", "{\"id\":\"v9\"}", "$.root.activities[3].variable", "no variable with the id v9")]
    [InlineData("$.root.activities[3].variable", "null", "$.root.activities[3].variable", "Expected the variable to set")]
    [InlineData("$.root.connections", "7", "$.root.connections", "Expected a list")]
    [InlineData("$.root.connections[0]", "7", "$.root.connections[0]", "Expected a connection")]
    [InlineData("$.root.connections[0].target.activity", "\"gone\"", "$.root.connections[0].target.activity", "target gone is not an activity")]
    [InlineData("$.root.connections[0].source", "null", "$.root.connections[0]", "The connection has no source.")]
    public void Mistake_is_reported_where_it_is_and_the_rest_is_shown(string where, string json, string path, string words)
    {
        var document = Good();
        Put(document, where, JsonNode.Parse(json));

        var reading = DefinitionReader.Read(document.ToJsonString());

        if (words.Length == 0)
        {
            Assert.Empty(reading.Problems);   // a bare scalar is a literal
            return;
        }

        Assert.NotNull(reading.Definition);
        Assert.False(reading.CanStart);
        Assert.Single(reading.Problems, p => p.Path == path && p.Sentence.Contains(words, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => WorkflowEngine.Start(reading.Definition, "i", null, new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), () => "x"));
    }

    [Fact]
    public void Break_inside_a_loop_is_good_wherever_it_stands() =>
        Assert.Empty(DefinitionReader.Read(Flow.Document(Flow.Loop("While", Flow.Sequence("body", FlowBuilder.Activity("stop", "Break")), ("condition", true)))).Problems);

    [Fact]
    public void Good_definition_has_no_problem() => Assert.Empty(DefinitionReader.Read(Good().ToJsonString()).Problems);

    [Fact]
    public void All_mistakes_are_reported_in_one_list()
    {
        var document = Good();
        Put(document, "$.root.activities[1].timeSpan", "soon");
        Put(document, "$.root.activities[0].type", "Elsa.SendEmail");
        Put(document, "$.root.connections[2].target.activity", "gone");

        var reading = DefinitionReader.Read(document.ToJsonString());

        Assert.Equal(
            ["$.root.activities[0].type", "$.root.activities[1].timeSpan", "$.root.connections[2].target.activity"],
            reading.Problems.Select(p => p.Path));
    }

    [Theory]
    [InlineData("FlowFork", "branches")]
    [InlineData("RunJavaScript", "possibleOutcomes")]
    public void Object_is_no_list_of_ports(string type, string input)
    {
        var document = FlowBuilder.Of("ask").Is("ask", type, ("script", "1"), (input, "object:{\"a\":1}")).Document();

        AssertProblem(DefinitionReader.Read(document.ToJsonString()), "$.root.activities[0]." + input, "Expected a list of names, found an object.");
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"root\":", 100_000)]
    public void Endlessly_nested_JSON_is_refused(string open, int times) =>
        AssertProblem(DefinitionReader.Read(string.Concat(Enumerable.Repeat(open, times))), "$", "not JSON");

    [Theory]
    [InlineData("(", 15_000)]
    [InlineData("!", 15_000)]
    [InlineData("a.", 9_000)]
    [InlineData("1+", 9_000)]
    [InlineData("a?b:", 4_000)]
    [InlineData("typeof ", 2_500)]
    [InlineData("if(a);else ", 1_700)]
    [InlineData("for(;;)", 2_500)]
    [InlineData("x={a:", 3_000)]
    [InlineData("function(){", 1_500)]
    [InlineData("[a,", 6_000)]
    [InlineData("a", 30_000)]
    public void Endlessly_nested_script_is_refused_and_not_parsed_to_death(string piece, int times)
    {
        var document = Good();
        Put(document, "$.root.activities[2].cases[0].condition.value", string.Concat(Enumerable.Repeat(piece, times)) + "1");

        var problem = Assert.Single(DefinitionReader.Read(document.ToJsonString()).Problems);

        Assert.Equal("$.root.activities[2].cases[0].condition.value", problem.Path);
    }

    [Theory]
    [InlineData("getVariable('W')", "Line 1, column 1: There is no variable W in sight.")]
    [InlineData("var a = 1; setVariable(\"W\", a)", "Line 1, column 12: There is no variable W in sight.")]
    [InlineData("getW() + getW()", "Line 1, column 1: There is no variable in sight, no declared input and no output that getW() could read.")]
    [InlineData("`${getW()}`", "Line 1, column 4: There is no variable in sight, no declared input and no output that getW() could read.")]
    [InlineData("const w = () => getW(); w()", "Line 1, column 17: There is no variable in sight, no declared input and no output that getW() could read.")]
    [InlineData("getResultFromNobody()", "Line 1, column 1: There is no variable in sight, no declared input and no output that getResultFromNobody() could read.")]
    [InlineData("setShopName(1)", "Line 1, column 1: There is no variable in sight that setShopName() could set.")]
    public void Name_that_nothing_in_sight_has_is_a_warning_because_it_is_an_incident_only_when_it_is_asked_for(string script, string warning)
    {
        var reading = DefinitionReader.Read(Saying(script));

        Assert.Equal(new DefinitionProblem("$.root.activities[3].value.expression.value", warning, IsWarning: true), Assert.Single(reading.Problems));
        Assert.True(reading.CanStart);
    }

    [Theory]
    [InlineData("setV(getV() + getVariable('v') + variables.w)")]
    [InlineData("getShopName() + getLastResult() + getWorkflowInstanceId() + getResultFromTask()")]
    [InlineData("var name = 'W'; getVariable(name) + getVariable('W' + 1) + getVariable('\\x57')")]
    [InlineData("function getW() { return 1; } getW()")]
    [InlineData("var getW = function () { return 1; }; getW()")]
    [InlineData("[1].map(function (getW) { return getW(); })")]
    [InlineData("[1].map(getW => getW())")]
    [InlineData("typeof getW === 'function' && getW()")]
    [InlineData("with ({getW: 1}) { getW(); }")]
    [InlineData("this['get' + 'W'] = 1; getW()")]
    [InlineData("new Date(0).getTime() /* getW() */ + 'getW()'")]
    public void Name_that_may_be_meant_is_no_warning(string script) => Assert.Empty(DefinitionReader.Read(Saying(script)).Problems);

    [Fact]
    public void Variable_of_a_loop_is_in_sight_inside_and_not_behind_it()
    {
        var loop = Flow.Loop("ForEach", Flow.Line("js:getCurrentValue() + getCurrentIndex()"), ("items", "object:[1]"));

        var reading = DefinitionReader.Read(Flow.Document(Flow.Sequence("all", loop, Flow.Line("js:getVariable('CurrentValue')"))));

        Assert.Equal("$.root.activities[1].text.expression.value", Assert.Single(reading.Problems).Path);
    }

    [Fact]
    public void Names_are_not_looked_for_where_what_is_broken_may_be_what_they_mean()
    {
        var document = JsonNode.Parse(Saying("getW()"))!;
        Put(document, "$.variables[0].value", "seven");

        Assert.Equal("$.variables[0].value", Assert.Single(DefinitionReader.Read(document.ToJsonString()).Problems).Path);
    }

    /// <summary>The good one, with this script in its last activity.</summary>
    private static string Saying(string script)
    {
        var document = Good();
        document["inputs"] = new JsonArray(new JsonObject { ["name"] = "shop name", ["type"] = "String" });
        Put(document, "$.root.activities[3].value.expression.value", script);
        return document.ToJsonString();
    }

    internal static JsonObject Good() => FlowBuilder.Of("task > wait", "wait > which", "which -A> set", "which -Default> task")
        .Is("wait", "Delay", ("timeSpan", "PT1H"))
        .Variable("v", "Int32", "7")
        .ResultInto("task", "v")
        .Switch("which", ("A", "getV() > 1"))
        .Is("set", "SetVariable", ("variable", JsonNode.Parse("{\"id\":\"v-v\",\"name\":\"v\"}")), ("value", "js:return 1 + getV();"))
        .Reorder("task", "wait", "which", "set")
        .Document();

    private static void AssertProblem(DefinitionReading reading, string path, string words) =>
        Assert.Contains(reading.Problems, p => p.Path == path && p.Sentence.Contains(words, StringComparison.Ordinal));

    internal static void Put(JsonNode document, string path, JsonNode? value)
    {
        var steps = path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = document;
        foreach (var step in steps[..^1])
        {
            node = step[0] == '[' ? node[int.Parse(step[1..^1], null)]! : node[step]!;
        }

        if (steps[^1][0] == '[')
        {
            node[int.Parse(steps[^1][1..^1], null)] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
