using System.Reflection;
using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>Every page as axe sees it and as it is measured: nothing serious or critical, light and dark, in three languages, from a phone to a large screen.</summary>
[Collection(PageCollection.Name)]
public sealed class AccessibilityTests(Journeys journeys) : Journey(journeys)
{
    /// <summary>Only colours change with the scheme; the rest is looked at once.</summary>
    private static readonly AxeRunOptions Colours = new() { ResultTypes = [ResultType.Violations], RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>A folder for a small picture of each page, for whoever reviews a change; none are taken unless one is named.</summary>
    private static readonly string? Album = Environment.GetEnvironmentVariable("COMPLAINTS_SCREENSHOTS");

    /// <summary>Who has not signed in.</summary>
    private const string Nobody = "nobody";

    /// <summary>The same person, at the pages that hold the most.</summary>
    private const string OnTickets = "supervisor, tickets";

    /// <summary>Who is refused what they open.</summary>
    private const string Refused = "floor";

    private readonly List<string> found = [];

    /// <summary>
    /// Goes through the pages of a role three times: in English on a wide screen, light and dark; in Chinese; and in German, whose
    /// words are the longest, with everything unfolded and once more as axe sees it, light and dark. Chinese and German are measured from a phone to a large screen.
    /// </summary>
    [BrowserTheory]
    [InlineData("supervisor")]
    [InlineData(OnTickets)]
    [InlineData("quality")]
    [InlineData("region")]
    [InlineData("admin")]
    [InlineData(Nobody)]
    [InlineData(Refused)]
    public async Task No_page_keeps_anybody_out(string role)
    {
        var addresses = await Addresses(role);
        var page = role == Nobody ? await Journeys.Window() : await Journeys.SignedIn(role.Split(',')[0]);
        foreach (var address in addresses)
        {
            await Open(page, address);
            if (role == Refused)
            {
                await Expect(page.Locator("main [role=alert]").First).ToBeVisibleAsync();
            }

            await LookTwice(page, address);
        }

        foreach (var (language, locale) in new[] { ("Chinese", "zh-CN"), ("German", "de-DE") })
        {
            page = await Speaking(locale, page, role);
            foreach (var address in addresses)
            {
                await page.SetViewportSizeAsync(390, 844);
                await Open(page, address);
                if (language == "German")
                {
                    await page.Unfold();
                    await LookTwice(page, address, "German, phone, ");
                }
                else
                {
                    await Picture(page, address, "Chinese, phone");   // axe would see the same as in German
                }

                found.AddRange((await page.Measure()).Select(wrong => $"{address} ({language}), {wrong}"));
            }
        }

        if (role != Nobody)
        {
            await Open(page, "/");
            await page.Speak("en");   // the language goes with the person
        }

        Nothing();
    }

    /// <summary>The program itself says which pages it has; a new one that is not looked at above fails here.</summary>
    [BrowserFact]
    public async Task No_route_is_forgotten()
    {
        const string onlyBeforeAnybody = "/first-start";
        var addresses = new List<string>();
        foreach (var role in (string[])["supervisor", OnTickets, "quality", "region", "admin", Nobody])
        {
            addresses.AddRange(await Addresses(role));
        }

        var forgotten =
            from page in typeof(Program).Assembly.GetTypes()
            from route in page.GetCustomAttributes<RouteAttribute>().Select(route => route.Template)
            let shape = new Regex("^" + Regex.Replace(route, @"\{[^}]+\}", "[^/?]+") + @"(\?.*)?$")
            where route != onlyBeforeAnybody && !addresses.Any(shape.IsMatch)
            select route;
        Assert.Empty(forgotten);
    }

    [BrowserFact]
    public async Task Filled_intake_keeps_nobody_out()
    {
        var clerk = await Journeys.SignedIn("supervisor");
        await clerk.FillTicket("The sole is open at the toe.");
        await LookTwice(clerk, "/tickets/new, filled");
        await clerk.NewTicketForm();
        Nothing();
    }

    [BrowserFact]
    public async Task Opened_photo_keeps_nobody_out()
    {
        var clerk = await Journeys.SignedIn("floor", width: 820, height: 1180);
        await clerk.OpenTicket("The sole is open at the toe.");
        await Expect(clerk.Locator("#photos[data-live] .shots input[type=file]")).ToHaveCountAsync(4);
        await clerk.Locator("input[data-shot=fault]").SetInputFilesAsync(await PhotoJourneyTests.Shoe(clerk));
        await clerk.Locator(".thumb[aria-label^='The fault, close up']").ClickAsync();
        var photo = clerk.GetByRole(AriaRole.Dialog);
        await Expect(photo).ToBeVisibleAsync();
        await LookTwice(clerk, "photo");
        await photo.GetByRole(AriaRole.Button, new() { Name = "Circle the fault" }).PressAsync("Enter");
        await LookTwice(clerk, "photo, circling");
        Nothing();
    }

    /// <summary>From the code of the console to the lists in which nothing is yet, and what is said to whoever does not get in.</summary>
    [BrowserFact]
    public async Task New_chain_keeps_nobody_out()
    {
        const string Password = "a long password";
        await using var server = await Server.Start(demo: false);
        var page = await Journeys.Window(through: server.Address);
        await Expect(page).ToHaveURLAsync(new Regex("/first-start$"));
        await LookTwice(page, "/first-start");
        await Make("00000000");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not the code");
        await LookTwice(page, "/first-start, refused");
        found.AddRange((await page.Measure()).Select(wrong => $"/first-start, refused, {wrong}"));
        await Make(server.Code!);
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        await page.SignIn("mei", "wrong password");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookTwice(page, "/sign-in, refused");
        await page.SignIn("mei", Password);
        await Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));

