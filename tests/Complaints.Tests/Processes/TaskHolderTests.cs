using System.Net;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Processes;

/// <summary>Whose a task is: for whom it is listed, who takes it, who hands it on, and whose it becomes when nobody did it in time.</summary>
public sealed class TaskHolderTests
{
    [Fact]
    public async Task Claimed_task_tells_who_has_it_and_refuses_the_others()
    {
        await using var app = await ComplaintsApp.Start();
        var task = (await app.OpenedTicket()).Tasks[0];

        var claimed = await app.Do<TaskView>(app.Floor, task.Id, "claim");
        Assert.Equal((app.Floor.Name, app.Floor.PersonId), (claimed.ClaimedBy!, claimed.ClaimedById!.Value));

        // 09:00 UTC is 17:00 on the clock of the store.
        var told = await (await app.Try(app.Floor2, task.Id, "claim")).IsRefused(403, "");
        Assert.Equal("Li Wei has it since 10 Mar 2026, 17:00.", told[0].Sentence);
        await (await app.Try(app.Floor2, task.Id, "release")).IsRefused(403, "");
        await (await app.TryComplete(await app.Show((await app.Ticket(task))), by: app.Floor2)).IsRefused(403, "");
        Assert.Equal("talk", (await app.Complete(await app.Ticket(task))).Stage);
    }

    [Fact]
    public async Task Claiming_what_one_has_already_changes_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var task = (await app.OpenedTicket()).Tasks[0];
        var claimed = await app.Do<TaskView>(app.Floor, task.Id, "claim");

