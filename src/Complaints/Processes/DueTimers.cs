using Complaints.Access;
using Complaints.Care;
using Complaints.Data;
using Complaints.Gifts;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>
/// Wakes what has become due, earliest first: processes that the clock sets off, timers of processes, tasks that rise to the next role, pauses that end, promises and cards whose day is over. Nothing
/// is held in memory: a restart only makes a wake-up late.
/// </summary>
public sealed class DueTimers(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueTimers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private const int Batch = 100;

    private DateTime sweptAt;

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
                log.LogError(problem, "What is due could not be woken; trying again.");
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    /// <summary>Batch after batch, until nothing is due or nothing of a batch could be woken.</summary>
    /// <returns>How many were woken.</returns>
    public async Task<int> WakeDue(CancellationToken cancellation)
    {
        await Sweep(cancellation);
        var woken = 0;
        while (true)
        {
            var due = await FindDue(cancellation);
            var before = woken;
            foreach (var entry in due)
            {
                woken += await Wake(entry, cancellation) ? 1 : 0;
            }

            if (due.Count < Batch || woken == before)
            {
                return woken;
            }
        }
    }

    /// <summary>What could not be woken a day ago and was not tried since is gone, or has been woken.</summary>
    private async Task Sweep(CancellationToken cancellation)
    {
        var now = clock.Now();
        if (now - sweptAt < SweepEvery)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var before = now - Forgotten;
        await scope.ServiceProvider.GetRequiredService<ComplaintsDb>().LateWakeUps.Where(late => late.RetryAt < before).ExecuteDeleteAsync(cancellation);
        await KeepTriggers(scope.ServiceProvider, now, cancellation);
        sweptAt = now;
    }

    /// <summary>A store was opened meanwhile in which processes are to be set off too.</summary>
    private static async Task KeepTriggers(IServiceProvider services, DateTime now, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<ComplaintsDb>();
        await services.GetRequiredService<ProcessDefinitions>().KeepTriggers(db, now, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another server did it, or somebody published at this moment, which counts more.
        }
    }

    private async Task<List<Due>> FindDue(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
        var now = clock.Now();
        var timers = await db.ProcessTimers.Where(timer => timer.DueAt <= now && !db.LateWakeUps.Any(late => late.Id == timer.Id && late.RetryAt > now))
            .OrderBy(timer => timer.DueAt).Take(Batch).Select(timer => new { timer.Id, At = timer.DueAt!.Value }).ToListAsync(cancellation);
        var tasks = await db.WorkItems.Where(item => item.EscalatesAt <= now && !db.LateWakeUps.Any(late => late.Id == item.Id && late.RetryAt > now))
            .OrderBy(item => item.EscalatesAt).Take(Batch).Select(item => new { item.Id, At = item.EscalatesAt!.Value }).ToListAsync(cancellation);
        var pauses = await db.Pauses.Where(pause => pause.EndedAt == null && pause.Until <= now)
            .OrderBy(pause => pause.Until).Take(Batch).Select(pause => new { pause.Id, At = pause.Until!.Value }).ToListAsync(cancellation);
        var promises = await db.Promises.Where(promise => promise.RingsAt <= now)
            .OrderBy(promise => promise.RingsAt).Take(Batch).Select(promise => new { promise.Id, At = promise.RingsAt!.Value }).ToListAsync(cancellation);
        var cards = await db.Cards.Where(card => card.RingsAt <= now)
            .OrderBy(card => card.RingsAt).ThenBy(card => card.Number).Take(Batch).Select(card => new { card.Id, At = card.RingsAt!.Value }).ToListAsync(cancellation);
        var waiting = pauses.Select(pause => $"{pause.Id:N}").Concat(promises.Select(promise => $"{promise.Id:N}")).Concat(cards.Select(card => $"{card.Id:N}")).ToList();
        var late = waiting.Count == 0 ? [] : await db.LateWakeUps.Where(entry => waiting.Contains(entry.Id) && entry.RetryAt > now).Select(entry => entry.Id).ToListAsync(cancellation);
        var triggers = await db.ProcessTriggers.Where(trigger => trigger.DueAt <= now && !db.LateWakeUps.Any(late => late.Id == trigger.Id && late.RetryAt > now))
            .OrderBy(trigger => trigger.DueAt).ThenBy(trigger => trigger.Id).Take(Batch).Select(trigger => new { trigger.Id, At = trigger.DueAt!.Value }).ToListAsync(cancellation);
        return [.. triggers.Select(trigger => new Due(trigger.Id, trigger.At, new FireTrigger(trigger.Id)))
            .Concat(timers.Select(timer => new Due(timer.Id, timer.At, new FireTimer(timer.Id))))
            .Concat(tasks.Select(task => new Due(task.Id, task.At, new EscalateTask(task.Id))))
            .Concat(pauses.Where(pause => !late.Contains($"{pause.Id:N}")).Select(pause => new Due($"{pause.Id:N}", pause.At, new EndPause(pause.Id))))
            .Concat(promises.Where(promise => !late.Contains($"{promise.Id:N}")).Select(promise => new Due($"{promise.Id:N}", promise.At, new ChasePromise(promise.Id))))
            .Concat(cards.Where(card => !late.Contains($"{card.Id:N}")).Select(card => new Due($"{card.Id:N}", card.At, new ExpireCard(card.Id))))
            .OrderBy(entry => entry.At).Take(Batch)];
    }

    private async Task<bool> Wake(Due due, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var answer = await scope.ServiceProvider.GetRequiredService<Requests>().SendAs(Actor.System, due.Request, cancellation: cancellation);
            if (answer.Refusal is null or Refusal.ChangedMeanwhile or Refusal.NotFound or Refusal.Overtaken or Refusal.Busy)
            {
                return !answer.IsRefused;
            }

            log.LogError("What was due at {At} refuses to be woken ({Id}): {Why}", due.At, due.Id, answer.Why);
        }
        catch (Exception problem) when (problem is not OperationCanceledException and not OutOfMemoryException)
        {
            log.LogError(problem, "What was due at {At} could not be woken ({Id}).", due.At, due.Id);
        }

        await Postpone(scope.ServiceProvider.GetRequiredService<ComplaintsDb>(), due.Id, cancellation);
        return false;
    }

    private async Task Postpone(ComplaintsDb db, string id, CancellationToken cancellation)
    {
        var late = await db.LateWakeUps.FindAsync([id], cancellation) ?? db.Add(new LateWakeUp(id)).Entity;
        late.Failed(clock.Now());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another server met the same trouble at the same moment.
        }
    }

    private sealed record Due(string Id, DateTime At, ICommand<bool> Request);
}
