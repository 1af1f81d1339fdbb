using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>What several requests about promises, repairs and appointments need: the ticket, its customer, the store's calendar.</summary>
public sealed class CareDesk(ComplaintsDb db, StoreHours hours, RequestScope scope, TimeProvider clock)
{
    public Actor Actor => scope.Actor;

    public DateTime Now { get; } = clock.Now();

    /// <summary>For something new on a ticket that goes on.</summary>
    public async Task<Answer<Ticket>> OpenTicket(string number, CancellationToken cancellation)
    {
        var written = number.ToUpperInvariant();
        if (await db.Tickets.Include(ticket => ticket.Customer).FirstOrDefaultAsync(ticket => ticket.Number == written, cancellation) is not { } ticket)
        {
            return TicketRefusals.Unknown(number);
        }

        return ticket.WhyHidden(Actor) is { } hidden ? hidden
            : ticket.HasEnded ? Refused.Rule("", $"Ticket {ticket.Number} has ended. Nothing can be recorded on it any more.")
            : ticket;
    }

    /// <summary>What is promised, away or arranged may be settled although the ticket has ended meanwhile.</summary>
    public Task<Ticket> TicketOf(ICare care, CancellationToken cancellation) =>
        db.Tickets.Include(ticket => ticket.Customer).FirstAsync(ticket => ticket.Id == care.TicketId, cancellation);

    public ValueTask<BusinessCalendar> HoursOf(string store, CancellationToken cancellation) => hours.Of(store, cancellation);

    /// <summary>Which day it is in the store now.</summary>
    public async ValueTask<DateOnly> TodayIn(string store, CancellationToken cancellation) => (await hours.Of(store, cancellation)).DayOf(Now);

    public PromiseView View(Promise promise, Ticket ticket) => PromiseView.Of(promise, ticket.Number, ticket.Customer?.Name, Actor, Now);
}
