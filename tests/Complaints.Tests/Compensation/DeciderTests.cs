using System.Net;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation;

/// <summary>Who may decide a question, and who may not.</summary>
public sealed class DeciderTests
{
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
}
