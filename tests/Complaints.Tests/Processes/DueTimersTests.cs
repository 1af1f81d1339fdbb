using Complaints.Processes;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Processes;

public sealed class DueTimersTests
{
    [Fact]
    public async Task More_than_one_batch_is_woken_in_one_go()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        for (var ticket = 0; ticket < 103; ticket++)
        {
            await app.OpenedTicket();
        }

        Assert.Equal(103, await app.Advance(TimeSpan.FromDays(2)));
        Assert.Equal(0, await app.Advance(TimeSpan.Zero));
    }

    [Fact]
    public async Task What_was_due_while_the_server_was_down_is_woken_once()
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();
        app.Clock.Advance(TimeSpan.FromDays(30));

        await using var again = await app.Restart();

        // The question for compensation, and the promise that nobody settled.
        Assert.Equal(2, await again.Advance(TimeSpan.Zero));
        Assert.Equal(0, await again.Advance(TimeSpan.Zero));
    }

    [Fact]
    public async Task Timer_that_cannot_wake_its_process_holds_up_nobody_and_is_tried_less_and_less_often()
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.TicketAwaitingApproval();
        var timer = await app.Saved(db => db.ProcessTimers.OrderBy(timer => timer.DueAt).FirstAsync());
        var state = await app.Saved(db => db.ProcessInstances.Where(instance => instance.Id == timer.InstanceId).Select(instance => instance.State).SingleAsync());
        await Write(app, timer.InstanceId, "not a state");

        Assert.Equal(1, await app.Advance(TimeSpan.FromHours(1)));
        Assert.Equal(1, (await Late(app))!.Attempts);
        Assert.Equal(0, await app.Advance(TimeSpan.FromSeconds(4)));
        Assert.Equal(1, (await Late(app))!.Attempts);
        Assert.Equal(0, await app.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(0, await app.Advance(TimeSpan.FromSeconds(9)));
        Assert.Equal(2, (await Late(app))!.Attempts);

        await Write(app, timer.InstanceId, state);
        Assert.Equal(1, await app.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(1, await app.Saved(db => db.Journal.CountAsync(row => row.InstanceId == timer.InstanceId && row.Kind == "Fired")));
    }

    [Fact]
    public async Task What_is_known_of_failed_wake_ups_is_forgotten_when_nobody_needs_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Saved(async db =>
        {
            var late = new LateWakeUp("gone");
            late.Failed(app.Clock.GetUtcNow().UtcDateTime);
            db.Add(late);
            return await db.SaveChangesAsync();
        });

        await app.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(await Late(app));
        await app.Advance(TimeSpan.FromDays(1));

        Assert.Null(await Late(app));
    }

    private static Task<LateWakeUp?> Late(ComplaintsApp app) => app.Saved(db => db.LateWakeUps.AsNoTracking().SingleOrDefaultAsync());

    private static Task<int> Write(ComplaintsApp app, string instance, string state) =>
        app.Saved(db => db.ProcessInstances.Where(row => row.Id == instance).ExecuteUpdateAsync(change => change.SetProperty(row => row.State, state)));
}
