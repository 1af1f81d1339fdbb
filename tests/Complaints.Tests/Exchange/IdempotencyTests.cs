using System.Net;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Exchange;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task Same_key_answers_the_same_and_opens_one_ticket()
    {
        await using var app = await ComplaintsApp.Start();

        var first = await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1");
        var second = await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1");

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Eight_posts_of_one_key_at_once_do_it_once()
    {
        await using var app = await ComplaintsApp.Start();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1"))));
        var tickets = await Task.WhenAll(replies.Select(reply => reply.Is<TicketView>(HttpStatusCode.Created)));

        Assert.Single(tickets.Select(ticket => ticket.Number).Distinct());
        Assert.Equal(1, await app.Saved(db => db.Tickets.CountAsync()));
        Assert.Equal(1, await app.Saved(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Eight_posts_of_one_stage_under_one_key_all_get_the_same_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.TryComplete(
            ticket, key: "stage", change: body => body["compensation"] = new System.Text.Json.Nodes.JsonArray(Scenarios.WithinTheClerksLimit)))));
        var texts = await Task.WhenAll(replies.Select(reply => reply.Content.ReadAsStringAsync()));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        Assert.Single(texts.Distinct());
        Assert.Equal(1, await app.Saved(db => db.CompensationLines.CountAsync()));
    }

    [Fact]
    public async Task Repeat_is_answered_although_the_ticket_has_moved_on()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var first = await (await app.TryComplete(ticket, key: "listen")).Is<TicketView>(HttpStatusCode.OK);
        await app.Complete(first);

        var repeat = await (await app.TryComplete(ticket, key: "listen")).Is<TicketView>(HttpStatusCode.OK);

        Scenarios.Same(first, repeat);
    }

    [Fact]
    public async Task Same_key_with_other_content_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1");
        var other = Scenarios.NewTicket();
        other["mood"] = 5;

        await (await app.Post(app.Floor, "/api/v1/tickets", other, "key-1")).IsRefused(422, "Idempotency-Key");
        Assert.Equal(1, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Same_key_for_another_stage_or_ticket_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var other = await app.OpenedTicket();
        var next = await (await app.TryComplete(ticket, key: "key-1")).Is<TicketView>(HttpStatusCode.OK);

        await (await app.TryComplete(other, key: "key-1")).IsRefused(422, "Idempotency-Key");
        await (await app.TryComplete(next, key: "key-1")).IsRefused(422, "Idempotency-Key");
    }

    [Fact]
    public async Task Same_key_of_another_person_is_another_key()
    {
        await using var app = await ComplaintsApp.Start();

        await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1");
        await app.Post(app.Floor2, "/api/v1/tickets", Scenarios.NewTicket(), "key-1");

        Assert.Equal(2, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Key_of_a_refused_request_may_be_used_again()
    {
        await using var app = await ComplaintsApp.Start();
        var wrong = Scenarios.NewTicket();
        wrong["mood"] = 9;
        await (await app.Post(app.Floor, "/api/v1/tickets", wrong, "key-1")).IsRefused(400, "mood");

        Assert.Equal(HttpStatusCode.Created, (await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1")).StatusCode);
    }

    [Fact]
    public async Task Repeat_survives_a_restart()
    {
        await using var app = await ComplaintsApp.Start();
        var first = await (await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1")).Is<TicketView>(HttpStatusCode.Created);

        await using var again = await app.Restart();
        var repeat = await (await again.Post(again.Floor, "/api/v1/tickets", Scenarios.NewTicket(), "key-1")).Is<TicketView>(HttpStatusCode.Created);

        Assert.Equal(first.Number, repeat.Number);
    }

    [Fact]
    public async Task Withdrawal_and_decision_repeat_without_harm_too()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        var decided = await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve", key: "decide");
        var again = await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve", key: "decide");
        Assert.Equal(await decided.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        ticket = await app.Show(ticket);
        Assert.Equal(HttpStatusCode.OK, (await app.TryWithdraw(ticket, key: "away")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.TryWithdraw(ticket, key: "away")).StatusCode);
    }

    [Fact]
    public async Task Taking_it_outside_twice_under_one_key_asks_the_lawyers_once()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        Assert.Equal(HttpStatusCode.OK, (await app.TryEscalate(ticket, key: "outside")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.TryEscalate(ticket, key: "outside")).StatusCode);

        Assert.Single((await app.Show(ticket)).OtherTasks);
    }

    [Fact]
    public async Task Key_that_is_too_long_is_refused()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), new string('k', 201))).IsRefused(400, "Idempotency-Key");
        Assert.Equal(HttpStatusCode.Created, (await app.Post(app.Floor, "/api/v1/tickets", Scenarios.NewTicket(), new string('k', 200))).StatusCode);
    }
}
