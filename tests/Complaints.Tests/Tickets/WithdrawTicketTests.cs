using System.Net;
using Bunit;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets;

public sealed class WithdrawTicketTests
{
    public static TheoryData<string> Stages => [.. Scenarios.Stages];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Complaint_may_be_withdrawn_at_every_stage(string stage)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt(stage);

        var withdrawn = await app.Withdraw(ticket);

        Assert.Equal(("withdrawn", "withdrawn", null), (withdrawn.Status, withdrawn.Outcome, withdrawn.Stage));
        Assert.Empty(withdrawn.Tasks);
        Assert.Equal(ticket.Stages.Count, withdrawn.Stages.Count);
        Assert.Equal(0, await app.Saved(db => db.WorkItems.CountAsync(item => item.ClosedAt == null)));
        await (await app.TryComplete(ticket, change: body => body["version"] = withdrawn.Version)).IsRefused(422, "");
    }

    [Fact]
    public async Task Withdrawn_ticket_drops_what_waited_for_approval()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        ticket = await app.Withdraw(ticket);

        Assert.Equal("dropped", Assert.Single(ticket.Approvals).Status);
        Assert.Equal("fellAway", Assert.Single(ticket.Stages[^1].Compensation).Status);
        Assert.Empty(await app.Get<List<object>>(app.Supervisor, "/api/v1/approvals"));
        Assert.Equal(0, await app.Advance(TimeSpan.FromHours(3)));
        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve")).IsRefused(409, "version");
    }

    [Fact]
    public async Task Form_asks_who_said_so_and_the_timeline_tells_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");
        await using var pages = new Pages(app, app.Floor);
        var form = pages.Render<WithdrawForm>(parameters => parameters.Add(part => part.Ticket, ticket));
        form.WaitForElement("fieldset:not([disabled]) #withdraw-reason").Change("Lassen wir es.");

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Contains("Say who said so", form.Find(".wrong").TextContent, StringComparison.Ordinal));
        form.Find("input[name=saidBy][value=customer]").Change("customer");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Empty(form.FindAll(".wrong")));

        var told = await app.Done(app.Floor, new ShowTimeline(ticket.Number));
        Assert.Equal(("customer", "Lassen wir es."), told.Where(entry => entry.Kind == FactKind.Withdrawn).Select(entry => (entry.Outcome, entry.Text)).Single());
        var timeline = pages.Render<Timeline>(parameters => parameters.Add(part => part.Entries, told));
        Assert.Contains("Withdrawn · The customer", timeline.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clerk_reads_how_to_part_well_before_it_is_withdrawn()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");
        await using var pages = new Pages(app, app.Floor);

        var form = pages.Render<WithdrawForm>(parameters => parameters.Add(part => part.Ticket, ticket));

        Assert.Contains("our door stays open", form.Find(".message").TextContent, StringComparison.Ordinal);
        Assert.Contains("nor out of it", form.Find("details").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawal_wants_a_reason_and_the_version_that_was_seen()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryWithdraw(ticket, " ")).IsRefused(400, "reason");
        await (await app.PostText(app.Floor, $"/api/v1/tickets/{ticket.Number}/withdraw", """{"reason": "Customer called."}""")).IsRefused(400, "version");
        await (await app.TryWithdraw(ticket with { Version = ticket.Version + 1 })).IsRefused(409, "version");
        await (await app.TryWithdraw(ticket, by: app.OtherFloor)).IsRefused(403, "");
        await (await app.TryWithdraw(ticket with { Number = "C00-000000" })).IsRefused(404, "number");

        Assert.Equal("open", (await app.Show(ticket)).Status);
    }

    [Fact]
    public async Task Withdrawing_and_recording_at_once_lets_one_of_them_win()
    {
        await using var app = await ComplaintsApp.Start();
        for (var round = 0; round < 5; round++)
        {
            var ticket = await app.OpenedTicket();

            var replies = await Task.WhenAll(
                app.TryComplete(ticket),
                app.TryWithdraw(ticket, by: app.Floor2));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], replies.Select(reply => reply.StatusCode).Order());
            var after = await app.Show(ticket);
            Assert.Equal(replies[0].IsSuccessStatusCode ? ("open", "talk") : ("withdrawn", null), (after.Status, after.Stage));
        }
    }
}