        foreach (var address in (string[])
        [
            "/", "/calls", "/board", "/promises", "/tickets", "/tickets?q=nothing", "/tickets/new", "/approvals", "/customers", "/customers/claims", "/cards", "/cards/liability", "/stock", "/budgets", "/deputies",
            "/quality", "/quality/fairness", "/processes", "/imports", "/coach", "/training", "/products/labels", "/setup?tab=stores", "/setup?tab=hours", "/setup?tab=styles", "/setup?tab=people", "/nowhere",
        ])
        {
            await page.SetViewportSizeAsync(1280, 900);
            await Open(page, address);
            await LookTwice(page, "empty " + address);
            found.AddRange((await page.Measure()).Select(wrong => $"empty {address}, {wrong}"));
        }

        Nothing();

        async Task Make(string code)
        {
            await page.Locator("#code").FillAsync(code);
            await page.Locator("#user").FillAsync("mei");
            await page.Locator("#password").FillAsync(Password);
            await page.Locator("form button.primary").ClickAsync();
        }
    }

    /// <summary>The pages that this role is the one to look at; nobody has those that everybody sees.</summary>
    private async Task<IReadOnlyList<string>> Addresses(string role) => role switch
    {
        "supervisor" => await Desk(),
        OnTickets => await OneByOne(),
        "quality" => ["/quality", "/quality?by=style&period=all", "/quality/fairness", "/processes", await Process(), "/processes/definitions", await Definition(), "/coach"],
        "region" => ["/", "/approvals", "/customers/claims", "/cards/liability", "/budgets"],
        "admin" => ["/setup?tab=stores", "/setup?tab=hours", "/setup?tab=workshops", "/setup?tab=styles", "/setup?tab=gifts&open=coupon.CNY", "/setup?tab=limits", "/setup?tab=people", "/setup?tab=retention", "/setup/law", "/coach?card=listen"],
        Refused => ["/setup", "/board", "/processes", "/imports", "/tickets/C-0", "/tickets/C-0/receipt", "/stores/T99/form"],
        _ => ["/sign-in", "/w/T01", "/w/T01?kiosk=true", await TrackingOf(await Closed())],
    };

    private async Task<IReadOnlyList<string>> Desk()
    {
        var repair = (string)(await Journeys.Api("demo-supervisor", "/api/v1/repairs?all=true")).AsArray()[0]!["id"]!;
        var customers = (await Journeys.Api("demo-supervisor", "/api/v1/customers"))["items"]!.AsArray().Select(customer => (string)customer!["id"]!).Take(2).ToList();
        var task = (string)(await Journeys.Api("demo-supervisor", "/api/v1/tasks"))["items"]!.AsArray()[0]!["id"]!;
        return
        [
            "/", "/calls", "/board", "/promises", "/tickets/new", "/tickets", "/tickets?status=closed", "/approvals", "/customers", "/customers/new", "/not-found", "/imports", "/coach", "/cards", "/stock", "/deputies", "/budgets", "/stores/T01/poster", "/stores/T01/form", "/styles/RANGER-42/care",
            "/products/labels", "/products/labels?style=RANGER-42", "/products/labels?style=RANGER-42&size=42&batch=B9999&count=3&store=T01",
            "/training", "/training/child-hurt", "/training/worn-out?said=1.0.0.1", "/training/sole-came-off?said=1.2.0.2.1.0.1.1.2",
            await Slip(), $"/repairs/{repair}/label", $"/customers/{customers[0]}", $"/customers/{customers[0]}/merge/{customers[1]}", $"/tasks/{task}",
        ];
    }

    /// <summary>A ticket at each step and one that has ended.</summary>
    private async Task<IReadOnlyList<string>> OneByOne()
    {
        var tickets = new List<string>();
        foreach (var stage in (string[])["listen", "talk", "apologise", "analyse", "explain", "process", "compensate", "confirm", "followUp"])
        {
            if ((await Tickets($"stage={stage}&status=open&kind=complaint")).FirstOrDefault() is { } number)
            {
                tickets.Add($"/tickets/{number}");
            }
        }

        var closed = await Closed();
        return [.. tickets, $"/tickets/{closed}", $"/tickets/{closed}/receipt", $"/tickets/{closed}/receipt?size=a4", $"/tickets/{closed}/law"];
    }

    private async Task<string> Closed() => (await Tickets("status=closed&kind=complaint")).First();

    private async Task<string> Process() => $"/processes/{(string)(await Journeys.Api("demo-quality", "/api/v1/processes?pageSize=1"))["items"]![0]!["id"]!}";

    private async Task<string> Definition() => $"/processes/definitions/{(string)(await Journeys.Api("demo-quality", "/api/v1/definitions")).AsArray()[0]!["hash"]!}";

    /// <summary>The slip of the first card that was handed over.</summary>
    private async Task<string> Slip()
    {
        foreach (var number in (await Journeys.Api("demo-supervisor", "/api/v1/tickets?status=closed&kind=complaint&pageSize=100"))["items"]!.AsArray().Select(ticket => (string)ticket!["number"]!))
        {
            var gifts = (await Journeys.Api("demo-supervisor", $"/api/v1/tickets/{number}/gifts")).AsArray();
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
        var page = await Journeys.SignedIn("supervisor");
        await page.GotoAsync($"/tickets/{number}/receipt");
        var code = await page.Locator(".follow .number").First.InnerTextAsync();
        await page.Context.CloseAsync();
        return "/t/" + code.Replace(" ", "", StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> Tickets(string query) =>
        (await Journeys.Api("demo-supervisor", $"/api/v1/tickets?{query}&pageSize=1"))["items"]!.AsArray().Select(ticket => (string)ticket!["number"]!);

    /// <summary>A window of this person in this language. Who has not signed in speaks as the browser does.</summary>
    private async Task<IPage> Speaking(string locale, IPage page, string role)
    {
        if (role == Nobody)
        {
            await page.Context.CloseAsync();
            page = await Journeys.Window(locale: locale);
        }
        else
        {
            await Open(page, "/");
            await page.Speak(locale[..2]);
        }

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", new Regex("^" + locale[..2]));
        return page;
    }

    private static async Task Open(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Ready();
        if (await page.Locator("fieldset[disabled]").CountAsync() > 0)
        {
            await Expect(page.Locator("fieldset[disabled]")).ToHaveCountAsync(0);
        }
    }

    /// <summary>Light and dark; ends light.</summary>
    private async Task LookTwice(IPage page, string address, string how = "")
    {
        await Look(page, address, how + "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Look(page, address, how + "dark", Colours);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
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
