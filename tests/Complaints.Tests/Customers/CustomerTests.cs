using System.Text.Json.Nodes;
using Complaints.Customers;
using Complaints.Tests.Support;

namespace Complaints.Tests.Customers;

public sealed class CustomerTests
{
    [Theory]
    [InlineData("+86 135 0000 1289", "13500001289")]
    [InlineData("0049-351 1234567", "0351/1234567")]
    [InlineData("12345", "012345")]
    public void Number_is_the_same_however_it_is_written(string one, string other) => Assert.Equal(Customer.KeyOf(one), Customer.KeyOf(other));

    [Theory]
    [InlineData("1234")]
    [InlineData("call me")]
    [InlineData(null)]
    public void Too_few_digits_are_no_number(string? typed) => Assert.Null(Customer.KeyOf(typed));

    [Theory]
    [InlineData("+49 (351) 99-88-77", "351998877")]
    [InlineData("１３５０００００００１", "500000001")]
    [InlineData("2026 Müller", null)]
    [InlineData("12345\ud83d", null)]
    [InlineData(null, null)]
    public void Only_a_text_that_is_all_number_is_looked_for_as_one(string? typed, string? key) => Assert.Equal(key, Customer.NumberIn(typed));

    [Fact]
    public void Customer_of_whom_nothing_is_known_is_found_by_nothing()
    {
        var nobody = new Customer(null, null, null, null, FakeClock.Start.UtcDateTime);

        Assert.NotEmpty(nobody.SearchText);
        Assert.True(string.IsNullOrWhiteSpace(nobody.SearchText));
    }

    [Fact]
    public async Task Known_customer_of_my_store_is_found_without_the_country_prefix()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var known = await app.Done(app.Floor2, new FindCustomer("022 1234 5678"));

        Assert.Equal(("Zhao Lei", 1), (known!.Name, known.Tickets));
        Assert.Equal([ticket.Number], known.Open);
    }

    [Theory]
    [InlineData("de", "nushi", "frau")]
    [InlineData("en", "xiansheng", "herr")]
    [InlineData("zh", "frau", "nushi")]
    [InlineData("zh", "none", "none")]
    [InlineData("de", null, null)]
    public void Way_of_calling_somebody_that_was_asked_in_another_language_is_shown_in_the_readers(string language, string? known, string? shown)
    {
        Assert.Equal(shown, CustomerChoices.SalutationIn(language, known));
        Assert.All(CustomerChoices.SalutationsIn(language), code => Assert.Contains(code, CustomerChoices.Salutations));
        Assert.True(shown is null || CustomerChoices.SalutationsIn(language).Contains(shown));
    }

    [Fact]
    public async Task How_somebody_is_called_is_learnt_once_and_later_said_by_their_file_only()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();

        var second = await app.OpenedTicket(ticket: Called("xiansheng"));
        var third = await app.OpenedTicket(ticket: Called("none"));
        var fourth = await app.OpenedTicket();

        Assert.All([second, third, fourth], ticket => Assert.Equal("xiansheng", ticket.Customer?.Salutation));
        Assert.Equal("Zhao先生", second.Spoken?.In("zh"));
        var file = await app.Done(app.Floor, new ShowCustomer(second.CustomerId!.Value));
        Assert.Equal(["salutation"], file.Changes.Select(change => change.Field));
    }

    [Theory]
    [InlineData("nushi")]
    [InlineData(null)]
    public async Task Another_name_on_a_known_number_is_called_as_it_says_itself(string? salutation)
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket(ticket: Called("xiansheng"));
        var theirs = Called(salutation);
        theirs["customer"]!["name"] = "Qian Mei";

        Assert.Equal(salutation, (await app.OpenedTicket(ticket: theirs)).Customer?.Salutation);
    }

    [Fact]
    public async Task Praise_of_a_known_customer_is_not_counted_as_a_complaint()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        var praise = Scenarios.NewTicket();
        (praise["kind"], praise["mood"]) = ("praise", null);
        await app.OpenedTicket(ticket: praise);

        Assert.Equal(1, (await app.Done(app.Floor2, new FindCustomer("022 1234 5678")))!.Tickets);
    }

    [Fact]
    public async Task Customer_of_another_store_is_neither_shown_nor_changed()
    {
        await using var app = await ComplaintsApp.Start();
        var theirs = await app.OpenedTicket(app.OtherFloor);
        var request = Scenarios.NewTicket();
        request["customer"] = new JsonObject { ["phone"] = theirs.Customer!.Phone, ["name"] = "Somebody Else" };

        Assert.Null(await app.Done(app.Floor, new FindCustomer(theirs.Customer.Phone!)));
        var mine = await app.OpenedTicket(app.Floor, request);

        Assert.Equal(("Somebody Else", null), (mine.Customer!.Name, mine.Customer.Email));
        Assert.Equal("Zhao Lei", (await app.Show(theirs)).Customer!.Name);
    }

    private static JsonObject Called(string? salutation)
    {
        var ticket = Scenarios.NewTicket();
        ticket["customer"]!["salutation"] = salutation;
        return ticket;
    }
}
