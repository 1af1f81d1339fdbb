using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Photos;

/// <summary>Takes away pictures that no ticket has shown for a day: of removed photos, unless the lawyers hold their ticket, and of uploads that were broken off.</summary>
public sealed class PhotoSweep(ComplaintsDb db, PhotoFiles files, TimeProvider clock)
{
    private const int AtATime = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task Sweep(CancellationToken cancellation)
    {
        var before = clock.Now() - Kept;
        foreach (var hashes in files.OlderThan(before).Chunk(AtATime))
        {
            var wanted = await db.Photos.AsNoTracking()
                .Where(photo => hashes.Contains(photo.Hash) && (photo.RemovedAt == null || photo.RemovedAt > before || db.Tickets.Any(ticket => ticket.Id == photo.TicketId && ticket.Hold != null)))
                .Select(photo => photo.Hash).Distinct().ToListAsync(cancellation);
            foreach (var hash in hashes)
            {
                if (wanted.Contains(hash))
                {
                    files.Want(hash);
                }
                else
                {
                    files.Drop(hash);
                }
            }
        }
    }
}
