using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>What fails is data, stops the process or only its branch, and can be tried again.</summary>
public class IncidentTests : Scenario
{
    private static readonly FlowBuilder Divided = FlowBuilder
        .Of("begin > ask, other", "ask > decide", "decide -True> done", "other > late")
        .Is("begin", "Start")
        .Is("decide", "FlowDecision", ("condition", "js:getVariable('limit').amount > 0"))
        .Is("late", "Delay", ("timeSpan", "PT1H"))
        .Variable("limit");

    [Fact]
    public void Fault_says_where_and_why_and_withdraws_what_was_open()
    {
        Start(Divided);
        Answer("ask");

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        var incident = Assert.Single(Instance.Incidents);
        Assert.Equal(("decide", "Elsa.FlowDecision", Now), (incident.ActivityId, incident.ActivityType, incident.At));
        Assert.Equal(incident, Assert.Single(LastEffects.OfType<IncidentRaised>()).Incident);
        Assert.False(Assert.Single(LastEffects.OfType<TaskClosed>(), c => !c.Answered).Answered);
        Assert.Empty(Instance.Waits);
    }

    [Fact]
    public void Answer_that_led_into_the_fault_is_not_asked_again_when_it_is_retried()
    {
        Start(FlowBuilder.Of("ask > set", "set > decide", "decide -True> done")
            .Is("set", "SetVariable", ("variable", JsonNode.Parse("{\"id\":\"v-limit\"}")), ("value", "js:getLastResult()"))
            .Is("decide", "FlowDecision", ("condition", "js:getLimit().yes.no"))
            .Variable("limit"));
        Answer("ask", "odd");
        Assert.Equal("decide", Instance.Incident!.ActivityId);

        Assert.Equal(StepOutcome.Advanced, Send(new RetryRequested()));

        Assert.Equal("decide", Instance.Incident!.ActivityId);   // tried again, and it fails again
        Assert.Single(Journal(JournalKind.Answered));
        Assert.Equal(2, Effects.OfType<IncidentRaised>().Count());
        Assert.Single(Effects.OfType<IncidentSettled>());
    }

    [Fact]
    public void Retry_opens_anew_what_the_fault_withdrew()
    {
        Start(FlowBuilder.Of("begin > ask, other", "ask > decide").Is("begin", "Start").Is("decide", "Event", ("eventName", "js:getVariable('name')")).Variable("name"));
        var before = Instance.Waits.Single(w => w.ActivityId == "other").Id;
        Answer("ask");
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);

        Send(new RetryRequested(Instance.Incident!.Id));

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.NotEqual(before, Assert.Single(LastEffects.OfType<TaskOpened>()).Task.Id);
        Assert.Equal(StepOutcome.NotWaiting, Send(new RetryRequested("unknown")));
    }

    [Fact]
    public void Strategy_that_continues_lets_other_branches_go_on()
    {
        Start(Continuing(Divided));
        Answer("ask");

        Assert.Equal(InstanceStatus.Running, Instance.Status);
        Assert.Equal("other", Open);
        Answer("other");
        Fire("late");

        Assert.Equal(InstanceStatus.Faulted, Instance.Status);   // nothing is left but the incident
        Assert.Equal("decide", Assert.Single(Instance.Incidents).ActivityId);
    }

    [Fact]
    public void Join_waits_for_a_branch_that_failed_until_it_is_retried()
    {
        var flow = FlowBuilder.Of("begin > a, b", "a > check", "check -True> join", "b > join", "join > after")
            .Is("begin", "Start").Is("check", "FlowDecision", ("condition", "js:getVariable('ready').yes === true")).Variable("ready");
        Start(Continuing(flow));
        Answer("a");
        Answer("b");
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);
        Assert.Contains("join", Instance.ActiveActivities);
    }

    [Fact]
    public void Faulted_instance_can_be_cancelled_and_then_nothing_more()
    {
        Start(Divided);
        Answer("ask");

        Assert.Equal(StepOutcome.NotWaiting, Send(new EventReceived("any", null)));
        Assert.Equal(StepOutcome.Advanced, Send(new CancelRequested("not worth it")));

        Assert.Equal(InstanceStatus.Cancelled, Instance.Status);
        Assert.Empty(Instance.Incidents);
        Assert.Single(LastEffects.OfType<IncidentSettled>());
        Assert.Equal(StepOutcome.AlreadyEnded, Send(new RetryRequested()));
    }

    [Fact]
    public void Second_listener_of_an_event_keeps_it_when_the_first_one_fails()
    {
        Start(FlowBuilder.Of("begin > one, two", "one > bad", "two > good")
            .Is("begin", "Start").Is("one", "Event", ("eventName", "Paid")).Is("two", "Event", ("eventName", "Paid")).Is("bad", "Fault", ("message", "No.")).Is("good", "RunTask", ("taskName", "good")));
        Send(new EventReceived("Paid", 5));
        Assert.Equal(InstanceStatus.Faulted, Instance.Status);

        Send(new RetryRequested());

        Assert.Contains(Instance.ActiveActivities, a => a is "good" or "two");
        Assert.DoesNotContain(LastEffects, e => e is EventAwaited);
    }

    [Fact]
    public void Fault_activity_fails_with_the_words_of_its_author()
    {
        Start(FlowBuilder.Of("begin > stop").Is("begin", "Start").Is("stop", "Fault", ("message", "The shop is closed."), ("code", "S-1"), ("category", "Shop")));

        Assert.Equal(("The shop is closed.", "Shop / S-1"), (Instance.Incident!.Sentence, Instance.Incident.Details));
    }

    private static string Continuing(FlowBuilder flow)
    {
        var document = flow.Document();
        document["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };
        return document.ToJsonString();
    }
}
