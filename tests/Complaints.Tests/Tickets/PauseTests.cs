using System.Net;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Stages;
using Complaints.Tests.Processes;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets;

public sealed class PauseTests
{
    [Fact]
    public async Task Clocks_stand_still_and_go_on_with_the_time_that_was_left()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var ticket = await app.OpenedTicket();
        app.Clock.Advance(TimeSpan.FromMinutes(4));

        ticket = await app.Pause(ticket);
        Assert.Equal(("workshop", "Li Wei"), (ticket.Pause!.Reason, ticket.Pause.By));
        Assert.Equal((null, null, null, null), (ticket.DueAt, ticket.Tasks[0].DueAt, ticket.OtherTasks[0].DueAt, ticket.OtherTasks[0].EscalatesAt));
        Assert.Equal(0, (await app.Done(app.Floor, new ListMyWork())).Late);

        // A day later, at 17:04 on the store's clock: six minutes are left for the stage, two hours and 56 minutes until closing.
        Assert.Equal(0, await app.Advance(TimeSpan.FromDays(1)));
        ticket = await app.Resume(ticket);
        Assert.Null(ticket.Pause);
        Assert.Equal(app.At(1, 9, 10), ticket.DueAt);
        Assert.Equal(app.At(1, 9, 10), ticket.Tasks[0].DueAt);
        Assert.Equal(app.At(2, 3), ticket.OtherTasks[0].DueAt);
        Assert.Equal(app.At(2, 5), ticket.OtherTasks[0].EscalatesAt);
    }

    [Fact]
    public async Task Timer_of_a_process_stands_still_too_and_its_process_is_told()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        app.Clock.Advance(TimeSpan.FromMinutes(20));

        ticket = await app.Pause(await app.Show(ticket));
        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(1)));
        await app.Resume(ticket);

        // The reminder comes after half an hour that counts, one level up is asked after another half.
        Assert.Equal(0, await app.Advance(TimeSpan.FromMinutes(9)));
        Assert.Equal(1, await app.Advance(TimeSpan.FromMinutes(1)));
        Assert.Equal(2, (await app.List(app.Region, "")).Total);
        Assert.Equal(0, await app.Advance(TimeSpan.FromMinutes(29)));
        Assert.Equal(1, await app.Advance(TimeSpan.FromMinutes(1)));
        Assert.Equal(3, (await app.List(app.Region, "")).Total);
        Assert.Equal(1, await app.Saved(db => db.Journal.CountAsync(row => row.Kind == "Moved")));
    }

    [Fact]
    public async Task Timers_that_end_at_one_moment_go_on_each_by_its_own_clock()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos, definition =>
        {
            Rest("nap", false);
            Rest("rest", true);

            void Rest(string id, bool inWorkingTime)
            {
                var root = definition["root"]!;
                root["activities"]!.AsArray().Add(JsonNode.Parse(
                    $$$$"""{"id":"{{{{id}}}}","type":"Elsa.Delay","version":1,"customProperties":{"workingTime":{{{{(inWorkingTime ? "true" : "false")}}}}},"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"PT2H"}}}"""));
                root["connections"]!.AsArray().Add(JsonNode.Parse($$$"""{"source":{"activity":"start","port":"Done"},"target":{"activity":"{{{id}}}","port":"In"}}"""));
            }
        });
        var ticket = await app.OpenedTicket();
        Assert.Equal([app.At(0, 11), app.At(0, 11)], await Due(app));
        app.Clock.Advance(TimeSpan.FromHours(1));
        ticket = await app.Pause(ticket);
        app.Clock.Advance(TimeSpan.FromHours(25));

        // It is 19:00: by the clock on the wall the hour that is left ends at 20:00, and in opening hours when the store opens again.
        await app.Resume(ticket);

        Assert.Equal([app.At(1, 12), app.At(2, 2)], await Due(app));
    }

    [Fact]
    public async Task Pause_with_an_end_ends_by_itself_and_may_end_earlier()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        var until = app.Clock.GetUtcNow().AddHours(1);

        var paused = await app.Pause(await app.Show(ticket), until: until);
        Assert.Equal(until.UtcDateTime.AddMinutes(30), (await app.Saved(db => db.ProcessTimers.SingleAsync())).DueAt);
        paused = await app.Resume(paused);
        Assert.Equal(app.At(0, 9, 30), (await app.Saved(db => db.ProcessTimers.SingleAsync())).DueAt);

        await app.Pause(paused, until: until);
        Assert.Equal(1, await app.Advance(TimeSpan.FromHours(1)));
        Assert.Null((await app.Show(ticket)).Pause);
        Assert.Equal(1, await app.Advance(TimeSpan.FromHours(1)));
        Assert.Equal(["resumed", "paused", "resumed", "paused"], (await app.Done(app.Floor, new ShowTimeline(ticket.Number)))
            .Where(entry => entry.Kind is FactKind.Paused or FactKind.Resumed).Select(entry => Complaints.Shell.Words.Word(entry.Kind)));
    }

    [Fact]
    public async Task Pause_that_ended_while_the_server_was_down_took_no_longer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Pause(ticket, until: app.Clock.GetUtcNow().AddMinutes(30));
        app.Clock.Advance(TimeSpan.FromDays(1));

        await using var again = await app.Restart();
        await again.Advance(TimeSpan.Zero);

        Assert.Equal(again.At(0, 9, 40), (await again.Show(ticket)).DueAt);
        Assert.Equal(again.At(0, 9, 30), (await again.Saved(db => db.Pauses.SingleAsync())).EndedAt);
    }

    [Fact]
    public async Task Deadline_changed_during_a_pause_loses_none_of_it()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var ticket = await app.OpenedTicket();
        var task = ticket.OtherTasks[0];
        ticket = await app.Pause(ticket);
        app.Clock.Advance(TimeSpan.FromHours(1));

        var version = (await app.Details(app.Supervisor, task.Id)).Task.Version;
        var body = new JsonObject { ["version"] = version, ["allowed"] = "PT90M", ["reason"] = "The customer waits." };
        await (await app.Try(app.Floor, task.Id, "deadline", body)).IsRefused(403, "");
        Assert.Null((await app.Do<TaskView>(app.Supervisor, task.Id, "deadline", body)).DueAt);
        await (await app.Try(app.Supervisor, task.Id, "deadline", body)).IsRefused(409, "version");
        ticket = await app.Resume(await app.Show(ticket));

        Assert.Equal(app.At(0, 11, 30), ticket.OtherTasks[0].DueAt);
        Assert.Equal(app.At(0, 10, 10), ticket.DueAt);
    }

    [Fact]
    public async Task Changed_deadline_of_the_open_stage_is_the_tickets()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await app.Do<TaskView>(app.Supervisor, ticket.Tasks[0].Id, "deadline", new JsonObject { ["version"] = 1, ["allowed"] = "PT4H", ["reason"] = "She comes back tomorrow." });

        Assert.Equal(app.At(1, 3), (await app.Show(ticket)).DueAt);
        foreach (var allowed in new[] { "PT0S", "soon", "", "P99999D" })
        {
            await (await app.Try(app.Supervisor, ticket.Tasks[0].Id, "deadline", new JsonObject { ["version"] = 2, ["allowed"] = allowed, ["reason"] = "x" })).IsRefused(400, "allowed");
        }
    }

    [Fact]
    public async Task Recording_a_stage_lets_a_paused_ticket_go_on_and_a_decision_does_not()
    {
        await using var app = await ComplaintsApp.Start();
        var asked = await app.TicketAwaitingApproval();
        asked = await app.Pause(await app.Show(asked));
        await app.Decide(asked.Approvals[0], app.Supervisor, "approve");
        var ticket = await app.Show(asked);
        Assert.Equal(("confirm", null), (ticket.Stage!, ticket.DueAt));
        Assert.NotNull(ticket.Pause);

        app.Clock.Advance(TimeSpan.FromMinutes(50));
        var after = await app.Complete(ticket);

        Assert.Equal(("followUp", null), (after.Stage!, after.Pause));
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime.AddDays(7), after.DueAt);
    }

    [Fact]
    public async Task Ended_ticket_waits_for_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Withdraw(await app.Pause(await app.OpenedTicket(), until: app.Clock.GetUtcNow().AddHours(1)));

        Assert.Null(ticket.Pause);
        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(2)));
    }

    [Fact]
    public async Task Pause_that_cannot_be_meant_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryPause(ticket, reason: "holiday")).IsRefused(400, "reason");
        await (await app.TryPause(ticket, reason: "other")).IsRefused(400, "text");
        await (await app.TryPause(ticket, until: app.Clock.GetUtcNow())).IsRefused(400, "until");
        await (await app.TryPause(ticket, until: app.Clock.GetUtcNow().AddYears(2))).IsRefused(400, "until");
        await (await app.TryPause(ticket with { Version = 7 })).IsRefused(409, "version");
        await (await app.TryPause(ticket, by: app.OtherFloor)).IsRefused(403, "");
        await (await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/resume", new JsonObject { ["version"] = ticket.Version })).IsRefused(422, "");
        ticket = await app.Pause(ticket);
        await (await app.TryPause(ticket)).IsRefused(422, "reason");
    }

    private static Task<List<DateTime>> Due(ComplaintsApp app) => app.Saved(db => db.ProcessTimers.OrderBy(timer => timer.DueAt).Select(timer => timer.DueAt!.Value).ToListAsync());
}

internal static class Pauses
{
    public static Task<HttpResponseMessage> TryPause(this ComplaintsApp app, TicketView ticket, string reason = "workshop", DateTimeOffset? until = null, Complaints.Access.Actor? by = null) =>
        app.Post(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/pause", new JsonObject { ["version"] = ticket.Version, ["reason"] = reason, ["until"] = until });

    public static async Task<TicketView> Pause(this ComplaintsApp app, TicketView ticket, DateTimeOffset? until = null) =>
        await (await app.TryPause(ticket, until: until)).Is<TicketView>(HttpStatusCode.OK);

    public static async Task<TicketView> Resume(this ComplaintsApp app, TicketView ticket) =>
        await (await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/resume", new JsonObject { ["version"] = ticket.Version })).Is<TicketView>(HttpStatusCode.OK);
}
