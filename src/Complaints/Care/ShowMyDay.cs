using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>What is up today beside the stages: late, due, answered, back, arranged.</summary>
/// <param name="Store">A supervisor's wish to see what the whole store has to do, not only what is late there.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ShowMyDay(bool? Store = null) : IQuery<MyDay>;

/// <param name="LatePromises">With those that only the clock has broken since yesterday: somebody may know better.</param>
/// <param name="Answers">What was decided since yesterday on gifts that I proposed, newest first.</param>
/// <param name="Repairs">Expected back today, back and waiting for somebody to tell the customer, to be sent out or home.</param>
public sealed record MyDay(
    IReadOnlyList<PromiseView> LatePromises, IReadOnlyList<RepairView> LateRepairs, IReadOnlyList<AppointmentView> PastAppointments, IReadOnlyList<AnswerRow> Answers,
    IReadOnlyList<PromiseView> Promises, IReadOnlyList<RepairView> Repairs, IReadOnlyList<AppointmentView> Appointments)
{
    public int Late => LatePromises.Count + LateRepairs.Count + PastAppointments.Count;

    public int Count => Late + Answers.Count + Promises.Count + Repairs.Count + Appointments.Count;
}

/// <param name="Amount">Granted, or asked for where nothing was; in major units.</param>
public sealed record AnswerRow(Guid Id, string Ticket, string? Customer, string Status, string Kind, string Name, decimal Amount, string Currency, string By, DateTime At, string? Reason);

