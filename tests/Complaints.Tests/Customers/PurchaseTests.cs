using System.Net;
using System.Text.Json.Nodes;
using Complaints.Customers;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Customers;

public sealed class PurchaseTests
{
    [Fact]
    public async Task Till_brings_lines_of_receipts_once_however_often_it_sends_them()
    {
        await using var app = await ComplaintsApp.Start();

        Same(2, 0, await app.BringPurchases(app.Supervisor, Purchases.Line(1), Purchases.Line(2)));
        Same(1, 2, await app.BringPurchases(app.Supervisor, Purchases.Line(1), Purchases.Line(2), Purchases.Line(3)));
        Same(0, 1, await app.BringPurchases(app.Supervisor, Purchases.Line(1, receipt: "t01 2026 000114")));

        Assert.Equal(3, await app.Saved(db => db.Purchases.CountAsync()));
        Assert.Equal(1, await app.Saved(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Same_line_twice_in_one_list_is_one_purchase()
    {
        await using var app = await ComplaintsApp.Start();

        Same(1, 1, await app.BringPurchases(app.Supervisor, Purchases.Line(1), Purchases.Line(1)));
    }

    [Fact]
    public async Task Line_that_says_something_else_than_before_is_refused_and_nothing_changes()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        var other = Purchases.Line(1);
        other["size"] = "43";

        var answer = await app.BringPurchases(app.Supervisor, other);

        Assert.Equal((0, "line"), (answer.Refused.Single().Index, answer.Refused.Single().Problems.Single().Field));
        Assert.Equal("42", await app.Saved(db => db.Purchases.Select(purchase => purchase.Size).SingleAsync()));
    }

    [Theory]
    [InlineData("store", "\"Z99\"", "store")]
    [InlineData("store", "\"D01\"", "store")]
    [InlineData("receipt", "\" \"", "receipt")]
    [InlineData("receipt", "\"--//\"", "receipt")]
    [InlineData("line", "0", "line")]
    [InlineData("boughtOn", "null", "boughtOn")]
    [InlineData("boughtOn", "\"2027-01-01\"", "boughtOn")]
    [InlineData("boughtOn", "\"0001-01-01\"", "boughtOn")]
    [InlineData("style", "\"SANDAL-0\"", "style")]
    [InlineData("batch", "\"B1999-01\"", "batch")]
    [InlineData("barcode", "\"6901234567890\"", "barcode")]
    [InlineData("barcode", "\"no digits\"", "barcode")]
    [InlineData("price", "-1", "price")]
    [InlineData("price", "1.001", "price")]
    [InlineData("currency", "\"RMB\"", "currency")]
    [InlineData("customer", "{}", "customer")]
    public async Task Wrong_row_is_refused_by_its_place_and_the_others_come_in(string place, string json, string field)
    {
        await using var app = await ComplaintsApp.Start();
        var wrong = Purchases.Line(2);
        wrong[place] = JsonNode.Parse(json);

        var answer = await app.BringPurchases(app.Supervisor, Purchases.Line(1), wrong, Purchases.Line(3));

        Assert.Equal(2, answer.Added);
        var row = Assert.Single(answer.Refused);
        Assert.Equal((1, field), (row.Index, Assert.Single(row.Problems.Select(problem => problem.Field).Distinct())));
        Assert.All(row.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Sentence)));
    }

    [Fact]
    public async Task Receipt_with_a_sign_that_is_no_letter_loses_no_other_line()
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.BringPurchases(app.Supervisor, Purchases.Line(1, receipt: "A\ufffe"), Purchases.Line(1));

        Assert.Equal(2, answer.Added);
        Assert.Equal("A", Purchase.KeyOf("a\ufffe"));
    }

    [Fact]
    public async Task Empty_row_and_empty_list_are_named()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(0, Assert.Single((await (await app.PostText(app.Supervisor, Purchases.Path, "[null]")).Is<PurchasesBrought>(HttpStatusCode.OK)).Refused).Index);
        await (await app.PostText(app.Supervisor, Purchases.Path, "[]")).IsRefused(400, "");
    }

    [Fact]
    public async Task Clerk_and_stranger_bring_none()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Post(app.Floor, Purchases.Path, new JsonArray(Purchases.Line(1)))).IsRefused(403, "");
        await (await app.Post(app.Quality, Purchases.Path, new JsonArray(Purchases.Line(1)))).IsRefused(403, "");
        await (await app.Post(null, Purchases.Path, new JsonArray(Purchases.Line(1)))).IsRefused(401, "Authorization");
    }

    [Fact]
    public async Task Who_bought_without_a_name_is_learned_when_the_till_says_it_later()
    {
        await using var app = await ComplaintsApp.Start();
        var nameless = Purchases.Line(1);
        nameless.Remove("customer");
        await app.BringPurchases(app.Supervisor, nameless);

        await app.BringPurchases(app.Supervisor, Purchases.Line(1));

        Assert.Equal("Zhao Lei", await app.Saved(db => db.Purchases.Select(purchase => purchase.Customer!.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("690123456789", '2')]
    [InlineData("400638133393", '1')]
    [InlineData("9638507", '4')]
    public void Last_digit_of_a_barcode_proves_the_others(string digits, char last)
    {
        Assert.Equal(last, Barcode.CheckDigit(digits));
        Assert.NotNull(Barcode.Read(digits + last));
        Assert.Null(Barcode.Read(digits + (char)('0' + ((last - '0' + 1) % 10))));
    }

    private static void Same(int added, int known, PurchasesBrought answer)
    {
        Assert.Empty(answer.Refused);
        Assert.Equal((added, known), (answer.Added, answer.Known));
    }
}
