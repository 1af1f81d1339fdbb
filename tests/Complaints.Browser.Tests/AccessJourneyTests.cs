using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>What works without a mouse, and at 200 %.</summary>
[Collection(JourneyCollection.Name)]
public sealed class AccessJourneyTests(Journeys journeys) : Journey(journeys)
{
    [BrowserFact]
    public async Task Ticket_is_opened_walked_approved_and_closed_without_a_mouse()
    {
        var clerk = await SignedIn("floor");
        await clerk.GotoAsync("/tickets/new?for=keyboard");   // a form of its own, in which nobody has typed
        await Expect(clerk.Locator("#scan")).ToBeFocusedAsync();
        await clerk.Choose("group");
        await clerk.Choose("defect", "SOLE-OPEN");
        await clerk.Choose("mood", "3");
        await clerk.Write(clerk.Locator("#description"), "The sole is open.");
        await clerk.Choose("remedyWanted", "repair");
        await clerk.Tick(clerk.Locator("input[name=anonymous]"));
        await clerk.Press(clerk.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }));
        await Expect(clerk).ToHaveURLAsync(new Regex("/tickets/C"));
        var number = new Uri(clerk.Url).Segments[^1];
        var stage = clerk.Locator("#stage");

        await Expect(clerk.Heading()).ToHaveTextAsync("Listen");
        await Expect(stage.Locator("> fieldset")).ToBeEnabledAsync();
        await clerk.Tick(stage.GetByLabel("Asked whether there is anything else"));
        await clerk.Write(stage.GetByLabel("Key points of the complaint"), "It opened in the rain.");
        await Save(clerk, "Talk");
        await clerk.Choose("fields.place", "backRoom");
        await clerk.Choose("mood", "2");
        await clerk.Choose("outcome", "calmer");
        await Save(clerk, "Apologise");
        await clerk.Choose("fields.apology", "regret");
        await clerk.Choose("outcome", "accepted");
        await Save(clerk, "Analyse");
        await clerk.TabTo(stage.GetByLabel("Likely cause"));
        await clerk.Keyboard.PressAsync("ArrowDown");
        await Expect(stage.GetByLabel("Likely cause")).ToHaveValueAsync("material");
        await clerk.Choose("fields.wear", "W2");
        await clerk.Write(stage.GetByLabel("The problem in your words"), "The left sole is open at the toe.");
        await clerk.Tick(stage.GetByLabel("The customer agrees that this is the problem"));   // who cannot draw a signature says yes
        await clerk.Choose("outcome", "upheld");
        await Save(clerk, "Explain");
        await clerk.Write(stage.GetByLabel("What you explained"), "The glue did not hold.");
        await clerk.Tick(stage.GetByLabel("The customer has heard the explanation"));
        await clerk.Choose("outcome", "understood");
        await Save(clerk, "Process");
        await clerk.Choose("fields.remedy", "repair");
        await clerk.Press(stage.GetByRole(AriaRole.Group, new() { Name = "Who sees to it: quick choice" }).GetByRole(AriaRole.Button).First);
        await clerk.Press(stage.GetByRole(AriaRole.Group, new() { Name = "Promised for: quick choice" }).GetByRole(AriaRole.Button).Last);
        await Expect(stage.Locator("[id='fields.dueOn']")).Not.ToHaveValueAsync("");
        await clerk.Choose("outcome", "agreed");
        await Save(clerk, "Compensate");
        await clerk.Press(stage.GetByRole(AriaRole.Button, new() { Name = "Taxi or parking" }));
        await Expect(stage.Locator(".given li")).ToHaveCountAsync(1);
        await clerk.Choose("outcome", "settled");
        await clerk.Press(stage.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }));
        await Expect(clerk.GetByText("waits for approval").First).ToBeVisibleAsync();

        var supervisor = await SignedIn("supervisor");
        await supervisor.Press(supervisor.Locator(".nav").GetByRole(AriaRole.Link, new() { Name = "Approvals" }));
        await Expect(supervisor).ToHaveURLAsync(new Regex("/approvals"));
        var question = supervisor.Locator("section.card", new() { HasTextString = number });
        await Expect(question.Locator("fieldset.decide")).ToBeEnabledAsync();
        await supervisor.Press(question.GetByRole(AriaRole.Button, new() { Name = "Approve" }));
        await Expect(question).ToHaveCountAsync(0);

        await Expect(clerk.Heading()).ToHaveTextAsync("Confirm");
        await Expect(stage.Locator("> fieldset")).ToBeEnabledAsync();
        var gifts = clerk.Locator("#gifts");
        await Expect(gifts.Locator("form > fieldset")).ToBeEnabledAsync();
        await clerk.Press(gifts.GetByRole(AriaRole.Button, new() { Name = "Hand over Taxi or parking" }));
        await Expect(gifts.Locator("form")).ToHaveCountAsync(0);
        await clerk.Choose("outcome", "satisfied");
        await clerk.Choose("fields.score", "5");
        await clerk.Choose("mood", "1");
        await clerk.Tick(stage.GetByLabel("Thanked for the opinion and said goodbye"));
        await Save(clerk, "Follow up");
        await clerk.Choose("outcome", "settled");
        await clerk.Choose("fields.contact", "call");
        await clerk.Choose("fields.promiseKept", "yes");
        await clerk.Choose("fields.score", "5");
        await clerk.Press(stage.GetByRole(AriaRole.Button, new() { Name = "Save this step" }));

        await Expect(clerk.Locator(".message.good", new() { HasTextString = "Closed" }).First).ToBeVisibleAsync();
        var ticket = await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}");
        Assert.Equal("closed", (string?)ticket["status"]);
        Assert.Equal(["listen", "talk", "apologise", "analyse", "explain", "process", "compensate", "confirm", "followUp"], ticket["stages"]!.AsArray().Select(done => (string?)done!["stage"]));
        Assert.Empty((await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}/talk"))["signatures"]!.AsArray());
    }

    [BrowserFact]
    public async Task Twice_as_large_nothing_scrolls_sideways_and_the_step_can_be_saved()
    {
        var number = (string)(await Journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&stage=listen&pageSize=1"))["items"]![0]!["number"]!;
        var page = await Journeys.Window(640, 400, scale: 2);
        await page.SignInAs("floor");
        foreach (var address in new[] { "/", "/tickets", "/tickets/new", $"/tickets/{number}" })
        {
            await page.GotoAsync(address);
            await page.Ready();
            await page.FitsTheScreen();
            if (address.StartsWith("/tickets/", StringComparison.Ordinal))
            {
                var save = page.Locator(".save-bar button.primary").First;
                await Expect(save).ToBeEnabledAsync();
                await save.ClickAsync(new() { Trial = true });
            }
        }
    }

    private async Task<IPage> SignedIn(string user)
    {
        var page = await Journeys.Window();
        await page.Write(page.GetByLabel("User name"), user);
        await page.Write(page.GetByLabel("Password"), Journeys.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await page.Ready();
        return page;
    }

    /// <summary>Saves the step by its button. The focus went with it, so the page's heading has to take it.</summary>
    private static async Task Save(IPage page, string next)
    {
        await page.Press(page.Locator("#stage").GetByRole(AriaRole.Button, new() { Name = "Save this step" }));
        await Expect(page.Heading()).ToHaveTextAsync(next);
        await Expect(page.Locator("h1").First).ToBeFocusedAsync();
        await Expect(page.Locator("#stage > fieldset")).ToBeEnabledAsync();
    }
}
