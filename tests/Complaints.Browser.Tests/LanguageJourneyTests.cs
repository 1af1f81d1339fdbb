using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>Whole complaints in German on a tablet and in Chinese on a phone, and what works without a mouse or at 200 %.</summary>
[Collection(JourneyCollection.Name)]
public sealed class LanguageJourneyTests(Journeys journeys)
{
    [BrowserFact]
    public async Task Angry_customer_with_a_split_sole_is_settled_in_German_on_a_tablet()
    {
        var receipt = await ReceiptIn("D01");
        var page = await journeys.Window(820, 1180, locale: "de-DE");
        await page.SignInAs("floor.de");
        await page.GotoAsync("/tickets/new");
        await page.Ready();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Neue Reklamation");
        await page.Locator("#scan").FillAsync(receipt);
        await page.Locator("#scan").PressAsync("Enter");
        await Expect(page.Locator(".scan .message.good, .scan .lines-found").First).ToBeVisibleAsync();
        if (await page.Locator(".scan .line-found").CountAsync() > 0)
        {
            await page.Locator(".scan .line-found").First.ClickAsync();
        }

        await Expect(page.Locator(".scan .message.good")).ToContainTextAsync(receipt);
        await page.Locator("label:has(input[name=group])").First.ClickAsync();
        await page.Locator("label:has(input[name=defect][value=SOLE-OPEN])").ClickAsync();
        await page.Locator("label:has(input[name=mood])").Nth(4).ClickAsync();
        await page.Locator("#description").FillAsync("Die Sohle geht nach zwei Monaten auf. Unglaublich!");
        await page.Locator("label:has(input[name=remedyWanted][value=repair])").ClickAsync();
        await page.Locator("[id='customer.phone']").FillAsync("+49 30 5550 1234");
        await page.Locator("[id='customer.name']").FillAsync("Sabine Vogel");
        await page.Locator("label:has(input[value=frau])").ClickAsync();
        await page.Locator("[id='customer.language']").SelectOptionAsync("de");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fall anlegen" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/tickets/C"));
        var number = new Uri(page.Url).Segments[^1];

        await Expect(page.Locator(".coach [lang=de]")).ToContainTextAsync("Frau Vogel");
        await Say(page, "#note", "Zuhören", "Sie hat alles gesagt.");
        await Mood(page, 5);
        await page.Record("Zuhören");
        await Expect(page.Heading()).ToContainTextAsync("Reden");
        await page.GetByLabel("Im Nebenraum, ohne Zuhörer").CheckAsync();
        await page.GetByLabel("Ein Glas Wasser angeboten").CheckAsync();
        await Mood(page, 3);
        await page.Record("Reden", "Ruhiger");
        await page.Record("Entschuldigen");

        await Expect(page.Heading()).ToContainTextAsync("Prüfen");
        await Expect(page.Locator(".law [data-line=owed]")).ToContainTextAsync("Nachbesserung oder Ersatz, wie der Kunde es wählt, kostenlos.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zwei Rechte vergleichen" }).ClickAsync();
        await Expect(page.Locator(".law-row.head h2").First).ToHaveTextAsync("Deutschland");
        await page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await Expect(page.Heading()).ToContainTextAsync("Prüfen");
        await page.GetByText("Fehler oder Abnutzung? Hilfe beim Beurteilen").ClickAsync();
        await page.GetByLabel("Sohle löst sich").CheckAsync();
        await page.GetByLabel("Nur einer der beiden Schuhe ist betroffen").CheckAsync();
        await Expect(page.Locator(".judgement")).ToContainTextAsync("sprechen für einen Fehler");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Übernehmen:") }).ClickAsync();
        await page.Record("Prüfen", "Unser Fehler");
        await page.Record("Erklären", "Verstanden");
        await page.Locator("#stage label:has(input[name='fields.remedy'][value=repair]), #stage label:has-text('Nachbesserung')").First.ClickAsync();
        await page.Record("Lösen", "Geeinigt");
        await page.Fill("Kulanz geben", "Erledigt");
        await page.Locator("#stage button.gift", new() { HasTextString = "Rabattkarte 10 %" }).First.ClickAsync();
        await page.Locator("#stage .save-bar button.primary").ClickAsync();
        await Expect(page.Heading()).ToContainTextAsync("Bestätigen");
        var gifts = page.Locator("#gifts");
        await Press(gifts, "Übergeben");
        var slip = await page.RunAndWaitForPopupAsync(() => gifts.GetByRole(AriaRole.Link, new() { Name = "Beleg" }).ClickAsync());
        await Expect(slip.Locator(".slip h1")).ToHaveTextAsync("Rabattkarte 10 %");
        await Expect(slip.Locator(".slip")).ToContainTextAsync("Für Sabine Vogel");
        await Expect(gifts).ToContainTextAsync(await slip.Locator(".slip-number").InnerTextAsync());
        await slip.FitsTheScreen();
        await slip.CloseAsync();
        await Mood(page, 2);
        await page.Record("Bestätigen", "Zufrieden");
        await page.Record("Nachfragen", "Erledigt");

        await Expect(page.Locator(".message.good", new() { HasTextString = "Geschlossen" })).ToBeVisibleAsync();
        await page.FitsTheScreen();
        var ticket = await journeys.Api("demo-quality", $"/api/v1/tickets/{number}");
        Assert.Equal("closed", (string?)ticket["status"]);
        Assert.Equal(receipt, (string?)ticket["item"]!["receipt"]);
        Assert.Equal(["listen", "talk", "apologise", "analyse", "explain", "process", "compensate", "confirm", "followUp"], ticket["stages"]!.AsArray().Select(stage => (string?)stage!["stage"]));
        Assert.Equal("compensate", (string?)Assert.Single(ticket["stages"]!.AsArray(), stage => stage!["compensation"]!.AsArray().Count > 0)!["stage"]);
        Assert.Contains((await journeys.Api("demo-quality", $"/api/v1/tickets/{number}/care"))["promises"]!.AsArray(), promise => (string?)promise!["what"] == "repair" && (string?)promise["state"] == "kept");
        Assert.Equal(["reserve", "approve", "handOver"], (await journeys.Api("demo-quality", $"/api/v1/ledger?ticket={number}")).AsArray().Select(row => (string?)row!["kind"]));
    }

    /// <summary>A promise for a day, the parcel with the card in it, proof of both, and the call a week after it came home.</summary>
    [BrowserFact]
    public async Task Repair_is_followed_up_in_Chinese_on_a_phone()
    {
        const string Parcel = "SF1083264557";
        await using var server = await Server.Start();
        var page = await journeys.Window(390, 844, through: server.Address, locale: "zh-CN");
        await page.SignInAs("floor");
        await page.Speak("zh");
        await page.FillTicket("鞋底开胶了。");
        await page.Locator("input[name=anonymous]").UncheckAsync();
        await page.Locator("[id='customer.phone']").FillAsync("+86 22 8765 4321");
        await page.Locator("[id='customer.name']").FillAsync("王芳芳");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/tickets/C"));
        var number = new Uri(page.Url).Segments[^1];
        foreach (var (stage, outcome) in new[] { ("倾听", null), ("安抚", "平静些了"), ("道歉", "接受了"), ("分析", "是我们的责任"), ("解释", "听明白了"), ("处理", "谈妥了") })
        {
            await page.Record(stage, outcome);
            await page.FitsTheScreen();
        }

        await page.Record("补偿", null, "感谢卡", "免运费");
        await page.Record("确认", "满意");
        await Expect(page.Heading()).ToContainTextAsync("回访");

        var care = page.Locator("#care");
        await care.Locator("#repair-part").FillAsync("左脚鞋底");
        await care.Locator("#repair-workshop").FillAsync("老李修鞋");
        await Press(care, "安排好了");
        await Press(care, "送去维修");
        await Expect(care.Locator("input[id^='back-']")).Not.ToHaveValueAsync("");   // in time for what was promised
        await Press(care, "送去维修");
        await Expect(care).ToContainTextAsync("正在维修");
        await Press(care, "已取回");
        await care.GetByText("修好了", new() { Exact = true }).ClickAsync();
        await Press(care, "已取回");
        await page.FitsTheScreen();
        var gifts = page.Locator("#gifts");
        await Press(gifts.Locator("li", new() { HasTextString = "感谢卡" }), "交付给顾客");
        await Press(care, "通知顾客");
        await care.Locator("label:has(input[name=how])").First.ClickAsync();
        await care.GetByText("快递寄回", new() { Exact = true }).ClickAsync();
        await Press(care, "通知顾客");
        await Expect(care).ToContainTextAsync("已通知顾客");
        await Press(care, "寄给顾客");
        await care.Locator("input[id^=carrier]").FillAsync("顺丰");
        await care.Locator("input[id^=tracking]").FillAsync(Parcel);
        await Press(care, "寄给顾客");
        await Expect(care).ToContainTextAsync("正在寄回");
        await Expect(care).ToContainTextAsync(Parcel);
        var shipping = gifts.Locator("li", new() { HasTextString = "免运费" });
        await shipping.Locator("input:not([type=hidden])").FillAsync(Parcel);
        await Press(shipping, "交付给顾客");
        await Expect(shipping).ToContainTextAsync(Parcel);
        await Press(care, "已签收");
        await Expect(care.Locator("form input[id^='on-']")).ToBeVisibleAsync();
        await Press(care, "已签收");
        await Expect(care).ToContainTextAsync("已交还顾客");
        while (await care.GetByRole(AriaRole.Button, new() { Name = "已兑现" }).CountAsync() is > 0 and var open)
        {
            await care.GetByRole(AriaRole.Button, new() { Name = "已兑现" }).First.ClickAsync();
            await Expect(care.GetByRole(AriaRole.Button, new() { Name = "已兑现" })).ToHaveCountAsync(open - 1);
        }

        await Expect(care.Locator(".chip", new() { HasTextString = "已兑现" }).First).ToBeVisibleAsync();
        await page.FitsTheScreen();

        await page.GotoAsync("/calls");
        await Expect(page.Locator("article.call", new() { HasTextString = number })).ToHaveCountAsync(0);
        await Journeys.Forward(TimeSpan.FromDays(7), server);
        await page.GotoAsync("/");
        await page.SignInAs("floor");   // nobody stays signed in for a week
        await page.GotoAsync("/calls");
        var call = page.Locator("article.call", new() { HasTextString = number });
        await Expect(call).ToContainTextAsync("王芳芳");
        await Expect(call.Locator("a[href^='tel:']")).ToHaveAttributeAsync("href", "tel:+862287654321");
        await Expect(call).ToContainTextAsync("已兑现");
        await Expect(call.GetByRole(AriaRole.Button, new() { Name = "没人接" })).ToBeEnabledAsync();   // live: a tap between two drawings of a link goes nowhere
        await page.FitsTheScreen();
        await call.GetByRole(AriaRole.Link, new() { Name = "通了话" }).ClickAsync();
        await page.Record("回访", "已解决");

        await Expect(page.Locator(".message.good", new() { HasTextString = "已结单" })).ToBeVisibleAsync();
        await page.FitsTheScreen();
        var ticket = await journeys.Api("demo-floor", $"/api/v1/tickets/{number}", server);
        var promises = (await journeys.Api("demo-floor", $"/api/v1/tickets/{number}/care", server))["promises"]!.AsArray();
        Assert.Contains(promises, promise => (string?)promise!["what"] == "repair");
        Assert.All(promises, promise => Assert.Equal("kept", (string?)promise!["state"]));
        Assert.Equal(
            [("thankYouCard", null), ("shipping", Parcel)],
            ticket["stages"]!.AsArray().SelectMany(stage => stage!["compensation"]!.AsArray()).Select(line => ((string?)line!["kind"], (string?)line["reference"])));
    }

    /// <summary>The only button of this name that can be pressed now, once it can.</summary>
    private static async Task Press(ILocator within, string name)
    {
        var button = within.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") });
        await Expect(button).ToBeEnabledAsync();
        await button.ClickAsync();
        await Expect(within.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Two_steps_are_recorded_without_a_mouse()
    {
        var page = await journeys.SignedIn("floor");
        await page.NewTicketForm();
        await Choose(page, "input[name=group]", 0);
        await Choose(page, "input[name=defect]", 0);
        await Choose(page, "input[name=mood]", 3);
        await Write(page, "#description", "The sole is open.");
        await Choose(page, "input[name=remedyWanted]", 0);
        await TabTo(page, "input[name=anonymous]");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, ".save-bar button.primary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/tickets/C"));

        foreach (var (stage, next) in new[] { ("Listen", "Talk"), ("Talk", "Apologise") })
        {
            await Expect(page.Heading()).ToContainTextAsync(stage);
            await Expect(page.Locator("#stage > fieldset")).ToBeEnabledAsync();
            await Answer(page);
            await Expect(page.Heading()).ToContainTextAsync(next);
        }
    }

    [BrowserFact]
    public async Task Twice_as_large_nothing_scrolls_sideways_and_the_step_can_be_saved()
    {
        var number = (string)(await journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&stage=listen&pageSize=1"))["items"]![0]!["number"]!;
        var page = await journeys.Window(640, 400, scale: 2);
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

    private async Task<string> ReceiptIn(string store)
    {
        foreach (var row in (await journeys.Api("demo-quality", $"/api/v1/tickets?store={store}&kind=complaint&pageSize=50"))["items"]!.AsArray())
        {
            if ((string?)(await journeys.Api("demo-quality", $"/api/v1/tickets/{row!["number"]}"))["item"]!["receipt"] is { } receipt)
            {
                return receipt;
            }
        }

        throw new InvalidOperationException($"Nobody has a receipt in {store}.");
    }

    private static async Task Say(IPage page, string field, string stage, string words)
    {
        await Expect(page.Heading()).ToContainTextAsync(stage);
        await page.Locator($"#stage > fieldset:enabled {field}").FillAsync(words);
    }

    private static Task Mood(IPage page, int mood) => page.Locator($"#stage > fieldset:enabled label:has(input[name=mood][value='{mood}'])").ClickAsync();

    /// <summary>Presses Tab until this has the focus.</summary>
    private static async Task TabTo(IPage page, string what)
    {
        for (var presses = 0; presses < 120; presses++)
        {
            if (await page.EvaluateAsync<bool>("what => document.activeElement.matches(what)", what))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {what} on {page.Url}.");
    }

    /// <summary>A choice is entered with Tab, taken with Space and changed with the arrows.</summary>
    private static async Task Choose(IPage page, string radios, int nth)
    {
        await TabTo(page, radios);
        await page.Keyboard.PressAsync("Space");
        for (var step = 0; step < nth; step++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(page.Locator(radios).Nth(nth)).ToBeCheckedAsync();
    }

    private static async Task Write(IPage page, string field, string words)
    {
        await TabTo(page, field);
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>Goes through the step from its start to its button and answers what is asked on the way, twice, because some answers ask more.</summary>
    private static async Task Answer(IPage page)
    {
        for (var round = 0; round < 2; round++)
        {
            await page.Locator("#stage-title").EvaluateAsync("title => { title.tabIndex = -1; title.focus(); }");
            for (var presses = 0; presses < 80; presses++)
            {
                await page.Keyboard.PressAsync("Tab");
                switch (await page.EvaluateAsync<string>("""
                    () => {
                      const at = document.activeElement;
                      if (at.matches("#stage .save-bar button.primary")) return "save";
                      if (!at.closest("#stage > fieldset") || at.closest("details")) return "";
                      if (at.type === "radio") return document.querySelector(`#stage input[name="${at.name}"]:checked`) ? "" : "tick";
                      if (at.type === "checkbox") return at.checked || /^(calm|sign)\./.test(at.name) ? "" : "tick";
                      return at.matches("textarea, input:not([type])") && !at.value ? "write" : "";
                    }
                    """))
                {
                    case "tick":
                        await page.Keyboard.PressAsync("Space");
                        break;
                    case "write":
                        await page.Keyboard.TypeAsync("Typed without a mouse.");
                        break;
                    case "save" when round == 0:
                        presses = 80;
                        break;
                    case "save":
                        await page.Keyboard.PressAsync("Enter");
                        return;
                }
            }
        }

        Assert.Fail("Tab does not lead to the button that saves.");
    }
}
