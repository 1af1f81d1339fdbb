using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>The first offer was not enough. The second is asked for while the customer waits, or was allowed beforehand.</summary>
[Collection(JourneyCollection.Name)]
public sealed class SecondOfferJourneyTests(Journeys journeys) : Journey(journeys)
{
    [BrowserFact]
    public async Task Second_offer_is_approved_while_she_waits_and_settles_it()
    {
        var clerk = await Journeys.SignedIn("floor", width: 820, height: 1180);
        var supervisor = await Journeys.SignedIn("supervisor", width: 390, height: 844);
        var number = await Unsatisfied(clerk);

        await clerk.Record("Compensate", null, "Taxi or parking");
        await Expect(clerk.GetByText("waits for approval").First).ToBeVisibleAsync();
        await supervisor.GotoAsync("/approvals");
        var question = supervisor.Locator("section.card", new() { HasTextString = number });
        await Expect(question).ToContainTextAsync("¥59");
        await question.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await clerk.Record("Confirm", "Satisfied");
        await clerk.Record("Follow up", "Settled");
        await Expect(clerk.Locator(".message.good", new() { HasTextString = "Closed" }).First).ToBeVisibleAsync();
        var ticket = await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}");
        Assert.Equal(["process", "compensate", "confirm"], ticket["stages"]!.AsArray().Where(stage => (int)stage!["visit"]! == 2).Select(stage => (string?)stage!["stage"]));
    }

    [BrowserFact]
    public async Task Second_offer_from_the_envelope_asks_nobody_and_is_told_so()
    {
        var admin = await Journeys.SignedIn("admin");
        await admin.GotoAsync("/setup?tab=limits");
        await admin.Ready();
        await admin.GetByLabel("Role").SelectOptionAsync("floor");
        await admin.GetByLabel("Currency").FillAsync("CNY");
        await admin.GetByLabel("Counted over").SelectOptionAsync("envelope");
        await admin.GetByLabel("At most").FillAsync("100");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(admin.Locator(".message.good")).ToBeVisibleAsync();
        await admin.GotoAsync("/budgets");
        await admin.Ready();
        var budget = admin.Locator("section.budget", new() { HasTextString = "T01" });
        await budget.Locator("fieldset:enabled #budget-T01").FillAsync("9000");
        await budget.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(budget).ToContainTextAsync("¥9,000");

        var clerk = await Journeys.SignedIn("floor", width: 820, height: 1180);
        var number = await Unsatisfied(clerk);
        await clerk.Fill("Compensate", null, "VIP status for three months");
        await Expect(clerk.GetByText("A second offer may pass it by ¥100").First).ToBeVisibleAsync();
        await Expect(clerk.GetByText("This is above what you may give alone.")).ToHaveCountAsync(0);
        await clerk.Locator("#stage .save-bar button.primary").ClickAsync();

        await Expect(clerk.Heading()).ToContainTextAsync("Confirm");
        await Expect(clerk.GetByText("From the envelope for second offers").First).ToBeAttachedAsync();
        var ticket = await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}");
        Assert.Empty(ticket["approvals"]!.AsArray());
        Assert.Equal([false, true], ticket["stages"]!.AsArray().SelectMany(stage => stage!["compensation"]!.AsArray()).Select(line => (bool)line!["fromEnvelope"]!));
    }

    /// <summary>Insoles were not enough. Nobody leaves the step without telling the customer where we stand.</summary>
    private static async Task<string> Unsatisfied(IPage clerk)
    {
        var number = await clerk.OpenTicket("The sole came off, and insoles do not mend that.");
        foreach (var stage in new[] { "Listen", "Talk", "Apologise", "Analyse", "Explain", "Process" })
        {
            await clerk.Record(stage);
        }

        await clerk.Record("Compensate", null, "Pair of insoles ¥9");
        await clerk.Fill("Confirm", "Not satisfied");
        await clerk.GetByLabel("Our final opinion").FillAsync("");
        await clerk.Locator("#stage .save-bar button.primary").ClickAsync();
        await Expect(clerk.Locator("#stage .field .wrong").First).ToBeVisibleAsync();
        await Expect(clerk.Heading()).ToContainTextAsync("Confirm");
        await clerk.Record("Confirm", "Not satisfied");
        await Expect(clerk.Heading()).ToHaveTextAsync("Process, time 2");
        await clerk.Record("Process");
        return number;
    }
}
