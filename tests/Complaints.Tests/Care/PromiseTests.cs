using System.Net;
using System.Text.Json.Nodes;
using Complaints.Care;
using Complaints.Tests.Processes;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Care;

/// <summary>It is a Tuesday, 17:00 in the store, which closes at 20:00 (12:00 UTC) and stays closed on Sundays.</summary>
public sealed class PromiseTests
{
    [Fact]
    public async Task Agreed_remedy_is_a_promise_of_its_owner_for_its_day()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");

        await app.Complete(ticket, change: body => body["fields"]!["owner"] = "Wang Fang");

        var promise = Assert.Single((await app.Care(ticket, app.Floor2)).Promises);
        Assert.Equal(("repair", "Wang Fang", true, "open", "process"), (promise.What, promise.Owner, promise.Mine, promise.State, promise.Stage));
        Assert.Equal((new DateOnly(2026, 3, 13), app.At(3, 12)), (promise.DueOn, promise.DueAt));
        Assert.False(Assert.Single((await app.Care(ticket)).Promises).Mine);
    }

    [Fact]
    public async Task Open_question_is_a_promise_of_whoever_answers_it_and_nothing_agreed_is_none()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");

        ticket = await app.Complete(ticket, change: body => body["fields"]!["appointment"] = "2026-03-12");
        await app.Complete(ticket, change: body => body["fields"]!["remedy"] = "none");

        var promise = Assert.Single((await app.Care(ticket)).Promises);
        Assert.Equal(("answer", "Li Wei", true), (promise.What, promise.Owner, promise.Mine));
    }

    [Fact]
    public async Task Questions_that_stay_open_need_a_day_for_their_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");

        var problem = Assert.Single(await (await app.TryComplete(ticket, change: body => body["fields"]!["questions"] = "Why did the second pair open as well?")).IsRefused(422, "fields.appointment"));
        Assert.Equal("Still missing, because 'Questions that stay open' is filled in: Answer promised for", problem.Sentence);
        await app.Complete(ticket, change: body => (body["fields"]!["questions"], body["fields"]!["appointment"]) = ("Why did the second pair open as well?", "2026-03-12"));

        Assert.Equal("answer", Assert.Single((await app.Care(ticket)).Promises).What);
    }

    [Fact]
    public async Task Second_chance_puts_a_new_promise_in_the_place_of_the_first()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("confirm");
        ticket = await app.Complete(ticket, "notSatisfied");
        Assert.Equal("process", ticket.Stage);

        await app.Complete(ticket, change: body => body["fields"]!["remedy"] = "exchange");

        var promises = (await app.Care(ticket)).Promises;
        Assert.Equal(["repair released", "exchange open"], promises.Select(promise => $"{promise.What} {promise.State}"));
        Assert.Equal((promises[1].Id, promises[0].Id), (promises[0].ReplacedBy, promises[1].Replaces));
    }

    [Fact]
    public async Task Promise_is_late_when_the_store_closes_and_shows_to_its_owner_and_the_supervisor()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Promise(ticket, 0);
        Assert.Single((await app.Day(app.Floor)).Promises);
        Assert.Empty((await app.Day(app.Supervisor)).Promises);
        Assert.Single((await app.Day(app.Supervisor, store: true)).Promises);
        Assert.Empty((await app.Day(app.Floor2)).Promises);

        await app.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        Assert.Empty((await app.Day(app.Floor)).LatePromises);
        await app.Advance(TimeSpan.FromSeconds(1));

        Assert.True(Assert.Single((await app.Day(app.Floor)).LatePromises).Late);
        Assert.Single((await app.Day(app.Supervisor)).LatePromises);
        Assert.Empty((await app.Day(app.Floor2)).LatePromises);
        Assert.Empty((await app.Day(app.OtherFloor)).LatePromises);
    }

    [Fact]
    public async Task Late_promise_is_broken_at_the_end_of_the_next_working_day()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Promise(ticket, 4);

        // Promised for Saturday; Sunday is no working day.
        app.Clock.Advance(TimeSpan.FromDays(6));
        await app.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        Assert.True(Assert.Single((await app.Care(ticket)).Promises).Late);
        await app.Advance(TimeSpan.FromSeconds(1));

        var promise = Assert.Single((await app.Care(ticket)).Promises);
        Assert.Equal(("broken", "System", true), (promise.State, promise.SettledBy, promise.MayBeKept));
        Assert.Null(await app.Saved(db => db.Promises.Select(row => row.RingsAt).SingleAsync()));
    }

    [Fact]
    public async Task What_only_the_clock_has_broken_may_still_be_called_kept_and_what_a_person_broke_may_not()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var forgotten = await app.Promise(ticket, 0);
        var broken = await app.Settle(await app.Promise(ticket, 0), "break");
        await app.Advance(TimeSpan.FromDays(2));
        forgotten = (await app.Care(ticket)).Promises.Single(promise => promise.Id == forgotten.Id);

        Assert.Equal("kept", (await app.Settle(forgotten, "keep")).State);
        await (await app.TrySettle(broken, "keep")).IsRefused(422, "state");
    }

    [Fact]
    public async Task Promise_said_after_closing_time_is_due_on_the_next_working_day()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        app.Clock.Advance(TimeSpan.FromHours(4));

        var promise = await app.Promise(ticket, 0);

        Assert.Equal((app.Clock.Today, app.At(1, 12), false), (promise.DueOn, promise.DueAt, promise.Late));
    }

    [Fact]
    public async Task Another_day_is_another_promise_and_moving_a_late_one_has_broken_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var first = await app.Promise(ticket, 0);
        JsonObject To(PromiseView promise, string day, string? reason) => new() { ["version"] = promise.Version, ["dueOn"] = day, ["reason"] = reason };

        await (await app.Post(app.Floor, $"/api/v1/promises/{first.Id}/move", To(first, "2026-03-11", null))).IsRefused(400, "reason");
        var second = await (await app.Post(app.Floor, $"/api/v1/promises/{first.Id}/move", To(first, "2026-03-11", "Workshop is ill; she agrees."))).Is<PromiseView>(HttpStatusCode.OK);
        await app.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(4));
        second = (await app.Care(ticket)).Promises[1];
        await (await app.Post(app.Floor, $"/api/v1/promises/{second.Id}/move", To(second, "2026-03-13", "Still ill."))).Is<PromiseView>(HttpStatusCode.OK);

        var promises = (await app.Care(ticket)).Promises;
        Assert.Equal(["released 2026-03-10", "broken 2026-03-11", "open 2026-03-13"], promises.Select(promise => $"{promise.State} {promise.DueOn:yyyy-MM-dd}"));
        Assert.Equal("Workshop is ill; she agrees.", promises[0].Note);
        await (await app.Post(app.Floor, $"/api/v1/promises/{first.Id}/move", To(promises[0], "2026-03-14", "Again."))).IsRefused(422, "state");
    }

    [Theory]
    [InlineData("yes", "kept")]
    [InlineData("no", "broken")]
    [InlineData("nothingPromised", "released")]
    public async Task Follow_up_settles_what_is_open(string answer, string state)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");

        await app.Complete(ticket, change: body => body["fields"]!["promiseKept"] = answer);

        Assert.Equal(state, Assert.Single((await app.Care(ticket)).Promises).State);
    }

    [Fact]
    public async Task Customer_who_says_that_a_promise_was_not_kept_weighs_more_than_a_tick()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        await app.Settle((await app.Care(ticket)).Promises[0], "keep");

        await app.Complete(ticket, "secondChance", change: body => body["fields"]!["promiseKept"] = "no");

        Assert.Equal("broken", Assert.Single((await app.Care(ticket)).Promises).State);
    }

    [Fact]
    public async Task Promise_needs_words_a_day_and_a_reason_to_be_let_off()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/promises", new JsonObject())).IsRefused(400, "what", "dueOn");
        await (await app.TryPromise(ticket, -1)).IsRefused(400, "dueOn");
        await (await app.TrySettle(await app.Promise(ticket, 1), "release")).IsRefused(400, "note");
        Assert.Equal("released", (await app.Settle(await app.Promise(ticket, 1), "release", "She came by herself.")).State);
    }

    [Fact]
    public async Task Another_store_neither_sees_nor_settles_and_an_old_view_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var promise = await app.Promise(ticket, 1);

        await (await app.TrySettle(promise, "keep", app.OtherFloor)).IsRefused(403, "");
        await (await app.TryPromise(ticket, 1, app.OtherFloor)).IsRefused(403, "");
        await (await app.Client(app.OtherFloor).GetAsync($"/api/v1/tickets/{ticket.Number}/care")).IsRefused(403, "");
        Assert.Empty((await app.Get<PromiseList>(app.OtherFloor, "/api/v1/promises")).Items);
        await app.Settle(promise, "keep");
        await (await app.TrySettle(promise, "break")).IsRefused(409, "version");
    }

    [Fact]
    public async Task Promise_sent_twice_under_one_key_is_made_once()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var first = await (await app.TryPromise(ticket, 1, key: "one")).Is<PromiseView>(HttpStatusCode.OK);
        var second = await (await app.TryPromise(ticket, 1, key: "one")).Is<PromiseView>(HttpStatusCode.OK);

        Assert.Equal(first.Id, second.Id);
        Assert.Single((await app.Care(ticket)).Promises);
    }

    [Fact]
    public async Task List_sorts_by_urgency_and_rates_count_kept_and_broken_by_store_and_month()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Settle(await app.Promise(ticket, 0), "keep");
        await app.Settle(await app.Promise(ticket, 0), "keep");
        await app.Settle(await app.Promise(ticket, 0), "break");
        await app.Settle(await app.Promise(ticket, 0), "release", "Let off.");
        await app.Promise(ticket, 0);
        await app.Promise(ticket, 3);
        await app.Promise(ticket, 30);
        await app.Promise(await app.OpenedTicket(app.OtherFloor), 0, app.OtherFloor);

        var list = await app.Get<PromiseList>(app.Supervisor, "/api/v1/promises?which=week");
        Assert.Equal((0, 1, 1, 3), (list.Late, list.Today, list.Week, list.Open));
        Assert.Equal(new DateOnly(2026, 3, 13), Assert.Single(list.Items).DueOn);
        var store = Assert.Single((await app.Get<PromiseRates>(app.Supervisor, "/api/v1/promises/rates?months=2")).Stores);
        Assert.Equal("T01", store.Store);
        Assert.Equal((2, 1, 1, 2), (store.Months[1].Kept, store.Months[1].Broken, store.Months[1].Released, store.Months[1].Open));
        Assert.Equal(2.0 / 3, store.Months[1].Rate);
        await (await app.Client(app.Floor).GetAsync("/api/v1/promises/rates")).IsRefused(403, "");
    }

    [Fact]
    public async Task Withdrawn_complaint_lets_promises_repairs_and_appointments_fall_away()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Promise(ticket, 1);
        await app.Settle(await app.Promise(ticket, 1), "keep");
        await app.PlannedRepair(ticket);
        await app.Arranged(ticket, TimeSpan.FromHours(20));

        await app.Withdraw(ticket);

        var care = await app.Care(ticket);
        Assert.Equal(["kept", "released"], care.Promises.Select(promise => promise.State).Order(StringComparer.Ordinal)); // made in the same moment
        Assert.Equal(("cancelled", null), (care.Repairs[0].State, care.Repairs[0].Next));
        Assert.Equal("cancelled", care.Appointments[0].State);
        await (await app.TryPromise(ticket, 1)).IsRefused(422, "");
    }

    [Fact]
    public async Task Complaint_taken_outside_leaves_alone_what_the_workshop_has_and_cancels_what_is_only_planned()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var away = await app.Step(await app.PlannedRepair(ticket), "sent");
        await app.PlannedRepair(ticket, "zip");

        await app.Escalate(ticket);

        Assert.Equal([("left sole", "atWorkshop"), ("zip", "cancelled")], (await app.Care(ticket)).Repairs.OrderBy(repair => repair.Part, StringComparer.Ordinal).Select(repair => (repair.Part, repair.State)));
        Assert.Equal("customerTold", (await app.Step(away, "came-back", new JsonObject { ["result"] = "repaired" })).Next);
    }

    [Fact]
    public async Task Care_does_not_disturb_whoever_works_at_a_stage_and_stands_in_the_timeline()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await app.Settle(await app.Promise(ticket, 1), "keep");

        Assert.Equal("talk", (await app.Complete(ticket)).Stage);
        var entries = (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).Where(entry => entry.Kind == FactKind.Promise).ToList();
        Assert.Equal(["kept", "made"], entries.Select(entry => entry.Outcome!).Order(StringComparer.Ordinal));
    }
}
