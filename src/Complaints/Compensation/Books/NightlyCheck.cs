using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Books;

/// <summary>Adds the books up every night, on whichever server comes to it first, and soon after a start when last night was missed.</summary>
public sealed class NightlyCheck(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyCheck> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await CheckOnce(scope.ServiceProvider.GetRequiredService<ComplaintsDb>(), clock.Now(), log, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException and not OutOfMemoryException)
            {
                log.LogWarning(problem, "The books could not be added up; trying again in ten minutes.");
            }
        }
    }

    /// <summary>Once a day; a second server that comes later finds it done.</summary>
    internal static async Task CheckOnce(ComplaintsDb db, DateTime now, ILogger log, CancellationToken cancellation)
    {
        if (await db.LedgerChecks.AnyAsync(check => check.At >= now.Date && check.By == Actor.System.Name, cancellation))
        {
            return;
        }

        var result = await LedgerCheck.Run(db, Actor.System.Name, now, cancellation);
        db.Add(result);
        await db.SaveChangesAsync(cancellation);
        if (result.Off > 0)
        {
            log.LogError("The ledger is off in {Count} places. See the page of the ledger.", result.Off);
        }
    }
}
