using System.Text.Json;
using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using ZXing;
using ZXing.QrCode;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

[Collection(JourneyCollection.Name)]
public sealed class ScanJourneyTests(Journeys journeys) : Journey(journeys)
{
    /// <summary>A browser that can read bar codes, with a camera that looks at a label. Chromium on Linux has neither.</summary>
    private const string CameraOnALabel = """
        window.BarcodeDetector = class { async detect(video) { return video.readyState >= 2 ? [{ rawValue: "RANGER-42/brown/42/B2409" }] : []; } };
        navigator.mediaDevices.getUserMedia = async () => {
          const label = document.createElement("canvas"), pen = label.getContext("2d");
          setInterval(() => pen.fillRect(0, 0, Math.random() * 90, 90), 40);
          return window.theCamera = label.captureStream();
        };
        """;

    /// <summary>A browser that reads no codes, as on an iPad, with a camera that looks at these rows of dark and light; at a white wall when there are none.</summary>
    private static string CameraOf(IEnumerable<string> rows) => $$"""
        delete window.BarcodeDetector;
        navigator.mediaDevices.getUserMedia = async () => {
          const label = Object.assign(document.createElement("canvas"), { width: 640, height: 480 }), pen = label.getContext("2d");
          const rows = {{JsonSerializer.Serialize(rows)}};
          setInterval(() => {
            pen.fillStyle = "white";
            pen.fillRect(0, 0, 640, 480);
            pen.fillStyle = "black";
            rows.forEach((row, y) => [...row].forEach((dark, x) => dark === "1" && pen.fillRect(220 + 6 * x, 140 + 6 * y, 6, 6)));
          }, 100);
          return window.theCamera = label.captureStream();
        };
        """;

    private static IEnumerable<string> QrCode(string text)
    {
        var code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
        return Enumerable.Range(0, code.Height).Select(y => string.Concat(Enumerable.Range(0, code.Width).Select(x => code[x, y] ? '1' : '0')));
    }

    /// <summary>Keys as a scanner sends them, in a burst that a busy machine cannot stretch; each sign lands where the cursor stands.</summary>
    private const string ScannerThatTypes = """
        code => {
          const at = document.activeElement, press = key => at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
          for (const sign of code) {
            if (press(sign)) document.execCommand("insertText", false, sign);
          }
          if (press("Enter")) at.form.requestSubmit();
        }
        """;

    [BrowserFact]
    public async Task Camera_reads_the_label_and_is_switched_off()
    {
        var clerk = await Journeys.SignedIn("floor", width: 390, height: 844);
        await clerk.AddInitScriptAsync(CameraOnALabel);
        await ReadsTheLabel(clerk);
    }

    [BrowserFact]
    public async Task Camera_of_a_browser_that_reads_no_codes_is_read_by_the_server()
    {
        var clerk = await Journeys.SignedIn("floor", width: 810, height: 1080);
        await clerk.AddInitScriptAsync(CameraOf(QrCode("RANGER-42/brown/42/B2409")));
        await ReadsTheLabel(clerk);
    }

    [BrowserFact]
    public async Task Camera_before_which_there_is_no_code_goes_on_until_it_is_stopped()
    {
        var clerk = await Journeys.SignedIn("floor", width: 810, height: 1080);
        await clerk.AddInitScriptAsync(CameraOf([]));
        await clerk.NewTicketForm();

        var answer = await clerk.RunAndWaitForResponseAsync(
            () => clerk.GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync(), reply => reply.Url.Contains("/scan?", StringComparison.Ordinal));

        Assert.Equal(200, answer.Status);
        await Expect(clerk.Locator("video.viewfinder")).ToBeVisibleAsync();
        await clerk.Locator(".scan").GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(clerk.Locator("video.viewfinder")).ToHaveCountAsync(0);
        await clerk.WaitForFunctionAsync("theCamera.getTracks().every(track => track.readyState === 'ended')");
        await Expect(clerk.Locator(".scan [role=alert]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Camera_that_shows_no_code_for_a_minute_says_to_type()
    {
        var clerk = await Journeys.SignedIn("floor", width: 810, height: 1080);
        await clerk.AddInitScriptAsync(CameraOf([]) + "{ const wait = setTimeout; window.setTimeout = (act, time, ...more) => wait(act, time === 60_000 ? 2_000 : time, ...more); }");
        await clerk.NewTicketForm();

        await clerk.GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync();

        await Expect(clerk.Locator(".scan [role=alert]")).ToContainTextAsync("Type the digits");
        await Expect(clerk.Locator("video.viewfinder")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Scanner_that_types_is_understood_wherever_the_cursor_stands()
    {
        var clerk = await Journeys.SignedIn("floor");
        await clerk.NewTicketForm();
        await Expect(clerk.Locator("#scan[data-listens]")).ToBeVisibleAsync();
        var words = clerk.Locator("#description");
        await words.FillAsync("Bought last week");
        await words.PressAsync("End");

        await clerk.EvaluateAsync(ScannerThatTypes, "RANGER-42/brown/42/B2409");

        await Expect(clerk.Locator(".scan .message.good")).ToContainTextAsync("42");
        await Expect(words).ToHaveValueAsync("Bought last week");
        await Expect(clerk).ToHaveURLAsync(new Regex("/tickets/new"));
        await words.PressSequentiallyAsync(" and it broke.", new() { Delay = 90 });
        await Expect(words).ToHaveValueAsync("Bought last week and it broke.");
    }

    [BrowserFact]
    public async Task Camera_that_may_not_be_used_says_so_and_typing_goes_on()
    {
        var clerk = await Journeys.SignedIn("floor", width: 390, height: 844);
        await clerk.AddInitScriptAsync(CameraOnALabel + "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); };");
        await clerk.NewTicketForm();

        await clerk.GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync();

        await Expect(clerk.Locator(".scan [role=alert]")).ToContainTextAsync("not allowed");
        await clerk.Locator("#scan").FillAsync("B2409");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Expect(clerk.Locator(".scan .message.good")).ToContainTextAsync("Ranger");
    }

    /// <summary>The camera fills the form with what the label says, and is off afterwards.</summary>
    private static async Task ReadsTheLabel(IPage clerk)
    {
        await clerk.NewTicketForm();

        await clerk.GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync();

        await Expect(clerk.Locator(".scan .message.good")).ToContainTextAsync("42");
        await Expect(clerk.Locator("video.viewfinder")).ToHaveCountAsync(0);
        await clerk.WaitForFunctionAsync("theCamera.getTracks().every(track => track.readyState === 'ended')");
        await Expect(clerk.Locator("[id='item.batch']")).ToHaveValueAsync("B2409");
    }
}
