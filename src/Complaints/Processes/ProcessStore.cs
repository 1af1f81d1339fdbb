using System.Text.Json.Nodes;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>What one step of a process led to, also in the processes that it moved along.</summary>
/// <param name="Instance">The process that was started or told something.</param>
/// <param name="Opened">New work for people.</param>
/// <param name="Leading">The ticket's own process, if it moved.</param>
/// <param name="Stages">The stages that are open now, oldest first.</param>
/// <param name="Trouble">What is wrong in the processes that moved; null if nothing is.</param>
/// <param name="ApprovalId">What the process decides; null for all others.</param>
public sealed record Progress(
    WorkflowInstance Instance, StepOutcome Outcome, IReadOnlyList<WorkItem> Opened, IReadOnlyList<WorkItem> Stages, WorkflowInstance? Leading, Incident? Trouble, Guid? ApprovalId);

/// <summary>
/// Runs processes on the rows of the same context as the ticket, so that a step and what it changed are saved together or
/// not at all. Saves nothing itself.
/// </summary>
public sealed class ProcessStore(ComplaintsDb db, ProcessDefinitions definitions, StoreHours hours, RequestScope scope, TimeProvider clock)
{
    public async Task<Progress> Start(string definitionId, ProcessSubject subject, IReadOnlyDictionary<string, JsonNode?> input, CancellationToken cancellation)
    {
        await definitions.Refresh(cancellation);
        var run = await Begin(subject, cancellation);
        var step = await run.Runner.Start(definitions.Get(definitionId), run.FirstId, input);
        return run.Progress(step);
    }

    public async Task<Progress> Advance(ProcessInstance instance, Stimulus stimulus, CancellationToken cancellation)
    {
        var run = await Begin(instance.Subject, cancellation, stimulus);
        var step = await run.Runner.Advance(instance.Id, stimulus);
        return run.Progress(step);
    }

    /// <summary>An event about a ticket: whoever waits for it goes on, and what it sets off begins, with the ticket as its subject.</summary>
    /// <returns>Null if nobody heard it.</returns>
    public async Task<Progress?> Raise(Ticket ticket, string eventName, JsonNode? payload, CancellationToken cancellation)
    {
        await definitions.Refresh(cancellation);
        var run = await Begin(new ProcessSubject(ticket.Id, null, ticket.StoreCode), cancellation);
        var reached = await run.Runner.Raise(eventName, null, payload);
        return reached.Count == 0 ? null : run.Progress(new Step(run.Latest(reached[0]), StepOutcome.Advanced, []));
    }

    public async Task<Progress> Migrate(ProcessInstance instance, WorkflowDefinition to, IReadOnlyDictionary<string, string> map, CancellationToken cancellation)
    {
        var run = await Begin(instance.Subject, cancellation);
        return run.Progress(await run.Runner.Migrate(instance.Id, to, map));
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
        var pauses = db.Tracked<Ticket>(ticket => ticket.Id == ticketId)?.Pauses
            ?? await db.Pauses.AsNoTracking().Where(pause => pause.TicketId == ticketId).ToListAsync(cancellation);
        return new TicketTime(await hours.Of(store, cancellation), [.. pauses.Select(pause => pause.Still)]);
    }

    /// <summary>The process that leads this ticket from stage to stage.</summary>
    public async Task<ProcessInstance> OfTicket(Guid ticketId, CancellationToken cancellation) =>
        db.Tracked<ProcessInstance>(instance => instance.TicketId == ticketId && instance.LeadsTicket)
        ?? await db.ProcessInstances.FirstAsync(instance => instance.TicketId == ticketId && instance.ApprovalId == null && instance.ParentId == null && WellKnown.Leading.Contains(instance.DefinitionId), cancellation);

    /// <summary>The process that a task belongs to.</summary>
    public async Task<ProcessInstance> Of(WorkItem item, CancellationToken cancellation) => (await db.ProcessInstances.FindAsync([item.InstanceId], cancellation))!;

    private async Task<ProcessRun> Begin(ProcessSubject subject, CancellationToken cancellation, Stimulus? stimulus = null) =>
        new(db, definitions, subject, await TimeOf(subject.TicketId, subject.StoreCode, cancellation), scope.Actor, stimulus, clock.Now(), cancellation);
}
