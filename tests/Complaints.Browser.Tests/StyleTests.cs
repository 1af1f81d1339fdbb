using System.Text.Json;
using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Complaints.Browser.Tests;

/// <summary>While a page turns live on a slow machine: it never stands there bare, also not when it is reached inside the live page, no tap is lost and no menu closes.</summary>
[Collection(JourneyCollection.Name)]
public sealed class StyleTests(Journeys journeys) : Journey(journeys)
{
    /// <summary>Looks before each frame: a thing that has a layout of its own in one of the sheets, and what it is drawn as.</summary>
    private const string Watch =
        """
        window.drawn = { styled: 0, bare: [] };
        const wanted = { '.day-section': 'flex', '.intake .moods': 'grid', '.quality': 'grid' };
        const look = () => {
            for (const [selector, display] of Object.entries(wanted)) {
                const thing = document.querySelector(selector);
                if (thing) { const is = getComputedStyle(thing).display; if (is === display) window.drawn.styled++; else window.drawn.bare.push(`${selector} is ${is}`); }
            }
            requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        document.addEventListener('DOMContentLoaded', () => document.querySelector('main')?.setAttribute('data-first', ''));
        """;

    [BrowserFact]
    public async Task No_frame_of_a_page_is_without_its_styles()
    {
        var page = await Journeys.SignedIn("floor");
        await page.AddInitScriptAsync(Watch);
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 6 });
        foreach (var address in new[] { "/", "/tickets/new" })
        {
            await page.GotoAsync(address);
            await page.Locator("main:not([data-first])").WaitForAsync();   // live: the first answer bore a mark
            await Stays(page, address);
        }

        await page.Locator(".nav a[href^='/quality']").ClickAsync();
        await page.Locator(".quality").WaitForAsync();
        await Stays(page, "/quality");
    }

    [BrowserFact]
    public async Task Tap_that_begins_before_the_page_is_live_leads_where_it_should()
    {
        var page = await Journeys.SignedIn("floor");
        await page.AddInitScriptAsync(Watch);
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 6 });
        await page.GotoAsync("/tickets", new() { WaitUntil = WaitUntilState.Commit });
        var link = (await page.Locator(".nav a[href^='/quality']").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(link.X + (link.Width / 2), link.Y + (link.Height / 2));
        await page.Mouse.DownAsync();
        await page.Locator("main:not([data-first])").WaitForAsync();
        await page.Mouse.UpAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/quality"));
    }

    [BrowserFact]
    public async Task Menu_that_is_opened_before_the_page_is_live_stays_open()
    {
        var page = await Journeys.SignedIn("floor");
        await page.AddInitScriptAsync("document.addEventListener('DOMContentLoaded', () => { window.first = document.getElementById('languages'); window.first.showPopover(); });");
        await page.GotoAsync("/tickets");
        await page.WaitForFunctionAsync("!window.first.isConnected");

        await Assertions.Expect(page.Locator("#languages").GetByRole(AriaRole.Button, new() { Name = "Deutsch" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#languages")).ToBeHiddenAsync();
    }

    private static async Task Stays(IPage page, string address)
    {
        await page.WaitForFunctionAsync("window.drawn.styled > 3 || window.drawn.bare.length > 0");
        var bare = await page.EvaluateAsync<string[]>("window.drawn.bare");
        Assert.True(bare.Length == 0, $"{address}: {JsonSerializer.Serialize(bare.Distinct())}");
        await page.EvaluateAsync("window.drawn.styled = 0");
    }
}
