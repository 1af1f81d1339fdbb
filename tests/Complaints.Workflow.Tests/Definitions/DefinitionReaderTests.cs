using System.Text;
using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Definitions;

/// <summary>The shapes Elsa 3 has written over the years.</summary>
public class DefinitionReaderTests
{
    private const string V2 = """[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"},"vertices":[]}]""";

    [Theory]
    [InlineData(V2)]
    [InlineData("""[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]""")]
    [InlineData("""[{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b","Port":"In"}}]""")]
    [InlineData("""[{"source":{"activity":"a","port":null},"target":{"activity":"b"}}]""")]
    [InlineData("""{"$values":[{"source":{"activity":"a"},"target":{"activity":"b"}}]}""")]
    [InlineData("""{"_type":"x","items":[{"source":{"activity":"a"},"target":{"activity":"b"}}]}""")]
    [InlineData("""{"source":{"activity":"a"},"target":{"activity":"b"}}""")]
    [InlineData("""[{"source":"a","target":"b"},{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""")]
    public void Connections_are_read_in_every_shape(string connections)
    {
        var document = FlowBuilder.Of("a", "b").Document();
        document["root"]!["connections"] = JsonNode.Parse(connections);

        var reading = DefinitionReader.Read(document.ToJsonString());

        Assert.Empty(reading.Problems);
        Assert.Equal([new Connection("a", "Done", "b")], reading.Definition!.Root.Connections);
    }

    [Fact]
    public void Names_of_properties_may_be_in_any_case()
    {
        var json = FlowBuilder.Of("a > b").Document().ToJsonString()
            .Replace("\"definitionId\"", "\"DefinitionId\"", StringComparison.Ordinal)
            .Replace("\"root\"", "\"Root\"", StringComparison.Ordinal)
            .Replace("\"activities\"", "\"Activities\"", StringComparison.Ordinal)
            .Replace("\"taskName\"", "\"TaskName\"", StringComparison.Ordinal);

        var reading = DefinitionReader.Read(json);

        Assert.Empty(reading.Problems);
        Assert.Equal("test", reading.Definition!.Id);
        Assert.Equal(2, reading.Definition.Root.Children.Count);
    }

