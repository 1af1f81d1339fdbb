using System.Text.Json.Nodes;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>What one step of a process led to.</summary>
/// <param name="Opened">New work for people.</param>
public sealed record Progress(WorkflowInstance Instance, StepOutcome Outcome, IReadOnlyList<WorkItem> Opened)
{
    public bool Ended => Instance.Status != InstanceStatus.Running;
}

/// <summary>
/// Turns the engine's effects into rows of the same context as the ticket, so that a step and what it changed are saved
/// together or not at all. Saves nothing itself.
/// </summary>
public sealed class ProcessStore(ComplaintsDb db, ProcessDefinitions definitions, StoreHours hours, RequestScope scope, TimeProvider clock)
{
    public async Task<Progress> Start(string definitionId, ProcessSubject subject, IReadOnlyDictionary<string, JsonNode?> input, CancellationToken cancellation)
    {
        var now = clock.Now();
        var time = await TimeOf(subject.TicketId, subject.StoreCode, cancellation);
        var definition = definitions.Get(definitionId);
        var calendar = new StepCalendar(time.Hours);
        var step = WorkflowEngine.Start(definition, NewId(), input, now, NewId, new StepHost { Calendar = calendar });
        var instance = new ProcessInstance(step.Instance, subject, now);
        db.Add(instance);
        return Apply(instance, step, time, calendar, null, now);
    }

    public async Task<Progress> Advance(ProcessInstance instance, Stimulus stimulus, CancellationToken cancellation)
    {
        var now = clock.Now();
        var time = await TimeOf(instance.TicketId, instance.StoreCode, cancellation);
        var definition = await definitions.Of(instance, db, cancellation);
        var calendar = new StepCalendar(time.Hours);
        var step = WorkflowEngine.Advance(definition, WorkflowInstance.FromJson(instance.State), stimulus, now, NewId, new StepHost { Calendar = calendar });
        if (step.Outcome != StepOutcome.Advanced)
        {
            return new Progress(step.Instance, step.Outcome, []);
        }

        // Bring in just the rows that the step closes; most are at hand already.
        foreach (var effect in step.Effects)
        {
            _ = effect switch
            {
                TaskClosed(var taskId, _) => (object?)await db.WorkItems.FindAsync([taskId], cancellation),
                TimerDropped(var timerId, _) => await db.ProcessTimers.FindAsync([timerId], cancellation),
                _ => null,
            };
        }

        instance.Take(step.Instance, now);
        return Apply(instance, step, time, calendar, stimulus, now);
    }

    /// <summary>Tells a process that one of its timers is due at another time. The row moves first: it is what knows all pauses.</summary>
    public async Task Move(ProcessTimer timer, string reason, CancellationToken cancellation)
    {
        if (timer.DueAt is { } dueAt)
        {
            await Advance((await db.ProcessInstances.FindAsync([timer.InstanceId], cancellation))!, new TimerMoved(timer.Id, dueAt, reason), cancellation);
        }
    }

    /// <summary>How time passes for a ticket, with every pause it had.</summary>
    public async Task<TicketTime> TimeOf(Guid ticketId, string store, CancellationToken cancellation)
    {
        // Whoever works on a ticket has read its pauses with it.
        var pauses = Tracked<Ticket>(ticket => ticket.Id == ticketId)?.Pauses
            ?? await db.Pauses.AsNoTracking().Where(pause => pause.TicketId == ticketId).ToListAsync(cancellation);
        return new TicketTime(await hours.Of(store, cancellation), [.. pauses.Select(pause => pause.Still)]);
    }

    public async Task<ProcessInstance> OfTicket(Guid ticketId, CancellationToken cancellation) =>
        Tracked<ProcessInstance>(instance => instance.TicketId == ticketId && instance.ApprovalId == null && instance.DefinitionId == WellKnown.Resolution)
        ?? await db.ProcessInstances.FirstAsync(instance => instance.TicketId == ticketId && instance.ApprovalId == null && instance.DefinitionId == WellKnown.Resolution, cancellation);

    private Progress Apply(ProcessInstance instance, Step step, TicketTime time, StepCalendar calendar, Stimulus? stimulus, DateTime now)
    {
        var opened = new List<WorkItem>();
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case TaskOpened { Task: var task }:
                    var (form, problems) = TaskForm.Read(task.Payload);
                    opened.Add(new WorkItem(task, form ?? throw new InvalidOperationException(
                        $"Task '{task.Name}' of process '{instance.DefinitionId}' has no usable payload: {string.Join(" ", problems)}"), instance, time, now));
                    break;
                case TaskClosed(var taskId, var answered):
                    (Tracked<WorkItem>(item => item.Id == taskId) ?? opened.First(item => item.Id == taskId)).Close(
                        now, answered ? scope.Actor : null, (stimulus as TaskAnswered)?.Result?["outcome"]?.ToString());
                    break;
                case TimerSet { Timer: var timer }:
                    db.Add(new ProcessTimer(instance, timer, calendar.OpeningTime(timer), time, now));
                    break;
                case TimerDropped { TimerId: var timerId }:
                    if (Tracked<ProcessTimer>(timer => timer.Id == timerId) is { } dropped)
                    {
                        db.Remove(dropped);
                    }

                    break;
                case Journaled { Entry: var entry }:
                    db.Add(new JournalRow(instance.Id, entry, scope.Actor.Name));
                    break;
            }
        }

        db.AddRange(opened);
        return new Progress(step.Instance, step.Outcome, [.. opened.Where(item => item.ClosedAt is null)]);
    }

    private T? Tracked<T>(Func<T, bool> match)
        where T : class => db.Set<T>().Local.FirstOrDefault(match);

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
