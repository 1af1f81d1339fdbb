using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Complaints.Browser.Tests;

/// <summary>What comes over the store's Wi-Fi the first time a page is opened.</summary>
[Collection(JourneyCollection.Name)]
public sealed class WeightTests(Journeys journeys, ITestOutputHelper output) : Journey(journeys)
{
    private const int Most = 300_000;

    [BrowserFact]
    public async Task First_pages_weigh_less_than_300_KB()
    {
        var number = (string)(await Journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&pageSize=1"))["items"]![0]!["number"]!;
        foreach (var address in new[] { "/", "/tickets/new", $"/tickets/{number}" })
        {
            var bytes = await WeightOf(address);
            output.WriteLine($"{address}: {bytes / 1000.0:0.0} KB");
            Assert.InRange(bytes, 20_000, Most);
        }
    }

    /// <summary>Counted on the wire, headers and circuit included, with nothing in the browser's cache, until the page stands still.</summary>
    private async Task<long> WeightOf(string address)
    {
        using var wire = new Wire(Journeys.Address);
        var page = await Journeys.SignedIn("floor", through: wire.Address);
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        var before = wire.Answered;
        await page.GotoAsync(address);
        await page.Ready();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var bytes = wire.Answered - before;
        await page.Context.CloseAsync();
        return bytes;
    }
}