    [Fact]
    public void Hash_depends_on_content_and_not_on_white_space_or_order()
    {
        var document = BadDefinitionTests.Good();
        var reversed = new JsonObject(document.Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var changed = BadDefinitionTests.Good();
        changed["root"]!["activities"]![1]!["timeSpan"] = "PT2H";

        Assert.Equal(Hash(document), Hash(reversed));
        Assert.NotEqual(Hash(document), Hash(changed));
        Assert.Matches("^[0-9a-f]{64}$", Hash(document));
    }

    [Fact]
    public void Unknown_activity_is_kept_word_for_word_and_shown()
    {
        var document = FlowBuilder.Of("a > mail").Document();
        document["root"]!["activities"]![1] = JsonNode.Parse("""{"id":"mail","type":"Acme.SendFax","number":"+86 10","metadata":{"displayText":"Fax","designer":{"position":{"x":-3.5,"y":7}}}}""");

        var reading = DefinitionReader.Read(document.ToJsonString());

        var mail = reading.Definition!.FindActivity("mail")!;
        Assert.False(mail.IsKnown);
        Assert.Equal(("Fax", -3.5, 7d), (mail.DisplayText, mail.X, mail.Y));
        Assert.Contains("\"number\": \"+86 10\"", reading.Definition.ToJson(), StringComparison.Ordinal);
        Assert.Equal("$.root.activities[1].type", Assert.Single(reading.Problems).Path);
    }

    [Fact]
    public void Byte_order_mark_is_skipped() =>
        Assert.True(DefinitionReader.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(BadDefinitionTests.Good().ToJsonString())]).CanStart);

    [Theory]
    [InlineData("String", "7", "\"7\"")]
    [InlineData("Int32", "7", "7")]
    [InlineData("System.Int64, System.Private.CoreLib", "-7", "-7")]
    [InlineData("Int16", "7", "7")]
    [InlineData("Long", "7", "7")]
    [InlineData("Byte", "7", "7")]
    [InlineData("Decimal", "1.50", "1.50")]
    [InlineData("Boolean", "True", "true")]
    [InlineData("Object", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("Object", "plain", "\"plain\"")]
    [InlineData("Int32", null, null)]
    [InlineData("Int32", "", null)]
    public void Default_value_of_a_variable_is_converted_to_its_type(string type, string? value, string? json) =>
        Assert.Equal(json, DefinitionReader.Read(FlowBuilder.Of("a").Variable("v", type, value).Document().ToJsonString()).Definition!.Variables[0].DefaultJson);

    [Theory]
    [InlineData("00:05:00", 300d)]
    [InlineData("1.12:00:00", 129600d)]
    [InlineData("PT4H", 14400d)]
    [InlineData("P2DT30M", 174600d)]
    [InlineData("P1W", 604800d)]
    [InlineData("pt1.5s", 1.5)]
    [InlineData("P1M", null)]
    [InlineData("P1Y", null)]
    [InlineData("PT", null)]
    [InlineData("P", null)]
    [InlineData("P1DT", null)]
    [InlineData("PT1M1H", null)]
    [InlineData("PT1ST1S", null)]
    [InlineData("-PT1H", null)]
    [InlineData("-01:00:00", null)]
    [InlineData("5", null)]
    [InlineData("PT999999999999999999H", null)]
    public void Duration_is_dotNET_or_ISO_without_months(string text, double? seconds) =>
        Assert.Equal(seconds, Durations.TryParse(text, out var span) ? span.TotalSeconds : null);

    private static string Hash(JsonNode document) => DefinitionReader.Read(document.ToJsonString()).Definition!.Hash;

    [Fact]
    public void Definition_without_an_id_gets_one_from_its_content()
    {
        var document = FlowBuilder.Of("ask").Document();
        document.Remove("definitionId");

        var definition = DefinitionReader.Read(document.ToJsonString()).Definition!;

        Assert.Equal("definition-" + definition.Hash[..12], definition.Id);
        Assert.True(definition.CanStart);
    }

    [Fact]
    public void Arrow_from_a_port_that_is_not_there_is_a_warning_because_it_is_only_never_taken()
    {
        var reading = DefinitionReader.Read(FlowBuilder.Of("ask -Rejected> again").Document().ToJsonString());

        var warning = Assert.Single(reading.Problems);
        Assert.True(warning.IsWarning);
        Assert.Equal("$.root.connections[0].source", warning.Path);
        Assert.EndsWith("has no port Rejected; it has Done.", warning.Sentence, StringComparison.Ordinal);
        Assert.True(reading.CanStart);
    }

    [Fact]
    public void Activity_without_an_id_is_named_by_its_place()
    {
        var document = FlowBuilder.Of("ask").Document();
        document["root"]!["activities"]![0]!.AsObject().Remove("id");

        Assert.Equal("$.root.activities[0]", Assert.Single(DefinitionReader.Read(document.ToJsonString()).Definition!.Root.Children).Id);
    }

    [Theory]
    [InlineData("{\"_type\":\"String[]\",\"items\":[\"A\",\"B\"]}")]
    [InlineData("{\"$id\":\"1\",\"$values\":[\"A\",\"B\"]}")]
    [InlineData("{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":{\"_type\":\"String[]\",\"values\":[\"A\",\"B\"]}}}")]
    [InlineData("{\"typeName\":\"Object\",\"expression\":{\"type\":\"Object\",\"value\":\"{\\\"_type\\\":\\\"String[]\\\",\\\"items\\\":[\\\"A\\\",\\\"B\\\"]}\"}}")]
    [InlineData("{\"typeName\":\"Object\",\"expression\":{\"type\":\"Json\",\"value\":{\"$values\":[\"A\",\"B\"]}}}")]
    public void Wrapper_with_a_type_comes_off_a_value(string branches)
    {
        var document = FlowBuilder.Of("fork -A> a", "fork -B> b").Is("fork", "FlowFork").Document();
        document["root"]!["activities"]![0]!["branches"] = JsonNode.Parse(branches);

        var reading = DefinitionReader.Read(document.ToJsonString());

        Assert.Empty(reading.Problems);
        Assert.Equal(["A", "B"], reading.Definition!.FindActivity("fork")!.Ports);
    }

    [Theory]
    [InlineData("{\"items\":[1]}")]
    [InlineData("{\"_type\":\"Basket\",\"items\":[1],\"owner\":\"Li\"}")]
    [InlineData("{\"_type\":\"Basket\",\"items\":1}")]
    public void Object_that_has_items_is_not_yet_a_wrapper(string payload)
    {
        var document = FlowBuilder.Of("ask").With("ask", "payload", "object:" + payload).Document();

        Assert.Equal(payload, DefinitionReader.Read(document.ToJsonString()).Definition!.FindActivity("ask")!.StaticInput("payload")!.ToJsonString());
    }

    [Fact]
    public void Activity_that_Elsa_did_not_know_is_read_where_this_engine_knows_it_with_its_arrows()
    {
        var document = FlowBuilder.Of("a > gone", "gone > b").Document();
        var root = document["root"]!;
        var original = root["activities"]![1]!.ToJsonString();
        root["activities"]![1] = new JsonObject
        {
            ["id"] = "gone", ["type"] = "Elsa.NotFoundActivity", ["version"] = 1, ["missingTypeName"] = "Elsa.RunTask", ["missingTypeVersion"] = 1, ["originalActivityJson"] = original,
        };
        var lost = root["connections"]!.AsArray().Select(c => c!.DeepClone()).Append(JsonNode.Parse("""{"source":{"activity":"a"},"target":{"activity":"elsewhere"}}""")).ToArray();
        root["connections"] = new JsonArray();
        root["customProperties"] = new JsonObject { ["notFoundConnections"] = new JsonArray(lost) };

        var reading = DefinitionReader.Read(document.ToJsonString());

        Assert.Empty(reading.Problems);
        var gone = reading.Definition!.FindActivity("gone")!;
        Assert.Equal(("Elsa.RunTask", true, "$.root.activities[1].originalActivityJson"), (gone.Type, gone.IsKnown, gone.Path));
        Assert.Equal("gone", gone.StaticInput("taskName")!.GetValue<string>());
        Assert.Equal([new("a", "Done", "gone"), new("gone", "Done", "b")], reading.Definition.Root.Connections);
        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(reading.Definition.ToJson())));
    }

    [Fact]
    public void Activity_that_nobody_knows_is_called_by_the_type_that_is_missing()
    {
        var document = FlowBuilder.Of("fax").Document();
        document["root"]!["activities"]![0] = JsonNode.Parse("""{"id":"fax","type":"Elsa.NotFoundActivity","missingTypeName":"Acme.SendFax","workflowDefinitionId":"x","originalActivityJson":"{"}""");

        var reading = DefinitionReader.Read(document.ToJsonString());

        Assert.False(reading.CanStart);
        Assert.Equal(("Acme.SendFax", false), (reading.Definition!.FindActivity("fax")!.Type, reading.Definition.FindActivity("fax")!.IsKnown));
        Assert.Equal(["$.root.activities[0].originalActivityJson", "$.root.activities[0].missingTypeName"], reading.Problems.Select(p => p.Path));
    }
}
