using Complaints.Tests.Support;

namespace Complaints.Tests.Stages;

public sealed class FollowUpTests
{
    [Fact]
    public async Task Follow_up_is_due_seven_days_after_the_confirmation()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("confirm");
        app.Clock.Advance(TimeSpan.FromHours(5));

        ticket = await app.Complete(ticket);

        Assert.Equal("followUp", ticket.Stage);
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime.AddDays(7), ticket.DueAt);
    }

    [Fact]
    public async Task Follow_up_may_be_recorded_before_it_is_due_and_long_after()
    {
        await using var app = await ComplaintsApp.Start();
        var early = await app.TicketAt("followUp");
        var late = await app.TicketAt("followUp");

        Assert.Equal("closed", (await app.Complete(early)).Status);
        await app.Advance(TimeSpan.FromDays(400));
        Assert.Equal("closed", (await app.Complete(late)).Status);
    }

    [Fact]
    public async Task Customer_who_does_not_answer_is_tried_three_times_and_then_let_be()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        var days = 7;
        foreach (var next in new[] { 3, 4 })
        {
            await app.Advance(TimeSpan.FromDays(days));
            ticket = await app.Complete(await app.Show(ticket), "noReply");
            Assert.Equal(("open", "followUp"), (ticket.Status, ticket.Stage));
            Assert.Equal(app.Clock.GetUtcNow().UtcDateTime.AddDays(next), ticket.DueAt);
            days = next;
        }

        await app.Advance(TimeSpan.FromDays(days));
        ticket = await app.Complete(await app.Show(ticket), "noReply");

        Assert.Equal(("closed", "noReply"), (ticket.Status, ticket.Outcome));
        Assert.Equal([1, 2, 3], ticket.Stages.Where(stage => stage.Stage == "followUp").Select(stage => stage.Visit));
    }

    [Fact]
    public async Task Second_try_on_the_same_day_is_no_other_try()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        await (await app.TryComplete(ticket, "noReply")).IsRefused(422, "outcome");
        await app.Advance(TimeSpan.FromDays(7));
        ticket = await app.Complete(await app.Show(ticket), "noReply");

        var problem = Assert.Single(await (await app.TryComplete(ticket, "noReply")).IsRefused(422, "outcome"));
        Assert.Equal("'No reply' does not count today any more. Try again from 2026-03-18 on, at another hour.", problem.Sentence);
        Assert.Equal("closed", (await app.Complete(ticket, "settled")).Status);
    }

    [Fact]
    public async Task Settled_follow_up_asks_for_promise_and_score_and_no_reply_does_not()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        void OnlyContact(System.Text.Json.Nodes.JsonObject body) => body["fields"] = new System.Text.Json.Nodes.JsonObject { ["contact"] = "call" };

        await (await app.TryComplete(ticket, "settled", change: OnlyContact)).IsRefused(422, "fields.promiseKept", "fields.score");
        await app.Advance(TimeSpan.FromDays(1));
        Assert.Equal("followUp", (await app.Complete(await app.Show(ticket), "noReply", change: OnlyContact)).Stage);
    }
}
