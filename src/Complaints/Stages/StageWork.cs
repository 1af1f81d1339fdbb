using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>Records the open stage of a ticket and leaves it, whichever way the answer came.</summary>
public sealed class StageWork(
    ComplaintsDb db, TicketProcess process, TicketClocks clocks, StageCompensation compensation, StagePromises promises, CoachCards coach, ReferenceLists reference, StoreHours hours, RequestScope scope,
    TimeProvider clock)
{
    /// <param name="item">The task of the open stage; all open work of the ticket has been read with it.</param>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Refused?> Complete(Ticket ticket, WorkItem item, CompleteStage answer, CancellationToken cancellation)
    {
        if (await WhyNot(ticket, item, answer, cancellation) is { } refusal)
        {
            return refusal;
        }

        var lists = await reference.Get(cancellation);
        var form = item.Form;
        var gate = StageGate.Check(form, answer.Given, ticket.DefectCode, [.. lists.Defects.Select(defect => defect.Code)], clock.Today());
        if (gate.Malformed.Count > 0)
        {
            return Refused.Form(gate.Malformed);
        }

        if (!form.Outcomes.Contains(answer.Outcome!))
        {
            // A rule of the process, not a slip of the pen: the chances may be used up. No override passes it.
            return Refused.Rule("outcome", $"Stage {item.Stage:Stage} cannot end with '{answer.Outcome:Outcome}'. It ends with {form.Outcomes:Outcome}.");
        }

        if (item.WhyNotToday(answer.Outcome, await hours.Of(ticket.StoreCode, cancellation), clock.Now()) is { } early)
        {
            return early;
        }

        if (gate.Unmet.Count > 0 && answer.Override is null)
        {
            return Refused.Rule(gate.Unmet);
        }

        var said = coach.SaidFromSheet(gate.Answers["words"]?.GetValue<string>(), SpokenName.Of(ticket.Customer));
        if (ApologyLock.WhyNot(ticket, gate.Answers, said) is { } locked)
        {
            return locked;
        }

        // Whoever records a stage has what the ticket waited for.
        var now = clock.Now();
        var waited = ticket.OpenPause is not null;
        ticket.Resume(now, scope.Actor);
        var visit = ticket.Record(
            new StageRecord(
                answer.Note?.Trim(), answer.Outcome!, answer.Mood, gate.Answers, gate.Unmet.Count > 0 ? answer.Override?.Trim() : null,
                answer.Help?.Card, (answer.Help ?? new StageHelp()).Kept(verbatim: said is not null)),
            scope.Actor);
        if (answer.Help?.Signature is { Length: > 0 } path)
        {
            db.Add(new Signature(ticket.Id, visit.Id, path, scope.Actor, now));
        }

        if (gate.Answers["defect"]?.GetValue<string>() is { } code && lists.Defect(code) is { } defect)
        {
            ticket.Recode(defect.Code, defect.Group, now, scope.Actor);
        }

        if (await compensation.Propose(ticket, visit, answer.Compensation ?? [], lists, cancellation) is { Count: > 0 } problems)
        {
            return Refused.Rule(problems);
        }

        await promises.Follow(ticket, visit, gate.Answers, cancellation);
        if (visit.Waits(ticket))
        {
            ticket.AwaitApproval(now, scope.Actor);
        }
        else
        {
            if (await process.Complete(ticket, visit, item, cancellation) is { } stays)
            {
                return stays;
            }
        }

        if (waited)
        {
            await clocks.Reckon(ticket, "The pause is over.", cancellation);
        }

        return null;
    }

    private async Task<Refused?> WhyNot(Ticket ticket, WorkItem item, CompleteStage answer, CancellationToken cancellation)
    {
        if (ticket.Status == TicketStatus.AwaitingApproval)
        {
            return Refused.Rule("stage", $"Stage {ticket.Stage:Stage} is recorded and waits for a decision on its compensation.");
        }

        if (item.WhyNot(scope.Actor, await hours.Of(ticket.StoreCode, cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (answer.Override is null)
        {
            return null;
        }

        return scope.Actor.Role.Covers(Role.Supervisor)
            ? string.IsNullOrWhiteSpace(answer.Override) ? Refused.Form("override", "Say why the gate is passed over.") : null
            : Refused.NotAllowed("Only a supervisor may pass over a gate.");
    }
}
