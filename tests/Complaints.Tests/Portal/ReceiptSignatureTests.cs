using System.Text.Json.Nodes;
using Bunit;
using Complaints.Portal;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Portal;

public sealed class ReceiptSignatureTests
{
    private const string Strokes = "M10 20L30 40L50 60M1 2L3 4";

    [Fact]
    public async Task Who_has_signed_is_not_asked_to_sign_again()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        Assert.Equal((null, "Signature of the customer"), await Customer(app, ticket));
        await app.Advance(TimeSpan.FromHours(8));   // one o'clock at night in Tianjin, and still the day before in London

        ticket = await app.Complete(ticket, change: body => body["help"] = new JsonObject { ["signature"] = Strokes });

        Assert.Equal((Strokes, "Customer, signed on 11 Mar 2026"), await Customer(app, ticket));
    }

    [Fact]
    public async Task Step_that_nobody_signed_leaves_the_line_empty()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("explain");

        Assert.Equal((null, "Signature of the customer"), await Customer(app, ticket));
    }

    [Fact]
    public async Task Signature_is_the_stores_own_and_kept_from_whoever_is_asked_blindly()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        ticket = await app.Complete(ticket, "upheld", change: body => body["help"] = new JsonObject { ["signature"] = Strokes });
        ticket = await app.Done(app.Floor, new AskSecondOpinion(ticket.Number, ticket.Version, new WearSigns("W2", 20, 5, ["soleOpens"])));

        Assert.Equal(Strokes, (await app.Done(app.Floor, new ShowReceipt(ticket.Number))).Signature?.Path);
        Assert.Null((await app.Done(app.Floor2, new ShowReceipt(ticket.Number))).Signature);
        Assert.Null((await app.Done(app.Quality, new ShowReceipt(ticket.Number))).Signature);
    }

    /// <summary>What stands at the customer's line: the strokes, and the words below.</summary>
    private static async Task<(string? Strokes, string Text)> Customer(ComplaintsApp app, TicketView ticket)
    {
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<ReceiptPage>(Links.Receipt(ticket.Number, "a6", "en"), set => set.Add(page => page.Number, ticket.Number));
        var line = page.WaitForElement(".paper footer span");
        return (line.QuerySelector("svg path")?.GetAttribute("d"), line.TextContent.Trim());
    }
}
