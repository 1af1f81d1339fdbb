using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Takes a process out of use: nothing sets it off or starts it any more. What is running goes on to its end.</summary>
/// <param name="Definition">Its id.</param>
[May(Role.Admin)]
public sealed record RetractDefinition(string Definition) : ICommand<bool>;

public sealed class RetractDefinitionValidator : IValidator<RetractDefinition>
{
    public IEnumerable<Problem> Check(RetractDefinition request)
    {
        var form = new FormCheck();
        form.Text("definition", request.Definition, ProcessLimits.Id, required: true);
        return form.Problems;
    }
}

public sealed class RetractDefinitionHandler(ComplaintsDb db, TimeProvider clock) : IRequestHandler<RetractDefinition, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(RetractDefinition request, CancellationToken cancellationToken)
    {
        var versions = await db.DefinitionVersions.Where(version => version.DefinitionId == request.Definition).ToListAsync(cancellationToken);
        if (DefinitionVersion.InUse(versions) is not { } current)
        {
            return Refused.NotFound("definition", "There is no such process in use.");
        }

        if (WellKnown.Needed.Contains(request.Definition))
        {
            return Refused.Rule("definition", "The program itself needs this process. Publish another version of it instead.");
        }

        current.Retract(clock.Now());
        await TriggerKeeper.Drop(db, request.Definition, cancellationToken);
        return true;
    }
}
