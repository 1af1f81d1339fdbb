using System.Net;
using System.Text.Json.Nodes;
using Complaints.Quality;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

/// <summary>What somebody may come with, and how little is needed to be heard.</summary>
public sealed class IntakeTests
{
    private const string Path = "/api/v1/tickets";

    [Theory]
    [InlineData("""{"store":"T01","channel":"counter","description":"The heel wobbles.","mood":2}""")]
    [InlineData("""{"store":"T01","channel":"counter","defect":"HEEL-LOOSE","mood":2}""")]
    [InlineData("""{"store":"T01","channel":"phone","defect":"HEEL-LOOSE"}""")]
    [InlineData("""{"store":"T01","channel":"letter","kind":"","description":"Der Absatz wackelt."}""")]
    public async Task Words_or_a_defect_are_enough(string body)
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await (await app.PostText(app.Floor, Path, body)).Is<TicketView>(HttpStatusCode.Created);

        Assert.Equal(("complaint", "listen"), (ticket.Kind, ticket.Stage));
    }

    [Theory]
    [InlineData("""{"store":"T01","channel":"counter","mood":2}""", "description")]
    [InlineData("""{"store":"T01","channel":"counter","description":"It broke."}""", "mood")]
    [InlineData("""{"store":"T01","channel":"counter","kind":"praise","defect":"RUDE"}""", "description")]
    public async Task Less_than_that_is_refused(string body, string field)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.PostText(app.Floor, Path, body)).IsRefused(400, field);
    }

    [Fact]
    public async Task Defect_left_out_at_first_is_asked_for_at_analyse()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        (body["defect"], body["remedyWanted"]) = (null, null);
        var ticket = await app.OpenedTicket(ticket: body);
        while (ticket.Stage != "analyse")
        {
            ticket = await app.Complete(ticket);
        }

        await (await app.TryComplete(ticket, change: answer => answer["fields"]!.AsObject().Remove("defect"))).IsRefused(422, "fields.defect");
        ticket = await app.Complete(ticket, change: answer => answer["fields"]!["defect"] = "HEEL-LOOSE");

        Assert.Equal(("HEEL-LOOSE", "Sole and heel"), (ticket.Defect, ticket.Problem));
    }

    [Fact]
    public async Task All_that_may_be_said_of_the_article_and_the_wish_is_kept_to_the_letter()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        body["remedyWords"] = "Größe 28 für meine Tochter – „bitte neu“ 请换一双新的";
        (body["item"]!["wearer"], body["item"]!["boughtAt"], body["item"]!["receipt"], body["item"]!["colour"], body["item"]!["size"]) = ("child", "otherStore", "收据-Ü7", "weiß/白", "二十八");
        (body["customer"]!["name"], body["aboutWhom"]) = ("Jörg Müßig 穆", "王芳 – die Große");

        var ticket = await app.Show(await app.OpenedTicket(ticket: body), app.Region);

        Assert.Equal("Größe 28 für meine Tochter – „bitte neu“ 请换一双新的", ticket.RemedyWords);
        Assert.Equal(("child", "otherStore", "收据-Ü7", "weiß/白", "二十八"), (ticket.Item.Wearer, ticket.Item.BoughtAt, ticket.Item.Receipt, ticket.Item.Colour, ticket.Item.Size));
        Assert.Equal(("Jörg Müßig 穆", "王芳 – die Große"), (ticket.Customer!.Name, ticket.AboutWhom));
    }

    [Theory]
    [InlineData("suggestion")]
    [InlineData("praise")]
    public async Task Opinion_is_thanked_for_heard_answered_and_closed(string kind)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Opinion(app, kind);
        Assert.Equal((kind, "thank", "floor"), (ticket.Kind, ticket.Stage, Assert.Single(ticket.Tasks).Role));

        ticket = await app.Complete(ticket);
        Assert.Equal(("hear", "supervisor"), (ticket.Stage, ticket.Tasks[0].Role));
        await (await app.TryComplete(ticket)).IsRefused(403, "");

        ticket = await app.Complete(ticket, "hearsRegion", app.Supervisor, body => body["fields"]!["answerBy"] = "2026-03-13");
        Assert.Equal(("answer", "region", new DateTime(2026, 3, 14, 0, 0, 0, DateTimeKind.Utc)), (ticket.Stage, ticket.Tasks[0].Role, RoundedUp(ticket.DueAt!.Value)));

        ticket = await app.Complete(ticket, "willDo", app.Region);
        Assert.Equal(("closed", "willDo"), (ticket.Status, ticket.Outcome));
    }

    [Fact]
    public async Task Opinion_can_be_withdrawn_and_paused_like_a_complaint()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal("withdrawn", (await app.Withdraw(await Opinion(app, "suggestion"))).Status);
    }

    [Fact]
    public async Task Opinions_are_listed_with_a_filter_and_count_in_no_chart()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        var opinion = await Opinion(app, "suggestion", "SOLE-OPEN");

        Assert.Equal(2, (await app.Get<TicketPageOf>(app.Floor, Path)).Total);
        var row = Assert.Single((await app.Get<TicketPageOf>(app.Floor, Path + "?kind=suggestion")).Items);
        Assert.Equal((opinion.Number, "suggestion"), (row.Number, row.Kind));
        Assert.Equal(1, (await app.Get<TicketPageOf>(app.Floor, Path + "?kind=complaint")).Total);
        Assert.Equal(1, (await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto")).Total);
        Assert.Equal(1, (await app.Get<Pareto>(app.Quality, "/api/v1/quality/pareto?by=store")).Total);
        Assert.Equal(1, (await app.Get<Trend>(app.Quality, "/api/v1/quality/trend")).Items.Sum(point => point.Count));
        Assert.Equal(1, (await app.Get<Trend>(app.Quality, "/api/v1/quality/trend?by=store&key=T01")).Items.Sum(point => point.Count));
        Assert.Equal(1, (await app.Send(app.Quality, new ListSources())).Value!.Single().Count);
    }

    [Theory]
    [InlineData("SOLE-OPEN", null, "floor")]
    [InlineData("RUDE", null, "supervisor")]
    [InlineData("SLOW", "Wang Fang", "supervisor")]
    [InlineData("SLOW", "floor2", "supervisor")]
    [InlineData("SLOW", "the tall one at the till", "region")]
    [InlineData("RUDE", "Zhang Min", "region")]
    [InlineData("RUDE", "Chen Jing", "admin")]
    public async Task Complaint_about_conduct_goes_to_somebody_above(string defect, string? about, string role)
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        (body["defect"], body["aboutWhom"]) = (defect, about);

        var ticket = await app.OpenedTicket(ticket: body);

        Assert.Equal(role, Assert.Single(ticket.Tasks).Role);
        if (role != "floor")
        {
            await (await app.TryComplete(ticket, by: app.Floor2)).IsRefused(403, "");
        }

        var next = await app.Complete(ticket, by: app.Admin);
        Assert.Equal(role, next.Tasks[0].Role);
    }

    [Fact]
    public async Task Whom_a_complaint_is_about_is_told_to_supervisors_only()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        body["aboutWhom"] = "Wang Fang";
        var ticket = await app.OpenedTicket(ticket: body);

        Assert.Null((await app.Show(ticket, app.Floor)).AboutWhom);
        Assert.Equal("Wang Fang", (await app.Show(ticket, app.Supervisor)).AboutWhom);
    }

    private static Task<TicketView> Opinion(ComplaintsApp app, string kind, string? defect = null) => app.OpenedTicket(ticket: new JsonObject
    {
        ["store"] = "T01", ["channel"] = "opinionBook", ["kind"] = kind, ["description"] = "Bitte mehr Größen über 44. 希望多一些大码鞋。", ["defect"] = defect,
        ["customer"] = new JsonObject { ["name"] = "Frau Köhler" },
    });

    /// <summary>Due at the end of the day, to the hour.</summary>
    private static DateTime RoundedUp(DateTime due) => due.Hour < 2 ? due.Date : due.Date.AddDays(1);
}
