using Complaints.Customers;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>
/// The customer has the repaired article again. A follow-up that is open waits from that day on, for nobody can say sooner whether it
/// holds; otherwise processes are told, which call of their own accord.
/// </summary>
public sealed class Homecoming(ComplaintsDb db, TicketStore tickets, CareDesk desk, ProcessStore processes, CustomerEvents events)
{
    public async Task Of(RepairOrder order, Ticket ticket, DateOnly on, CancellationToken cancellation)
    {
        if (order.Result != RepairResult.Repaired || await PutOff(ticket, on, cancellation) || ticket.Customer is not { } customer)
        {
            return;
        }

        await events.Repaired(customer, order.Id, order.StoreCode, ticket.Number, order.Part, on, cancellation);
    }

    /// <returns>Whether the ticket's own follow-up is open, and so asks how the repair is.</returns>
    private async Task<bool> PutOff(Ticket ticket, DateOnly on, CancellationToken cancellation)
    {
        if (ticket.Stage != ListCallsHandler.Stage || await db.WorkItems.FirstOrDefaultAsync(item => item.TicketId == ticket.Id && item.Stage == ListCallsHandler.Stage && item.ClosedAt == null, cancellation) is not { } followUp)
        {
            return false;
        }

        var home = desk.Now.AddDays(on.DayNumber - (await desk.TodayIn(ticket.StoreCode, cancellation)).DayNumber);
        if (followUp.Form is not { Due: { } wait, Clock: TaskClock.Always } || home <= followUp.OpenedAt)
        {
            return true;
        }

        // The desk reads a ticket without its pauses, and the clock needs them.
        await tickets.ById(ticket.Id, cancellation);
        var time = await processes.TimeOf(ticket.Id, ticket.StoreCode, cancellation);

        // Somebody may have given it more time already, or another article came home later.
        if (time.Ran(followUp.OpenedAt, home) + wait is var allowed && allowed > followUp.Allowed)
        {
            var reason = Sentence.Of($"The repaired article came home on {on:yyyy-MM-dd}.").ToString();
            followUp.Allow(allowed, reason, time, desk.Actor, desk.Now);
            ticket.ChangedDeadline(reason, desk.Now, desk.Actor);
            ticket.Reckon(followUp.DueAt);
        }

        return true;
    }
}
