using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>A dry run: where everything that is open would stand on another content of the definition.</summary>
[May(Role.Quality, Role.Admin)]
public sealed record PlanMigration(string Id, string To, IReadOnlyDictionary<string, string>? Map = null) : IQuery<MigrationView>;

/// <summary>A plan, in the reader's language.</summary>
/// <param name="Moves">Where each place of work would stand, oldest first.</param>
/// <param name="Problems">Why it cannot be done; empty if it can.</param>
public sealed record MigrationView(IReadOnlyList<MoveView> Moves, IReadOnlyList<string> Problems)
{
    public bool IsPossible => Problems.Count == 0;
}

/// <param name="What">What stands there.</param>
/// <param name="To">Null if there is no counterpart.</param>
public sealed record MoveView(string What, string From, string? To);

public sealed class PlanMigrationValidator : IValidator<PlanMigration>
{
    public IEnumerable<Problem> Check(PlanMigration request)
    {
        var form = new FormCheck();
        form.When(request.Map?.Values.Any(string.IsNullOrEmpty) == true, "map", "Every entry of a map leads to an activity.");
        return form.Problems;
    }
}

public sealed class PlanMigrationHandler(ComplaintsDb db, ProcessDefinitions definitions) : IRequestHandler<PlanMigration, Answer<MigrationView>>
{
    public async Task<Answer<MigrationView>> Handle(PlanMigration request, CancellationToken cancellationToken)
    {
        if (await db.ProcessInstances.AsNoTracking().FirstOrDefaultAsync(instance => instance.Id == request.Id, cancellationToken) is not { } row)
        {
            return Refused.NotFound("id", "There is no such process.");
        }

        if (!await db.DefinitionVersions.AnyAsync(version => version.Hash == request.To, cancellationToken))
        {
            return Refused.NotFound("to", "There is no such version of a process.");
        }

        var plan = WorkflowEngine.PlanMigration(
            await definitions.Of(row, db, cancellationToken), await definitions.Of(request.To, db, cancellationToken),
            WorkflowInstance.FromJson(row.State), request.Map ?? new Dictionary<string, string>());
        return new MigrationView([.. plan.Moves.Select(move => new MoveView(Sentence.Of(move.What).ToString(), move.From, move.To))], [.. plan.Problems.Select(problem => Sentence.Of(problem).ToString())]);
    }
}
