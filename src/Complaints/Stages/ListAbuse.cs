using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>What was recorded on a ticket about a rude or violent customer: one's own records, and all of them for supervisors.</summary>
[May(Role.Floor)]
public sealed record ListAbuse(string Number) : IQuery<AbuseList>;

/// <param name="OfCustomer">How many there are about this customer in all stores the reader sees; null for whoever may not know, and without a known customer.</param>
public sealed record AbuseList(IReadOnlyList<AbuseView> Records, int? OfCustomer);

public sealed class ListAbuseHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListAbuse, Answer<AbuseList>>
{
    public async Task<Answer<AbuseList>> Handle(ListAbuse request, CancellationToken cancellationToken)
    {
        var number = request.Number.ToUpperInvariant();
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Number == number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var me = scope.Actor;
        if (ticket.WhyHidden(me) is { } refusal)
        {
            return refusal;
        }

        var leads = me.Role.Covers(Role.Supervisor);
        var records = await db.AbuseRecords.AsNoTracking().Where(record => record.TicketId == ticket.Id && (leads || record.ById == me.PersonId))
            .OrderByDescending(record => record.At).ToListAsync(cancellationToken);
        int? count = null;
        if (leads && ticket.CustomerId is { } customer)
        {
            var stores = await db.AbuseRecords.AsNoTracking().Where(record => record.CustomerId == customer).Select(record => record.StoreCode).ToListAsync(cancellationToken);
            count = stores.Count(me.Sees);
        }

        return new AbuseList([.. records.Select(AbuseView.Of)], count);
    }
}
