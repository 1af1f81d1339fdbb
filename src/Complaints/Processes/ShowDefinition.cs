using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>One content of a process, as a picture and word for word.</summary>
[May(Role.Quality, Role.Admin)]
public sealed record ShowDefinition(string Hash) : IQuery<DefinitionView>;

/// <param name="Activities">Every activity by its id, also those that stand inside another, with what it is called.</param>
public sealed record DefinitionView(VersionView Version, string Name, string? Description, ProcessDrawing Drawing, string Json, IReadOnlyDictionary<string, string> Activities);

public sealed class ShowDefinitionHandler(ComplaintsDb db, ProcessDefinitions definitions, VersionList versions) : IRequestHandler<ShowDefinition, Answer<DefinitionView>>
{
    public async Task<Answer<DefinitionView>> Handle(ShowDefinition request, CancellationToken cancellationToken)
    {
        if (!await db.DefinitionVersions.AnyAsync(version => version.Hash == request.Hash, cancellationToken))
        {
            return Refused.NotFound("hash", "There is no such version of a process.");
        }

        var definition = await definitions.Of(request.Hash, db, cancellationToken);
        var version = (await versions.Of(definition.Id, cancellationToken)).First(version => version.Hash == request.Hash);
        return new DefinitionView(version, definition.Name, definition.Description, ProcessDrawing.Of(definition, null), definition.ToJson(),
            definition.AllActivities().ToDictionary(activity => activity.Id, ProcessDrawing.Label));
    }
}
