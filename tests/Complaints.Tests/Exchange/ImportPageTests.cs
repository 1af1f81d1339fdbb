using AngleSharp.Dom;
using Bunit;
using Complaints.Exchange;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Components.Forms;

namespace Complaints.Tests.Exchange;

public sealed class ImportPageTests : IAsyncLifetime
{
    private const string Register = "Opened,Store,Way\n2025-04-01,T01,met in the shop\nsoon,T01,met in the shop\n";

    private ComplaintsApp app = null!;

    public async Task InitializeAsync() => app = await ComplaintsApp.Start();

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Register_is_tried_then_imported()
    {
        await using var pages = new Pages(app, app.Quality);
        var page = Choose(pages, Register);
        await page.Find("#name").ChangeAsync("Old desk");
        Assert.Equal("Opened", page.Find("#column-openedAt").QuerySelector("option[selected]")?.TextContent ?? "Opened");
        await page.Find("#column-openedAt").ChangeAsync("Opened");
        await page.Find("#column-store").ChangeAsync("Store");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("What would happen", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Column 'Opened' holds 'soon', which no date format given reads.", page.Find("#report").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await app.Done(app.Quality, new ListTickets(Source: "Old desk"))).Total);

        await Button(page, "Import").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Done", page.Find("#report h2").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, (await app.Done(app.Quality, new ListTickets(Source: "Old desk"))).Total);
        Assert.NotNull(page.Find($"a[href='{Links.Quality(by: "problem", source: "Old desk")}']"));
        Assert.NotNull(page.Find($"a[href='{Links.Tickets(new ListTickets(Source: "Old desk"))}']"));
    }

    [Fact]
    public async Task What_was_tried_is_gone_once_something_changes()
    {
        await using var pages = new Pages(app, app.Quality);
        var page = Choose(pages, Register);
        await page.Find("#column-openedAt").ChangeAsync("Opened");
        await page.Find("form").SubmitAsync();
        page.WaitForElement("#report");

        await page.Find("#zone").ChangeAsync("Europe/Berlin");

        Assert.Empty(page.FindAll("#report"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Import");
    }

    [Fact]
    public async Task Missing_column_is_said_at_its_field()
    {
        await using var pages = new Pages(app, app.Quality);
        var page = Choose(pages, Register);
        await page.Find("#column-openedAt").ChangeAsync("");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Say which column holds the day the complaint was opened.", page.Find(".field.invalid .wrong").TextContent));
    }

    [Fact]
    public async Task Mapping_is_saved_and_used_again()
    {
        await using var pages = new Pages(app, app.Quality);
        var page = Choose(pages, Register);
        await page.Find("#name").ChangeAsync("Old desk");
        await page.Find("#column-openedAt").ChangeAsync("Opened");
        await page.Find("#column-problem").ChangeAsync("Way");
        await Button(page, "Save mapping").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Saved as “Old desk”.", page.Markup, StringComparison.Ordinal));

        await using var later = new Pages(app, app.Admin);
        var next = Choose(later, Register);
        await next.WaitForElement("#saved").ChangeAsync("Old desk");

        next.WaitForAssertion(() => Assert.Equal("Old desk", next.Find("#name").GetAttribute("value")));
        Assert.Equal("Way", next.Find("#column-problem").GetAttribute("value"));
    }

    [Fact]
    public async Task File_that_cannot_be_read_says_why()
    {
        await using var pages = new Pages(app, app.Quality);

        var page = Choose(pages, "Opened,Store\n1,\"never closed\n");

        Assert.Contains("never closed", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Try it");
    }

    [Fact]
    public async Task Page_is_not_for_the_floor()
    {
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<ImportPage>(Links.Imports);

        page.WaitForAssertion(() => Assert.Contains("not for the role Floor staff", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#file"));
    }

    private static IRenderedComponent<ImportPage> Choose(Pages pages, string file)
    {
        var page = pages.Open<ImportPage>(Links.Imports);
        page.WaitForElement("#file");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(file, "register.csv"));
        page.WaitForElement("#name");
        return page;
    }

    private static IElement Button(IRenderedComponent<ImportPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);
}