        Scenarios.Same(claimed, await app.Do<TaskView>(app.Floor, task.Id, "claim"));
    }

    [Fact]
    public async Task Two_who_claim_at_once_get_one_yes_and_one_no()
    {
        await using var app = await ComplaintsApp.Start();
        for (var round = 0; round < 5; round++)
        {
            var task = (await app.OpenedTicket()).Tasks[0];

            var replies = await Task.WhenAll(app.Try(app.Floor, task.Id, "claim"), app.Try(app.Floor2, task.Id, "claim"));

            Assert.Equal(HttpStatusCode.OK, replies.Min(reply => reply.StatusCode));
            Assert.Contains(replies.Max(reply => reply.StatusCode), new[] { HttpStatusCode.Conflict, HttpStatusCode.Forbidden });
            var winner = replies[0].IsSuccessStatusCode ? app.Floor : app.Floor2;
            Assert.Equal(winner.Name, (await app.Details(app.Admin, task.Id)).Task.ClaimedBy);
            Assert.Equal(1, await app.Saved(db => db.TaskEvents.CountAsync(entry => entry.TaskId == task.Id)));
        }
    }

    [Fact]
    public async Task Released_task_is_free_again_and_a_supervisor_may_release_anybodys()
    {
        await using var app = await ComplaintsApp.Start();
        var task = (await app.OpenedTicket()).Tasks[0];
        await app.Do<TaskView>(app.Floor, task.Id, "claim");
        Assert.Null((await app.Do<TaskView>(app.Floor, task.Id, "release")).ClaimedBy);
        await app.Do<TaskView>(app.Floor2, task.Id, "claim");

        await app.Do<TaskView>(app.Supervisor, task.Id, "release");

        await (await app.Try(app.Floor, task.Id, "release")).IsRefused(422, "");
        Assert.Equal(["claimed", "released", "claimed", "released"], (await app.Details(app.Floor, task.Id)).Events.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Supervisor_hands_a_task_to_somebody_who_can_do_it_and_to_nobody_else()
    {
        await using var app = await ComplaintsApp.Start();
        var task = (await app.OpenedTicket()).Tasks[0];
        await app.Do<TaskView>(app.Floor, task.Id, "claim");

        Assert.Equal(["region", "floor", "legal", "admin", "floor2", "supervisor"], (await app.Details(app.Supervisor, task.Id)).People.Select(person => person.User));
        await (await app.Try(app.Floor2, task.Id, "reassign", new JsonObject { ["to"] = "floor2" })).IsRefused(403, "");
        await (await app.Try(app.Supervisor, task.Id, "reassign", new JsonObject { ["to"] = "floorD" })).IsRefused(422, "to");
        await (await app.Try(app.Supervisor, task.Id, "reassign", new JsonObject { ["to"] = "quality" })).IsRefused(422, "to");
        await (await app.Try(app.Supervisor, task.Id, "reassign", new JsonObject { ["to"] = "nobody" })).IsRefused(400, "to");
        var given = await app.Do<TaskView>(app.Supervisor, task.Id, "reassign", new JsonObject { ["to"] = "FLOOR2", ["reason"] = "She knows the customer." });

        Assert.Equal(app.Floor2.Name, given.ClaimedBy);
        await (await app.Try(app.Floor, task.Id, "release")).IsRefused(403, "");
        var last = (await app.Details(app.Floor, task.Id)).Events[^1];
        Assert.Equal(("reassigned", "Wang Fang", "She knows the customer.", "Zhang Min"), (last.Kind, last.What!, last.Reason!, last.By));
    }

    [Fact]
    public async Task Whoever_has_a_task_hands_it_to_a_colleague_and_nobody_hands_over_what_they_have_not()
    {
        await using var app = await ComplaintsApp.Start();
        var task = (await app.OpenedTicket()).Tasks[0];
        var toFloor2 = new JsonObject { ["to"] = "floor2" };
        Assert.Contains("Take this task first", Assert.Single(await (await app.Try(app.Floor, task.Id, "reassign", toFloor2)).IsRefused(403, "")).Sentence, StringComparison.Ordinal);
        Assert.Empty((await app.Details(app.Floor, task.Id)).People);
        await app.Do<TaskView>(app.Floor, task.Id, "claim");

        var people = (await app.Details(app.Floor, task.Id)).People.Select(person => person.User).ToList();
        Assert.Contains("floor2", people);
        Assert.DoesNotContain("floor", people);
        Assert.Empty((await app.Details(app.Floor2, task.Id)).People);
        await (await app.Try(app.Floor, task.Id, "reassign", new JsonObject { ["to"] = "floorD" })).IsRefused(422, "to");
        Assert.Equal(app.Floor2.Name, (await app.Do<TaskView>(app.Floor, task.Id, "reassign", toFloor2)).ClaimedBy);

        await (await app.Try(app.Floor, task.Id, "reassign", new JsonObject { ["to"] = "floor" })).IsRefused(403, "");
    }

    [Fact]
    public async Task Task_for_certain_people_is_handed_on_among_them_only()
    {
        var payload = Definitions.Photos;
        payload["candidates"] = new JsonArray("floor2", "supervisor");
        await using var app = await Definitions.StartWithTask(payload);
        var task = (await app.OpenedTicket()).OtherTasks[0];
        await app.Do<TaskView>(app.Floor2, task.Id, "claim");

        await (await app.Try(app.Floor2, task.Id, "reassign", new JsonObject { ["to"] = "floor" })).IsRefused(422, "to");
        Assert.Equal("supervisor", Assert.Single((await app.Details(app.Floor2, task.Id)).People).User);
        Assert.Equal(app.Supervisor.Name, (await app.Do<TaskView>(app.Floor2, task.Id, "reassign", new JsonObject { ["to"] = "supervisor" })).ClaimedBy);
    }

    [Fact]
    public async Task Decision_that_somebody_has_claimed_is_left_to_them()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        var question = Assert.Single((await app.List(app.Supervisor, "role=supervisor")).Items);
        await app.Do<TaskView>(app.Supervisor, question.Id, "claim");

        await (await app.TryDecide(ticket.Approvals[0], app.Region, "approve")).IsRefused(403, "");
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");
    }

    [Fact]
    public async Task Task_for_certain_people_is_seen_and_done_by_them_only()
    {
        var payload = Definitions.Photos;
        payload["candidates"] = new JsonArray("floor2", "gone");
        await using var app = await Definitions.StartWithTask(payload);
        var task = (await app.OpenedTicket()).OtherTasks[0];

        Assert.DoesNotContain((await app.List(app.Floor, "who=free")).Items, item => item.Id == task.Id);
        Assert.Contains((await app.List(app.Floor2, "who=free")).Items, item => item.Id == task.Id);
        Assert.DoesNotContain((await app.Done(app.Floor, new Complaints.Stages.ListMyWork())).Items, row => row.Task == task.Id);
        Assert.Contains((await app.Done(app.Floor2, new Complaints.Stages.ListMyWork())).Items, row => row.Task == task.Id);
        await (await app.Try(app.Floor, task.Id, "claim")).IsRefused(403, "");
        await (await app.Try(app.Supervisor, task.Id, "claim")).IsRefused(403, "");
        await app.Do<TaskView>(app.Supervisor, task.Id, "reassign", new JsonObject { ["to"] = "floor" });
        await app.Do<TaskDone>(app.Floor, task.Id, "complete", new JsonObject { ["version"] = 2, ["outcome"] = "notPossible" });
    }

    [Fact]
    public async Task Task_that_nobody_did_in_time_rises_when_the_store_is_open()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var task = (await app.OpenedTicket()).OtherTasks[0];
        await app.Do<TaskView>(app.Floor, task.Id, "claim");

        // Opened at 17:00, closes at 20:00, opens at 10:00: six hours of opening time end at 13:00, 05:00 UTC.
        Assert.Equal(app.At(1, 5), (await app.Details(app.Floor, task.Id)).Task.EscalatesAt);
        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(20) - TimeSpan.FromSeconds(1)));
        Assert.Equal(1, await app.Advance(TimeSpan.FromSeconds(1)));

        var risen = (await app.Details(app.Supervisor, task.Id)).Task;
        Assert.Equal(("supervisor", null, null), (risen.Role, risen.ClaimedBy, risen.EscalatesAt));
        await (await app.Try(app.Floor, task.Id, "claim")).IsRefused(403, "");
        await app.Do<TaskView>(app.Supervisor, task.Id, "claim");
        Assert.Equal(0, await app.Advance(TimeSpan.FromDays(2)));
    }

    [Fact]
    public async Task Escalation_that_ends_at_closing_time_waits_for_the_morning()
    {
        var payload = Definitions.Photos;
        payload["escalation"] = new JsonObject { ["after"] = "PT3H", ["to"] = "region" };
        await using var app = await Definitions.StartWithTask(payload);
        var task = (await app.OpenedTicket()).OtherTasks[0];

        Assert.Equal(app.At(1, 2), task.EscalatesAt);
        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(16)));
        Assert.Equal(1, await app.Advance(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Task_that_is_due_day_and_night_rises_only_while_the_store_is_open()
    {
        var payload = Definitions.Photos;
        payload["clock"] = "always";
        await using var app = await Definitions.StartWithTask(payload);
        var task = (await app.OpenedTicket()).OtherTasks[0];

        // Opened at 17:00: due four hours later, and after six it would rise at 23:00.
        Assert.Equal((app.At(0, 13), app.At(1, 2)), (task.DueAt, task.EscalatesAt));
        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(16)));
        Assert.Equal(1, await app.Advance(TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData("openingHours")]
    [InlineData("always")]
    public async Task Escalation_that_is_woken_late_waits_until_the_store_is_open_again(string clock)
    {
        var payload = Definitions.Photos;
        payload["clock"] = clock;
        await using var app = await Definitions.StartWithTask(payload);
        var task = (await app.OpenedTicket()).OtherTasks[0];
        app.Clock.Advance(TimeSpan.FromHours(32));   // due at 13:00, or by the clock on the wall at 10:00, while no server ran; now it is 01:00

        await app.Advance(TimeSpan.Zero);
        Assert.Equal("floor", (await app.Details(app.Supervisor, task.Id)).Task.Role);
        await app.Advance(TimeSpan.FromHours(9));

        Assert.Equal("supervisor", (await app.Details(app.Supervisor, task.Id)).Task.Role);
    }

    [Fact]
    public async Task Two_servers_that_wake_the_same_escalation_wake_it_once()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var task = (await app.OpenedTicket()).OtherTasks[0];
        app.Clock.Advance(TimeSpan.FromDays(3));

        var woken = await Task.WhenAll(app.Advance(TimeSpan.Zero), app.Advance(TimeSpan.Zero));

        Assert.Equal(1, woken.Sum());
        Assert.Single((await app.Details(app.Supervisor, task.Id)).Events);
    }

    [Fact]
    public async Task Tasks_are_listed_by_due_time_and_filtered()
    {
        await using var app = await ComplaintsApp.Start();
        var patient = await app.TicketAt("followUp");
        var urgent = await app.OpenedTicket();
        await app.OpenedTicket(app.OtherFloor);

        Assert.Equal([urgent.Number, patient.Number], (await app.List(app.Floor, "")).Items.Select(task => task.Ticket));
        Assert.Equal(3, (await app.List(app.Region, "")).Total);
        Assert.Equal("followUp", Assert.Single((await app.List(app.Floor, "stage=followUp")).Items).Stage);
        Assert.Equal(8, (await app.List(app.Floor, $"state=done&ticket={patient.Number.ToLowerInvariant()}")).Total);
        Assert.Empty((await app.List(app.Floor, "who=mine")).Items);
        Assert.Equal(2, (await app.List(app.Floor, "pageSize=1&page=2")).Total);
        Assert.Single((await app.List(app.Floor, "pageSize=1&page=2")).Items);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(urgent.Number, Assert.Single((await app.List(app.Floor, "late=true")).Items).Ticket);
        await (await app.Client(app.Floor).GetAsync("/api/v1/tasks?state=odd&who=x&pageSize=0")).IsRefused(400, "state", "who", "pageSize");
    }
}
