using System.Text.Json.Nodes;
using Complaints.Tests.Support;
using Complaints.Tickets.Intake;

namespace Complaints.Tests.Tickets.Intake;

public sealed class FindSimilarTests
{
    [Theory]
    [InlineData("phone=0086-22-12345678")]
    [InlineData("email=zhao@example.org")]
    [InlineData("name=Zhao Lei")]
    [InlineData("name=lei ZHÀO")]
    [InlineData("name=Zha")]
    [InlineData("email=Zhao@Example.org")]
    [InlineData("phone=0086-22-12345678&name=Somebody Else")]
    public async Task Same_person_is_found_by_phone_mail_or_name(string query)
    {
        await using var app = await ComplaintsApp.Start();
        var before = await app.OpenedTicket();

        Assert.Equal(before.Number, Assert.Single((await Find(app, query)).Person).Number);
    }

    [Theory]
    [InlineData("phone=12")]
    [InlineData("email=z")]
    [InlineData("name=Z")]
    [InlineData("name=hao")]
    [InlineData("name=Zhao Ming")]
    [InlineData("phone=+86 22 1234 9999&name=Zhao Lei")]
    public async Task Half_typed_and_other_people_are_not_found(string query)
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();

        Assert.Empty((await Find(app, query)).Person);
    }

    [Fact]
    public async Task Name_alone_is_said_to_be_one_and_tells_whose_ticket_it_is()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();

        var byName = await Find(app, "name=zhao&style=RUNNER-7");
        var byPhone = await Find(app, "phone=0086-22-12345678");

        Assert.True(byName.ByName);
        Assert.Equal("Zhao Lei", Assert.Single(byName.Person).Who);
        Assert.Empty(byName.Article);
        Assert.False(byPhone.ByName);
    }

    [Theory]
    [InlineData("style=RUNNER-7", true)]
    [InlineData("style=RUNNER-7&size=42", true)]
    [InlineData("style=RUNNER-7&size=38", false)]
    [InlineData("style=BOOT-3", false)]
    public async Task Same_style_and_size_of_the_same_person_is_the_same_article(string article, bool same)
    {
        await using var app = await ComplaintsApp.Start();
        var before = await app.OpenedTicket();
        Assert.Equal(("RUNNER-7", "42"), (before.Item.Style, before.Item.Size));

        var found = await Find(app, "phone=0086-22-12345678&" + article);

        Assert.Equal(same, found.Article.Any(ticket => ticket.Number == before.Number));
        Assert.Equal(same, found.Person.Count == 0);
    }

    [Fact]
    public async Task Same_receipt_twice_shows_the_first_ticket()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1), Purchases.Line(2));
        var lines = (await app.Get<ScanView>(app.Floor, "/api/v1/scan?text=" + Purchases.Receipt)).Articles;
        var body = Scenarios.NewTicket();
        body["item"] = new JsonObject { ["purchase"] = lines[0].Purchase };
        var before = await app.OpenedTicket(ticket: body);

        Assert.Equal(before.Number, Assert.Single((await Find(app, $"purchase={lines[0].Purchase}")).Article).Number);
        Assert.Empty((await Find(app, $"purchase={lines[1].Purchase}")).Article);
    }

    [Fact]
    public async Task Like_cases_of_the_batch_are_counted_over_thirty_days()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        app.Clock.Advance(TimeSpan.FromDays(29));
        for (var more = 0; more < 4; more++)
        {
            await app.OpenedTicket();
        }

        var found = await Find(app, "style=RUNNER-7&batch=B2026-01");
        Assert.Equal((5, 2), (found.BatchCount, found.Batch.Count));
        Assert.Equal(0, (await Find(app, "style=RUNNER-7&batch=B2025-11")).BatchCount);

        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(4, (await Find(app, "style=RUNNER-7&batch=B2026-01")).BatchCount);
    }

    [Fact]
    public async Task Tickets_of_other_stores_stay_there()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket(app.Region, Scenarios.NewTicket("D01"));

        var found = await Find(app, "name=Zhao Lei&style=RUNNER-7&batch=B2026-01");

        Assert.Empty(found.Person);
        Assert.Equal(0, found.BatchCount);
    }

    private static Task<SimilarView> Find(ComplaintsApp app, string query) =>
        app.Get<SimilarView>(app.Floor, "/api/v1/similar?" + string.Join('&', query.Split('&').Select(pair => pair.Split('=')).Select(pair => $"{pair[0]}={Uri.EscapeDataString(pair[1])}")));
}
