using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Nobody did a task in time: it rises to the next role. Of two servers that try at once one wins.</summary>
[May(Role.Admin)]
public sealed record EscalateTask(string TaskId) : ICommand<bool>;

public sealed class EscalateTaskValidator : IValidator<EscalateTask>
{
    public IEnumerable<Problem> Check(EscalateTask request)
    {
        var form = new FormCheck();
        form.Text("taskId", request.TaskId, 40, required: true);
        return form.Problems;
    }
}

public sealed class EscalateTaskHandler(ComplaintsDb db, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<EscalateTask, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(EscalateTask request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var item = await db.WorkItems.FirstOrDefaultAsync(item => item.Id == request.TaskId, cancellationToken);
        if (item is null || item.EscalatesAt is null || item.EscalatesAt > now)
        {
            return Refused.Changed("This task does not escalate any more.");
        }

        // Woken late, after hours: nobody is there to rise to.
        if ((await hours.Of(item.StoreCode, cancellationToken)).NextOpening(now) is var opening && opening > now)
        {
            item.EscalateAt(opening);
            return true;
        }

        // Read, so that the open pages of its ticket are told.
        await db.Tickets.FirstOrDefaultAsync(ticket => ticket.Id == item.TicketId, cancellationToken);
        item.Escalate(now, scope.Actor);
        return true;
    }
}
