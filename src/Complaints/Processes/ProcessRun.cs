using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>One run of the engine over the rows of one context: what it asks is read from them, what it says is written to them.</summary>
internal sealed class ProcessRun : IProcessStorage
{
    /// <summary>One that forbids is enough; the others may have ended in this run and not be saved.</summary>
    private const int Enough = 20;

    /// <summary>Of what is wrong with a form. A script that makes it can go wrong thousands of times.</summary>
    private const int MostSaid = 10;

    private readonly ComplaintsDb db;
    private readonly ProcessDefinitions definitions;
    private readonly ProcessSubject subject;
    private readonly TicketTime time;
    private readonly DateTime now;
    private readonly CancellationToken cancellation;
    private readonly List<WorkItem> opened = [];
    private readonly Dictionary<string, WorkflowInstance> moved = [];
    private Actor actor;
    private Stimulus? stimulus;

    public ProcessRun(
        ComplaintsDb db, ProcessDefinitions definitions, ProcessSubject subject, TicketTime time, Actor actor, Stimulus? stimulus, DateTime now, CancellationToken cancellation)
    {
        (this.db, this.definitions, this.subject, this.time, this.actor) = (db, definitions, subject, time, actor);
        (this.stimulus, this.now, this.cancellation) = (stimulus, now, cancellation);
        Runner = new ProcessRunner(this, now, NewId);
    }

    public ProcessRunner Runner { get; }

    public string FirstId { get; } = NewId();

    public WorkflowInstance Latest(string instanceId) => moved[instanceId];

    public Progress Progress(Step step) => new(
        step.Instance, step.Outcome, [.. opened.Where(item => item.ClosedAt is null)],
        [.. db.WorkItems.Local.Where(item => item.TicketId == subject.TicketId && item is { ClosedAt: null, Stage: not null, TicketId: not null }).OrderBy(item => item.OpenedAt)],
        moved.Values.FirstOrDefault(instance => Row(instance.Id) is { LeadsTicket: true, TicketId: not null } row && row.TicketId == subject.TicketId),
        moved.Values.Select(instance => instance.Incident).FirstOrDefault(incident => incident is not null),
        subject.ApprovalId);

    /// <summary>Work that would reach out to a customer, opened in this run and open still.</summary>
    public IReadOnlyList<WorkItem> Contacts => [.. opened.Where(item => item is { Contact: not null, ClosedAt: null, TicketId: null })];

    /// <summary>The program itself answers a task, without anybody having done it.</summary>
    public async Task Answer(WorkItem item, string outcome)
    {
        (actor, stimulus) = (Actor.System, new TaskAnswered(item.Id, new JsonObject { ["outcome"] = outcome }));
        await Runner.Advance(item.InstanceId, stimulus);
    }

    public Remark? WhyNotStart(WorkflowDefinition definition, string? correlationId)
    {
        // Asked in the middle of a step, which is no place to wait in; and only for the few processes that may not always start.
        var key = Activation.Key(definition, correlationId);
        var isOfOthers = definition.Activation == ActivationStrategy.Correlation;
        bool Forbids(ProcessInstance row) => !row.HasEnded && (row.ActivationKey == key || (row.CorrelationId == correlationId && (isOfOthers || row.DefinitionId == definition.Id)));
        if (key is null)
        {
            return null;
        }

        var running = db.ProcessInstances.Where(row => row.Status == InstanceStatus.Running || row.Status == InstanceStatus.Faulted);
        var forbidding = definition.Activation switch
        {
            ActivationStrategy.Singleton => running.Where(row => row.DefinitionId == definition.Id),
            ActivationStrategy.CorrelatedSingleton => running.Where(row => row.ActivationKey == key || (row.DefinitionId == definition.Id && row.CorrelationId == correlationId)),
            _ => running.Where(row => row.ActivationKey == key || row.CorrelationId == correlationId),
        };
        var found = forbidding.OrderBy(row => row.Id).Take(Enough).ToList();   // tracked: what ended in this very run is over
        var isForbidden = definition.Activation == ActivationStrategy.Singleton
            ? found.Concat(db.ProcessInstances.Local).Any(row => !row.HasEnded && row.DefinitionId == definition.Id)
            : found.Concat(db.ProcessInstances.Local).Any(Forbids);
        return isForbidden ? Activation.Refusal(definition, correlationId) : null;
    }

