using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Every content of every process, newest first, and what runs on it.</summary>
[May(Role.Quality, Role.Admin)]
public sealed record ListDefinitions(string? Definition = null) : IQuery<IReadOnlyList<VersionView>>;

public sealed class ListDefinitionsHandler(VersionList versions) : IRequestHandler<ListDefinitions, Answer<IReadOnlyList<VersionView>>>
{
    public async Task<Answer<IReadOnlyList<VersionView>>> Handle(ListDefinitions request, CancellationToken cancellationToken) =>
        await versions.Of(request.Definition, cancellationToken);
}

/// <summary>Counts what runs on each content.</summary>
public sealed class VersionList(ComplaintsDb db, ProcessDefinitions definitions)
{
    /// <param name="definitionId">Null for all processes.</param>
    public async Task<List<VersionView>> Of(string? definitionId, CancellationToken cancellation)
    {
        await definitions.Refresh(cancellation);
        var rows = await db.DefinitionVersions.AsNoTracking().Where(version => definitionId == null || version.DefinitionId == definitionId)
            .OrderBy(version => version.DefinitionId).ThenByDescending(version => version.Number)
            .Select(version => new
            {
                version.DefinitionId, version.Hash, version.Number, version.PublishedAt, version.PublishedBy, version.RetractedAt,
                Running = db.ProcessInstances.Count(instance => instance.DefinitionHash == version.Hash && (instance.Status == InstanceStatus.Running || instance.Status == InstanceStatus.Faulted)),
            }).ToListAsync(cancellation);
        var titles = new Dictionary<string, string>();
        foreach (var newest in rows.DistinctBy(row => row.DefinitionId))
        {
            titles[newest.DefinitionId] = ProcessWords.Name(definitions.Find(newest.DefinitionId) ?? await definitions.Of(newest.Hash, db, cancellation));
        }

        return
        [
            .. rows.Select(row => new VersionView(
                row.DefinitionId, row.Hash, row.Number, row.PublishedAt, row.PublishedBy, row.Running,
                definitions.Find(row.DefinitionId)?.Hash == row.Hash, titles[row.DefinitionId], !(row.RetractedAt < row.PublishedAt))),
        ];
    }
}
