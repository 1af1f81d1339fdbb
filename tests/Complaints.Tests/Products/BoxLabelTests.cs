using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Products;
using Complaints.Products.Boxes;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Products;

/// <summary>What is printed on a box is what a scan reads off it.</summary>
public sealed class BoxLabelTests
{
    [Theory]
    [InlineData("RUNNER-7", "red", "41", "B2025-11")]
    [InlineData("RUNNER-7", null, "42", null)]
    [InlineData("RUNNER-7", "black", null, "B2026-01")]
    [InlineData("BABY-1", "ecru/rosa", "86/92", "K/24/1")]
    [InlineData("BABY-1", "blau grün", "8½", null)]
    public async Task Printed_label_is_read_as_the_article_it_was_printed_for(string style, string? colour, string? size, string? batch)
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new SaveStyle(new StyleEntry("BABY-1", "Romper", "cotton", ["ecru/rosa", "blau grün"], ["86", "86/92", "8½"], ["K/24/1"]), IsNew: true));

        var printed = await app.Done(app.Supervisor, new ShowBoxLabels(style, colour, size is null ? null : [size], batch, Count: 1));

        var label = Assert.Single(printed.Labels);
        Assert.Empty(printed.Unread);
        foreach (var code in new[] { label.Text, "https://chain.example" + Links.WriteIn("T01", label: label.Text) })
        {
            var scan = await app.Done(app.Floor, new ReadScan(code, "T01"));
            var article = Assert.Single(scan.Articles);
            Assert.Equal((style, colour, size, batch), (article.Style, article.Colour, article.Size, article.Batch));
            Assert.Empty(scan.Left);
        }
    }

    [Fact]
    public async Task Each_size_gets_its_labels_and_what_a_scan_would_leave_out_is_said()
    {
        await using var app = await ComplaintsApp.Start();

        var printed = await app.Done(app.Quality, new ShowBoxLabels("RUNNER-7", "red", ["41", "42"], "B2031-05", Count: 2));

        Assert.Equal(
            ["RUNNER-7/red/41/B2031-05", "RUNNER-7/red/41/B2031-05", "RUNNER-7/red/42/B2031-05", "RUNNER-7/red/42/B2031-05"], printed.Labels.Select(label => label.Text));
        Assert.Equal(["B2031-05"], printed.Unread);
    }

    [Fact]
    public async Task More_labels_than_ten_sheets_none_at_all_and_too_long_a_label_are_refused()
    {
        await using var app = await ComplaintsApp.Start();

        var many = await app.Send(app.Supervisor, new ShowBoxLabels("RUNNER-7", Sizes: ["41", "42", "43"], Count: 81));
        var none = await app.Send(app.Supervisor, new ShowBoxLabels("RUNNER-7", Count: 0));
        var wide = await app.Send(app.Supervisor, new ShowBoxLabels("RUNNER-7", Colour: new string('x', 30), Batch: new string('y', 30), Count: 1));

        Assert.Equal("These are 243 labels. Print at most 240 at once.", many.Why);
        Assert.Equal("count", Assert.Single(none.Problems).Field);
        Assert.Contains("is too long for a label", wide.Why, StringComparison.Ordinal);
        Assert.Equal(240, (await app.Done(app.Supervisor, new ShowBoxLabels("RUNNER-7", Sizes: ["41", "42", "43"], Count: 80))).Labels.Count);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Supervisor, new ShowBoxLabels("NONE-1"))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new ShowBoxLabels("RUNNER-7", Count: 1, Store: "D01"))).Refusal);
        Assert.Equal(Refusal.SignInFirst, (await app.Send(Actor.Nobody, new ShowBoxLabels())).Refusal);
    }

    [Fact]
    public async Task Address_says_all_that_was_chosen_and_the_sheets_show_it()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);

        var page = pages.Open<BoxLabelsPage>(Links.BoxLabels("RUNNER-7", "T01") + "&colour=red&size=41&size=43&batch=B2026-01&count=13&paper=sheet");

        page.WaitForElement(".label-sheet .qr path");
        Assert.Equal([24, 2], page.FindAll(".label-sheet").Select(sheet => sheet.QuerySelectorAll("li").Length));
        Assert.Equal("RUNNER-7/red/43/B2026-01", page.FindAll(".label-sheet .text")[^1].TextContent);
        Assert.Equal(["41", "43"], page.FindAll("input[name=size][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal(["red", "sheet", "T01"], page.FindAll("option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal(("B2026-01", "13"), (page.Find("#batch").GetAttribute("value"), page.Find("#count").GetAttribute("value")));
        Assert.Contains("26", page.Find(".paper-tools button").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert], .unread"));
    }

    [Fact]
    public async Task Roll_has_one_label_after_the_other_and_says_what_a_scan_leaves_out()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Quality);

        var page = pages.Open<BoxLabelsPage>(Links.BoxLabels("RUNNER-7") + "&batch=B2031-05&count=3&paper=roll");

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".label-sheet.roll").Count));
        Assert.Contains("B2031-05", page.Find(".unread").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_without_lists_is_typed_freely()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new SaveStyle(new StyleEntry("NEW-1", "New one", "", [], [], []), IsNew: true));
        await using var pages = new Pages(app, app.Supervisor);

        var page = pages.Open<BoxLabelsPage>(Links.BoxLabels("new-1") + "&colour=olive&size=38%2C%2039&count=1");

        page.WaitForElement("input#colour");
        Assert.Equal(("olive", "38, 39"), (page.Find("#colour").GetAttribute("value"), page.Find("input#size").GetAttribute("value")));
        Assert.Equal(["NEW-1/olive/38", "NEW-1/olive/39"], page.FindAll(".label-sheet .text").Select(text => text.TextContent));
    }

    [Fact]
    public async Task Page_says_what_is_missing_unknown_or_too_much_and_keeps_the_form()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);

        var begun = pages.Open<BoxLabelsPage>(Links.BoxLabels());
        begun.WaitForElement("#styles option");
        Assert.Empty(begun.FindAll("#count, [role=alert], .label-sheet"));

        var chosen = pages.Open<BoxLabelsPage>(Links.BoxLabels("Ankle boot 3"));
        Assert.NotEmpty(chosen.WaitForElement("main .empty").TextContent.Trim());
        Assert.Equal("brown", chosen.Find("#colour option[selected]").GetAttribute("value"));

        var unknown = pages.Open<BoxLabelsPage>(Links.BoxLabels("NONE-1"));
        Assert.Equal("There is no style NONE-1.", unknown.WaitForElement(".field.invalid .wrong").TextContent);

        foreach (var count in new[] { "241", "0", "many" })
        {
            var wrong = pages.Open<BoxLabelsPage>(Links.BoxLabels("BOOT-3") + "&count=" + count);
            wrong.WaitForElement(".field.invalid #count");
            Assert.Empty(wrong.FindAll(".label-sheet, .paper-tools button"));
        }
    }

    [Fact]
    public async Task Chain_without_styles_hears_who_adds_them()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Saved(db => db.Styles.ExecuteDeleteAsync());
        app.Services.GetRequiredService<ReferenceLists>().Forget();
        await using var pages = new Pages(app, app.Supervisor);

        var page = pages.Open<BoxLabelsPage>(Links.BoxLabels());

        Assert.Contains("administrator", page.WaitForElement("main .empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Clerk_prints_no_labels_and_others_are_led_there()
    {
        await using var app = await ComplaintsApp.Start();
        await using var clerk = new Pages(app, app.Floor);
        await using var supervisor = new Pages(app, app.Supervisor);
        await using var admin = new Pages(app, app.Admin);

        var refused = clerk.Open<BoxLabelsPage>(Links.BoxLabels("RUNNER-7"));
        Assert.EndsWith(".", refused.WaitForElement("main [role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(refused.FindAll("form"));
        Assert.Empty(clerk.Render<BoxLabelsLink>().FindAll("a"));

        supervisor.Open<BoardPage>(Links.Board()).WaitForElement($"a[href='{Links.BoxLabels(store: "T01")}']");
        admin.Open<SetupPage>(Links.SetupAt("styles", "RUNNER-7")).WaitForElement($"a[href='{Links.BoxLabels("RUNNER-7")}']");
    }
}
