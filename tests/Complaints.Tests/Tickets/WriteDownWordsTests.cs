using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

/// <summary>Of somebody furious a ticket needs the mood alone; what they say and would like comes when they have calmed down.</summary>
public sealed class WriteDownWordsTests
{
    private const string Said = "I walked home with one sole.";

    [Fact]
    public async Task What_they_say_and_would_like_is_written_down_later_and_found()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Wordless(app);

        var after = await (await Try(app, ticket, Said, "refund", "My money, today.")).Is<TicketView>(HttpStatusCode.OK);

        Assert.Equal((ticket.Version + 1, Said, "refund", "My money, today."), (after.Version, after.Description, after.RemedyWanted, after.RemedyWords));
        var fact = Assert.Single(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.WordsWritten);
        Assert.Equal((Said, "refund"), (fact.Text, fact.Outcome));
        Assert.Contains(ticket.Number, (await app.Done(app.Floor, new ListTickets(Q: "walked home"))).Items.Select(row => row.Number));
    }

    [Fact]
    public async Task What_is_written_down_stays()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await (await Try(app, await Wordless(app), Said, null)).Is<TicketView>(HttpStatusCode.OK);

        await (await Try(app, ticket, "Something milder.", null)).IsRefused(422, "description");
        ticket = await (await Try(app, ticket, null, "repair")).Is<TicketView>(HttpStatusCode.OK);
        await (await Try(app, ticket, null, "refund")).IsRefused(422, "remedyWanted");

        Assert.Equal((Said, "repair"), (ticket.Description, ticket.RemedyWanted));
    }

    [Fact]
    public async Task Only_whoever_may_work_on_it_writes_something_down_and_has_seen_its_last_version()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Wordless(app);

        await (await Try(app, ticket, " ", null)).IsRefused(400, "description");
        await (await Try(app, ticket, null, "a pony")).IsRefused(400, "remedyWanted");
        await (await Try(app, ticket, Said, null, by: app.OtherFloor)).IsRefused(403, "");
        await (await Try(app, ticket with { Version = 0 }, Said, null)).IsRefused(409, "version");

        Assert.Equal("", (await app.Show(ticket)).Description);
    }

    [Fact]
    public async Task Form_asks_for_what_is_not_there_and_is_gone_when_all_is()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await Wordless(app);
        await using var pages = new Pages(app, app.Floor);
        var form = pages.Render<WriteDownWordsForm>(parameters => parameters.Add(part => part.Ticket, ticket));
        form.Find("summary").Click();

        form.WaitForElement("fieldset:not([disabled]) #words-description").Change(Said);
        form.Find("input[name=remedyWanted][value=repair]").Change("repair");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Empty(form.FindAll("form")));
        var after = await app.Show(ticket);
        Assert.Equal((Said, "repair"), (after.Description, after.RemedyWanted));
        Assert.False(WriteDownWordsForm.IsFor(after));
    }

    private static Task<TicketView> Wordless(ComplaintsApp app)
    {
        var opened = Scenarios.NewTicket();
        foreach (var field in (string[])["description", "defect", "remedyWanted", "remedyWords"])
        {
            opened.Remove(field);
        }

        opened["mood"] = 5;
        return app.OpenedTicket(ticket: opened);
    }

    private static Task<HttpResponseMessage> Try(ComplaintsApp app, TicketView ticket, string? words, string? remedy, string? wish = null, Actor? by = null) => app.Post(
        by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/words",
        new JsonObject { ["version"] = ticket.Version, ["description"] = words, ["remedyWanted"] = remedy, ["remedyWords"] = wish });
}
