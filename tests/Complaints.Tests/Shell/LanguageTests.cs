using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Bunit;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Shell;

/// <summary>The real program in three languages.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("de-AT,en;q=0.5", "de", "Anmelden")]
    [InlineData("zh-CN", "zh-Hans", "登录")]
    [InlineData("fr", "en", "Sign in")]
    [InlineData(null, "en", "Sign in")]
    public async Task Page_speaks_the_language_the_browser_asks_for(string? asked, string tag, string title)
    {
        await using var app = await ComplaintsApp.Start();

        var page = await new Browser(app, asked).Get("/sign-in");

        Assert.Equal(tag, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Chosen_language_wins_over_the_browser_and_leads_back_to_the_page()
    {
        await using var app = await ComplaintsApp.Start();
        var browser = new Browser(app, "zh");
        var page = await browser.Get("/sign-in?ReturnUrl=%2Ftickets");

        var reply = await browser.Choose(page, "de");

        Assert.Equal("/sign-in?ReturnUrl=%2Ftickets", reply.Headers.Location!.ToString());
        Assert.Equal("Anmelden", (await browser.Get("/sign-in")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Language_goes_with_the_person_to_the_next_browser_and_leaves_with_them()
    {
        await using var app = await ComplaintsApp.Start();
        var first = new Browser(app, null);
        await first.SignIn("floor");
        await first.Choose(await first.Get("/"), "zh");
        Assert.Equal("zh", await app.Saved(db => db.Users.Where(person => person.Id == app.Floor.PersonId).Select(person => person.Language).SingleAsync()));

        var second = new Browser(app, "de");
        await second.SignIn("floor");
        Assert.Equal("zh-Hans", (await second.Get("/")).DocumentElement.GetAttribute("lang"));

        await second.SignOut(await second.Get("/"));
        Assert.Equal("de", (await second.Get("/sign-in")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Switch_takes_only_our_own_form_our_languages_and_our_pages()
    {
        await using var app = await ComplaintsApp.Start();
        var browser = new Browser(app, null);
        var page = await browser.Get("/sign-in");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(Links.Language, new() { ["language"] = "de" })).StatusCode);
        await browser.Choose(page, "tlh");
        Assert.Equal("en", (await browser.Get("/sign-in")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("/", (await browser.Choose(page, "de", "//elsewhere.example/")).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("de", "Schreiben Sie auf, was der Kunde sagt", "400")]
    [InlineData("zh-CN,zh;q=0.9", "请写下顾客说的话，或者选择问题。", "400")]
    [InlineData(null, "Write down what the customer says", "400")]
    public async Task Api_refuses_in_the_language_that_is_asked_for_and_keeps_its_codes(string? asked, string sentence, string status)
    {
        await using var app = await ComplaintsApp.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tickets");
        request.Content = JsonContent.Create(new { store = "T01", channel = "counter", remedyWanted = "repair", mood = 3 });
        request.Headers.Add("Cookie", $"{Languages.Cookie}=zh");
        if (asked is not null)
        {
            request.Headers.Add("Accept-Language", asked);
        }

        var reply = await app.Client(app.Floor).SendAsync(request);

        var problems = await reply.IsRefused(int.Parse(status, CultureInfo.InvariantCulture), "description");
        Assert.StartsWith(sentence, problems[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_says_in_the_readers_language_what_it_refuses_before_any_route()
    {
        await using var app = await ComplaintsApp.Start();
        using var lost = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing");
        lost.Headers.Add("Accept-Language", "de");
        using var broken = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tickets") { Content = new StringContent("{", null, "application/json") };
        broken.Headers.Add("Accept-Language", "zh");

        Assert.Contains("Unter dieser Adresse", (await (await app.Client(app.Floor).SendAsync(lost)).IsRefused(404, ""))[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("JSON", (await (await app.Client(app.Floor).SendAsync(broken)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_names_stages_and_roles_by_their_words_in_the_readers_language()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        using var german = Speaking("de");

        var role = await app.Send(app.Floor, new ListApprovals());
        var stage = await app.Send(app.Floor, new CompleteStage(ticket.Number, "confirm", ticket.Version, null, "satisfied", 1, null, null));

        Assert.Equal("Für die Rolle Verkauf ist das nicht vorgesehen. Die Administration kann Ihnen sagen, wer es darf.", role.Why);
        Assert.Equal($"Der Fall {ticket.Number} steht beim Schritt „Zuhören“, nicht bei „Bestätigen“.", stage.Why);
    }

    [Theory]
    [InlineData("en", "7 Nov 2026", "€1,234.50", "¥1,234.50")]
    [InlineData("de", "7. Nov. 2026", "1.234,50\u00A0€", "1.234,50\u00A0¥")]
    [InlineData("zh", "2026年11月7日", "€1,234.50", "¥1,234.50")]
    public async Task Days_and_money_are_written_as_the_reader_writes_them(string language, string day, string euro, string yuan)
    {
        await using var app = await ComplaintsApp.Start();
        using var _ = Speaking(language);

        Assert.Equal(day, app.Services.CreateScope().ServiceProvider.GetRequiredService<Labels>().Day(new DateOnly(2026, 11, 7)));
        Assert.Equal(euro, Money.Show(123_450, "EUR"));
        Assert.Equal(yuan, Money.Show(123_450, "CNY"));
        Assert.Equal(("€", "¥", "SEK"), (Money.Sign("EUR"), Money.Sign("CNY"), Money.Sign("SEK")));
    }

    [Theory]
    [InlineData("en", "The program", "Customer")]
    [InlineData("de", "Das Programm", "Kundin oder Kunde")]
    [InlineData("zh", "系统", "顾客")]
    public async Task Who_has_no_name_is_told_in_the_readers_words(string language, string program, string customer)
    {
        await using var app = await ComplaintsApp.Start();
        using var _ = Speaking(language);
        var label = app.Services.CreateScope().ServiceProvider.GetRequiredService<Labels>();

        Assert.Equal((program, customer, "Zhao Lei"), (label.By(Actor.System.Name), label.By(Actor.Customer.Name), label.By("Zhao Lei")));
    }

    [Fact]
    public async Task Page_of_a_German_refuses_in_German()
    {
        await using var app = await ComplaintsApp.Start();
        using var german = Speaking("de");
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<OpenTicketPage>("/tickets/new");
        page.WaitForElement("form.intake").Submit();

        page.WaitForAssertion(() => Assert.Contains("Schreiben Sie auf, was der Kunde sagt, oder wählen Sie den Mangel.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Fall anlegen", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_of_a_chains_own_process_is_called_what_the_chain_calls_it_in_each_language()
    {
        await using var app = await Definitions.StartWithTask(System.Text.Json.Nodes.JsonNode.Parse("""
            { "role": "floor", "title": { "en": "Take photos", "zh": "拍照" }, "outcomes": ["done"],
              "fields": [{ "name": "place", "label": { "de": "Wo liegen sie?", "zh": "放在哪里？" }, "type": "text" }] }
            """)!.AsObject());
        var task = (await app.OpenedTicket()).OtherTasks[0];

        Assert.Equal(("Take photos", "Wo liegen sie?"), await Called("en"));
        Assert.Equal(("Take photos", "Wo liegen sie?"), await Called("de"));
        Assert.Equal(("拍照", "放在哪里？"), await Called("zh"));

        async Task<(string, string)> Called(string language)
        {
            using var _ = Speaking(language);
            var shown = (await app.Done(app.Floor, new ShowTask(task.Id))).Task;
            return (shown.Title, shown.Fields[0].Label);
        }
    }

    [Theory]
    [InlineData("""{ "fr": "Photos" }""", "'fr' is no language of this program")]
    [InlineData("""{ "en": "" }""", "give a text, or one for each language")]
    [InlineData("7", "give a text, or one for each language")]
    public void Title_or_label_that_is_no_text_is_refused_in_a_sentence(string words, string sentence)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse($$"""
            { "role": "floor", "title": {{words}}, "outcomes": ["done"], "fields": [{ "name": "place", "label": {{words}}, "type": "text" }] }
            """)!.AsObject();

        var problems = TaskForm.Read(node).Problems;

        Assert.Contains(problems, problem => problem.Path == "title" && problem.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Path == "fields" && problem.Sentence.StartsWith("place: label: ", StringComparison.Ordinal) && problem.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "The input timeSpan has to be a duration like 1.12:00:00 or P1DT12H, not \"soon\".", "say who does it: floor, supervisor, region, quality, admin or legal.")]
    [InlineData("de", "Eingabe timeSpan: Erwartet wird eine Dauer wie 1.12:00:00 oder P1DT12H, nicht \"soon\".", "Sagen Sie, wer es tut: floor, supervisor, region, quality, admin oder legal.")]
    [InlineData("zh", "输入 timeSpan 应为时长（如 1.12:00:00 或 P1DT12H），不能是 \"soon\"。", "请写明由谁来做：floor、supervisor、region、quality、admin 或 legal。")]
    public async Task What_is_wrong_with_a_definition_is_told_in_the_language_of_its_author(string language, string engine, string form)
    {
        await using var app = await ComplaintsApp.Start();
        using var _ = Speaking(language);

        var refused = await app.Send(app.Admin, new PublishDefinition("""
            {"definitionId":"x","root":{"id":"r","type":"Elsa.Sequence","activities":[
              {"id":"wait","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"soon"}}},
              {"id":"ask","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"ask"}},
               "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"role\":\"wizard\",\"outcomes\":[\"done\"]}"}}}]}}
            """));

        Assert.Equal(
            [("$.root.activities[0].timeSpan", engine), ("$.root.activities[1].payload.role", form)],
            refused.Problems.Select(problem => (problem.Field, problem.Sentence)));
    }

    private static Spoken Speaking(string language) => new(language);

    /// <summary>Until it is disposed, this test is a person of that language.</summary>
    private sealed class Spoken : IDisposable
    {
        private readonly (CultureInfo Culture, CultureInfo Ui) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Spoken(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }
}
