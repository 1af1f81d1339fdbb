using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation.Books;
using Complaints.Compensation.Deputies;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Compensation;

/// <summary>Decides on compensation, whichever way the answer came. The last answer a stage waits for lets it go on.</summary>
public sealed class Decisions(ProcessStore processes, TicketProcess process, StandIns standIns, StoreHours hours, Turns turns, GivenElsewhere given, ReferenceLists reference, RequestScope scope, TimeProvider clock)
{
    /// <param name="work">All open work of the ticket.</param>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Refused?> Decide(Ticket ticket, Approval approval, IReadOnlyList<WorkItem> work, DecideApproval answer, CancellationToken cancellation)
    {
        var calendar = await hours.Of(ticket.StoreCode, cancellation);
        var today = answer.Decision == Decision.AskBack ? Today.Nothing : await Now(ticket, approval.Currency, cancellation);
        Refused? refusal = null;
        foreach (var self in await standIns.Of(scope.Actor, ticket.StoreCode, cancellation))
        {
            // As themselves first, and only where that is not enough in somebody's stead.
            if (DecideAs(self, ticket, approval, work, answer, calendar, today, out var question) is { } not)
            {
                refusal = refusal is null || self.Role.MayDecideFor(approval.Role) ? not : refusal;
                continue;
            }

            scope.Actor = self;
            return await GoOn(ticket, approval, work, question!, answer.Decision!.Value, cancellation);
        }

        return refusal;
    }

    /// <summary>The clerk answers what was asked back.</summary>
    public async Task<Refused?> Answer(Ticket ticket, Approval approval, IReadOnlyList<WorkItem> work, string answer, CancellationToken cancellation)
    {
        if (ticket.WhyHidden(scope.Actor) is { } hidden)
        {
            return hidden;
        }

        var task = work.FirstOrDefault(item => item.ApprovalId == approval.Id && item.Name == WellKnown.AnswerTask);
        if (task?.WhyNot(scope.Actor, await hours.Of(ticket.StoreCode, cancellation)) is { } not)
        {
            return not;
        }

        var now = clock.Now();
        var open = approval.OpenQuestion;
        if (approval.Answer(answer, scope.Actor, now) is { } refusal)
        {
            return refusal;
        }

        ticket.AnsweredBack(open!, now, scope.Actor);
        return task is null
            ? null
            : await Advance(ticket, task, new JsonObject { ["outcome"] = "answered", ["answer"] = open!.Answer }, cancellation);
    }

    /// <summary>What the limits are today, and what the customer was granted elsewhere. From here on nobody else decides for this customer or store.</summary>
    private async Task<Today> Now(Ticket ticket, string currency, CancellationToken cancellation)
    {
        await turns.Take(ticket, cancellation);
        return new Today((await reference.Get(cancellation)).Limits, await given.Of(ticket, currency, grantedOnly: true, cancellation));
    }

    private sealed record Today(LimitMatrix Limits, IReadOnlyList<Weight> Elsewhere)
    {
        public static readonly Today Nothing = new(new LimitMatrix([]), []);
    }

    private Refused? DecideAs(
        Actor self, Ticket ticket, Approval approval, IReadOnlyList<WorkItem> work, DecideApproval answer, BusinessCalendar calendar, Today today, out WorkItem? question)
    {
        question = null;
        if (Benefit.WhyNot(ticket, self) is { } benefits)
        {
            return benefits;
        }

        var asked = work.Where(item => item.ApprovalId == approval.Id && item.IsDecision && self.Role.MayDecideFor(item.Role)).ToList();
        question = asked.FirstOrDefault(item => item.WhyNot(self, calendar) is null);
        if (question is null && approval.Status == ApprovalStatus.Waiting)
        {
            return asked.Count > 0 ? asked[0].WhyNot(self, calendar) : Refused.NotAllowed($"This waits for the role {approval.Role:Role}.");
        }

        if (answer.Decision == Decision.AskBack)
        {
            return approval.WhyNot(self)
                ?? (approval.OpenQuestion is null && !question!.Form.Outcomes.Contains(Decision.AskBack.Word()) ? Refused.Rule("decision", "The process of this approval takes no questions.") : null)
                ?? approval.Ask(answer.Question, self, clock.Now());
        }

        var amount = answer.Amount is { } major ? Money.ToMinor(major, approval.Currency) ?? -1 : (long?)null;
        return approval.Decide(answer.Decision!.Value, amount, answer.Reason, today.Limits, today.Elsewhere, self, clock.Now());
    }

    private async Task<Refused?> GoOn(Ticket ticket, Approval approval, IReadOnlyList<WorkItem> work, WorkItem question, Decision decision, CancellationToken cancellation)
    {
        var result = new JsonObject { ["outcome"] = decision.Word() };
        if (decision == Decision.AskBack)
        {
            ticket.AskedBack(approval.OpenQuestion!, clock.Now(), scope.Actor);
            result["question"] = approval.OpenQuestion!.Text;
            return await Advance(ticket, question, result, cancellation);
        }

        ticket.Decided(approval, scope.Actor, clock.Now());
        if (await Advance(ticket, question, result, cancellation) is { } stays)
        {
            return stays;
        }

        return ticket.OpenVisit is { } visit && !visit.Waits(ticket)
            ? await process.Complete(ticket, visit, work.First(item => item.Stage == ticket.Stage), cancellation)
            : null;
    }

    private async Task<Refused?> Advance(Ticket ticket, WorkItem task, JsonObject result, CancellationToken cancellation)
    {
        var instance = await processes.Of(task, cancellation);
        return await process.Follow(ticket, await processes.Advance(instance, new TaskAnswered(task.Id, result), cancellation), cancellation);
    }
}