public sealed class ShowMyDayHandler(ComplaintsDb db, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowMyDay, Answer<MyDay>>
{
    private const int Most = 200;

    /// <summary>A parcel that is longer on its way than this is asked after.</summary>
    private const int DaysOfAParcel = 3;

    public async Task<Answer<MyDay>> Handle(ShowMyDay request, CancellationToken cancellationToken)
    {
        if (!scope.Actor.Role.Covers(Role.Floor))
        {
            return new MyDay([], [], [], [], [], [], []);   // quality has tasks at most, and no customers to see to
        }

        var (now, leads) = (clock.Now(), scope.Actor.Role.Covers(Role.Supervisor));
        var ofStore = leads && request.Store == true;

        // What nobody in particular sees to is everybody's on the floor; a supervisor sees whatever is late.
        bool Concerns(Guid? who) => who == scope.Actor.PersonId || (leads ? ofStore : who is null);
        bool Alarms(Guid? who) => leads || who is null || who == scope.Actor.PersonId;

        var promises = await Promises(now, cancellationToken);
        var repairs = await Repairs(now, cancellationToken);
        var appointments = await Appointments(now, cancellationToken);
        return new MyDay(
            [.. promises.Where(row => (row.View.Late || row.View.State != PromiseState.Open.Word()) && Alarms(row.Who)).Select(row => row.View)],
            [.. repairs.Where(row => row.Late)],
            [.. appointments.Where(row => row.View.Past && Alarms(row.Who)).Select(row => row.View)],
            await Answers(now, ofStore, cancellationToken),
            [.. promises.Where(row => row.View is { Late: false, State: "open" } && Concerns(row.Who)).Select(row => row.View)],
            [.. repairs.Where(row => !row.Late && (!leads || ofStore))],
            [.. appointments.Where(row => !row.View.Past && Concerns(row.Who)).Select(row => row.View)]);
    }

    /// <summary>Open ones whose day has come, and those that only the clock has broken since yesterday.</summary>
    private async Task<List<(PromiseView View, Guid? Who)>> Promises(DateTime now, CancellationToken cancellation)
    {
        var (soon, since) = (DateOnly.FromDateTime(now).AddDays(1), now.Date.AddDays(-1));
        var rows = await (
            from promise in db.Promises.AsNoTracking().SeenBy(scope.Actor)
            join ticket in db.Tickets.SeenBy(scope.Actor) on promise.TicketId equals ticket.Id
            where (promise.State == PromiseState.Open && promise.DueOn <= soon) || (promise.OnlyTheClockSays && promise.SettledAt >= since)
            orderby promise.DueAt
            select new { promise, ticket.Number, Customer = ticket.Customer!.Name }).Take(Most).ToListAsync(cancellation);
        var up = new List<(PromiseView, Guid?)>();
        foreach (var row in rows)
        {
            if (row.promise.State != PromiseState.Open || row.promise.DueOn <= await Today(row.promise.StoreCode, now, cancellation))
            {
                up.Add((PromiseView.Of(row.promise, row.Number, row.Customer, scope.Actor, now), row.promise.OwnerId));
            }
        }

        return up;
    }

    /// <summary>Those with something to do today: fetch, ask the workshop, tell the customer, send out or home, ask after a parcel.</summary>
    private async Task<List<RepairView>> Repairs(DateTime now, CancellationToken cancellation)
    {
        var soon = DateOnly.FromDateTime(now).AddDays(1);
        var rows = await (
            from order in db.RepairOrders.AsNoTracking().SeenBy(scope.Actor).StillToDo()
            join ticket in db.Tickets.SeenBy(scope.Actor) on order.TicketId equals ticket.Id
            where order.OutOn == null || order.BackOn != null || order.ExpectedBackOn <= soon || order.CancelledAt != null
            orderby order.ExpectedBackOn
            select new { order, ticket.Number, Customer = ticket.Customer!.Name }).Take(Most).ToListAsync(cancellation);
        var up = new List<RepairView>();
        foreach (var row in rows)
        {
            var today = await Today(row.order.StoreCode, now, cancellation);
            var isUp = row.order.State switch
            {
                RepairState.AtWorkshop => row.order.ExpectedBackOn <= today,
                RepairState.Told => row.order.ByParcel,
                RepairState.OnItsWay => row.order.SentOn <= today.AddDays(-DaysOfAParcel),
                _ => true,
            };
            if (isUp)
            {
                up.Add(RepairView.Of(row.order, row.Number, row.Customer, today));
            }
        }

        return up;
    }

    private async Task<List<(AppointmentView View, Guid? Who)>> Appointments(DateTime now, CancellationToken cancellation)
    {
        var soon = now.AddDays(2);
        var rows = await (
            from appointment in db.Appointments.AsNoTracking().SeenBy(scope.Actor)
            join ticket in db.Tickets.SeenBy(scope.Actor) on appointment.TicketId equals ticket.Id
            where appointment.State == AppointmentState.Open && appointment.At < soon
            orderby appointment.At
            select new { appointment, ticket.Number, Customer = ticket.Customer!.Name }).Take(Most).ToListAsync(cancellation);
        var up = new List<(AppointmentView, Guid?)>();
        foreach (var row in rows)
        {
            var calendar = await hours.Of(row.appointment.StoreCode, cancellation);
            if (calendar.DayOf(row.appointment.At) <= calendar.DayOf(now))
            {
                up.Add((AppointmentView.Of(row.appointment, row.Number, row.Customer, scope.Actor, now), row.appointment.WithId));
            }
        }

        return up;
    }

    private async ValueTask<DateOnly> Today(string store, DateTime now, CancellationToken cancellation) => (await hours.Of(store, cancellation)).DayOf(now);

    private async Task<List<AnswerRow>> Answers(DateTime now, bool ofStore, CancellationToken cancellation)
    {
        var (me, since) = (scope.Actor.PersonId, now.Date.AddDays(-1));
        var stores = scope.Actor.Stores.ToList();
        var everywhere = scope.Actor.SeesAllStores;
        var rows = await db.Approvals.AsNoTracking()
            .Where(approval => approval.DecidedAt >= since && approval.DecidedBy != null
                && (approval.ProposedById == me || (ofStore && (everywhere || stores.Contains(approval.StoreCode)))))
            .OrderByDescending(approval => approval.DecidedAt).Take(Most)
            .Select(approval => new { approval, approval.Ticket.Number, Customer = approval.Ticket.Customer!.Name }).ToListAsync(cancellation);
        return [.. rows.Select(row => new AnswerRow(
            row.approval.Id, row.Number, row.Customer, row.approval.Status.Word(), row.approval.Kind, row.approval.KindName,
            Money.ToMajor(row.approval.DecidedMinor ?? row.approval.AmountMinor, row.approval.Currency), row.approval.Currency, row.approval.DecidedBy!, row.approval.DecidedAt!.Value, row.approval.Reason))];
    }
}
