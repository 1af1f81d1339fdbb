using Complaints.Access;
using Complaints.Compensation;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Compensation;

/// <summary>A question that nobody answers reminds, rises, and survives restarts and second servers.</summary>
public sealed class ApprovalTimerTests
{
    [Fact]
    public async Task Question_without_an_answer_reminds_after_half_an_hour_and_rises_after_each_hour_up_to_the_lawyers()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        Assert.Equal(0, await app.Advance(TimeSpan.FromMinutes(29)));
        Assert.Equal(1, await app.Advance(TimeSpan.FromMinutes(1)));
        var approval = (await app.Show(ticket)).Approvals[0];
        Assert.Equal(("supervisor", 1), (approval.AskedRole, approval.Reminders));
        Assert.Equal([Role.Supervisor], await OpenTo(app));

        Assert.Equal(1, await app.Advance(TimeSpan.FromMinutes(30)));
        Assert.Equal([Role.Supervisor, Role.Region], await OpenTo(app));
        // At seven in the evening it is head office's turn; the next hour ends in the morning, because the store closes at eight.
        foreach (var (asked, minutes) in new[] { ("region", 30), ("admin", (14 * 60) + 30), ("legal", 30) })
        {
            Assert.Equal(asked, (await app.Show(ticket)).Approvals[0].AskedRole);
            await app.Advance(TimeSpan.FromMinutes(30));
            await app.Advance(TimeSpan.FromMinutes(minutes));
        }

        Assert.Equal([Role.Supervisor, Role.Region, Role.Admin, Role.Legal], await OpenTo(app));
        Assert.Equal(0, await app.Advance(TimeSpan.FromDays(2)));
        await app.Decide(ticket.Approvals[0], app.Region, "approve");
        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
        Assert.Empty(await OpenTo(app));
        var kinds = (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).Select(entry => (entry.Kind, entry.Outcome)).ToList();
        Assert.Contains((FactKind.ApprovalReminded, "supervisor"), kinds);
        Assert.Contains((FactKind.ApprovalRaised, "legal"), kinds);
    }

    [Fact]
    public async Task Supervisor_may_still_decide_after_the_question_opened_to_the_region()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.Advance(TimeSpan.FromMinutes(30));
        await app.Advance(TimeSpan.FromMinutes(30));

        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
        Assert.Empty(await OpenTo(app));
    }

    [Fact]
    public async Task Question_that_was_decided_in_time_wakes_nobody()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(2)));
        Assert.Equal(0, await app.Saved(db => db.ProcessTimers.CountAsync()));
    }

    [Fact]
    public async Task Two_servers_that_wake_the_same_timer_wake_it_once()
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();
        await app.Advance(TimeSpan.FromMinutes(30));
        app.Clock.Advance(TimeSpan.FromMinutes(30));

        var woken = await Task.WhenAll(app.Advance(TimeSpan.Zero), app.Advance(TimeSpan.Zero));

        Assert.Equal(1, woken.Sum());
        Assert.Equal([Role.Supervisor, Role.Region], await OpenTo(app));
    }

    [Fact]
    public async Task Waiting_question_survives_a_restart_and_still_escalates()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        await using var again = await app.Restart();
        Assert.Equal(1, await again.Advance(TimeSpan.FromMinutes(30)));
        Assert.Equal(1, await again.Advance(TimeSpan.FromMinutes(30)));
        await again.Decide(ticket.Approvals[0], again.Region, "approve");

        Assert.Equal("confirm", (await again.Show(ticket)).Stage);
    }

    private static Task<List<Role>> OpenTo(ComplaintsApp app) =>
        app.Saved(db => db.WorkItems.Where(item => item.ApprovalId != null && item.ClosedAt == null).OrderBy(item => item.OpenedAt).Select(item => item.Role).ToListAsync());
}
