using System.Text.Json.Nodes;
using Complaints.Customers;
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

/// <summary>What became of an event.</summary>
/// <param name="Progress">Null if nobody heard it.</param>
/// <param name="Reached">The ids of the processes that heard it or were set off.</param>
/// <param name="NotStarted">What it would have set off if no other process ran, as sentences.</param>
public sealed record Raised(Progress? Progress, IReadOnlyList<string> Reached, IReadOnlyList<Remark> NotStarted);

/// <summary>
/// Runs processes on the rows of the same context as the ticket, so that a step and what it changed are saved together or
/// not at all. Saves nothing itself.
/// </summary>
public sealed class ProcessStore(ComplaintsDb db, ProcessDefinitions definitions, StoreHours hours, Consents consents, RequestScope scope, TimeProvider clock, ILogger<ProcessStore> log)
{
    // A process that asks again and again for what the customer has not agreed to is left with its question.
    private const int MostRefusals = 20;

    /// <exception cref="ActivationRefusedException">Such a process runs already, and its definition wants no second one.</exception>
    public Task<Progress> Start(string definitionId, ProcessSubject subject, IReadOnlyDictionary<string, JsonNode?> input, CancellationToken cancellation) =>
        Start(definitionId, subject, input, null, cancellation);

    /// <param name="correlationId">The business key under which events find it.</param>
    /// <exception cref="ActivationRefusedException">Such a process runs already, and its definition wants no second one.</exception>
    public async Task<Progress> Start(string definitionId, ProcessSubject subject, IReadOnlyDictionary<string, JsonNode?> input, string? correlationId, CancellationToken cancellation)
    {
        await definitions.Refresh(cancellation);
        var run = await Begin(subject, cancellation);
        var step = await run.Runner.Start(definitions.Get(definitionId), run.FirstId, input, new StartOptions { CorrelationId = correlationId });
        await Settle(run, cancellation);
        return run.Progress(step);
    }

    public async Task<Progress> Advance(ProcessInstance instance, Stimulus stimulus, CancellationToken cancellation)
    {
        var run = await Begin(instance.Subject, cancellation, stimulus);
        var step = await run.Runner.Advance(instance.Id, stimulus);
        await Settle(run, cancellation);
        return run.Progress(step);
    }

    /// <summary>The clock sets a process off. In a store it runs under the store's code, so that a process of which there is to be one in each store can say so.</summary>
    /// <returns>Why it does not start; null when it has started.</returns>
    public async Task<string?> SetOff(WorkflowDefinition definition, string triggerActivity, ProcessSubject subject, CancellationToken cancellation)
    {
        var run = await Begin(subject, cancellation);
        try
        {
            await run.Runner.Start(definition, run.FirstId, null, new StartOptions { TriggerActivityId = triggerActivity, CorrelationId = subject.StoreKey });
        }
        catch (ActivationRefusedException refused)
        {
            return refused.Message;
        }

        await Settle(run, cancellation);
        return null;
    }

    /// <summary>An event about a ticket: whoever waits for it goes on, and what it sets off begins, with the ticket as its subject.</summary>
    /// <returns>Null if nobody heard it.</returns>
    public async Task<Progress?> Raise(Ticket ticket, string eventName, JsonNode? payload, CancellationToken cancellation) =>
        (await Raise(new ProcessSubject(ticket.StoreCode, ticket.Id), eventName, payload, null, cancellation)).Progress;

    /// <summary>An event about a customer, a store or the chain.</summary>
    /// <param name="correlationId">Only processes with this business key hear it, and what it sets off gets it; everything that is about the same when null.</param>
    public async Task<Raised> Raise(ProcessSubject subject, string eventName, JsonNode? payload, string? correlationId, CancellationToken cancellation)
    {
        await definitions.Refresh(cancellation);
        var run = await Begin(subject, cancellation);
        var reached = await run.Runner.Raise(eventName, correlationId, payload);
        foreach (var why in run.Runner.NotStarted)
        {
            log.LogInformation("{Event}: {Why}", eventName, why);
        }

        await Settle(run, cancellation);
        return new Raised(reached.Count == 0 ? null : run.Progress(new Step(run.Latest(reached[0]), StepOutcome.Advanced, [])), [.. reached.Where(run.IsKept)], run.Runner.NotStarted);
    }

    public async Task<Progress> Migrate(ProcessInstance instance, WorkflowDefinition to, IReadOnlyDictionary<string, string> map, CancellationToken cancellation)
    {
        var run = await Begin(instance.Subject, cancellation);
        var step = await run.Runner.Migrate(instance.Id, to, map);
        await Settle(run, cancellation);
        return run.Progress(step);
    }

    /// <summary>Tells a process that one of its timers is due at another time. The row moves first: it is what knows all pauses.</summary>
    public async Task Move(ProcessTimer timer, string reason, CancellationToken cancellation)
    {
        if (timer.DueAt is { } dueAt)
        {
            await Advance((await db.ProcessInstances.FindAsync([timer.InstanceId], cancellation))!, new TimerMoved(timer.Id, dueAt, reason), cancellation);
        }
    }

