using System.Net;
using System.Text.Json.Nodes;
using Complaints.Products;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets.Intake;

namespace Complaints.Tests.Setup;

/// <summary>A box can be scanned before a till has sold what lies in it.</summary>
public sealed class ArticleNumberTests
{
    private const string Address = "/api/v1/article-numbers";

    [Fact]
    public async Task Listed_barcode_says_the_article_before_the_first_was_sold()
    {
        await using var app = await ComplaintsApp.Start();
        Assert.True((await app.Send(app.Floor, new ReadScan(Purchases.Barcode, "T01"))).IsRefused);

        var pasted = await app.Done(app.Admin, new PasteArticleNumbers($"EAN;Style;Colour;Size\n{Purchases.Barcode};RUNNER-7;red;43\n4006381333931;BOOT-3\n"));

        Assert.Equal(new ArticleNumbersPasted(2, 0, 0), pasted);
        var scan = await app.Done(app.Floor, new ReadScan(Purchases.Barcode, "T01"));
        var article = Assert.Single(scan.Articles);
        Assert.Equal(("barcode", "RUNNER-7", "red", "43", null), (scan.As, article.Style, article.Colour, article.Size, article.Batch));
        Assert.Equal(("BOOT-3", null, null), (await app.Done(app.Floor, new ReadScan("4006381333931"))).Articles is [var boot] ? (boot.Style, boot.Colour, boot.Size) : default);
    }

    [Fact]
    public async Task List_of_articles_counts_for_more_than_what_a_till_said_and_keeps_the_only_batch()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        await app.Done(app.Admin, new PasteArticleNumbers($"{Purchases.Barcode},RUNNER-7,red,43"));

        var article = Assert.Single((await app.Done(app.Floor, new ReadScan(Purchases.Barcode, "T01"))).Articles);

        Assert.Equal(("red", "43", "B2026-01"), (article.Colour, article.Size, article.Batch));
    }

    [Fact]
    public async Task Barcode_pasted_again_stands_for_what_was_said_last()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new PasteArticleNumbers($"{Purchases.Barcode}\tRUNNER-7\tred\t43\n4006381333931\tRUNNER-7\tblack\t41"));

        var pasted = await app.Done(app.Admin, new PasteArticleNumbers($"{Purchases.Barcode}\tRUNNER-7\tblack\t42\n4006381333931\tRUNNER-7\tblack\t41\n012345678905\tRUNNER-7"));

        Assert.Equal(new ArticleNumbersPasted(1, 1, 1), pasted);
        Assert.Equal(
            [new ArticleNumberRow("0012345678905", "RUNNER-7", null, null), new ArticleNumberRow("4006381333931", "RUNNER-7", "black", "41"), new ArticleNumberRow(Purchases.Barcode, "RUNNER-7", "black", "42")],
            (await app.Done(app.Admin, new ListArticleNumbers("RUNNER-7"))).Items);
    }

    [Fact]
    public async Task Every_wrong_line_is_named_and_none_is_kept()
    {
        await using var app = await ComplaintsApp.Start();

        var unread = await app.Send(app.Admin, new PasteArticleNumbers($"{Purchases.Barcode},RUNNER-7,red,43\n6901234567893,RUNNER-7\n{Purchases.Barcode},RUNNER-7,red,42\n4006381333931"));
        var unknown = await app.Send(app.Admin, new PasteArticleNumbers($"{Purchases.Barcode},RUNNER-8\n4006381333931,RUNNER-7,green,99"));

        Assert.Equal(Refusal.BadForm, unread.Refusal);
        Assert.Equal(
            [
                "Line 2: This is no barcode: its last digit does not fit the others.",
                $"Line 3: The barcode {Purchases.Barcode} stands in an earlier line for another article.",
                "Line 4: There is only one column. Separate barcode and style by a tab, a semicolon or a comma.",
            ],
            unread.Problems.Select(problem => problem.Sentence));
        Assert.Equal(Refusal.AgainstRule, unknown.Refusal);
        Assert.Equal(["Line 1: There is no style RUNNER-8.", "Line 2: Style RUNNER-7 has no colour green. Style RUNNER-7 has no size 99."], unknown.Problems.Select(problem => problem.Sentence));
        Assert.Empty((await app.Done(app.Admin, new ListArticleNumbers("RUNNER-7"))).Items);
    }

    [Fact]
    public async Task Nobody_but_the_administrator_changes_the_list()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new PasteArticleNumbers($"{Purchases.Barcode},RUNNER-7"))).Refusal);
    }

    [Fact]
    public async Task Another_program_keeps_the_list_and_reads_it_page_by_page()
    {
        await using var app = await ComplaintsApp.Start();

        var kept = await (await app.Post(app.Admin, Address, Lines($"{Purchases.Barcode};RUNNER-7;red;43\n012345678905;RUNNER-7;black;41\n4006381333931;BOOT-3"))).Is<ArticleNumbersPasted>(HttpStatusCode.OK);

        Assert.Equal(new ArticleNumbersPasted(3, 0, 0), kept);
        var all = await app.Get<ArticleNumbersFound>(app.Admin, $"{Address}?pageSize=2");
        Assert.Equal((3, 2), (all.Total, all.Items.Count));
        Assert.Single((await app.Get<ArticleNumbersFound>(app.Admin, $"{Address}?pageSize=2&page=2")).Items);
        var second = await app.Get<ArticleNumbersFound>(app.Admin, $"{Address}?style=RUNNER-7&pageSize=1&page=2");
        Assert.Equal((2, new ArticleNumberRow(Purchases.Barcode, "RUNNER-7", "red", "43")), (second.Total, Assert.Single(second.Items)));
    }

    [Fact]
    public async Task Another_program_hears_the_same_refusals_as_the_page()
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Post(app.Admin, Address, new JsonObject())).IsRefused(400, "text");
        await (await app.Post(app.Admin, Address, Lines("EAN;Style"))).IsRefused(400, "text");
        await (await app.Post(app.Admin, Address, Lines("6901234567893,RUNNER-7"))).IsRefused(400, "text");
        await (await app.Post(app.Admin, Address, Lines($"{Purchases.Barcode},RUNNER-8"))).IsRefused(422, "text");
        await (await app.Post(app.Supervisor, Address, Lines($"{Purchases.Barcode},RUNNER-7"))).IsRefused(403, "");
        await (await app.Client(app.Supervisor).GetAsync(Address)).IsRefused(403, "");
        await (await app.Client(app.Admin).GetAsync($"{Address}?style=RUNNER-8")).IsRefused(404, "style");
        await (await app.Client(app.Admin).GetAsync($"{Address}?page=0&pageSize=501")).IsRefused(400, "page", "pageSize");
        Assert.Equal(0, (await app.Get<ArticleNumbersFound>(app.Admin, Address)).Total);
    }

    private static JsonObject Lines(string text) => new() { ["text"] = text };
}
