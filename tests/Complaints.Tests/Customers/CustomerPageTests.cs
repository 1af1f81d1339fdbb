using Bunit;
using Complaints.Customers;
using Complaints.Shell;
using Complaints.Shell.Drafts;
using Complaints.Tests.Support;

namespace Complaints.Tests.Customers;

public sealed class CustomerPageTests
{
    [Fact]
    public async Task List_says_when_there_is_nobody_and_when_nobody_fits()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);

        Assert.Contains("Nobody yet", pages.Open<CustomersPage>(Links.Customers()).WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody fits “Kim”", pages.Open<CustomersPage>(Links.Customers("Kim")).WaitForElement(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_leads_to_the_files_and_says_when_there_are_more()
    {
        await using var app = await ComplaintsApp.Start();
        for (var i = 0; i <= ListCustomersHandler.Most; i++)
        {
            await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails($"Li {i}")));
        }

        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CustomersPage>(Links.Customers("li"));

        Assert.Contains("first 50", page.WaitForElement(".message").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/customers/", page.Find("a.row").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_file_says_of_each_list_that_nothing_is_there()
    {
        await using var app = await ComplaintsApp.Start();
        var file = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Li Na")));
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, file.Id);

        string[] said = ["No tickets in your stores.", "The tills have told of no purchases in your stores.", "Nothing is noted yet.", "No card is known."];
        page.WaitForAssertion(() => Assert.All(said, sentence => Assert.Contains(page.FindAll(".card > p.soft"), line => line.TextContent == sentence)));
        await app.Done(app.Floor, new AddCard(file.Id, "member", "M-1001"));
        var again = Open(pages, file.Id);
        again.WaitForAssertion(() => Assert.Contains("M-1001", again.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("No card is known.", again.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_is_changed_by_a_clerk_who_sees_nothing_sensitive()
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, id);

        page.WaitForElement(".card-head button").Click();
        page.WaitForElement("#pronounced").Change("Zhào Lěi");
        page.Find("#salutation").Change("xiansheng");
        page.FindAll("form").First(form => form.QuerySelector("#pronounced") is not null).Submit();

        page.WaitForAssertion(() => Assert.Equal("Zhao Lei 先生", page.Find("h1").TextContent));
        Assert.DoesNotContain("Income", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Supervisor_says_which_colleague_of_the_store_knows_a_customer_best(bool leads)
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        await using var pages = new Pages(app, leads ? app.Supervisor : app.Floor);
        var page = Open(pages, id);

        page.WaitForElement(".card-head button").Click();
        page.WaitForElement("#guide");
        page.WaitForAssertion(() => Assert.Equal(leads, page.FindAll("#guide option").Any(option => option.TextContent == "Wang Fang")));
        Assert.DoesNotContain(page.FindAll("#guide option"), option => option.TextContent == "Jonas Weber");
        if (!leads)
        {
            return;
        }

        page.Find("#guide").Change($"{app.Floor2.PersonId}");
        page.FindAll("form").First(form => form.QuerySelector("#guide") is not null).Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#guide")));
        Assert.Equal("Wang Fang", (await app.Done(app.Floor, new ShowCustomer(id))).GuideName);
    }

    [Fact]
    public async Task Of_two_who_change_a_file_at_once_the_second_reads_both_texts_and_then_saves_what_stands_there()
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        await using var pages = new Pages(app, app.Floor);
        await using var others = new Pages(app, app.Floor2);
        var (mine, theirs) = (Editing(pages, id), Editing(others, id));
        mine.Find("#city").Change("Tanggu");
        mine.Find("#likes").Change("Green tea");
        theirs.Find("#city").Change("Beijing");
        theirs.Find("#likes").Change("Jasmine tea");
        theirs.Find("#shoeSize").Change("42");
        Save(theirs);
        theirs.WaitForAssertion(() => Assert.Empty(theirs.FindAll("#city")));

        Save(mine);

        mine.WaitForAssertion(() => Assert.Contains("Wang Fang changed this file", mine.Find(".clash").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Beijing", "Tanggu", "Jasmine tea", "Green tea"], mine.FindAll(".clash .two-texts .pre").Select(text => text.TextContent));
        Assert.Contains("Shoe size", mine.Find(".clash .stack > p:last-child").TextContent, StringComparison.Ordinal);
        Assert.Equal("42", mine.Find("#shoeSize").GetAttribute("value"));
        Assert.Equal("Beijing", (await app.Done(app.Floor, new ShowCustomer(id))).Details.City);

        mine.FindAll(".clash button").First(button => button.TextContent.Contains("Likes", StringComparison.Ordinal)).Click();
        mine.WaitForAssertion(() => Assert.Equal("Jasmine tea", mine.Find("#likes").GetAttribute("value")));
        Save(mine);

        mine.WaitForAssertion(() => Assert.Empty(mine.FindAll("#city")));
        var saved = (await app.Done(app.Floor, new ShowCustomer(id))).Details;
        Assert.Equal(("Tanggu", "Jasmine tea", "42"), (saved.City, saved.Likes, saved.ShoeSize));
    }

    [Fact]
    public async Task Card_that_a_colleague_added_meanwhile_is_no_conflict()
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        await using var pages = new Pages(app, app.Floor);
        var page = Editing(pages, id);
        page.Find("#city").Change("Tanggu");
        await app.Done(app.Floor2, new AddCard(id, "member", "M-1001"));

        Save(page);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#city")));
        Assert.Equal("Tanggu", (await app.Done(app.Floor, new ShowCustomer(id))).Details.City);
    }

    [Fact]
    public async Task What_was_begun_before_a_colleague_changed_it_comes_back_beside_their_text()
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        var typed = new Dictionary<string, string?> { ["city"] = "Tanggu" };
        await app.Done(app.Floor, new SaveDraft(Draft.OfCustomer(id, "details"), FormDraft.NewKey(), "tablet", 0, typed));
        await app.Advance(TimeSpan.FromMinutes(1));
        var file = await app.Done(app.Floor2, new ShowCustomer(id));
        await app.Done(app.Floor2, new ChangeCustomer(id, file.Version, file.Details with { City = "Beijing" }));
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, id);

        page.WaitForAssertion(() => Assert.Equal(["Beijing", "Tanggu"], page.FindAll(".clash .two-texts .pre").Select(text => text.TextContent)));
    }

    [Fact]
    public async Task Supervisor_sees_a_sensitive_field_only_after_saying_what_for()
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        await app.Done(app.Supervisor, new WriteSensitive(id, "occupation", "Nurse", "service"));
        await using var pages = new Pages(app, app.Supervisor);
        var page = Open(pages, id);

        page.WaitForElement("[aria-label='Occupation: Show']").Click();
        page.WaitForAssertion(() => Assert.Equal("Say what you need it for.", page.Find(".field:has(#purpose) .wrong").TextContent));
        Assert.DoesNotContain("Nurse", page.Markup, StringComparison.Ordinal);

        page.Find("#purpose").Change("complaint");
        page.Find("[aria-label='Occupation: Show']").Click();

        page.WaitForAssertion(() => Assert.Equal("Nurse", page.Find("input[aria-label=Occupation]").GetAttribute("value")));
        Assert.DoesNotContain("Medical", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_are_compared_merged_and_parted_again()
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        var other = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("赵磊", Email: "zhao@example.org", City: "Tianjin")));
        await using var pages = new Pages(app, app.Supervisor);
        Assert.Contains("same e-mail address", Open(pages, id).WaitForElement(".message.wait").TextContent, StringComparison.Ordinal);

        var page = pages.Open<MergePage>(Links.MergeCustomers(id, other.Id), set => set.Add(merge => merge.Id, id).Add(merge => merge.Other, other.Id));
        page.WaitForElement("form");
        Assert.Equal(["name", "city"], page.FindAll(".differs input").Select(input => input.GetAttribute("name")).Distinct().Where(name => name is "name" or "city"));
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith(Links.Customer(id), pages.Address, StringComparison.Ordinal));
        var file = Open(pages, id);
        Assert.Contains("Tianjin", file.WaitForElement(".page-head").TextContent, StringComparison.Ordinal);
        file.FindAll("button").First(button => button.TextContent.Contains("two people", StringComparison.Ordinal)).Click();
        file.WaitForAssertion(() => Assert.Contains("undone by Zhang Min", file.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_of_a_merged_customer_leads_to_the_kept_one_and_a_strangers_to_a_refusal()
    {
        await using var app = await ComplaintsApp.Start();
        var id = (await app.OpenedTicket()).CustomerId!.Value;
        var other = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("赵磊")));
        var file = await app.Done(app.Supervisor, new ShowCustomer(id));
        await app.Done(app.Supervisor, new MergeCustomers(id, file.Version, other.Id, other.Version));
        await using var pages = new Pages(app, app.Floor);

        Open(pages, other.Id).WaitForAssertion(() => Assert.EndsWith(Links.Customer(id), pages.Address, StringComparison.Ordinal));
        Assert.Equal("There is no such customer.", Open(pages, Guid.NewGuid()).WaitForElement("[role=alert]").TextContent.Trim());
    }

    private static IRenderedComponent<CustomerPage> Editing(Pages pages, Guid id)
    {
        var page = Open(pages, id);
        page.WaitForElement(".card-head button[aria-expanded]").Click();
        page.WaitForElement("fieldset:not([disabled]) #city");
        return page;
    }

    private static void Save(IRenderedComponent<CustomerPage> page) => page.FindAll("form").First(form => form.QuerySelector("#city") is not null).Submit();

    private static IRenderedComponent<CustomerPage> Open(Pages pages, Guid id) => pages.Open<CustomerPage>(Links.Customer(id), set => set.Add(page => page.Id, id));
}
