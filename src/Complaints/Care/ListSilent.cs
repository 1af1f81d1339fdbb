using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>
/// Customers of my stores who answered no follow-up and have not been seen since, as long as the watch over them runs: how long
/// that is, and what ends it, says the process <see cref="WellKnown.SilentWatch"/>.
/// </summary>
[May(Role.Floor, Role.Quality)]
public sealed record ListSilent(string? Store = null) : IQuery<IReadOnlyList<SilentRow>>;

/// <param name="Ticket">The complaint whose follow-up they did not answer.</param>
/// <param name="Until">When the watch ends by itself.</param>
public sealed record SilentRow(Guid Customer, string? Name, string? Phone, string Ticket, string? Defect, string? Style, string Store, DateTime Since, DateTime? Until);

public sealed class ListSilentHandler(ComplaintsDb db, TaskViews views, RequestScope scope) : IRequestHandler<ListSilent, Answer<IReadOnlyList<SilentRow>>>
{
    private const int Most = 200;

    public async Task<Answer<IReadOnlyList<SilentRow>>> Handle(ListSilent request, CancellationToken cancellationToken)
    {
        var found = await (
            from watch in db.ProcessInstances.AsNoTracking()
            join ticket in db.Tickets.SeenBy(scope.Actor) on watch.CorrelationId equals ticket.Number
            where watch.DefinitionId == WellKnown.SilentWatch && watch.Status == InstanceStatus.Running && watch.CustomerId != null
                && (request.Store == null || request.Store == "" || watch.StoreCode == request.Store)
            orderby watch.CreatedAt descending, ticket.Number
            select new
            {
                Customer = watch.CustomerId!.Value, ticket.Number, ticket.DefectCode, ticket.Item.Style, watch.StoreCode, watch.CreatedAt,
                Until = db.ProcessTimers.Where(timer => timer.InstanceId == watch.Id).Min(timer => timer.DueAt),
            }).Take(Most).ToListAsync(cancellationToken);
        var customers = await views.Customers(found.Select(row => row.Customer), cancellationToken);
        return found.ConvertAll(row =>
        {
            var who = customers.GetValueOrDefault(row.Customer);   // whom they were merged into, if they were
            return new SilentRow(who?.Id ?? row.Customer, who?.Name, who?.Phone, row.Number, row.DefectCode, row.Style, row.StoreCode, row.CreatedAt, row.Until);
        });
    }
}
