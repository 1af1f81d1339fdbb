using System.Text.Json.Nodes;
using Bunit;
using Complaints.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Training;

namespace Complaints.Tests.Training;

/// <summary>The clock stands at a Tuesday, 17:00 in the store.</summary>
public sealed class ShiftTests
{
    [Fact]
    public async Task Clerk_ticks_the_list_and_the_supervisor_sees_who_is_ready_until_the_day_is_over()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<MyDayPage>("/");
        var count = page.WaitForElements("section.shift input").Count;
        page.Find("section.shift input").Change(true);

        page.WaitForAssertion(() => Assert.Contains($"1 of {count}", page.Find("section.shift summary").TextContent, StringComparison.Ordinal));
        Assert.Equal([new ReadyPerson(app.Floor.Name, "T01", 1, count)], (await app.Done(app.Supervisor, new ShowShift())).Ready);
        Assert.Empty((await app.Done(app.Floor2, new ShowShift())).Ready);
        await app.Advance(TimeSpan.FromHours(7));   // midnight in the store, not in UTC
        Assert.Empty((await app.Done(app.Supervisor, new ShowShift())).Ready);
        Assert.DoesNotContain((await app.Done(app.Floor, new ShowShift())).Lines, line => line.Done);
    }

    [Fact]
    public async Task Ticking_twice_is_once_and_a_tick_can_be_taken_back()
    {
        await using var app = await ComplaintsApp.Start();

        await Tick(app, "greet", true);
        await Tick(app, "greet", true);
        Assert.Equal("greet", Assert.Single((await app.Done(app.Floor, new ShowShift())).Lines, line => line.Done).Id);
        await Tick(app, "greet", false);
        await Tick(app, "greet", false);

        Assert.Equal(0, await app.Count("ShiftTicks"));
    }

    [Fact]
    public async Task List_is_for_those_in_a_store_and_has_its_own_lines_only()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Post(app.Floor, "/api/v1/shift/none", new JsonObject { ["done"] = true })).IsRefused(404, "line");
        await (await app.Post(app.Admin, "/api/v1/shift/greet", new JsonObject { ["done"] = true })).IsRefused(422, "");
        await (await app.Client(app.Quality).GetAsync("/api/v1/shift")).IsRefused(403, "");
        Assert.Empty((await app.Done(app.Admin, new ShowShift())).Lines);
    }

    [Fact]
    public async Task Tip_is_a_lesson_of_the_own_store_another_one_each_day_and_none_before_there_is_one()
    {
        await using var app = await ComplaintsApp.Start();
        Assert.Null((await app.Done(app.Floor, new ShowShift())).Tip);
        var first = await Lesson(app, "Show the loose spot before you name the cause.");
        var second = await Lesson(app, "Offer the chair first.");
        await Lesson(app, "  ");

        var tip = (await app.Done(app.Floor, new ShowShift())).Tip!;
        await app.Advance(TimeSpan.FromDays(1));
        var next = (await app.Done(app.Floor, new ShowShift())).Tip!;

        Assert.Equal(new[] { first.Number, second.Number }.Order(), new[] { tip.Ticket, next.Ticket }.Order());
        Assert.NotEqual(tip.Text, next.Text);
        Assert.Null((await app.Done(app.OtherFloor, new ShowShift())).Tip);
        await app.Advance(TimeSpan.FromDays(120));
        Assert.Null((await app.Done(app.Floor, new ShowShift())).Tip);
    }

    private static async Task<TicketView> Lesson(ComplaintsApp app, string lesson) =>
        await app.Complete(await app.TicketAt("followUp"), change: body => body["fields"]!["lesson"] = lesson);

    private static async Task Tick(ComplaintsApp app, string line, bool done) => (await app.Post(app.Floor, $"/api/v1/shift/{line}", new JsonObject { ["done"] = done })).EnsureSuccessStatusCode();
}
