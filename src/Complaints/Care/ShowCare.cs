using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>What was promised on a ticket, what is away for repair and what is arranged; all of it, oldest first.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowCare(string Number) : IQuery<CareView>;

/// <param name="Today">Which day it is in the store.</param>
/// <param name="RepairAgreed">A repair was agreed on, and nobody has planned it yet.</param>
/// <param name="AnotherTime">The customer wanted another time to talk, and none is arranged yet.</param>
/// <param name="Workshops">Those listed for the store and for the chain, then those this store has sent something to besides, the usual one first.</param>
public sealed record CareView(
    DateOnly Today, IReadOnlyList<PromiseView> Promises, IReadOnlyList<RepairView> Repairs, IReadOnlyList<AppointmentView> Appointments,
    bool RepairAgreed, bool AnotherTime, IReadOnlyList<string> Workshops);

public sealed class ShowCareHandler(ComplaintsDb db, TicketStore tickets, CareDesk desk) : IRequestHandler<ShowCare, Answer<CareView>>
{
    private const int MostWorkshops = 20;

    public async Task<Answer<CareView>> Handle(ShowCare request, CancellationToken cancellationToken)
    {
        var found = await tickets.ToRead(request.Number, cancellationToken);
        if (found.Value is not { } ticket)
        {
            return found.As<CareView>();
        }

        var (id, customer, today) = (ticket.Id, ticket.Customer?.Name, await desk.TodayIn(ticket.StoreCode, cancellationToken));
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.TicketId == id).OrderBy(promise => promise.MadeAt).ThenBy(promise => promise.SettledAt == null).ThenBy(promise => promise.DueAt).ThenBy(promise => promise.Id).ToListAsync(cancellationToken);
        var repairs = await db.RepairOrders.AsNoTracking().Where(order => order.TicketId == id).OrderBy(order => order.PlannedAt).ThenBy(order => order.Id).ToListAsync(cancellationToken);
        var appointments = await db.Appointments.AsNoTracking().Where(appointment => appointment.TicketId == id).OrderBy(appointment => appointment.At).ThenBy(appointment => appointment.Id).ToListAsync(cancellationToken);
        var visits = ticket.HasEnded ? [] : await db.StageVisits.AsNoTracking().Where(visit => visit.TicketId == id && visit.ById != null)
            .OrderBy(visit => visit.Order).Select(visit => visit.Fields).ToListAsync(cancellationToken);
        var workshops = ticket.HasEnded ? [] : await db.RepairOrders.AsNoTracking().Where(order => order.StoreCode == ticket.StoreCode)
            .GroupBy(order => order.Workshop).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).Take(MostWorkshops).ToListAsync(cancellationToken);
        var listed = ticket.HasEnded ? [] : await db.Workshops.AsNoTracking().Where(workshop => workshop.StoreCode == ticket.StoreCode || workshop.StoreCode == "")
            .OrderByDescending(workshop => workshop.StoreCode).ThenBy(workshop => workshop.Place).ThenBy(workshop => workshop.Name).Select(workshop => workshop.Name).ToListAsync(cancellationToken);
        var blind = await db.WorkItems.AsNoTracking().Blinds(id, desk.Actor, cancellationToken);
        return new CareView(
            today,
            [.. promises.Where(promise => !blind || !Blindness.Hides(promise.Stage, promise.MadeBy, desk.Actor)).Select(promise => PromiseView.Of(promise, ticket.Number, customer, desk.Actor, desk.Now))],
            [.. repairs.Select(order => RepairView.Of(order, ticket.Number, customer, today))],
            [.. appointments.Select(appointment => AppointmentView.Of(appointment, ticket.Number, customer, desk.Actor, desk.Now))],
            !blind && repairs.Count == 0 && Last(visits, "remedy") == "repair",
            appointments.Count == 0 && Last(visits, "place") == "anotherTime",
            [.. listed.Concat(workshops).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>What was answered last to a field of this name, at whichever stage.</summary>
    private static string? Last(IReadOnlyList<string> visits, string field) =>
        visits.Select(fields => JsonNode.Parse(fields)![field]?.ToString()).LastOrDefault(answer => !string.IsNullOrEmpty(answer));
}
