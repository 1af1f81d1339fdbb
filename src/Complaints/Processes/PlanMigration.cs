using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>A dry run: where everything that is open would stand on another content of the definition.</summary>
[May(Role.Quality, Role.Admin)]
public sealed record PlanMigration(string Id, string To, IReadOnlyDictionary<string, string>? Map = null) : IQuery<MigrationPlan>;

public sealed class PlanMigrationValidator : IValidator<PlanMigration>
{
    public IEnumerable<Problem> Check(PlanMigration request)
    {
        var form = new FormCheck();
        form.When(request.Map?.Values.Any(string.IsNullOrEmpty) == true, "map", "Every entry of a map leads to an activity.");
        return form.Problems;
    }
}

public sealed class PlanMigrationHandler(ComplaintsDb db, ProcessDefinitions definitions) : IRequestHandler<PlanMigration, Answer<MigrationPlan>>
{
    public async Task<Answer<MigrationPlan>> Handle(PlanMigration request, CancellationToken cancellationToken)
    {
        if (await db.ProcessInstances.AsNoTracking().FirstOrDefaultAsync(instance => instance.Id == request.Id, cancellationToken) is not { } row)
        {
            return Refused.NotFound("id", "There is no such process.");
        }

        if (!await db.DefinitionVersions.AnyAsync(version => version.Hash == request.To, cancellationToken))
        {
            return Refused.NotFound("to", "There is no such version of a process.");
        }

        return WorkflowEngine.PlanMigration(
            await definitions.Of(row, db, cancellationToken), await definitions.Of(request.To, db, cancellationToken),
            WorkflowInstance.FromJson(row.State), request.Map ?? new Dictionary<string, string>());
    }
}
