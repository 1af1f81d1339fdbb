using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

[Collection(JourneyCollection.Name)]
public sealed class PhotoJourneyTests(Journeys journeys) : Journey(journeys)
{
    [BrowserFact]
    public async Task Photo_is_taken_circled_and_still_there_after_a_reload()
    {
        var clerk = await Journeys.SignedIn("floor", width: 820, height: 1180);
        var number = await clerk.OpenTicket("The sole is open at the toe.");
        await Expect(clerk.Locator("#photos[data-live] .shots input[type=file]")).ToHaveCountAsync(4);

        await clerk.Locator("input[data-shot=fault]").SetInputFilesAsync(await Shoe(clerk));
        var thumb = clerk.Locator(".thumb[aria-label^='The fault, close up']");
        await Expect(thumb).ToBeVisibleAsync();
        await Expect(clerk.Locator("[data-pending] li")).ToHaveCountAsync(0);

        await thumb.ScrollIntoViewIfNeededAsync();   // pictures below the fold are not fetched

        // The small picture, which our own writer made, is one that a browser reads.
        await clerk.WaitForFunctionAsync("document.querySelector('.thumb img').naturalWidth === 400");

        // Made small in the browser: 3000 pixels came in, 1600 went out.
        var kept = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}/photos"))["photos"]![0]!;
        Assert.Equal((1600, 1067), ((int)kept["width"]!, (int)kept["height"]!));

        await thumb.ClickAsync();
        var large = clerk.GetByRole(AriaRole.Dialog);
        await large.GetByRole(AriaRole.Button, new() { Name = "Circle the fault" }).ClickAsync();
        var area = (await clerk.Locator("svg.ink").BoundingBoxAsync())!;
        await clerk.Mouse.MoveAsync(area.X + (area.Width * 0.3f), area.Y + (area.Height * 0.3f));
        await clerk.Mouse.DownAsync();
        await clerk.Mouse.MoveAsync(area.X + (area.Width * 0.7f), area.Y + (area.Height * 0.6f), new() { Steps = 5 });
        await clerk.Mouse.UpAsync();
        await Expect(large.Locator(".marks li")).ToHaveCountAsync(1);

        // And once more without a mouse.
        await large.GetByRole(AriaRole.Button, new() { Name = "Circle the fault" }).PressAsync("Enter");
        await Expect(clerk.Locator("svg.ink")).ToBeFocusedAsync();
        await clerk.Keyboard.PressAsync("ArrowLeft");
        await clerk.Keyboard.PressAsync("Shift+ArrowUp");
        await clerk.Keyboard.PressAsync("Enter");
        await Expect(large.Locator(".marks li")).ToHaveCountAsync(2);
        await clerk.Keyboard.PressAsync("Escape");
        await Expect(large).ToBeHiddenAsync();
        await Expect(thumb).ToBeFocusedAsync();

        await clerk.ReloadAsync();
        await clerk.Ready();
        await Expect(clerk.Locator(".thumb ellipse.over")).ToHaveCountAsync(2);
        var drawn = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}/photos"))["photos"]![0]!["marks"]![0]!;
        Assert.Equal((0.5, 0.45), (Math.Round((double)drawn["x"]!, 2), Math.Round((double)drawn["y"]!, 2)));
        await clerk.FitsTheScreen();
    }

    [BrowserFact]
    public async Task Photo_taken_without_a_line_waits_on_the_device_and_is_sent_after_a_reload()
    {
        using var wire = new Wire(Journeys.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        var number = await clerk.OpenTicket("The heel is loose.");
        await Expect(clerk.Locator("#photos[data-live] .shots input[type=file]")).ToHaveCountAsync(4);
        var shoe = await Shoe(clerk);

        wire.Cut();
        await clerk.Locator("input[data-shot=pair]").SetInputFilesAsync(shoe);
        await Expect(clerk.Locator("[data-pending]")).ToContainTextAsync("safe on this device");
        wire.Mend();
        await clerk.ReloadAsync();

        await Expect(clerk.Locator(".thumb[aria-label^='The pair from above']")).ToBeVisibleAsync();
        await Expect(clerk.Locator("[data-pending] li")).ToHaveCountAsync(0);
        Assert.Single((await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}/photos"))["photos"]!.AsArray());
    }

    /// <summary>A large photo, as a camera's file.</summary>
    internal static async Task<FilePayload> Shoe(IPage page)
    {
        var address = await page.EvaluateAsync<string>(
            """
            () => {
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [3000, 2000];
              const pen = canvas.getContext("2d");
              pen.fillStyle = "#d8cbb8"; pen.fillRect(0, 0, 3000, 2000);
              pen.fillStyle = "#4a2f20"; pen.beginPath(); pen.ellipse(1500, 900, 1100, 500, 0.1, 0, 7); pen.fill();
              pen.fillStyle = "#111"; pen.fillRect(900, 1250, 1200, 90);
              return canvas.toDataURL("image/jpeg", 0.9);
            }
            """);
        return new FilePayload { Name = "shoe.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]) };
    }
}
