using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Ticket_walks_all_nine_stages_by_the_contract_alone()
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await app.OpenedTicket();
        var walked = new List<string>();
        while (ticket.Stage is { } stage)
        {
            walked.Add(stage);
            var before = ticket.Version;
            ticket = await app.Complete(ticket);
            Assert.True(ticket.Version > before);
        }

        Assert.Equal(Scenarios.Stages, walked);
        Assert.Equal("closed", ticket.Status);
        Assert.Equal("upheld", ticket.Outcome);
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime, ticket.ClosedAt);
        Assert.Null(ticket.DueAt);
        Assert.Empty(ticket.Tasks);
        Assert.Equal(Scenarios.Stages.Select(stage => (stage, 1, "Li Wei")), ticket.Stages.Select(stage => (stage.Stage, stage.Visit, stage.By!)));
        Assert.All(ticket.Stages, stage => Assert.NotNull(stage.CompletedAt));
    }

    [Fact]
    public async Task What_is_shown_later_is_what_the_command_answered()
    {
        await using var app = await ComplaintsApp.Start();
        var answered = await app.TicketAt("process");

        Scenarios.Same(answered, await app.Show(answered));
    }

    [Fact]
    public async Task Every_ticket_has_a_number_of_its_own()
    {
        await using var app = await ComplaintsApp.Start();

        var tickets = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => app.OpenedTicket()));

        Assert.Equal(60, tickets.Select(ticket => ticket.Number).Distinct().Count());
        Assert.All(tickets, ticket => Assert.StartsWith("C26-", ticket.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ticket_goes_on_where_it_was_after_a_restart()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");

        await using var again = await app.Restart();
        while (ticket.Stage is not null)
        {
            ticket = await again.Complete(ticket);
        }

        Assert.Equal("closed", ticket.Status);
    }

    [Fact]
    public async Task Closed_ticket_takes_nothing_any_more()
    {
        await using var app = await ComplaintsApp.Start();
        var last = await app.TicketAt("followUp");
        var closed = await app.Complete(last);

        await (await app.TryComplete(last, change: body => body["version"] = closed.Version)).IsRefused(422, "");
        await (await app.TryWithdraw(closed)).IsRefused(422, "");
        Scenarios.Same(closed, await app.Show(closed));
    }

    [Fact]
    public async Task Closed_ticket_leaves_no_open_work_timer_or_process_behind()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();

        Assert.Equal(0, await app.Saved(db => db.WorkItems.CountAsync(item => item.ClosedAt == null)));
        Assert.Equal(0, await app.Saved(db => db.ProcessTimers.CountAsync()));
        Assert.Equal(0, await app.Saved(db => db.ProcessInstances.CountAsync(instance => instance.Status == Workflow.InstanceStatus.Running)));
    }

    [Theory]
    [InlineData("upheld", null, "upheld")]
    [InlineData("partlyUpheld", null, "partlyUpheld")]
    [InlineData("noFault", null, "rejected")]
    [InlineData("noFault", "insoles", "goodwillNoFault")]
    public async Task Ticket_ends_as_the_analysis_found_it_and_a_gift_without_fault_is_goodwill(string finding, string? gift, string outcome)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        while (ticket.Stage is { } stage)
        {
            ticket = await app.Complete(
                ticket, stage == "analyse" ? finding : null,
                change: body => body["compensation"] = stage == "compensate" && gift is not null ? new System.Text.Json.Nodes.JsonArray(Scenarios.Gift(gift, 1)) : null);
        }

        Assert.Equal(outcome, ticket.Outcome);
    }

    [Fact]
    public async Task Analysis_may_name_another_defect_and_the_ticket_counts_as_that()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");

        ticket = await app.Complete(ticket, change: body => body["fields"]!["defect"] = "ODOUR");

        Assert.Equal("ODOUR", ticket.Defect);
        Assert.Equal("Smell and skin", ticket.Problem);
    }
}
