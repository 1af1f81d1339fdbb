using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes.Retention;

/// <summary>Fetches an archive as a file. It is full of what customers said, so it is written down who did: this is a command.</summary>
/// <remarks>By nobody but head office, not even the lawyers: an archive cannot leave out the complaints about whoever reads it, as every list does.</remarks>
[May(Role.Admin)]
public sealed record FetchArchive(Guid Id) : ICommand<ArchiveFile>;

public sealed record ArchiveFile(string Path, string Name);

public sealed class FetchArchiveValidator : IValidator<FetchArchive>
{
    public IEnumerable<Problem> Check(FetchArchive request) => [];
}

public sealed class FetchArchiveHandler(ComplaintsDb db, ArchiveFiles files, RequestScope scope, TimeProvider clock) : IRequestHandler<FetchArchive, Answer<ArchiveFile>>
{
    public async Task<Answer<ArchiveFile>> Handle(FetchArchive request, CancellationToken cancellationToken)
    {
        if (await db.ProcessArchives.AsNoTracking().FirstOrDefaultAsync(archive => archive.Id == request.Id, cancellationToken) is not { } archive)
        {
            return Refused.NotFound("id", "There is no such archive.");
        }

        if (files.Find(archive) is not { } path)
        {
            return Refused.NotFound("id", $"The file {archive.File} is not in the archives' folder any more. Put it back from a backup.");
        }

        if (!await ArchiveFiles.IsAsWritten(path, archive, cancellationToken))
        {
            return Refused.Rule("id", $"The file {archive.File} is not what was written, so it is not handed out. Put it back from a backup.");
        }

        db.Add(new ArchiveLook(archive.Id, scope.Actor, clock.Now()));
        return new ArchiveFile(path, archive.File);
    }
}
