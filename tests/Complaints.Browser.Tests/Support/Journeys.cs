using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Complaints.Browser.Tests.Support;

/// <summary>One server with the demo chain and one browser for all journeys; each person has a window of their own.</summary>
public sealed class Journeys : IAsyncLifetime
{
    public const string Password = "complaints-demo";

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Server? server;

    public Uri Address => server!.Address;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(30_000); // a busy machine is slow, not wrong
        server = await Server.Start();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Flags });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>A window in which this person has signed in through the page.</summary>
    public async Task<IPage> SignedIn(string user, int width = 1280, int height = 900, Uri? through = null)
    {
        var page = await Window(width, height, through);
        await page.SignIn(user, Password);
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await page.Ready();
        return page;
    }

    /// <summary>A new window of somebody whom the server does not know, at the first page.</summary>
    public async Task<IPage> Window(int width = 1280, int height = 900, Uri? through = null, string locale = "en-US", int scale = 1)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (through ?? Address).ToString(), Locale = locale, TimezoneId = "UTC", ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>Lets time pass on a server of the test's own.</summary>
    public static async Task Forward(TimeSpan time, Server at)
    {
        using var client = new HttpClient { BaseAddress = at.Address };
        (await client.PostAsync($"/test/clock?forward={time:c}", null)).EnsureSuccessStatusCode();
    }

    /// <summary>What the API answers to this demo key.</summary>
    public async Task<JsonNode> Api(string key, string path, Server? at = null)
    {
        using var client = new HttpClient { BaseAddress = at?.Address ?? Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return JsonNode.Parse(await client.GetStringAsync(path))!;
    }
}

[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<Journeys>
{
    public const string Name = "journeys";
}
