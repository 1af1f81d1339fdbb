using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes.Retention;

/// <summary>How long processes are kept, and the archives of those that were not any longer, the latest first.</summary>
[May(Role.Admin)]
public sealed record ShowRetention : IQuery<RetentionView>;

/// <param name="Archived">How many processes all archives hold.</param>
/// <param name="FailedAt">When the archives' folder could not be written; null when it could the last time.</param>
/// <param name="Archives">The latest 200.</param>
public sealed record RetentionView(RetentionSet Rule, int Archived, DateTime? FailedAt, string Folder, IReadOnlyList<ArchiveView> Archives);

/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="OldestEnd">When the first of its processes had ended.</param>
/// <param name="FetchedAt">When somebody last fetched it; null when nobody has.</param>
public sealed record ArchiveView(Guid Id, string File, string Hash, int Instances, DateTime OldestEnd, DateTime NewestEnd, DateTime At, DateTime? FetchedAt, string? FetchedBy);

public sealed class ShowRetentionHandler(ComplaintsDb db, ArchiveFiles files) : IRequestHandler<ShowRetention, Answer<RetentionView>>
{
    private const int Most = 200;

    public async Task<Answer<RetentionView>> Handle(ShowRetention request, CancellationToken cancellationToken)
    {
        var archives = await db.ProcessArchives.AsNoTracking().OrderByDescending(archive => archive.At).ThenByDescending(archive => archive.Id).Take(Most).ToListAsync(cancellationToken);
        var ids = archives.ConvertAll(archive => archive.Id);
        var looks = (await db.ArchiveLooks.AsNoTracking().Where(look => ids.Contains(look.ArchiveId)).OrderBy(look => look.At).ToListAsync(cancellationToken)).ToLookup(look => look.ArchiveId);
        return new RetentionView(
            RetentionSet.Of(await RetentionRule.InForce(db, cancellationToken)), await db.ProcessArchives.SumAsync(archive => archive.Instances, cancellationToken), files.FailedAt, files.Folder,
            archives.ConvertAll(archive => new ArchiveView(
                archive.Id, archive.File, archive.Hash, archive.Instances, archive.OldestEnd, archive.NewestEnd, archive.At,
                looks[archive.Id].LastOrDefault()?.At, looks[archive.Id].LastOrDefault()?.By)));
    }
}
