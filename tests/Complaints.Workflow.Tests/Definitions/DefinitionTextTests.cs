using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Definitions;

/// <summary>What a file says about a process beside its flow, and how it is called where the file is silent.</summary>
public class DefinitionTextTests
{
    [Fact]
    public void Head_of_a_file_is_read_with_its_texts_trimmed()
    {
        var document = FlowBuilder.Of("ask").Document();
        (document["version"], document["name"], document["description"]) = (7, " Complaint ", " From opening to closing. ");
        document["inputs"] = JsonNode.Parse("""[{"name":"shop"},{"name":"amount","type":"Int32","displayName":"Amount"}]""");

        var definition = Read(document);

        Assert.Equal(("test", "test-v1", 7, "Complaint", "From opening to closing."), (definition.Id, definition.VersionId, definition.Version, definition.Name, definition.Description));
        Assert.Equal([new InputDefinition("shop", "Object", null), new InputDefinition("amount", "Int32", "Amount")], definition.Inputs);
    }

    [Fact]
    public void Process_without_a_name_is_called_by_its_id_and_without_a_version_has_the_first()
    {
        var document = FlowBuilder.Of("ask").Document();
        document.Remove("name");
        document.Remove("version");

        var definition = Read(document);

        Assert.Equal(("test", 1, (string?)null), (definition.Name, definition.Version, definition.Description));
    }

