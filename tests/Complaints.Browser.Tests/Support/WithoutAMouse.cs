using Microsoft.Playwright;

namespace Complaints.Browser.Tests.Support;

/// <summary>What somebody does who has no mouse: Tab, Shift+Tab, Enter, Space, arrows and letters, and nothing else.</summary>
public static class WithoutAMouse
{
    /// <summary>More than the longest page asks for.</summary>
    private const int MostTabs = 200;

    /// <summary>Presses Tab until this has the focus, and Shift+Tab where it lies behind.</summary>
    /// <param name="control">Where it is one of several radio buttons, any of them will do.</param>
    public static async Task TabTo(this IPage page, ILocator control)
    {
        var reached = control.And(page.Locator(":focus"));
        for (var presses = 0; await reached.CountAsync() == 0; presses++)
        {
            if (presses == MostTabs)
            {
                Assert.Fail($"{MostTabs} tabs on {page.Url} do not lead to {control}. What had the focus last: {await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
            }

            var liesBehind = await control.First.EvaluateAsync<bool>("control => (document.activeElement.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_PRECEDING) !== 0");
            await page.Keyboard.PressAsync(liesBehind ? "Shift+Tab" : "Tab");
        }
    }

    public static async Task Press(this IPage page, ILocator button)
    {
        await page.TabTo(button);
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task Tick(this IPage page, ILocator box)
    {
        await page.TabTo(box);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    public static async Task Write(this IPage page, ILocator field, string words)
    {
        await page.TabTo(field);
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>A choice is entered with Tab, taken with Space and changed with the arrows.</summary>
    /// <param name="value">The first one when null.</param>
    public static async Task Choose(this IPage page, string name, string? value = null)
    {
        var choices = page.Locator($"input[name='{name}']");
        var wanted = value is null ? choices.First : page.Locator($"input[name='{name}'][value='{value}']");
        await page.TabTo(choices);
        await page.Keyboard.PressAsync("Space");
        var reached = wanted.And(page.Locator(":focus"));
        for (var others = await choices.CountAsync(); others > 1 && await reached.CountAsync() == 0; others--)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await Assertions.Expect(wanted).ToBeCheckedAsync();
    }
}
