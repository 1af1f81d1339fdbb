using Complaints.Data;
using Complaints.Shell;

namespace Complaints.Processes.Retention;

/// <summary>Archives what the chain keeps no longer, page after page, the oldest first. Nothing is held in memory: a restart only makes it later.</summary>
public sealed class ArchiveRuns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ArchiveRuns> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>After each page, so that whoever waits to save something has their turn.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <summary>What the last run of this server had to leave out; null when there was nothing.</summary>
    public LeftOut? LeftOut { get; private set; }

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
        var left = new List<string>();
        try
        {
            Place? at = null;
            while (await Next(at, most, cancellation) is { } page)
            {
                await Archive(page.Families, page.Before, left, cancellation);
                await Task.Delay(Breath, cancellation);
                at = page.End;
            }

            LeftOut = left.Count == 0 ? null : new LeftOut(clock.Now(), left);
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

    /// <summary>Asks for the rule before each page, so that one that was set by mistake can be stopped.</summary>
    private async Task<ArchivePage?> Next(Place? after, int most, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rule = await RetentionRule.InForce(scope.ServiceProvider.GetRequiredService<ComplaintsDb>(), cancellation);
        return rule?.Years is { } years ? await scope.ServiceProvider.GetRequiredService<Archivist>().Next(clock.Now().AddYears(-years), after, most, cancellation) : null;
    }

    /// <summary>One that cannot be read holds up no other: what fails together is tried family by family, and only the one that fails alone stays.</summary>
    private async Task Archive(IReadOnlyList<IReadOnlyList<string>> families, DateTime before, List<string> left, CancellationToken cancellation)
    {
        if (families.Count == 0)
        {
            return;
        }

        try
        {
            // A context for each: what another one has read, or failed to save, is not in the way.
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Archivist>().Archive([.. families.SelectMany(family => family)], before, cancellation);
        }
        catch (Exception problem) when (families.Count > 1 && IsOfOne(problem))
        {
            foreach (var family in families)
            {
                await Archive([family], before, left, cancellation);
            }
        }
        catch (Exception problem) when (IsOfOne(problem))
        {
            log.LogWarning(problem, "Process {Id} could not be archived, so it stays with all that it started; trying again in ten minutes.", families[0][0]);
            left.Add(families[0][0]);
        }
    }

    /// <summary>Whether another process may fare better.</summary>
    private static bool IsOfOne(Exception problem) => problem is not (IOException or UnauthorizedAccessException or OperationCanceledException or OutOfMemoryException);
}

/// <param name="Processes">The ids of those that could not be archived; what they started stays with them.</param>
public sealed record LeftOut(DateTime At, IReadOnlyList<string> Processes);
