using System.Text.Json.Nodes;

namespace Complaints.Workflow;

/// <summary>
/// What the caller has to write down after a step, in order. Effects and the new instance belong into one
/// database transaction: saved together they are exactly once, because nothing else remembers them.
/// </summary>
public abstract record Effect;

/// <summary>A task was opened.</summary>
/// <param name="Task">The task.</param>
public sealed record TaskOpened(HumanTask Task) : Effect;

/// <summary>A task is no longer open.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Answered">False when it was withdrawn: another branch won, the process ended, was cancelled or failed.</param>
public sealed record TaskClosed(string TaskId, bool Answered) : Effect;

/// <summary>A timer was set.</summary>
/// <param name="Timer">The timer.</param>
public sealed record TimerSet(TimerWait Timer) : Effect;

/// <summary>A timer is gone.</summary>
/// <param name="TimerId">Its id.</param>
/// <param name="Fired">False when it was withdrawn before its time.</param>
public sealed record TimerDropped(string TimerId, bool Fired) : Effect;

/// <summary>The instance waits for an event.</summary>
/// <param name="Wait">The wait.</param>
public sealed record EventAwaited(EventWait Wait) : Effect;

/// <summary>The instance no longer waits for this event.</summary>
/// <param name="WaitId">The wait's id.</param>
/// <param name="Received">False when it was withdrawn.</param>
public sealed record EventDropped(string WaitId, bool Received) : Effect;

/// <summary>An open task now says something else: its instance was moved to another version of its definition.</summary>
/// <param name="Task">The task as it is now; the id stays.</param>
public sealed record TaskChanged(HumanTask Task) : Effect;

/// <summary>A timer has another time.</summary>
/// <param name="Timer">The timer as it is now; the id stays.</param>
public sealed record TimerChanged(TimerWait Timer) : Effect;

/// <summary>
/// Another process has to be started, with <see cref="WorkflowEngine.Start"/>. If the instance waits for it (a
/// <see cref="ChildWait"/> with this <paramref name="ChildId"/>), send it <see cref="ChildEnded"/> when that ends.
/// </summary>
/// <param name="ChildId">The id the new instance gets.</param>
/// <param name="DefinitionId">Which process: the version published last, unless one is named.</param>
/// <param name="Input">Its input.</param>
/// <param name="Options">To be handed to Start as they are.</param>
/// <param name="VersionId">Exactly this version, by the version id in its file; null where none is named.</param>
public sealed record ChildStarted(string ChildId, string DefinitionId, IReadOnlyDictionary<string, JsonNode?> Input, StartOptions Options, string? VersionId = null) : Effect;

/// <summary>The instance no longer waits for a process it started. That process is to be cancelled, unless it is what ended the wait.</summary>
/// <param name="ChildId">The instance.</param>
/// <param name="Ended">True if it ended by itself.</param>
public sealed record ChildDropped(string ChildId, bool Ended) : Effect;

/// <summary>
/// An event for other instances: send <see cref="EventReceived"/> to each that waits for it. The publisher's own waits
/// have been served already.
/// </summary>
/// <param name="Name">The event.</param>
/// <param name="CorrelationId">Only for instances with this correlation id; null: for all.</param>
/// <param name="Payload">What it carries.</param>
public sealed record EventPublished(string Name, string? CorrelationId, JsonNode? Payload) : Effect;

/// <summary>An activity failed.</summary>
/// <param name="Incident">What went wrong.</param>
public sealed record IncidentRaised(Incident Incident) : Effect;

/// <summary>An incident is no longer open: the activity is tried again, or the instance ended.</summary>
/// <param name="IncidentId">Its id.</param>
public sealed record IncidentSettled(string IncidentId) : Effect;

/// <summary>A fact for the history of the instance.</summary>
/// <param name="Entry">The fact.</param>
public sealed record Journaled(JournalEntry Entry) : Effect;

/// <summary>The instance ended. Always the last effect; happens once per instance.</summary>
/// <param name="Status">Finished or Cancelled.</param>
public sealed record Ended(InstanceStatus Status) : Effect;

/// <summary>One line of an instance's history.</summary>
/// <param name="Sequence">1, 2, 3 ... without gaps over the life of the instance.</param>
/// <param name="At">UTC; the <c>now</c> of the step.</param>
/// <param name="ActivityId">Where it happened; empty for the workflow itself.</param>
/// <param name="ActivityType">For example <c>Elsa.RunTask</c>; empty for the workflow itself.</param>
/// <param name="Kind">One of <see cref="JournalKind"/>.</param>
/// <param name="Data">Depends on the kind.</param>
public sealed record JournalEntry(int Sequence, DateTime At, string ActivityId, string ActivityType, string Kind, JsonNode? Data);

/// <summary>The kinds of journal entry. Few on purpose: a step of a person is two rows, not eleven.</summary>
public static class JournalKind
{
    /// <summary>The instance was begun, at the activity that set it off if one did; data: correlation id, input and payload, as far as there are any. The instance forgets its input when it ends.</summary>
    public const string Begun = "Begun";

    /// <summary>A wait was opened; data: its id and what for.</summary>
    public const string Opened = "Opened";

    /// <summary>A task was answered; data: id and answer.</summary>
    public const string Answered = "Answered";

    /// <summary>A timer fired; data: id and when it was due.</summary>
    public const string Fired = "Fired";

    /// <summary>An event was received; data: id and payload.</summary>
    public const string Received = "Received";

    /// <summary>A wait was withdrawn unanswered; data: id. Explains why a task vanished from somebody's list.</summary>
    public const string Withdrawn = "Withdrawn";

    /// <summary>A branch was chosen; data: the outcomes. Explains the way the process took.</summary>
    public const string Decided = "Decided";

    /// <summary>A join gave up because a branch it needs can no longer arrive. Explains why nothing followed.</summary>
    public const string Skipped = "Skipped";

    /// <summary>A variable was set; data: name and value. Or something else, and then data says first what: output, name or correlationId.</summary>
    public const string Set = "Set";

    /// <summary>A WriteLine wrote; data: the text.</summary>
    public const string Wrote = "Wrote";

    /// <summary>The instance ended; data: the status, and the reason of a cancellation.</summary>
    public const string Ended = "Ended";

    /// <summary>An activity failed; data: the incident's id and the sentence.</summary>
    public const string Faulted = "Faulted";

    /// <summary>A failed activity is tried again; data: the incident's id.</summary>
    public const string Retried = "Retried";

    /// <summary>A timer got another time; data: id, the time, the reason. Explains why somebody was not woken when expected.</summary>
    public const string Moved = "Moved";

    /// <summary>Another process was started; data: its instance and definition id. Links the two histories.</summary>
    public const string Started = "Started";

    /// <summary>An event was published; data: name and payload. Links the histories of those who heard it.</summary>
    public const string Published = "Published";

    /// <summary>The instance goes on with another version of its definition; data: both hashes and the map of activities.</summary>
    public const string Migrated = "Migrated";
}
