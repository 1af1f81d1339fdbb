using System.Globalization;
using Bunit;
using Complaints.Law;
using Complaints.Portal;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Law;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Portal;

/// <summary>A store in Taiyuan, whose pack knows 120 days for shoes of this price; bought on 7 January 2026.</summary>
public sealed class ReceiptRightsTests
{
    private const string Always = "Your rights by law stay as they are";

    [Fact]
    public async Task Receipt_says_until_when_and_what_is_owed_once_the_complaint_is_upheld()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await LegalPositionApiTests.Ticket(app, bought: "2026-01-07", price: 399m, style: "BOOT-3");
        Assert.DoesNotContain("By law", await Receipt(app, ticket), StringComparison.Ordinal);

        ticket = await Explained(app, ticket, "upheld");

        var receipt = await Receipt(app, ticket);
        Assert.Contains("By law you can complain about this article until 7 May 2026.", receipt, StringComparison.Ordinal);
        Assert.Contains("By law you are owed now: Free repair", receipt, StringComparison.Ordinal);
        Assert.Contains("(Sample of the rules, no legal advice.)", receipt, StringComparison.Ordinal);
        Assert.Contains(Always, receipt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-07", "noFault")]    // a kindness is no claim
    [InlineData(null, "upheld")]             // nobody knows the day
    [InlineData("2025-10-01", "upheld")]     // too late
    public async Task Receipt_keeps_to_its_sentence_where_nothing_is_certain(string? bought, string found)
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await Explained(app, await LegalPositionApiTests.Ticket(app, bought, price: 399m, style: "BOOT-3"), found);

        var receipt = await Receipt(app, ticket);

        Assert.DoesNotContain("By law", receipt, StringComparison.Ordinal);
        Assert.Contains(Always, receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_without_a_pack_keeps_to_the_sentence()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Null((await app.Done(app.Floor, new ShowReceipt((await app.TicketAt("explain")).Number))).Rights);
    }

    [Fact]
    public async Task Closed_complaint_is_owed_nothing_more()
    {
        await using var app = await LegalPositionApiTests.Taiyuan();
        var ticket = await LegalPositionApiTests.Ticket(app, bought: "2026-01-07", price: 399m, style: "BOOT-3");
        while (ticket.Status != "closed")
        {
            ticket = await app.Complete(ticket);
        }

        Assert.Null((await app.Done(app.Floor, new ShowReceipt(ticket.Number))).Rights);
    }

    [Theory]
    [InlineData("en", "which consumer arbitration board is responsible")]
    [InlineData("de", "die zuständige Verbraucherschlichtungsstelle")]
    [InlineData("zh", "消费者调解机构")]
    public async Task Receipt_ends_with_who_arbitrates_where_the_law_wants_it_told_whatever_was_found(string language, string told)
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new ChangeStore("T01", "Dresden", "Dresden", "DE", "Europe/Berlin"));
        TicketView[] tickets = [await app.OpenedTicket(), await Explained(app, await app.OpenedTicket(), "noFault"), await app.ClosedTicket()];
        await using var pages = new Pages(app, app.Floor);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.All(from ticket in tickets from size in (string[])["a6", "a4"] select (ticket.Number, size), one => Assert.Contains(
            told, pages.Open<ReceiptPage>(Links.Receipt(one.Number, one.size, language), set => set.Add(page => page.Number, one.Number)).WaitForElement($".paper.{one.size} .rights:last-of-type").TextContent,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_arbitrates_praise_or_where_no_pack_asks_for_it()
    {
        await using var app = await ComplaintsApp.Start();
        Assert.Null((await app.Done(app.Floor, new ShowReceipt((await app.OpenedTicket()).Number))).Unresolved);
        await app.Done(app.Admin, new ChangeStore("T01", "Dresden", "Dresden", "DE", "Europe/Berlin"));
        var praise = Scenarios.NewTicket();
        (praise["kind"], praise["mood"]) = ("praise", null);

        Assert.Null((await app.Done(app.Floor, new ShowReceipt((await app.OpenedTicket(ticket: praise)).Number))).Unresolved);
        Assert.NotNull((await app.Done(app.Floor, new ShowReceipt((await app.OpenedTicket()).Number))).Unresolved);
    }

    [Theory]
    [InlineData("praise", "Thank you for your praise")]
    [InlineData("suggestion", "Receipt for your suggestion")]
    public async Task Who_praises_or_suggests_is_told_of_no_rights_and_of_no_damage(string kind, string title)
    {
        await using var app = await ComplaintsApp.Start();
        var opinion = Scenarios.NewTicket();
        (opinion["kind"], opinion["mood"]) = (kind, null);

        var receipt = await Receipt(app, await app.OpenedTicket(ticket: opinion));

        Assert.Contains(title, receipt, StringComparison.Ordinal);
        Assert.DoesNotContain(Always, receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("Condition", receipt, StringComparison.Ordinal);
        Assert.Contains("Condition", await Receipt(app, await app.OpenedTicket()), StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_are_said_in_each_language_and_checked_packs_say_nothing_of_samples()
    {
        var position = Packs.Case("2026-01-07", "2026-03-10").Under("CN-Taiyuan");
        var rights = TheirRights.Of(position)!;

        Assert.Equal((new DateOnly(2026, 5, 7), true), (rights.LastDay, rights.Sample));
        Assert.All(["en", "de", "zh"], language => Assert.Equal(position.Owed.Where(remedy => remedy.State == RemedyState.Open).Select(remedy => remedy.Text.In(language)), rights.Owed.Select(text => text.In(language))));
        Assert.False(TheirRights.Of(position with { Sample = false })!.Sample);
        Assert.Null(TheirRights.Of(position with { Cautions = [Caution.BoughtElsewhere] }));
        Assert.Null(TheirRights.Of(Packs.Case("2026-01-07", "2026-03-10").Under("CN-Taiyuan", "2026-05-08")));
        Assert.NotNull(TheirRights.Of(Packs.Case("2026-01-07", "2026-03-10").Under("CN-Taiyuan", "2026-05-07")));
    }

    private static async Task<TicketView> Explained(ComplaintsApp app, TicketView ticket, string found)
    {
        while (ticket.Stage != "explain")
        {
            ticket = await app.Complete(ticket, ticket.Stage == "analyse" ? found : null);
        }

        return ticket;
    }

    private static async Task<string> Receipt(ComplaintsApp app, TicketView ticket)
    {
        await using var pages = new Pages(app, app.Floor);
        return pages.Open<ReceiptPage>(Links.Receipt(ticket.Number, "a6", "en"), set => set.Add(page => page.Number, ticket.Number)).WaitForElement(".paper.a6").TextContent;
    }
}
