using System.Text.Json.Nodes;
using Bunit;
using Complaints.Compensation.Advice;
using Complaints.Customers;
using Complaints.Shell;
using Complaints.Tests.Photos;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation.Advice;

public sealed class ClaimantTests
{
    [Fact]
    public async Task Claims_in_vain_make_a_flag_with_its_reasons_and_time_takes_it_away()
    {
        await using var app = await ComplaintsApp.Start();
        var customer = await Flagged(app);

        var view = await Show(app, customer);

        Assert.True(view.Review.Reached);
        Assert.Equal(["often", "receipt", "notUpheld", "photo"], view.Review.Why.Select(reason => reason.Code));
        Assert.Equal("4 claims within 180 days, none found right (stores: 1)", view.Review.Why[0].Sentence);
        Assert.False(view.Thank.Reached);
        Assert.Contains((await app.Get<ClaimantsView>(app.Region, "/api/v1/claimants")).Review, row => row.Customer == customer);

        app.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal((0, false), (await Show(app, customer) is var later ? (later.Review.Points, later.Review.Reached) : default));
        Assert.Empty((await app.Get<ClaimantsView>(app.Region, "/api/v1/claimants")).Review);
    }

    [Fact]
    public async Task Goodwill_for_a_flagged_customer_needs_the_region_and_a_repair_is_agreed_as_with_everybody()
    {
        await using var app = await ComplaintsApp.Start();
        await Flagged(app);
        var ticket = await app.OpenedTicket();
        while (ticket.Stage != "compensate")
        {
            ticket = await app.Complete(ticket);
        }

        Assert.Equal("repair", ticket.Stages.Single(stage => stage.Stage == "process").Fields["remedy"]!.GetValue<string>());
        ticket = await app.Complete(ticket, change: body => body["compensation"] = new JsonArray(Scenarios.WithinTheClerksLimit));

        Assert.Equal("awaitingApproval", ticket.Status);
        var approval = Assert.Single(ticket.Approvals);
        Assert.Equal("region", approval.Role);
        await (await app.TryDecide(approval, app.Supervisor, "approve")).IsRefused(403, "");
        await app.Decide(approval, app.Region, "approve");
    }

