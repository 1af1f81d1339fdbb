using Bunit;
using Complaints.Customers;
using Complaints.Shell;
using Complaints.Tests.Support;

namespace Complaints.Tests.Customers;

public sealed class NewCustomerPageTests
{
    [Fact]
    public async Task Customer_is_kept_from_what_was_looked_for_and_their_file_opens()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<NewCustomerPage>(Links.NewCustomer("+86 135 0000 1289"));
        Assert.Equal("+86 135 0000 1289", page.WaitForElement("#phone").GetAttribute("value"));

        page.Find("#name").Change("Sun Mei");
        page.WaitForElement("[name='consent.message']").Change(true);
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("/customers/", pages.Address, StringComparison.Ordinal));
        Assert.Equal("Sun Mei", Assert.Single((await app.Done(app.Floor, new ListCustomers("1289"))).Items).Name);
        Assert.Equal(["message"], (await app.Done(app.Floor, new FindCustomer("13500001289")))!.Agreed);
    }

    [Fact]
    public async Task Number_that_is_known_leads_to_whom_it_belongs()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Mei", Phone: "13500001289")));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<NewCustomerPage>(Links.NewCustomer("13500001289"));

        page.WaitForElement("#name").Change("Sun M.");
        page.Find("form").Submit();

        Assert.Equal(Links.Customers("13500001289"), page.WaitForElement("form p a").GetAttribute("href"));
    }
}
