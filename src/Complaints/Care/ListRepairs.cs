using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>Repairs of my stores, those that are expected back first at the top.</summary>
/// <param name="All">Those that are over too, newest first.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ListRepairs(string? Store = null, bool? All = null, int Most = 200) : IQuery<IReadOnlyList<RepairView>>;

public sealed class ListRepairsValidator : IValidator<ListRepairs>
{
    public IEnumerable<Problem> Check(ListRepairs request)
    {
        var form = new FormCheck();
        form.When(request.Most is < 1 or > 500, "most", "A list holds 1 to 500 repairs.");
        return form.Problems;
    }
}

public sealed class ListRepairsHandler(ComplaintsDb db, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<ListRepairs, Answer<IReadOnlyList<RepairView>>>
{
    public async Task<Answer<IReadOnlyList<RepairView>>> Handle(ListRepairs request, CancellationToken cancellationToken)
    {
        var orders = db.RepairOrders.AsNoTracking().SeenBy(scope.Actor, request.Store);
        orders = request.All == true
            ? orders.OrderByDescending(order => order.PlannedAt).ThenBy(order => order.Id)
            : orders.StillToDo().OrderBy(order => order.ExpectedBackOn == null).ThenBy(order => order.ExpectedBackOn).ThenBy(order => order.Id);
        var rows = await (
            from order in orders.Take(request.Most)
            join ticket in db.Tickets.SeenBy(scope.Actor) on order.TicketId equals ticket.Id
            select new { order, ticket.Number, Customer = ticket.Customer!.Name }).ToListAsync(cancellationToken);
        var now = clock.Now();
        var views = new List<RepairView>();
        foreach (var row in rows)
        {
            views.Add(RepairView.Of(row.order, row.Number, row.Customer, (await hours.Of(row.order.StoreCode, cancellationToken)).DayOf(now)));
        }

        // A join keeps no order.
        var ordered = request.All == true
            ? views.OrderByDescending(view => view.PlannedAt)
            : views.OrderBy(view => view.ExpectedBackOn ?? DateOnly.MaxValue).ThenBy(view => view.PlannedAt);
        return ordered.ThenBy(view => view.Id).ToList();
    }
}

public static class RepairQueries
{
    /// <summary>Whose article is not with its owner yet, unless the repair was cancelled before it went out.</summary>
    public static IQueryable<RepairOrder> StillToDo(this IQueryable<RepairOrder> orders) =>
        orders.Where(order => order.HandedOverOn == null && order.DeliveredOn == null && (order.CancelledAt == null || order.OutOn != null));
}
