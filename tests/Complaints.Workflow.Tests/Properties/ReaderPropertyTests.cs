using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Tests.Definitions;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Workflow.Tests.Properties;

public class ReaderPropertyTests
{
    private static readonly string[] Junk =
    [
        "null", "7", "-1e300", "true", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "{\"id\":7}", "{\"type\":\"JavaScript\",\"value\":\"while(true){}\"}",
        "{\"expression\":{\"type\":\"Variable\",\"value\":\"{\"}}", "{\"$values\":[1,{}]}", "\"PT1H\"", "\"HALF\"", "{\"expression\":{\"type\":\"Object\",\"value\":[1]}}",
    ];

    private static readonly Arbitrary<int[]> Numbers = Arb.From(Gen.ArrayOf(Gen.Choose(0, 1_000_000), 8), n => n.Length > 1 ? [n[..^1], n[1..]] : []);

    /// <summary>Every activity there is, and the shapes in which files write what is around them.</summary>
    private static readonly string Everything = new JsonObject
    {
        ["id"] = "all-v3",
        ["definitionId"] = "all",
        ["version"] = 3,
        ["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" },
        ["variables"] = JsonNode.Parse("""[{"id":"v1","name":"v","typeName":"Int32","value":"7"},{"name":"list","typeName":"String","isArray":true,"value":"[\"a\"]"}]"""),
        ["inputs"] = JsonNode.Parse("""[{"name":"Shop","type":"String","displayName":"Shop"}]"""),
        ["outputs"] = JsonNode.Parse("""[{"name":"Verdict","type":"String"}]"""),
        ["root"] = JsonNode.Parse("""
            {"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"cron","type":"Elsa.Cron","customProperties":{"canStartWorkflow":true},"cronExpression":{"expression":{"type":"Literal","value":"0 */5 * * * *"}}},
              {"id":"timer","type":"Elsa.Timer","canStartWorkflow":true,"interval":{"expression":{"type":"Literal","value":"00:05:00"}}},
              {"id":"at","type":"Elsa.StartAt","dateTime":{"expression":{"type":"Literal","value":"2026-03-02T10:00:00Z"}}},
              {"id":"event","type":"Elsa.Event","eventName":{"expression":{"type":"Literal","value":"E"}},"result":{"memoryReference":{"id":"v1"}}},
              {"id":"fork","type":"Elsa.Fork","joinMode":{"expression":{"type":"Literal","value":"WaitAny"}},"branches":[
                {"id":"seq","type":"Elsa.Sequence","variables":[{"id":"in","name":"in","typeName":"Boolean","value":"true"}],"activities":[
                  {"id":"while","type":"Elsa.While","condition":{"expression":{"type":"JavaScript","value":"getIn()"}},"body":{"id":"break","type":"Elsa.Break"}},
                  {"id":"for","type":"Elsa.For","start":{"expression":{"type":"Literal","value":1}},"end":{"expression":{"type":"Literal","value":2}},"step":{"expression":{"type":"Literal","value":1}},
                    "body":{"id":"each","type":"Elsa.ForEach<Object>","items":{"expression":{"type":"Variable","value":{"id":"list"}}},"body":{"id":"line","type":"Elsa.WriteLine","text":{"expression":{"type":"JavaScript","value":"getCurrentValue()"}}}}},
                  {"id":"each2","type":"Elsa.ParallelForEach","items":{"expression":{"type":"Object","value":"[1,2]"}},"body":{"id":"task","type":"Elsa.RunTask","taskName":{"expression":{"type":"Input","value":{"name":"Shop"}}}}}]},
                {"id":"if","type":"Elsa.If","condition":{"expression":{"type":"Literal","value":true}},"then":{"id":"name","type":"Elsa.SetName","value":{"expression":{"type":"Literal","value":"n"}}},"else":{"id":"fault","type":"Elsa.Fault","message":{"expression":{"type":"Literal","value":"m"}}}},
                {"id":"switch","type":"Elsa.Switch","mode":{"expression":{"type":"Literal","value":"MatchAny"}},"cases":[{"label":"A","condition":{"type":"JavaScript","value":"true"},"activity":{"id":"correlate","type":"Elsa.Correlate","correlationId":{"expression":{"type":"Literal","value":"c"}}}}],"default":{"id":"end","type":"Elsa.End"}}]},
              {"id":"parallel","type":"Elsa.Parallel","activities":[{"id":"publish","type":"Elsa.PublishEvent","eventName":{"expression":{"type":"Literal","value":"P"}},"isLocalEvent":{"expression":{"type":"Literal","value":true}}}]},
              {"id":"script","type":"Elsa.RunJavaScript","script":{"expression":{"type":"Literal","value":"setOutcome('A')"}},"possibleOutcomes":{"expression":{"type":"Object","value":"[\"A\"]"}}},
              {"id":"output","type":"Elsa.SetOutput","outputName":{"expression":{"type":"Literal","value":"Verdict"}},"outputValue":{"expression":{"type":"JavaScript","value":"getOutputFrom('script')"}}},
              {"id":"execute","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":{"expression":{"type":"Literal","value":"child"}},"waitForCompletion":{"expression":{"type":"Literal","value":true}}},
              {"id":"dispatch","type":"Elsa.DispatchWorkflow","workflowDefinitionId":{"expression":{"type":"Literal","value":"child"}},"input":{"expression":{"type":"Object","value":"{\"a\":1}"}}},
              {"id":"used","type":"Judge","workflowDefinitionId":"judge","amount":{"typeName":"Int32","expression":{"type":"Literal","value":7}},"verdict":{"typeName":"Object","memoryReference":{"id":"Verdict"}}},
              {"id":"join","type":"Elsa.FlowJoin","mode":{"expression":{"type":"Literal","value":"WaitAll"}},"customProperties":{"mergeMode":"Converge"}},
              {"id":"complete","type":"Elsa.Complete","outcomes":{"expression":{"type":"Object","value":"[\"X\"]"}}},
              {"id":"finish","type":"Elsa.Finish"},
              {"id":"gone","type":"Elsa.NotFoundActivity","missingTypeName":"Elsa.WriteLine","originalActivityJson":"{\"id\":\"gone\",\"type\":\"Elsa.WriteLine\",\"text\":\"x\"}"}],
             "connections":[
              {"source":{"activity":"cron","port":"Done"},"target":{"activity":"event","port":"In"}},
              {"source":{"activity":"timer"},"target":{"activity":"fork"}},
              {"source":{"activity":"at"},"target":{"activity":"fork"}},
              {"source":{"activity":"event","port":"Done"},"target":{"activity":"fork","port":"In"}},
              {"source":{"activity":"fork","port":"Done"},"target":{"activity":"script"}},
              {"source":{"activity":"script","port":"A"},"target":{"activity":"parallel"}},
              {"source":{"activity":"parallel"},"target":{"activity":"output"}},
              {"source":{"activity":"output"},"target":{"activity":"execute"}},
              {"source":{"activity":"execute"},"target":{"activity":"dispatch"}},
              {"source":{"activity":"dispatch"},"target":{"activity":"used"}},
              {"source":{"activity":"used","port":"Yes"},"target":{"activity":"join"}},
              {"source":{"activity":"used","port":"No"},"target":{"activity":"join"}},
              {"source":{"activity":"join"},"target":{"activity":"complete"}}]}
            """),
    }.ToJsonString();

