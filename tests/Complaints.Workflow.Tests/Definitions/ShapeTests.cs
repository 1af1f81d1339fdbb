using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Definitions;

/// <summary>What the reader says word for word about a place of a file, and what it takes for granted.</summary>
public class ShapeTests
{
    [Theory]
    [InlineData("$.version", "0", "$.version: A version is a whole number from 1 up.")]
    [InlineData("$.version", "2147483648", "$.version: A version is a whole number from 1 up.")]
    [InlineData("$.definitionId", "7", "$.definitionId: Expected a text, found a number.")]
    [InlineData("$.name", "true", "$.name: Expected a text, found true.")]
    [InlineData("$.description", "false", "$.description: Expected a text, found false.")]
    [InlineData("$.inputs", "[7]", "$.inputs[0]: Expected an object that describes the input, found a number.")]
    [InlineData("$.inputs", "[{\"name\":7}]", "$.inputs[0].name: Expected a text, found a number.")]
    [InlineData("$.inputs", "[{\"name\":\" \"}]", "$.inputs[0]: The input has no name.")]
    [InlineData("$.inputs", "[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"a\"}]", "$.inputs[2]: There are two inputs called a.")]
    [InlineData("$.variables", "[{\"id\":\"v-v\",\"name\":\"v\",\"isArray\":\"no\"}]", "$.variables[0].isArray: Expected true or false, found a text.")]
    [InlineData("$.variables", "[{\"id\":\"v-v\",\"name\":\"v\"},{}]", "$.variables[1]: The variable has no name.")]
    [InlineData("$.options", "{\"incidentStrategyType\":\"Elsa.RetryStrategy\"}", "$.options.incidentStrategyType: There is no incident strategy Elsa.RetryStrategy; there are FaultStrategy and ContinueWithIncidentsStrategy.")]
    [InlineData("$.root.activities[0].id", "7", "$.root.activities[0].id: Expected a text, found a number.")]
    [InlineData("$.root.activities[0].type", "\" \"", "$.root.activities[0]: The activity has no type.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Acme.Greeter\",\"name\":{\"expression\":{\"type\":\"Literal\",\"value\":\"world\"}}}", "$.root.activities[0].type: This engine does not run activities of type Acme.Greeter; the definition is kept and shown but cannot start.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.Cron\",\"cronExpression\":\"0 9, * * *\"}", "$.root.activities[0].cronExpression: The cron expression 0 9, * * * cannot be read: beside a comma the hour is missing. One like 0 0 9 * * MON-FRI or @daily is expected; the README of the engine says what it may hold.")]
    [InlineData("$.root.activities[0].payload", "[1]", "$.root.activities[0].payload: The input payload has to be an object, not [1].")]
    [InlineData("$.root.activities[0].taskName.expression", "[1]", "$.root.activities[0].taskName.expression: Expected an expression {type, value}, found a list.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"value\":\"x\"}}", "$.root.activities[0].payload.expression: The expression has no type.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":7,\"value\":\"x\"}}", "$.root.activities[0].payload.expression.type: Expected a text, found a number.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Variable\",\"value\":7}}", "$.root.activities[0].payload.expression.value: Expected an object that names the variable, found a number.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Variable\",\"value\":{\"name\":\"v\"}}}", "$.root.activities[0].payload.expression.value: The expression names no variable.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Input\",\"value\":{}}}", "$.root.activities[0].payload.expression.value: The expression names no input.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Input\",\"value\":[]}}", "$.root.activities[0].payload.expression.value: Expected an object that names the input, found a list.")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Object\",\"value\":\"\\\"\\\\ud800\\\"\"}}", "$.root.activities[0].payload.expression.value: The object holds a broken character (half of a surrogate pair).")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Object\",\"value\":\"{\\\"a\\\":1,\\\"\\\\ud800\\\":2}\"}}", "$.root.activities[0].payload.expression.value: The object holds a broken character (half of a surrogate pair).")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Json\",\"value\":\"{\\\"a\\\":\\n x}\"}}", "$.root.activities[0].payload.expression.value: The object is not JSON, line 2, column 2.")]
    [InlineData("$.root.activities[0].result", "{\"memoryReference\":{\"id\":7}}", "$.root.activities[0].result.memoryReference.id: Expected a text, found a number.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.FlowJoin\",\"mode\":\"js\"}", "$.root.activities[0].mode: Expected one of WaitAny, WaitAll, WaitAllActive.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.RunJavaScript\",\"script\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"1\"}}}", "$.root.activities[0].script: The script has to be written down as a Literal.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.RunJavaScript\",\"script\":\"1 +\"}", "$.root.activities[0].script: Line 1, column 4: The script is not JavaScript (ECMAScript 5.1): Unexpected end of input.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.FlowDecision\",\"condition\":\"perhaps\"}", "$.root.activities[0].condition: The input condition has to be true or false, not \"perhaps\".")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.FlowDecision\",\"condition\":1}", "$.root.activities[0].condition: The input condition has to be true or false, not 1.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.For\",\"start\":true}", "$.root.activities[0].start: The input start has to be a whole number, not true.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.For\",\"step\":\"one\"}", "$.root.activities[0].step: The input step has to be a whole number other than 0, not \"one\".")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.Complete\",\"outcomes\":\"{\\\"a\\\":\\\"ü\\\"}\"}", "$.root.activities[0].outcomes: The input outcomes has to be a list of names, not {\"a\":\"ü\"}.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.FlowFork\",\"branches\":\"{}\"}", "$.root.activities[0].branches: Expected a list of names, found an object.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.RunJavaScript\",\"script\":\"1\",\"possibleOutcomes\":\"{\\\"a\\\":1}\"}", "$.root.activities[0].possibleOutcomes: Expected a list of names, found an object.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.ForEach\",\"items\":\"{}\"}", "$.root.activities[0].items: The input items has to be a list, not {}.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.StartAt\",\"dateTime\":5}", "$.root.activities[0].dateTime: The input dateTime has to be a moment like 2026-03-02T09:00:00Z, not 5.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.Delay\"}", "$.root.activities[0].timeSpan: The activity needs its input timeSpan.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.Delay\",\"timeSpan\":{\"typeName\":\"TimeSpan\"}}", "$.root.activities[0].timeSpan: The activity needs its input timeSpan.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.Cron\",\"cronExpression\":\"@often\"}", "$.root.activities[0].cronExpression: The cron expression @often is none of @every_second, @every_minute, @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually. One like 0 0 9 * * MON-FRI or @daily is expected; the README of the engine says what it may hold.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.SetVariable\",\"variable\":{}}", "$.root.activities[0].variable: The variable to set has no id.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.SetVariable\",\"variable\":7}", "$.root.activities[0].variable: Expected the variable to set, found a number.")]
    [InlineData("$.root.activities[0]", "{\"id\":\"task\",\"type\":\"Elsa.If\",\"then\":7}", "$.root.activities[0].then: Expected an activity, found a number.")]
    [InlineData("$.root.activities[2].cases[0].label", "\" \"", "$.root.activities[2].cases[0]: A case needs a label.")]
    [InlineData("$.root.activities[2].cases", "[{\"label\":\"A\",\"condition\":true},{\"label\":\"A\",\"condition\":true}]", "$.root.activities[2].cases[1]: There are two cases with the label A.")]
    [InlineData("$.root.connections[0].target", "null", "$.root.connections[0]: The connection has no target.")]
    [InlineData("$.root.connections[0].source.activity", "7", "$.root.connections[0].source.activity: Expected a text, found a number.")]
    [InlineData("$.root.connections[0].source", "7", "$.root.connections[0].source: Expected a text, found a number.")]
    public void Mistake_is_named_in_these_words(string where, string json, string problem)
    {
        var document = BadDefinitionTests.Good();
        BadDefinitionTests.Put(document, where, JsonNode.Parse(json));

        var reading = DefinitionReader.Read(document.ToJsonString());

        Assert.Contains(problem, reading.Problems.Where(p => !p.IsWarning).Select(p => $"{p.Path}: {p.Sentence}"));
        Assert.Single(reading.Problems, p => p.Path == problem[..problem.IndexOf(": ", StringComparison.Ordinal)]);
        Assert.False(reading.CanStart);
    }

    [Theory]
    [InlineData("$.version", "2147483647")]
    [InlineData("$.options", "{\"incidentStrategyType\":\"Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core\"}")]
    [InlineData("$.options", "{\"incidentStrategyType\":\"\"}")]
    [InlineData("$.variables", "{\"values\":[{\"id\":\"v-v\",\"name\":\"v\"}]}")]
    [InlineData("$.root.activities[0].customProperties", "{\"mergeMode\":\"\"}")]
    [InlineData("$.root.activities[0].payload", "{\"typeName\":\"Object\"}")]
    [InlineData("$.root.activities[0].payload", "{\"memoryReference\":{\"id\":\"x\"}}")]
    [InlineData("$.root.activities[0].payload", "{}")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Object\",\"value\":\" \"}}")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Object\",\"value\":null}}")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"Variable\",\"value\":\"{\\\"id\\\":\\\"v-v\\\"}\"}}")]
    [InlineData("$.root.activities[0].payload", "{\"expression\":{\"type\":\"JavaScript\",\"value\":\"\"}}")]
    [InlineData("$.root.activities[0].result", "{\"memoryReference\":{\"id\":\"task:output-1\"}}")]
    [InlineData("$.root.activities[0].result", "{\"memoryReference\":{\"id\":\"\"}}")]
    [InlineData("$.root.activities[2].mode", "\"matchany\"")]
    [InlineData("$.root.activities[2].mode", "{\"expression\":{\"type\":\"Literal\",\"value\":null}}")]
    [InlineData("$.root.activities[2].cases[0].condition", "true")]
    [InlineData("$.root.activities[2].cases[0].condition", "{\"typeName\":\"Boolean\",\"expression\":{\"type\":\"Literal\",\"value\":\"TRUE\"}}")]
    [InlineData("$.root.activities[3].variable", "{\"name\":\"v-v\"}")]
    public void Shape_that_Elsa_writes_is_no_problem(string where, string json)
    {
        var document = BadDefinitionTests.Good();
        BadDefinitionTests.Put(document, where, JsonNode.Parse(json));

        Assert.DoesNotContain(DefinitionReader.Read(document.ToJsonString()).Problems, p => p.Path.StartsWith(where, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"root\": x}", "This is not JSON, line 1, column 10: 'x' is an invalid start of a value.")]
    [InlineData("{\"root\":{\"a\":[{\"b\":1},2,{\"c\":[],\n\"c\":1}]}}", "This is not JSON that can be meant: $.root.a[2].c is there twice, the second time in line 2.")]
    [InlineData("{\"a\":{\"x\":1},\"b\":{\"x\":1},\"b\":2,\"c\":x}", "This is not JSON that can be meant: $.b is there twice, the second time in line 1.")]
    [InlineData("7", "A workflow definition is a JSON object.")]
    [InlineData("{\"name\":\"x\"}", "The definition has no \"root\" activity.")]
    [InlineData("{\"type\":\"Elsa.Sequence\",\"activities\":[]}", "This is an activity, not a definition: put it under \"root\".")]
    [InlineData("{\"activities\":[],\"connections\":7}", "The definition has no \"root\" activity.")]
    [InlineData("{\"activities\":[],\"connections\":[]}", "This is a definition of Elsa 2, which had other activities and no \"root\"; it has to be drawn anew for Elsa 3.")]
    [InlineData("{\"\\ud800\":1,\"root\":{}}", "The file holds a broken character (half of a surrogate pair).")]
    [InlineData("{\"root\":{\"\\ud800\":{}}}", "The file holds a broken character (half of a surrogate pair).")]
    [InlineData("{\"root\":[{\"a\":\"\\udc00\"}]}", "The file holds a broken character (half of a surrogate pair).")]
    public void File_with_nothing_to_show_is_refused_in_these_words(string json, string sentence)
    {
        var reading = DefinitionReader.Read(json);

        Assert.Null(reading.Definition);
        Assert.StartsWith(sentence, Assert.Single(reading.Problems).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", reading.Problems[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void File_without_a_root_is_told_what_else_is_wrong_with_it()
    {
        var reading = DefinitionReader.Read("""{"definitionId":7,"version":0,"variables":[{}]}""");

        Assert.Null(reading.Definition);
        Assert.Equal(["$", "$.definitionId", "$.version", "$.variables[0]"], reading.Problems.Select(p => p.Path));
    }

    [Fact]
    public void Nothing_can_follow_an_activity_that_ends_so_an_arrow_from_it_is_a_warning()
    {
        var reading = DefinitionReader.Read(FlowBuilder.Of("over > ask", "which -Maybe> ask").Is("over", "Finish").Is("which", "FlowDecision", ("condition", true)).Document().ToJsonString());

        Assert.Equal(
            ["over (Elsa.Finish) has no port Done; nothing can follow it.", "which (Elsa.FlowDecision) has no port Maybe; it has True, False."],
            reading.Problems.Select(p => p.Sentence));
    }

    [Fact]
    public void Exact_spelling_of_a_property_counts_before_any_other()
    {
        var document = FlowBuilder.Of("ask").Document();
        document["root"]!["activities"]![0]!["TaskName"] = "other";

        Assert.Equal("ask", DefinitionReader.Read(document.ToJsonString()).Definition!.FindActivity("ask")!.StaticInput("taskName")!.GetValue<string>());
    }

    [Fact]
    public void Half_of_a_character_in_the_text_itself_is_replaced_and_not_refused()
    {
        var json = FlowBuilder.Of("ask").Document().ToJsonString().Replace("\"name\":\"test\"", "\"name\":\"a\ud800b\"", StringComparison.Ordinal);

        Assert.Equal("a\ufffdb", DefinitionReader.Read(json).Definition!.Name);
    }

    [Fact]
    public void Variable_of_a_container_is_in_sight_inside_it_and_nowhere_else()
    {
        var inside = Flow.Sequence("all", Flow.With(FlowBuilder.Activity("set", "SetVariable"), ("value", 1)));
        inside["variables"] = JsonNode.Parse("""[{"id":"own","name":"own"}]""");
        inside["activities"]![0]!["variable"] = new JsonObject { ["id"] = "own" };
        var document = FlowBuilder.Of("all > after").Is("after", "SetVariable", ("variable", new JsonObject { ["id"] = "own" })).Document();
        document["root"]!["activities"]![0] = inside;

        Assert.Equal(new DefinitionProblem("$.root.activities[1].variable", "There is no variable with the id own in sight."), Assert.Single(DefinitionReader.Read(document.ToJsonString()).Problems));
    }

    [Fact]
    public void Result_may_go_into_an_output_of_the_workflow()
    {
        var document = FlowBuilder.Of("ask").Document();
        document["outputs"] = JsonNode.Parse("""[{"name":"Verdict"}]""");
        document["root"]!["activities"]![0]!["result"] = JsonNode.Parse("""{"memoryReference":{"id":"Verdict"}}""");
        var reading = DefinitionReader.Read(document.ToJsonString());
        Assert.Empty(reading.Problems);
        var now = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

        var started = WorkflowEngine.Start(reading.Definition!, "i", null, now, () => "w").Instance;
        var ended = WorkflowEngine.Advance(reading.Definition!, started, new TaskAnswered("w", "good"), now, () => "w").Instance;

        Assert.Equal("{\"Verdict\":\"good\"}", ended.GetOutput().ToJsonString());
    }

    [Theory]
    [InlineData("P0D", 0d)]
    [InlineData(" PT1H ", 3600d)]
    [InlineData("PT2M", 120d)]
    [InlineData("PT0,5H", 1800d)]
    [InlineData("P1W2DT3H4M5S", 788645d)]
    [InlineData("P3650000D", 315360000000d)]
    [InlineData("P3650001D", null)]
    [InlineData("3650001.00:00:00", null)]
    [InlineData("PT99999999999S", 99999999999d)]
    [InlineData("P9999999D", null)]
    [InlineData("PT500000000000S", null)]
    [InlineData("P1D2W", null)]
    [InlineData("P1DT1HT1M", null)]
    [InlineData("P1H", null)]
    [InlineData("PT1D", null)]
    [InlineData("PT1", null)]
    [InlineData("PTH", null)]
    [InlineData("PT1.2.3H", null)]
    [InlineData("P1X", null)]
    [InlineData("25:00", null)]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void Duration_is_read_to_its_limits(string? text, double? seconds)
    {
        var read = Durations.TryParse(text, out var span);

        Assert.Equal(seconds is not null, read);
        Assert.Equal(seconds, read ? span.TotalSeconds : null);
    }
}
