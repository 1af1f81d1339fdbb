using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>How many calls to the counter and safety tasks wait for me: the number in the header.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record CountUrgent : IQuery<UrgentCount>;

public sealed record UrgentCount(int Waiting);

public sealed class CountUrgentHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<CountUrgent, Answer<UrgentCount>>
{
    public async Task<Answer<UrgentCount>> Handle(CountUrgent request, CancellationToken cancellationToken)
    {
        var me = scope.Actor;
        var able = TaskQueries.Roles(me);
        return new UrgentCount(await (
            from item in db.WorkItems.AsNoTracking()
            join ticket in db.Tickets.SeenBy(me) on item.TicketId equals (Guid?)ticket.Id
            where item.ClosedAt == null && able.Contains(item.Role) && (item.Name == WellKnown.CallTask || item.Name.StartsWith(WellKnown.SafetyTasks))
            select item).CountAsync(cancellationToken));
    }
}
