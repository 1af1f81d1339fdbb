using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Shell.Drafts;
using Complaints.Stages;
using Complaints.Tests.Compensation.Advice;
using Complaints.Tests.Gifts;
using Complaints.Tests.Photos;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Page = Bunit.IRenderedComponent<Complaints.Shell.Routes>;
using Routes = Complaints.Shell.Routes;

namespace Complaints.Tests.Shell.Drafts;

/// <summary>Every small form beside the steps: what is typed is there again when the page is, and gone when it was sent or given up.</summary>
public sealed class KeptFormTests
{
    private const string Words = "Half a sentence, and the other half.";

    private static readonly IReadOnlyDictionary<string, KeptForm> Forms = new Dictionary<string, KeptForm>
    {
        ["withdraw"] = new("#withdraw-reason", app => Ticket(app)) { Rest = (_, form) => form.QuerySelector("input[name=saidBy][value=customer]")!.Change("customer") },
        ["escalate"] = new("#escalate-said", app => Ticket(app)) { Rest = (_, form) => form.QuerySelector("input[name=to][value=lawyer]")!.Change("lawyer") },
        ["pause"] = new("#pause-text", app => Ticket(app)) { Rest = (_, form) => form.QuerySelector("input[name=reason][value=other]")!.Change("other") },
        ["article"] = new("[id='item.receipt']", app => Ticket(app)) { Open = page => Fold(page, "Complete or correct"), IsOpenAgain = true },
        ["customer of an anonymous ticket"] = new("[id='customer.name']", async app =>
        {
            var opened = Scenarios.NewTicket();
            opened.Remove("customer");
            return (app.Floor, Links.Ticket((await app.OpenedTicket(ticket: opened)).Number));
        }) { Open = page => Fold(page, "Write down the customer"), IsOpenAgain = true },
        ["abuse"] = new("#abuse-happened", app => Ticket(app)) { Rest = (_, form) => form.QuerySelector("input[name=kind]")!.Change("x") },
        ["free from safety"] = new("#free-reason", async app =>
        {
            var ticket = await app.OpenedTicket();
            await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));
            return (app.Admin, Links.Ticket(ticket.Number));
        }),
        ["reject"] = new("[id^=reason-]", Approvals) { Open = page => page.WaitForElement(".decide button.danger").Click(), IsGivenUp = true },
        ["ask back"] = new("[id^=question-]", Approvals) { Open = page => page.WaitForElement(".decide button:last-child").Click(), IsGivenUp = true },
        ["answer"] = new("[id^=answer-]", async app =>
        {
            var ticket = await app.TicketAwaitingApproval();
            (await app.Post(app.Supervisor, $"/api/v1/approvals/{ticket.Approvals[0].Id}", new JsonObject { ["decision"] = "askBack", ["question"] = "Why six pairs?" })).EnsureSuccessStatusCode();
            return (app.Floor, Links.Ticket(ticket.Number));
        }),
        ["promise"] = new("#promise-what", app => Ticket(app)) { Rest = (app, form) => form.QuerySelector("input[type=date]")!.Change(Day(app, 2)) },
        ["move a promise"] = new("[id^=reason-]", async app =>
        {
            var ticket = await app.OpenedTicket();
            await app.Done(app.Floor, new MakePromise(ticket.Number, "Send the care sheet.", null, app.Clock.Today.AddDays(2)));
            return (app.Floor, Links.Ticket(ticket.Number));
        }) { Open = Unfold, Rest = (app, form) => form.QuerySelector("input[type=date]")!.Change(Day(app, 4)), IsGivenUp = true, IsOpenAgain = true },
        ["appointment"] = new("#appointment-why", app => Ticket(app)) { Rest = (app, form) => form.QuerySelector("input[type=datetime-local]")!.Change(Day(app, 1) + "T10:00:00") },
        ["move an appointment"] = new("[id^=why-]", async app =>
        {
            var ticket = await app.OpenedTicket();
            await app.Done(app.Floor, new MakeAppointment(ticket.Number, app.Clock.GetUtcNow().AddDays(1), "store", null, "To show her both pairs."));
            return (app.Floor, Links.Ticket(ticket.Number));
        }) { Open = Unfold, Rest = (app, form) => form.QuerySelector("input[type=datetime-local]")!.Change(Day(app, 3) + "T10:00:00"), IsGivenUp = true, IsOpenAgain = true },
        ["repair"] = new("#repair-part", app => Ticket(app)) { Rest = (_, form) => form.QuerySelector("#repair-workshop")!.Change("Meister Lu") },
        ["repair that came back"] = new("[id^=parts-]", async app =>
        {
            var ticket = await app.OpenedTicket();
            var repair = await app.Done(app.Floor, new PlanRepair(ticket.Number, "Meister Lu", "Sole"));
            await app.Done(app.Floor, new RecordRepair(repair.Id, repair.Version, RepairStep.Sent, new RepairNews(app.Clock.Today, app.Clock.Today.AddDays(3))));
            return (app.Floor, Links.Ticket(ticket.Number));
        }) { Open = page => page.WaitForElement(".repair button.primary").Click(), Rest = (_, form) => form.QuerySelector("input[name=result]")!.Change("x"), IsOpenAgain = true },
        ["reopen"] = new("#reopen-said", async app => (app.Floor, Links.Ticket((await app.ClosedTicket()).Number))) { Rest = (_, form) => form.QuerySelector("input[name=because]")?.Change("x") },
        ["parcel of a gift"] = new("[id^=parcel-]", async app => (app.Floor, Links.Ticket((await app.Granted("shipping")).Number))),
        ["remove a photo"] = new("#photo-reason", async app =>
        {
            var ticket = await app.OpenedTicket();
            await app.Photographed(ticket);
            return (app.Supervisor, Links.Ticket(ticket.Number));
        }) { Open = page => page.WaitForElement("#photos button:has(img)").Click() },
        ["note about a customer"] = new("#text", Customer),
        ["details of a customer"] = new("#likes", Customer) { Open = page => Press(page, "Change"), IsGivenUp = true, IsOpenAgain = true },
        ["new customer"] = new("#likes", app => Task.FromResult((app.Floor, Links.NewCustomer()))) { Rest = (_, form) => form.QuerySelector("#name")!.Change("Zhao Lei"), IsGivenUp = true },
        ["sale at the till"] = new("#receipt", async app => (app.Floor, Links.Cards((await app.Card("discountCard10")).Number))) { Rest = (_, form) => form.QuerySelector("#amount")!.Input("100") },
        ["why a card is blocked"] = new("#block-reason", async app => (app.Supervisor, Links.Cards((await app.Card("discountCard10")).Number))),
        ["count of stock"] = new("#count-reason", async app =>
        {
            await app.Stock("delivery", "insoles", "42", 7);
            return (app.Supervisor, Links.Stock());
        }) { Open = page => page.WaitForElement(".stock-row").Click(), Rest = (_, form) => form.QuerySelector("#count")!.Change("4"), IsOpenAgain = true },
        ["deadline"] = new("#deadline-reason", async app => (app.Supervisor, Links.Task((await app.OpenedTicket()).Tasks[0].Id))) { Rest = (_, form) => form.QuerySelector("#allowed")!.Change("2") },
        ["end of a process"] = new("#cancel-reason", async app =>
        {
            var ticket = await app.OpenedTicket();
            return (app.Admin, Links.Process((await app.Done(app.Admin, new ListProcesses(Ticket: ticket.Number))).Items.Single().Id));
        }) { Rest = (_, form) => form.QuerySelector("#cancel-sure")!.Change(true) },
        ["claims of a customer"] = new("#claimant-reason", async app => (app.Region, Links.Customer(await ClaimantTests.Flagged(app)))) { Send = form => form.QuerySelector("button[type=button]:not(.draft-since *)")!.Click() },
    };

    public static TheoryData<string> All => [.. Forms.Keys];

    public static TheoryData<string> GivenUp => [.. Forms.Where(form => form.Value.IsGivenUp).Select(form => form.Key)];

    [Theory, MemberData(nameof(All))]
    public async Task Words_are_there_when_the_page_is_drawn_again_and_gone_once_they_were_sent(string which)
    {
        await using var app = await ComplaintsApp.Start();
        var form = Forms[which];
        var (who, address) = await form.Prepare(app);
        var key = await TypedAndThrownAway(app, form, who, address);

        await using var pages = new Pages(app, who);
        var page = pages.Open<Routes>(address);
        if (!form.IsOpenAgain)
        {
            form.Open(page);
        }

        page.WaitForAssertion(() => Assert.Equal(Words, Text(page.Find(form.Field))));
        Assert.True(page.Find(form.Field).Ancestors<IElement>().Where(box => box.LocalName == "details").All(box => box.HasAttribute("open")), "It is folded away.");
        form.Rest(app, FormOf(page, form));
        form.Send(FormOf(page, form));

        NowhereOn(page);
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
        Assert.True(await app.Saved(db => db.IdempotencyRecords.AnyAsync(record => record.PersonId == who.PersonId && record.Key == key)), "It can be sent twice.");
        await using var later = new Pages(app, who);
        var after = later.Open<Routes>(address);
        after.WaitForAssertion(() => Assert.Empty(after.FindAll("[aria-busy=true]")));
        NowhereOn(after);
    }

    [Theory, MemberData(nameof(GivenUp))]
    public async Task Words_are_gone_once_they_were_given_up(string which)
    {
        await using var app = await ComplaintsApp.Start();
        var form = Forms[which];
        var (who, address) = await form.Prepare(app);
        await TypedAndThrownAway(app, form, who, address);
        await using var pages = new Pages(app, who);
        var page = pages.Open<Routes>(address);
        if (!form.IsOpenAgain)
        {
            form.Open(page);
        }

        page.WaitForAssertion(() => Assert.Equal(Words, Text(page.Find(form.Field))));
        FormOf(page, form).QuerySelectorAll("button").Single(button => button.TextContent.Trim() == "Cancel").Click();

        NowhereOn(page);
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
        Assert.Contains(pages.JSInterop.Invocations, call => call.Identifier == "complaintsDrafts.forget");
    }

    [Fact]
    public async Task Decision_that_was_begun_is_told_where_its_buttons_are()
    {
        await using var app = await ComplaintsApp.Start();
        var form = Forms["reject"];
        var (who, address) = await form.Prepare(app);
        await using var before = new Pages(app, who);
        var first = before.Open<Routes>(address);
        first.WaitForElement(".decide");
        Assert.DoesNotContain("You began a reason or a question here", first.Markup, StringComparison.Ordinal);
        await TypedAndThrownAway(app, form, who, address);

        await using var pages = new Pages(app, who);
        var page = pages.Open<Routes>(address);

        page.WaitForAssertion(() => Assert.Contains("You began a reason or a question here", page.Find(".approval").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Discarded_draft_leaves_an_empty_form_in_its_place()
    {
        await using var app = await ComplaintsApp.Start();
        var form = Forms["note about a customer"];
        var (who, address) = await form.Prepare(app);
        await TypedAndThrownAway(app, form, who, address);
        await using var pages = new Pages(app, who);
        var page = pages.Open<Routes>(address);

        page.WaitForElement("form:has(#text) .draft-since button").Click();
        page.WaitForElement("form:has(#text) .draft-since button.danger").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".draft-since")));
        Assert.Equal("", Text(page.Find("#text")));
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Store_that_is_looked_at_next_shows_its_own_fields_and_not_the_draft_of_the_one_before()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Admin, Draft.OfPage("store", "T01"), ("city", Words));
        await using var pages = new Pages(app, app.Admin);

        var page = pages.Open<Routes>(Links.SetupAt("stores", "T01"));
        page.WaitForAssertion(() => Assert.Equal(Words, Text(page.Find("form:has([data-draft]) #city"))));
        await page.InvokeAsync(() => pages.Services.GetRequiredService<NavigationManager>().NavigateTo(Links.SetupAt("stores", "D01")));

        page.WaitForAssertion(() => Assert.Equal(Draft.OfPage("store", "D01"), page.Find("[data-draft]").GetAttribute("data-draft")));
        Assert.NotEqual(Words, Text(page.Find("#city")));
        Assert.Equal(Words, (await app.Done(app.Admin, new ShowDraft(Draft.OfPage("store", "T01")))).Values["city"]);
    }

    [Fact]
    public async Task Password_of_a_new_person_is_no_field_that_is_kept_and_the_rest_is_gone_once_they_are_there()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Admin, Draft.OfPage("new-person"), ("name", "Mei Lin"), ("userName", "mei"), ("role", "quality"));
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<Routes>(Links.SetupAt("people"));
        page.WaitForAssertion(() => Assert.Equal("Mei Lin", Text(page.Find("form:has([data-draft]) #name"))));

        Assert.Equal("password", page.Find("#password").GetAttribute("type"));
        page.Find("#password").Change("a long password");
        page.Find("form:has(#password)").Submit();

        page.WaitForAssertion(() => Assert.EndsWith(Links.SetupAt("people", "mei"), pages.Address, StringComparison.Ordinal));
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
        Assert.False(await app.Saved(db => db.IdempotencyRecords.AnyAsync(record => record.Key == "form-1")), "Something made from the password is written down.");
    }

    [Fact]
    public async Task Two_new_customers_who_were_looked_for_have_a_form_each()
    {
        await using var app = await ComplaintsApp.Start();
        var form = Forms["new customer"];
        await TypedAndThrownAway(app, form, app.Floor, Links.NewCustomer("+86 22 1111 1111"));
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<Routes>(Links.NewCustomer("+86 22 2222 2222"));

        page.WaitForElement("form:has([data-draft]) #likes");
        Assert.Equal(("+86 22 2222 2222", ""), (Text(page.Find("#phone")), Text(page.Find("#likes"))));
    }

    [Fact]
    public async Task Draft_about_nothing_that_exists_is_refused_and_one_is_nobody_elses()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        var (approval, customer) = (Draft.OfApproval(ticket.Approvals[0].Id, "decide"), Draft.OfCustomer(ticket.CustomerId!.Value, "note"));
        foreach (var form in new[] { approval, customer, Draft.OfNewCustomer("Zhao Lei"), Draft.OfPage("deputy"), Draft.OfPage("stock-count", "T01 insoles: 42 ½") })
        {
            await app.Type(app.Supervisor, form, ("reason", Words));
            Assert.Empty((await app.Done(app.Admin, new ShowDraft(form))).Values);
            Assert.Equal(Words, (await app.Done(app.Supervisor, new ShowDraft(form))).Values["reason"]);
        }

        foreach (var form in new[] { Draft.OfApproval(Guid.NewGuid(), "decide"), Draft.OfCustomer(Guid.NewGuid(), "note") })
        {
            Assert.Equal(Refusal.NotFound, (await app.Send(app.Supervisor, Note(form))).Refusal);
        }

        foreach (var form in new[] { "customer:1:note", $"customer:{ticket.CustomerId}", $"approval:{ticket.Approvals[0].Id}:a b", "new-customer:", "new-customer:a:b", "page", "page:", "page:a b", "page:a:", "page:a:b:c" })
        {
            Assert.Equal(Refusal.BadForm, (await app.Send(app.Supervisor, Note(form))).Refusal);
        }

        static SaveDraft Note(string form) => new(form, "form-1", "tablet", 0, new Dictionary<string, string?> { ["note"] = "x" });
    }

    /// <summary>As the script does it: by the mark of the form that is drawn and the name of the field.</summary>
    /// <returns>The key under which the form is sent.</returns>
    private static async Task<string> TypedAndThrownAway(ComplaintsApp app, KeptForm form, Actor who, string address)
    {
        await using var pages = new Pages(app, who);
        var page = pages.Open<Routes>(address);
        form.Open(page);
        var field = page.WaitForElement($"form:has([data-draft]) {form.Field}");
        Assert.NotEqual(Words, Text(field));
        var mark = field.Closest("form")!.QuerySelector("[data-draft]")!;
        var key = mark.QuerySelector("[name='draft.key']")!.GetAttribute("value")!;
        await app.Type(who, mark.GetAttribute("data-draft")!, key, (field.GetAttribute("name") ?? field.Id!, Words));
        return key;
    }

    private static void NowhereOn(Page page) =>
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("main textarea, main input"), field => Text(field) == Words));

    private static IElement FormOf(Page page, KeptForm form) => page.Find(form.Field).Closest("form")!;

    private static string Text(IElement field) => field.GetAttribute("value") ?? field.TextContent;

    private static async Task<(Actor, string)> Ticket(ComplaintsApp app) => (app.Floor, Links.Ticket((await app.OpenedTicket()).Number));

    private static async Task<(Actor, string)> Customer(ComplaintsApp app) => (app.Floor, Links.Customer((await app.OpenedTicket()).CustomerId!.Value));

    private static async Task<(Actor, string)> Approvals(ComplaintsApp app)
    {
        await app.TicketAwaitingApproval();
        return (app.Supervisor, Links.Approvals);
    }

    private static void Unfold(Page page) => page.WaitForElement(".care-list .care-item button[aria-expanded]").Click();

    private static void Fold(Page page, string words) =>
        page.WaitForElements("summary").First(summary => summary.TextContent.Trim() == words).Click();

    private static void Press(Page page, string words) =>
        page.WaitForElements("button").First(button => button.TextContent.Trim() == words).Click();

    private static string Day(ComplaintsApp app, int from) => app.Clock.Today.AddDays(from).ToString("yyyy-MM-dd", null);

    /// <param name="Field">Where the words go.</param>
    /// <param name="Prepare">What there has to be: who writes, and on which page.</param>
    private sealed record KeptForm(string Field, Func<ComplaintsApp, Task<(Actor Who, string Address)>> Prepare)
    {
        /// <summary>What is pressed before the form is there.</summary>
        public Action<Page> Open { get; init; } = _ => { };

        /// <summary>What is filled in besides.</summary>
        public Action<ComplaintsApp, IElement> Rest { get; init; } = (_, _) => { };

        public Action<IElement> Send { get; init; } = form => form.Submit();

        /// <summary>It has a button to give it up.</summary>
        public bool IsGivenUp { get; init; }

        /// <summary>It opens by itself where a draft of it is.</summary>
        public bool IsOpenAgain { get; init; }
    }
}
