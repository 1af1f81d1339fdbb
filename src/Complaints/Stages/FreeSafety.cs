using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Head office ends the safety process of a ticket before all have answered, so that the ticket may end, and says why. One taken outside has ended already.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
[May(Role.Admin)]
public sealed record FreeSafety(string Number, int Version, string Reason) : ICommand<TicketView>;

public sealed class FreeSafetyValidator : IValidator<FreeSafety>
{
    public IEnumerable<Problem> Check(FreeSafety request)
    {
        var form = new FormCheck();
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why the ticket may end before the safety process has.");
        return form.Problems;
    }
}

public sealed class FreeSafetyHandler(ComplaintsDb db, TicketStore tickets, ProcessStore processes, TicketProcess process, TicketClocks clocks, RequestScope scope, TimeProvider clock) : IRequestHandler<FreeSafety, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(FreeSafety request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        await tickets.OpenWork(ticket, cancellationToken);
        if ((ticket.WhyNotEver(scope.Actor, request.Version) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        if (ticket.WhyNotEnd() is null)
        {
            return Refused.Rule("", $"Nothing about safety keeps ticket {ticket.Number} from ending.");
        }

        // Nobody is to be sent after a danger that head office says is none; the flag goes first, so that the process does not settle it in its own name.
        ticket.SafetySettled(request.Reason.Trim(), clock.Now(), scope.Actor);
        var running = await db.ProcessInstances
            .Where(row => row.TicketId == ticket.Id && row.DefinitionId == WellKnown.Safety && row.ParentId == null && (row.Status == InstanceStatus.Running || row.Status == InstanceStatus.Faulted)).ToListAsync(cancellationToken);
        foreach (var row in running)
        {
            if (await process.Follow(ticket, await processes.Advance(row, new CancelRequested(Remark.AsItIs(request.Reason.Trim())), cancellationToken), cancellationToken) is { } stays)
            {
                return stays;
            }
        }

        await clocks.Release(ticket, "The danger is settled.", cancellationToken);
        return await tickets.View(ticket, cancellationToken);
    }
}
