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

/// <summary>A timer gets another time: a pause ended, a deadline was changed. Moving it into the past makes it due, but does not fire it.</summary>
/// <param name="TimerId">The id of the <see cref="TimerWait"/>; it stays the same.</param>
/// <param name="DueAt">UTC.</param>
/// <param name="Reason">Goes into the journal.</param>
public sealed record TimerMoved(string TimerId, DateTime DueAt, string Reason) : Stimulus;

/// <summary>An event happened. Resumes every wait for that name that is open now, oldest first; waits opened meanwhile are not.</summary>
/// <param name="EventName">Compared exactly, case included.</param>
/// <param name="Payload">Becomes the event's result.</param>
public sealed record EventReceived(string EventName, JsonNode? Payload) : Stimulus;

/// <summary>
/// A process that this one started has ended. Taken also while the instance is <see cref="InstanceStatus.Faulted"/>:
/// then it is kept, and digested after the retry.
/// </summary>
/// <param name="ChildId">The instance that ended.</param>
/// <param name="Status">Finished or Cancelled.</param>
/// <param name="Output">Its outputs by name.</param>
/// <param name="Outcomes">By which ports its outermost activity completed.</param>
public sealed record ChildEnded(string ChildId, InstanceStatus Status, JsonObject Output, IReadOnlyList<string> Outcomes) : Stimulus;

/// <summary>
/// Runs failed activities again. If the instance was <see cref="InstanceStatus.Faulted"/>, everything it waited for
/// when it failed is opened anew, under fresh ids.
/// </summary>
/// <param name="IncidentId">One incident, or null for all that are open. An unknown one is <see cref="StepOutcome.NotWaiting"/>.</param>
public sealed record RetryRequested(string? IncidentId = null) : Stimulus;

/// <summary>Ends the instance as <see cref="InstanceStatus.Cancelled"/> and closes all its waits. Works on a faulted instance too.</summary>
/// <param name="Reason">Goes into the journal.</param>
public sealed record CancelRequested(Remark Reason) : Stimulus;
