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
        var opening = (await hours.Of(instance.StoreCode, cancellationToken)).NextOpening(now);
        if (opening > now && await WaitsForOpening(due.timer, instance, cancellationToken))
        {
            return await PutOff(due.timer, opening, cancellationToken);
        }

        if (instance.TicketId is not { } ticketId)
        {
            await processes.Advance(instance, new TimerDue(request.TimerId), cancellationToken);
            return opening <= now || !processes.ReachesOut || await BeginAnew(request.TimerId, opening, cancellationToken);
        }

        var ticket = await tickets.ById(ticketId, cancellationToken);
        await tickets.OpenWork(ticket, cancellationToken);
        var (stage, status) = (ticket.Stage, ticket.Status);
        var progress = await processes.Advance(instance, new TimerDue(request.TimerId), cancellationToken);
        if (opening > now && processes.ReachesOut)
        {
            return await BeginAnew(request.TimerId, opening, cancellationToken);
        }

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

    private async Task<bool> PutOff(ProcessTimer timer, DateTime opening, CancellationToken cancellation)
    {
        timer.WakeAt(opening);
        await processes.Move(timer, "Its time came while the store was closed.", cancellation);
        return true;
    }

    /// <summary>A customer would be reached at night. Nothing of the step may be kept; it is done when the store opens.</summary>
    private async Task<bool> BeginAnew(string timerId, DateTime opening, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        return await PutOff(await db.ProcessTimers.FirstAsync(timer => timer.Id == timerId, cancellation), opening, cancellation);
    }

    /// <summary>A definition says with this flag that none of its timers ends while the store is closed.</summary>
    private async Task<bool> WaitsForOpening(ProcessTimer timer, ProcessInstance instance, CancellationToken cancellation) =>
        timer.Clock == TaskClock.OpeningHours || (await definitions.Of(instance, db, cancellation)).HasFlag(OpeningHoursOnly);
}
