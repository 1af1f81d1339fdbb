using Complaints.Access;
using Complaints.Customers;
using Complaints.Demo;
using Complaints.Shell;
using Complaints.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Demo;

public sealed class DemoCustomersTests
{
    [Fact]
    public async Task Everybody_is_called_as_their_language_calls_them_and_nobody_by_the_whole_name()
    {
        await using var app = await ComplaintsApp.Start();
        await using var scope = app.Services.CreateAsyncScope();
        var (dice, now) = (new Dice(42), app.Clock.Now());
        var (stores, styles, people) = (DemoStores.Make(now.Year), DemoStyles.Make(), new DemoPeople(scope.ServiceProvider.GetRequiredService<UserManager<Person>>()));
        var details = new DemoDetails(people, styles, new DemoCustomers(people, dice), dice, now);
        var cases = new DemoPlan(stores, styles, dice, now).Make();
        foreach (var story in cases)
        {
            details.Fill(story);
        }

        List<Customer> customers = [.. cases.Select(story => story.Customer).OfType<Customer>().Distinct()];

        Assert.Equal(["de", "en", "zh"], customers.Select(customer => customer.Language).Distinct().Order(StringComparer.Ordinal));
        Assert.All(customers, customer =>
        {
            var language = customer.Language!;
            Assert.Contains(customer.Salutation, CustomerChoices.SalutationsIn(language));
            Assert.NotEqual(customer.Name, SpokenName.Of(customer)!.In(language));
        });
        Assert.All(customers.Where(customer => customer.Name!.StartsWith("Sabine ", StringComparison.Ordinal)), customer => Assert.Equal("frau", customer.Salutation));
        Assert.All(customers.Where(customer => customer.Name!.EndsWith("建国", StringComparison.Ordinal)), customer => Assert.Equal("xiansheng", customer.Salutation));
    }
}
