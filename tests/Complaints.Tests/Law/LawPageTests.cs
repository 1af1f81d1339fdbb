using Bunit;
using Complaints.Law;
using Complaints.Setup;
using Complaints.Tests.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Law;

public sealed class LawPageTests
{
    [Fact]
    public async Task Card_stands_on_the_ticket_from_the_analysis_to_the_compensation()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var early = pages.Render<TicketPage>(page => page.Add(page => page.Number, ticket.Number));
        early.WaitForElement("#stage");
        Assert.Empty(early.FindAll(".law"));

        ticket = await app.TicketAt("analyse");
        var card = pages.Render<TicketPage>(page => page.Add(page => page.Number, ticket.Number));

        card.WaitForAssertion(() => Assert.Contains("Free repair, back within 7 days", card.Find(".law [data-line=owed]").TextContent, StringComparison.Ordinal));
        Assert.Contains("left", card.Find(".law [data-line=lastDay]").TextContent, StringComparison.Ordinal);
        Assert.Contains("0 of 2", card.Find(".law [data-line=repairs]").TextContent, StringComparison.Ordinal);
        Assert.Contains("sample, not legal advice", card.Find(".law [data-line=sources]").TextContent, StringComparison.Ordinal);
        Assert.Equal("false", card.Find(".law-toggle").GetAttribute("aria-expanded"));
        card.Find(".law-toggle").Click();
        card.WaitForAssertion(() => Assert.Equal("true", card.Find(".law-toggle").GetAttribute("aria-expanded")));
    }

    [Fact]
    public async Task Card_hears_of_a_repair_at_once_and_says_when_no_pack_fits()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await app.TicketAt("process");
        await using var pages = new Pages(app, app.Floor);
        var card = pages.Render<LawCard>(card => card.Add(card => card.Number, ticket.Number).Add(card => card.Version, ticket.Version));
        card.WaitForElement("[data-line=repairs]");

        await app.Step(await app.PlannedRepair(ticket), "sent");
        card.WaitForAssertion(() => Assert.Contains("1 of 2, left sole", card.Find("[data-line=repairs]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Repair done", card.Find("[data-line=next]").TextContent, StringComparison.Ordinal);

        await app.Done(app.Admin, new ChangeStore("T01", "Tianjin", "Tianjin", "CN", "Asia/Shanghai"));
        var other = pages.Render<LawCard>(card => card.Add(card => card.Number, ticket.Number));
        other.WaitForAssertion(() => Assert.Contains("No rule pack is about stores in Tianjin, CN.", other.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_to_be_told_without_an_agreement_is_at_hand_from_the_confirmation_and_open_once_it_ends_so()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new ChangeStore("T01", "Dresden", "Dresden", "DE", "Europe/Berlin"));
        var ticket = await app.TicketAt("confirm");
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(page => page.Add(page => page.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.Contains("consumer arbitration board", page.Find(".unresolved").TextContent, StringComparison.Ordinal));
        Assert.False(page.Find(".unresolved").HasAttribute("open"));

        while (ticket.Status != "closed")
        {
            ticket = await app.Complete(ticket, ticket.Stage == "confirm" ? ticket.Tasks[0].Outcomes[^1] : null);
        }

        Assert.Equal("finalResponse", ticket.Outcome);
        var ended = pages.Render<TicketPage>(page => page.Add(page => page.Number, ticket.Number));
        ended.WaitForElement(".unresolved[open]");
    }

    [Fact]
    public async Task Nothing_is_said_of_arbitration_where_no_pack_asks_for_it()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await app.TicketAt("confirm");
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Render<UnresolvedNote>(note => note.Add(note => note.Number, ticket.Number).Add(note => note.Ended, true));

        Assert.Empty(page.FindAll(".unresolved"));
    }

    [Fact]
    public async Task Two_packs_stand_side_by_side_with_their_differences_marked()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await LegalPositionApiTests.Ticket(app, "2026-01-07", 399m, "BOOT-3");
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<LawPage>($"/tickets/{ticket.Number}/law?packs=CN-Taiyuan,DE", page => page.Add(page => page.Number, ticket.Number));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".law-row.head h2").Count));
        Assert.Contains("differs", page.Find("[data-line=lastDay]").ClassName, StringComparison.Ordinal);
        Assert.Contains("¥123.69 may be kept back", page.Find("[data-line=useFee]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing may be kept back", page.Find("[data-line=useFee]").TextContent, StringComparison.Ordinal);

        var same = pages.Open<LawPage>($"/tickets/{ticket.Number}/law?packs=CN-Taiyuan", page => page.Add(page => page.Number, ticket.Number));
        same.WaitForElement("[data-line=lastDay]");
        Assert.Empty(same.FindAll(".differs"));
        same.WaitForElement("#pack-1").Change("UK");
        Assert.EndsWith($"/tickets/{ticket.Number}/law?packs=CN-Taiyuan,UK", pages.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_sees_the_packs_and_a_reader_of_quality_may_look()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Render<PacksPage>();
        page.WaitForAssertion(() => Assert.Contains("Stores T01", page.Find("#pack-CN-Taiyuan").ParentElement!.TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find("#pack-json"));

        await using var reader = new Pages(app, app.Quality);
        var reading = reader.Render<PacksPage>();
        reading.WaitForElement("#pack-DE");
        Assert.Empty(reading.FindAll("#pack-json"));
    }

    [Fact]
    public async Task Version_from_a_file_is_previewed_on_a_ticket_and_imported()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await LegalPositionApiTests.Ticket(app, "2026-03-09", 399m, "BOOT-3");
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Render<PacksPage>();
        page.WaitForElement("#pack-ticket").Change(ticket.Number);
        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(InputFileContent.CreateFromText(LegalPositionApiTests.Longer("2026-04-01"), "taiyuan.json"));
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("180d", page.Find(".pack-changes").TextContent, StringComparison.Ordinal));
        Assert.Contains("5 Sep 2026", page.Find(".pack-try[data-line=lastDay] ins").TextContent, StringComparison.Ordinal);
        page.FindAll("button.primary").Single(button => button.TextContent == "Import this version").Click();
        page.WaitForAssertion(() => Assert.Contains("CN-Taiyuan, version 2, is saved.", page.Find(".message.good").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("coming", page.Find("#pack-CN-Taiyuan").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal));
    }
}
