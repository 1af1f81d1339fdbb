using System.Text.Json.Nodes;
using Bunit;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Gifts;
using Complaints.Tests.Support;

namespace Complaints.Tests.Care;

public sealed class WorkshopTests
{
    [Fact]
    public async Task Workshops_of_the_store_are_offered_before_those_of_the_chain_and_any_other_may_be_typed()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new SetWorkshops(null, ["Central"]));
        await app.Done(app.Admin, new SetWorkshops("T01", ["Near", "Far"]));
        await app.Done(app.Admin, new SetWorkshops("D01", ["Elsewhere"]));
        var ticket = await app.OpenedTicket();
        await app.PlannedRepair(ticket);   // at Old Li, who is on no list

        Assert.Equal(["Near", "Far", "Central", "Old Li"], (await app.Care(ticket)).Workshops);

        await app.Done(app.Admin, new SetWorkshops("T01", ["Far"]));
        Assert.Equal(["Far", "Central", "Old Li"], (await app.Care(ticket)).Workshops);
    }

    [Fact]
    public async Task Administrator_writes_them_one_a_line()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("workshops", "T01"));

        page.WaitForElement("#names").Change("Near\n\n Far \nnear");
        page.Find("#names").Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("T01", page.Find(".message.good").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Near", "Far"], await app.Done(app.Admin, new ListWorkshops("T01")));
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Admin, new SetWorkshops("X99", []))).Refusal);
    }

    [Fact]
    public async Task Parcel_label_has_address_number_and_a_bar_code()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var repair = await app.PlannedRepair(ticket);
        var file = await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value));
        await app.Done(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Address = "示例路1号 300000" }));
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Render<ParcelPage>(parameters => parameters.Add(here => here.Repair, repair.Id));

        Assert.Contains("示例路1号 300000", page.WaitForElement("address.to").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll($"figure[aria-label='Bar code of ticket {ticket.Number}'] svg rect"));
        Assert.True((await app.Send(app.OtherFloor, new ShowParcel(repair.Id))).IsRefused);
    }

    [Fact]
    public async Task What_goes_along_in_the_parcel_is_said_beside_the_label_and_not_on_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        ticket = await app.Complete(ticket, change: body => body["compensation"] = new JsonArray(Scenarios.Gift("shoeShine", 1), Scenarios.Gift("thankYouCard", 1)));
        var repair = await app.PlannedRepair(ticket);
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Render<ParcelPage>(parameters => parameters.Add(here => here.Repair, repair.Id));

        Assert.Equal("Put in: 1 × Thank-you card", page.WaitForElement(".paper-tools .parcel-contents span").TextContent);
        Assert.DoesNotContain("Thank-you card", page.Find("main.paper").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_for_the_parcel_is_made_first_and_then_printed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Granted("discountCard10");
        await using var pages = new Pages(app, app.Floor);
        var waiting = pages.Render<ParcelContents>(parameters => parameters.Add(here => here.Number, ticket.Number));
        Assert.Equal("Put in: 1 × Discount card 10 %", waiting.WaitForElement("span").TextContent);

        var card = Assert.Single((await app.HandOver(ticket)).Cards);

        var made = pages.Render<ParcelContents>(parameters => parameters.Add(here => here.Number, ticket.Number));
        Assert.Equal(Links.CardSlip(card.Id), made.WaitForElement("a").GetAttribute("href"));
        Assert.DoesNotContain("Put in", made.Markup, StringComparison.Ordinal);
    }
}
