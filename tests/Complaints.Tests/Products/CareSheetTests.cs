using Bunit;
using Complaints.Gifts;
using Complaints.Products.Care;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Products;

public sealed class CareSheetTests
{
    [Theory]
    [InlineData("lined leather", "leather")]
    [InlineData("nubuck", "suede")]
    [InlineData("Wildleder", "suede")]
    [InlineData("反绒皮", "suede")]
    [InlineData("patent leather", "patent")]
    [InlineData("faux suede", "imitation")]
    [InlineData("waterproof nylon", "cloth")]
    [InlineData("橡胶", "rubber")]
    [InlineData("leather and mesh", "unknown")]
    [InlineData("", "unknown")]
    [InlineData(null, "unknown")]
    public void Words_of_a_material_lead_to_its_care_and_nothing_is_guessed(string? material, string group) => Assert.Equal(group, CareGroup.Of(material));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("zh")]
    public void Every_material_has_every_section_in_every_language(string language)
    {
        var texts = new System.Resources.ResourceManager(typeof(CareSheetTexts)).GetResourceSet(System.Globalization.CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language == "en")!;

        Assert.All(CareGroup.All, group =>
        {
            Assert.NotNull(texts.GetString("Group." + group));
            Assert.All(CareSheetPage.Sections, section => Assert.InRange(texts.GetString($"{group}.{section}")!.Split('\n').Length, 1, 2));
        });
    }

    [Fact]
    public async Task Clerk_prints_the_sheet_of_the_pair_and_an_unknown_style_gets_the_general_one()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(here => here.Number, ticket.Number));
        Assert.Equal(Links.CareSheet("RUNNER-7", "zh"), page.WaitForElement("a[href^='/styles/']").GetAttribute("href"));

        var sheet = await app.Client(app.Floor).GetAsync("/api/v1/styles/RUNNER-7/care");
        Assert.Contains("Running shoe 7", await sheet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var general = pages.Open<CareSheetPage>("/styles/ÜBER-1/care", set => set.Add(here => here.Style, "ÜBER-1"));
        Assert.Equal(4, general.FindAll("main section").Count);
        Assert.Contains("label inside", general.Find("main").TextContent, StringComparison.Ordinal);
        await (await app.Client(app.Floor).GetAsync("/api/v1/styles/" + new string('x', 100) + "/care")).IsRefused(400, "style");
    }

    [Theory]
    [InlineData("RUNNER-7/black/42/B2026-01", "RUNNER-7")]
    [InlineData("ankle boot 3", "BOOT-3")]
    public async Task Seller_finds_the_sheet_at_the_till_without_a_ticket(string said, string style)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CardsPage>(Links.Cards());

        page.WaitForElement("#care-styles option");
        page.Find("#care-style").Change(said);
        page.Find("form.care-sheet-search").Submit();

        Assert.Equal(Links.CareSheet(style), page.WaitForElement("a[href^='/styles/']").GetAttribute("href"));
        page.Find("#care-style").Change("no such thing");
        page.Find("form.care-sheet-search").Submit();
        page.WaitForAssertion(() => Assert.Contains("no such thing", page.Find(".wrong").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("a[href^='/styles/']"));
    }
}
