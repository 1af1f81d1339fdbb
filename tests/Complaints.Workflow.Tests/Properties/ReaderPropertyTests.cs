using System.Text.Json.Nodes;
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

    [Fact]
    public void Reader_gives_a_definition_or_located_problems_whatever_was_done_to_the_JSON() => Property.Holds(Numbers, numbers =>
    {
        JsonNode document = BadDefinitionTests.Good();
        foreach (var number in numbers)
        {
            document = Mutate(document, number);
        }

        AssertTotal(document.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal));
    }, tests: 2000);

    [Fact]
    public void Reader_gives_a_definition_or_located_problems_whatever_was_done_to_the_text() => Property.Holds(Numbers, numbers =>
    {
        var text = BadDefinitionTests.Good().ToJsonString();
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

    private static void AssertTotal(string json)
    {
        var reading = DefinitionReader.Read(json);
        Assert.Equal(reading.Definition is null || reading.Problems.Count > 0, !reading.CanStart);
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
