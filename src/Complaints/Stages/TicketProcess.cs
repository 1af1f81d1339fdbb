using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Stages;

/// <summary>Lets the ticket follow its process: into the stage that opened, or to its end.</summary>
public sealed class TicketProcess(ProcessStore processes, TicketTrouble trouble, TicketClocks clocks, CustomerEvents customers, RequestScope scope, TimeProvider clock)
{
    /// <param name="aboutRole">The role of the colleague whom it is about, so that the process can go around them; null when it is about nobody.</param>
    /// <returns>Why it cannot be; null when it has started.</returns>
    public Task<Refused?> Start(Ticket ticket, Role? aboutRole, CancellationToken cancellation) => Lead(ticket, aboutRole, null, cancellation);

    /// <summary>The process begins once more, told of what its forerunner knew: what that means is for its arrows to say. One that is archived knows nothing any more.</summary>
    /// <returns>Why it cannot be; null when it goes on.</returns>
    public async Task<Refused?> Reopen(Ticket ticket, string because, CancellationToken cancellation)
    {
        var before = await processes.FindOfTicket(ticket.Id, cancellation) is { State: var state } ? WorkflowInstance.FromJson(state).GetVariables() : [];
        return await Lead(ticket, ticket.AboutRole, new JsonObject { ["because"] = because, ["before"] = before }, cancellation);
    }

    private async Task<Refused?> Lead(Ticket ticket, Role? aboutRole, JsonObject? reopened, CancellationToken cancellation)
    {
        var input = new Dictionary<string, JsonNode?> { ["defect"] = ticket.DefectCode, ["aboutRole"] = aboutRole?.Word() };
        if (reopened is not null)
        {
            input[Reopening.Input] = reopened;
        }

        if (ticket.Customer is { } customer)
        {
            await customers.Seen(customer, ticket.StoreCode, cancellation);
        }

        return await Follow(ticket, await processes.Start(WellKnown.Leads(ticket.Kind), Subject(ticket), input, cancellation), cancellation);
    }

    /// <summary>The stage is done: the process decides what follows.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Refused?> Complete(Ticket ticket, StageVisit visit, WorkItem item, CancellationToken cancellation)
    {
        ticket.Complete(visit, clock.Now());
        var answer = JsonNode.Parse(visit.Fields)!.AsObject();
        answer["outcome"] = visit.Outcome;
        answer["mood"] = visit.Mood;
        return await Follow(ticket, await processes.Advance(await processes.Of(item, cancellation), new TaskAnswered(item.Id, answer), cancellation), cancellation);
    }

    /// <returns>Why not; null when it is done.</returns>
    public Task<Refused?> Withdraw(Ticket ticket, CancellationToken cancellation) =>
        Leave(ticket, WellKnown.WithdrawnEvent, "The ticket was withdrawn.", Outcomes.Withdrawn, cancellation);

    /// <returns>Why not; null when it is done.</returns>
    public Task<Refused?> Escalate(Ticket ticket, CancellationToken cancellation) =>
        Leave(ticket, WellKnown.EscalatedEvent, "The customer took the complaint outside.", Outcomes.Escalated, cancellation);

    /// <summary>That a customer ends it is an arrow of the process; this only tells it that the event happened.</summary>
    private async Task<Refused?> Leave(Ticket ticket, string eventName, Remark because, string outcome, CancellationToken cancellation)
    {
        var instance = await processes.OfTicket(ticket.Id, cancellation);
        var progress = await processes.Advance(instance, new EventReceived(eventName, null), cancellation);

        // A process that has failed, that began before there was such an arrow, or whose author drew no way out, hears no event. The customer may leave all the same.
        return await Follow(ticket, progress.Outcome == StepOutcome.Advanced
            ? progress
            : await processes.Advance(instance, new CancelRequested(because), cancellation), cancellation, outcome);
    }

    public static ProcessSubject Subject(Ticket ticket, Approval? approval = null) => new(ticket.StoreCode, ticket.Id, approval?.Id);

    /// <summary>The ticket follows what its processes did.</summary>
    /// <param name="cancelledAs">How the ticket ends if its process was cancelled.</param>
    /// <returns>Why the ticket cannot follow, so that nothing of the step may be kept: a process that has ended cannot leave an open ticket behind. Null when it did.</returns>
    public async Task<Refused?> Follow(Ticket ticket, Progress progress, CancellationToken cancellation, string cancelledAs = Outcomes.Cancelled)
    {
        if (progress.Outcome != StepOutcome.Advanced)
        {
            throw new InvalidOperationException($"A process of ticket {ticket.Number} did not take the step: {progress.Outcome}.");
        }

        if (ticket.Approvals.FirstOrDefault(approval => approval.Id == progress.ApprovalId) is { } asked)
        {
            var told = progress.Instance;
            _ = int.TryParse(told.GetVariable("Reminders")?.ToString(), CultureInfo.InvariantCulture, out var reminders);
            ticket.Asks(asked, Roles.Parse(told.GetVariable("AskedRole")?.ToString()), reminders, clock.Now(), scope.Actor);
        }

        // Of several open stages the ticket stands at one, the others wait. It may also be another one since its process was moved.
        var next = progress.Stages.OrderByDescending(item => item.Stage == ticket.Stage).FirstOrDefault();
        if (next is not null && (ticket.OpenVisit is null || next.Stage != ticket.Stage || progress.Opened.Contains(next)))
        {
            ticket.Enter(next.Stage!, clock.Now(), next.DueAt);
        }

        // An older process says nothing about a danger that was reported since.
        if (progress.Instance is { DefinitionId: WellKnown.Safety, Status: InstanceStatus.Finished } && (ticket.Safety?.InstanceId ?? progress.Instance.Id) == progress.Instance.Id)
        {
            ticket.SafetySettled(null, clock.Now(), scope.Actor);
            await clocks.Release(ticket, "The danger is settled.", cancellation);
        }

        var ending = progress.Leading switch
        {
            { Status: InstanceStatus.Finished } leading => leading.GetVariable("Outcome")?.ToString() is { Length: > 0 and <= 40 } outcome ? outcome : "done",
            { Status: InstanceStatus.Cancelled } => cancelledAs,
            _ => null,
        };
        if (ending is null)
        {
            await trouble.Look(ticket, progress, cancellation);
            return null;
        }

        // Nobody can keep a customer from going outside; whoever is hurt or in danger is looked after all the same.
        if (ending != Outcomes.Escalated && ticket.WhyNotEnd() is { } stays)
        {
            return stays;
        }

        ticket.Close(ending, clock.Now(), scope.Actor);
        if (progress.Leading is { Status: InstanceStatus.Cancelled })
        {
            await processes.EndQuestions(ticket, cancellation);
        }
        else if (ticket is { Outcome: Outcomes.NoReply, Customer: { } silent })
        {
            await customers.FellSilent(silent, ticket.StoreCode, ticket.Number, cancellation);
        }

        return null;
    }
}
