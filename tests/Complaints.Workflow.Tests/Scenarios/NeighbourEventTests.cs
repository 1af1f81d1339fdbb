using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;
using static Complaints.Workflow.Tests.Support.Neighbours;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>Processes that hear each other's events.</summary>
public class NeighbourEventTests
{
    [Fact]
    public async Task Event_reaches_those_that_wait_for_it_and_have_the_correlation()
    {
        var listener = Named("listener", FlowBuilder.Of("begin > hear", "hear > say").Is("begin", "Start").Is("hear", "Event", ("eventName", "Paid")).Is("say", "WriteLine", ("text", "js:getLastResult().sum")));
        var speaker = Named("speaker", FlowBuilder.Of("begin > tell").Is("begin", "Start").Is("tell", "PublishEvent", ("eventName", "Paid"), ("correlationId", "C-1"), ("payload", "js:return {sum: 5}")));
        var neighbours = new Neighbours(listener, speaker);
        await neighbours.Start("listener", new StartOptions { CorrelationId = "C-1" });
        await neighbours.Start("listener", new StartOptions { CorrelationId = "C-2" });

        await neighbours.Start("speaker");

        Assert.Equal([InstanceStatus.Finished, InstanceStatus.Running], neighbours.All.Where(i => i.DefinitionId == "listener").Select(i => i.Status));
        Assert.Equal(["5"], neighbours.Written);
    }

    [Fact]
    public async Task Local_event_stays_in_its_instance()
    {
        var both = Named("both", FlowBuilder.Of("begin > hear, ask", "hear > say", "ask > tell").Is("begin", "Start")
            .Is("hear", "Event", ("eventName", "Go")).Is("say", "WriteLine", ("text", "heard")).Is("tell", "PublishEvent", ("eventName", "Go"), ("isLocalEvent", true)));
        var neighbours = new Neighbours(both);
        await neighbours.Start("both");
        await neighbours.Start("both");

        await neighbours.Answer("ask");

        Assert.Equal(["heard"], neighbours.Written);
        Assert.DoesNotContain(neighbours.Effects, e => e is EventPublished);
    }

    [Fact]
    public async Task Event_at_the_beginning_of_a_process_sets_one_off()
    {
        var flow = FlowBuilder.Of("arrived > say").Is("arrived", "Event", ("eventName", "Arrived")).Is("say", "WriteLine", ("text", "js:getLastResult()"));
        var document = JsonNode.Parse(Named("reception", flow))!;
        document["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var neighbours = new Neighbours(document.ToJsonString());

        Assert.Single(await neighbours.Raise("Arrived", payload: "a parcel"));

        Assert.Equal(["a parcel"], neighbours.Written);
    }

    [Fact]
    public async Task Two_processes_that_answer_each_other_for_ever_end_in_an_incident_and_go_on_after_a_retry()
    {
        static string Echo(string id, string hears, string says) => Named(id, FlowBuilder.Of("hear > tell", "tell > hear")
            .Is("hear", "Event", ("eventName", hears)).Is("tell", "PublishEvent", ("eventName", says)));
        var neighbours = new Neighbours(Echo("ping", "A", "B"), Echo("pong", "B", "A"));
        await neighbours.Start("ping");
        await neighbours.Start("pong");

        await neighbours.Raise("A");

        var failed = Assert.Single(neighbours.All, i => i.Status == InstanceStatus.Faulted);
        Assert.Equal("tell", failed.Incident!.ActivityId);
        Assert.Contains("set each other off without end", failed.Incident.Sentence, StringComparison.Ordinal);
        var turns = failed.Completions["tell"];
        Assert.InRange(turns, 200, ProcessRunner.MaxSetOff);
        Assert.Equal(InstanceStatus.Running, Assert.Single(neighbours.All, i => i.Id != failed.Id).Status);

        await neighbours.Send(failed, new RetryRequested());

        Assert.InRange(neighbours.All.Single(i => i.Status == InstanceStatus.Faulted).Completions["tell"], turns + 200, turns + ProcessRunner.MaxSetOff);
    }

    [Fact]
    public async Task Event_that_sets_off_the_process_that_publishes_it_ends_in_an_incident()
    {
        var document = JsonNode.Parse(Named("echo", FlowBuilder.Of("hear > tell").Is("hear", "Event", ("eventName", "A")).Is("tell", "PublishEvent", ("eventName", "A"))))!;
        document["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var neighbours = new Neighbours(document.ToJsonString());

        await neighbours.Raise("A");

        Assert.Equal("tell", Assert.Single(neighbours.All, i => i.Status == InstanceStatus.Faulted).Incident!.ActivityId);
    }

    [Fact]
    public async Task Scripts_that_take_too_long_together_stop_the_process_whose_script_would_begin_next_and_a_retry_goes_on()
    {
        var tells = Named("tells", FlowBuilder.Of("ask > say", "say > tell").Is("say", "WriteLine", ("text", "js:'one'")).Is("tell", "PublishEvent", ("eventName", "Go")));
        var hears = Named("hears", FlowBuilder.Of("hear > say").Is("hear", "Event", ("eventName", "Go")).Is("say", "WriteLine", ("text", "js:'two'")));
        var neighbours = new Neighbours(tells, hears) { ScriptTime = ProcessRunner.MaxScriptTime };
        await neighbours.Start("tells");
        await neighbours.Start("hears");

        await neighbours.Answer("ask");

        Assert.Equal(["one"], neighbours.Written);
        Assert.Equal(InstanceStatus.Finished, neighbours.Of("tells").Status);
        var incident = neighbours.Of("hears").Incident!;
        Assert.Equal(("say", "More than 10 seconds of scripts, in all processes together, followed from one step. Tried again, it goes on from here."), (incident.ActivityId, incident.Sentence));

        await neighbours.Send(neighbours.Of("hears"), new RetryRequested());

        Assert.Equal(["one", "two"], neighbours.Written);
        Assert.Equal(InstanceStatus.Finished, neighbours.Of("hears").Status);
    }
}
