using System.Reflection;
using Bunit;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Radzen.Blazor.Rendering;
using Routes = Complaints.Shell.Routes;

namespace Complaints.Tests.Shell;

/// <summary>
/// The states that every page has, whatever it is about: on its way, refused, without anything to show, and broken. Each is
/// drawn as the program draws it, by its address and within the frame of the page.
/// </summary>
public sealed class PageStateTests
{
    /// <summary>What each page is opened with. Words in braces stand for something that exists: see <see cref="Address"/>.</summary>
    private static readonly IReadOnlyList<PageCase> Cases =
    [
        new("/", Role.Floor),
        new("/approvals", Role.Supervisor, RefusedTo: Role.Quality),
        new("/board", Role.Supervisor, RefusedTo: Role.Floor),
        new("/budgets", Role.Supervisor, RefusedTo: Role.Floor),
        new("/calls", Role.Floor, RefusedTo: Role.Quality),
        new("/cards", Role.Floor, Unknown: "/cards?number=1", IsAsked: true),
        new("/cards/liability", Role.Region, RefusedTo: Role.Supervisor),
        new("/coach", Role.Supervisor, RefusedTo: Role.Floor),
        new("/customers", Role.Floor, RefusedTo: Role.Quality),
        new("/customers/claims", Role.Region, RefusedTo: Role.Supervisor),
        new("/customers/new", Role.Floor, RefusedTo: Role.Quality),
        new("/customers/{customer}", Role.Floor, RefusedTo: Role.Quality, Unknown: "/customers/7d5e2f7a-58c5-4c50-9a3d-3f1a0f6f2b11"),
        new("/customers/{customer}/merge/{other}", Role.Supervisor, RefusedTo: Role.Floor, Unknown: "/customers/{customer}/merge/7d5e2f7a-58c5-4c50-9a3d-3f1a0f6f2b11"),
        new("/deputies", Role.Supervisor, RefusedTo: Role.Quality),
        new("/imports", Role.Quality, RefusedTo: Role.Floor),
        new("/processes", Role.Quality, RefusedTo: Role.Floor),
        new("/processes/definitions", Role.Quality, RefusedTo: Role.Floor),
        new("/processes/definitions/{definition}", Role.Quality, RefusedTo: Role.Floor, Unknown: "/processes/definitions/none"),
        new("/processes/{process}", Role.Quality, RefusedTo: Role.Floor, Unknown: "/processes/none"),
        new("/promises", Role.Supervisor),
        new("/quality", Role.Quality, Unknown: "/quality?from=2026-03-01&to=2026-02-01"),
        new("/quality/fairness", Role.Region, RefusedTo: Role.Floor, Unknown: "/quality/fairness?month=2026-13"),
        new("/setup", Role.Admin, RefusedTo: Role.Floor),
        new("/setup?tab=hours", Role.Admin, RefusedTo: Role.Floor),
        new("/setup?tab=workshops", Role.Admin, RefusedTo: Role.Floor),
        new("/setup?tab=styles", Role.Admin, RefusedTo: Role.Floor),
        new("/setup?tab=gifts", Role.Admin, RefusedTo: Role.Floor),
        new("/setup?tab=limits", Role.Admin, RefusedTo: Role.Floor),
        new("/setup?tab=people", Role.Admin, RefusedTo: Role.Floor),
        new("/setup?tab=retention", Role.Admin, RefusedTo: Role.Floor),
        new("/setup/law", Role.Admin, RefusedTo: Role.Floor),
        new("/stock", Role.Supervisor, RefusedTo: Role.Floor),
        new("/tasks/{task}", Role.Floor, Unknown: "/tasks/none"),
        new("/training", Role.Floor, RefusedTo: Role.Quality),
        new("/training/{play}", Role.Floor, RefusedTo: Role.Quality, Unknown: "/training/none"),
        new("/tickets", Role.Floor, Unknown: "/tickets?status=nonsense"),
        new("/tickets/new", Role.Floor, RefusedTo: Role.Quality),
        new("/tickets/{ticket}", Role.Floor, Unknown: "/tickets/C-0"),
        new("/tickets/{ticket}/law", Role.Floor, Unknown: "/tickets/C-0/law"),
    ];

