using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>How many instances of a process may run beside each other.</summary>
public class ActivationTests
{
    /// <summary>As Elsa writes the class of a strategy.</summary>
    private static string InElsa(string strategy) => $"Elsa.Workflows.Runtime.ActivationValidators.{strategy}Strategy, Elsa.Workflows.Runtime, Version=3.7.1.0, Culture=neutral, PublicKeyToken=null";

    [Fact]
    public async Task Singleton_is_refused_in_a_sentence_until_the_one_that_runs_has_ended()
    {
        var neighbours = new Neighbours(Process("one", "Singleton"));
        await neighbours.Start("one");

        var refused = await Assert.ThrowsAsync<ActivationRefusedException>(() => neighbours.Start("one", Under("other")));
        await neighbours.Answer("ask");
        await neighbours.Start("one");

        Assert.Equal("one is not started: it runs already, and only one may run at a time.", refused.Message);
        Assert.Equal(2, neighbours.All.Count());
    }

    [Fact]
    public async Task Correlated_singleton_runs_once_for_each_correlation_id_and_once_without()
    {
        var neighbours = new Neighbours(Process("one", "CorrelatedSingleton"), Process("two", "CorrelatedSingleton"));
        await neighbours.Start("one", Under("A"));
        await neighbours.Start("one", Under("B"));
        await neighbours.Start("one");
        await neighbours.Start("two", Under("A"));

        var refused = await Assert.ThrowsAsync<ActivationRefusedException>(() => neighbours.Start("one", Under("A")));
        await Assert.ThrowsAsync<ActivationRefusedException>(() => neighbours.Start("one"));

        Assert.Equal("one is not started: it runs already for A.", refused.Message);
        Assert.Equal(4, neighbours.All.Count());
    }

    [Fact]
    public async Task Correlation_lets_no_second_process_start_whatever_runs_under_the_same_id()
    {
        var neighbours = new Neighbours(Process("any", "AllowAlways"), Process("strict", "Correlation"));
        await neighbours.Start("any", Under("A"));
        await neighbours.Start("any", Under("A"));

        var refused = await Assert.ThrowsAsync<ActivationRefusedException>(() => neighbours.Start("strict", Under("A")));
        await neighbours.Start("strict", Under("B"));
        await neighbours.Start("strict");
        await neighbours.Start("strict");

        Assert.Equal("strict is not started: a process runs already for A.", refused.Message);
    }

    [Fact]
    public async Task What_failed_and_may_be_tried_again_counts_as_running()
    {
        var neighbours = new Neighbours(Process("one", "Singleton", FlowBuilder.Of("bad").Is("bad", "Fault", ("message", "No."))));
        var failed = await neighbours.Start("one");

        await Assert.ThrowsAsync<ActivationRefusedException>(() => neighbours.Start("one"));
        await neighbours.Send(failed, new CancelRequested("given up"));

        Assert.Equal(InstanceStatus.Faulted, (await neighbours.Start("one")).Status);
    }

    [Fact]
    public async Task Event_starts_nothing_that_may_not_start_and_is_heard_by_the_others()
    {
        var neighbours = new Neighbours(Hearing("one", "Singleton"), Hearing("any", "AllowAlways"));

        Assert.Equal(2, (await neighbours.Raise("Go")).Count);
        Assert.Single(await neighbours.Raise("Go"));

        Assert.Equal(1, neighbours.All.Count(i => i.DefinitionId == "one"));
    }

    [Fact]
    public async Task Process_that_starts_one_too_many_has_an_incident_and_may_try_again()
    {
        var neighbours = new Neighbours(Process("one", "Singleton"), Process("parent", "AllowAlways", FlowBuilder.Of("begin > first, second").Is("begin", "Start")
            .Is("first", "DispatchWorkflow", ("workflowDefinitionId", "one")).Is("second", "DispatchWorkflow", ("workflowDefinitionId", "one"))));

        var parent = await neighbours.Start("parent");
        Assert.Equal("one is not started: it runs already, and only one may run at a time.", parent.Incident!.Sentence);
        await neighbours.Answer("ask");
        await neighbours.Send(parent, new RetryRequested());

        Assert.Equal(2, neighbours.All.Count(i => i.DefinitionId == "one"));
        Assert.Equal(InstanceStatus.Finished, neighbours.Of("parent").Status);
    }

