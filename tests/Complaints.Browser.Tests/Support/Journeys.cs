using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Complaints.Browser.Tests.Support;

/// <summary>One server with the demo chain and one browser for all tests of a collection; each person has a window of their own.</summary>
public sealed class Journeys : IAsyncLifetime
{
    public const string Password = "complaints-demo";

    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly List<IBrowserContext> windows = [];
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
    public async Task<IPage> Window(int width = 1280, int height = 900, Uri? through = null, string locale = "en-US", int scale = 1, bool touch = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (through ?? Address).ToString(), Locale = locale, TimezoneId = "UTC", ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale,
            ReducedMotion = ReducedMotion.Reduce, HasTouch = touch,
        });
        windows.Add(context);
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>Left open, the windows of sixty tests go on talking to the server and take more than half of a small machine from those that follow.</summary>
    public async Task CloseWindows()
    {
        foreach (var window in windows)
        {
            await window.CloseAsync();
        }

        windows.Clear();
    }

    /// <summary>Lets time pass on a server of the test's own.</summary>
    /// <returns>What time it is there now.</returns>
    public static async Task<DateTime> Forward(TimeSpan time, Server at)
    {
        using var client = new HttpClient { BaseAddress = at.Address };
        var reply = await client.PostAsync($"/test/clock?forward={time:c}", null);
        return DateTime.Parse(await reply.EnsureSuccessStatusCode().Content.ReadAsStringAsync(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
    }

    /// <summary>Tells the API of a server of the test's own something under this demo key, as a till would.</summary>
    public static async Task<JsonNode> Tell(string key, string path, JsonNode what, Server at)
    {
        using var client = new HttpClient { BaseAddress = at.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var reply = await client.PostAsJsonAsync(path, what);
        return JsonNode.Parse(await reply.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    /// <summary>What the API answers to this demo key.</summary>
    public async Task<JsonNode> Api(string key, string path, Server? at = null)
    {
        using var client = new HttpClient { BaseAddress = at?.Address ?? Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return JsonNode.Parse(await client.GetStringAsync(path))!;
    }
}

/// <summary>What happens in windows that are closed at its end.</summary>
public abstract class Journey(Journeys journeys) : IAsyncLifetime
{
    protected Journeys Journeys { get; } = journeys;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Journeys.CloseWindows();
}

[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<Journeys>
{
    public const string Name = "journeys";
}

/// <summary>A server and a browser of their own for whatever only looks at pages: that takes as long as all journeys, and goes on beside them.</summary>
[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<Journeys>
{
    public const string Name = "pages";
}
