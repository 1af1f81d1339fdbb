using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Quality;

/// <summary>The registers complaints come from: our own first, then the imported ones by name.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ListSources : IQuery<IReadOnlyList<SourceRow>>;

/// <param name="Name">"own" for the chain's own tickets, as <see cref="ListTickets"/> takes it.</param>
/// <param name="First">Day on which its first complaint was opened.</param>
/// <param name="ClosedOnly">Holds no open case: its last weeks look better than they were, because what was open then is missing.</param>
public sealed record SourceRow(string Name, int Count, DateOnly First, DateOnly Last, bool ClosedOnly);

public sealed class ListSourcesHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListSources, Answer<IReadOnlyList<SourceRow>>>
{
    public async Task<Answer<IReadOnlyList<SourceRow>>> Handle(ListSources request, CancellationToken cancellationToken)
    {
        var registers = await db.Tickets.AsNoTracking().SeenBy(scope.Actor).Complaints()
            .GroupBy(ticket => ticket.Source)
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                First = group.Min(ticket => ticket.OpenedAt),
                Last = group.Max(ticket => ticket.OpenedAt),
                Open = group.Count(ticket => ticket.ClosedAt == null),
            })
            .ToListAsync(cancellationToken);
        return registers.OrderBy(register => register.Key is not null).ThenBy(register => register.Key, StringComparer.Ordinal)
            .Select(register => new SourceRow(
                register.Key ?? TicketQueries.Own, register.Count, DateOnly.FromDateTime(register.First), DateOnly.FromDateTime(register.Last), register.Open == 0))
            .ToList();
    }
}
