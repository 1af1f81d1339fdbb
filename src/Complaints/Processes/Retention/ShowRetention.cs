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
/// <param name="LeftOut">What the last run could not archive; null when there was nothing.</param>
/// <param name="Strays">Files in that folder that are no archive: of runs that were broken off, or of somebody else.</param>
/// <param name="Archives">The latest 200.</param>
public sealed record RetentionView(RetentionSet Rule, int Archived, DateTime? FailedAt, LeftOut? LeftOut, string Folder, IReadOnlyList<string> Strays, IReadOnlyList<ArchiveView> Archives);

/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="OldestEnd">When the first of its processes had ended.</param>
/// <param name="FetchedAt">When somebody last fetched it; null when nobody has.</param>
public sealed record ArchiveView(Guid Id, string File, string Hash, int Instances, DateTime OldestEnd, DateTime NewestEnd, DateTime At, DateTime? FetchedAt, string? FetchedBy);

public sealed class ShowRetentionHandler(ComplaintsDb db, ArchiveFiles files, ArchiveRuns runs, TimeProvider clock) : IRequestHandler<ShowRetention, Answer<RetentionView>>
{
    private const int Most = 200;

    /// <summary>A file is named in the database once it is written; a younger one may be about to be.</summary>
    private static readonly TimeSpan Unnamed = TimeSpan.FromHours(1);

    public async Task<Answer<RetentionView>> Handle(ShowRetention request, CancellationToken cancellationToken)
    {
        var archives = await db.ProcessArchives.AsNoTracking().OrderByDescending(archive => archive.At).ThenByDescending(archive => archive.Id).Take(Most).ToListAsync(cancellationToken);
        var ids = archives.ConvertAll(archive => archive.Id);
        var looks = (await db.ArchiveLooks.AsNoTracking().Where(look => ids.Contains(look.ArchiveId)).OrderBy(look => look.At).ToListAsync(cancellationToken)).ToLookup(look => look.ArchiveId);
        return new RetentionView(
            RetentionSet.Of(await RetentionRule.InForce(db, cancellationToken)), await db.ProcessArchives.SumAsync(archive => archive.Instances, cancellationToken), files.FailedAt, runs.LeftOut, files.Folder,
            await Strays(cancellationToken),
            archives.ConvertAll(archive => new ArchiveView(
                archive.Id, archive.File, archive.Hash, archive.Instances, archive.OldestEnd, archive.NewestEnd, archive.At,
                looks[archive.Id].LastOrDefault()?.At, looks[archive.Id].LastOrDefault()?.By)));
    }

    private async Task<IReadOnlyList<string>> Strays(CancellationToken cancellation)
    {
        var there = files.OlderThan(clock.Now() - Unnamed);
        return [.. there.Except(await db.ProcessArchives.Select(archive => archive.File).ToListAsync(cancellation))];
    }
}
