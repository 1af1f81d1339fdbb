using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

public sealed class LegalHoldTests
{
    [Fact]
    public async Task Lawyers_put_a_ticket_on_hold_and_lift_it_and_both_stand_in_its_history()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.ClosedTicket();

        var held = await app.Hold(ticket, "They have sued.", "12 O 34/26");

        Assert.Equal((app.Legal.Name, "They have sued.", "12 O 34/26"), (held.Hold!.By, held.Hold.Reason, held.Hold.Reference));
        Scenarios.Same(held, await app.Show(ticket, app.Legal));

        var lifted = await (await app.TryLift(held, "Settled out of court.")).Is<TicketView>(HttpStatusCode.OK);

        Assert.Null(lifted.Hold);
        Assert.Equal("closed", lifted.Status);
        Assert.Equal(
            [(FactKind.HoldLifted, null, "Settled out of court."), (FactKind.HoldPlaced, "12 O 34/26", "They have sued.")],
            (await Holds(app, ticket, app.Legal)).Select(entry => (entry.Kind, entry.Outcome, entry.Text)));
    }

    [Fact]
    public async Task Why_a_ticket_is_held_is_for_lawyers_and_administrators_and_the_others_hear_whose_hold_it_is()
    {
        await using var app = await ComplaintsApp.Start();
        var held = await app.Hold(await app.OpenedTicket(), "They have sued.", "12 O 34/26");
        Assert.Equal("They have sued.", (await app.Show(held, app.Admin)).Hold!.Reason);

        foreach (var other in new[] { app.Floor, app.Supervisor, app.Region, app.Quality })
        {
            var seen = (await app.Show(held, other)).Hold!;
            Assert.Equal((held.Hold!.At, app.Legal.Name, null, null), (seen.At, seen.By, seen.Reason, seen.Reference));
            var told = Assert.Single(await Holds(app, held, other));
            Assert.Equal((app.Legal.Name, null, null), (told.By, told.Outcome, told.Text));
        }

        await (await app.TryLift(held, "Settled out of court.")).Is<TicketView>(HttpStatusCode.OK);
        Assert.All(await Holds(app, held, app.Floor), told => Assert.Null(told.Text));
    }

    [Fact]
    public async Task Hold_sent_again_is_done_once()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var first = await (await app.TryHold(ticket, "They have sued.", key: "hold-1")).Is<TicketView>(HttpStatusCode.OK);
        var again = await (await app.TryHold(ticket, "They have sued.", key: "hold-1")).Is<TicketView>(HttpStatusCode.OK);

        Scenarios.Same(first, again);
        Assert.Single(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.HoldPlaced);
    }

    [Fact]
    public async Task Hold_is_for_lawyers_and_administrators_and_needs_a_reason_and_the_state_that_was_seen()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        foreach (var other in new[] { app.Floor, app.Supervisor, app.Region, app.Quality })
        {
            await (await app.TryHold(ticket, "They have sued.", by: other)).IsRefused(403, "");
        }

        await (await app.TryHold(ticket, " ")).IsRefused(400, "reason");
        await (await app.TryHold(ticket, "They have sued.", new string('x', 41))).IsRefused(400, "reference");
        await (await app.TryLift(ticket, "Nothing came of it.")).IsRefused(422, "");
        var held = await (await app.TryHold(ticket, "They have sued.", by: app.Admin)).Is<TicketView>(HttpStatusCode.OK);
        await (await app.TryHold(ticket, "They have sued.")).IsRefused(409, "version");
        await (await app.TryHold(held, "They have sued.")).IsRefused(422, "");
        await (await app.TryLift(held, "")).IsRefused(400, "reason");
        await (await app.TryLift(held, "Nothing came of it.", app.Supervisor)).IsRefused(403, "");
    }

    [Fact]
    public async Task Page_shows_the_hold_to_everybody_and_its_form_to_lawyers_only()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.ClosedTicket();
        await using var theirs = new Pages(app, app.Legal);
        var page = Open(theirs, ticket);

        page.WaitForElement("fieldset:not([disabled]) #hold-reason").Change("They have sued.");
        page.Find("#hold-reference").Change("12 O 34/26");
        page.Find("form:has(#hold-reason)").Submit();

        page.WaitForAssertion(() => Assert.Contains("Put on legal hold · 12 O 34/26", page.Find(".timeline").TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll(".page-head .chip"), chip => chip.TextContent.Contains("Legal hold", StringComparison.Ordinal));

        await using var mine = new Pages(app, app.Floor);
        var seen = Open(mine, ticket);
        seen.WaitForAssertion(() => Assert.Contains(seen.FindAll(".page-head .chip"), chip => chip.TextContent.Contains("Legal hold", StringComparison.Ordinal)));
        Assert.Empty(seen.FindAll("#hold-reason, #lift-reason"));
        Assert.DoesNotContain("They have sued.", seen.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("12 O 34/26", seen.Markup, StringComparison.Ordinal);

        page.WaitForElement("fieldset:not([disabled]) #lift-reason").Change("Settled out of court.");
        page.Find("form:has(#lift-reason)").Submit();
        page.WaitForElement("#hold-reason");
        Assert.DoesNotContain(page.FindAll(".page-head .chip"), chip => chip.TextContent.Contains("Legal hold", StringComparison.Ordinal));
    }

    private static async Task<List<TimelineEntry>> Holds(ComplaintsApp app, TicketView ticket, Actor reader) =>
        [.. (await app.Done(reader, new ShowTimeline(ticket.Number))).Where(entry => entry.Kind is FactKind.HoldPlaced or FactKind.HoldLifted)];

    private static IRenderedComponent<TicketPage> Open(Pages pages, TicketView ticket) =>
        pages.Open<TicketPage>(Links.Ticket(ticket.Number), parameters => parameters.Add(here => here.Number, ticket.Number));
}

internal static class HoldScenarios
{
    public static async Task<TicketView> Hold(this ComplaintsApp app, TicketView ticket, string reason, string? reference = null) =>
        await (await app.TryHold(ticket, reason, reference)).Is<TicketView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryHold(this ComplaintsApp app, TicketView ticket, string reason, string? reference = null, Actor? by = null, string? key = null) =>
        app.Post(by ?? app.Legal, $"/api/v1/tickets/{ticket.Number}/hold", new JsonObject { ["version"] = ticket.Version, ["reason"] = reason, ["reference"] = reference }, key);

    public static Task<HttpResponseMessage> TryLift(this ComplaintsApp app, TicketView ticket, string reason, Actor? by = null) =>
        app.Post(by ?? app.Legal, $"/api/v1/tickets/{ticket.Number}/hold/lift", new JsonObject { ["version"] = ticket.Version, ["reason"] = reason });
}
