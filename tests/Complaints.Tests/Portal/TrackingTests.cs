using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Portal;
using Complaints.Shell;
using Complaints.Tests.Care;
using Complaints.Tests.Compensation;
using Complaints.Tests.Support;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Portal;

/// <summary>What a customer sees with the code on the receipt, and what not.</summary>
public sealed class TrackingTests
{
    [Fact]
    public async Task Code_shows_how_far_the_complaint_is_without_signing_in()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        var code = await Code(app, ticket.Number);

        var page = await Track(app, code);

        Assert.Contains("We are looking into it", page, StringComparison.Ordinal);
        Assert.Contains(ticket.Number, page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(ticket.Description), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_reads_the_promise_and_no_note_about_them()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");
        ticket = await app.Complete(ticket, change: body =>
        {
            body["note"] = "Customer is a pain in the neck.";
            body["fields"]!["owner"] = "Liu Owner";
        });
        var view = await Done(app, ticket.Number);

        Assert.Equal(Phase.Solving, view.Phase);
        Assert.Equal("repair", Assert.Single(view.Promises).What);
        var page = await Track(app, await Code(app, ticket.Number));
        Assert.Contains("What we promised you", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Liu Owner", page, StringComparison.Ordinal);
        Assert.DoesNotContain("pain in the neck", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Furious", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("en", "You withdrew this complaint", "our door stays open")]
    [InlineData("de", "Sie haben die Reklamation zurückgezogen", "steht Ihnen unsere Tür offen")]
    [InlineData("zh", "您已撤回此投诉", "随时欢迎您来店")]
    public async Task Withdrawn_complaint_says_so_thanks_and_leaves_the_door_open(string language, string said, string door)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var path = Links.Track(await Code(app, ticket.Number), language);
        Assert.DoesNotContain(door, await Read(app, path), StringComparison.Ordinal);

        await app.Withdraw(ticket);

        var page = await Read(app, path);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(door, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "You have taken it further", "Our legal department looks after your complaint now")]
    [InlineData("de", "Sie haben sich an eine andere Stelle gewandt", "Unsere Rechtsabteilung kümmert sich jetzt")]
    [InlineData("zh", "您已通过外部渠道反映", "您的投诉现由我们的法务部处理")]
    public async Task Complaint_taken_outside_says_calmly_who_answers_and_nothing_of_steps(string language, string said, string who)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var path = Links.Track(await Code(app, ticket.Number), language);
        Assert.DoesNotContain(who, await Read(app, path), StringComparison.Ordinal);

        await app.Escalate(ticket);

        var page = await Read(app, path);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(who, page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"phases\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("consumer association.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_goes_outside_still_reads_what_the_law_owes_and_where_the_article_is()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Give(await app.TicketAt("compensate"), LedgerScenarios.Typed("priceReduction", 40m), Scenarios.Gift("insoles", 1));
        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");
        await app.Step(await app.PlannedRepair(ticket), "sent");

        await app.Escalate(await app.Show(ticket));

        var view = await Done(app, ticket.Number);
        Assert.Equal(("priceReduction", "atWorkshop"), (Assert.Single(view.Gifts).Kind, Assert.Single(view.Repairs).State));
    }

    [Fact]
    public async Task Whoever_withdraws_still_reads_where_the_article_is()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Step(await app.PlannedRepair(ticket), "sent");

        await app.Withdraw(ticket);

        Assert.Contains("In the workshop since", await Track(app, await Code(app, ticket.Number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_may_be_typed_in_capitals_and_groups()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var code = await Code(app, ticket.Number);

        var page = await Track(app, TrackingCode.Spaced(code).ToUpperInvariant());

        Assert.Contains(ticket.Number, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("22222222222222222222")]
    [InlineData("%27%20OR%201=1")]
    public async Task Unknown_code_is_answered_kindly_and_with_404(string code)
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();

        var reply = await app.Client(null).GetAsync("/t/" + code);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("There is no complaint with this code.", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Diesen Code finden wir nicht", "Vergleichen Sie ihn mit Ihrem Beleg")]
    [InlineData("zh", "没有找到这个查询码", "请对照您的受理单")]
    public async Task Unknown_code_is_answered_in_the_readers_language(string language, string title, string said)
    {
        await using var app = await ComplaintsApp.Start();

        var page = await Read(app, Links.Track("22222222222222222222", language));

        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "It is settled", "Still not right?")]
    [InlineData("de", "Es ist erledigt", "Doch nicht in Ordnung?")]
    [InlineData("zh", "已办结", "问题还没解决？")]
    public async Task Settled_complaint_says_so_and_until_when_it_can_be_opened_again(string language, string said, string again)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.ClosedTicket();
        var path = Links.Track(await Code(app, ticket.Number), language);

        var page = await Read(app, path);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(again, page, StringComparison.Ordinal);
        await app.Advance(TimeSpan.FromDays(400));
        Assert.DoesNotContain(again, await Read(app, path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Something went wrong here.")]
    [InlineData("de", "Hier ist etwas schiefgegangen.")]
    [InlineData("zh", "这里出了点问题。")]
    public async Task Page_that_fails_says_so_in_the_readers_language_and_tells_nothing_else(string language, string said)
    {
        await using var app = await ComplaintsApp.Start(services => services.AddScoped<IRequestHandler<TrackTicket, Answer<TrackingView>>, Broken>());

        var reply = await app.Client(null).GetAsync(Links.Track("22222222222222222222", language));

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("The disk is full.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_is_kept_by_nobody()
    {
        await using var app = await ComplaintsApp.Start();
        var code = await Code(app, (await app.OpenedTicket()).Number);

        var reply = await app.Client(null).GetAsync("/t/" + code);

        Assert.True(reply.Headers.CacheControl?.NoStore);
        Assert.Contains("noindex", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_differ_and_cannot_be_told_from_each_other()
    {
        await using var app = await ComplaintsApp.Start();
        var codes = new HashSet<string>();
        for (var ticket = 0; ticket < 5; ticket++)
        {
            codes.Add(await Code(app, (await app.OpenedTicket()).Number));
        }

        Assert.Equal(5, codes.Count);
        Assert.All(codes, code => Assert.Equal(TrackingCode.Length, code.Length));
    }

    [Fact]
    public async Task Receipt_shows_what_was_agreed_in_the_customers_language()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("compensate");
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<ReceiptPage>(Links.Receipt(ticket.Number, "a4", "en"), parameters => parameters.Add(page => page.Number, ticket.Number));

        page.WaitForElement(".paper.a4");
        Assert.Contains("What we promised you", page.Markup, StringComparison.Ordinal);
        Assert.Contains(TrackingCode.Spaced(await Code(app, ticket.Number)), page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("svg[aria-label='See how far it is'] path"));
    }

    [Fact]
    public async Task Receipt_of_a_customer_who_speaks_another_language_turns_to_it()
    {
        await using var app = await ComplaintsApp.Start();
        var complaint = Scenarios.NewTicket("T01");
        complaint["customer"] = new JsonObject { ["name"] = "Frau Krüger", ["phone"] = "0351 555 777", ["language"] = "de" };
        var ticket = await app.OpenedTicket(ticket: complaint);
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<ReceiptPage>(Links.Receipt(ticket.Number), parameters => parameters.Add(page => page.Number, ticket.Number));

        page.WaitForAssertion(() => Assert.EndsWith(Links.Receipt(ticket.Number, culture: "de"), pages.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receipt_of_another_store_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.OtherFloor, new ShowReceipt(ticket.Number))).Refusal);
    }

    [Fact]
    public async Task Store_is_reached_under_what_the_administrator_wrote()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new Complaints.Setup.ChangeStore("T01", "Tianjin Binjiang", "Tianjin", "CN", "Asia/Shanghai", "Binjiang Dao 1", "022 555 0101", "Consumers' association 12315"));
        var ticket = await app.OpenedTicket();

        var store = (await app.Done(app.Floor, new ShowReceipt(ticket.Number))).Store;

        Assert.Equal(("Binjiang Dao 1", "022 555 0101", "Consumers' association 12315"), (store.Address, store.Phone, store.Hotline));
        Assert.Equal(Refusal.BadForm, (await app.Send(app.Admin, new Complaints.Setup.ChangeStore("T01", "T", "T", "CN", "Asia/Shanghai", Phone: new string('1', 41)))).Refusal);
    }

    [Fact]
    public async Task Customer_follows_the_repair_to_the_workshop_and_home_by_parcel()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var code = await Code(app, ticket.Number);
        var repair = await app.PlannedRepair(ticket);
        Assert.Contains("Your article will go to the workshop.", await Track(app, code), StringComparison.Ordinal);

        repair = await app.Step(repair, "sent");
        Assert.Matches("In the workshop since [^<]*2026, expected back on [^<]*2026", await Track(app, code));
        repair = await app.Step(repair, "came-back", new JsonObject { ["result"] = "repaired", ["partsUsed"] = "New sole", ["cost"] = 35.5m });
        Assert.Contains("Repaired and back in the store since", await Track(app, code), StringComparison.Ordinal);
        repair = await app.Step(repair, "customer-told", new JsonObject { ["how"] = "call", ["byParcel"] = true });
        Assert.Contains("We are sending it to you.", await Track(app, code), StringComparison.Ordinal);
        repair = await app.Step(repair, "parcel-sent", new JsonObject { ["carrier"] = "SF", ["tracking"] = "SF100" });
        var onItsWay = await Track(app, code);
        Assert.Contains("On its way to you since", onItsWay, StringComparison.Ordinal);
        Assert.Contains("SF SF100", onItsWay, StringComparison.Ordinal);
        Assert.DoesNotContain("35.5", onItsWay, StringComparison.Ordinal);
        Assert.DoesNotContain("Old Li", onItsWay, StringComparison.Ordinal);
        await app.Step(repair, "delivered");
        Assert.Contains("Back with you since", await Track(app, code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_reads_that_a_repair_failed_and_nothing_of_a_cancelled_one()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var code = await Code(app, ticket.Number);
        var failed = await app.Step(await app.PlannedRepair(ticket), "sent");
        await app.Step(failed, "came-back", new JsonObject { ["result"] = "notRepairable" });
        await app.Step(await app.PlannedRepair(ticket, "right sole"), "cancel");

        Assert.Equal([("back", false)], (await Done(app, ticket.Number)).Repairs.Select(repair => (repair.State, repair.Repaired)));
        Assert.Contains("it could not be repaired", await Track(app, code), StringComparison.Ordinal);
    }

    private sealed class Broken : IRequestHandler<TrackTicket, Answer<TrackingView>>
    {
        public Task<Answer<TrackingView>> Handle(TrackTicket request, CancellationToken cancellationToken) => throw new InvalidOperationException("The disk is full.");
    }

    private static Task<string> Code(ComplaintsApp app, string number) =>
        app.Saved(async db => (await db.Tickets.Where(ticket => ticket.Number == number).Select(ticket => ticket.TrackingCode).SingleAsync())!);

    private static async Task<TrackingView> Done(ComplaintsApp app, string number) => await app.Done(app.Admin, new TrackTicket(await Code(app, number)));

    private static Task<string> Track(ComplaintsApp app, string code) => Read(app, "/t/" + Uri.EscapeDataString(code));

    private static async Task<string> Read(ComplaintsApp app, string path) => WebUtility.HtmlDecode(await (await app.Client(null).GetAsync(path)).Content.ReadAsStringAsync());
}
