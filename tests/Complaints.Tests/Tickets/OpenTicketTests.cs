using System.Net;
using System.Text.Json.Nodes;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets;

public sealed class OpenTicketTests
{
    private const string Path = "/api/v1/tickets";

    [Fact]
    public async Task Opened_ticket_says_all_that_was_given_and_what_to_do_first()
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await app.Post(app.Floor, Path, Scenarios.NewTicket());
        var ticket = await reply.Is<TicketView>(HttpStatusCode.Created);

        Assert.Equal($"{Path}/{ticket.Number}", reply.Headers.Location?.OriginalString);
        Assert.Equal(("open", "listen", "T01", "counter", 3), (ticket.Status, ticket.Stage, ticket.Store, ticket.Channel, ticket.Mood));
        Assert.Equal(new CustomerView("Zhao Lei", "+86 22 1234 5678", "zhao@example.org", "zh"), ticket.Customer);
        Assert.Equal(new ItemView("RUNNER-7", "black", "42", "B2026-01", 399.50m, "CNY", new DateOnly(2026, 2, 20), "receipt"), ticket.Item);
        Assert.Equal(("SOLE-OPEN", "The sole came off after two weeks.", "exchange"), (ticket.Defect, ticket.Description, ticket.RemedyWanted));
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime, ticket.OpenedAt);
        var task = Assert.Single(ticket.Tasks);
        Assert.Equal(("listen", "floor"), (task.Stage, task.Role));
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime.AddMinutes(10), task.DueAt);
        Assert.Equal(task.DueAt, ticket.DueAt);
    }

    [Theory]
    [InlineData("store", "\"Z99\"", "store")]
    [InlineData("store", "\"\"", "store")]
    [InlineData("store", "null", "store")]
    [InlineData("channel", "\"pigeon\"", "channel")]
    [InlineData("defect", "\"NO-SUCH\"", "defect")]
    [InlineData("description", "\"a\\u0000b\"", "description")]
    [InlineData("description", "12", "description")]
    [InlineData("remedyWanted", "\"revenge\"", "remedyWanted")]
    [InlineData("mood", "9", "mood")]
    [InlineData("mood", "0", "mood")]
    [InlineData("mood", "null", "mood")]
    [InlineData("mood", "\"high\"", "mood")]
    [InlineData("mood", "2.5", "mood")]
    [InlineData("customer", "{}", "customer")]
    [InlineData("customer.phone", "\"12\"", "customer.phone")]
    [InlineData("customer.email", "\"not an address\"", "customer.email")]
    [InlineData("customer.salutation", "\"king\"", "customer.salutation")]
    [InlineData("customer.age", "12", "customer.age")]
    [InlineData("item.style", "\"SANDAL-0\"", "item.style")]
    [InlineData("item.batch", "\"B1999-01\"", "item.batch")]
    [InlineData("item.price", "-1", "item.price")]
    [InlineData("item.price", "0.001", "item.price")]
    [InlineData("item.price", "1000001", "item.price")]
    [InlineData("item.price", "1e40", "item.price")]
    [InlineData("item.currency", "\"RMB\"", "item.currency")]
    [InlineData("item.boughtOn", "\"2026-03-12\"", "item.boughtOn")]
    [InlineData("item.boughtOn", "\"1815-06-18\"", "item.boughtOn")]
    [InlineData("item.boughtOn", "\"20.02.2026\"", "item.boughtOn")]
    [InlineData("item.boughtOn", "\"2026-02-30\"", "item.boughtOn")]
    [InlineData("item.proof", "\"honestly\"", "item.proof")]
    [InlineData("item.boughtAt", "\"the moon\"", "item.boughtAt")]
    [InlineData("item.wearer", "\"dog\"", "item.wearer")]
    [InlineData("item.purchase", "\"7d5e2f7a-58c5-4c50-9a3d-3f1a0f6f2b11\"", "item.purchase")]
    [InlineData("kind", "\"threat\"", "kind")]
    [InlineData("price", "1", "price")]
    public async Task Ticket_with_one_wrong_value_is_refused_naming_it(string place, string json, string field)
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        Set(body, place, JsonNode.Parse(json));

        var reply = await app.Post(app.Floor, Path, body);

        await reply.IsRefused(400, field);
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Ticket_without_anything_is_refused_naming_all_that_is_missing()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.PostText(app.Floor, Path, "{}")).IsRefused(400, "store", "channel", "description");
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public async Task Furious_customer_holds_up_no_clerk_with_words_that_the_first_step_asks_for(int mood, bool opened)
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await app.Post(app.Floor, Path, new JsonObject { ["store"] = "T01", ["channel"] = "counter", ["mood"] = mood });

        if (opened)
        {
            Assert.Equal("listen", (await reply.Is<TicketView>(HttpStatusCode.Created)).Stage);
        }
        else
        {
            await reply.IsRefused(400, "description");
        }
    }

    [Fact]
    public async Task Complaint_from_paper_begins_when_it_was_written_down_and_its_first_step_now()
    {
        await using var app = await ComplaintsApp.Start();
        var (now, body) = (app.Clock.GetUtcNow(), Scenarios.NewTicket());
        body["takenDownAt"] = now.AddHours(-20);

        var ticket = await app.OpenedTicket(ticket: body);

        Assert.Equal(now.AddHours(-20).UtcDateTime, ticket.OpenedAt);
        Assert.Equal(now.AddMinutes(10).UtcDateTime, ticket.DueAt);
        Assert.Equal(
            [(FactKind.TypedIn, now.UtcDateTime), (FactKind.Opened, ticket.OpenedAt)],
            (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).Select(entry => (entry.Kind, entry.At)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-31 * 24)]
    public async Task Sheet_from_the_future_or_of_another_season_is_refused(int hours)
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        body["takenDownAt"] = app.Clock.GetUtcNow().AddHours(hours);

        await (await app.Post(app.Floor, Path, body)).IsRefused(400, "takenDownAt");
    }

    [Fact]
    public async Task Unknown_store_style_and_defect_are_named_together()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        (body["store"], body["defect"], body["item"]!["style"]) = ("Z99", "NO-SUCH", "SANDAL-0");

        await (await app.Post(app.Floor, Path, body)).IsRefused(400, "store", "defect", "item.style");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"store\": \"T01\",")]
    [InlineData("{\"store\": T01}")]
    [InlineData("<ticket/>")]
    public async Task Body_that_is_no_JSON_object_is_refused(string body)
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await app.PostText(app.Floor, Path, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Content_other_than_JSON_is_not_understood(string contentType)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.PostText(app.Floor, Path, Scenarios.NewTicket().ToJsonString(), contentType)).IsRefused(415, "Content-Type");
    }

    [Theory]
    [InlineData("<script>alert('x')</script><img src=x onerror=alert(1)>")]
    [InlineData("Robert'); DROP TABLE Tickets;--")]
    [InlineData("Sohle kaputt 😡👟 – „so nicht!“ 鞋底开胶了 ﷽ \u202E\t\n zweite Zeile")]
    public async Task What_the_customer_says_is_kept_to_the_letter(string words)
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        (body["description"], body["customer"]!["name"]) = (words, words);

        var ticket = await app.OpenedTicket(ticket: body);
        ticket = await app.Show(ticket);

        Assert.Equal(words.Trim(), ticket.Description);
        Assert.Equal(words.Trim(), ticket.Customer!.Name);
    }

    [Fact]
    public async Task Half_a_character_is_refused_and_not_a_fault_of_ours()
    {
        await using var app = await ComplaintsApp.Start();
        var text = Scenarios.NewTicket().ToJsonString().Replace("The sole", "\\ud83d sole", StringComparison.Ordinal);

        var reply = await app.PostText(app.Floor, Path, text);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task Description_takes_4000_characters_and_no_more()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();

        body["description"] = new string('鞋', 4001);
        await (await app.Post(app.Floor, Path, body)).IsRefused(400, "description");

        body["description"] = new string('鞋', 4000);
        Assert.Equal(4000, (await app.OpenedTicket(ticket: body)).Description.Length);
    }

    [Fact]
    public async Task Anonymous_customer_without_receipt_or_article_is_heard_too()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        (body["customer"], body["item"]) = (null, null);

        var ticket = await app.OpenedTicket(ticket: body);

        Assert.Null(ticket.Customer);
        Assert.Equal(new ItemView(null, null, null, null, null, null, null, null), ticket.Item);
    }

    [Fact]
    public async Task Same_phone_number_written_otherwise_is_the_same_customer()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        var body = Scenarios.NewTicket();
        body["customer"] = new JsonObject { ["phone"] = "0086-22-12345678" };

        var ticket = await app.OpenedTicket(ticket: body);

        Assert.Equal("Zhao Lei", ticket.Customer!.Name);
        Assert.Equal(1, await app.Saved(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Clerk_opens_no_ticket_in_a_store_of_others()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Post(app.Floor, Path, Scenarios.NewTicket("D01"))).IsRefused(403, "");
        Assert.Equal("D01", (await app.OpenedTicket(app.Region, Scenarios.NewTicket("D01"))).Store);
    }

    private static void Set(JsonObject body, string place, JsonNode? value)
    {
        if (place.Split('.') is [var parent, var child])
        {
            body[parent]![child] = value;
        }
        else
        {
            body[place] = value;
        }
    }
}
