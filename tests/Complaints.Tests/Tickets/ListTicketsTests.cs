using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

public sealed class ListTicketsTests
{
    [Fact]
    public async Task List_shows_the_stores_of_the_one_who_asks_newest_first()
    {
        await using var app = await ComplaintsApp.Start();
        var first = await app.OpenedTicket();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await app.OpenedTicket();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var elsewhere = await app.OpenedTicket(app.OtherFloor);

        Assert.Equal([second.Number, first.Number], await Numbers(app, app.Floor, ""));
        Assert.Equal([elsewhere.Number], await Numbers(app, app.OtherFloor, ""));
        Assert.Equal([elsewhere.Number, second.Number, first.Number], await Numbers(app, app.Region, ""));
        Assert.Equal([elsewhere.Number, second.Number, first.Number], await Numbers(app, app.Quality, ""));
    }

    [Fact]
    public async Task List_is_narrowed_by_each_filter()
    {
        await using var app = await ComplaintsApp.Start();
        var sole = await app.TicketAt("talk");
        var body = Scenarios.NewTicket();
        (body["defect"], body["item"]!["style"], body["item"]!["batch"], body["description"]) = ("ODOUR", "BOOT-3", "B2025-09", "Riecht nach ÖL und 100% Gummi_");
        (body["customer"]!["name"], body["customer"]!["phone"]) = ("Frau Groß", "0351 998877");
        app.Clock.Advance(TimeSpan.FromDays(2));
        var smell = await app.OpenedTicket(ticket: body);
        var withdrawn = await app.Withdraw(await app.OpenedTicket(ticket: Scenarios.NewTicket()));

        Assert.Equal([smell.Number], await Numbers(app, app.Floor, "?defect=ODOUR"));
        Assert.Equal([smell.Number], await Numbers(app, app.Floor, "?style=BOOT-3"));
        Assert.Equal([smell.Number], await Numbers(app, app.Floor, "?batch=B2025-09"));
        Assert.Equal([smell.Number], await Numbers(app, app.Floor, "?stage=listen"));
        Assert.Equal([sole.Number], await Numbers(app, app.Floor, "?stage=talk"));
        Assert.Equal([withdrawn.Number], await Numbers(app, app.Floor, "?status=withdrawn"));
        Assert.Equal([sole.Number], await Numbers(app, app.Floor, "?to=2026-03-10"));
        Assert.Equal([withdrawn.Number, smell.Number], await Numbers(app, app.Floor, "?from=2026-03-12"));
        Assert.Equal([smell.Number], await Numbers(app, app.Floor, "?q=998877"));
        Assert.Equal([smell.Number], await Numbers(app, app.Floor, "?q=frau"));
        Assert.Equal([smell.Number], await Numbers(app, app.Floor, "?q=" + Uri.EscapeDataString("100% Gummi_")));
        Assert.Equal([sole.Number], await Numbers(app, app.Floor, "?q=" + sole.Number.ToLowerInvariant()));
        Assert.Empty(await Numbers(app, app.Floor, "?store=D01"));
        Assert.Empty(await Numbers(app, app.Floor, "?q=" + Uri.EscapeDataString("%")  + "zzz"));
    }

    [Fact]
    public async Task Pages_of_the_list_follow_one_another_without_gap_or_repeat()
    {
        await using var app = await ComplaintsApp.Start();
        for (var i = 0; i < 5; i++)
        {
            await app.OpenedTicket();
        }

        var pages = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            pages.AddRange(await Numbers(app, app.Floor, $"?page={page}&pageSize=2"));
        }

        Assert.Equal(5, pages.Distinct().Count());
        Assert.Equal(5, (await app.Get<TicketPageOf>(app.Floor, "/api/v1/tickets?pageSize=2")).Total);
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=501", "pageSize")]
    [InlineData("status=lost", "status")]
    [InlineData("from=2026-03-10&to=2026-03-09", "to")]
    public async Task Filter_out_of_range_is_refused_naming_it(string query, string field)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets?" + query)).IsRefused(400, field);
    }

    [Theory]
    [InlineData("page=two")]
    [InlineData("from=yesterday")]
    [InlineData("from=2026-02-30")]
    public async Task Filter_that_cannot_be_read_is_refused(string query)
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await app.Client(app.Floor).GetAsync("/api/v1/tickets?" + query);

        Assert.Equal(400, (int)reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<IEnumerable<string>> Numbers(ComplaintsApp app, Complaints.Access.Actor by, string query) =>
        (await app.Get<TicketPageOf>(by, "/api/v1/tickets" + query)).Items.Select(ticket => ticket.Number);

    [Theory]
    [InlineData("Übel")]
    [InlineData("übel")]
    [InlineData("ОБУВЬ")]
    [InlineData("鞋底")]
    public async Task Search_finds_words_beyond_ascii_in_any_case(string words)
    {
        await using var app = await ComplaintsApp.Start();
        var request = Scenarios.NewTicket();
        request["description"] = "Übler als ÜBEL. Обувь порвалась. 鞋底开胶了。";
        var ticket = await app.OpenedTicket(ticket: request);
        await app.OpenedTicket();

        var found = await app.Get<TicketPageOf>(app.Floor, "/api/v1/tickets?q=" + Uri.EscapeDataString(words));

        Assert.Equal([ticket.Number], found.Items.Select(item => item.Number));
    }
}
