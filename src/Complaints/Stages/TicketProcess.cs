using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Stages;

/// <summary>Lets the ticket follow its process: into the stage that opened, or to its end.</summary>
public sealed class TicketProcess(ProcessStore processes, RequestScope scope, TimeProvider clock)
{
    public async Task Start(Ticket ticket, CancellationToken cancellation) =>
        Follow(ticket, await processes.Start(WellKnown.Resolution, Subject(ticket), new Dictionary<string, JsonNode?>(), cancellation));

    /// <summary>The stage is done: the process decides what follows.</summary>
    public async Task Complete(Ticket ticket, StageVisit visit, WorkItem item, CancellationToken cancellation)
    {
        ticket.Complete(visit, clock.Now());
        var answer = JsonNode.Parse(visit.Fields)!.AsObject();
        answer["outcome"] = visit.Outcome;
        answer["mood"] = visit.Mood;
        Follow(ticket, await processes.Advance(await processes.OfTicket(ticket.Id, cancellation), new TaskAnswered(item.Id, answer), cancellation));
    }

    /// <summary>Withdrawal is an arrow of the process; this only tells it that the event happened.</summary>
    public async Task Withdraw(Ticket ticket, CancellationToken cancellation) =>
        Follow(ticket, await processes.Advance(await processes.OfTicket(ticket.Id, cancellation), new EventReceived(WellKnown.WithdrawnEvent, null), cancellation));

    public static ProcessSubject Subject(Ticket ticket, Approval? approval = null) => new(ticket.Id, approval?.Id, ticket.StoreCode);

    /// <summary>When something else than a stage moved a process of the ticket: only the ticket's own leads it.</summary>
    public void Follow(Ticket ticket, ProcessInstance instance, Progress progress)
    {
        if (instance.ApprovalId is null)
        {
            Follow(ticket, progress);
        }
        else if (progress.Outcome != StepOutcome.Advanced)
        {
            throw new InvalidOperationException($"A process of ticket {ticket.Number} did not take the step: {progress.Outcome}.");
        }
    }

    private void Follow(Ticket ticket, Progress progress)
    {
        if (progress.Outcome != StepOutcome.Advanced)
        {
            throw new InvalidOperationException($"The process of ticket {ticket.Number} did not take the step: {progress.Outcome}.");
        }

        if (progress.Instance.Status == InstanceStatus.Faulted)
        {
            throw new InvalidOperationException($"The process of ticket {ticket.Number} failed at '{progress.Instance.Incident?.ActivityId}': {progress.Instance.Incident?.Sentence}");
        }

        foreach (var item in progress.Opened.Where(item => item.Stage is not null))
        {
            ticket.Enter(item.Stage!, clock.Now(), item.DueAt);
        }

        if (progress.Ended)
        {
            ticket.Close(progress.Instance.GetVariable("Outcome")?.GetValue<string>() ?? "done", clock.Now(), scope.Actor);
        }
    }
}
