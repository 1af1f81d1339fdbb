namespace Complaints.Workflow;

/// <summary>What sets a process off by itself: an activity at its beginning, marked <c>canStartWorkflow</c>, with inputs known without running.</summary>
/// <param name="ActivityId">To be handed to <see cref="StartOptions.TriggerActivityId"/>.</param>
public abstract record Trigger(string ActivityId);

/// <summary>Set off by an event of this name.</summary>
/// <param name="ActivityId">The Event activity.</param>
/// <param name="EventName">Compared exactly, case included.</param>
public sealed record EventTrigger(string ActivityId, string EventName) : Trigger(ActivityId);

/// <summary>Set off by the clock: Timer, Cron or StartAt.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="NextAfter">The first moment (UTC) strictly after this one; null if there is none any more.</param>
public sealed record TimeTrigger(string ActivityId, Func<DateTime, DateTime?> NextAfter) : Trigger(ActivityId);