    [Fact]
    public async Task Process_that_fails_over_the_input_of_another_takes_no_place_from_it()
    {
        var deep = $$"""{"deep":{{new string('[', 110)}}{{new string(']', 110)}}}""";
        var parent = JsonNode.Parse(Process("parent", "AllowAlways", FlowBuilder.Of("begin > first, second").Is("begin", "Start").Variable("deep", "Object", deep)
            .Is("first", "DispatchWorkflow", ("workflowDefinitionId", "one"), ("input", FlowBuilder.ReadVariable("deep"))).Is("second", "DispatchWorkflow", ("workflowDefinitionId", "one"))))!;
        parent["options"]!["incidentStrategyType"] = "ContinueWithIncidentsStrategy";
        var neighbours = new Neighbours(Process("one", "Singleton"), parent.ToJsonString());

        var incident = Assert.Single((await neighbours.Start("parent")).Incidents);

        Assert.Equal("first", incident.ActivityId);
        Assert.Equal(InstanceStatus.Running, neighbours.Of("one").Status);
    }

    [Fact]
    public async Task Singleton_that_ended_at_once_starts_again_in_the_same_run()
    {
        var neighbours = new Neighbours(Process("one", "Singleton", FlowBuilder.Of("say").Is("say", "WriteLine", ("text", "once"))), Process("parent", "AllowAlways", FlowBuilder.Of("first > second")
            .Is("first", "ExecuteWorkflow", ("workflowDefinitionId", "one"), ("waitForCompletion", true)).Is("second", "ExecuteWorkflow", ("workflowDefinitionId", "one"), ("waitForCompletion", true))));

        await neighbours.Start("parent");

        Assert.Equal(InstanceStatus.Finished, neighbours.Of("parent").Status);
        Assert.Equal(["once", "once"], neighbours.Written);
    }

    [Theory]
    [InlineData("CorrelationStrategy", ActivationStrategy.Correlation)]
    [InlineData("CorrelatedSingleton", ActivationStrategy.CorrelatedSingleton)]
    [InlineData("Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core", ActivationStrategy.AllowAlways)]
    [InlineData(null, ActivationStrategy.AllowAlways)]
    public void Strategy_is_known_by_its_class_name(string? written, ActivationStrategy strategy)
    {
        Assert.Equal(strategy, DefinitionReader.Read(Document("one", written, FlowBuilder.Of("ask"))).Definition!.Activation);
    }

    [Fact]
    public void Unknown_strategy_is_a_problem_that_names_those_there_are()
    {
        var problem = Assert.Single(DefinitionReader.Read(Document("one", "Mine.NightOnlyStrategy, Mine", FlowBuilder.Of("ask"))).Problems);

        Assert.Equal("$.options.activationStrategyType", problem.Path);
        Assert.Contains("CorrelatedSingletonStrategy", problem.Sentence, StringComparison.Ordinal);
    }

    private static StartOptions Under(string correlationId) => new() { CorrelationId = correlationId };

    private static string Process(string id, string strategy, FlowBuilder? flow = null) =>
        Document(id, InElsa(strategy), flow ?? FlowBuilder.Of("begin > ask").Is("begin", "Start"));

    private static string Hearing(string id, string strategy)
    {
        var document = JsonNode.Parse(Process(id, strategy, FlowBuilder.Of("hear > ask").Is("hear", "Event", ("eventName", "Go"))))!;
        document["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return document.ToJsonString();
    }

    private static string Document(string id, string? strategy, FlowBuilder flow)
    {
        var document = flow.Document();
        (document["definitionId"], document["name"]) = (id, id);
        document["options"] = new JsonObject { ["activationStrategyType"] = strategy };
        return document.ToJsonString();
    }
}
