using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Fetches a task for somebody who wants to do something with it, or says why not.</summary>
public sealed class TaskDesk(ComplaintsDb db, TicketStore tickets, StoreHours hours, RequestScope scope)
{
    /// <param name="toDo">False for whoever only looks at it, or passes it on: then it may be done, or be somebody else's.</param>
    public async Task<Answer<TaskAtHand>> Take(string taskId, CancellationToken cancellation, bool toDo = true)
    {
        var ticketId = await db.WorkItems.Where(item => item.Id == taskId).Select(item => (Guid?)item.TicketId).FirstOrDefaultAsync(cancellation);
        if (ticketId is null)
        {
            return Refused.NotFound("id", "There is no such task.");
        }

        var ticket = await tickets.ById(ticketId.Value, cancellation);
        var open = await tickets.OpenWork(ticket, cancellation);
        var item = open.FirstOrDefault(item => item.Id == taskId) ?? await db.WorkItems.FirstAsync(item => item.Id == taskId, cancellation);
        var calendar = await hours.Of(item.StoreCode, cancellation);
        if (!toDo)
        {
            return ticket.WhyHidden(scope.Actor) is { } hidden ? hidden : new TaskAtHand(item, ticket, open, calendar);
        }

        return item.WhyNot(scope.Actor, calendar) is { } refusal ? refusal : new TaskAtHand(item, ticket, open, calendar);
    }
}

/// <param name="Open">Everything that is open on its ticket.</param>
public sealed record TaskAtHand(WorkItem Item, Ticket Ticket, List<WorkItem> Open, BusinessCalendar Hours);
