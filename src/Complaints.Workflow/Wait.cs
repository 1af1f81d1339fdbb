using System.Text.Json.Nodes;

namespace Complaints.Workflow;

/// <summary>
/// Something an instance waits for. Each wait belongs to one token, so one activity that waits in two
/// parallel branches has two waits with different ids. A wait is answered at most once.
/// </summary>
/// <param name="Id">Unique; made by the caller's <c>newId</c>.</param>
/// <param name="ActivityId">The activity that waits.</param>
public abstract record Wait(string Id, string ActivityId);

/// <summary>A task for a person (<c>Elsa.RunTask</c>), closed by <see cref="TaskAnswered"/>.</summary>
/// <param name="Id">The task id, to be handed back in <see cref="TaskAnswered"/>.</param>
/// <param name="ActivityId">The RunTask activity.</param>
/// <param name="Name">The evaluated <c>taskName</c>.</param>
/// <param name="Payload">The evaluated <c>payload</c>, empty if there is none. A copy: changing it changes no instance.</param>
public sealed record HumanTask(string Id, string ActivityId, string Name, JsonObject Payload) : Wait(Id, ActivityId);

/// <summary>A timer, fired by <see cref="TimerDue"/>.</summary>
/// <param name="Id">The timer id.</param>
/// <param name="ActivityId">The activity that sleeps.</param>
/// <param name="DueAt">UTC; the timer can be fired at this moment or later, never earlier.</param>
public sealed record TimerWait(string Id, string ActivityId, DateTime DueAt) : Wait(Id, ActivityId)
{
    /// <summary>Whether only working time counts until then. Whoever moves it has to count as <see cref="IWorkCalendar"/> does.</summary>
    public bool InWorkingTime { get; init; }
}

/// <summary>Waits for a named event, resumed by <see cref="EventReceived"/>.</summary>
/// <param name="Id">The wait id.</param>
/// <param name="ActivityId">The Event activity.</param>
/// <param name="EventName">Compared exactly, case included.</param>
public sealed record EventWait(string Id, string ActivityId, string EventName) : Wait(Id, ActivityId);

/// <summary>Waits for a process that this one started, resumed by <see cref="ChildEnded"/>.</summary>
/// <param name="Id">The wait id.</param>
/// <param name="ActivityId">The activity that started it.</param>
/// <param name="ChildId">The instance it waits for.</param>
/// <param name="DefinitionId">The process of that instance.</param>
public sealed record ChildWait(string Id, string ActivityId, string ChildId, string DefinitionId) : Wait(Id, ActivityId);
