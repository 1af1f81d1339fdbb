using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>A customer at home, on a phone, with the code of the poster and no account.</summary>
[Collection(JourneyCollection.Name)]
public sealed class WriteInJourneyTests(Journeys journeys) : Journey(journeys)
{
    [BrowserFact]
    public async Task Customer_writes_in_from_a_phone_in_German_and_the_shop_has_it()
    {
        var phone = await Journeys.Window(390, 844, locale: "de-DE");
        await phone.GotoAsync("/w/T01");
        await phone.Locator("#words").FillAsync("Nach drei Wochen löst sich die Sohle am Zeh.");
        await phone.GetByLabel("Telefon").FillAsync("+49 911 998877");

        await phone.GetByText("Geld zurück").ClickAsync();

        // The line breaks, the page is opened again: what was typed and chosen is there.
        await phone.GotoAsync("/w/T01");
        await Expect(phone.Locator("input[value=refund]")).ToBeCheckedAsync();
        await Expect(phone.Locator("#words")).ToHaveValueAsync("Nach drei Wochen löst sich die Sohle am Zeh.");
        await Expect(phone.GetByLabel("Telefon")).ToHaveValueAsync("+49 911 998877");
        await phone.GetByText("Reparatur").ClickAsync();
        await phone.GetByLabel("Der Fehler aus der Nähe").SetInputFilesAsync(await PhotoJourneyTests.Shoe(phone));
        await phone.WaitForFunctionAsync("document.querySelector('#photo-fault').files[0]?.name === 'photo.jpg'");
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Absenden" }).ClickAsync();

        await Expect(phone.Locator(".message.good")).ToContainTextAsync("Danke.");
        var number = await phone.Locator(".track .number").First.InnerTextAsync();
        var ticket = await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}");
        Assert.Equal(("qr", "repair", "de"), ((string?)ticket["channel"], (string?)ticket["remedyWanted"], (string?)ticket["customer"]!["language"]));
        Assert.Equal(1600, (int)(await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}/photos"))["photos"]![0]!["width"]!);
        await phone.GotoAsync("/w/T01");
        await Expect(phone.Locator("#words")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Tablet_in_the_shop_takes_praise_thanks_and_is_empty_for_the_next_customer()
    {
        var tablet = await Journeys.Window(820, 1180, locale: "de-DE");
        await tablet.GotoAsync("/w/T01?kiosk");
        await tablet.Locator("input[value=praise]").CheckAsync();
        await Expect(tablet.Locator("fieldset.of-complaint")).ToBeHiddenAsync();
        await tablet.Locator("#words").FillAsync("Frau Wang war sehr freundlich.");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "Absenden" }).ClickAsync();

        await Expect(tablet.Locator(".thanks h1")).ToContainTextAsync("Danke, das hören wir gern");
        Assert.DoesNotContain("/t/", tablet.Url, StringComparison.Ordinal);
        Assert.Equal(0, await tablet.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('write-in')).length"));

        // Nobody taps: the page empties itself, and the way back shows nothing either.
        await Expect(tablet.Locator("#words")).ToHaveValueAsync("", new() { Timeout = 30_000 });
        await tablet.GoBackAsync();
        await Expect(tablet.GetByText("Frau Wang")).ToHaveCountAsync(0);
    }
}
