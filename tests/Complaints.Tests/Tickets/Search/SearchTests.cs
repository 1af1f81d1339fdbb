using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets.Search;

public sealed class SearchTests
{
    [Theory]
    [InlineData("müller")]
    [InlineData("Mueller")]
    [InlineData("MULLER")]
    [InlineData("sohle")]
    [InlineData("schuhsohle löst")]
    [InlineData("loest schuhsohle")]
    [InlineData("开胶")]
    [InlineData("４２号")]
    [InlineData("42号")]
    [InlineData("b202509")]
    [InlineData("BOOT-3 brown")]
    [InlineData("0351 99 88 77")]
    [InlineData("+49 351 998877")]
    [InlineData("Müller 开胶 boot")]
    [InlineData("neue Absaetze")]
    [InlineData("ankle brown")]
    public async Task Ticket_is_found_by_what_it_says(string words)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Opened(app);
        await app.OpenedTicket();

        Assert.Equal([ticket.Number], await Found(app, app.Floor, words));
    }

    [Theory]
    [InlineData("Möller")]
    [InlineData("schuhsohle reissverschluss")]
    [InlineData("胶开")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData(@"\")]
    public async Task Ticket_is_not_found_by_what_it_does_not_say(string words)
    {
        await using var app = await ComplaintsApp.Start();
        await Opened(app);

        Assert.Empty(await Found(app, app.Floor, words));
    }

    [Fact]
    public async Task Ticket_is_found_by_its_number_and_by_what_is_noted_and_restated_at_its_stages()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        await app.OpenedTicket();
        Assert.Empty(await Found(app, app.Floor, "Ablösung"));

        await app.Complete(ticket, change: body =>
        {
            body["note"] = "Klebstoff zu alt, Ablösung an der Spitze.";
            body["fields"]!["restated"] = "鞋头这里脱开了";
        });

        Assert.Equal([ticket.Number], await Found(app, app.Floor, ticket.Number.ToLowerInvariant()));
        Assert.Equal([ticket.Number], await Found(app, app.Floor, "abloesung klebstoff"));
        Assert.Equal([ticket.Number], await Found(app, app.Floor, "脱开"));
        Assert.Equal([ticket.Number], await Found(app, app.Floor, "脱开 spitze zhao"));
    }

    [Fact]
    public async Task New_name_of_a_customer_finds_their_tickets_at_once()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var file = await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value));

        await app.Done(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Name = "Gänßler" }));

        Assert.Equal([ticket.Number], await Found(app, app.Floor, "gaenssler"));
        Assert.Empty(await Found(app, app.Floor, "zhao lei"));
    }

    [Fact]
    public async Task Search_shows_no_ticket_of_another_store_and_does_not_tell_whom_a_ticket_is_about()
    {
        await using var app = await ComplaintsApp.Start();
        var theirs = await app.OpenedTicket(app.OtherFloor);
        var body = Scenarios.NewTicket();
        body["aboutWhom"] = "Wang Fang";
        await app.OpenedTicket(ticket: body);

        Assert.DoesNotContain(theirs.Number, await Found(app, app.Floor, "zhao"));
        Assert.Empty(await Found(app, app.Floor, "wang fang"));
    }

    [Fact]
    public async Task What_was_written_before_there_was_a_search_is_found_after_the_next_start()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Saved(async db => await db.SearchTexts.ExecuteDeleteAsync());
        await app.Saved(async db => await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(customer => customer.SearchText, "")));
        Assert.Empty(await Found(app, app.Floor, "sole"));

        await using var next = await app.Restart();

        Assert.Equal([ticket.Number], await Found(next, next.Floor, "sole"));
        Assert.Equal([ticket.Number], await Found(next, next.Floor, "noted"));
        Assert.Equal([ticket.Number], await Found(next, next.Floor, "zhao"));
    }

    private static Task<TicketView> Opened(ComplaintsApp app)
    {
        var body = Scenarios.NewTicket();
        (body["item"]!["style"], body["item"]!["batch"], body["item"]!["colour"]) = ("BOOT-3", "B2025-09", "brown");
        body["description"] = "Die Schuhsohle löst sich, die Absätze sind neu. 鞋底已经开胶了，42号。";
        body["customer"] = new JsonObject { ["name"] = "Müller", ["phone"] = "0351 998877" };
        return app.OpenedTicket(ticket: body);
    }

    private static async Task<IEnumerable<string>> Found(ComplaintsApp app, Actor by, string words) =>
        (await app.Get<TicketPageOf>(by, "/api/v1/tickets?q=" + Uri.EscapeDataString(words))).Items.Select(ticket => ticket.Number);
}
