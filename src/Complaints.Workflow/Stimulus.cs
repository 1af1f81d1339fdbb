using System.Text.Json.Nodes;

namespace Complaints.Workflow;

/// <summary>Something that happened outside and may move an instance on.</summary>
public abstract record Stimulus;

/// <summary>A person answered a task. A second answer, or one to an unknown task, is <see cref="StepOutcome.NotWaiting"/>.</summary>
/// <param name="TaskId">The id of the <see cref="HumanTask"/>.</param>
/// <param name="Result">The answer; becomes the task's result.</param>
public sealed record TaskAnswered(string TaskId, JsonNode? Result) : Stimulus;

/// <summary>The caller's clock says that a timer is due. Before its time it is <see cref="StepOutcome.NotWaiting"/>.</summary>
/// <param name="TimerId">The id of the <see cref="TimerWait"/>.</param>
public sealed record TimerDue(string TimerId) : Stimulus;

/// <summary>An event happened. Resumes every wait for that name that is open now, oldest first; waits opened meanwhile are not.</summary>
/// <param name="EventName">Compared exactly, case included.</param>
/// <param name="Payload">Becomes the event's result.</param>
public sealed record EventReceived(string EventName, JsonNode? Payload) : Stimulus;

/// <summary>Ends the instance as <see cref="InstanceStatus.Cancelled"/> and closes all its waits.</summary>
/// <param name="Reason">Goes into the journal.</param>
public sealed record CancelRequested(string Reason) : Stimulus;
