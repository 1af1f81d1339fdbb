using Complaints.Data;
using Complaints.Shell;
using Complaints.Shell.Drafts;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Exchange;

/// <summary>
/// Forgets the answers to repeated requests after a week: by then nobody repeats them. And drafts that nobody goes on with,
/// or whose task is done.
/// </summary>
public sealed class Housekeeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Sweep(scope.ServiceProvider.GetRequiredService<ComplaintsDb>(), clock.Now(), stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException and not OutOfMemoryException)
            {
                log.LogWarning(problem, "Old answers and drafts could not be removed; trying again in an hour.");
            }
        }
    }

    internal static async Task Sweep(ComplaintsDb db, DateTime now, CancellationToken cancellation)
    {
        var answered = now - Kept;
        await db.IdempotencyRecords.Where(record => record.At < answered).ExecuteDeleteAsync(cancellation);
        var (forgotten, done) = (now - DraftTable.Kept, now - DraftTable.KeptWhenDone);
        await db.Drafts.Where(draft => draft.UpdatedAt < forgotten || db.IdempotencyRecords.Any(record => record.PersonId == draft.PersonId && record.Key == draft.Key) || (draft.UpdatedAt < done && db.WorkItems.Any(item => item.Id == draft.TaskId && item.ClosedAt < done)))
            .ExecuteDeleteAsync(cancellation);
    }
}
