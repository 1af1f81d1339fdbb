using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>Worked stories of the trade, in German on a tablet and in Chinese on a phone, each from the second of a month on.</summary>
[Collection(JourneyCollection.Name)]
public sealed class LanguageJourneyTests(Journeys journeys, Weeks weeks) : Journey(journeys), IClassFixture<Weeks>
{
    private const string Parcel = "SF1083264557";

    /// <summary>Day 62 of 120, somebody who shouts, a repair and 30 of the 50 that a clerk may give without asking anybody.</summary>
    [BrowserFact]
    public async Task Angry_customer_with_an_open_sole_is_settled_in_German_on_a_tablet_without_asking_anybody()
    {
        const string Receipt = "T01-990062";
        var today = await weeks.SecondOfAMonth();
        var (bought, lastDay, promised) = (today.AddDays(-62), today.AddDays(58), today.AddDays(7));
        await Sold("T01", Receipt, bought);
        var before = await Budget();
        var page = await Journeys.Window(820, 1180, through: weeks.Server.Address, locale: "de-DE", touch: true);
        await page.SignInAs("floor");
        await page.Speak("de");
        await page.GotoAsync("/tickets/new");
        await page.Ready();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Neue Reklamation");
        await page.Locator("#scan").FillAsync(Receipt);
        await page.Locator("#scan").PressAsync("Enter");
        var found = page.Locator(".scan .message.good");
        await Expect(found).ToContainTextAsync($"Stride Bequemschuh STRIDE-77 · schwarz · 38 · B2426 · 399 ¥ · {German(bought)} · {Receipt}");
        await page.Locator("label:has(input[name=group])").First.ClickAsync();
        await page.Locator("label:has(input[name=defect][value=SOLE-OPEN])").ClickAsync();
        await page.Locator("label:has(input[name=mood][value='5'])").ClickAsync();
        await page.Locator("#description").FillAsync("Die Sohle geht nach zwei Monaten auf. Unglaublich!");
        await page.Locator("label:has(input[name=remedyWanted][value=repair])").ClickAsync();
        await page.Locator("[id='customer.phone']").FillAsync("+86 351 5550 1234");
        await page.Locator("[id='customer.name']").FillAsync("Sabine Vogel");
        await page.Locator("label:has(input[value=frau])").ClickAsync();
        await page.Locator("[id='customer.language']").SelectOptionAsync("de");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fall anlegen" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/tickets/C"));
        var number = new Uri(page.Url).Segments[^1];

        await Expect(page.Heading()).ToHaveTextAsync("Zuhören");
        await Expect(page.Locator(".coach [lang=de]")).ToContainTextAsync("Frau Vogel");
        await page.Locator("#stage > fieldset:enabled [id='fields.keyPoints']").FillAsync("Neu war sie teuer, und jetzt geht sie auf.");
        await page.Locator("input[name='fields.anythingElse']").CheckAsync();
        await Pick(page, "mood", "5");
        await Save(page);
        await Expect(page.Heading()).ToHaveTextAsync("Reden");
        await page.GetByLabel("Im Nebenraum, ohne Zuhörer").CheckAsync();
        await page.GetByLabel("Ein Glas Wasser angeboten").CheckAsync();
        await Pick(page, "mood", "3");
        await Pick(page, "outcome", "calmer");
        await Save(page);
        await Expect(page.Heading()).ToHaveTextAsync("Entschuldigen");
        await Pick(page, "fields.apology", "regret");
        await Pick(page, "outcome", "accepted");
        await Save(page);

        await Expect(page.Heading()).ToHaveTextAsync("Prüfen");
        await Expect(page.Locator(".law [data-line=owed] dd").First).ToHaveTextAsync("Kostenlose Reparatur, zurück in 7 Tagen; sonst wählt der Kunde.");
        await Expect(page.Locator(".law [data-line=lastDay] dd").First).ToHaveTextAsync($"{German(lastDay)}, noch 58 Tage");
        await Expect(page.Locator(".law [data-line=lastDay]")).ToContainTextAsync("Am Tag 62 reklamiert, rechtzeitig.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zwei Rechte vergleichen" }).ClickAsync();
        await Expect(page.Locator(".law-row.head h2").First).ToHaveTextAsync("Taiyuan, China");
        await page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await Expect(page.Locator("#stage > fieldset")).ToBeEnabledAsync();
        await Expect(page.Locator("[id='fields.defect']")).ToHaveValueAsync("SOLE-OPEN");
        await page.Locator("[id='fields.cause']").SelectOptionAsync("adhesive");
        await Pick(page, "fields.wear", "W2");
        await page.GetByText("Fehler oder Abnutzung? Hilfe beim Beurteilen").ClickAsync();
        await Expect(page.Locator("#wear-days")).ToHaveValueAsync("62");
        await page.GetByLabel("Sohle löst sich").CheckAsync();
        await page.GetByLabel("Nur einer der beiden Schuhe ist betroffen").CheckAsync();
        await Expect(page.Locator(".judgement")).ToContainTextAsync("sprechen für einen Fehler");
        await page.GetByRole(AriaRole.Button, new() { Name = "Übernehmen: Unser Fehler" }).ClickAsync();
        await Expect(page.Locator("#stage input[name=outcome][value=upheld]")).ToBeCheckedAsync();
        await page.Locator("[id='fields.restated']").FillAsync("Die linke Sohle löst sich vorn.");
        await page.Locator("input[name='fields.restatementConfirmed']").CheckAsync();
        await Save(page);
        await Expect(page.Heading()).ToHaveTextAsync("Erklären");
        await page.Locator("#stage > fieldset:enabled [id='fields.explanation']").FillAsync("Die Verklebung war zu schwach.");
        await page.Locator("input[name='fields.delivered']").CheckAsync();
        await Pick(page, "outcome", "understood");
        await Save(page);
        await Expect(page.Heading()).ToHaveTextAsync("Lösen");
        await Pick(page, "fields.remedy", "repair");
        await page.Locator("#stage").GetByRole(AriaRole.Button, new() { Name = "Ich", Exact = true }).ClickAsync();
        await Expect(page.Locator("[id='fields.owner']")).ToHaveValueAsync("李娜");
        await page.Locator("[id='fields.dueOn']").FillAsync($"{promised:yyyy-MM-dd}");
        await Pick(page, "outcome", "agreed");
        await Save(page);

        await Expect(page.Heading()).ToHaveTextAsync("Kulanz geben");
        var offer = page.Locator("#stage details.gifts");
        foreach (var (gift, left) in new[] { ("Paar Einlegesohlen", 41), ("Paar Einlegesohlen", 32), ("Gratisversand", 20) })
        {
            await Give(page, gift);
            await Expect(offer).ToContainTextAsync($"Sie dürfen pro Fall 50 ¥ geben, ohne zu fragen; davon sind noch {left} ¥ übrig.");
        }

        await Expect(offer.Locator("summary")).ToContainTextAsync("30 ¥");
        await Give(page, "Rabattkarte 10 %");
        await Expect(offer).ToContainTextAsync("davon sind noch 5 ¥ übrig");
        await Expect(page.GetByText("Das ist mehr, als Sie allein geben dürfen.")).ToHaveCountAsync(0);
        await Expect(page.Locator("#stage .save-bar button.primary")).ToHaveTextAsync("Schritt speichern");
        await Pick(page, "outcome", "settled");
        await Save(page);

        await Expect(page.Heading()).ToHaveTextAsync("Bestätigen");
        var gifts = page.Locator("#gifts");
        var insoles = gifts.Locator("li", new() { HasTextString = "Einlegesohlen" });
        await insoles.Locator("select").Nth(0).SelectOptionAsync("38");
        await insoles.Locator("select").Nth(1).SelectOptionAsync("38");
        await Press(insoles, "Übergeben");
        await Expect(insoles).ToContainTextAsync("李娜");
        await Press(gifts.Locator("li", new() { HasTextString = "Rabattkarte 10 %" }), "Übergeben");
        var slip = await page.RunAndWaitForPopupAsync(() => gifts.GetByRole(AriaRole.Link, new() { Name = "Beleg" }).ClickAsync());
        await Expect(slip.Locator(".slip h1")).ToHaveTextAsync("Rabattkarte 10 %");
        await Expect(slip.Locator(".slip .big")).ToHaveTextAsync("10 % Rabatt");
        await Expect(slip.Locator(".slip")).ToContainTextAsync("Für Sabine Vogel");
        await Expect(gifts).ToContainTextAsync(await slip.Locator(".slip-number").InnerTextAsync());
        await slip.FitsTheScreen();
        await slip.CloseAsync();
        await Pick(page, "mood", "2");
        await Pick(page, "outcome", "satisfied");
        await Pick(page, "fields.score", "5");
        await page.Locator("input[name='fields.thanked']").CheckAsync();
        await Save(page);

        await Expect(page.Heading()).ToHaveTextAsync("Nachfragen");
        await Expect(page.Locator("[aria-labelledby=mood-curve] p")).ToHaveTextAsync("Bei der Aufnahme: 5, schreit · Zuhören: 5, schreit · Reden: 3, verärgert · Bestätigen: 2, genervt");
        var receipt = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Beleg für den Kunden" }).ClickAsync());
        await Expect(receipt.Locator(".paper h1")).ToHaveTextAsync("Beleg zu Ihrer Reklamation");
        foreach (var said in new[] { number, "Für Sabine Vogel", "399 ¥", German(bought), "2 × Paar Einlegesohlen", "1 × Rabattkarte 10 %", $"Nachbesserung bis {German(promised)}, darum kümmert sich 李娜", $"bis zum {German(lastDay)} reklamieren" })
        {
            await Expect(receipt.Locator(".paper")).ToContainTextAsync(said);
        }

        await receipt.FitsTheScreen();
        await receipt.CloseAsync();
        var care = page.Locator("#care");
        await care.Locator("#repair-part").FillAsync("Linke Sohle");
        await care.Locator("#repair-workshop").FillAsync("Meister Li");
        await Press(care, "Einplanen");
        await Station(care, "Abgeben", () => Expect(care.Locator("input[id^='back-']")).ToHaveValueAsync($"{promised:yyyy-MM-dd}"));   // in time for what was promised
        await Expect(care).ToContainTextAsync("in der Werkstatt");

        await Later(page, "floor", TimeSpan.FromDays(6), $"/tickets/{number}");
        await Station(care, "Ist zurück", () => care.GetByText("Ja, repariert", new() { Exact = true }).ClickAsync());
        await Station(care, "Kunden informieren", () => TellOfParcel(care, "Per Paket"));
        await Station(care, "Nach Hause schicken", () => Send(care, "SF Express"));
        await Expect(care).ToContainTextAsync("auf dem Weg zum Kunden");
        await HandOverShipping(gifts, "Gratisversand", "Übergeben");
        await Station(care, "Ist zugestellt");
        await Expect(care).ToContainTextAsync("wieder beim Kunden");
        await Press(care, "Eingehalten");
        await Expect(care.Locator(".chip", new() { HasTextString = "eingehalten" })).ToBeVisibleAsync();

        var call = page.Locator("article.call", new() { HasTextString = number });
        await Later(page, "floor", TimeSpan.FromDays(6), "/calls");
        await Expect(call).ToHaveCountAsync(0);
        await Later(page, "floor", TimeSpan.FromDays(1), "/calls");
        await Expect(call).ToContainTextAsync("Sabine Vogel");
        await Expect(call).ToContainTextAsync($"Nachbesserung bis {German(promised)} eingehalten");
        await Expect(call.GetByRole(AriaRole.Button, new() { Name = "Niemand ging ran" })).ToBeEnabledAsync();
        await call.GetByRole(AriaRole.Link, new() { Name = "Wir haben gesprochen" }).ClickAsync();
        await page.Record("Nachfragen", "Erledigt");

        await Expect(page.Locator(".message.good", new() { HasTextString = "Geschlossen" })).ToBeVisibleAsync();
        await page.FitsTheScreen();
        var ticket = await Journeys.Api("demo-quality", $"/api/v1/tickets/{number}", weeks.Server);
        Assert.Equal("closed", (string?)ticket["status"]);
        Assert.Equal(Receipt, (string?)ticket["item"]!["receipt"]);
        Assert.Empty(ticket["approvals"]!.AsArray());
        Assert.Equal(["listen", "talk", "apologise", "analyse", "explain", "process", "compensate", "confirm", "followUp"], ticket["stages"]!.AsArray().Select(stage => (string?)stage!["stage"]));
        Assert.All(ticket["stages"]!.AsArray(), stage => Assert.Equal((string?)stage!["stage"] == "compensate" ? 3 : 0, stage["compensation"]!.AsArray().Count));
        var promise = Assert.Single((await Journeys.Api("demo-quality", $"/api/v1/tickets/{number}/care", weeks.Server))["promises"]!.AsArray())!;
        Assert.Equal(("repair", "kept"), ((string?)promise["what"], (string?)promise["state"]));
        var after = await Budget();
        Assert.Equal((30m, 15m), (after.Spent - before.Spent, after.Outstanding - before.Outstanding));   // the card costs when it is used
    }

    /// <summary>Promised for the ninth, sent home on the sixth with the card in the parcel, there on the eighth, proof of both, and the call a week after.</summary>
    [BrowserFact]
    public async Task Repair_is_mailed_home_and_followed_up_in_Chinese_on_a_phone()
    {
        var today = await weeks.SecondOfAMonth();
        var promised = today.AddDays(7);
        var page = await Journeys.Window(390, 844, through: weeks.Server.Address, locale: "zh-CN", touch: true);
        await page.SignInAs("floor");
        await page.Speak("zh");
        await page.FillTicket("鞋底开胶了。");
        await page.Locator("input[name=anonymous]").UncheckAsync();
        await page.Locator("[id='customer.phone']").FillAsync("+86 22 8765 4321");
        await page.Locator("[id='customer.name']").FillAsync("王芳芳");
        var number = await Open(page);
        await PromiseRepair(page, promised);
        await page.Record("补偿", null, "感谢卡", "免运费");
        await page.Record("确认", "满意");
        await Expect(page.Heading()).ToContainTextAsync("回访");
        var care = page.Locator("#care");
        await Expect(care).ToContainTextAsync($"{promised:yyyy年M月d日} 前");
        await SendOut(care, promised);
        await page.FitsTheScreen();

        await Later(page, "floor", TimeSpan.FromDays(4), $"/tickets/{number}");
        await Station(care, "已取回", () => care.GetByText("修好了", new() { Exact = true }).ClickAsync());
        await Station(care, "通知顾客", () => TellOfParcel(care, "快递寄回"));
        await Expect(care).ToContainTextAsync("已通知顾客");
        await Station(care, "寄给顾客", async () =>
        {
            await Expect(care.Locator(".parcel-contents")).ToContainTextAsync("请一并放入：1 × 感谢卡");
            await Send(care, "顺丰");
        });
        await Expect(care).ToContainTextAsync("正在寄回");
        await Expect(care).ToContainTextAsync(Parcel);
        var gifts = page.Locator("#gifts");
        await Press(gifts.Locator("li", new() { HasTextString = "感谢卡" }), "交付给顾客");
        await HandOverShipping(gifts, "免运费", "交付给顾客");
        await page.FitsTheScreen();

        await Later(page, "floor", TimeSpan.FromDays(2), $"/tickets/{number}");
        await Station(care, "已签收");
        await Expect(care).ToContainTextAsync("已交还顾客");
        Assert.Equal(
            new[] { today, today.AddDays(4), today.AddDays(4), today.AddDays(6) }.Select(day => $"{day:yyyy年M月d日}"),
            await care.Locator(".strip li.done .number").EvaluateAllAsync<string[]>("days => days.map(day => day.title)"));
        await Press(care, "已兑现");
        await Expect(care.Locator(".chip", new() { HasTextString = "已兑现" })).ToBeVisibleAsync();
        await page.FitsTheScreen();

        var call = page.Locator("article.call", new() { HasTextString = number });
        await page.GotoAsync("/calls");
        await page.Ready();
        await Expect(call).ToHaveCountAsync(0);
        await Later(page, "floor", TimeSpan.FromDays(7), "/calls");
        await Expect(call).ToContainTextAsync("王芳芳");
        await Expect(call.Locator("a[href^='tel:']")).ToHaveAttributeAsync("href", "tel:+862287654321");
        await Expect(call).ToContainTextAsync("已兑现");
        await Expect(call.GetByRole(AriaRole.Button, new() { Name = "没人接" })).ToBeEnabledAsync();   // live: a tap between two drawings of a link goes nowhere
        await page.FitsTheScreen();
        await call.GetByRole(AriaRole.Link, new() { Name = "通了话" }).ClickAsync();
        await page.Record("回访", "已解决");

        await Expect(page.Locator(".message.good", new() { HasTextString = "已结单" })).ToBeVisibleAsync();
        await page.FitsTheScreen();
        var ticket = await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}", weeks.Server);
        var promise = Assert.Single((await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}/care", weeks.Server))["promises"]!.AsArray())!;
        Assert.Equal(("repair", "kept"), ((string?)promise["what"], (string?)promise["state"]));
        Assert.Equal(
            [("thankYouCard", null), ("shipping", Parcel)],
            ticket["stages"]!.AsArray().SelectMany(stage => stage!["compensation"]!.AsArray()).Select(line => ((string?)line!["kind"], (string?)line["reference"])));
    }

    /// <summary>Late in the evening of day eight in Harbin: the promise is broken, and the law and the house make up for it.</summary>
    [BrowserFact]
    public async Task Repair_that_is_not_back_by_the_eighth_day_gives_the_choice_and_a_better_offer_in_Chinese_on_a_phone()
    {
        const string Receipt = "H01-990062";
        var today = await weeks.SecondOfAMonth();
        var promised = today.AddDays(7);
        await Sold("H01", Receipt, today.AddDays(-62));
        var page = await Journeys.Window(390, 844, through: weeks.Server.Address, locale: "zh-CN", touch: true);
        await page.SignInAs("supervisor");
        await page.Speak("zh");
        await page.FillTicket("鞋底开胶了。");
        await page.Locator("input[name=anonymous]").UncheckAsync();
        await page.Locator("#store").SelectOptionAsync("H01");
        await page.Locator("#scan").FillAsync(Receipt);
        await page.Locator("#scan").PressAsync("Enter");
        await Expect(page.Locator(".scan .message.good")).ToContainTextAsync("¥399");
        await page.Locator("label:has(input[name=defect][value=SOLE-OPEN])").ClickAsync();
        await page.Locator("[id='customer.phone']").FillAsync("+86 451 8765 4321");
        await page.Locator("[id='customer.name']").FillAsync("刘梅");
        var number = await Open(page);
        await PromiseRepair(page, promised);
        await page.Fill("补偿");
        foreach (var (gift, sum) in new[] { ("鞋垫一双", 9), ("鞋垫一双", 18), ("免运费", 30) })
        {
            await Give(page, gift);
            await Expect(page.Locator("#stage details.gifts summary")).ToContainTextAsync($"¥{sum}");
        }

        await Save(page);
        await page.Record("确认", "满意");
        await Expect(page.Heading()).ToContainTextAsync("回访");
        var care = page.Locator("#care");
        await SendOut(care, promised);

        await Later(page, "supervisor", TimeSpan.FromDays(8.5), $"/tickets/{number}");
        await Expect(care.Locator(".chip", new() { HasTextString = "未兑现" })).ToBeVisibleAsync(new() { Timeout = 120_000 });   // all that came due meanwhile is woken before
        await Expect(page.Locator("[aria-labelledby=other-tasks]")).ToContainTextAsync($"承诺未兑现（{promised:yyyy-MM-dd}）：请致电顾客");
        await page.FitsTheScreen();
        await page.GotoAsync("/");
        await page.Ready();
        await Expect(page.Locator(".rows li", new() { HasTextString = number }).Filter(new() { HasTextString = "已记为未兑现" })).ToBeVisibleAsync();
        await page.GotoAsync($"/tickets/{number}");
        await Pick(page, "outcome", "secondChance");
        await Pick(page, "fields.contact", "call");
        await Pick(page, "fields.promiseKept", "no");
        await Save(page);

        await Expect(page.Heading()).ToContainTextAsync("处理");
        await Expect(page.Locator(".law [data-line=owed] dd", new() { HasTextRegex = new Regex("^换货或退款，由顾客选择。$") })).ToBeVisibleAsync();   // now, and not later
        await Pick(page, "fields.remedy", "exchange");
        await Expect(page.Locator(".advice .message.wait")).ToContainTextAsync("这次至少补偿 ¥36，比上次多 20%。");
        await page.FitsTheScreen();
    }

    /// <summary>A till tells of a pair of leather shoes.</summary>
    private async Task Sold(string store, string receipt, DateOnly on)
    {
        var rows = new JsonArray(new JsonObject
        {
            ["store"] = store, ["receipt"] = receipt, ["line"] = 1, ["boughtOn"] = $"{on:yyyy-MM-dd}", ["style"] = "STRIDE-77", ["colour"] = "black", ["size"] = "38", ["batch"] = "B2426", ["price"] = 399m,
        });
        Assert.Equal(1, (int?)(await Journeys.Tell("demo-supervisor", "/api/v1/purchases", rows, weeks.Server))["added"]);
    }

    /// <summary>What the first store has spent this month, and what its cards may still cost.</summary>
    private async Task<(decimal Spent, decimal Outstanding)> Budget()
    {
        var budget = (await Journeys.Api("demo-supervisor", "/api/v1/budgets", weeks.Server)).AsArray().Single(row => (string?)row!["store"] == "T01")!;
        return ((decimal)budget["spent"]!, (decimal)budget["outstanding"]!);
    }

    /// <summary>Goes on so much later; nobody stays signed in for days.</summary>
    private async Task Later(IPage page, string user, TimeSpan time, string then)
    {
        await Journeys.Forward(time, weeks.Server);
        await page.GotoAsync("/");
        await page.SignInAs(user);
        await page.GotoAsync(then);
        await page.Ready();
    }

    private static string German(DateOnly day) => day.ToString("d. MMM yyyy", CultureInfo.GetCultureInfo("de"));

    /// <summary>Opens the ticket that is filled in, in Chinese.</summary>
    /// <returns>Its number.</returns>
    private static async Task<string> Open(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/tickets/C"));
        return new Uri(page.Url).Segments[^1];
    }

    /// <summary>The first six steps, to a repair that is promised for this day, and nothing else promised.</summary>
    private static async Task PromiseRepair(IPage page, DateOnly day)
    {
        foreach (var (stage, outcome) in new[] { ("倾听", null), ("安抚", "平静些了"), ("道歉", "接受了"), ("分析", "是我们的责任") })
        {
            await page.Record(stage, outcome);
            await page.FitsTheScreen();
        }

        await Expect(page.Heading()).ToContainTextAsync("解释");
        await page.Locator("#stage > fieldset:enabled [id='fields.explanation']").FillAsync("胶没有粘牢。");
        await page.Locator("input[name='fields.delivered']").CheckAsync();
        await Pick(page, "outcome", "understood");
        await Save(page);
        await page.Fill("处理", "谈妥了");
        await Pick(page, "fields.remedy", "repair");
        await page.Locator("[id='fields.dueOn']").FillAsync($"{day:yyyy-MM-dd}");
        await Save(page);
    }

    /// <summary>The left sole goes to the workshop, to be back in time for what was promised.</summary>
    private static async Task SendOut(ILocator care, DateOnly promised)
    {
        await care.Locator("#repair-part").FillAsync("左脚鞋底");
        await care.Locator("#repair-workshop").FillAsync("老李修鞋");
        await Press(care, "安排好了");
        await Station(care, "送去维修", () => Expect(care.Locator("input[id^='back-']")).ToHaveValueAsync($"{promised:yyyy-MM-dd}"));
        await Expect(care).ToContainTextAsync("正在维修");
    }

    /// <summary>The next station of a repair: its button opens what is asked there, and the same word says that it is so.</summary>
    private static async Task Station(ILocator care, string word, Func<Task>? answer = null)
    {
        await Press(care, word);
        await Expect(care.Locator("form input[id^='on-']")).ToBeEnabledAsync();
        if (answer is not null)
        {
            await answer();
        }

        await Press(care, word);
        await Expect(care.Locator("form input[id^='on-']")).ToHaveCountAsync(0);
    }

    private static async Task TellOfParcel(ILocator care, string byParcel)
    {
        await care.Locator("label:has(input[name=how])").First.ClickAsync();
        await care.GetByText(byParcel, new() { Exact = true }).ClickAsync();
    }

    private static async Task Send(ILocator care, string carrier)
    {
        await care.Locator("input[id^=carrier]").FillAsync(carrier);
        await care.Locator("input[id^=tracking]").FillAsync(Parcel);
    }

    /// <summary>The parcel's number shows that the shipping was given.</summary>
    private static async Task HandOverShipping(ILocator gifts, string shipping, string word)
    {
        var line = gifts.Locator("li", new() { HasTextString = shipping });
        await line.Locator("input:not([type=hidden])").FillAsync(Parcel);
        await Press(line, word);
        await Expect(line).ToContainTextAsync(Parcel);
    }

    /// <summary>One of a few in the open step, by its name and its code.</summary>
    private static Task Pick(IPage page, string name, string value) => page.Locator($"#stage > fieldset:enabled label:has(input[name='{name}'][value='{value}'])").ClickAsync();

    private static Task Give(IPage page, string gift) => page.Locator("#stage button.gift", new() { HasTextString = gift }).ClickAsync();

    private static Task Save(IPage page) => page.Locator("#stage .save-bar button.primary").ClickAsync();

    /// <summary>The only button of this name that can be pressed now, once it can.</summary>
    private static async Task Press(ILocator within, string name)
    {
        var button = within.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") });
        await Expect(button).ToBeEnabledAsync();
        await button.ClickAsync();
        await Expect(within.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }
}