    /// <summary>What keeps somebody from something; the place where a form says who else writes in it is one for later.</summary>
    private const string Alert = "[role=alert]:not([data-draft-others])";

    /// <summary>Lists that a new chain finds empty.</summary>
    private static readonly IReadOnlyList<string> EmptyAtFirst =
        ["/", "/approvals", "/board", "/calls", "/cards/liability", "/customers", "/customers/claims", "/deputies", "/imports", "/processes", "/promises", "/quality", "/quality/fairness", "/tickets"];

    public static TheoryData<string> WithLoading => [.. Cases.Where(one => !one.IsAsked).Select(one => one.Address)];

    public static TheoryData<string> All => [.. Cases.Select(one => one.Address)];

    public static TheoryData<string> Empty => [.. EmptyAtFirst];

    public static TheoryData<string> RefusedToSomebody => [.. Cases.Where(one => one.RefusedTo is not null).Select(one => one.Address)];

    /// <summary>Pages that lie beside each other as tabs, none of which is for the one who is refused.</summary>
    public static TheoryData<string> WithTabs => [.. Cases.Where(one => one.Address.Split('?')[0] is "/setup" or "/processes" or "/processes/definitions").Select(one => one.Address)];

    public static TheoryData<string> WithUnknown => [.. Cases.Where(one => one.Unknown is not null).Select(one => one.Address)];

