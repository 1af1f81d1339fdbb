using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Processes;
using Complaints.Quality;
using Complaints.Stages;
using Complaints.Tests.Processes;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Tickets;

/// <summary>A customer goes to an authority, an association, a board, a lawyer or the media: the floor is done, the legal department is not.</summary>
public sealed class EscalateTicketTests
{
    public static TheoryData<string> Stages => [.. Scenarios.Stages];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Complaint_may_be_taken_outside_at_every_stage(string stage)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt(stage);

        var outside = await app.Escalate(ticket);

        Assert.Equal(("escalated", "escalated", null), (outside.Status, outside.Outcome, outside.Stage));
        Assert.Empty(outside.Tasks);
        Assert.Equal("legal", Assert.Single(outside.OtherTasks).Role);
        Assert.Equal(1, await app.Saved(db => db.WorkItems.CountAsync(item => item.ClosedAt == null)));
        await (await app.TryComplete(ticket, change: body => body["version"] = outside.Version)).IsRefused(422, "");
    }

    [Fact]
    public async Task What_waited_for_approval_is_dropped_and_whoever_decides_late_hears_why()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();

        ticket = await app.Escalate(ticket);

        Assert.Equal("dropped", Assert.Single(ticket.Approvals).Status);
        Assert.Equal("fellAway", Assert.Single(ticket.Stages[^1].Compensation).Status);
        Assert.Empty(await app.Get<List<object>>(app.Supervisor, "/api/v1/approvals"));
        var late = await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve")).IsRefused(409, "version");
        Assert.Equal("This was dropped, because the customer took the complaint outside.", Assert.Single(late).Sentence);
    }

    [Fact]
    public async Task It_wants_to_know_where_to_and_what_and_who_may_withdraw_or_is_of_the_legal_department_may()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryEscalate(ticket, to: null, said: " ")).IsRefused(400, "said", "to");
        await (await app.TryEscalate(ticket, to: "mayor")).IsRefused(400, "to");
        await (await app.TryEscalate(ticket with { Version = ticket.Version + 1 })).IsRefused(409, "version");
        await (await app.TryEscalate(ticket, by: app.OtherFloor)).IsRefused(403, "");
        await (await app.TryEscalate(ticket, by: app.Quality)).IsRefused(403, "");
        await (await app.TryEscalate(ticket with { Number = "C00-000000" })).IsRefused(404, "number");
        await (await app.Post(app.Supervisor, $"/api/v1/tickets/{ticket.Number}/events/ticketEscalated", new JsonObject { ["version"] = ticket.Version })).IsRefused(400, "name");
        Assert.Equal("open", (await app.Show(ticket)).Status);

        Assert.Equal("escalated", (await app.Escalate(ticket, app.Legal)).Status);
    }

    [Theory]
    [InlineData("en", "Authority")]
    [InlineData("de", "Behörde")]
    [InlineData("zh", "市场监管部门（12315）")]
    public async Task Authority_is_offered_first_and_reaches_the_legal_department(string language, string name)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var form = pages.Render<EscalateForm>(parameters => parameters.Add(part => part.Ticket, ticket));
        Assert.Equal(("authority", name), (form.Find(".choices input").GetAttribute("value"), form.Find(".choices label").TextContent.Trim()));

        var outside = await (await app.TryEscalate(ticket, to: "authority")).Is<TicketView>(HttpStatusCode.OK);

        var claim = await app.Done(app.Admin, new ListProcesses(WellKnown.OutsideClaim, Ticket: outside.Number));
        Assert.Equal("authority", (await app.Done(app.Admin, new ShowProcess(Assert.Single(claim.Items).Id))).Input["to"]!.ToString());
    }

    [Fact]
    public async Task Praise_is_taken_nowhere_and_what_has_ended_not_once_more()
    {
        await using var app = await ComplaintsApp.Start();
        var kind = Scenarios.NewTicket();
        kind["kind"] = "praise";
        await (await app.TryEscalate(await app.OpenedTicket(ticket: kind))).IsRefused(422, "");

        var outside = await app.Escalate(await app.OpenedTicket());
        await (await app.TryEscalate(outside)).IsRefused(422, "");
        await (await app.TryWithdraw(outside)).IsRefused(422, "");
        await (await app.TryEscalate(await app.Withdraw(await app.OpenedTicket()))).IsRefused(422, "");

        Assert.Single((await app.Show(outside)).OtherTasks);
    }

    [Fact]
    public async Task Legal_department_answers_it_and_the_ticket_stays_as_it_ended()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Escalate(await app.TicketAt("explain"));
        var task = ticket.OtherTasks[0];
        Assert.Equal((task.Id, ticket.Number), Assert.Single((await app.Done(app.Legal, new ListMyWork())).Items.Select(row => (row.Task, row.Ticket))));
        Assert.Empty((await app.Done(app.Admin, new ListMyWork())).Items);
        Assert.True((await app.Send(app.Supervisor, Answer(task, "rejected"))).IsRefused);
        Assert.Equal("fields.agreed", Assert.Single((await app.Send(app.Legal, Answer(task, "settled"))).Problems).Field);

        var done = await app.Done(app.Legal, Answer(task, "rejected"));

        Assert.Equal(("escalated", null), (done.Status, done.Stage));
        Assert.Empty(done.Next);
        Assert.Equal(0, await app.Saved(db => db.ProcessTimers.CountAsync()));
        Assert.Equal("escalated", (await app.Show(ticket)).Status);
    }

    [Fact]
    public async Task Head_office_is_asked_as_well_when_three_working_days_have_brought_no_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Escalate(await app.OpenedTicket());
        Assert.Equal((1, 0), Counts(await app.Done(app.Legal, new ListMyWork())));
        await app.Advance(TimeSpan.FromDays(2));
        Assert.Empty((await app.Done(app.Admin, new ListMyWork())).Items);

        await app.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));   // Friday, thirty opening hours later

        Assert.Equal((1, 1), Counts(await app.Done(app.Legal, new ListMyWork())));
        var office = Assert.Single((await app.Done(app.Admin, new ListMyWork())).Items);
        var task = (await app.Show(ticket)).OtherTasks.Single(task => task.Id == office.Task);
        await app.Done(app.Admin, Answer(task, "dropped"));
        Assert.Empty((await app.Done(app.Legal, new ListMyWork())).Items);
    }

    [Fact]
    public async Task Open_danger_keeps_nobody_from_it_and_is_looked_after_all_the_same()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));

        ticket = await app.Escalate(ticket);

        Assert.Equal(["admin", "floor", "legal", "quality"], ticket.OtherTasks.Select(task => task.Role).Order(StringComparer.Ordinal));
        foreach (var task in ticket.OtherTasks.Where(task => task.Role != "legal"))
        {
            await app.Done(task.Role switch { "quality" => app.Quality, "admin" => app.Admin, _ => app.Floor }, Answer(task, task.Outcomes[0]));
        }

        ticket = await app.Show(ticket);
        Assert.Equal(("escalated", false, "legal"), (ticket.Status, ticket.Safety!.Open, Assert.Single(ticket.OtherTasks).Role));
    }

    [Fact]
    public async Task Process_that_began_before_there_was_this_way_is_cancelled_and_the_ticket_ends_the_same()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolutions.Resolution(WithoutTheWayOutside));
        var ticket = await app.TicketAwaitingApproval();

        ticket = await app.Escalate(ticket);

        Assert.Equal(("escalated", "escalated", "dropped"), (ticket.Status, ticket.Outcome, Assert.Single(ticket.Approvals).Status));
        Assert.Equal("legal", Assert.Single(ticket.OtherTasks).Role);
        Assert.Equal("cancelled", (await app.ProcessOf(ticket)).Status);
    }

    [Fact]
    public async Task Chain_without_a_process_for_it_lets_the_customer_go_outside_all_the_same()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Saved(db => db.DefinitionVersions.Where(version => version.DefinitionId == WellKnown.OutsideClaim).ExecuteDeleteAsync());
        app.Services.GetRequiredService<ProcessDefinitions>().Forget();

        var ticket = await app.Escalate(await app.TicketAt("explain"));

        Assert.Equal(("escalated", "escalated"), (ticket.Status, ticket.Outcome));
        Assert.Empty(ticket.OtherTasks);
    }

    [Fact]
    public async Task It_is_not_opened_again()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Escalate(await app.TicketAt("followUp"));

        await (await app.TryReopen(ticket, "notSatisfied", "The board sent me back.", by: app.Region)).IsRefused(422, "");
    }

    [Fact]
    public async Task It_counts_as_ended_and_as_not_satisfied_and_its_defect_still_counts()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        var ticket = await app.Escalate(await app.OpenedTicket());

        Assert.Equal([ticket.Number], (await app.Done(app.Floor, new ListTickets(Ended: true))).Items.Select(row => row.Number));
        Assert.Equal([ticket.Number], (await app.Done(app.Floor, new ListTickets(Status: "escalated"))).Items.Select(row => row.Number));
        Assert.Empty((await app.Done(app.Floor, new ListTickets(Status: "withdrawn"))).Items);
        Assert.Single((await app.Done(app.Floor, new ListTickets(Ended: false))).Items);
        var said = await app.Get<Satisfaction>(app.Quality, "/api/v1/quality/satisfaction");
        Assert.Equal((1, 0, 0, 0, 1), (said.Closed, said.Silent, said.Satisfied, said.Neither, said.Dissatisfied));
        Assert.Equal(2, Assert.Single((await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?by=defect")).Items).Count);
    }

    [Fact]
    public async Task Form_asks_where_to_and_the_timeline_tells_it_with_the_number_of_their_file()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");
        await using var pages = new Pages(app, app.Floor);
        var form = pages.Render<EscalateForm>(parameters => parameters.Add(part => part.Ticket, ticket));
        Assert.Contains("That is your right", form.Find(".message").TextContent, StringComparison.Ordinal);
        form.WaitForElement("fieldset:not([disabled]) #escalate-said").Change("A letter came.\nFrom Dr. Roth.");
        form.Find("#escalate-reference").Change("AZ 12/26");

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Contains("Say where the customer takes it", form.Find(".wrong").TextContent, StringComparison.Ordinal));
        form.Find("input[name=to][value=lawyer]").Change("lawyer");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Empty(form.FindAll(".wrong")));

        var told = await app.Done(app.Floor, new ShowTimeline(ticket.Number));
        Assert.Equal(("lawyer", "AZ 12/26\nA letter came.\nFrom Dr. Roth."), told.Where(entry => entry.Kind == FactKind.Escalated).Select(entry => (entry.Outcome, entry.Text)).Single());
        var timeline = pages.Render<Timeline>(parameters => parameters.Add(part => part.Entries, told));
        Assert.Contains("Taken outside · Lawyer", timeline.Markup, StringComparison.Ordinal);
        Assert.Equal("AZ 12/26", timeline.Find("p.number").TextContent);
    }

    private static (int Total, int Late) Counts(MyWork work) => (work.Total, work.Late);

    private static CompleteTask Answer(TaskView task, string outcome) => new(task.Id, task.Version, outcome, task.Fields.Where(field => field.Required && field.RequiredFor.Count == 0).ToDictionary(
        field => field.Name, field => field.Type switch
        {
            "bool" => JsonSerializer.SerializeToElement(true),
            "choice" => JsonSerializer.SerializeToElement(field.Options![0]),
            _ => JsonSerializer.SerializeToElement("Said."),
        }));

    private static void WithoutTheWayOutside(JsonNode root)
    {
        var (activities, arrows) = (root["activities"]!.AsArray(), root["connections"]!.AsArray());
        foreach (var activity in activities.Where(activity => IsOfTheWay(activity!["id"])).ToList())
        {
            activities.Remove(activity);
        }

        foreach (var arrow in arrows.Where(arrow => IsOfTheWay(arrow!["source"]!["activity"]) || IsOfTheWay(arrow["target"]!["activity"])).ToList())
        {
            arrows.Remove(arrow);
        }
    }

    private static bool IsOfTheWay(JsonNode? id) => id!.ToString() is "escalation" or "escalated" or "finishEscalated";
}
