using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

/// <summary>Bad Wi-Fi, dead servers, second tablets and second clerks: nothing typed is lost, nothing is done twice.</summary>
[Collection(JourneyCollection.Name)]
public sealed class DraftJourneyTests(Journeys journeys) : Journey(journeys)
{
    private const string Bar = "#components-reconnect-modal";

    [BrowserFact]
    public async Task Reloaded_page_goes_on_with_everything_that_was_typed()
    {
        var clerk = await Journeys.SignedIn("floor");
        await clerk.NewTicketForm();
        await clerk.Locator("fieldset:not([disabled]) #description").FillAsync("The heel came off on the stairs.");
        await clerk.Locator("label:has(input[name=mood])").Nth(3).ClickAsync();
        await clerk.Locator("label:has(input[name=group])").First.ClickAsync();
        await clerk.Locator("label:has(input[name=defect])").Last.ClickAsync();
        await clerk.GetByLabel("Phone").FillAsync("+86 22 5550 1234");
        await clerk.Kept();

        clerk.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await clerk.ReloadAsync();

        await Expect(clerk.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("The heel came off on the stairs.");
        await Expect(clerk.Locator("input[name=mood][value='4']")).ToBeCheckedAsync();
        await Expect(clerk.Locator("input[name=group]").First).ToBeCheckedAsync();
        await Expect(clerk.Locator("input[name=defect]").Last).ToBeCheckedAsync();
        await Expect(clerk.GetByLabel("Phone")).ToHaveValueAsync("+86 22 5550 1234");
        await Expect(clerk.GetByText("your draft from")).ToBeVisibleAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Yes, throw it away" }).ClickAsync();
        await Expect(clerk.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Small_form_opens_again_with_what_was_typed_while_the_line_was_cut()
    {
        using var wire = new Wire(Journeys.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        await clerk.OpenTicket("The strap tore.");
        await clerk.Locator("summary", new() { HasText = "Pause the clocks" }).ClickAsync();
        var words = clerk.Locator("fieldset:not([disabled]) > .field #pause-text");
        await words.FillAsync("Her father");
        await clerk.Context.SetOfflineAsync(true);
        wire.Cut();
        await Expect(clerk.Locator(Bar)).ToContainTextAsync("nothing is lost");
        await words.FillAsync("Her father keeps the other pair.");
        wire.Mend();
        await clerk.Context.SetOfflineAsync(false);
        await Expect(clerk.Locator(Bar)).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await clerk.Kept();

        await clerk.ReloadAccepting();

        await Expect(words).ToHaveValueAsync("Her father keeps the other pair.");
        await Expect(words).ToBeVisibleAsync();
    }

    /// <summary>Each is sent before its draft is: the one must not take the other along, nor come back.</summary>
    [BrowserFact]
    public async Task Notes_written_in_a_hurry_are_each_there_once_and_none_comes_back()
    {
        string[] notes = ["Likes red.", "Has a dog.", "Comes on Fridays.", "Wears insoles."];
        var customer = (string)(await Journeys.Api("demo-supervisor", "/api/v1/customers"))["items"]![0]!["id"]!;
        var clerk = await Journeys.SignedIn("supervisor");
        await clerk.GotoAsync($"/customers/{customer}");
        var words = clerk.Locator("fieldset:not([disabled]) #text");
        foreach (var note in notes)
        {
            await words.FillAsync(note);
            await clerk.GetByRole(AriaRole.Button, new() { Name = "Keep the note" }).ClickAsync();
            await Expect(words).ToHaveValueAsync("");
        }

        await words.FillAsync("Half a");
        await clerk.Kept();
        await clerk.ReloadAccepting();
        await Expect(words).ToHaveValueAsync("Half a");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Keep the note" }).ClickAsync();
        await Expect(words).ToHaveValueAsync("");
        await clerk.ReloadAccepting();

        await Expect(words).ToHaveValueAsync("");
        var kept = await clerk.Locator(".card:has(#text) ul .pre").AllInnerTextsAsync();
        Assert.Equal([.. notes, "Half a"], kept.Where(text => notes.Append("Half a").Contains(text)).Reverse());
    }

    [BrowserFact]
    public async Task Two_customers_at_once_have_a_form_each_and_nobody_is_asked_on_leaving()
    {
        var clerk = await Journeys.SignedIn("floor.en");
        clerk.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
        await clerk.NewTicketForm();
        await clerk.Locator("fieldset:not([disabled]) #description").FillAsync("The first customer's words.");
        await clerk.GetByLabel("Name").FillAsync("First Customer");
        await clerk.Kept();

        await clerk.Locator("nav.openings a").Last.ClickAsync();
        await Expect(clerk.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("");
        await clerk.Locator("fieldset:not([disabled]) #description").FillAsync("The second customer's words.");
        await clerk.Kept();
        await clerk.Locator("nav.openings a", new() { HasText = "First Customer" }).ClickAsync();

        await Expect(clerk.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("The first customer's words.");
        await Expect(clerk.Locator("nav.openings a", new() { HasText = "The second customer" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Step_typed_while_the_line_is_cut_is_kept_and_sent_when_it_is_back()
    {
        using var wire = new Wire(Journeys.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        var number = await clerk.OpenTicket("The zip is stuck.");
        var points = clerk.Locator("#stage textarea").First;
        await points.FillAsync("Typed before.");

        await clerk.Context.SetOfflineAsync(true);
        wire.Cut();
        await Expect(clerk.Locator(Bar)).ToContainTextAsync("nothing is lost");
        await points.FillAsync("Typed before. And in the middle of it.");
        await clerk.Locator("#note").FillAsync("Typed while the line was down.");
        await Expect(clerk.Locator(".draft-state .local >> visible=true").First).ToBeVisibleAsync();
        await Expect(points).ToBeEditableAsync();
        wire.Mend();
        await clerk.Context.SetOfflineAsync(false);
        await Expect(clerk.Locator(Bar)).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await clerk.Kept();

        await clerk.Record("Listen");
        await Expect(clerk.Heading()).ToContainTextAsync("Talk");
        var listened = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}"))["stages"]![0]!;
        Assert.Equal("Typed before. And in the middle of it.", (string?)listened["fields"]!["keyPoints"]);
        Assert.Equal("Typed while the line was down.", (string?)listened["note"]);
    }

    [BrowserFact]
    public async Task Gift_and_save_pressed_while_the_line_is_cut_wait_for_it_and_are_done_once()
    {
        using var wire = new Wire(Journeys.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        var number = await clerk.OpenTicket("The buckle broke off.");
        await clerk.Fill("Listen");
        await clerk.Locator("#stage .gifts summary").ClickAsync();
        await clerk.Kept();

        await clerk.Context.SetOfflineAsync(true);
        wire.Cut();
        await Expect(clerk.Locator(Bar)).ToContainTextAsync("nothing is lost");
        await clerk.Locator("#stage button.gift").First.ClickAsync();
        await Expect(clerk.GetByText("carried out as soon as the line is back")).ToBeVisibleAsync();
        var save = clerk.Locator("#stage .save-bar button.primary");
        await save.ClickAsync();
        await save.ClickAsync();
        await Expect(clerk.Heading()).ToContainTextAsync("Listen");
        wire.Mend();
        await clerk.Context.SetOfflineAsync(false);

        await Expect(clerk.Heading()).ToContainTextAsync("Talk", new() { Timeout = 60_000 });
        var listened = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}"))["stages"]!.AsArray().Where(stage => (string?)stage!["stage"] == "listen").ToList();
        Assert.Single(Assert.Single(listened)!["compensation"]!.AsArray());
    }

    [BrowserFact]
    public async Task Server_killed_in_the_middle_of_the_sixth_step_brings_the_page_back_with_everything_and_saves_once()
    {
        await using var server = await Server.Start();
        var clerk = await Journeys.SignedIn("floor", through: server.Address);
        var number = await clerk.OpenTicket("The sole came off after two weeks.");
        foreach (var stage in new[] { "Listen", "Talk", "Apologise", "Analyse", "Explain" })
        {
            await clerk.Record(stage);
        }

        await Expect(clerk.Heading()).ToContainTextAsync("Process");
        await clerk.Locator("#stage #note").FillAsync("Half a sent");
        await clerk.Locator("#stage label:has(input[name=mood])").Nth(1).ClickAsync();
        await clerk.Locator("#stage .gifts summary").ClickAsync();
        await clerk.Locator("#stage button.gift").First.ClickAsync();
        await clerk.Kept();
        await clerk.EvaluateAsync("window.isTheOldPage = true");

        await server.Kill();
        await clerk.Locator("#stage #note").FillAsync("Half a sentence, and the other half while the server was dead.");
        await Expect(clerk.Locator(Bar)).ToContainTextAsync("nothing is lost");
        await clerk.EvaluateAsync("scrollTo(0, 333)");
        await server.StartAgain();

        await clerk.WaitForFunctionAsync("!window.isTheOldPage", null, new() { Timeout = 60_000 });
        await Expect(clerk.Locator("#stage > fieldset")).ToBeEnabledAsync();
        await Expect(clerk.Locator("#stage #note")).ToHaveValueAsync("Half a sentence, and the other half while the server was dead.");
        await Expect(clerk.Locator("#stage input[name=mood][value='2']")).ToBeCheckedAsync();
        await Expect(clerk.Locator("#stage .given li")).ToHaveCountAsync(1);
        await Expect(clerk.Locator("#stage #note")).ToBeFocusedAsync();
        await clerk.WaitForFunctionAsync("Math.abs(scrollY - 333) < 40");
        await clerk.Record("Process");
        await Expect(clerk.Heading()).Not.ToContainTextAsync("Process");
        var processed = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}", server))["stages"]!.AsArray().Where(stage => (string?)stage!["stage"] == "process").ToList();
        Assert.Equal("Half a sentence, and the other half while the server was dead.", (string?)Assert.Single(processed)!["note"]);
    }

    [BrowserFact]
    public async Task Analysis_ticked_and_signed_while_the_line_is_cut_is_whole_here_and_on_a_second_device_and_recorded_once()
    {
        using var wire = new Wire(Journeys.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        var number = await Analyse(clerk, "The sole opens, and she has no time.");
        var restated = clerk.Locator("[id='fields.restated']");
        await restated.FillAsync("The left sole op");
        await clerk.Sign((0.1f, 0.3f), (0.4f, 0.8f));
        await clerk.Kept();
        var before = await clerk.Paper();

        await clerk.Context.SetOfflineAsync(true);
        wire.Cut();
        await Expect(clerk.Locator(Bar)).ToContainTextAsync("nothing is lost");
        await clerk.Locator("input[name='sign.onlyOne']").CheckAsync();
        await clerk.Locator("input[name='sign.laceWorn']").UncheckAsync();
        await clerk.Locator("#wear-week").FillAsync("6");
        await restated.FillAsync("The left sole opens at the toe.");
        await clerk.Sign((0.5f, 0.8f), (0.9f, 0.2f));
        var signed = await clerk.Paper();
        Assert.StartsWith(before.Strokes + "M", signed.Strokes, StringComparison.Ordinal);
        Assert.NotEqual(before.Seen, signed.Seen);
        var second = await Journeys.SignedIn("floor");
        await second.GotoAsync($"/tickets/{number}");
        await Analysed(second, before, "5", "soleOpens", "laceWorn");
        wire.Mend();
        await clerk.Context.SetOfflineAsync(false);
        await Expect(clerk.Locator(Bar)).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await clerk.Kept();

        await Analysed(clerk, signed, "6", "soleOpens", "onlyOne");
        await second.ReloadAccepting();
        await Analysed(second, signed, "6", "soleOpens", "onlyOne");
        await Expect(second.Locator("[id='fields.restated']")).ToHaveValueAsync("The left sole opens at the toe.");
        await second.Record("Analyse", "Our fault");
        await Expect(second.Heading()).ToContainTextAsync("Explain");
        await Expect(clerk.Heading()).ToContainTextAsync("Explain");
        await RecordedOnce(number, signed.Strokes, null, "soleOpens", "onlyOne");
        var analysed = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}"))["stages"]!.AsArray().Single(stage => (string?)stage!["stage"] == "analyse");
        Assert.Equal("The left sole opens at the toe.", (string?)analysed!["fields"]!["restated"]);
    }

    [BrowserFact]
    public async Task Analysis_goes_on_with_its_ticks_and_its_signature_after_the_server_was_killed()
    {
        await using var server = await Server.Start();
        var clerk = await Journeys.SignedIn("floor", through: server.Address);
        var number = await Analyse(clerk, "The sole opens, and the power fails.");
        await clerk.Sign((0.1f, 0.3f), (0.4f, 0.8f));
        await clerk.Kept();
        await clerk.EvaluateAsync("window.isTheOldPage = true");

        await server.Kill();
        await clerk.Locator("input[name='sign.onlyOne']").CheckAsync();
        await clerk.Sign((0.5f, 0.8f), (0.9f, 0.2f));
        var signed = await clerk.Paper();
        await Expect(clerk.Locator(Bar)).ToContainTextAsync("nothing is lost");
        await server.StartAgain();
        await clerk.WaitForFunctionAsync("!window.isTheOldPage", null, new() { Timeout = 60_000 });

        await Analysed(clerk, signed, "5", "soleOpens", "onlyOne", "laceWorn");
        await clerk.Sign((0.2f, 0.9f), (0.8f, 0.9f));
        var more = await clerk.Paper();
        Assert.StartsWith(signed.Strokes + "M", more.Strokes, StringComparison.Ordinal);
        await clerk.Record("Analyse", "Our fault");
        await Expect(clerk.Heading()).ToContainTextAsync("Explain");
        await RecordedOnce(number, more.Strokes, server, "soleOpens", "onlyOne", "laceWorn");
    }

    [BrowserFact]
    public async Task Ticket_whose_answer_was_lost_is_found_again_and_opened_once()
    {
        const string Words = "The answer to this got lost.";
        await using var server = await Server.Start();
        using var wire = new Wire(server.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        await clerk.FillTicket(Words);
        await clerk.Kept();

        wire.LoseAnswers();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();
        var search = $"/api/v1/tickets?q={Uri.EscapeDataString(Words)}";
        await Until(async () => (int?)(await Journeys.Api("demo-floor", search, server))["total"] == 1);
        await server.Kill();
        wire.Cut();
        await server.StartAgain();
        wire.Mend();

        await Expect(clerk).ToHaveURLAsync(new Regex("/tickets/C"), new() { Timeout = 60_000 });
        await Expect(clerk.Locator(Bar)).ToContainTextAsync("saved before the connection went");
        Assert.Equal(1, (int?)(await Journeys.Api("demo-floor", search, server))["total"]);
        await clerk.GotoAsync("/tickets/new");
        await Expect(clerk.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Step_saved_twice_because_its_answer_was_lost_is_recorded_once()
    {
        using var wire = new Wire(Journeys.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        var number = await clerk.OpenTicket("Pressed twice.");

        await clerk.Fill("Listen");
        wire.LoseAnswers();
        await clerk.Locator("#stage .save-bar button.primary").ClickAsync();
        await Until(async () => (string?)(await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}"))["stage"] == "talk");
        await clerk.Locator("#stage .save-bar button.primary").ClickAsync(new() { Force = true });
        wire.Cut();
        wire.Mend();

        await Expect(clerk.Heading()).ToContainTextAsync("Talk", new() { Timeout = 60_000 });
        await clerk.Record("Talk");
        await Expect(clerk.Heading()).ToContainTextAsync("Apologise");
        Assert.Equal(["listen", "talk", "apologise"], (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}"))["stages"]!.AsArray().Select(stage => (string?)stage!["stage"]));
    }

    [BrowserFact]
    public async Task Second_tablet_shows_the_draft_and_both_texts_when_both_are_typed_at()
    {
        var first = await Journeys.SignedIn("floor");
        var number = await first.OpenTicket("Two tablets.");
        await first.Locator("#stage #note").FillAsync("From the counter.");
        await first.Kept();

        var second = await Journeys.SignedIn("floor");
        await second.GotoAsync($"/tickets/{number}");
        await Expect(second.Locator("#stage > fieldset:enabled #note")).ToHaveValueAsync("From the counter.");
        await second.Locator("#stage #note").FillAsync("From the back room.");
        await second.Kept();
        await first.Locator("#stage #note").FillAsync("From the counter, some more.");

        await Expect(first.Locator("#stage [data-draft-others]")).ToContainTextAsync("You are also typing on another device");
        await Expect(first.Locator("#stage [data-draft-others]")).ToContainTextAsync("From the back room.");
        await Expect(first.Locator("#stage [data-draft-others]")).ToContainTextAsync("From the counter, some more.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Put both together" }).ClickAsync();
        await Expect(first.Locator("#stage #note")).ToHaveValueAsync("From the counter, some more.\nFrom the back room.");
        await first.Kept();
        await second.ReloadAccepting();
        await Expect(second.Locator("#stage > fieldset:enabled #note")).ToHaveValueAsync("From the counter, some more.\nFrom the back room.");
        await Expect(second.Locator("#stage [data-draft-others] > *")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Two_clerks_on_one_ticket_see_each_other_and_the_slower_one_keeps_the_text()
    {
        var clerk = await Journeys.SignedIn("floor");
        var number = await clerk.OpenTicket("Two people.");
        var supervisor = await Journeys.SignedIn("supervisor");
        await supervisor.GotoAsync($"/tickets/{number}");
        await Expect(clerk.Locator(".who-else")).ToContainTextAsync("has this open, too");
        await Expect(supervisor.Locator(".who-else")).ToContainTextAsync("has this open, too");

        await clerk.Locator("#stage #note").FillAsync("Mine: she wants her money back today.");
        await Expect(supervisor.Locator(".who-else")).ToContainTextAsync("is writing here");
        await supervisor.Locator("#stage > fieldset:enabled #note").FillAsync("Theirs: wants the money.");
        await supervisor.Record("Listen");

        var left = clerk.Locator(".left-draft");
        await Expect(left).ToContainTextAsync("Mine: she wants her money back today.");
        await Expect(left).ToContainTextAsync("Theirs: wants the money.");
        await Expect(clerk.Heading()).ToContainTextAsync("Talk");
        await left.GetByRole(AriaRole.Button, new() { Name = "Take mine into the note" }).ClickAsync();
        await Expect(clerk.Locator("#stage #note")).ToHaveValueAsync(new Regex("Mine: she wants her money back today."));
        await Expect(left).ToHaveCountAsync(0);
        await supervisor.GotoAsync("/");
        await Expect(clerk.Locator(".who-else span")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Signing_out_leaves_nothing_on_the_tablet_and_the_next_person_sees_none_of_it()
    {
        var page = await Journeys.SignedIn("floor");
        await page.NewTicketForm();
        await page.Locator("fieldset:not([disabled]) #description").FillAsync("Only mine.");
        await page.Kept();
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        Assert.DoesNotContain("Only mine.", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);

        await page.SignIn("supervisor", Journeys.Password);
        await page.Ready();
        await page.GotoAsync("/tickets/new");
        await Expect(page.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.SignIn("floor", Journeys.Password);
        await page.Ready();
        await page.GotoAsync("/tickets/new");
        await Expect(page.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("Only mine.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, throw it away" }).ClickAsync();
        await Expect(page.GetByText("your draft from")).ToHaveCountAsync(0);
    }

    /// <summary>A ticket in the middle of its analysis: two signs ticked, worn on five days a week, nothing signed yet.</summary>
    /// <returns>Its number.</returns>
    private static async Task<string> Analyse(IPage clerk, string words)
    {
        var number = await clerk.OpenTicket(words);
        foreach (var stage in new[] { "Listen", "Talk", "Apologise" })
        {
            await clerk.Record(stage);
        }

        await Expect(clerk.Heading()).ToContainTextAsync("Analyse");
        await Expect(clerk.Locator("#stage > fieldset")).ToBeEnabledAsync();
        await clerk.Locator(".wear-helper summary").ClickAsync();
        await clerk.Locator("input[name='sign.soleOpens']").CheckAsync();
        await clerk.Locator("input[name='sign.laceWorn']").CheckAsync();
        await clerk.Locator("#wear-week").FillAsync("5");
        await clerk.Locator("#wear-week").BlurAsync();
        return number;
    }

    /// <summary>The open analysis shows exactly this, and judges by it.</summary>
    private static async Task Analysed(IPage page, (string Seen, string Strokes) signed, string daysAWeek, params string[] signs)
    {
        await Expect(page.Locator("#stage > fieldset")).ToBeEnabledAsync();
        await Expect(page.Locator(".wear-helper input[name^='sign.']:checked")).ToHaveCountAsync(signs.Length);
        foreach (var sign in signs)
        {
            await Expect(page.Locator($".wear-helper input[name='sign.{sign}']")).ToBeCheckedAsync();
        }

        await Expect(page.Locator("#wear-week")).ToHaveValueAsync(daysAWeek);
        await Expect(page.Locator(".wear-helper .judgement li")).ToHaveCountAsync(signs.Length);
        await Expect(page.Locator(".signature input")).ToHaveValueAsync(signed.Strokes);
        await Expect(page.Locator(".signature .hint")).ToHaveTextAsync(new Regex("^Signed."), new() { UseInnerText = true });
        await Until(async () => (await page.Paper()).Seen == signed.Seen);
    }

    private async Task RecordedOnce(string number, string strokes, Server? server, params string[] signs)
    {
        var analysed = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}", server))["stages"]!.AsArray().Where(stage => (string?)stage!["stage"] == "analyse");
        Assert.Equal(signs, Assert.Single(analysed)!["help"]!["wear"]!["signs"]!["seen"]!.AsArray().Select(sign => (string?)sign));
        Assert.Equal(strokes, (string?)Assert.Single((await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}/talk", server))["signatures"]!.AsArray())!["path"]);
    }

    /// <summary>Asks again until it is so: what the server does behind a page's back has nothing to wait on.</summary>
    private static async Task Until(Func<Task<bool>> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await so())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }
}
