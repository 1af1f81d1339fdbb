using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Deputies;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Compensation.Deputies;

public sealed class DeputyTests
{
    [Fact]
    public async Task Deputy_decides_with_the_role_of_the_absent_and_both_names_are_kept()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await (await app.TryDecide(ticket.Approvals[0], app.Floor2, "approve")).IsRefused(403, "");

        await Appoint(app, app.Supervisor, "floor2");
        var row = Assert.Single(await app.Get<List<ApprovalRow>>(app.Floor2, "/api/v1/approvals"));
        Assert.Equal((ticket.Approvals[0].Id, "Zhang Min", 300m), (row.Id, row.For, row.Limit));
        var task = await app.Saved(db => db.WorkItems.Where(item => item.ApprovalId == row.Id && item.ClosedAt == null).Select(item => item.Id).SingleAsync());
        var shown = await app.Done(app.Floor2, new ShowTask(task));
        Assert.Equal((null, "Zhang Min"), (shown.WhyNot, shown.For));
        Assert.Null((await app.Done(app.Supervisor, new ShowTask(task))).For);
        var decided = await app.Decide(ticket.Approvals[0], app.Floor2, "approve");

        Assert.Equal(("approved", "Wang Fang", "Zhang Min"), (decided.Status, decided.DecidedBy, decided.DecidedFor));
        var told = (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).First(entry => entry.Kind == FactKind.ApprovalDecided);
        Assert.Equal(("Wang Fang", "Zhang Min"), (told.By, told.For));
        Assert.True(await app.Saved(db => db.Journal.AnyAsync(entry => entry.By == "Wang Fang for Zhang Min")));
        Assert.True(await app.Saved(db => db.TaskEvents.AnyAsync(entry => entry.By == "Wang Fang for Zhang Min")));
    }

    [Fact]
    public async Task Deputy_has_the_days_agreed_and_no_others()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        await Appoint(app, app.Supervisor, "floor2", from: 1, to: 2);

        await (await app.TryDecide(ticket.Approvals[0], app.Floor2, "approve")).IsRefused(403, "");
        await app.Advance(TimeSpan.FromDays(3));
        await (await app.TryDecide(ticket.Approvals[0], app.Floor2, "approve")).IsRefused(403, "");
        await Appoint(app, app.Supervisor, "floor2");
        await app.Decide(ticket.Approvals[0], app.Floor2, "approve");
    }

    [Fact]
    public async Task Deputy_has_the_limit_of_the_absent_and_no_more()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval(gifts: Scenarios.Gift("taxi", 7));
        await Appoint(app, app.Supervisor, "floor2");

        await (await app.TryDecide(ticket.Approvals[0], app.Floor2, "approve")).IsRefused(403, "");
        await Appoint(app, app.Region, "floor2");
        Assert.Equal("Chen Jing", (await app.Decide(ticket.Approvals[0], app.Floor2, "approve")).DecidedFor);
    }

    [Fact]
    public async Task Deputy_never_decides_what_they_proposed()
    {
        await using var app = await ComplaintsApp.Start();
        var low = await app.TicketAwaitingApproval(app.Floor2);
        var high = await app.TicketAwaitingApproval(app.Supervisor, Scenarios.Gift("taxi", 7));
        var agreed = await Appoint(app, app.Supervisor, "floor2");

        var why = await (await app.TryDecide(low.Approvals[0], app.Floor2, "approve")).IsRefused(403, "");
        Assert.Equal("You proposed this yourself. Somebody else has to decide it.", why[0].Sentence);
        Assert.Empty(await app.Get<List<ApprovalRow>>(app.Floor2, "/api/v1/approvals"));
        var task = await app.Saved(db => db.WorkItems.Where(item => item.ApprovalId == low.Approvals[0].Id && item.ClosedAt == null).Select(item => item.Id).SingleAsync());
        var shown = await app.Done(app.Floor2, new ShowTask(task));
        Assert.Equal((why[0].Sentence, null), (shown.WhyNot, shown.For));

        await app.Post(app.Supervisor, $"/api/v1/deputies/{agreed.Id}/end", new JsonObject());
        await Appoint(app, app.Region, "supervisor");
        await (await app.TryDecide(high.Approvals[0], app.Supervisor, "approve")).IsRefused(403, "");
    }

    [Fact]
    public async Task Deputy_of_a_deputy_is_refused_either_way_round()
    {
        await using var app = await ComplaintsApp.Start();
        await Appoint(app, app.Region, "supervisor");

        var down = await (await TryAppoint(app, app.Supervisor, "floor2")).IsRefused(422, "from");
        Assert.Contains("A deputy cannot have a deputy.", down[0].Sentence, StringComparison.Ordinal);
        await (await TryAppoint(app, app.Admin, "region")).IsRefused(422, "deputy");
        await Appoint(app, app.Supervisor, "floor2", from: 10, to: 12);
    }

    [Theory]
    [InlineData("nobody", 0, 1, 400, "deputy")]
    [InlineData("supervisor", 0, 1, 400, "deputy")]
    [InlineData("quality", 0, 1, 422, "deputy")]
    [InlineData("floor2", 2, 1, 400, "to")]
    [InlineData("floor2", -9, -8, 400, "to")]
    [InlineData("floor2", 0, 900, 400, "to")]
    [InlineData(null, 0, 1, 400, "deputy")]
    public async Task Deputy_that_makes_no_sense_is_refused_naming_the_field(string? deputy, int from, int to, int status, string field)
    {
        await using var app = await ComplaintsApp.Start();

        await (await TryAppoint(app, app.Supervisor, deputy, from, to)).IsRefused(status, field);
    }

    [Fact]
    public async Task Only_head_office_names_a_deputy_for_others_and_floor_staff_need_none()
    {
        await using var app = await ComplaintsApp.Start();

        await (await TryAppoint(app, app.Region, "floor2", absent: "supervisor")).IsRefused(403, "");
        await (await TryAppoint(app, app.Floor, "floor2")).IsRefused(403, "");
        await (await TryAppoint(app, app.Admin, "floor2", absent: "floor")).IsRefused(422, "for");
        Assert.Equal("Zhang Min", (await Appoint(app, app.Admin, "floor2", absent: "supervisor")).For);
    }

    [Fact]
    public async Task Deputy_is_ended_by_the_absent_and_decides_no_more()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        var agreed = await Appoint(app, app.Supervisor, "floor2");

        await (await app.Post(app.Region, $"/api/v1/deputies/{agreed.Id}/end", new JsonObject())).IsRefused(404, "id");
        await (await app.Post(app.Supervisor, $"/api/v1/deputies/{agreed.Id}/end", new JsonObject())).Is<DeputyRow>(HttpStatusCode.OK);

        await (await app.TryDecide(ticket.Approvals[0], app.Floor2, "approve")).IsRefused(403, "");
        Assert.Equal("over", Assert.Single((await app.Get<DeputiesView>(app.Supervisor, "/api/v1/deputies")).Rows).State);
    }

    [Theory]
    [InlineData("Zhang Min")]
    [InlineData("min zhang")]
    public async Task Nobody_decides_on_what_they_get_as_a_customer_nor_does_their_deputy(string name)
    {
        await using var app = await ComplaintsApp.Start();
        var opened = await app.OpenedTicket(ticket: With(name));
        var ticket = await Gifted(app, opened, Scenarios.AboveTheClerksLimit);
        await Appoint(app, app.Supervisor, "floor2");

        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve")).IsRefused(403, "");
        await (await app.TryDecide(ticket.Approvals[0], app.Floor2, "approve")).IsRefused(403, "");
        Assert.Empty(await app.Get<List<ApprovalRow>>(app.Supervisor, "/api/v1/approvals"));
        await app.Decide(ticket.Approvals[0], app.Region, "approve");
    }

    [Fact]
    public async Task Clerk_who_is_the_customer_gives_themselves_nothing_and_neither_does_head_office()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Gifted(app, await app.OpenedTicket(ticket: With("Li Wei")), Scenarios.WithinTheClerksLimit);
        Assert.Equal(("awaitingApproval", "supervisor"), (ticket.Status, Assert.Single(ticket.Approvals).Role));

        var office = await Gifted(app, await app.OpenedTicket(ticket: With("Sun Hao")), Scenarios.AboveTheClerksLimit);
        await (await app.TryDecide(office.Approvals[0], app.Admin, "approve")).IsRefused(403, "");
        await app.Decide(office.Approvals[0], app.Legal, "approve");
    }

    [Fact]
    public async Task Customer_who_is_known_to_be_a_colleague_is_decided_by_others_and_a_namesake_is_not()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        var link = $"/api/v1/customers/{ticket.CustomerId}/colleague";
        var version = (await app.Get<Complaints.Customers.CustomerFile>(app.Region, $"/api/v1/customers/{ticket.CustomerId}")).Version;
        await (await app.Post(app.Floor, link, new JsonObject { ["version"] = version, ["colleague"] = "supervisor" })).IsRefused(403, "");
        await (await app.Post(app.Region, link, new JsonObject { ["version"] = version, ["colleague"] = "nobody" })).IsRefused(400, "colleague");
        await (await app.Post(app.Region, link, new JsonObject { ["version"] = version, ["colleague"] = "supervisor" })).Is<Complaints.Customers.CustomerSaved>(HttpStatusCode.OK);

        await (await app.TryDecide(ticket.Approvals[0], app.Supervisor, "approve")).IsRefused(403, "");
        await (await app.Post(app.Supervisor, link, new JsonObject { ["version"] = version + 1 })).IsRefused(403, "");
        await app.Decide(ticket.Approvals[0], app.Region, "approve");
    }

    private static JsonObject With(string name)
    {
        var ticket = Scenarios.NewTicket();
        ticket["customer"] = new JsonObject { ["name"] = name, ["phone"] = "+86 22 7777 5678" };
        return ticket;
    }

    private static async Task<TicketView> Gifted(ComplaintsApp app, TicketView ticket, JsonObject gift)
    {
        while (ticket.Stage != "compensate")
        {
            ticket = await app.Complete(ticket);
        }

        return await app.Complete(ticket, change: body => body["compensation"] = new JsonArray(gift));
    }

    private static Task<HttpResponseMessage> TryAppoint(ComplaintsApp app, Actor by, string? deputy, int from = 0, int to = 1, string? absent = null) =>
        app.Post(by, "/api/v1/deputies", new JsonObject
        {
            ["deputy"] = deputy, ["from"] = app.Clock.Today.AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["to"] = app.Clock.Today.AddDays(to).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["for"] = absent,
        });

    private static async Task<DeputyRow> Appoint(ComplaintsApp app, Actor by, string deputy, int from = 0, int to = 1, string? absent = null) =>
        await (await TryAppoint(app, by, deputy, from, to, absent)).Is<DeputyRow>(HttpStatusCode.OK);
}
