using Bunit;
using Complaints.Compensation;
using Complaints.Compensation.Advice;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Gifts;
using Complaints.Tests.Quality;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Compensation;

/// <summary>What the button says before anybody presses it: the same as the handler will decide.</summary>
public sealed class PickerTests
{
    private static readonly IReadOnlyList<LimitView> Limits = [new("floor", "CNY", null, "case", 50m), new("floor", "CNY", null, "envelope", 100m)];

    private static readonly IReadOnlyList<KindView> Kinds =
    [
        new("careKit", "Care kit", 15m, "CNY", null), new("vip", "VIP", 40m, "CNY", "supervisor"), new("medical", "Medical", 0m, "CNY", "legal", Typed: true),
        new("repair", "Repair", 0m, "CNY", null, "statutory", Typed: true), new("refund", "Refund", 0m, "CNY", "supervisor", "statutory", Typed: true),
    ];

    [Theory]
    [InlineData("careKit*3", 0, null, 0, false)]
    [InlineData("careKit*4", 0, null, 0, true)]
    [InlineData("careKit*1", 40, null, 0, true)]
    [InlineData("careKit*1", 0, 10, 0, true)]
    [InlineData("vip*1", 0, null, 0, true)]
    [InlineData("repair*1", 90, null, 0, false)]
    [InlineData("refund*1", 0, null, 100, true)]
    [InlineData("careKit*4", 0, null, 100, false)]
    [InlineData("vip*1", 0, null, 100, false)]
    [InlineData("vip*1 careKit*1", 40, null, 100, false)]
    [InlineData("vip*2 careKit*2", 40, null, 100, true)]
    [InlineData("vip*1", 0, 30, 100, true)]
    [InlineData("medical*1", 0, null, 100, true)]
    public void Button_says_that_somebody_is_asked_when_somebody_is(string chosen, int given, int? budgetLeft, int envelope, bool asks)
    {
        var lines = chosen.Split(' ').Select(line => new ProposedLine(line.Split('*')[0], line.Split('*')[1][0] - '0', null)).ToList();

        Assert.Equal(asks, CompensationPicker.NeedsApproval(lines, Kinds, given, Limits, budgetLeft, envelope));
    }

    [Fact]
    public async Task What_the_store_has_is_said_and_what_it_has_not_is_granted_only_with_a_warning()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "42", 1);
        await app.Stock("delivery", "insoles", "43", 1);
        await app.Stock("delivery", "careKit", null, 1);
        await app.Stock("count", "careKit", null, 0, "Sold out");
        var ticket = await app.TicketAt("compensate");
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<TicketPage>(Links.Ticket(ticket.Number), parameters => parameters.Add(p => p.Number, ticket.Number));
        page.WaitForElement("form.stage-form > fieldset:not([disabled])");

        page.WaitForAssertion(() => Assert.Contains("1 in 42, 2 in all", Gift(page, "Pair of insoles").TextContent, StringComparison.Ordinal));
        Assert.Contains("none left", Gift(page, "Shoe care kit").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("left", Gift(page, "Pair of socks").TextContent, StringComparison.Ordinal);
        Gift(page, "Pair of insoles").Click();
        page.WaitForElement(".given");
        Assert.Empty(page.FindAll(".gifts .message.warn"));

        Gift(page, "Shoe care kit").Click();

        page.WaitForAssertion(() => Assert.Contains("1 wanted, 0 in the store", page.Find(".gifts .message.warn").TextContent, StringComparison.Ordinal));
        Gift(page, "Pair of insoles").Click();
        page.WaitForAssertion(() => Assert.Contains("2 wanted, 1 in size 42", page.Find(".gifts").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("42", 1)]
    [InlineData("42.5", 3)]
    [InlineData(null, null)]
    public async Task Of_what_comes_in_sizes_it_is_said_how_many_fit_where_the_size_is_known(string? size, int? fit)
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "41", 4);
        await app.Stock("delivery", "insoles", "42", 1);
        await app.Stock("delivery", "insoles", "43", 2);
        await app.Stock("delivery", "careKit", null, 5);

        var room = await app.Room(await app.OpenedTicket(ticket: Scenarios.NewTicket().WithItem("size", size)));

        Assert.Equal((7, 5), (room.Stock!["insoles"], room.Stock["careKit"]));
        Assert.Equal(size, room.Fitting?.Size);
        Assert.Equal(fit, room.Fitting?.Left["insoles"]);
        Assert.DoesNotContain("careKit", room.Fitting?.Left.Keys ?? []);
    }

    [Fact]
    public async Task Nothing_is_advised_that_the_store_has_run_out_of()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");
        Assert.Contains("careKit", await Advised(app, ticket));

        await app.Stock("delivery", "careKit", null, 1);
        Assert.Contains("careKit", await Advised(app, ticket));
        await app.Stock("count", "careKit", null, 0, "Sold out");

        Assert.DoesNotContain("careKit", await Advised(app, ticket));
        Assert.Equal(0, (await app.Room(ticket)).Stock!["careKit"]);
    }

    [Theory]
    [InlineData("42", "adult", "43", "42")]
    [InlineData("29", "child", "42", "29")]
    [InlineData(null, "child", "42", "31")]
    [InlineData(null, "adult", "31", "42")]
    public async Task Insoles_are_advised_only_where_there_are_some_that_fit(string? size, string wearer, string others, string theirs)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket(ticket: Scenarios.NewTicket().With("defect", "FIT-BIG").WithItem("size", size).WithItem("wearer", wearer));
        Assert.Contains("insoles", await Advised(app, ticket));

        await app.Stock("delivery", "insoles", others, 3);
        Assert.DoesNotContain("insoles", await Advised(app, ticket));

        await app.Stock("delivery", "insoles", theirs, 1);
        Assert.Contains("insoles", await Advised(app, ticket));
    }

    private static async Task<IEnumerable<string>> Advised(ComplaintsApp app, TicketView ticket) =>
        (await app.Get<AdviceView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/advice")).Bundles.SelectMany(bundle => bundle.Kinds).Select(kind => kind.Kind);

    private static AngleSharp.Dom.IElement Gift(IRenderedComponent<TicketPage> page, string name) =>
        page.FindAll("button.gift").First(button => button.TextContent.Contains(name, StringComparison.Ordinal));
}
