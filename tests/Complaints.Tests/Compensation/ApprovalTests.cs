using System.Net;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation;

/// <summary>What a clerk may give at once, what waits for a decision, and what each decision does.</summary>
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
    public async Task Stage_stays_the_clerks_who_recorded_it_when_a_supervisors_decision_completes_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        var done = (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).Single(entry => entry is { Kind: FactKind.StageCompleted, Stage: "compensate" });
        Assert.Equal(app.Floor.Name, done.By);
    }
}
