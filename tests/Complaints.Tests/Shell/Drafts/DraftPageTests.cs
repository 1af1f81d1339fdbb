using System.Text.Json;
using Bunit;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Shell.Drafts;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Shell.Drafts;

public sealed class DraftPageTests
{
    [Fact]
    public async Task New_ticket_goes_on_with_everything_that_was_typed()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(
            app.Floor, "open-ticket", ("description", "The heel came off."), ("mood", "4"), ("remedyWanted", "refund"), ("group", "sole"), ("item.style", "RUNNER-7"), ("item.batch", "B2026-01"),
            ("item.size", "42"), ("item.price", "399.50"), ("item.boughtOn", "2026-02-20"), ("customer.phone", "+86 22 1"), ("customer.name", "Zhao Lei"), ("customer.salutation", "herr"));
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Render<OpenTicketPage>();

        page.WaitForAssertion(() => Assert.Contains("your draft from", page.Markup, StringComparison.Ordinal));
        Assert.Equal("The heel came off.", page.Find("#description").GetAttribute("value"));
        Assert.True(page.Find("input[name=mood][value='4']").HasAttribute("checked"));
        Assert.True(page.Find("input[name=remedyWanted][value=refund]").HasAttribute("checked"));
        Assert.Equal("RUNNER-7", page.Find("[id='item.style']").GetAttribute("value"));
        Assert.Equal("B2026-01", page.Find("[id='item.batch']").GetAttribute("value"));
        Assert.Equal("2026-02-20", page.Find("[id='item.boughtOn']").GetAttribute("value"));
        Assert.Equal("Zhao Lei", page.Find("[id='customer.name']").GetAttribute("value"));
        Assert.True(page.Find("input[name='customer.salutation'][value=herr]").HasAttribute("checked"));
    }

    [Fact]
    public async Task Step_goes_on_with_its_answers_its_mood_its_note_and_its_gifts_and_saving_removes_the_draft()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var form = Draft.OfStage(ticket.Number, ticket.Tasks[0].Id);
        await app.Type(
            app.Floor, form, ("note", "Kept."), ("mood", "2"), ("fields.keyPoints", "Sole off after two weeks."), ("outcome", ticket.Tasks[0].Outcomes[0]),
            ("lines", """[{"kind":"insoles","quantity":1,"note":null},{"kind":"yacht","quantity":1,"note":null}]"""));
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);

        page.WaitForAssertion(() => Assert.Equal("Kept.", page.Find("#note").GetAttribute("value")));
        Assert.Contains("Sole off after two weeks.", page.Find("[id='fields.keyPoints']").GetAttribute("value"), StringComparison.Ordinal);
        Assert.True(page.Find("#stage input[name=mood][value='2']").HasAttribute("checked"));
        Assert.Single(page.FindAll(".given li"));
        foreach (var box in page.FindAll("#stage input[type=checkbox]").Select(box => box.GetAttribute("name")).ToList())
        {
            page.Find($"#stage input[name='{box}']").Change(true);
        }

        page.Find("#stage").Submit();

        page.WaitForAssertion(() => Assert.Equal("Talk", page.Find("#stage-title").TextContent.Trim()));
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
        Assert.Equal("Kept.", (await app.Show(ticket)).Stages[0].Note);
    }

    [Fact]
    public async Task Step_analysed_half_way_goes_on_with_its_ticks_its_judgement_and_its_signature()
    {
        const string Strokes = "M10 20L10 20L30 40M1 2L1 2L3 4";
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        await app.Type(
            app.Floor, Draft.OfStage(ticket.Number, ticket.Tasks[0].Id), ("sign.soleOpens", "true"), ("sign.onlyOne", ""), ("sign.laceWorn", "true"), ("wear-week", "5"), ("signature", Strokes),
            ("fields.wear", "W2"), ("fields.cause", "adhesive"), ("fields.restated", "The sole opens at the toe."), ("fields.restatementConfirmed", "true"), ("outcome", "upheld"), ("mood", "3"));
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);

        page.WaitForAssertion(() => Assert.Equal(["sign.soleOpens", "sign.laceWorn"], page.FindAll("input[name^='sign.'][checked]").Select(tick => tick.GetAttribute("name"))));
        var days = app.Clock.Today.DayNumber - new DateOnly(2026, 2, 20).DayNumber;
        var judged = WearOrFault.Judge(new WearSigns("W2", days, 5, ["soleOpens", "laceWorn"]));
        Assert.Equal($"{days}", page.Find("#wear-days").GetAttribute("value"));
        Assert.Equal("5", page.Find("#wear-week").GetAttribute("value"));
        Assert.Equal($"{judged.Share}", page.Find(".wear-helper[open] .judgement meter").GetAttribute("value"));
        Assert.Equal(Strokes, page.Find("input[name=signature]").GetAttribute("value"));
        page.Find("input[name='sign.toeScuff']").Change(true);
        page.Find("#stage").Submit();

        page.WaitForAssertion(() => Assert.Equal("Explain", page.Find("#stage-title").TextContent.Trim()));
        var kept = (await app.Show(ticket, app.Floor)).Stages.Single(stage => stage.Stage == "analyse").Help!["wear"]!["signs"]!;
        Scenarios.Same(new WearSigns("W2", days, 5, ["soleOpens", "laceWorn", "toeScuff"]), kept.Deserialize<WearSigns>(Json.Options));
        Assert.Equal(Strokes, Assert.Single((await app.Done(app.Floor, new ShowTalkHelp(ticket.Number))).Signatures).Path);
    }

    [Fact]
    public async Task Days_that_were_taken_out_stay_out_and_ticks_taken_back_say_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        await app.Type(app.Floor, Draft.OfStage(ticket.Number, ticket.Tasks[0].Id), ("wear-days", ""), ("sign.soleOpens", ""), ("signature", ""));
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);

        page.WaitForElement("#stage > fieldset:not([disabled])");

        Assert.Equal("", page.Find("#wear-days").GetAttribute("value") ?? "");
        Assert.Empty(page.FindAll("input[name^='sign.'][checked], .judgement"));
        Assert.Equal("", page.Find("input[name=signature]").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Ticks_to_calm_down_and_the_wording_that_was_taken_come_back()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        await app.Type(
            app.Floor, Draft.OfStage(ticket.Number, ticket.Tasks[0].Id), ("mood", "5"), ("calm.water", "true"), ("calm.seat", ""), ("fields.apology", "regret"), ("wording", "regret.trouble"));
        await using var pages = new Pages(app, app.Floor);
        var page = Open(pages, ticket);

        page.WaitForAssertion(() => Assert.Equal(["calm.water"], page.FindAll("input[name^='calm.'][checked]").Select(tick => tick.GetAttribute("name"))));
        Assert.Single(page.FindAll("button.wording[aria-pressed=true]"));
    }

    [Fact]
    public async Task Draft_is_thrown_away_only_after_a_second_question()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, "open-ticket", ("description", "The heel came off."));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<OpenTicketPage>();

        page.WaitForElement(".draft-since button").Click();
        Assert.Equal(1, await app.Saved(db => db.Drafts.CountAsync()));
        page.Find(".draft-since button.danger").Click();

        page.WaitForAssertion(() => Assert.Contains(pages.JSInterop.Invocations, call => call.Identifier == "complaintsDrafts.discarded"));
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Answer_to_a_task_goes_on_with_what_was_typed()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var ticket = await app.OpenedTicket();
        var task = ticket.OtherTasks[0];
        await app.Type(app.Floor, Draft.OfTask(ticket.Number, task.Id), ("note", "In the drawer."));
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<TaskPage>($"/tasks/{task.Id}", parameters => parameters.Add(here => here.Id, task.Id));

        page.WaitForAssertion(() => Assert.Equal("In the drawer.", page.Find("#note").GetAttribute("value")));
    }

    [Fact]
    public async Task Two_people_on_a_ticket_are_named_to_each_other_and_who_writes_is_said()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var mine = new Pages(app, app.Floor);
        await using var hers = new Pages(app, app.Floor2);
        var page = Open(mine, ticket);
        page.WaitForElement("#note");
        Assert.Empty(page.FindAll(".who-else .chip"));

        var other = Open(hers, ticket);
        page.WaitForAssertion(() => Assert.Contains($"{app.Floor2.Name} has this open", page.Find(".who-else").TextContent, StringComparison.Ordinal));
        other.WaitForAssertion(() => Assert.Contains($"{app.Floor.Name} has this open", other.Find(".who-else").TextContent, StringComparison.Ordinal));

        ((Presence)app.Services.GetService(typeof(Presence))!).Types(ticket.Number, app.Floor2);
        page.WaitForAssertion(() => Assert.Contains($"{app.Floor2.Name} is writing", page.Find(".who-else").TextContent, StringComparison.Ordinal));
        await hers.DisposeAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".who-else .chip")));
    }

    private static IRenderedComponent<TicketPage> Open(Pages pages, TicketView ticket) => pages.Render<TicketPage>(page => page.Add(it => it.Number, ticket.Number));
}
