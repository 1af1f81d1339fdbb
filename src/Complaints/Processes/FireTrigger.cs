using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>The time has come at which the clock sets a process off. Of two servers that try at once one wins.</summary>
[May(Role.Admin)]
public sealed record FireTrigger(string TriggerId) : ICommand<bool>;

public sealed class FireTriggerValidator : IValidator<FireTrigger>
{
    public IEnumerable<Problem> Check(FireTrigger request)
    {
        var form = new FormCheck();
        form.Text("triggerId", request.TriggerId, 40, required: true);
        return form.Problems;
    }
}

public sealed class FireTriggerHandler(ComplaintsDb db, ProcessDefinitions definitions, ProcessStore processes, StoreHours hours, TimeProvider clock, ILogger<FireTriggerHandler> log)
    : IRequestHandler<FireTrigger, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(FireTrigger request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var row = await db.ProcessTriggers.FirstOrDefaultAsync(row => row.Id == request.TriggerId, cancellationToken);
        if (row?.DueAt is null || row.DueAt > now)
        {
            return Refused.Changed("This has set its process off already.");
        }

        var definition = await definitions.Of(row.DefinitionHash, db, cancellationToken);
        var trigger = definition.Triggers.OfType<TimeTrigger>().First(trigger => trigger.ActivityId == row.ActivityId);
        var whyNot = await processes.SetOff(definition, row.ActivityId, new ProcessSubject(row.StoreCode), cancellationToken);
        if (processes.ReachesOut && (await hours.Of(row.StoreCode, cancellationToken)).NextOpening(now) is var opening && opening > now)
        {
            // Nothing of the step may be kept: in the morning it begins anew.
            db.ChangeTracker.Clear();
            (await db.ProcessTriggers.FirstAsync(row => row.Id == request.TriggerId, cancellationToken)).WakeAt(opening);
            return true;
        }

        if (whyNot is not null)
        {
            log.LogInformation("{Definition} at {Due}: {Why}", row.DefinitionId, row.DueAt, whyNot);
        }

        row.Fired(trigger, whyNot, now);
        return true;
    }
}
