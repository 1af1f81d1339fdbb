using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>What a customer still waits for, told to whoever says goodbye. Nothing of it keeps anybody from closing.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowStillOpen(string Number) : IQuery<StillOpen>;

/// <param name="Gifts">Granted, and not handed over yet; what the law owes as well.</param>
/// <param name="Repairs">The article is not with its owner.</param>
/// <param name="Opinions">Second opinions that nobody has given yet.</param>
/// <param name="Appointments">Ahead, or over without a word what came of it.</param>
public sealed record StillOpen(
    IReadOnlyList<LineView> Gifts, IReadOnlyList<RepairView> Repairs, IReadOnlyList<OpenOpinion> Opinions, IReadOnlyList<AppointmentView> Appointments, IReadOnlyList<PromiseView> Promises)
{
    public int Count => Gifts.Count + Repairs.Count + Opinions.Count + Appointments.Count + Promises.Count;
}

/// <param name="Task">Where it is given.</param>
public sealed record OpenOpinion(string Task, string AskedBy);

public sealed class ShowStillOpenHandler(ComplaintsDb db, TicketStore tickets, CareDesk desk) : IRequestHandler<ShowStillOpen, Answer<StillOpen>>
{
    public async Task<Answer<StillOpen>> Handle(ShowStillOpen request, CancellationToken cancellationToken)
    {
        var found = await tickets.ToRead(request.Number, cancellationToken);
        if (found.Value is not { } ticket)
        {
            return found.As<StillOpen>();
        }

        var (id, customer, today) = (ticket.Id, ticket.Customer?.Name, await desk.TodayIn(ticket.StoreCode, cancellationToken));
        var gifts = await db.CompensationLines.AsNoTracking().Where(line => line.TicketId == id && line.Status == CompensationStatus.Given)
            .OrderBy(line => line.Order).ToListAsync(cancellationToken);
        var repairs = await db.RepairOrders.AsNoTracking().Where(order => order.TicketId == id).StillToDo().OrderBy(order => order.PlannedAt).ThenBy(order => order.Id).ToListAsync(cancellationToken);
        var opinions = await (
            from opinion in db.SecondOpinions.AsNoTracking()
            join item in db.WorkItems on opinion.InstanceId equals item.InstanceId
            where opinion.TicketId == id && item.Name == WellKnown.OpinionTask && item.ClosedAt == null
            orderby opinion.AskedAt
            select new OpenOpinion(item.Id, opinion.AskedBy)).ToListAsync(cancellationToken);
        var appointments = await db.Appointments.AsNoTracking().Where(appointment => appointment.TicketId == id && appointment.State == AppointmentState.Open)
            .OrderBy(appointment => appointment.At).ThenBy(appointment => appointment.Id).ToListAsync(cancellationToken);
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.TicketId == id && promise.State == PromiseState.Open)
            .OrderBy(promise => promise.DueAt).ThenBy(promise => promise.Id).ToListAsync(cancellationToken);
        var blind = await db.WorkItems.AsNoTracking().Blinds(id, desk.Actor, cancellationToken);
        return new StillOpen(
            [.. gifts.Select(LineView.Of)],
            [.. repairs.Select(order => RepairView.Of(order, ticket.Number, customer, today))],
            opinions,
            [.. appointments.Select(appointment => AppointmentView.Of(appointment, ticket.Number, customer, desk.Actor, desk.Now))],
            [.. promises.Where(promise => !blind || !Blindness.Hides(promise.Stage, promise.MadeBy, desk.Actor)).Select(promise => desk.View(promise, ticket))]);
    }
}
