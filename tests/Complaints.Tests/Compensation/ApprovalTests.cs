using System.Net;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Compensation;

public sealed class ApprovalTests
{
    [Fact]
    public async Task Gift_within_the_clerks_limit_is_given_at_once()
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await app.TicketAwaitingApproval(gifts: Scenarios.WithinTheClerksLimit);

        Assert.Equal(("open", "confirm"), (ticket.Status, ticket.Stage));
        Assert.Empty(ticket.Approvals);
        var line = Assert.Single(ticket.Stages.Single(stage => stage.Stage == "compensate").Compensation);
        Assert.Equal(("given", 9m, "CNY", 1), (line.Status, line.Amount, line.Currency, line.Quantity));
    }

    [Fact]
    public async Task Gift_above_the_clerks_limit_waits_and_the_stage_with_it()
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await app.TicketAwaitingApproval();

        Assert.Equal(("awaitingApproval", "compensate"), (ticket.Status, ticket.Stage));
        Assert.Empty(ticket.Tasks);
        var approval = Assert.Single(ticket.Approvals);
        Assert.Equal(("waiting", "supervisor", 54m, "Li Wei"), (approval.Status, approval.Role, approval.Amount, approval.ProposedBy));
        var row = Assert.Single(await app.Get<List<ApprovalRow>>(app.Supervisor, "/api/v1/approvals"));
        Assert.Equal((approval.Id, ticket.Number, "T01"), (row.Id, row.Ticket, row.Store));
        await (await app.TryComplete(ticket with { Tasks = (await app.TicketAt("compensate")).Tasks })).IsRefused(422, "stage");
    }

    [Fact]
    public async Task Split_gift_counts_as_one_against_the_limit()
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await app.TicketAwaitingApproval(gifts: [Scenarios.Gift("insoles", 5), Scenarios.Gift("socks", 2)]);

        Assert.Equal("awaitingApproval", ticket.Status);
        Assert.Equal(["given", "proposed"], ticket.Stages[^1].Compensation.Select(line => line.Status));
        Assert.Equal("socks", Assert.Single(ticket.Approvals).Kind);
    }

    [Fact]
    public async Task Approved_gift_is_given_and_the_ticket_goes_on()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        var approval = await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");
        ticket = await app.Show(ticket);

        Assert.Equal(("approved", "Zhang Min", 54m), (approval.Status, approval.DecidedBy!, approval.Granted!.Value));
        Assert.Equal(("open", "confirm"), (ticket.Status, ticket.Stage));
        Assert.Equal("given", ticket.Stages.Single(stage => stage.Stage == "compensate").Compensation[0].Status);
        Assert.Equal("closed", (await app.Complete(await app.Complete(ticket))).Status);
    }

    [Fact]
    public async Task Reduced_gift_is_given_with_the_lower_amount()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        var approval = await app.Decide(ticket.Approvals[0], app.Supervisor, "reduce", 20.50m, "Two pairs will do.");
        ticket = await app.Show(ticket);

        Assert.Equal(("reduced", 20.50m, "Two pairs will do."), (approval.Status, approval.Granted!.Value, approval.Reason));
        var line = ticket.Stages.Single(stage => stage.Stage == "compensate").Compensation[0];
        Assert.Equal(("given", 20.50m), (line.Status, line.Amount));
        Assert.Equal("confirm", ticket.Stage);
    }

    [Fact]
    public async Task Rejected_gift_falls_away_and_the_ticket_goes_on()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        await app.Decide(ticket.Approvals[0], app.Supervisor, "reject", reason: "The shoes were worn for a year.");
        ticket = await app.Show(ticket);

        Assert.Equal("rejected", ticket.Approvals[0].Status);
        Assert.Null(ticket.Approvals[0].Granted);
        Assert.Equal("fellAway", ticket.Stages.Single(stage => stage.Stage == "compensate").Compensation[0].Status);
        Assert.Equal("confirm", ticket.Stage);
    }

    [Fact]
    public async Task Ticket_goes_on_only_when_the_last_of_several_questions_is_decided()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval(gifts: [Scenarios.Gift("insoles", 6), Scenarios.Gift("taxi", 1)]);
        Assert.Equal(2, ticket.Approvals.Count);

        await app.Decide(ticket.Approvals[0], app.Supervisor, "reject", reason: "No.");
        Assert.Equal("awaitingApproval", (await app.Show(ticket)).Status);

        await app.Decide(ticket.Approvals[1], app.Supervisor, "approve");
        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
    }

    [Theory]
    [InlineData("reduce", null, "Because.", 400, "amount")]
    [InlineData("reduce", 54.0, "Because.", 400, "amount")]
    [InlineData("reduce", 0.0, "Because.", 400, "amount")]
    [InlineData("reduce", -5.0, "Because.", 400, "amount")]
    [InlineData("reduce", 1.005, "Because.", 400, "amount")]
    [InlineData("reduce", 10.0, null, 400, "reason")]
    [InlineData("reject", null, " ", 400, "reason")]
    [InlineData("approve", 10.0, null, 400, "amount")]
    [InlineData("perhaps", null, null, 400, "decision")]
    public async Task Decision_that_does_not_say_all_is_refused_naming_the_field(string decision, double? amount, string? reason, int status, string field)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, decision, (decimal?)amount, reason)).IsRefused(status, field);

        Assert.Equal("waiting", (await app.Show(ticket)).Approvals[0].Status);
    }

    [Fact]
    public async Task Clerk_may_not_decide_and_neither_may_another_store_or_quality()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        foreach (var other in new[] { app.Floor, app.Floor2, app.OtherFloor, app.Quality })
        {
            await (await app.TryDecide(ticket.Approvals[0], other, "approve")).IsRefused(403, "");
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Client(other).GetAsync("/api/v1/approvals")).StatusCode);
        }
    }

    [Theory]
    [InlineData("supervisor", "taxi", 7, "region")]
    [InlineData("region", "taxi", 31, "admin")]
    public async Task Whoever_proposed_may_not_decide_whatever_the_role(string proposer, string gift, int quantity, string needed)
    {
        await using var app = await ComplaintsApp.Start();
        var by = proposer == "supervisor" ? app.Supervisor : app.Region;
        var ticket = await app.TicketAwaitingApproval(by, Scenarios.Gift(gift, quantity));
        var approval = Assert.Single(ticket.Approvals);
        Assert.Equal(needed, approval.Role);

        await (await app.TryDecide(approval, by, "approve")).IsRefused(403, "");
        Assert.Empty(await app.Get<List<ApprovalRow>>(by, "/api/v1/approvals"));
        await app.Advance(TimeSpan.FromHours(2));
        await (await app.TryDecide(approval, by, "approve")).IsRefused(403, "");

        await app.Decide(approval, app.Admin, "approve");
        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Question_above_the_supervisors_limit_goes_to_the_region()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval(gifts: Scenarios.Gift("taxi", 7));

        Assert.Equal("region", ticket.Approvals[0].Role);
        Assert.Empty(await app.Get<List<ApprovalRow>>(app.Supervisor, "/api/v1/approvals"));
        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve")).IsRefused(403, "");
        await app.Decide(ticket.Approvals[0], app.Region, "approve");
    }

    [Fact]
    public async Task Gift_above_every_limit_is_decided_by_the_lawyers_alone()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval(gifts: Scenarios.Gift("cleaning", 99));

        Assert.Equal("legal", ticket.Approvals[0].Role);
        await (await app.TryDecide(ticket.Approvals[0], app.Admin, "approve")).IsRefused(403, "");
        Assert.Empty(await app.Get<List<ApprovalRow>>(app.Admin, "/api/v1/approvals"));
        await app.Decide(ticket.Approvals[0], app.Legal, "approve");
        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Whatever_is_given_to_somebody_who_was_hurt_is_decided_by_the_lawyers()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury", "A nail came through the insole."));

        ticket = await app.Complete(await app.Show(ticket), change: body => body["compensation"] = new System.Text.Json.Nodes.JsonArray(Scenarios.WithinTheClerksLimit));

        var approval = Assert.Single(ticket.Approvals);
        Assert.Equal(("legal", 9m), (approval.Role, approval.Amount));
        foreach (var other in new[] { app.Supervisor, app.Region, app.Admin })
        {
            await (await app.TryDecide(approval, other, "approve")).IsRefused(403, "");
        }

        await app.Decide(approval, app.Legal, "approve");
        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Lawyers_decide_for_everybody_and_set_up_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval(gifts: Scenarios.Gift("taxi", 31));
        Assert.Equal("admin", ticket.Approvals[0].Role);

        await app.Decide(ticket.Approvals[0], app.Legal, "approve");

        Assert.Equal(Complaints.Shell.Refusal.NotAllowed, (await app.Send(app.Legal, new Complaints.Setup.ListPeople())).Refusal);
        Assert.Equal(Complaints.Shell.Refusal.NotAllowed, (await app.Send(app.Legal, new Complaints.Processes.ListProcesses())).Refusal);
    }

    [Fact]
    public async Task Two_who_decide_at_once_get_one_yes_and_one_conflict()
    {
        await using var app = await ComplaintsApp.Start();
        for (var round = 0; round < 5; round++)
        {
            var ticket = await app.TicketAwaitingApproval();

            var replies = await Task.WhenAll(
                app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve"),
                app.TryDecide(ticket.Approvals[0], app.Region, "reject", reason: "No."));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], replies.Select(reply => reply.StatusCode).Order());
            var after = await app.Show(ticket);
            Assert.Equal(replies[0].IsSuccessStatusCode ? "approved" : "rejected", after.Approvals[0].Status);
            Assert.Equal("confirm", after.Stage);
        }
    }

    [Fact]
    public async Task Decided_question_cannot_be_decided_again()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        await (await app.TryDecide(ticket.Approvals[0], app.Region, "reject", reason: "No.")).IsRefused(409, "version");
        await (await app.TryDecide(ticket.Approvals[0] with { Id = Guid.NewGuid() }, app.Supervisor, "approve")).IsRefused(404, "id");
    }

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

    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("\"approve, reduce\"")]
    [InlineData("\"Yes\"")]
    [InlineData("null")]
    public async Task Decision_is_one_of_three_words_and_nothing_else(string decision)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        var reply = await app.PostText(app.Supervisor, $"/api/v1/approvals/{ticket.Approvals[0].Id}", $$"""{"decision":{{decision}},"amount":5,"reason":"x"}""");

        await reply.IsRefused(400, "decision");
        Assert.Equal("awaitingApproval", (await app.Show(ticket)).Status);
    }

    [Fact]
    public async Task Amount_that_fits_what_was_asked_does_no_harm_when_approving()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve", amount: 53m, reason: "x")).IsRefused(400, "amount");
        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "reduce", amount: 1e27m, reason: "x")).IsRefused(400, "amount");
        var approval = await app.Decide(ticket.Approvals[0], app.Supervisor, "approve", amount: 54m);

        Assert.Equal(54m, approval.Granted);
    }

    [Fact]
    public async Task Stage_stays_the_clerks_who_recorded_it_when_a_supervisors_decision_completes_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        var done = (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).Single(entry => entry is { Kind: FactKind.StageCompleted, Stage: "compensate" });
        Assert.Equal(app.Floor.Name, done.By);
    }
}
