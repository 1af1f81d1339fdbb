using System.Linq.Expressions;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>Fetches a whole ticket, to change it or to show it, and turns it into what callers see.</summary>
public sealed class TicketStore(ComplaintsDb db, ReferenceLists lists, TicketTrouble trouble, RequestScope scope)
{
    public Task<Ticket?> ByNumber(string number, CancellationToken cancellation)
    {
        // Read out on the phone, typed in small letters.
        var written = number.ToUpperInvariant();
        return Whole(ticket => ticket.Number == written, cancellation);
    }

    /// <summary>With its customer and no more, and nothing to be changed; refused where there is none, and to those from whom it is hidden.</summary>
    public async Task<Answer<Ticket>> ToRead(string number, CancellationToken cancellation)
    {
        var written = number.ToUpperInvariant();
        if (await db.Tickets.AsNoTracking().Include(ticket => ticket.Customer).FirstOrDefaultAsync(ticket => ticket.Number == written, cancellation) is not { } ticket)
        {
            return TicketRefusals.Unknown(number);
        }

        return ticket.WhyHidden(scope.Actor) is { } hidden ? hidden : ticket;
    }

    public async Task<Ticket> ById(Guid id, CancellationToken cancellation) =>
        await Whole(ticket => ticket.Id == id, cancellation) ?? throw new InvalidOperationException($"There is no ticket {id}.");

    /// <summary>Open tasks, with the processes they belong to: whoever answers one moves the other.</summary>
    public async Task<List<WorkItem>> OpenWork(Ticket ticket, CancellationToken cancellation)
    {
        var open = await (
            from item in db.WorkItems
            join instance in db.ProcessInstances on item.InstanceId equals instance.Id
            where item.TicketId == ticket.Id && item.ClosedAt == null
            select new { item, instance }).ToListAsync(cancellation);
        return [.. open.Select(row => row.item)];
    }

    /// <summary>What is promised, away for repair or arranged: for those few who change the ticket together with it.</summary>
    public async Task Care(Ticket ticket, CancellationToken cancellation)
    {
        await db.Promises.Where(promise => promise.TicketId == ticket.Id).LoadAsync(cancellation);
        await db.RepairOrders.Where(order => order.TicketId == ticket.Id).LoadAsync(cancellation);
        await db.Appointments.Where(appointment => appointment.TicketId == ticket.Id).LoadAsync(cancellation);
    }

    /// <summary>As it stands in this context, saved or not: so a command can answer with what it is about to save.</summary>
    public async Task<TicketView> View(Ticket ticket, CancellationToken cancellation) => TicketView.Of(
        ticket,
        [.. db.WorkItems.Local.Where(item => item.TicketId == ticket.Id && item.ClosedAt is null).OrderBy(item => item.OpenedAt)],
        [.. (await lists.Get(cancellation)).Defects.Select(defect => defect.Code)],
        scope.Actor) with { HaltedBy = await trouble.Say(ticket, cancellation) };

    /// <summary>In two queries, or three when something was given: this is read at every step, and most steps give nothing.</summary>
    private async Task<Ticket?> Whole(Expression<Func<Ticket, bool>> which, CancellationToken cancellation)
    {
        var ticket = await db.Tickets.Include(ticket => ticket.Customer).Include(ticket => ticket.Visits).FirstOrDefaultAsync(which, cancellation);
        if (ticket is null)
        {
            return null;
        }

        await db.CompensationLines.Where(line => line.TicketId == ticket.Id).LoadAsync(cancellation);
        if (ticket.Compensation.Count > 0)
        {
            await db.Approvals.Include(approval => approval.Questions).Where(approval => approval.TicketId == ticket.Id).LoadAsync(cancellation);
        }

        if (ticket.PauseCount > 0)
        {
            await db.Pauses.Where(pause => pause.TicketId == ticket.Id).LoadAsync(cancellation);
        }

        return ticket;
    }
}

public static class TicketRefusals
{
    public static Refused Unknown(string number) => Refused.NotFound("number", $"There is no ticket {number}.");

    public static Refused AboutYou => Refused.NotAllowed("This complaint is about you, so somebody else looks after it.");

    /// <summary>Why this person may not even see it; null when they may.</summary>
    public static Refused? WhyHidden(this Ticket ticket, Actor actor) => ticket.IsAbout(actor) ? AboutYou
        : actor.Sees(ticket.StoreCode) ? null
        : Refused.NotAllowed($"Ticket {ticket.Number} belongs to store {ticket.StoreCode}, and you do not work there.");
}
