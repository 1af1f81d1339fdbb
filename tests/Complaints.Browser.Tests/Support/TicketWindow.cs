using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Complaints.Browser.Tests.Support;

/// <summary>What a clerk does on the ticket pages, told as a clerk would. Forms are filled in as they are drawn, whatever the process asks for.</summary>
public static class TicketWindow
{
    public static async Task SignIn(this IPage page, string user, string password)
    {
        await page.GetByLabel("User name").FillAsync(user);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Signs in whatever language the page speaks.</summary>
    public static async Task SignInAs(this IPage page, string user)
    {
        await page.Locator("input[autocomplete=username]").FillAsync(user);
        await page.Locator("input[type=password]").FillAsync(Journeys.Password);
        await page.Locator("form button.primary").ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await page.Ready();
    }

    /// <summary>Chooses a language where a person does.</summary>
    /// <param name="language">en, de or zh.</param>
    public static async Task Speak(this IPage page, string language)
    {
        if ((await page.Locator("html").GetAttributeAsync("lang"))!.StartsWith(language, StringComparison.Ordinal))
        {
            return;
        }

        for (var tries = 5; ; tries--)
        {
            try
            {
                await page.Locator(".languages > button").ClickAsync();
                await page.Locator($".languages [popover] button[lang^={language}]").ClickAsync(new() { Timeout = 3_000 });
                break;
            }
            catch (TimeoutException) when (tries > 0)
            {
                // A page that turned live in this very moment has drawn its menu anew, and closed.
            }
        }

        await page.Ready();
    }

    public static ILocator Heading(this IPage page) => page.Locator("#stage-title");

    /// <summary>Opens a ticket in the first store of the clerk and ends on its page.</summary>
    /// <returns>Its number.</returns>
    public static async Task<string> OpenTicket(this IPage page, string words)
    {
        await page.FillTicket(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/tickets/C"));
        return new Uri(page.Url).Segments[^1];
    }

    /// <summary>All that opening a ticket asks for, ready to be sent.</summary>
    public static async Task FillTicket(this IPage page, string words)
    {
        await page.GotoAsync("/tickets/new");
        await page.Locator("fieldset:not([disabled]) #description").FillAsync(words);
        await page.Locator("label:has(input[name=mood])").Nth(3).ClickAsync();
        await page.Locator("label:has(input[name=remedyWanted])").First.ClickAsync();
        await page.Locator("label:has(input[name=group])").First.ClickAsync();
        await page.Locator("label:has(input[name=defect])").First.ClickAsync();
        await page.Locator("label.check:has(input[name=anonymous]) input").CheckAsync();
    }

    /// <summary>The form for a new ticket with nothing in it, whatever was typed there before.</summary>
    public static async Task NewTicketForm(this IPage page)
    {
        await page.GotoAsync("/tickets/new");
        await Assertions.Expect(page.Locator("fieldset:not([disabled]) #description")).ToBeVisibleAsync();
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Yes, throw it away" }).ClickAsync();
            await Assertions.Expect(page.Locator(".draft-since")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator("fieldset:not([disabled]) #description")).ToBeVisibleAsync();
        }
    }

    /// <summary>The server has all that was typed into the form.</summary>
    public static Task Kept(this IPage page) => Assertions.Expect(page.Locator(".draft-state .saved >> visible=true").First).ToBeVisibleAsync();

    /// <summary>Loads the page again, whatever it asks.</summary>
    public static async Task ReloadAccepting(this IPage page)
    {
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();
    }

    /// <summary>Fills in the open step and saves it. Waits until it is gone.</summary>
    /// <param name="outcome">Its word on the page; the first one when null.</param>
    /// <param name="gifts">Buttons of gifts to press.</param>
    public static async Task Record(this IPage page, string stage, string? outcome = null, params string[] gifts)
    {
        await page.Fill(stage, outcome, gifts);
        await page.Locator("#stage .save-bar button.primary").ClickAsync();
    }

    /// <summary>Fills in what is still empty in the open step, and presses nothing.</summary>
    public static async Task Fill(this IPage page, string stage, string? outcome = null, params string[] gifts)
    {
        await Assertions.Expect(page.Heading()).ToContainTextAsync(stage);
        var form = page.Locator("#stage");
        await Assertions.Expect(form.Locator("> fieldset")).ToBeEnabledAsync();
        if (outcome is not null)
        {
            await form.Locator("label:has(input[name=outcome])", new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(outcome)}\s*$") }).ClickAsync();
        }

        // Some questions appear only when the server has heard of an answer before them: look again until none is left.
        var open = form.Locator("fieldset.field:has(input[type=radio]):not(:has(input:checked))");
        for (var quiet = 0; quiet < 2;)
        {
            if (await open.CountAsync() > 0)
            {
                quiet = 0;
                await open.First.Locator("label").First.ClickAsync();
            }
            else
            {
                quiet++;
                await page.WaitForTimeoutAsync(300);
            }
        }

        var unticked = form.Locator("input[type=checkbox]:not(:checked):not([name^='calm.']):not([name^='sign.'])");
        while (await unticked.CountAsync() > 0)
        {
            await unticked.First.CheckAsync();
        }

        foreach (var day in await form.Locator("input[type=date]").AllAsync())
        {
            await day.FillAsync(DateTimeOffset.UtcNow.AddDays(3).ToString("yyyy-MM-dd", null));
        }

        foreach (var list in await form.Locator("select").AllAsync())
        {
            if (await list.InputValueAsync() == "")
            {
                await list.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            }
        }

        foreach (var text in await form.Locator("textarea, input:not([type])").AllAsync())
        {
            if (await text.InputValueAsync() == "")
            {
                await text.FillAsync($"Said at {stage}.");
                await text.BlurAsync();
            }
        }

        foreach (var gift in gifts)
        {
            await form.GetByRole(AriaRole.Button, new() { Name = gift }).ClickAsync();
        }
    }

    /// <summary>One stroke of the customer's signature, straight across the paper with the mouse.</summary>
    /// <param name="from">Where it begins, as parts of the paper's width and height.</param>
    public static async Task Sign(this IPage page, (float X, float Y) from, (float X, float Y) to)
    {
        var paper = page.Locator(".signature canvas");
        await paper.ScrollIntoViewIfNeededAsync();
        var box = (await paper.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (from.X * box.Width), box.Y + (from.Y * box.Height));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (to.X * box.Width), box.Y + (to.Y * box.Height), new() { Steps = 10 });
        await page.Mouse.UpAsync();
    }

    /// <summary>What is seen on the paper of the signature, and the strokes that the form holds.</summary>
    public static async Task<(string Seen, string Strokes)> Paper(this IPage page) => (
        await page.Locator(".signature canvas").EvaluateAsync<string>("paper => paper.toDataURL()"), await page.Locator(".signature input").InputValueAsync());

    /// <summary>The page is drawn and its circuit answers.</summary>
    public static async Task Ready(this IPage page)
    {
        await Assertions.Expect(page.Locator("h1").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }
}
