using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Tests.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Tickets;

/// <summary>Who stayed anonymous at the opening says who they are.</summary>
public sealed class NameCustomerTests
{
    private const string Phone = "022 1234 5678";

    [Fact]
    public async Task Customer_of_an_anonymous_ticket_is_recognised_by_the_number()
    {
        await using var app = await ComplaintsApp.Start();
        var before = await app.OpenedTicket();
        var ticket = await Anonymous(app);
        await app.PlannedRepair(ticket);

        var after = await (await TryName(app, ticket, new JsonObject { ["phone"] = Phone })).Is<TicketView>(HttpStatusCode.OK);

        Assert.Equal((ticket.Version + 1, before.CustomerId, "Zhao Lei"), (after.Version, after.CustomerId, after.Customer?.Name));
        Assert.Equal(1, (await app.Done(app.Floor, new ShowRecognition(ticket.Number))).Before);
        Assert.Equal(before.CustomerId, await app.Saved(db => db.RepairOrders.Select(order => order.CustomerId).SingleAsync()));
        var fact = Assert.Single(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.CustomerNamed);
        Assert.Null(fact.Text);
    }

    [Fact]
    public async Task Unknown_customer_gets_a_file_and_may_agree_to_be_called()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Anonymous(app);

        var after = await (await TryName(app, ticket, new JsonObject { ["name"] = "Eva Köhler", ["phone"] = "0351 998877", ["language"] = "de", ["salutation"] = "frau" }, consent: "call")).Is<TicketView>(HttpStatusCode.OK);

        Scenarios.Same(new CustomerView("Eva Köhler", "0351 998877", null, "de", "frau"), after.Customer);
        Assert.Equal("Frau Köhler", after.Spoken?.In("de"));
        var known = await app.Done(app.Floor2, new FindCustomer("0351 998877"));
        Assert.Equal([ticket.Number], known!.Open);
        Assert.Equal(["call"], known.Agreed);
    }

    [Fact]
    public async Task Who_is_named_already_is_corrected_in_their_file()
    {
        await using var app = await ComplaintsApp.Start();

        await (await TryName(app, await app.OpenedTicket(), new JsonObject { ["name"] = "Somebody Else" })).IsRefused(422, "customer");
    }

    [Fact]
    public async Task Only_whoever_may_work_on_it_names_somebody_and_has_seen_its_last_version()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Anonymous(app);

        await (await TryName(app, ticket, null)).IsRefused(400, "customer");
        await (await TryName(app, ticket, new JsonObject { ["language"] = "de" })).IsRefused(400, "customer");
        await (await TryName(app, ticket, new JsonObject { ["phone"] = "12" })).IsRefused(400, "customer.phone");
        await (await TryName(app, ticket, new JsonObject { ["phone"] = Phone, ["salutation"] = "king" })).IsRefused(400, "customer.salutation");
        await (await TryName(app, ticket, new JsonObject { ["phone"] = Phone }, app.OtherFloor)).IsRefused(403, "");
        await (await TryName(app, ticket with { Version = 0 }, new JsonObject { ["phone"] = Phone })).IsRefused(409, "version");
        await (await TryName(app, await app.Withdraw(ticket), new JsonObject { ["phone"] = Phone })).IsRefused(422, "");

        Assert.Null((await app.Show(ticket)).Customer);
    }

    [Fact]
    public async Task Form_fills_in_whom_the_number_belongs_to()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        var ticket = await Anonymous(app);
        await using var pages = new Pages(app, app.Floor);
        var form = pages.Render<NameCustomerForm>(parameters => parameters.Add(part => part.Ticket, ticket));
        form.Find("summary").Click();

        form.WaitForElement("fieldset:not([disabled]) [id='customer.phone']").Change(Phone);
        form.WaitForAssertion(() => Assert.Equal("Zhao Lei", form.Find("[id='customer.name']").GetAttribute("value")));
        Assert.Empty(form.FindAll("[name=anonymous]"));
        form.Find("input[name='customer.salutation'][value=herr]").Change("herr");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Empty(form.FindAll("form")));
        Assert.Equal("Mr Zhao", (await app.Show(ticket)).Spoken?.In("en"));
    }

    private static Task<TicketView> Anonymous(ComplaintsApp app)
    {
        var opened = Scenarios.NewTicket();
        opened.Remove("customer");
        return app.OpenedTicket(ticket: opened);
    }

    private static Task<HttpResponseMessage> TryName(ComplaintsApp app, TicketView ticket, JsonObject? customer, Actor? by = null, string? consent = null) => app.Post(
        by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/customer",
        new JsonObject { ["version"] = ticket.Version, ["customer"] = customer, ["consent"] = consent is null ? null : new JsonArray(consent) });
}
