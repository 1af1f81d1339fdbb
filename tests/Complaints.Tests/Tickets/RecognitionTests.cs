using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

public sealed class RecognitionTests
{
    [Fact]
    public async Task Clerk_reads_beside_the_name_how_to_greet_who_stands_there()
    {
        await using var app = await ComplaintsApp.Start();
        var before = await app.OpenedTicket();
        await app.Done(app.Floor, new MakePromise(before.Number, "We call about the colour.", null, app.Clock.Today.AddDays(1)));
        var ticket = await app.OpenedTicket();
        var file = await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value));
        await app.Done(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Pronounced = "Djow Lay", Likes = "green tea", Guide = app.Floor2.PersonId }));
        await using var pages = new Pages(app, app.Floor);

        var page = Open(pages, ticket);

        var said = page.WaitForElement(".recognition").TextContent;
        Assert.All(["Djow Lay", "green tea", "Wang Fang", "1 ticket before this", "1 promise still open"], known => Assert.Contains(known, said, StringComparison.Ordinal));
        Assert.Equal(Links.Customer(file.Id), page.Find(".recognition a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(1, "Second visit: nod and say hello")]
    [InlineData(2, "Third visit: greet them like a friend")]
    [InlineData(12, "Visit 13: greet them warmly")]
    public async Task Who_buys_again_and_never_complained_is_greeted_by_how_often_they_came(int bought, string greeting)
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, [.. Enumerable.Range(1, bought).Select(number => Purchases.Line(1, $"T01-77{number:00}"))]);
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);

        var said = Open(pages, ticket).WaitForElement(".recognition").TextContent;

        Assert.Contains(greeting, said, StringComparison.Ordinal);
        Assert.Contains("Running shoe 7, 20 Feb 2026", said, StringComparison.Ordinal);
        Assert.Equal(bought + 1, (await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value))).Visits);
    }

    [Fact]
    public async Task Purchase_in_another_store_is_no_visit_here()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Region, Purchases.Line(1, "D01-77", "D01"));
        var ticket = await app.OpenedTicket(app.Region, Scenarios.NewTicket());

        var (here, everywhere) = (await app.Done(app.Floor, new ShowRecognition(ticket.Number)), await app.Done(app.Region, new ShowRecognition(ticket.Number)));

        Assert.Equal((1, null), (here.Visit, here.Bought));
        Assert.Equal((2, "Running shoe 7"), (everywhere.Visit, everywhere.Bought?.Style));
    }

    [Fact]
    public async Task Nothing_is_drawn_of_somebody_of_whom_nothing_is_known()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var nameless = Scenarios.NewTicket();
        nameless.Remove("customer");
        var anonymous = await app.OpenedTicket(ticket: nameless);
        await using var pages = new Pages(app, app.Floor);

        foreach (var each in new[] { ticket, anonymous })
        {
            var page = Open(pages, each);
            page.WaitForElement("form.stage-form > fieldset:not([disabled])");
            Assert.Empty(page.FindAll(".recognition"));
        }
    }

    [Fact]
    public async Task What_another_store_knows_and_what_is_not_the_readers_business_stays_out()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var file = await app.Done(app.Floor, new ShowCustomer(ticket.CustomerId!.Value));
        await app.Done(app.Floor, new ChangeCustomer(file.Id, file.Version, file.Details with { Likes = "green tea" }));
        var there = await app.OpenedTicket(app.Region, Scenarios.NewTicket("D01"));
        Assert.Equal(ticket.CustomerId, there.CustomerId);

        Assert.Equal(0, (await app.Done(app.Floor, new ShowRecognition(ticket.Number))).Before);
        Assert.Equal(1, (await app.Done(app.Region, new ShowRecognition(ticket.Number))).Before);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.OtherFloor, new ShowRecognition(ticket.Number))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, new ShowRecognition(ticket.Number))).Refusal);
        await using var pages = new Pages(app, app.Quality);
        var page = Open(pages, ticket);
        page.WaitForElement("h1 .number");
        Assert.Empty(page.FindAll(".recognition"));
    }

    private static IRenderedComponent<TicketPage> Open(Pages pages, TicketView ticket) => pages.Render<TicketPage>(parameters => parameters.Add(page => page.Number, ticket.Number));
}
