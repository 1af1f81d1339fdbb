using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>What Elsa gives to scripts, seen from a process.</summary>
public class HostFunctionTests : Scenario
{
    [Theory]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersionId() + getWorkflowDefinitionVersion()", "\"testtest-v11\"")]
    [InlineData("[getCorrelationId(), getWorkflowInstanceName()]", "[null,null]")]
    [InlineData("setCorrelationId('c-' + 1); setWorkflowInstanceName('Shoes'); [getCorrelationId(), getWorkflowInstanceName()]", "[\"c-1\",\"Shoes\"]")]
    [InlineData("getSecondChances() + variables['second chances'] + getVariable('second chances')", "6")]
    [InlineData("setSecondChances(4); getSecondChances()", "4")]
    [InlineData("var name = 'getSecond' + 'Chances'; this[name]()", "2")]
    [InlineData("(function () { return typeof this['set' + 'SecondChances']; })()", "\"function\"")]
    [InlineData("parseGuid('{0F8FAD5B-D9CB-469F-A165-70867728950E}')", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("[newGuid().length, newGuidString() === newGuidString(), newShortGuid().length]", "[36,false,22]")]
    [InlineData("bytesToString(stringToBytes('Grüße')) + bytesToString(bytesFromString('!'))", "\"Gr\\u00FC\\u00DFe!\"")]
    [InlineData("stringToBase64('Grüße') + stringFromBase64('R3LDvMOfZQ==')", "\"R3LDvMOfZQ==Gr\\u00FC\\u00DFe\"")]
    [InlineData("[bytesToBase64([1, 255, 0]), bytesFromBase64('Af8A')]", "[\"Af8A\",[1,255,0]]")]
    public void Script_gives_its_value(string script, string json)
    {
        Start(Sets(script));

        AssertFinished();
        Assert.Equal(json, Instance.GetVariable("value")!.ToJsonString());
    }

    [Theory]
    [InlineData("parseGuid('x')", "x is no GUID.")]
    [InlineData("bytesToString([256])", "a list of numbers from 0 to 255")]
    [InlineData("bytesToString('a')", "a list of numbers from 0 to 255")]
    [InlineData("stringFromBase64('*')", "The text is not base64.")]
    [InlineData("variables.typo.x", "")]
    public void Bad_argument_becomes_an_incident(string script, string words)
    {
        Start(Sets(script));

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Contains(words, Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_and_correlation_id_set_by_a_script_stay()
    {
        Start(FlowBuilder.Of("set > ask").Variable("value").Is("set", "SetVariable", ("variable", Value), ("value", "js:setCorrelationId('CMP-7'); setWorkflowInstanceName('Shoes'); 1")));

        AssertWaitsFor("ask");
        Assert.Equal("CMP-7", Instance.CorrelationId);
        Assert.Equal("Shoes", Instance.Name);
    }

    [Theory]
    [InlineData("getResultFromAsk().mood")]
    [InlineData("getOutputFrom('ask').mood")]
    [InlineData("getOutputFrom('ask', 'result').mood")]
    [InlineData("this['getOutput' + 'From']('ask').mood")]
    [InlineData("`${getResultFromAsk().mood}`")]
    public void Output_of_an_earlier_task_can_be_asked_for(string script)
    {
        Start(FlowBuilder.Of("ask > set").Variable("value").Is("set", "SetVariable", ("variable", Value), ("value", "js:" + script)));

        Answer("ask", new JsonObject { ["mood"] = "calm" });

        AssertFinished();
        Assert.Equal("calm", Instance.GetVariable("value")!.GetValue<string>());
    }

    [Fact]
    public void Guids_differ_in_an_instance_and_are_the_same_when_a_step_is_run_again()
    {
        var flow = FlowBuilder.Of("first > ask", "ask > second").Variable("value")
            .Is("first", "SetVariable", ("variable", Value), ("value", "js:[newGuid(), newGuid()]"))
            .Is("second", "SetVariable", ("variable", Value), ("value", "js:getValue().concat(newGuid())"));
        var definition = DefinitionReader.Read(flow.Document().ToJsonString()).Definition!;
        var started = WorkflowEngine.Start(definition, "i-1", null, Now, () => "w").Instance;
        WorkflowInstance Answered() => WorkflowEngine.Advance(definition, started, new TaskAnswered("w", null), Now, () => "w").Instance;

        var guids = Answered().GetVariable("value")!.AsArray().Select(g => g!.GetValue<string>()).ToList();

        Assert.Equal(3, guids.Distinct().Count());
        Assert.All(guids, g => Assert.True(Guid.TryParse(g, out _)));
        Assert.Equal(Answered(), Answered());
        Assert.NotEqual(started.GetVariable("value")!.ToJsonString(), WorkflowEngine.Start(definition, "i-2", null, Now, () => "w").Instance.GetVariable("value")!.ToJsonString());
    }

    private static JsonNode Value => JsonNode.Parse("{\"id\":\"v-value\"}")!;

    private static FlowBuilder Sets(string script) => FlowBuilder.Of("set")
        .Variable("value").Variable("second chances", "Int32", "2")
        .Is("set", "SetVariable", ("variable", Value), ("value", "js:" + script));
}
