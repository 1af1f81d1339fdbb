using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Compensation;

public sealed class QuestionTests
{
    [Fact]
    public async Task Approver_asks_the_clerk_answers_and_the_approver_decides()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        var asked = await Ask(app, ticket, app.Supervisor, "Did she keep the receipt?");
        Assert.Equal("waiting", asked.Status);
        Assert.Equal(("Did she keep the receipt?", "Zhang Min", null), (asked.Questions![0].Text, asked.Questions[0].AskedBy, asked.Questions[0].Answer));
        Assert.Equal("awaitingApproval", (await app.Show(ticket)).Status);

        var answered = await Answer(app, ticket, app.Floor, "Yes, and the box.");
        Assert.Equal(("Yes, and the box.", "Li Wei"), (answered.Questions![0].Answer!, answered.Questions[0].AnsweredBy!));
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
        var told = (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).Where(entry => entry.Kind is FactKind.QuestionAsked or FactKind.QuestionAnswered).Select(entry => (entry.By, entry.Text!));
        Assert.Equal([("Li Wei", "Yes, and the box."), ("Zhang Min", "Did she keep the receipt?")], told);
    }

    [Fact]
    public async Task Clock_of_reminders_rests_while_the_clerk_is_asked_and_begins_anew_with_the_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.Advance(TimeSpan.FromMinutes(20));
        await Ask(app, ticket, app.Supervisor, "Which size?");

        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(2)));
        await Answer(app, ticket, app.Floor2, "42.");
        Assert.Equal(0, await app.Advance(TimeSpan.FromMinutes(29)));
        Assert.Equal(1, await app.Advance(TimeSpan.FromMinutes(1)));
        var approval = (await app.Show(ticket)).Approvals[0];
        Assert.Equal(("supervisor", 1), (approval.AskedRole, approval.Reminders));
    }

    [Fact]
    public async Task Whoever_was_asked_since_stays_asked_after_the_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.Advance(TimeSpan.FromMinutes(30));
        await app.Advance(TimeSpan.FromMinutes(30));

        await Ask(app, ticket, app.Region, "Which size?");
        await Answer(app, ticket, app.Floor, "42.");

        Assert.Equal("region", (await app.Show(ticket)).Approvals[0].AskedRole);
        await app.Advance(TimeSpan.FromMinutes(30));
        await app.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("admin", (await app.Show(ticket)).Approvals[0].AskedRole);
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");
    }

    [Fact]
    public async Task Question_can_be_asked_again_and_decided_without_its_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await Ask(app, ticket, app.Supervisor, "Which size?");
        await Answer(app, ticket, app.Floor, "42.");
        await Ask(app, ticket, app.Supervisor, "And the colour?");

        await (await TryAsk(app, ticket, app.Region, "How old?")).IsRefused(422, "question");
        await app.Decide(ticket.Approvals[0], app.Region, "reject", reason: "Too old.");

        var after = await app.Show(ticket);
        Assert.Equal(("rejected", "confirm"), (after.Approvals[0].Status, after.Stage));
        await (await TryAnswer(app, ticket, app.Floor, "Black.")).IsRefused(409, "version");
        Assert.Empty(await app.Saved(db => db.WorkItems.Where(item => item.ApprovalId != null && item.ClosedAt == null).ToListAsync()));
        Assert.Equal(0, await app.Saved(db => db.ProcessTimers.CountAsync()));
    }

    [Fact]
    public async Task Question_is_refused_empty_from_the_clerk_and_from_whoever_proposed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval(app.Supervisor, Scenarios.Gift("taxi", 7));

        await (await TryAsk(app, ticket, app.Region, " ")).IsRefused(400, "question");
        await (await TryAsk(app, ticket, app.Floor, "Why?")).IsRefused(403, "");
        await (await TryAsk(app, ticket, app.Supervisor, "Why?")).IsRefused(403, "");
        await (await TryAnswer(app, ticket, app.Floor, "Because.")).IsRefused(409, "version");
        await Ask(app, ticket, app.Region, "Why?");
        await (await TryAnswer(app, ticket, app.Region, "Because.")).IsRefused(403, "");
        await (await TryAnswer(app, ticket, app.OtherFloor, "Because.")).IsRefused(403, "");
        await (await TryAnswer(app, ticket, app.Floor, "")).IsRefused(400, "answer");
        await Answer(app, ticket, app.Supervisor, "The train was gone.");
    }

    [Fact]
    public async Task Withdrawal_takes_the_question_along_and_is_said_to_whoever_decides_late()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await Ask(app, ticket, app.Supervisor, "Which size?");
        await app.Withdraw(await app.Show(ticket));

        foreach (var reply in new[] { await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve"), await TryAnswer(app, ticket, app.Floor, "42.") })
        {
            Assert.Equal("This was dropped, because the ticket was withdrawn.", Assert.Single(await reply.IsRefused(409, "version")).Sentence);
        }

        Assert.Empty(await app.Get<List<ApprovalRow>>(app.Supervisor, "/api/v1/approvals"));
        Assert.Equal(0, await app.Saved(db => db.ProcessTimers.CountAsync()));
    }

    [Fact]
    public async Task Whoever_is_slower_hears_who_decided_and_what()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.Decide(ticket.Approvals[0], app.Supervisor, "reduce", 20m, "Two pairs will do.");

        var problems = await (await app.TryDecide(ticket.Approvals[0], app.Region, "approve")).IsRefused(409, "version");

        Assert.Equal("Zhang Min has decided this already: reduced, ¥20.", problems[0].Sentence);
    }

    [Fact]
    public async Task Two_who_decide_and_ask_at_once_leave_one_story()
    {
        await using var app = await ComplaintsApp.Start();
        for (var round = 0; round < 5; round++)
        {
            var ticket = await app.TicketAwaitingApproval();

            var replies = await Task.WhenAll(TryAsk(app, ticket, app.Supervisor, "Which size?"), app.TryDecide(ticket.Approvals[0], app.Region, "approve"));

            // A question that came first does not keep the other from deciding without its answer; one that came second is told.
            Assert.Equal(HttpStatusCode.OK, replies[1].StatusCode);
            Assert.Contains(replies[0].StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict });
            var after = await app.Show(ticket);
            Assert.Equal(("approved", "confirm"), (after.Approvals[0].Status, after.Stage));
            Assert.Equal(replies[0].IsSuccessStatusCode ? 1 : 0, after.Approvals[0].Questions!.Count);
        }
    }

    [Fact]
    public async Task Nobody_is_reminded_while_the_store_is_closed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        var closing = Closing(app);
        await Ask(app, ticket, app.Supervisor, "Which size?");
        await app.Advance(closing - TimeSpan.FromMinutes(10) - app.Clock.GetUtcNow());
        await Answer(app, ticket, app.Floor, "42.");

        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(6)));
        Assert.Equal(0, (await app.Show(ticket)).Approvals[0].Reminders);
        await app.Advance(TimeSpan.FromHours(18));

        var noticed = await app.Saved(db => db.Approvals.Select(approval => approval.NoticedAt).SingleAsync());
        var hours = Chain.Tianjin.Calendar;
        Assert.True(hours.NextOpening(noticed!.Value) == noticed.Value, $"{noticed} is no opening time.");
    }

    private static DateTimeOffset Closing(ComplaintsApp app)
    {
        var at = app.Clock.GetUtcNow();
        var hours = Chain.Tianjin.Calendar;
        while (hours.NextOpening(at.UtcDateTime) == at.UtcDateTime)
        {
            at += TimeSpan.FromMinutes(10);
        }

        return at;
    }

    private static Task<HttpResponseMessage> TryAsk(ComplaintsApp app, TicketView ticket, Actor by, string question) =>
        app.Post(by, $"/api/v1/approvals/{ticket.Approvals[0].Id}", new JsonObject { ["decision"] = "askBack", ["question"] = question });

    private static async Task<ApprovalView> Ask(ComplaintsApp app, TicketView ticket, Actor by, string question) =>
        await (await TryAsk(app, ticket, by, question)).Is<ApprovalView>(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> TryAnswer(ComplaintsApp app, TicketView ticket, Actor by, string answer) =>
        app.Post(by, $"/api/v1/approvals/{ticket.Approvals[0].Id}/answer", new JsonObject { ["answer"] = answer });

    private static async Task<ApprovalView> Answer(ComplaintsApp app, TicketView ticket, Actor by, string answer) =>
        await (await TryAnswer(app, ticket, by, answer)).Is<ApprovalView>(HttpStatusCode.OK);
}
