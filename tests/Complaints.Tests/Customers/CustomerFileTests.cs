using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Customers;
using Complaints.Shell;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Customers;

public sealed class CustomerFileTests
{
    [Fact]
    public async Task File_shows_what_my_stores_know_and_nothing_of_others()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        await app.BringPurchases(app.Supervisor, Purchases.Line(1), Purchases.Line(2));
        var theirs = await app.OpenedTicket(app.Region, Scenarios.NewTicket("D01"));
        Assert.Equal(ticket.CustomerId, theirs.CustomerId);
        await app.Done(app.Floor, new NoteAboutCustomer(ticket.CustomerId!.Value, null, IsVisit: true));

        var file = await app.Get<CustomerFile>(app.Floor, $"/api/v1/customers/{ticket.CustomerId}");

        Assert.Equal([ticket.Number], file.Tickets.Select(past => past.Number));
        Assert.Equal(2, file.Purchases.Count);
        Assert.Equal(3, file.Visits);
        Assert.Contains(file.Tickets[0].Promises, promise => promise is { What: "repair", State: "open" });
        Assert.Equal(2, (await app.Done(app.Region, new ShowCustomer(file.Id))).Tickets.Count);
    }

    [Fact]
    public async Task Customer_of_another_store_is_not_found_and_cannot_be_changed()
    {
        await using var app = await ComplaintsApp.Start();
        var theirs = (await app.OpenedTicket(app.OtherFloor)).CustomerId!.Value;

        Assert.Equal(Refusal.NotFound, (await app.Send(app.Floor, new ShowCustomer(theirs))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Floor, new ChangeCustomer(theirs, 1, new CustomerDetails("X")))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Floor, new SetConsent(theirs, "mail", true))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Floor, new AddCard(theirs, "vip", "1"))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Floor, new NoteAboutCustomer(theirs, "x"))).Refusal);
        Assert.Empty((await app.Done(app.Floor, new ListCustomers("zhao"))).Items);
        Assert.Empty((await app.Done(app.Floor, new ListCustomers())).Items);
    }

    [Fact]
    public async Task Change_keeps_who_changed_which_field_but_not_what_stood_there()
    {
        await using var app = await ComplaintsApp.Start();
        var file = await File(app);

        var reply = await app.Post(app.Floor2, $"/api/v1/customers/{file.Id}", new JsonObject
        {
            ["version"] = file.Version,
            ["details"] = JsonSerializer.SerializeToNode(file.Details with { Pronounced = "Zhào Lěi", Salutation = "xiansheng", Likes = " Jazz ", Guide = app.Floor2.PersonId }, Complaints.Shell.Json.Options),
        });
        await reply.Is<CustomerSaved>(HttpStatusCode.OK);

        var after = await app.Done(app.Floor, new ShowCustomer(file.Id));
        Assert.Equal(("Zhào Lěi", "xiansheng", "Jazz", "Wang Fang"), (after.Details.Pronounced, after.Details.Salutation, after.Details.Likes, after.GuideName));
        Assert.Equal(["guide", "likes", "pronounced", "salutation"], after.Changes.Select(change => change.Field).Order());
        Assert.All(after.Changes, change => Assert.Equal("Wang Fang", change.By));
        await (await app.Post(app.Floor, $"/api/v1/customers/{file.Id}", new JsonObject { ["version"] = file.Version, ["details"] = new JsonObject { ["name"] = "Other" } })).IsRefused(409, "version");
    }

    [Fact]
    public async Task Wrong_details_are_refused_by_field()
    {
        await using var app = await ComplaintsApp.Start();
        var file = await File(app);

        await (await app.Post(app.Floor, $"/api/v1/customers/{file.Id}", new JsonObject
        {
            ["version"] = file.Version, ["details"] = new JsonObject { ["phone"] = "12", ["email"] = "no", ["salutation"] = "king" },
        })).IsRefused(400, "phone", "email", "salutation");
        var answer = await app.Send(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Guide = app.OtherFloor.PersonId }));
        Assert.Equal("guide", answer.Problems.Single().Field);
    }

    [Fact]
    public async Task Consent_is_given_for_one_channel_and_withdrawn_again()
    {
        await using var app = await ComplaintsApp.Start();
        var file = await File(app);

        await app.Done(app.Floor, new SetConsent(file.Id, "message", true));
        var given = await Consent("message");
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.Done(app.Floor2, new SetConsent(file.Id, "message", false));

        Assert.Equal((true, FakeClock.Start.UtcDateTime, "Li Wei"), (given.Given, given.At, given.By));
        Assert.Equal((false, "Wang Fang"), ((await Consent("message")).Given, (await Consent("message")).By));
        Assert.Equal(new ConsentView("mail", false, null, null), await Consent("mail"));
        Assert.Equal(1, await app.Saved(db => db.CustomerConsents.CountAsync()));

        async Task<ConsentView> Consent(string channel) => (await app.Done(app.Floor, new ShowCustomer(file.Id))).Consent.Single(consent => consent.Channel == channel);
    }

    [Fact]
    public async Task Consent_said_while_a_ticket_is_opened_stands_in_the_file_once()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        body["consent"] = new JsonArray("call", "call");

        var ticket = await app.OpenedTicket(ticket: body);
        await app.OpenedTicket(ticket: body.DeepClone().AsObject());

        var file = await app.Done(app.Floor2, new ShowCustomer(ticket.CustomerId!.Value));
        Assert.Equal(["call"], file.Consent.Where(consent => consent.Given).Select(consent => consent.Channel));
        Assert.Equal(app.Floor.Name, file.Consent[0].By);
        Assert.Equal(1, await app.Saved(db => db.CustomerConsents.CountAsync()));
        Assert.Equal(["call"], (await app.Done(app.Floor, new FindCustomer(file.Details.Phone!)))!.Agreed);
    }

    [Fact]
    public async Task Consent_needs_somebody_who_gives_it_and_a_way_that_is_known()
    {
        await using var app = await ComplaintsApp.Start();
        var nobody = Scenarios.NewTicket();
        (nobody["customer"], nobody["consent"]) = (null, new JsonArray("call"));
        var pigeon = Scenarios.NewTicket();
        pigeon["consent"] = new JsonArray("pigeon");

        await (await app.Post(app.Floor, "/api/v1/tickets", nobody)).IsRefused(400, "consent");
        await (await app.Post(app.Floor, "/api/v1/tickets", pigeon)).IsRefused(400, "consent");
    }

    [Fact]
    public async Task New_customer_and_buyer_at_the_till_can_agree_at_once()
    {
        await using var app = await ComplaintsApp.Start();

        var added = await (await app.Post(app.Floor, "/api/v1/customers", new JsonObject
        {
            ["store"] = "T01", ["details"] = new JsonObject { ["name"] = "Qian Mei", ["phone"] = "13511112222" }, ["consent"] = new JsonArray("message"),
        })).Is<CustomerSaved>(HttpStatusCode.Created);
        var sale = Purchases.Line(1);
        sale["consent"] = new JsonArray("call", "mail");
        await app.BringPurchases(app.Supervisor, sale);

        Assert.Equal(["message"], (await app.Done(app.Floor, new FindCustomer("13511112222")))!.Agreed);
        Assert.Equal(added.Id, (await app.Done(app.Floor, new FindCustomer("13511112222")))!.Id);
        Assert.Equal(["call", "mail"], (await app.Done(app.Floor, new FindCustomer("022 1234 5678")))!.Agreed);
    }

    [Theory]
    [InlineData("zhào lei")]
    [InlineData("022 1234-5678")]
    [InlineData("ZHAO@example.org")]
    [InlineData("vip-77 12")]
    [InlineData("t01 2026 000114")]
    public async Task Customer_is_found_by_name_phone_mail_card_and_receipt(string q)
    {
        await using var app = await ComplaintsApp.Start();
        var file = await File(app);
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        await app.Done(app.Floor, new AddCard(file.Id, "vip", "VIP 7712"));
        await app.Post(app.Floor, "/api/v1/customers", new JsonObject { ["store"] = "T01", ["details"] = new JsonObject { ["name"] = "Somebody Else" } });

        var found = await app.Get<CustomersFound>(app.Floor, "/api/v1/customers?q=" + Uri.EscapeDataString(q));

        Assert.Equal([file.Id], found.Items.Select(row => row.Id));
    }

    [Fact]
    public async Task Customer_who_never_bought_is_written_down_once()
    {
        await using var app = await ComplaintsApp.Start();
        var body = new JsonObject { ["store"] = "T01", ["details"] = new JsonObject { ["name"] = "Frau Groß", ["phone"] = "0351 998877" } };

        var saved = await (await app.Post(app.Floor, "/api/v1/customers", body.DeepClone())).Is<CustomerSaved>(HttpStatusCode.Created);

        Assert.Equal([saved.Id], (await app.Done(app.Floor2, new ListCustomers("gross"))).Items.Select(row => row.Id));
        Assert.Equal([saved.Id], (await app.Done(app.Floor2, new ListCustomers())).Items.Select(row => row.Id));
        Assert.Empty((await app.Done(app.OtherFloor, new ListCustomers("gross"))).Items);
        await (await app.Post(app.Floor, "/api/v1/customers", body)).IsRefused(422, "phone");
    }

    [Fact]
    public async Task Who_looks_the_same_is_hinted_at()
    {
        await using var app = await ComplaintsApp.Start();
        var file = await File(app);
        var other = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("赵磊", Email: "Zhao@Example.org")));

        var hint = (await app.Done(app.Floor, new ShowCustomer(file.Id))).MayBe.Single();

        Assert.Equal(other.Id, hint.Id);
        Assert.Equal(["email"], hint.Why);
    }

    private static async Task<CustomerFile> File(ComplaintsApp app) => await app.Done(app.Floor, new ShowCustomer((await app.OpenedTicket()).CustomerId!.Value));
}