    [Fact]
    public void Definition_with_every_activity_is_read_without_a_problem()
    {
        var reading = DefinitionReader.Read(Everything);

        Assert.Empty(reading.Problems);
        var kinds = reading.Definition!.AllActivities().Select(a => a.Behaviour.GetType()).ToHashSet();
        Assert.Superset(kinds, typeof(WorkflowEngine).Assembly.GetTypes().Where(IsNew).ToHashSet());
    }

    [Fact]
    public void Reader_gives_a_definition_or_located_problems_whatever_was_done_to_the_JSON() => Property.Holds(Numbers, numbers =>
    {
        JsonNode document = Good(numbers[0]);
        foreach (var number in numbers)
        {
            document = Mutate(document, number);
        }

        AssertTotal(document.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal));
    }, tests: 2000);

    [Fact]
    public void Reader_gives_a_definition_or_located_problems_whatever_was_done_to_the_text() => Property.Holds(Numbers, numbers =>
    {
        var text = Good(numbers[0]).ToJsonString();
        foreach (var number in numbers.Take(3))
        {
            var at = number % text.Length;
            text = (number % 4) switch
            {
                0 => text[..at],
                1 => text.Remove(at, 1),
                2 => text.Insert(at, "\"{}[],:\\\u0000\ud800x7"[number % 12].ToString()),
                _ => text[..at] + text[(at / 2)..],
            };
            text = text.Length == 0 ? "x" : text;
        }

        AssertTotal(text);
    }, tests: 2000);

    [Fact]
    public void Reading_what_was_written_gives_the_same_however_deep_it_is_nested() => Property.Holds(Nested.Any, nested =>
    {
        var first = NestedDrawing.Read(nested);
        var second = DefinitionReader.Read(first.ToJson()).Definition!;

        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.ToJson(), second.ToJson());
        Assert.Equal(Shape(first), Shape(second));
    });

    [Fact]
    public void Reading_what_was_written_gives_the_same() => Property.Holds(RandomFlow.Any, flow =>
    {
        var document = flow.Draw().Document();
        document["unknown"] = JsonNode.Parse("{\"kept\":[1.50,\"w\u00f6rtlich <&>\"]}");
        var first = DefinitionReader.Read(document.ToJsonString()).Definition!;
        var written = first.ToJson();

        var second = DefinitionReader.Read(written).Definition!;

        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(written, second.ToJson());
        Assert.Contains("1.50", written, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(written)));
    });

    /// <summary>What can hold others, start, wait or reach out. What only stands in flowcharts is in the other documents.</summary>
    private static bool IsNew(Type type) =>
        type.IsSubclassOf(typeof(Behaviour)) && type != typeof(Unknown) && !FlowOnly.Contains(type);

    private static readonly Type[] FlowOnly = [typeof(Start), typeof(Delay), typeof(FlowDecision), typeof(FlowFork), typeof(FlowSwitch), typeof(SetVariable)];

    private static readonly Nested[] Samples =
    [
        new Nested.Cases(new Nested.Work(), new Nested.Hear(), new Nested.Sleep(), true),
        new Nested.AllAtOnce(2, new Nested.Count(2, new Nested.Leave())),
        new Nested.Split(new Nested.Each(2, new Nested.Line()), new Nested.Repeat(new Nested.Either(new Nested.Flaky(), new Nested.Leave())), false),
    ];

    private static JsonNode Good(int number) => (number % 3) switch
    {
        0 => BadDefinitionTests.Good(),
        1 => JsonNode.Parse(Everything)!,
        _ => JsonNode.Parse(NestedDrawing.Read(Samples[number / 3 % Samples.Length]).ToJson())!,
    };

    private static string Shape(WorkflowDefinition definition) => string.Join("\n", definition.AllActivities().Select(a =>
        $"{a.Id} {a.Type} {a.Merge} {string.Join(",", a.Children.Select(c => c.Id))} {string.Join(",", a.Variables)} {string.Join(",", a.Connections)}"));

    private static void AssertTotal(string json)
    {
        var reading = DefinitionReader.Read(json);
        Assert.Equal(reading.Definition is null || reading.Problems.Any(p => !p.IsWarning), !reading.CanStart);
        Assert.True(reading.Definition is not null || reading.Problems.Count > 0);
        Assert.All(reading.Problems, p => Assert.True(p.Path.StartsWith('$') && p.Sentence.EndsWith('.'), p.ToString()));
        if (reading.Definition is { } definition)
        {
            Assert.Equal(definition.Hash, DefinitionReader.Read(definition.ToJson()).Definition!.Hash);
            if (definition.CanStart)
            {
                var play = new Play(definition);
                for (var i = 0; i < 5 && play.Do(i); i++)
                {
                }
            }
        }
    }

    /// <summary>Replaces, removes, doubles or renames something somewhere.</summary>
    private static JsonNode Mutate(JsonNode document, int number)
    {
        document = document.DeepClone();
        var places = new List<JsonNode>();
        Collect(document, places);
        var place = places[number % places.Count];
        var junk = JsonNode.Parse(Junk[number / 7 % Junk.Length]);
        if (place is JsonArray array)
        {
            if (array.Count == 0 || number % 3 == 0)
            {
                array.Add(array.Count > 0 && number % 2 == 0 ? array[number % array.Count]?.DeepClone() : junk);
            }
            else
            {
                array[number % array.Count] = junk;
            }
        }
        else if (place is JsonObject o && o.Count > 0)
        {
            var (name, value) = o.ElementAt(number / 3 % o.Count);
            o.Remove(name);
            switch (number % 4)
            {
                case 0:
                    break;
                case 1:
                    o[name.ToUpperInvariant()] = value?.DeepClone();
                    break;
                default:
                    o[name] = junk;
                    break;
            }
        }

        return document;
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        switch (node)
        {
            case JsonObject o:
                places.Add(o);
                foreach (var (_, child) in o)
                {
                    Collect(child, places);
                }

                break;
            case JsonArray a:
                places.Add(a);
                foreach (var child in a)
                {
                    Collect(child, places);
                }

                break;
        }
    }
}