    public WorkflowDefinition? Published(string definitionId, string? versionId = null) => versionId is null
        ? definitions.Find(definitionId) ?? definitions.Current.FirstOrDefault(definition => definition.Answers(definitionId))
        : definitions.Named(definitionId, versionId, db);

    public IEnumerable<(WorkflowDefinition Definition, EventTrigger Trigger)> TriggeredBy(string eventName) =>
        from definition in definitions.Current
        where !WellKnown.StartedByProgram(definition.Id)
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

    /// <summary>
    /// Events of a ticket's processes are heard by the processes of that ticket; those of a customer by what is about the customer
    /// in that store; and so on.
    /// </summary>
    public async ValueTask<IReadOnlyList<string>> WaitingFor(string eventName, string? correlationId)
    {
        var (ticket, customer, store) = (subject.TicketId, subject.CustomerId, subject.StoreCode);
        var about = db.ProcessInstances.Where(row => row.Status == InstanceStatus.Running);
        if (correlationId is not null)
        {
            about = about.Where(row => row.CorrelationId == correlationId);
        }

        var instances = await (ticket is not null
            ? about.Where(row => row.TicketId == ticket)
            : about.Where(row => row.TicketId == null && row.CustomerId == customer && row.StoreCode == store)).ToListAsync(cancellation);
        var listening = new List<string>();
        var here = db.ProcessInstances.Local.Where(row => IsAboutTheSame(row) && (correlationId is null || row.CorrelationId == correlationId));
        foreach (var row in here.UnionBy(instances, row => row.Id).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList())
        {
            var instance = moved.GetValueOrDefault(row.Id) ?? WorkflowInstance.FromJson(row.State);
            if (instance.Waits.OfType<EventWait>().Any(wait => wait.EventName == eventName) && (correlationId is null || instance.CorrelationId == correlationId))
            {
                listening.Add(row.Id);
            }
        }

        return listening;
    }

    public StepHost HostOf(string instanceId) => new() { Calendar = time.Hours, WhyNotTask = WhyNotTask };

    public async ValueTask Write(WorkflowDefinition definition, Step step)
    {
        var row = Row(step.Instance.Id);
        if (row is null)
        {
            if (LetsPass(step))
            {
                moved[step.Instance.Id] = step.Instance;
                return;
            }

            // Found by the engine, so it is new: a started process is about the same as the one that started it.
            var parent = step.Instance.ParentId is { } parentId ? Row(parentId) : null;
            var about = parent is null ? subject : parent.Subject with { ApprovalId = null };
            row = db.Add(new ProcessInstance(step.Instance, about, Activation.Key(definition, step.StartedUnder), now)).Entity;
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

    /// <summary>An event set it off, it looked and did nothing: no row is worth keeping of that, and there are many such events.</summary>
    private bool LetsPass(Step step) =>
        step.Instance is { Status: InstanceStatus.Finished, ParentId: null } && step.Instance.Id != FirstId
        && step.Effects.All(effect => effect is Ended or Journaled { Entry.Kind: not JournalKind.Wrote });

    /// <summary>Whether it left a row.</summary>
    public bool IsKept(string instanceId) => Row(instanceId) is not null;

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
                db.Add(new ProcessTimer(row, timer, time, now));
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

    private bool IsAboutTheSame(ProcessInstance row) => subject.TicketId is { } ticket
        ? row.TicketId == ticket
        : row.TicketId is null && row.CustomerId == subject.CustomerId && row.StoreCode == subject.StoreCode;

    private ProcessInstance? Row(string instanceId) => db.Tracked<ProcessInstance>(row => row.Id == instanceId);

    private WorkItem Item(string taskId) => db.Tracked<WorkItem>(item => item.Id == taskId)!;

    private static Remark? WhyNotTask(string name, JsonObject payload)
    {
        var problems = ProcessLimits.Check("taskName", name, ProcessLimits.TaskName) is { } tooLong ? [tooLong] : TaskForm.Read(payload).Problems;
        if (problems.Count == 0)
        {
            return null;
        }

        var said = problems.Take(MostSaid).Select(problem => Remark.Of($"{problem.Path}: {problem.Remark}")).ToList();
        if (problems.Count > MostSaid)
        {
            said.Add($"… and {problems.Count - MostSaid} more");
        }

        return Remark.Joined(said);
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
