using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Complaints.Browser.Tests;

[Collection(JourneyCollection.Name)]
public sealed class JourneyTests(Journeys journeys) : Journey(journeys)
{
    [BrowserFact]
    public async Task Clerk_signs_in_and_sees_the_work_of_the_day()
    {
        var page = await Journeys.SignedIn("floor");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My day");
        await Expect(page.Locator("a.work-row").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Wrong_password_is_said_and_lets_nobody_in()
    {
        var page = await Journeys.Window();

        await page.SignIn("floor", "wrong password");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not right");
    }

    /// <summary>Only a browser adds the seconds that nobody typed.</summary>
    [BrowserFact]
    public async Task Talk_is_moved_to_a_day_and_an_hour()
    {
        var clerk = await Journeys.SignedIn("floor");
        await clerk.OpenTicket("The heel came off.");
        var care = clerk.Locator("#care");
        await care.Locator("summary", new() { HasText = "Arrange an appointment" }).ClickAsync();
        await care.Locator("fieldset:not([disabled]) #appointment-at").FillAsync($"{DateTime.UtcNow.Date.AddDays(20):yyyy-MM-dd}T10:30");
        await care.Locator("#appointment-why").FillAsync("To show her both pairs.");
        await care.GetByRole(AriaRole.Button, new() { Name = "Arrange it" }).ClickAsync();

        await Expect(care).ToContainTextAsync("10:30");
        await Expect(care).ToContainTextAsync("To show her both pairs.");
    }

    [BrowserFact]
    public async Task Link_with_letters_beyond_ascii_is_where_sign_in_ends()
    {
        var page = await Journeys.Window();

        await page.GotoAsync("/sign-in?ReturnUrl=/tickets%3Fq%3DM%C3%BCller");
        await page.SignIn("floor", Journeys.Password);

        await Expect(page.GetByLabel("Search")).ToHaveValueAsync("Müller");
    }

    [BrowserFact]
    public async Task Refused_form_jumps_to_the_first_reason()
    {
        var page = await Journeys.SignedIn("floor", width: 820, height: 700);
        await page.GotoAsync("/tickets/new");
        await page.Locator("fieldset:not([disabled]) #description").FillAsync("The zip is stuck.");
        await page.Locator("label:has(input[name=remedyWanted])").First.ClickAsync();
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();

        await Expect(page.GetByText("Say how the customer's mood is").First).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task Typed_text_is_left_without_a_question_because_it_is_kept()
    {
        var page = await Journeys.SignedIn("floor");
        var asked = false;
        page.Dialog += async (_, dialog) =>
        {
            asked = true;
            await dialog.AcceptAsync();
        };
        await page.NewTicketForm();
        await page.Locator("fieldset:not([disabled]) #description").FillAsync("Half a sentence");
        await page.Locator("#description").BlurAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "My day" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/tickets/new"));
        await page.GoBackAsync();

        await Expect(page.Locator("fieldset:not([disabled]) #description")).ToHaveValueAsync("Half a sentence");
        Assert.False(asked, "What is kept as a draft is not lost, so there is nothing to ask.");
    }

    [BrowserFact]
    public async Task Ticket_is_opened_walked_approved_live_and_closed()
    {
        var clerk = await Journeys.SignedIn("floor");
        var supervisor = await Journeys.SignedIn("supervisor");
        var number = await clerk.OpenTicket("The sole came off after two weeks. <b>Really.</b>");

        foreach (var stage in new[] { "Listen", "Talk", "Apologise", "Analyse", "Explain", "Process" })
        {
            await clerk.Record(stage);
        }

        await clerk.Record("Compensate", null, "Taxi or parking");
        await Expect(clerk.GetByText("waits for approval").First).ToBeVisibleAsync();

        await supervisor.GotoAsync("/approvals");
        var question = supervisor.Locator("section.card", new() { HasTextString = number });
        await question.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(question).ToHaveCountAsync(0);

        // Nobody touches the clerk's page: the decision comes to it.
        await Expect(clerk.GetByText("approved:").First).ToBeVisibleAsync();
        await clerk.Record("Confirm", "Satisfied");
        await clerk.Record("Follow up", "Settled");
        await Expect(clerk.GetByText("Closed").First).ToBeVisibleAsync();
        await Expect(clerk.Locator("#stage")).ToHaveCountAsync(0);
        Assert.Equal("closed", (string?)(await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}"))["status"]);
    }

    [BrowserFact]
    public async Task Scanned_receipt_makes_a_ticket_in_a_few_taps()
    {
        var clerk = await Journeys.SignedIn("floor", width: 820, height: 1180);
        await clerk.GotoAsync("/tickets/new");
        await Expect(clerk.Locator("#scan")).ToBeFocusedAsync();

        await clerk.Keyboard.TypeAsync("T01-100001");
        await clerk.Keyboard.PressAsync("Enter");
        await clerk.Locator(".line-found").First.ClickAsync();
        await Expect(clerk.Locator(".so-far")).ToContainTextAsync("RANGER-42");
        await Expect(clerk.Locator(".similar")).ToContainTextAsync("B2409");
        await clerk.Locator("label:has(input[name=group])").First.ClickAsync();
        await clerk.Locator("label:has(input[value=SOLE-OPEN])").ClickAsync();
        await clerk.Locator("label:has(input[name=mood])").Nth(2).ClickAsync();
        await clerk.Locator("#description").FillAsync("Die Sohle löst sich. 鞋底开胶了。");
        await clerk.Locator("label:has(input[name=remedyWanted])").First.ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Open the ticket" }).ClickAsync();

        await Expect(clerk).ToHaveURLAsync(new Regex("/tickets/C"));
        var ticket = await Journeys.Api("demo-floor", $"/api/v1/tickets/{new Uri(clerk.Url).Segments[^1]}");
        Assert.Equal(("RANGER-42", "B2409", "T01-100001"), ((string?)ticket["item"]!["style"], (string?)ticket["item"]!["batch"], (string?)ticket["item"]!["receipt"]));
    }

    [BrowserFact]
    public async Task Rejected_gift_is_said_and_a_dissatisfied_customer_gets_a_second_chance()
    {
        var clerk = await Journeys.SignedIn("floor");
        var supervisor = await Journeys.SignedIn("supervisor");
        var number = await clerk.OpenTicket("The colour runs onto my socks.");
        foreach (var stage in new[] { "Listen", "Talk", "Apologise", "Analyse", "Explain", "Process" })
        {
            await clerk.Record(stage);
        }

        await clerk.Record("Compensate", null, "Taxi or parking");
        await supervisor.GotoAsync("/approvals");
        var question = supervisor.Locator("section.card", new() { HasTextString = number });
        await question.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await question.GetByLabel("Reason").FillAsync("It is a walk of five minutes.");
        await question.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();

        await Expect(clerk.GetByText("It is a walk of five minutes.").First).ToBeVisibleAsync();
        await clerk.Record("Confirm", "Not satisfied");
        await Expect(clerk.Heading()).ToHaveTextAsync("Process, time 2");
    }

    [BrowserFact]
    public async Task Gate_names_what_is_missing_beside_the_field()
    {
        var clerk = await Journeys.SignedIn("floor");
        await clerk.OpenTicket("It smells.");
        await Expect(clerk.Locator("#stage > fieldset")).ToBeEnabledAsync();

        await clerk.Locator("#stage .save-bar button.primary").ClickAsync();

        await Expect(clerk.Locator("#stage .field .wrong").First).ToBeVisibleAsync();
        await Expect(clerk.Heading()).ToContainTextAsync("Listen");
    }

    [BrowserFact]
    public async Task What_a_customer_wrote_is_text_and_never_run()
    {
        var clerk = await Journeys.SignedIn("floor");
        await clerk.OpenTicket("<img src=x onerror=\"document.title='taken'\"> 😡");

        await clerk.ReloadAsync();
        await clerk.Ready();

        await Expect(clerk.Locator(".side").GetByText("onerror=").First).ToBeVisibleAsync();
        Assert.DoesNotContain("taken", await clerk.TitleAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Quality_clicks_from_a_bar_to_the_tickets_behind_it()
    {
        var page = await Journeys.SignedIn("quality");
        var top = (await Journeys.Api("demo-quality", "/api/v1/quality/pareto?by=style"))["items"]![0]!;
        await page.GotoAsync($"/quality?by=style&period=all&key={top["key"]}");
        await page.Ready();

        await page.Locator(".chosen-line a.button.primary").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/tickets\?"));
        await Expect(page.GetByText($"{top["count"]} found")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Every_page_fits_the_screen_of_a_phone()
    {
        var clerk = await Journeys.SignedIn("floor", width: 360, height: 740);
        var number = (string)(await Journeys.Api("demo-floor", "/api/v1/tickets?status=open&pageSize=1"))["items"]![0]!["number"]!;
        foreach (var address in new[] { "/", "/tickets", "/tickets/new", $"/tickets/{number}", "/quality" })
        {
            await clerk.GotoAsync(address);
            await clerk.Ready();
            await clerk.FitsTheScreen();
        }

        var supervisor = await Journeys.SignedIn("supervisor", width: 360, height: 740);
        await supervisor.GotoAsync("/approvals");
        await supervisor.Ready();
        await supervisor.FitsTheScreen();
    }

    [BrowserFact]
    public async Task Page_comes_back_with_what_was_typed_after_the_line_was_cut()
    {
        using var wire = new Wire(Journeys.Address);
        var clerk = await Journeys.SignedIn("floor", through: wire.Address);
        var number = await clerk.OpenTicket("The zip is stuck.");
        var points = clerk.Locator("#stage textarea").First;
        await points.FillAsync("Typed before the line was cut.");
        await points.BlurAsync();

        wire.Cut();
        await Expect(clerk.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await clerk.Locator("#note").FillAsync("Typed while the line was down.");
        await clerk.Locator("#note").BlurAsync();
        wire.Mend();
        await Expect(clerk.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 60_000 });

        await Expect(points).ToHaveValueAsync("Typed before the line was cut.");
        await clerk.Record("Listen");
        await Expect(clerk.Heading()).ToContainTextAsync("Talk");
        var listened = (await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}"))["stages"]![0]!;
        Assert.Equal("Typed before the line was cut.", (string?)listened["fields"]!["keyPoints"]);
        Assert.Equal("Typed while the line was down.", (string?)listened["note"]);
    }
}
