using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Lets a running process go on with another content of its definition.</summary>
/// <param name="To">The hash of that content.</param>
/// <param name="Map">Old activity id to new activity id, for those that were renamed.</param>
[May(Role.Admin)]
public sealed record MigrateProcess(string Id, int Version, string To, IReadOnlyDictionary<string, string>? Map = null) : ICommand<ProcessMoved>;

public sealed class MigrateProcessValidator : IValidator<MigrateProcess>
{
    public IEnumerable<Problem> Check(MigrateProcess request)
    {
        var form = new FormCheck();
        form.Text("id", request.Id, 40, required: true);
        form.Text("to", request.To, 64, required: true, "Say to which version.");
        form.When(request.Map?.Count > 500, "map", "A map has at most 500 entries.");
        form.When(request.Map?.Values.Any(string.IsNullOrEmpty) == true, "map", "Every entry of a map leads to an activity.");
        return form.Problems;
    }
}

public sealed class MigrateProcessHandler(ComplaintsDb db, ProcessDefinitions definitions, ProcessDesk desk, ProcessStore processes) : IRequestHandler<MigrateProcess, Answer<ProcessMoved>>
{
    public async Task<Answer<ProcessMoved>> Handle(MigrateProcess request, CancellationToken cancellationToken)
    {
        var answer = await desk.Take(request.Id, request.Version, cancellationToken);
        if (answer.Value is not { } at)
        {
            return answer.As<ProcessMoved>();
        }

        if (!await db.DefinitionVersions.AnyAsync(version => version.Hash == request.To, cancellationToken))
        {
            return Refused.NotFound("to", "There is no such version of a process.");
        }

        var to = await definitions.Of(request.To, db, cancellationToken);
        var map = request.Map ?? new Dictionary<string, string>();
        var plan = WorkflowEngine.PlanMigration(await definitions.Of(at.Row, db, cancellationToken), to, WorkflowInstance.FromJson(at.Row.State), map);
        if (!plan.IsPossible)
        {
            return Refused.Rule([.. plan.Problems.Select(problem => new Problem("map", problem))]);
        }

        try
        {
            return await desk.Follow(at, await processes.Migrate(at.Row, to, map, cancellationToken), cancellationToken);
        }
        catch (MigrationRefusedException refused)
        {
            return Refused.Rule([.. refused.Problems.Select(problem => new Problem("to", problem))]);
        }
    }
}