    [Theory, MemberData(nameof(WithLoading))]
    public async Task Page_shows_its_frame_and_that_it_loads_until_the_answer_has_come(string address)
    {
        await using var app = await ComplaintsApp.Start();
        var (one, line) = (CaseOf(address), new TaskCompletionSource());
        var at = await Address(app, one.Address);
        await using var pages = Open(app, one.Viewer, _ => line.Task);

        var page = pages.Open<Routes>(at);

        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("main [aria-busy=true]").GetAttribute("aria-label") ?? ""));
        Assert.Empty(page.FindAll(Alert));
        line.SetResult();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
        Assert.Single(page.FindAll("main h1"));
        Assert.Empty(page.FindAll(Alert));
    }

    [Theory, MemberData(nameof(RefusedToSomebody))]
    public async Task Page_says_in_a_sentence_that_somebody_may_not_see_it(string address)
    {
        await using var app = await ComplaintsApp.Start();
        var one = CaseOf(address);
        var at = await Address(app, one.Address);
        await using var pages = Open(app, one.RefusedTo!.Value);

        IsRefused(pages.Open<Routes>(at));
    }

    [Theory, MemberData(nameof(WithTabs))]
    public async Task Page_with_tabs_shows_them_to_those_who_may_see_it_and_nothing_but_the_refusal_to_others(string address)
    {
        await using var app = await ComplaintsApp.Start();
        var one = CaseOf(address);
        await using var theirs = Open(app, one.RefusedTo!.Value);
        await using var mine = Open(app, one.Viewer);

        var refused = theirs.Open<Routes>(address);
        var seen = mine.Open<Routes>(address);

        refused.WaitForElement("main " + Alert);
        refused.WaitForAssertion(() => Assert.Empty(refused.FindAll("main nav, main form")));
        seen.WaitForElement("main nav.segments a");
    }

    [Theory, MemberData(nameof(WithUnknown))]
    public async Task Page_says_in_a_sentence_what_is_wrong_with_its_address(string address)
    {
        await using var app = await ComplaintsApp.Start();
        var one = CaseOf(address);
        var at = await Address(app, one.Unknown!);
        await using var pages = Open(app, one.Viewer);

        IsRefused(pages.Open<Routes>(at));
    }

    [Theory, MemberData(nameof(Empty))]
    public async Task Page_without_anything_to_show_says_so(string address)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = Open(app, CaseOf(address).Viewer);

        var page = pages.Open<Routes>(address);

        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("main .empty").TextContent.Trim()));
        Assert.Empty(page.FindAll(Alert));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Page_that_fails_says_so_within_its_frame_and_offers_to_load_again(string address)
    {
        await using var app = await ComplaintsApp.Start();
        var one = CaseOf(address);
        var at = await Address(app, one.Address);
        await using var pages = Open(app, one.Viewer, request => request is ListApprovals or CountUrgent or ListMyWork
            ? Task.CompletedTask : throw new InvalidOperationException("The disk is full."));

        var page = pages.Open<Routes>(at);

        page.WaitForAssertion(() => Assert.Contains("Something went wrong", page.Find("main [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("The disk is full.", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("nav.nav a"));
        Assert.NotEmpty(page.FindAll("main [role=alert] a"));
    }

    [Fact]
    public void No_page_is_forgotten()
    {
        var routes = typeof(Routes).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null && type.GetCustomAttribute<AllowAnonymousAttribute>() is null && type != typeof(NotFoundPage))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => route.Template));

        Assert.DoesNotContain(routes, route => !Cases.Any(one => Parts(one.Address).SequenceEqual(Parts(route))));
    }

    private static void IsRefused(IRenderedComponent<Routes> page)
    {
        page.WaitForAssertion(() => Assert.EndsWith(".", page.Find("main " + Alert).TextContent.Trim(), StringComparison.Ordinal));
        Assert.DoesNotContain("Something went wrong", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-busy=true]"));
        Assert.Single(page.FindAll("main h1"));
    }

    private static PageCase CaseOf(string address) => Cases.Single(one => one.Address == address);

    private static Pages Open(ComplaintsApp app, Role role, Func<object, Task>? before = null)
    {
        var pages = new Pages(app, role switch
        {
            Role.Floor => app.Floor,
            Role.Supervisor => app.Supervisor,
            Role.Region => app.Region,
            Role.Quality => app.Quality,
            _ => app.Admin,
        }, before);
        pages.JSInterop.Setup<Rect>("Radzen.createChart", _ => true).SetResult(new Rect { Width = 800, Height = 380 });
        return pages;
    }

    /// <summary>The same with the braces filled in: with what a ticket in the middle of its way brings along.</summary>
    private static async Task<string> Address(ComplaintsApp app, string address)
    {
        if (!address.Contains('{', StringComparison.Ordinal))
        {
            return address;
        }

        var ticket = await app.TicketAt("analyse");
        var other = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Zhao Lei")));
        var process = (await app.Done(app.Quality, new ListProcesses())).Items.First(one => one.Ticket == ticket.Number);
        return address
            .Replace("{ticket}", ticket.Number, StringComparison.Ordinal)
            .Replace("{customer}", $"{ticket.CustomerId}", StringComparison.Ordinal)
            .Replace("{other}", $"{other.Id}", StringComparison.Ordinal)
            .Replace("{process}", process.Id, StringComparison.Ordinal)
            .Replace("{definition}", (await app.Done(app.Quality, new ListDefinitions()))[0].Hash, StringComparison.Ordinal)
            .Replace("{play}", "sole-came-off", StringComparison.Ordinal)
            .Replace("{task}", ticket.Tasks[0].Id, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Parts(string address) =>
        address.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.StartsWith('{') ? "{}" : part);

    /// <param name="Viewer">Somebody who sees the page.</param>
    /// <param name="RefusedTo">Somebody who may not; null where everybody who is signed in may.</param>
    /// <param name="Unknown">The same page with something in its address that does not exist or makes no sense.</param>
    /// <param name="IsAsked">It has nothing to load before somebody asks it for something.</param>
    private sealed record PageCase(string Address, Role Viewer, Role? RefusedTo = null, string? Unknown = null, bool IsAsked = false);
}
