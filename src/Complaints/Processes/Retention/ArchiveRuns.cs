using Complaints.Data;
using Complaints.Shell;

namespace Complaints.Processes.Retention;

/// <summary>Archives what the chain keeps no longer, page after page, the oldest first. Nothing is held in memory: a restart only makes it later.</summary>
public sealed class ArchiveRuns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ArchiveRuns> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Run(Archivist.MostInAPage, stoppingToken);
        }
    }

    /// <param name="most">How many processes a page may hold.</param>
    internal async Task Run(int most, CancellationToken cancellation)
    {
        try
        {
            if (await Before(cancellation) is { } before)
            {
                Place? at = null;
                do
                {
                    // A page, a context: what one has read is not in the way of the next.
                    await using var scope = scopes.CreateAsyncScope();
                    at = await scope.ServiceProvider.GetRequiredService<Archivist>().Page(before, at, most, cancellation);
                }
                while (at is not null);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            log.LogError(problem, "The folder archive in the data folder cannot be written, so no process was removed. Make room there and let this program write; it tries again in ten minutes.");
        }
        catch (Exception problem) when (problem is not OperationCanceledException and not OutOfMemoryException)
        {
            log.LogWarning(problem, "Processes that ended long ago could not all be archived; trying again in ten minutes.");
        }
    }

    private async Task<DateTime?> Before(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rule = await RetentionRule.InForce(scope.ServiceProvider.GetRequiredService<ComplaintsDb>(), cancellation);
        return rule?.Years is { } years ? clock.Now().AddYears(-years) : null;
    }
}
