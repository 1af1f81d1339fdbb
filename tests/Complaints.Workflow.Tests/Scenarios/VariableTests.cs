using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>What a variable takes, and what it refuses.</summary>
public class VariableTests : Scenario
{
    [Theory]
    [InlineData("1e-30", "1E-30")]
    [InlineData("1e40", "1E+40")]
    [InlineData("0.12345678901234567890123456", "0.12345678901234567890123456")]
    [InlineData("0e-9", "0.000000000")]
    public void Number_written_as_text_keeps_its_digits_or_at_least_its_size(string written, string number)
    {
        var flow = FlowBuilder.Of("ask > done").Document();
        flow["inputs"] = JsonNode.Parse("""[{"name":"x","type":"Double"}]""");

        Start(flow.ToJsonString(), ("x", written));

        Assert.Equal(number, Instance.Input["x"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Int32", "'12'", "12")]
    [InlineData("Int32", "5.0", "5")]
    [InlineData("Int64", "''", "null")]
    [InlineData("Int32", "null", "null")]
    [InlineData("Decimal", "'1.5'", "1.5")]
    [InlineData("Boolean", "'True'", "true")]
    [InlineData("String", "7", "\"7\"")]
    [InlineData("String", "({a: [1]})", "\"{\\u0022a\\u0022:[1]}\"")]
    [InlineData("Object", "({a: 1})", "{\"a\":1}")]
    [InlineData("Object", "'x'", "\"x\"")]
    public void Value_is_brought_to_the_type_of_its_variable(string type, string script, string kept)
    {
        Start(FlowBuilder.Of("set > ask").Variable("v", type).Is("set", "SetVariable", ("variable", Reference), ("value", "js:" + script)));

        AssertWaitsFor("ask");
        Assert.Equal(kept, Instance.GetVariable("v")?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("Int32", "'many'", "The variable v is an Int32 and cannot hold \"many\".")]
    [InlineData("Int32", "1.5", "is an Int32 and cannot hold 1.5")]
    [InlineData("Int32", "true", "is an Int32 and cannot hold true")]
    [InlineData("Double", "({a: 1})", "is a Double and cannot hold {\"a\":1}")]
    [InlineData("Boolean", "1", "is a Boolean and cannot hold 1")]
    [InlineData("DateTime", "[1]", "is a DateTime and cannot hold [1]")]
    public void Value_that_a_variable_cannot_hold_is_an_incident(string type, string script, string words)
    {
        Start(FlowBuilder.Of("set > ask").Variable("v", type).Is("set", "SetVariable", ("variable", Reference), ("value", "js:" + script)));

        Assert.Contains(words, Instance.Incident!.Sentence, StringComparison.Ordinal);
        Assert.Null(Instance.GetVariable("v"));
    }

    [Fact]
    public void Variable_that_is_called_like_something_built_in_hides_nothing()
    {
        Start(FlowBuilder.Of("judge -Good> good", "judge > other").Variable("Outcome").Variable("InputName", value: "kept")
            .Is("judge", "RunJavaScript", ("script", "variables.Outcome = 'seen'; setOutcome('Good'); return variables.Outcome + getInputName();")).ResultInto("judge", "InputName")
            .Is("good", "WriteLine", ("text", "js:getInputName()")));

        AssertFinished();
        Assert.Equal(["seenkept"], Written);
    }

    [Fact]
    public void Value_of_a_script_goes_into_the_variable_bound_to_its_result()
    {
        Start(FlowBuilder.Of("count > say").Variable("total", "Int32", "1").Is("count", "RunJavaScript", ("script", "return 41 + 1;")).ResultInto("count", "total")
            .Is("say", "WriteLine", ("text", "js:'Total ' + getTotal()")));

        AssertFinished();
        Assert.Equal(["Total 42"], Written);
    }

    [Fact]
    public void Object_that_an_activity_puts_into_a_variable_of_texts_stays_an_object()
    {
        Start(FlowBuilder.Of("ask > say").Variable("v", "String").ResultInto("ask", "v").Is("say", "WriteLine", ("text", "js:getV().colour")));

        Answer("ask", new JsonObject { ["colour"] = "red" });

        Assert.Equal(["red"], Written);
    }

    [Fact]
    public void Variable_inside_hides_the_one_outside_that_has_its_id()
    {
        var inside = Flow.Line("js:getP()");
        var document = JsonNode.Parse(Flow.Document(Flow.Sequence("all", inside)))!;
        document["variables"] = JsonNode.Parse("""[{"id":"v","name":"P","typeName":"String","value":"outer"}]""");
        document["root"]!["variables"] = JsonNode.Parse("""[{"id":"v","name":"P","typeName":"String","value":"inner"}]""");

        Start(document.ToJsonString());

        Assert.Equal(["inner"], Written);
    }

    [Fact]
    public void List_variable_takes_lists_only_also_written_as_text()
    {
        var document = FlowBuilder.Of("ask > more").Variable("v", "String").ResultInto("ask", "v").Document();
        document["variables"]![0]!["isArray"] = true;
        Start(document.ToJsonString());
        Answer("ask", "[\"a\"]");
        Assert.Equal("[\"a\"]", Instance.GetVariable("v")!.ToJsonString());

        Start(document.ToJsonString());
        Answer("ask", "a");
        Assert.Contains("is a list of String and cannot hold \"a\"", Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_name_is_cut_and_a_long_correlation_id_is_an_incident()
    {
        Start(FlowBuilder.Of("name > key").Is("name", "SetName", ("value", new string('n', 300))).Is("key", "RunJavaScript", ("script", "var s = 'k'; while (s.length < 300) s += s; setCorrelationId(s);")));

        Assert.Equal(200, Instance.Name!.Length);
        Assert.Contains("at most 200 characters, and this one has 512", Instance.Incident!.Sentence, StringComparison.Ordinal);
        Assert.Null(Instance.CorrelationId);
    }

    [Fact]
    public void Fault_without_a_code_has_no_details()
    {
        Start(FlowBuilder.Of("bad").Is("bad", "Fault", ("message", "No.")));

        Assert.Equal(("No.", (string?)null), (Instance.Incident!.Sentence, Instance.Incident.Details));
    }

    [Theory]
    [InlineData("System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib],[System.Object, System.Private.CoreLib]], System.Private.CoreLib", "({a: 1})", "{\"a\":1}")]
    [InlineData("System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", "[1, 2]", "[1,2]")]
    [InlineData("List<Int32>", "[1, 2]", "[1,2]")]
    public void Generic_type_takes_what_it_holds_as_a_whole(string type, string script, string kept)
    {
        Start(FlowBuilder.Of("set > ask").Variable("v", type).Is("set", "SetVariable", ("variable", Reference), ("value", "js:" + script)));

        AssertWaitsFor("ask");
        Assert.Equal(kept, Instance.GetVariable("v")!.ToJsonString());
    }

    [Fact]
    public void Id_of_a_task_is_in_its_variable_while_the_task_is_open_and_the_new_one_after_a_retry()
    {
        var flow = FlowBuilder.Of("begin > ask, other", "other > decide", "decide -True> done").Is("begin", "Start").Variable("v", "String")
            .Is("decide", "FlowDecision", ("condition", "js:getLastResult().yes.no"))
            .With("ask", "taskId", JsonNode.Parse("""{"typeName":"String","memoryReference":{"id":"v-v"}}"""));
        Start(flow);
        var first = Instance.Waits.Single(w => w.ActivityId == "ask").Id;
        Assert.Equal(first, Instance.GetVariable("v")!.GetValue<string>());

        Answer("other", "odd");
        Send(new RetryRequested());

        var second = LastEffects.OfType<TaskOpened>().Single(o => o.Task.ActivityId == "ask").Task.Id;
        Assert.NotEqual(first, second);
        Assert.Equal(second, Instance.GetVariable("v")!.GetValue<string>());
    }

    [Fact]
    public void Id_of_a_task_can_be_asked_for_by_a_script()
    {
        Start(FlowBuilder.Of("ask > say").Is("say", "WriteLine", ("text", "js:getOutputFrom('ask', 'TaskId') + getLastResult()")));
        var id = Instance.Waits[0].Id;

        Answer("ask", "!");

        Assert.Equal([id + "!"], Written);
    }

    private static JsonNode Reference => JsonNode.Parse("""{"id":"v-v","name":"v"}""")!;
}