    /// <summary>Whether what ran and is not saved yet asks somebody to reach out to a customer.</summary>
    public bool ReachesOut => db.WorkItems.Local.Any(item => item is { Contact: not null, ClosedAt: null } && db.Entry(item).State == EntityState.Added);

    /// <summary>How time passes for a ticket, with every pause it had; what is about none knows no pause.</summary>
    public async Task<TicketTime> TimeOf(Guid? ticketId, string store, CancellationToken cancellation)
    {
        if (ticketId is null)
        {
            return new TicketTime(await hours.Of(store, cancellation), []);
        }

        // Whoever works on a ticket has read its pauses with it.
        var pauses = db.Tracked<Ticket>(ticket => ticket.Id == ticketId)?.Pauses
            ?? await db.Pauses.AsNoTracking().Where(pause => pause.TicketId == ticketId).ToListAsync(cancellation);
        return new TicketTime(await hours.Of(store, cancellation), [.. pauses.Select(pause => pause.Still)]);
    }

    /// <summary>Nobody has to decide any more on compensation of a ticket whose process was cancelled.</summary>
    public Task EndQuestions(Ticket ticket, CancellationToken cancellation) =>
        Cancel(db.ProcessInstances.Where(instance => instance.TicketId == ticket.Id && instance.ApprovalId != null), "The ticket's process was cancelled.", cancellation);

    /// <summary>The ticket's own process has ended and taken along what it waited for; questions of compensation and what else was set off go now.</summary>
    /// <param name="spared">The definitions of those that go on all the same.</param>
    public Task EndOthers(Ticket ticket, IReadOnlyList<string> spared, Remark because, CancellationToken cancellation)
    {
        List<string> staying = [.. WellKnown.Leading, .. spared];   // one whose author says goodbye first ends itself
        return Cancel(db.ProcessInstances.Where(instance => instance.TicketId == ticket.Id && !staying.Contains(instance.DefinitionId)), because, cancellation);
    }

    /// <summary>The process that leads this ticket from stage to stage; the latest one, of a ticket that was opened again.</summary>
    public async Task<ProcessInstance> OfTicket(Guid ticketId, CancellationToken cancellation) =>
        await FindOfTicket(ticketId, cancellation) ?? throw new InvalidOperationException($"No process leads ticket {ticketId}.");

    /// <summary>The same; null when it is archived.</summary>
    public async Task<ProcessInstance?> FindOfTicket(Guid ticketId, CancellationToken cancellation) =>
        db.Tracked<ProcessInstance>(instance => instance.TicketId == ticketId && instance is { LeadsTicket: true, HasEnded: false })
        ?? await db.ProcessInstances.Where(instance => instance.TicketId == ticketId && instance.ApprovalId == null && instance.ParentId == null && WellKnown.Leading.Contains(instance.DefinitionId))
            .OrderBy(instance => instance.Status == InstanceStatus.Finished || instance.Status == InstanceStatus.Cancelled).ThenByDescending(instance => instance.CreatedAt).ThenByDescending(instance => instance.Id)
            .FirstOrDefaultAsync(cancellation)
        ?? db.Tracked<ProcessInstance>(instance => instance.TicketId == ticketId && instance.LeadsTicket);

    /// <summary>The process that a task belongs to.</summary>
    public async Task<ProcessInstance> Of(WorkItem item, CancellationToken cancellation) => (await db.ProcessInstances.FindAsync([item.InstanceId], cancellation))!;

    private async Task Cancel(IQueryable<ProcessInstance> which, Remark because, CancellationToken cancellation)
    {
        var running = await which.Where(instance => instance.Status == InstanceStatus.Running || instance.Status == InstanceStatus.Faulted).ToListAsync(cancellation);
        foreach (var instance in running.Where(instance => !instance.HasEnded))   // one may take along another
        {
            await Advance(instance, new CancelRequested(because), cancellation);
        }
    }

    /// <summary>Nobody is asked to reach out to a customer who has not agreed to it: such a task is answered as soon as it is opened, and its process goes its way.</summary>
    private async Task Settle(ProcessRun run, CancellationToken cancellation)
    {
        var asked = new HashSet<string>();
        while (run.Contacts.FirstOrDefault(item => !asked.Contains(item.Id)) is { } item && asked.Count < MostRefusals)
        {
            asked.Add(item.Id);
            if (item.CustomerId is not { } customer || !await consents.Stand(customer, item.Contact!, cancellation))
            {
                await run.Answer(item, TaskForm.NoConsent);
            }
        }
    }

    private async Task<ProcessRun> Begin(ProcessSubject subject, CancellationToken cancellation, Stimulus? stimulus = null) =>
        new(db, definitions, subject, await TimeOf(subject.TicketId, subject.StoreCode, cancellation), scope.Actor, stimulus, clock.Now(), cancellation);
}
