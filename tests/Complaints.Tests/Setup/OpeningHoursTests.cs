using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Bunit;
using Complaints.Products;
using Complaints.Setup;
using Complaints.Tests.Processes;
using Complaints.Tests.Support;

namespace Complaints.Tests.Setup;

public sealed class OpeningHoursTests
{
    [Fact]
    public async Task Store_has_the_usual_hours_until_an_administrator_says_others()
    {
        await using var app = await ComplaintsApp.Start();
        var usual = await app.Get<StoreHoursView>(app.Floor, "/api/v1/stores/T01/hours");
        Assert.Equal((false, "10:00-20:00", null), (usual.Said, usual.Hours.Monday, usual.Hours.Sunday));

        var body = new JsonObject { ["tuesday"] = "09:00-18:00", ["days"] = new JsonArray(new JsonObject { ["day"] = "2026-12-25", ["name"] = "Christmas" }) };
        await (await app.Post(app.Supervisor, "/api/v1/stores/T01/hours", body)).IsRefused(403, "");
        await (await app.Post(app.Admin, "/api/v1/stores/X99/hours", body)).IsRefused(404, "store");
        await (await app.Post(app.Admin, "/api/v1/stores/T01/hours", body)).Is<StoreHoursView>(HttpStatusCode.OK);

        var said = await app.Get<StoreHoursView>(app.Floor, "/api/v1/stores/T01/hours");
        Assert.Equal((true, null, "09:00-18:00", "Christmas"), (said.Said, said.Hours.Monday, said.Hours.Tuesday, said.Hours.Days![0].Name));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client(app.Floor).GetAsync("/api/v1/stores/D01/hours")).StatusCode);
    }

    [Fact]
    public async Task Hours_that_are_never_open_or_unreadable_are_refused()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Post(app.Admin, "/api/v1/stores/T01/hours", new JsonObject())).IsRefused(400, "monday");
        await (await app.Post(app.Admin, "/api/v1/stores/T01/hours", new JsonObject { ["friday"] = "from ten" })).IsRefused(400, "friday");
        await (await app.Post(app.Admin, "/api/v1/stores/T01/hours", new JsonObject { ["friday"] = "," })).IsRefused(400, "monday");
        await (await app.Post(app.Admin, "/api/v1/stores/T01/hours", new JsonObject { ["friday"] = "10:00-12:00", ["days"] = new JsonArray((JsonNode?)null) })).IsRefused(400, "days");
        var twice = new JsonArray(new JsonObject { ["day"] = "2026-12-25" }, new JsonObject { ["day"] = "2026-12-25" });
        await (await app.Post(app.Admin, "/api/v1/stores/T01/hours", new JsonObject { ["friday"] = "10:00-12:00", ["days"] = twice })).IsRefused(400, "days");
    }

    [Fact]
    public async Task New_hours_move_what_is_open_in_the_store_and_only_there()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var ticket = await app.OpenedTicket();
        var other = await app.OpenedTicket(app.OtherFloor);
        Assert.Equal(app.At(1, 3), ticket.OtherTasks[0].DueAt);

        // Wednesday, the day after, becomes a holiday.
        var hours = OpeningHours.Standard with { Days = [new SpecialDay(new DateOnly(2026, 3, 11))] };
        await app.Done(app.Admin, new SetOpeningHours("T01", hours));

        Assert.Equal(app.At(2, 3), (await app.Show(ticket)).OtherTasks[0].DueAt);
        Scenarios.Same(other, await app.Show(other));
        Assert.Equal(app.At(2, 3), (await app.OpenedTicket()).OtherTasks[0].DueAt);
    }

    [Fact]
    public async Task Administrator_writes_the_hours_on_a_page()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>("/setup?tab=hours&open=T01");
        page.WaitForAssertion(() => Assert.Contains("Opening hours of T01", page.Markup, StringComparison.Ordinal));

        page.Find("#monday").Change("09:00-13:00, 14:00-18:00");
        page.Find("#days").Change("2026-12-24 10:00-14:00 Christmas Eve\n2026-12-25 Christmas Day");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".message.good")));

        var hours = (await app.Done(app.Admin, new ShowOpeningHours("T01"))).Hours;
        Assert.Equal("09:00-13:00, 14:00-18:00", hours.Monday);
        Assert.Equal([("10:00-14:00", "Christmas Eve"), ("", "Christmas Day")], hours.Days!.Select(day => (day.Hours!, day.Name!)));

        page.Find("#days").Change("tomorrow");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Line 1", page.Find(".wrong").TextContent, StringComparison.Ordinal));
    }
}
