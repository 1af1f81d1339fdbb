using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>A timer's time has come. Of two servers that try at once one wins; the other finds nothing to do.</summary>
[May(Role.Admin)]
public sealed record FireTimer(string TimerId) : ICommand<bool>;

public sealed class FireTimerValidator : IValidator<FireTimer>
{
    public IEnumerable<Problem> Check(FireTimer request)
    {
        var form = new FormCheck();
        form.Text("timerId", request.TimerId, 40, required: true);
        return form.Problems;
    }
}

public sealed class FireTimerHandler(
    ComplaintsDb db, ProcessStore processes, ProcessDefinitions definitions, StoreHours hours, TicketStore tickets, TicketProcess process, TimeProvider clock)
    : IRequestHandler<FireTimer, Answer<bool>>
{
    private const string OpeningHoursOnly = "openingHours";

    public async Task<Answer<bool>> Handle(FireTimer request, CancellationToken cancellationToken)
    {
        var due = await (
            from timer in db.ProcessTimers
            join row in db.ProcessInstances on timer.InstanceId equals row.Id
            where timer.Id == request.TimerId
            select new { timer, row }).FirstOrDefaultAsync(cancellationToken);
        if (due is null)
        {
            return Refused.Changed("This timer has fired already.");
        }

        var instance = due.row;
        var now = clock.Now();
        if (await WaitsForOpening(due.timer, instance, cancellationToken) && (await hours.Of(instance.StoreCode, cancellationToken)).NextOpening(now) is var opening && opening > now)
        {
            due.timer.WakeAt(opening);
            await processes.Move(due.timer, "Its time came while the store was closed.", cancellationToken);
            return true;
        }

        if (instance.TicketId is not { } ticketId)
        {
            await processes.Advance(instance, new TimerDue(request.TimerId), cancellationToken);
            return true;
        }

        var ticket = await tickets.ById(ticketId, cancellationToken);
        await tickets.OpenWork(ticket, cancellationToken);
        var (stage, status) = (ticket.Stage, ticket.Status);
        var progress = await processes.Advance(instance, new TimerDue(request.TimerId), cancellationToken);
        if (await process.Follow(ticket, progress, cancellationToken) is not null)
        {
            // Nothing of the step may be kept. Once the danger is settled the timer takes the ticket along.
            db.ChangeTracker.Clear();
            (await db.ProcessTimers.FirstAsync(timer => timer.Id == request.TimerId, cancellationToken)).Hold();
            return true;
        }

        if ((stage, status) != (ticket.Stage, ticket.Status))
        {
            ticket.MovedOn();
        }

        return true;
    }

    /// <summary>What follows may be a call or a message: a definition says with this flag that none of its timers ends while the store is closed.</summary>
    private async Task<bool> WaitsForOpening(ProcessTimer timer, ProcessInstance instance, CancellationToken cancellation) =>
        timer.Clock == TaskClock.OpeningHours || (await definitions.Of(instance, db, cancellation)).HasFlag(OpeningHoursOnly);
}
