using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>Promises of my stores, the most urgent first.</summary>
/// <param name="Which">late, today, week (the next seven days), open (all that are), or settled (newest first).</param>
[May(Role.Floor, Role.Quality)]
public sealed record ListPromises(string? Which = null, string? Store = null, int Most = 200) : IQuery<PromiseList>;

/// <param name="Late">How many there are of each sort, whichever is listed.</param>
public sealed record PromiseList(int Late, int Today, int Week, int Open, IReadOnlyList<PromiseView> Items);

public sealed class ListPromisesValidator : IValidator<ListPromises>
{
    public static readonly IReadOnlyList<string> Sorts = ["late", "today", "week", "open", "settled"];

    public IEnumerable<Problem> Check(ListPromises request)
    {
        var form = new FormCheck();
        form.OneOf("which", request.Which, Sorts, null);
        form.When(request.Most is < 1 or > 500, "most", "A list holds 1 to 500 promises.");
        return form.Problems;
    }
}

public sealed class ListPromisesHandler(ComplaintsDb db, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<ListPromises, Answer<PromiseList>>
{
    public async Task<Answer<PromiseList>> Handle(ListPromises request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var mine = db.Promises.AsNoTracking().SeenBy(scope.Actor, request.Store);
        var rows =
            from promise in mine
            join ticket in db.Tickets.SeenBy(scope.Actor) on promise.TicketId equals ticket.Id
            select new { promise, ticket.Number, Customer = ticket.Customer!.Name };
        if (request.Which == "settled")
        {
            var settled = await rows.Where(row => row.promise.State != PromiseState.Open).OrderByDescending(row => row.promise.SettledAt).ThenBy(row => row.promise.Id).Take(request.Most).ToListAsync(cancellationToken);
            return new PromiseList(0, 0, 0, 0, [.. settled.Select(row => PromiseView.Of(row.promise, row.Number, row.Customer, scope.Actor, now))]);
        }

        // All that are open at a time are few: each has a day, and days pass. Which of them is today, the store's calendar says.
        var open = (await rows.Where(row => row.promise.State == PromiseState.Open).OrderBy(row => row.promise.DueAt).ThenBy(row => row.promise.Id).ToListAsync(cancellationToken))
            .Select(row => PromiseView.Of(row.promise, row.Number, row.Customer, scope.Actor, now)).ToList();
        var sorts = new Dictionary<Guid, string>();
        foreach (var promise in open)
        {
            var today = (await hours.Of(promise.Store, cancellationToken)).DayOf(now);
            sorts[promise.Id] = promise.Late ? "late" : promise.DueOn <= today ? "today" : promise.DueOn < today.AddDays(7) ? "week" : "open";
        }

        int Count(string sort) => sorts.Values.Count(value => value == sort);
        return new PromiseList(
            Count("late"), Count("today"), Count("week"), open.Count,
            [.. open.Where(promise => request.Which is null or "open" || sorts[promise.Id] == request.Which).Take(request.Most)]);
    }
}

public static class CareQueries
{
    /// <summary>Only those of stores this person works in; of one of them when it is named.</summary>
    public static IQueryable<Promise> SeenBy(this IQueryable<Promise> promises, Actor actor, string? store = null)
    {
        var stores = actor.Stores.ToList();
        promises = actor.SeesAllStores ? promises : promises.Where(promise => stores.Contains(promise.StoreCode));
        return string.IsNullOrEmpty(store) ? promises : promises.Where(promise => promise.StoreCode == store);
    }

    public static IQueryable<RepairOrder> SeenBy(this IQueryable<RepairOrder> orders, Actor actor, string? store = null)
    {
        var stores = actor.Stores.ToList();
        orders = actor.SeesAllStores ? orders : orders.Where(order => stores.Contains(order.StoreCode));
        return string.IsNullOrEmpty(store) ? orders : orders.Where(order => order.StoreCode == store);
    }

    public static IQueryable<Appointment> SeenBy(this IQueryable<Appointment> appointments, Actor actor, string? store = null)
    {
        var stores = actor.Stores.ToList();
        appointments = actor.SeesAllStores ? appointments : appointments.Where(appointment => stores.Contains(appointment.StoreCode));
        return string.IsNullOrEmpty(store) ? appointments : appointments.Where(appointment => appointment.StoreCode == store);
    }
}
