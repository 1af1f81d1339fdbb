using Bunit;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Setup;
using Complaints.Shell;
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
}