    [Fact]
    public void Process_with_neither_name_nor_id_is_called_by_its_content()
    {
        var document = FlowBuilder.Of("ask").Document();
        document.Remove("name");
        document.Remove("definitionId");

        var definition = Read(document);

        Assert.Equal(definition.Id, definition.Name);
        Assert.StartsWith("definition-", definition.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test", true)]
    [InlineData("test-v1", true)]
    [InlineData("GoodWillOfTheShop", true)]
    [InlineData("good-will of_the.shop", false)]
    [InlineData("Test", false)]
    [InlineData("", false)]
    public void Process_answers_to_its_id_its_version_and_its_name_written_as_a_type(string key, bool answers)
    {
        var document = FlowBuilder.Of("ask").Document();
        document["name"] = "good-will of_the.shop";

        Assert.Equal(answers, Read(document).Answers(key));
    }

    [Fact]
    public void Activity_tells_its_name_its_note_its_place_and_its_position()
    {
        var document = FlowBuilder.Of("begin > ask").Is("begin", "Start").Document();
        var ask = document["root"]!["activities"]![1]!;
        ask["name"] = "Ask the customer";
        ask["metadata"] = JsonNode.Parse("""{"displayText":"Ask","description":"On the phone.","designer":{"position":{"x":12,"y":-4.5}}}""");

        var definition = Read(document);
        var (begin, read) = (definition.FindActivity("begin")!, definition.FindActivity("ask")!);

        Assert.Equal(("Ask the customer", "Ask", "On the phone.", 12d, -4.5), (read.Name, read.DisplayText, read.Description, read.X, read.Y));
        Assert.Equal(("begin", (string?)null, (string?)null, (double?)null, (double?)null), (begin.Name, begin.DisplayText, begin.Description, begin.X, begin.Y));
        Assert.Equal(("$.root.activities[1]", "Elsa.RunTask", true), (read.Path, read.Type, read.IsKnown));
        Assert.Equal(["flow", "begin", "ask"], definition.AllActivities().Select(a => a.Id));
        Assert.Null(definition.FindActivity("nobody"));
    }

    [Theory]
    [InlineData("RunTask", "Done")]
    [InlineData("FlowDecision", "True False")]
    [InlineData("Finish", "")]
    [InlineData("End", "")]
    [InlineData("Complete", "")]
    [InlineData("Fault", "")]
    [InlineData("Break", "")]
    [InlineData("FlowFork", "Done")]
    [InlineData("RunJavaScript", null)]
    [InlineData("Flowchart", null)]
    [InlineData("Sequence", null)]
    [InlineData("Nonsense", null)]
    public void Activity_tells_by_which_ports_it_can_leave(string type, string? ports)
    {
        var definition = DefinitionReader.Read(FlowBuilder.Of("one").Is("one", type).Document().ToJsonString()).Definition!;

        Assert.Equal(ports, definition.FindActivity("one")!.Ports is { } known ? string.Join(" ", known) : null);
    }

    [Fact]
    public void Ports_of_a_switch_a_fork_and_a_script_are_those_it_names()
    {
        var definition = Read(FlowBuilder.Of("which", "fork", "late", "none", "script").Switch("which", ("A", "true"), ("B", "true"))
            .Is("fork", "FlowFork", ("branches", "object:[\"Left\",\"Right\"]")).Is("late", "FlowFork", ("branches", "js:['x']")).Is("none", "FlowFork", ("branches", "object:[]"))
            .Is("script", "RunJavaScript", ("script", "1"), ("possibleOutcomes", "object:[\"Good\"]")).Document());

        Assert.Equal(["A", "B", "Default"], definition.FindActivity("which")!.Ports);
        Assert.Equal(["Left", "Right"], definition.FindActivity("fork")!.Ports);
        Assert.Null(definition.FindActivity("late")!.Ports);
        Assert.Equal(["Done"], definition.FindActivity("none")!.Ports);
        Assert.Equal(["Good", "Done"], definition.FindActivity("script")!.Ports);
    }

    [Fact]
    public void Input_that_is_known_without_running_can_be_looked_at()
    {
        var definition = Read(FlowBuilder.Of("ask").Variable("v").Is("ask", "RunTask", ("taskName", "explain"), ("payload", "js:return {}")).Document());
        var ask = definition.FindActivity("ask")!;

        Assert.Equal("explain", ask.StaticInput("TASKNAME")!.GetValue<string>());
        Assert.Null(ask.StaticInput("payload"));
        Assert.Null(ask.StaticInput("nothing"));
    }

    [Fact]
    public void Variables_are_read_with_their_types_and_old_files_know_them_by_name_only()
    {
        var document = FlowBuilder.Of("ask").Document();
        document["variables"] = JsonNode.Parse("""[{"name":"old"},{"id":"1","name":"many","typeName":"String","isArray":true,"value":"[\"a\"]"},{"id":"","name":"plain","typeName":"Int32","value":3}]""");

        Assert.Equal(
            [new("old", "old", "Object", false, null), new("1", "many", "String", true, "[\"a\"]"), new("plain", "plain", "Int32", false, "3")],
            Read(document).Variables);
    }

    [Theory]
    [InlineData("Int16", "12", "12")]
    [InlineData("Long", "12", "12")]
    [InlineData("Byte", "12", "12")]
    [InlineData("Single", "1e3", "1000")]
    [InlineData("Double", "0.5", "0.5")]
    [InlineData("Boolean", "false", "false")]
    [InlineData("Guid", "0f8fad5b-d9cb-469f-a165-70867728950e", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("DateTime", "2026-03-02", "\"2026-03-02\"")]
    [InlineData("DateTimeOffset", "2026-03-02T09:00:00\u002b08:00", "\"2026-03-02T09:00:00\\u002B08:00\"")]
    [InlineData("TimeSpan", "01:00:00", "\"01:00:00\"")]
    [InlineData("TimeSpan", "PT1H", "\"PT1H\"")]
    [InlineData("TimeSpan", "", "\"\"")]
    [InlineData("String", "", "\"\"")]
    [InlineData("Object", "", null)]
    [InlineData("Object", "null", null)]
    [InlineData("Object", "[1]", "[1]")]
    [InlineData("System.Nullable`1[[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", "12", "12")]
    [InlineData("System.Nullable`1[[System.Int32, System.Private.CoreLib]][], System.Private.CoreLib", "[12]", "[12]")]
    [InlineData("System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", "[12]", "[12]")]
    [InlineData("System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib],[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("Object", "{\"\\ud800\":1,\"a\":2}", "\"{\\u0022\\\\ud800\\u0022:1,\\u0022a\\u0022:2}\"")]
    [InlineData("Object", "\\ud800{", "\"\\\\ud800{\"")]
    public void Default_value_that_fits_its_type_is_kept_as_that(string type, string value, string? json) =>
        Assert.Equal(json, Read(FlowBuilder.Of("a").Variable("v", type, value).Document()).Variables[0].DefaultJson);

    [Theory]
    [InlineData("Int32", "1.5", "The value of v is no Int32.")]
    [InlineData("Double", "much", "The value of v is no Double.")]
    [InlineData("System.Boolean, System.Private.CoreLib", "yes", "The value of v is no Boolean.")]
    [InlineData("Guid", "x", "The value of v is no Guid.")]
    [InlineData("DateTimeOffset", "soon", "The value of v is no DateTimeOffset.")]
    public void Default_value_that_does_not_fit_its_type_is_a_problem(string type, string value, string sentence) =>
        Assert.Equal(new DefinitionProblem("$.variables[0].value", sentence), Assert.Single(DefinitionReader.Read(FlowBuilder.Of("a").Variable("v", type, value).Document().ToJsonString()).Problems));

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("7")]
    [InlineData("\"{}\"")]
    public void Default_of_a_list_has_to_be_a_list(string value)
    {
        var document = FlowBuilder.Of("a").Document();
        document["variables"] = JsonNode.Parse($$"""[{"id":"v","name":"v","typeName":"String","isArray":true,"value":{{value}}}]""");

        Assert.Equal(new DefinitionProblem("$.variables[0].value", "The value of v is no list."), Assert.Single(DefinitionReader.Read(document.ToJsonString()).Problems));
    }

    [Fact]
    public void Definition_is_written_back_with_everything_it_held_in_its_order()
    {
        var document = FlowBuilder.Of("a > b").Document();
        document["customProperties"] = JsonNode.Parse("""{"z":1,"a":"Grüße <b>"}""");

        var json = Read(document).ToJson();

        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(json)));
        Assert.Contains("\"z\": 1,\n    \"a\": \"Grüße <b>\"", json.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_that_are_started_by_others_only_have_no_triggers()
    {
        Assert.Empty(Read(FlowBuilder.Of("hear > ask").Is("hear", "Event", ("eventName", "Paid")).Document()).Triggers);
        Assert.Empty(Read(Marked(FlowBuilder.Of("ask"))).Triggers);
        Assert.Empty(Read(Marked(FlowBuilder.Of("hear").Is("hear", "Event", ("eventName", "js:'Paid'")))).Triggers);
        Assert.Empty(DefinitionReader.Read(Marked(FlowBuilder.Of("hear > odd").Is("hear", "Event", ("eventName", "Paid")).Is("odd", "Nonsense")).ToJsonString()).Definition!.Triggers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Flag_that_marks_a_beginning_may_stand_in_the_custom_properties_or_beside_the_id(bool custom)
    {
        var document = FlowBuilder.Of("hear > ask").Is("hear", "Event", ("eventName", "Paid")).Document();
        var hear = document["root"]!["activities"]![0]!;
        if (custom)
        {
            hear["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        }
        else
        {
            hear["canStartWorkflow"] = true;
        }

        Assert.Equal(new EventTrigger("hear", "Paid"), Assert.Single(Read(document).Triggers));
    }

    [Theory]
    [InlineData("Timer", "interval", "PT10M", "2026-03-02T09:10:00Z")]
    [InlineData("Timer", null, null, "2026-03-02T09:01:00Z")]
    [InlineData("StartAt", "dateTime", "2026-03-05T08:00:00Z", "2026-03-05T08:00:00Z")]
    [InlineData("StartAt", "dateTime", "2026-03-02T09:00:00Z", null)]
    [InlineData("Cron", "cronExpression", "0 0 12 * * *", "2026-03-02T12:00:00Z")]
    public void Clock_sets_a_process_off_strictly_after_a_moment(string type, string? input, string? value, string? next)
    {
        var flow = FlowBuilder.Of("first > ask").Is("first", type, input is null ? [] : [(input, value)]);
        var trigger = Assert.IsType<TimeTrigger>(Assert.Single(Read(Marked(flow)).Triggers));

        Assert.Equal("first", trigger.ActivityId);
        Assert.Equal(next is null ? null : DateTime.Parse(next, null, System.Globalization.DateTimeStyles.AdjustToUniversal), trigger.NextAfter(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void Sequence_is_set_off_by_what_stands_first_in_it_and_by_nothing_else()
    {
        var (first, second) = (Heard("first", "Paid"), Heard("second", "Sent"));
        var definition = DefinitionReader.Read(Flow.Document(Flow.Sequence("all", first, Flow.Task("ask"), second))).Definition!;
        Assert.Equal(new EventTrigger("first", "Paid"), Assert.Single(definition.Triggers));

        var started = WorkflowEngine.Start(
            definition, "i", null, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), () => "w", options: new StartOptions { TriggerActivityId = "first", TriggerPayload = 7 });

        Assert.Equal("ask", Assert.Single(started.Instance.Waits).ActivityId);

        static JsonObject Heard(string id, string name)
        {
            var hear = Flow.With(FlowBuilder.Activity(id, "Event"), ("eventName", name));
            hear["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
            return hear;
        }
    }

    [Theory]
    [InlineData("customProperties", "perStore")]
    [InlineData("CustomProperties", "PerStore")]
    public void Property_of_the_authors_own_is_found_in_any_case(string custom, string name)
    {
        var document = FlowBuilder.Of("ask").Document();
        document[custom] = new JsonObject { [name] = true };

        Assert.True(Read(document).HasFlag("perStore"));
        Assert.Null(Read(document).Custom("reopen"));
    }

    [Fact]
    public void Property_of_an_activity_that_means_nothing_to_the_engine_is_handed_out_as_it_stands()
    {
        var document = FlowBuilder.Of("ask").Document();
        document["root"]!["customProperties"] = new JsonObject { ["captions"] = new JsonObject { ["de"] = "Fragen" }, ["nothing"] = null };

        var root = Read(document).Root;

        Assert.Equal("Fragen", root.Custom("Captions")!.Value.GetProperty("de").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, root.Custom("nothing")!.Value.ValueKind);
        Assert.Null(root.Custom("ports"));
    }

    private static JsonObject Marked(FlowBuilder flow)
    {
        var document = flow.Document();
        document["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return document;
    }

    private static WorkflowDefinition Read(JsonNode document)
    {
        var reading = DefinitionReader.Read(document.ToJsonString());
        Assert.Empty(reading.Problems);
        return reading.Definition!;
    }
}
