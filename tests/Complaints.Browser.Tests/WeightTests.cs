using Complaints.Browser.Tests.Support;
using Xunit.Abstractions;

namespace Complaints.Browser.Tests;

/// <summary>What comes over the store's Wi-Fi the first time a page is opened.</summary>
[Collection(JourneyCollection.Name)]
public sealed class WeightTests(Journeys journeys, ITestOutputHelper output)
{
    private const int Most = 300_000;

    [BrowserFact]
    public async Task First_pages_weigh_less_than_300_KB()
    {
        var number = (string)(await journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&pageSize=1"))["items"]![0]!["number"]!;
        foreach (var address in new[] { "/", "/tickets/new", $"/tickets/{number}" })
        {
            var (bytes, largest) = await WeightOf(address);
            output.WriteLine($"{address}: {bytes / 1000.0:0.0} KB, most of it {largest}");
            Assert.InRange(bytes, 20_000, Most);
        }
    }

    /// <summary>As counted by the browser on the wire, with nothing in its cache: pages, scripts, styles, pictures, and what the circuit says until the page stands still.</summary>
    private async Task<(double Bytes, string Largest)> WeightOf(string address)
    {
        var page = await journeys.SignedIn("floor");
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        var names = new Dictionary<string, string>();
        var sizes = new Dictionary<string, double>();
        double circuit = 0;
        wire.Event("Network.requestWillBeSent").OnEvent += (_, said) => names[said!.Value.GetProperty("requestId").GetString()!] = said.Value.GetProperty("request").GetProperty("url").GetString()!;
        wire.Event("Network.loadingFinished").OnEvent += (_, said) => sizes[said!.Value.GetProperty("requestId").GetString()!] = said.Value.GetProperty("encodedDataLength").GetDouble();
        wire.Event("Network.webSocketFrameReceived").OnEvent += (_, said) => circuit += said!.Value.GetProperty("response").GetProperty("payloadData").GetString()!.Length;
        await page.GotoAsync(address);
        await page.Ready();
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await page.Context.CloseAsync();
        var largest = sizes.OrderByDescending(size => size.Value).Take(3).Select(size => $"{new Uri(names.GetValueOrDefault(size.Key, "about:blank")).AbsolutePath} {size.Value / 1000:0.0}");
        return (sizes.Values.Sum() + circuit, $"{string.Join(", ", largest)}, circuit {circuit / 1000:0.0}");
    }
}
