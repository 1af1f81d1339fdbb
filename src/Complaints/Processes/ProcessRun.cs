using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>One run of the engine over the rows of one context: what it asks is read from them, what it says is written to them.</summary>
internal sealed class ProcessRun : IProcessStorage
{
    private readonly ComplaintsDb db;
    private readonly ProcessDefinitions definitions;
    private readonly ProcessSubject subject;
    private readonly TicketTime time;
    private readonly StepCalendar calendar;
    private readonly Actor actor;
    private readonly Stimulus? stimulus;
    private readonly DateTime now;
    private readonly CancellationToken cancellation;
    private readonly List<WorkItem> opened = [];
    private readonly Dictionary<string, WorkflowInstance> moved = [];

    public ProcessRun(
        ComplaintsDb db, ProcessDefinitions definitions, ProcessSubject subject, TicketTime time, Actor actor, Stimulus? stimulus, DateTime now, CancellationToken cancellation)
    {
        (this.db, this.definitions, this.subject, this.time, this.actor) = (db, definitions, subject, time, actor);
        (this.stimulus, this.now, this.cancellation) = (stimulus, now, cancellation);
        calendar = new StepCalendar(time.Hours);
        Runner = new ProcessRunner(this, now, NewId);
    }

    public ProcessRunner Runner { get; }

    public string FirstId { get; } = NewId();

    public WorkflowInstance Latest(string instanceId) => moved[instanceId];

    public Progress Progress(Step step) => new(
        step.Instance, step.Outcome, [.. opened.Where(item => item.ClosedAt is null)],
        [.. db.WorkItems.Local.Where(item => item.TicketId == subject.TicketId && item is { ClosedAt: null, Stage: not null }).OrderBy(item => item.OpenedAt)],
        moved.Values.FirstOrDefault(instance => Row(instance.Id) is { LeadsTicket: true } row && row.TicketId == subject.TicketId),
        moved.Values.Select(instance => instance.Incident).FirstOrDefault(incident => incident is not null),
        subject.ApprovalId);

    public WorkflowDefinition? Published(string definitionId) => definitions.Find(definitionId) ?? definitions.Current.FirstOrDefault(definition => definition.Answers(definitionId));

    public IEnumerable<(WorkflowDefinition Definition, EventTrigger Trigger)> TriggeredBy(string eventName) =>
        from definition in definitions.Current
        where definition.Id != WellKnown.Approval && !WellKnown.Leading.Contains(definition.Id)   // these are started by the program, once for each ticket or question
        from trigger in definition.Triggers.OfType<EventTrigger>()
        where trigger.EventName == eventName
        select (definition, trigger);

    public async ValueTask<(WorkflowDefinition Definition, WorkflowInstance Instance)?> Load(string instanceId)
    {
        if (await db.ProcessInstances.FindAsync([instanceId], cancellation) is not { } row)
        {
            return null;
        }

        return (await definitions.Of(row, db, cancellation), moved.GetValueOrDefault(instanceId) ?? WorkflowInstance.FromJson(row.State));
    }

    /// <summary>Events of a ticket's processes are heard by the processes of that ticket.</summary>
    public async ValueTask<IReadOnlyList<string>> WaitingFor(string eventName, string? correlationId)
    {
        var instances = await db.ProcessInstances.Where(row => row.TicketId == subject.TicketId && row.Status == InstanceStatus.Running).ToListAsync(cancellation);
        var listening = new List<string>();
        foreach (var row in db.ProcessInstances.Local.Where(row => row.TicketId == subject.TicketId).UnionBy(instances, row => row.Id).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList())
        {
            var instance = moved.GetValueOrDefault(row.Id) ?? WorkflowInstance.FromJson(row.State);
            if (instance.Waits.OfType<EventWait>().Any(wait => wait.EventName == eventName) && (correlationId is null || instance.CorrelationId == correlationId))
            {
                listening.Add(row.Id);
            }
        }

        return listening;
    }

    public StepHost HostOf(string instanceId) => new() { Calendar = calendar, WhyNotTask = WhyNotTask };

    public async ValueTask Write(WorkflowDefinition definition, Step step)
    {
        var row = Row(step.Instance.Id);
        if (row is null)
        {
            // Found by the engine, so it is new: a started process is about the same as the one that started it.
            var parent = step.Instance.ParentId is { } parentId ? Row(parentId) : null;
            row = db.Add(new ProcessInstance(step.Instance, parent is null ? subject : parent.Subject with { ApprovalId = null }, now)).Entity;
        }
        else
        {
            row.Take(step.Instance, now);
        }

        moved[row.Id] = step.Instance;
        await Fetch(step.Effects);
        foreach (var effect in step.Effects)
        {
            Apply(row, step.Instance, effect);
        }
    }

    private void Apply(ProcessInstance row, WorkflowInstance process, Effect effect)
    {
        switch (effect)
        {
            case TaskOpened { Task: var task }:
                var item = new WorkItem(task, TaskForm.Read(task.Payload).Form!.In(process), row, time, now);
                opened.Add(item);
                db.Add(item);
                break;
            case TaskClosed(var taskId, var answered):
                Item(taskId).Close(now, answered ? actor : null, (stimulus as TaskAnswered)?.Result?["outcome"]?.ToString());
                break;
            case TaskChanged { Task: var task }:
                Item(task.Id).Become(task, TaskForm.Read(task.Payload).Form!.In(process), time);
                break;
            case TimerSet { Timer: var timer }:
                db.Add(new ProcessTimer(row, timer, calendar.OpeningTime(timer), time, now));
                break;
            case TimerDropped { TimerId: var timerId } when db.Tracked<ProcessTimer>(timer => timer.Id == timerId) is { } dropped:
                db.Remove(dropped);
                break;
            case IncidentRaised { Incident: var incident }:
                db.Add(new ProcessIncident(row, incident));
                break;
            case IncidentSettled { IncidentId: var incidentId }:
                db.Tracked<ProcessIncident>(incident => incident.Id == incidentId)?.Settle(now, actor);
                break;
            case Journaled { Entry: var entry }:
                db.Add(new JournalRow(row.Id, entry, actor.Signature));
                break;
        }
    }

    /// <summary>Brings in just the rows that the step closes; most are at hand already.</summary>
    private async ValueTask Fetch(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            _ = effect switch
            {
                TaskClosed(var taskId, _) => (object?)await db.WorkItems.FindAsync([taskId], cancellation),
                TaskChanged { Task.Id: var taskId } => await db.WorkItems.FindAsync([taskId], cancellation),
                TimerDropped(var timerId, _) => await db.ProcessTimers.FindAsync([timerId], cancellation),
                IncidentSettled(var incidentId) => await db.ProcessIncidents.FindAsync([incidentId], cancellation),
                _ => null,
            };
        }
    }

    private ProcessInstance? Row(string instanceId) => db.Tracked<ProcessInstance>(row => row.Id == instanceId);

    private WorkItem Item(string taskId) => db.Tracked<WorkItem>(item => item.Id == taskId)!;

    private static string? WhyNotTask(string name, JsonObject payload) => ProcessLimits.Check("taskName", name, ProcessLimits.TaskName) ?? WhyNotForm(payload);

    private static string? WhyNotForm(JsonObject payload) => TaskForm.Read(payload) is { Form: null } reading ? string.Join(" ", reading.Problems) : null;

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
