using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Wakes processes whose time has come, earliest first. Nothing is held in memory: a restart only makes a wake-up late.</summary>
public sealed class DueTimers(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueTimers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private const int Batch = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WakeDue(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                log.LogError(problem, "Due timers could not be woken; trying again.");
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    /// <returns>How many processes were woken.</returns>
    public async Task<int> WakeDue(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
        var now = clock.Now();
        var due = await db.ProcessTimers.AsNoTracking()
            .Where(timer => timer.DueAt <= now).OrderBy(timer => timer.DueAt).Take(Batch).Select(timer => timer.Id).ToListAsync(cancellation);
        var requests = scope.ServiceProvider.GetRequiredService<Requests>();
        var woken = 0;
        foreach (var id in due)
        {
            try
            {
                var answer = await requests.SendAs(Actor.System, new FireTimer(id), cancellation: cancellation);
                woken += answer.IsRefused ? 0 : 1;
            }
            catch (Exception problem) when (problem is not OperationCanceledException and not OutOfMemoryException)
            {
                // One broken process must not hold up the others; its timer stays and is tried again.
                log.LogError(problem, "Timer {TimerId} could not wake its process.", id);
            }
        }

        return woken;
    }
}
