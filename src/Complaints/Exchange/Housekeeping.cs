using Complaints.Data;
using Complaints.Photos;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Exchange;

/// <summary>Forgets the answers to repeated requests after a week, when nobody repeats them any more, and pictures that no ticket shows any more after a day.</summary>
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
                var before = clock.Now() - Kept;
                await scope.ServiceProvider.GetRequiredService<ComplaintsDb>().IdempotencyRecords.Where(record => record.At < before).ExecuteDeleteAsync(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<PhotoSweep>().Sweep(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException and not OutOfMemoryException)
            {
                log.LogWarning(problem, "What is old could not all be removed; trying again in an hour.");
            }
        }
    }
}
