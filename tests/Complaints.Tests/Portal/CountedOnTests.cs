using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Portal;
using Complaints.Shell;
using Complaints.Tests.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Portal;

/// <summary>
/// What was promised reads the same on the receipt, on the tracking page and in the customer's file: as it stands. It is
/// Tuesday, 10 March 2026, 17:00 in the store; the remedy that is agreed on is due on the 13th.
/// </summary>
public sealed class CountedOnTests
{
    [Fact]
    public async Task Moved_promise_shows_its_new_day_everywhere_and_its_old_one_nowhere()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        await Move(app, Assert.Single((await app.Care(ticket)).Promises), "2026-03-16", "The workshop has lost her shoe.");

        var past = Assert.Single(await Past(app, ticket));
        Assert.Equal(("repair", new DateOnly(2026, 3, 16), "open", false), (past.What, past.DueOn, past.State, past.Late));
        foreach (var told in new[] { await Receipt(app, ticket), await Tracking(app, ticket), await File(app, ticket) })
        {
            Assert.Contains("16 Mar 2026", told, StringComparison.Ordinal);
            Assert.DoesNotContain("13 Mar 2026", told, StringComparison.Ordinal);
            Assert.DoesNotContain("lost her shoe", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Promise_added_by_hand_stands_beside_the_one_of_its_stage()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        await app.Promise(ticket, 1, owner: "Wang Fang");

        Assert.Equal(["Call back about the price.", "repair"], (await Past(app, ticket)).Select(promise => promise.What));
        var (receipt, tracking, file) = (await Receipt(app, ticket), await Tracking(app, ticket), await File(app, ticket));
        Assert.All([receipt, tracking, file], told =>
        {
            Assert.Contains("Call back about the price.", told, StringComparison.Ordinal);
            Assert.Contains("11 Mar 2026", told, StringComparison.Ordinal);
            Assert.Contains("13 Mar 2026", told, StringComparison.Ordinal);
        });
        Assert.Contains("Wang Fang sees to it", receipt, StringComparison.Ordinal);
        Assert.Contains("Wang Fang", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Wang Fang", tracking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_promise_has_a_state_of_its_own_in_the_file_whatever_the_follow_up_answers()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        await app.Settle(await app.Promise(ticket, 1), "break", "Nobody thought of it.");
        await app.Settle(await app.Promise(ticket, 2), "release", "She came by herself.");
        await app.Complete(ticket, change: body => body["fields"]!["promiseKept"] = "yes");

        Assert.Equal(["11 broken", "12 released", "13 kept"], (await Past(app, ticket)).Select(promise => $"{promise.DueOn.Day} {promise.State}"));
        await using var pages = new Pages(app, app.Floor);
        Assert.Equal(["not kept", "not expected any more", "kept"], Open(pages, ticket).WaitForElements(".promise .chip").Select(chip => chip.TextContent));
        foreach (var told in new[] { await Receipt(app, ticket), await Tracking(app, ticket) })
        {
            Assert.Contains("11 Mar 2026", told, StringComparison.Ordinal);
            Assert.DoesNotContain("12 Mar 2026", told, StringComparison.Ordinal); // they let us off
            Assert.DoesNotContain("Nobody thought of it.", told, StringComparison.Ordinal);
            Assert.DoesNotContain("not kept", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Late_promise_says_so_to_us_only()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Promise(ticket, 0);
        await app.Advance(TimeSpan.FromHours(4));

        Assert.True(Assert.Single(await Past(app, ticket)).Late);
        await using var pages = new Pages(app, app.Floor);
        Assert.Equal("late", Open(pages, ticket).WaitForElement(".promise .chip").TextContent);
        Assert.DoesNotContain("late", await Tracking(app, ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_chance_after_a_broken_promise_tells_the_customer_the_new_one_and_keeps_both_in_the_file()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.TicketAt("followUp"), "secondChance", change: body => body["fields"]!["promiseKept"] = "no");
        while (ticket.Stage != "process")
        {
            ticket = await app.Complete(ticket);
        }

        await app.Complete(ticket, change: body => (body["fields"]!["remedy"], body["fields"]!["dueOn"]) = ("exchange", "2026-03-17"));

        Assert.Equal(["repair broken", "exchange open"], (await Past(app, ticket)).Select(promise => $"{promise.What} {promise.State}"));
        foreach (var told in new[] { await Receipt(app, ticket), await Tracking(app, ticket) })
        {
            Assert.Contains("17 Mar 2026", told, StringComparison.Ordinal);
            Assert.DoesNotContain("13 Mar 2026", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Solution_that_turns_into_nothing_takes_back_what_it_promised()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.TicketAt("confirm"), "notSatisfied");

        await app.Complete(ticket, change: body => body["fields"]!["remedy"] = "none");

        Assert.Equal("released", Assert.Single(await Past(app, ticket)).State);
        Assert.DoesNotContain("What we promised you", await Tracking(app, ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_is_promised_until_it_is_given()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.TicketAt("explain"), change: body => body["fields"]!["appointment"] = "2026-03-12");
        Assert.Contains("You will have our answer by 12 Mar 2026.", await Tracking(app, ticket), StringComparison.Ordinal);
        Assert.Contains("Promised: an answer, by 12 Mar 2026", await File(app, ticket), StringComparison.Ordinal);

        await app.Settle((await app.Care(ticket)).Promises[0], "keep");

        Assert.DoesNotContain("You will have our answer", await Tracking(app, ticket), StringComparison.Ordinal);
        Assert.Equal("kept", Assert.Single(await Past(app, ticket)).State);
    }

    [Fact]
    public async Task Appointment_is_told_without_what_it_is_about_until_its_moment_has_come()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Arranged(ticket, TimeSpan.FromHours(20));

        var (receipt, tracking, file) = (await Receipt(app, ticket), await Tracking(app, ticket), await File(app, ticket));
        Assert.All([receipt, tracking], told =>
        {
            Assert.Contains("11 Mar 2026, 13:00", told, StringComparison.Ordinal); // on the store's clock
            Assert.Contains(", in the store", told, StringComparison.Ordinal);
            Assert.DoesNotContain("calmed down", told, StringComparison.Ordinal);
        });
        Assert.Contains("with Li Wei", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("Li Wei", tracking, StringComparison.Ordinal);
        Assert.Contains("In the back room with Li Wei", file, StringComparison.Ordinal);
        Assert.Contains("arranged", file, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromHours(20));

        Assert.DoesNotContain("We meet", await Tracking(app, ticket), StringComparison.Ordinal);
        Assert.Contains("what came of it?", await File(app, ticket), StringComparison.Ordinal);
        var appointment = (await app.Care(ticket)).Appointments[0];
        await (await app.Post(app.Floor, $"/api/v1/appointments/{appointment.Id}/done", new JsonObject { ["version"] = appointment.Version })).Is<AppointmentView>(HttpStatusCode.OK);
        Assert.Empty((await app.Get<CustomerFile>(app.Floor, $"/api/v1/customers/{ticket.CustomerId}")).Tickets[0].Appointments);
    }

    private static async Task Move(ComplaintsApp app, PromiseView promise, string day, string reason) => await (await app.Post(
        app.Floor, $"/api/v1/promises/{promise.Id}/move", new JsonObject { ["version"] = promise.Version, ["dueOn"] = day, ["reason"] = reason })).Is<PromiseView>(HttpStatusCode.OK);

    private static async Task<IReadOnlyList<PastPromise>> Past(ComplaintsApp app, TicketView ticket) =>
        (await app.Get<CustomerFile>(app.Floor, $"/api/v1/customers/{ticket.CustomerId}")).Tickets.Single(past => past.Number == ticket.Number).Promises;

    private static async Task<string> Receipt(ComplaintsApp app, TicketView ticket)
    {
        await using var pages = new Pages(app, app.Floor);
        return pages.Open<ReceiptPage>(Links.Receipt(ticket.Number, "a4", "en"), set => set.Add(page => page.Number, ticket.Number)).WaitForElement(".paper .promise").TextContent;
    }

    private static async Task<string> Tracking(ComplaintsApp app, TicketView ticket)
    {
        var code = await app.Saved(db => db.Tickets.Where(row => row.Number == ticket.Number).Select(row => row.TrackingCode).SingleAsync());
        return WebUtility.HtmlDecode(await (await app.Client(null).GetAsync("/t/" + code)).Content.ReadAsStringAsync());
    }

    private static async Task<string> File(ComplaintsApp app, TicketView ticket)
    {
        await using var pages = new Pages(app, app.Floor);
        return string.Join(' ', Open(pages, ticket).WaitForElements(".plain .promise").Select(line => line.TextContent));
    }

    private static IRenderedComponent<CustomerPage> Open(Pages pages, TicketView ticket) =>
        pages.Open<CustomerPage>(Links.Customer(ticket.CustomerId!.Value), set => set.Add(page => page.Id, ticket.CustomerId!.Value));
}