    [Fact]
    public async Task Nobody_below_the_region_sees_a_score_or_a_hint_of_it()
    {
        await using var app = await ComplaintsApp.Start();
        var customer = await Flagged(app);

        foreach (var mayNot in new[] { app.Floor, app.Supervisor, app.Quality })
        {
            await (await app.Client(mayNot).GetAsync($"/api/v1/customers/{customer}/claimant")).IsRefused(403, "");
            await (await app.Client(mayNot).GetAsync("/api/v1/claimants")).IsRefused(403, "");
            await (await app.Post(mayNot, $"/api/v1/customers/{customer}/claimant", new JsonObject { ["outcome"] = "cleared", ["reason"] = "x" })).IsRefused(403, "");
            await using var refused = new Pages(app, mayNot);
            Assert.Contains("not for the role", refused.Open<ClaimantsPage>(Links.Claimants).WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        }

        await using var pages = new Pages(app, app.Supervisor);
        var file = pages.Open<CustomerPage>(Links.Customer(customer), parameters => parameters.Add(page => page.Id, customer));
        file.WaitForElement("h1");
        Assert.Empty(file.FindAll(".claimant"));
        var list = pages.Open<CustomersPage>(Links.Customers());
        list.WaitForElement("a.row");
        Assert.DoesNotContain(Links.Claimants, list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Region_notes_an_appeal_and_finds_all_in_order_with_a_reason()
    {
        await using var app = await ComplaintsApp.Start();
        var customer = await Flagged(app);
        var path = $"/api/v1/customers/{customer}/claimant";

        await (await app.Post(app.Region, path, new JsonObject { ["outcome"] = "cleared", ["reason"] = " " })).IsRefused(400, "reason");
        await (await app.Post(app.Region, path, new JsonObject { ["outcome"] = "forgotten", ["reason"] = "x" })).IsRefused(400, "outcome");
        await (await app.Post(app.Region, $"/api/v1/customers/{Guid.NewGuid()}/claimant", new JsonObject { ["outcome"] = "cleared", ["reason"] = "x" })).IsRefused(404, "id");
        await (await app.Post(app.Region, path, new JsonObject { ["outcome"] = "appealed", ["reason"] = "He buys for his whole team." })).Is<ReviewView>(System.Net.HttpStatusCode.OK);
        Assert.True((await Show(app, customer)).Review.Reached);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await app.Post(app.Region, path, new JsonObject { ["outcome"] = "cleared", ["reason"] = "Seen the receipts of the team." })).Is<ReviewView>(System.Net.HttpStatusCode.OK);
        var view = await Show(app, customer);

        Assert.False(view.Review.Reached);
        Assert.Equal([("cleared", "Chen Jing"), ("appealed", "Chen Jing")], view.Reviews.Select(review => (review.Outcome, review.By)));
    }

    [Fact]
    public async Task Region_clears_a_flag_on_the_customers_page()
    {
        await using var app = await ComplaintsApp.Start();
        var customer = await Flagged(app);
        await using var pages = new Pages(app, app.Region);
        var page = pages.Open<CustomerPage>(Links.Customer(customer), parameters => parameters.Add(p => p.Id, customer));
        page.WaitForElement(".claimant .message.wait");

        page.FindAll(".claimant button").First(button => button.TextContent.Trim() == "All is in order").Click();
        page.WaitForElement(".claimant .wrong");
        page.Find("#claimant-reason").Change("Bought for a club.");
        page.FindAll(".claimant button").First(button => button.TextContent.Trim() == "All is in order").Click();

        page.WaitForAssertion(() => Assert.Contains("Bought for a club.", page.Find(".claimant .plain").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".claimant .message.wait")));
    }

    [Fact]
    public async Task First_to_report_the_fault_of_a_batch_is_to_be_thanked()
    {
        await using var app = await ComplaintsApp.Start();
        var first = await Walked(app, "upheld", name: "Lin Xiulan", phone: "+86 22 5555 0001");
        for (var other = 0; other < 4; other++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(5));
            await app.OpenedTicket(ticket: Ticket($"Other {other}", $"+86 22 5555 100{other}", "receipt"));
        }

        var view = await Show(app, first.CustomerId!.Value);

        Assert.Equal((true, false), (view.Thank.Reached, view.Review.Reached));
        Assert.Equal("First to report a fault of a batch that 4 others had too", Assert.Single(view.Thank.Why).Sentence);
        var list = await app.Get<ClaimantsView>(app.Admin, "/api/v1/claimants");
        Assert.Equal("Lin Xiulan", Assert.Single(list.Thank).Name);
        Assert.Empty(list.Review);
    }

    private static Task<ClaimantView> Show(ComplaintsApp app, Guid customer) => app.Get<ClaimantView>(app.Region, $"/api/v1/customers/{customer}/claimant");

    /// <summary>Four claims without a fault or a receipt, two of them with the same photo.</summary>
    internal static async Task<Guid> Flagged(ComplaintsApp app)
    {
        TicketView? ticket = null;
        for (var claim = 0; claim < 4; claim++)
        {
            ticket = await Walked(app, "noFault", photo: claim < 2);
        }

        return ticket!.CustomerId!.Value;
    }

    private static async Task<TicketView> Walked(ComplaintsApp app, string finding, bool photo = false, string name = "Zhao Lei", string phone = "+86 22 1234 5678")
    {
        var ticket = await app.OpenedTicket(ticket: Ticket(name, phone, finding == "noFault" ? "none" : "receipt"));
        if (photo)
        {
            await app.Photographed(ticket);
        }

        while (ticket.Stage is { } stage)
        {
            ticket = await app.Complete(ticket, stage == "analyse" ? finding : null, change: body =>
            {
                if (stage == "analyse")
                {
                    body["fields"]!["defect"] = "SOLE-OPEN";
                }
            });
        }

        return ticket;
    }

    private static JsonObject Ticket(string name, string phone, string proof)
    {
        var body = Scenarios.NewTicket();
        body["customer"] = new JsonObject { ["name"] = name, ["phone"] = phone, ["language"] = "zh" };
        body["item"]!["proof"] = proof;
        return body;
    }
}
