using Complaints.Care;
using Complaints.Data;
using Complaints.Products;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Portal;

/// <summary>Something the customer can rely on.</summary>
/// <param name="What">The code of a remedy, "answer", or words; null when only a day was said.</param>
/// <param name="Owner">Who sees to it.</param>
public sealed record Promised(string? What, string Owner, DateOnly DueOn);

/// <summary>Another time to talk. What it is about is for whoever prepares it.</summary>
/// <param name="At">On the store's clock.</param>
/// <param name="Place">store, phone or home: which room, one is told at the door.</param>
public sealed record Meeting(DateTime At, string Place, string? With);

/// <summary>What a customer can count on, as the receipt and the tracking page tell it: no reasons, no state, no notes.</summary>
/// <param name="Meetings">Still to come.</param>
public sealed record CountedOn(IReadOnlyList<Promised> Promises, IReadOnlyList<Meeting> Meetings)
{
    public static async Task<CountedOn> Of(ComplaintsDb db, Ticket ticket, Store? store, DateTime now, CancellationToken cancellation)
    {
        var id = ticket.Id;
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.TicketId == id).Standing().ToListAsync(cancellation);
        var appointments = await db.Appointments.AsNoTracking().Where(appointment => appointment.TicketId == id && appointment.At > now).Standing().ToListAsync(cancellation);
        return new CountedOn(
            [.. promises.ToldToTheCustomer().Select(promise => new Promised(promise.What == promise.Stage ? null : promise.What, promise.Owner, promise.DueOn))],
            [.. appointments.Select(appointment => new Meeting(store.LocalOf(appointment.At), appointment.Place == "backRoom" ? "store" : appointment.Place, appointment.With))]);
    }
}
