using Bunit;
using Complaints.Quality;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor.Rendering;

namespace Complaints.Tests.Quality;

public sealed class QualityPageTests
{
    [Fact]
    public async Task Without_tickets_the_page_says_what_will_stand_there()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = PagesWithCharts(app);

        var page = pages.Open<QualityPage>(Links.Quality());

        page.WaitForAssertion(() => Assert.Contains("No complaints in this period", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Table_leads_from_each_cause_to_its_tickets_without_a_mouse()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.OpenedTicket(ticket: Scenarios.NewTicket().With("defect", "ZIP-FAIL"));
        await using var pages = PagesWithCharts(app);

        var page = pages.Open<QualityPage>(Links.Quality(period: "all"));

        page.WaitForAssertion(() => Assert.Equal(
            [Links.Tickets(new ListTickets(Defect: "SOLE-OPEN", Source: "own", Kind: "complaint")), Links.Tickets(new ListTickets(Defect: "ZIP-FAIL", Source: "own", Kind: "complaint"))],
            page.FindAll(".ranks td.number a").Select(link => link.GetAttribute("href"))));
    }

    [Fact]
    public async Task Chosen_key_shows_its_own_trend_and_a_link_to_its_tickets()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.OpenedTicket(ticket: Scenarios.NewTicket().With("defect", "ZIP-FAIL"));
        await using var pages = PagesWithCharts(app);

        var page = pages.Open<QualityPage>(Links.Quality(key: "ZIP-FAIL", period: "all"));

        page.WaitForAssertion(() => Assert.Equal("Trend: Zip fails", page.Find("#trend").TextContent));
        Assert.Equal(Links.Tickets(new ListTickets(Defect: "ZIP-FAIL", Source: "own", Kind: "complaint")), page.Find(".chosen-line a.primary").GetAttribute("href"));
        Assert.Equal("1", page.Find(".trend-table td.number a").TextContent);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".rz-column-series path").Count));
    }

    [Fact]
    public async Task Another_choice_goes_into_the_address()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await app.Imported("Old", new DateTime(2019, 3, 4, 0, 0, 0, DateTimeKind.Utc));
        await using var pages = PagesWithCharts(app);
        var page = pages.Open<QualityPage>(Links.Quality(by: "problem", key: "Sole and heel"));
        page.WaitForElement(".register").Change("Old");

        page.WaitForAssertion(() => Assert.EndsWith(Links.Quality(by: "problem", source: "Old"), pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("holds closed cases only", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused_in_words()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = PagesWithCharts(app);

        var page = pages.Open<QualityPage>(Links.Quality(from: new DateOnly(2026, 3, 1), to: new DateOnly(2026, 2, 1)));

        page.WaitForAssertion(() => Assert.Equal("The last day lies before the first.", page.Find("[role=alert]").TextContent.Trim()));
    }

    /// <summary>In place of the browser, which measures a chart before it is drawn.</summary>
    private static Pages PagesWithCharts(ComplaintsApp app)
    {
        var pages = new Pages(app, app.Quality);
        pages.JSInterop.Setup<Rect>("Radzen.createChart", _ => true).SetResult(new Rect { Width = 800, Height = 380 });
        return pages;
    }
}
