using Complaints.Data;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Computes anew what is due on a ticket: after a pause began or ended, and after a deadline or the opening hours were changed.</summary>
public sealed class TicketClocks(ComplaintsDb db, ProcessStore processes)
{
    /// <param name="ticket">With its open work read.</param>
    /// <param name="reason">For the journals of its processes.</param>
    public async Task Reckon(Ticket ticket, string reason, CancellationToken cancellation)
    {
        var time = await processes.TimeOf(ticket.Id, ticket.StoreCode, cancellation);
        foreach (var item in db.WorkItems.Local.Where(item => item.TicketId == ticket.Id && item.ClosedAt is null))
        {
            item.Reckon(time);
            if (item.Stage is not null && item.Stage == ticket.Stage)
            {
                ticket.Reckon(item.DueAt);
            }
        }

        await Timers(ticket, time, reason, cancellation);
    }

    /// <summary>What was held because the ticket could not end goes on.</summary>
    public async Task Release(Ticket ticket, string reason, CancellationToken cancellation) =>
        await Timers(ticket, await processes.TimeOf(ticket.Id, ticket.StoreCode, cancellation), reason, cancellation);

    private async Task Timers(Ticket ticket, TicketTime time, string reason, CancellationToken cancellation)
    {
        var timers = await db.ProcessTimers.Where(timer => timer.TicketId == ticket.Id).ToListAsync(cancellation);
        foreach (var timer in timers.Where(timer => db.Entry(timer).State != EntityState.Deleted && timer.Reckon(time)))
        {
            await processes.Move(timer, reason, cancellation);
        }
    }
}
