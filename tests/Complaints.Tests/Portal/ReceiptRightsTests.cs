using Bunit;
using Complaints.Law;
using Complaints.Portal;
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
