using Bunit;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Compensation;
using Complaints.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Setup;

public sealed class SetupPageTests
{
    [Fact]
    public async Task A_store_is_added_and_listed_without_loading_again()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("stores"));

        page.WaitForElement("#code").Change("L01");
        page.Find("#name").Change("Leipzig Markt");
        page.Find("#city").Change("Leipzig");
        page.Find("#country").Change("DE");
        page.Find("#currency").Change("EUR");
        page.Find("#timeZone").Change("Europe/Berlin");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".rows b"), code => code.TextContent == "L01"));
        Assert.Contains("L01 is saved.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_is_added_changed_and_taken_away()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("limits"));

        page.WaitForElement("#role").Change("supervisor");
        page.Find("#currency").Change("cny");
        page.Find("#period").Change("month");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Give an amount.", page.Find(".field:has(#amount) .wrong").TextContent, StringComparison.Ordinal));
        page.Find("#amount").Change("900");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(9, page.FindAll(".rows li").Count));
        var added = Assert.Single(await app.Done(app.Admin, new ListLimits()), limit => limit.Period == "month");
        Assert.Equal(("supervisor", "CNY", 900m), (added.Role, added.Currency, added.Amount));
        var shown = pages.Open<SetupPage>(Links.SetupAt("limits", "supervisor.CNY..month"));
        shown.WaitForElement("button.quiet").Click();
        shown.WaitForAssertion(() => Assert.Equal(8, shown.FindAll(".rows li").Count));
    }

    [Fact]
    public async Task Without_a_limit_the_page_says_that_everything_waits_for_the_lawyers_and_so_it_does()
    {
        await using var app = await ComplaintsApp.Start();
        foreach (var limit in await app.Done(app.Admin, new ListLimits()))
        {
            await app.Done(app.Admin, new SetLimit(Roles.Parse(limit.Role), limit.Currency, limit.Kind, Words.Parse<LimitPeriod>(limit.Period), Amount: null));
        }

        await using var pages = new Pages(app, app.Admin);

        var page = pages.Open<SetupPage>(Links.SetupAt("limits"));

        page.WaitForAssertion(() => Assert.Contains("waits for the legal department", page.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".rows"));
        page.Find("#amount");
        var now = app.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(Role.Legal, new LimitMatrix([]).Needed("CNY", Role.Floor, [new Weight("coupon", 1, now, IsOnTicket: true)], now));
    }

    [Fact]
    public async Task A_limit_hears_of_all_that_is_missing_at_once()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("limits"));
        page.WaitForElement("#amount").Change("much");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(
            ["Say for which role: floor, supervisor, region or admin.", "Choose a currency.", "Give an amount."],
            ((string[])["role", "currency", "amount"]).Select(field => page.Find($".field:has(#{field}) .wrong").TextContent.Trim())));
        page.Find("#role").Change("supervisor");
        page.Find("#currency").Change("CNY");
        page.Find("#amount").Change("-1");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.StartsWith("A limit goes from 0", page.Find(".field:has(#amount) .wrong").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Single(page.FindAll(".wrong"));
    }

    [Fact]
    public async Task An_amount_that_is_none_takes_no_limit_away()
    {
        await using var app = await ComplaintsApp.Start();
        await app.SetLimit("supervisor", 900m, "month");
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("limits", "supervisor.CNY..month"));
        page.WaitForElement("#amount").Change("");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Give an amount.", page.Find(".field:has(#amount) .wrong").TextContent.Trim()));
        Assert.Contains(await app.Done(app.Admin, new ListLimits()), limit => limit is { Role: "supervisor", Period: "month", Amount: 900m });
    }

    [Fact]
    public async Task A_gift_is_saved_as_its_next_version()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("gifts", "coupon.CNY"));

        page.WaitForElement("#cost").Change("22");
        page.Find("#validDays").Change("");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("how many days", page.Find(".field:has(#validDays) .wrong").TextContent, StringComparison.Ordinal));
        page.Find("#validDays").Change("90");
        page.Find("form").Submit();

        page.WaitForElement(".message.good");
        var saved = (await app.Done(app.Admin, new ListKinds())).First(kind => kind is { Kind: "coupon", Currency: "CNY" });
        Assert.Equal((2, 22m, 90), (saved.Version, saved.Cost, saved.ValidDays!.Value));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("people"));

        page.WaitForElement("#userName").Change("mei li");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("letters from a to z", page.Find(".field:has(#userName) .wrong").TextContent, StringComparison.Ordinal));
        Assert.Equal("Choose a role.", page.Find("fieldset.field:has([name=role]) .wrong").TextContent);
    }

    [Fact]
    public async Task A_new_person_is_opened_and_gets_a_key_that_is_shown_once()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new AddPerson("mei", "Mei", Role.Quality, [], "a long password"));
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("people", "mei"));

        page.WaitForElement("#label").Change("nightly export");
        page.FindAll("form")[2].Submit();

        var key = page.WaitForElement("input[readonly]").GetAttribute("value")!;
        var known = await app.Done(app.Admin, new ListPeople());
        Assert.Equal(ApiKey.HashOf(key), known.Single(person => person.UserName == "mei").Keys.Single().Hash);

        page.Find("#name").Change("Mei Lin");
        page.FindAll("form")[0].Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("input[readonly]")));
    }

    [Fact]
    public async Task Somebody_else_than_an_administrator_is_refused_in_words()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Region);

        var page = pages.Open<SetupPage>(Links.Setup);

        page.WaitForAssertion(() => Assert.Equal("This is not for the role Regional manager. An administrator can tell you who may.", page.Find("[role=alert]").TextContent.Trim()));
    }
}
