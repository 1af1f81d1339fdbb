using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Who calls me to the counter now, the longest waiting first: calls in my stores that are asked of my role, or handed to me, and that nobody has answered.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ListCallsToMe : IQuery<IReadOnlyList<CallToMe>>;

/// <param name="Version">The task's, for the answer.</param>
/// <param name="By">The clerk who stands there.</param>
public sealed record CallToMe(string Task, int Version, string Ticket, string Store, string By, string? Stage, int? Mood, string? Customer, DateTime At);

public sealed class ListCallsToMeHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope) : IRequestHandler<ListCallsToMe, Answer<IReadOnlyList<CallToMe>>>
{
    public async Task<Answer<IReadOnlyList<CallToMe>>> Handle(ListCallsToMe request, CancellationToken cancellationToken)
    {
        var me = scope.Actor;
        var rows = await (
            from item in db.WorkItems.AsNoTracking()
            join ticket in db.Tickets.SeenBy(me) on item.TicketId equals (Guid?)ticket.Id
            where item.ClosedAt == null && item.Name == WellKnown.CallTask
                && (item.ClaimedById == null ? item.Role == me.Role : item.ClaimedById == me.PersonId)
            orderby item.OpenedAt, item.Id
            select new
            {
                item.Id, item.Version, ticket.Number, ticket.StoreCode, ticket.Stage, ticket.Mood, ticket.Customer!.Name, item.OpenedAt,
                By = db.Facts.Where(fact => fact.TicketId == ticket.Id && fact.Kind == FactKind.SupervisorCalled).OrderByDescending(fact => fact.Order).Select(fact => fact.By).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var lists = await reference.Get(cancellationToken);
        return rows.Select(row => new CallToMe(
            row.Id, row.Version, row.Number, lists.Store(row.StoreCode)?.Name ?? row.StoreCode, row.By ?? "", row.Stage, row.Mood, row.Name, row.OpenedAt)).ToList();
    }
}
