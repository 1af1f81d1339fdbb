using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>Fetches a whole ticket, to change it or to show it, and turns it into what callers see.</summary>
public sealed class TicketStore(ComplaintsDb db, ReferenceLists lists)
{
    public Task<Ticket?> ByNumber(string number, CancellationToken cancellation) =>
        Whole().FirstOrDefaultAsync(ticket => ticket.Number == number, cancellation);

    public Task<Ticket> ById(Guid id, CancellationToken cancellation) => Whole().FirstAsync(ticket => ticket.Id == id, cancellation);

    public Task<List<WorkItem>> OpenWork(Ticket ticket, CancellationToken cancellation) =>
        db.WorkItems.Where(item => item.TicketId == ticket.Id && item.ClosedAt == null).ToListAsync(cancellation);

    /// <summary>As it stands in this context, saved or not: so a command can answer with what it is about to save.</summary>
    public async Task<TicketView> View(Ticket ticket, CancellationToken cancellation) => TicketView.Of(
        ticket,
        db.WorkItems.Local.Where(item => item.TicketId == ticket.Id && item.ClosedAt is null).OrderBy(item => item.OpenedAt),
        [.. (await lists.Get(cancellation)).Defects.Select(defect => defect.Code)]);

    private IQueryable<Ticket> Whole() => db.Tickets
        .Include(ticket => ticket.Customer)
        .Include(ticket => ticket.Visits)
        .Include(ticket => ticket.Compensation)
        .Include(ticket => ticket.Approvals)
        .AsSplitQuery();
}

public static class TicketRefusals
{
    public static Refused Unknown(string number) => Refused.NotFound("number", $"There is no ticket {number}.");

    /// <summary>Why this person may not even see it; null when they may.</summary>
    public static Refused? WhyHidden(this Ticket ticket, Actor actor) => actor.Sees(ticket.StoreCode)
        ? null
        : Refused.NotAllowed($"Ticket {ticket.Number} belongs to store {ticket.StoreCode}, and you do not work there.");
}
