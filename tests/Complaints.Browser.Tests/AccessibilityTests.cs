using System.Reflection;
using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>Every page as axe sees it: nothing serious or critical, in light and dark, on a phone and in Chinese.</summary>
[Collection(JourneyCollection.Name)]
public sealed class AccessibilityTests(Journeys journeys)
{
    /// <summary>Only colours change with the scheme; the rest is looked at once.</summary>
    private static readonly AxeRunOptions Colours = new() { ResultTypes = [ResultType.Violations], RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>A folder for a small picture of each page, for whoever reviews a change; none are taken unless one is named.</summary>
    private static readonly string? Album = Environment.GetEnvironmentVariable("COMPLAINTS_SCREENSHOTS");

    private readonly List<string> found = [];

    /// <summary>Each role signs in once and goes through its pages twice: in English on a wide screen, light and dark; then in Chinese on a phone.</summary>
    [BrowserFact]
    public async Task No_page_keeps_anybody_out()
    {
        var pages = await Pages();
        foreach (var (user, addresses) in pages)
        {
            var page = user is null ? await journeys.Window() : await journeys.SignedIn(user);
            foreach (var address in addresses)
            {
                await Open(page, address);
                await Look(page, address, "light");
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await Look(page, address, "dark", Colours);
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }

            await page.SetViewportSizeAsync(390, 844);

            if (user is null)
            {
                await page.Context.CloseAsync();
                page = await journeys.Window(390, 844, locale: "zh-CN");
            }
            else
            {
                await page.Speak("zh");
            }

            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", new Regex("^zh"));
            foreach (var address in addresses)
            {
                await Open(page, address);
                await Look(page, address, "Chinese, phone");
            }

            if (user is not null)
            {
                await page.Speak("en");   // the language goes with the person
            }

            await page.Context.CloseAsync();
        }

        NoRouteIsForgotten([.. pages.SelectMany(role => role.Addresses)]);
        Nothing();
    }

    [BrowserFact]
    public async Task Filled_intake_keeps_nobody_out()
    {
        var clerk = await journeys.SignedIn("supervisor");
        await clerk.FillTicket("The sole is open at the toe.");
        await Look(clerk, "/tickets/new, filled", "light");
        await clerk.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Look(clerk, "/tickets/new, filled", "dark", Colours);
        await clerk.NewTicketForm();
        Nothing();
    }

    /// <summary>Every page there is, by somebody who may see it; nobody for those that everybody sees.</summary>
    private async Task<List<(string? User, List<string> Addresses)>> Pages()
    {
        var desk = new List<string>
        {
            "/", "/calls", "/board", "/promises", "/tickets/new", "/tickets", "/tickets?status=closed", "/approvals", "/customers", "/customers/new", "/not-found", "/imports", "/coach", "/cards", "/stock", "/deputies", "/budgets", "/stores/T01/poster",
        };
        foreach (var stage in (string[])["listen", "talk", "apologise", "analyse", "explain", "process", "compensate", "confirm", "followUp"])
        {
            if ((await Tickets($"stage={stage}&status=open&kind=complaint")).FirstOrDefault() is { } number)
            {
                desk.Add($"/tickets/{number}");
            }
        }

        var closed = (await Tickets("status=closed&kind=complaint")).First();
        var repair = (string)(await journeys.Api("demo-supervisor", "/api/v1/repairs?all=true")).AsArray()[0]!["id"]!;
        var customers = (await journeys.Api("demo-supervisor", "/api/v1/customers"))["items"]!.AsArray().Select(customer => (string)customer!["id"]!).Take(2).ToList();
        var task = (string)(await journeys.Api("demo-supervisor", "/api/v1/tasks"))["items"]!.AsArray()[0]!["id"]!;
        desk.AddRange(
            [$"/tickets/{closed}", $"/tickets/{closed}/receipt", $"/tickets/{closed}/law", await Slip(), $"/repairs/{repair}/label", $"/customers/{customers[0]}", $"/customers/{customers[0]}/merge/{customers[1]}", $"/tasks/{task}"]);
        var process = (string)(await journeys.Api("demo-quality", "/api/v1/processes?pageSize=1"))["items"]![0]!["id"]!;
        var definition = (string)(await journeys.Api("demo-quality", "/api/v1/definitions")).AsArray()[0]!["hash"]!;
        return
        [
            ("supervisor", desk),
            ("quality", ["/quality", "/quality?by=style&period=all", "/quality/fairness", "/processes", $"/processes/{process}", "/processes/definitions", $"/processes/definitions/{definition}", "/coach"]),
            ("region", ["/customers/claims", "/cards/liability", "/budgets"]),
            ("admin", ["/setup?tab=stores", "/setup?tab=hours", "/setup?tab=workshops", "/setup?tab=styles", "/setup?tab=gifts&open=coupon.CNY", "/setup?tab=limits", "/setup?tab=people", "/setup/law", "/coach?card=listen"]),
            (null, ["/sign-in", "/w/T01", await TrackingOf(closed)]),
        ];
    }

    /// <summary>The program itself says which pages it has; a new one that is not looked at above fails here.</summary>
    private static void NoRouteIsForgotten(IReadOnlyList<string> addresses)
    {
        const string onlyBeforeAnybody = "/first-start";
        var forgotten =
            from page in typeof(Program).Assembly.GetTypes()
            from route in page.GetCustomAttributes<RouteAttribute>().Select(route => route.Template)
            let shape = new Regex("^" + Regex.Replace(route, @"\{[^}]+\}", "[^/?]+") + @"(\?.*)?$")
            where route != onlyBeforeAnybody && !addresses.Any(shape.IsMatch)
            select route;
        Assert.Empty(forgotten);
    }

    /// <summary>The slip of the first card that was handed over.</summary>
    private async Task<string> Slip()
    {
        foreach (var number in (await journeys.Api("demo-supervisor", "/api/v1/tickets?status=closed&kind=complaint&pageSize=100"))["items"]!.AsArray().Select(ticket => (string)ticket!["number"]!))
        {
            var gifts = (await journeys.Api("demo-supervisor", $"/api/v1/tickets/{number}/gifts")).AsArray();
            if (gifts.SelectMany(gift => gift!["cards"]!.AsArray()).FirstOrDefault() is { } card)
            {
                return $"/cards/{card["id"]}/slip";
            }
        }

        throw new InvalidOperationException("No card was handed over in the demo chain.");
    }

    /// <summary>What the customer reads off the receipt.</summary>
    private async Task<string> TrackingOf(string number)
    {
        var page = await journeys.SignedIn("supervisor");
        await page.GotoAsync($"/tickets/{number}/receipt");
        var code = await page.Locator(".follow .number").First.InnerTextAsync();
        await page.Context.CloseAsync();
        return "/t/" + code.Replace(" ", "", StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> Tickets(string query) =>
        (await journeys.Api("demo-supervisor", $"/api/v1/tickets?{query}&pageSize=1"))["items"]!.AsArray().Select(ticket => (string)ticket!["number"]!);

    private static async Task Open(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Ready();
        if (await page.Locator("fieldset[disabled]").CountAsync() > 0)
        {
            await Expect(page.Locator("fieldset[disabled]")).ToHaveCountAsync(0);
        }
    }

    private async Task Look(IPage page, string address, string how, AxeRunOptions? options = null)
    {
        await Picture(page, address, how);
        var result = await page.RunAxe(options ?? new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        found.AddRange(
            from broken in result.Violations
            where broken.Impact is "serious" or "critical"
            from node in broken.Nodes.Take(4)
            select $"{address} ({how}): {broken.Id}: {node.Html[..Math.Min(node.Html.Length, 160)]} {node.Any.Concat(node.All).Concat(node.None).FirstOrDefault()?.Message}");
    }

    private static async Task Picture(IPage page, string address, string how)
    {
        if (Album is not null)
        {
            var name = Regex.Replace($"{address} {how}", @"\W+", "-").Trim('-');
            await page.ScreenshotAsync(new() { Path = Path.Combine(Album, name + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 50, FullPage = true, Scale = ScreenshotScale.Css });
        }
    }

    private void Nothing() => Assert.True(found.Count == 0, string.Join("\n", found.Distinct()));
}
