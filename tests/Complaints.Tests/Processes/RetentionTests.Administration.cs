using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Processes.Retention;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tests.Tickets;
using Complaints.Tickets;

namespace Complaints.Tests.Processes;

/// <summary>What the administrator says and sees of it.</summary>
public sealed partial class RetentionTests
{
    [Fact]
    public async Task Setting_is_for_administrators_takes_whole_years_and_is_kept_with_who_said_it()
    {
        await using var app = await ComplaintsApp.Start();

        await (await Set(app.Region, 3)).IsRefused(403, "");
        await (await Set(app.Admin, 0)).IsRefused(400, "years");
        await (await Set(app.Admin, 31)).IsRefused(400, "years");
        var set = await (await Set(app.Admin, 3)).Is<RetentionSet>(HttpStatusCode.OK);
        Scenarios.Same(set, await (await Set(app.Admin, 3)).Is<RetentionSet>(HttpStatusCode.OK));
        Assert.Equal((3, app.Admin.Name), (set.Years, set.By));
        Assert.Null((await (await Set(app.Admin, null)).Is<RetentionSet>(HttpStatusCode.OK)).Years);
        Assert.Equal(2, await app.Count("RetentionRules"));

        Task<HttpResponseMessage> Set(Actor by, int? years) => app.Post(by, "/api/v1/retention", new JsonObject { ["years"] = years });
    }

    [Fact]
    public async Task Archive_is_fetched_by_administrators_only_and_it_is_written_down_who_did()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);
        await Run(app);
        var archive = Assert.Single((await app.Done(app.Admin, new ShowRetention())).Archives);
        Assert.Null(archive.FetchedBy);

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client(app.Quality).GetAsync($"/api/v1/archives/{archive.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client(app.Admin).GetAsync($"/api/v1/archives/{Guid.NewGuid()}")).StatusCode);
        Assert.NotEmpty(await Lines(app));

        Assert.Equal(app.Admin.Name, Assert.Single((await app.Done(app.Admin, new ShowRetention())).Archives).FetchedBy);
        await File.AppendAllTextAsync(Path.Combine(Folder(app), archive.File), "more");
        var changed = await app.Send(app.Admin, new FetchArchive(archive.Id));
        Assert.Equal(Refusal.AgainstRule, changed.Refusal);
        Assert.Contains("is not what was written", changed.Why, StringComparison.Ordinal);
        File.Delete(Path.Combine(Folder(app), archive.File));
        Assert.Contains(archive.File, (await app.Send(app.Admin, new FetchArchive(archive.Id))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_no_archive_is_named_once_it_has_lain_there_and_never_deleted()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);
        await Run(app);
        var stray = Path.Combine(Folder(app), "2025-01-01-left.jsonl.gz");
        await WholeFile.Write(stray, [1], app.Clock.Now());
        Assert.Empty((await app.Done(app.Admin, new ShowRetention())).Strays);

        app.Clock.Advance(TimeSpan.FromHours(2));
        await Run(app);

        Assert.Equal([Path.GetFileName(stray)], (await app.Done(app.Admin, new ShowRetention())).Strays);
        Assert.True(File.Exists(stray));
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("retention"));
        page.WaitForAssertion(() => Assert.Contains(Path.GetFileName(stray), page.Find("section[aria-labelledby=archives] details").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Second_opinion_and_task_that_are_archived_are_said_to_be()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        ticket = await app.Done(app.Floor, new AskSecondOpinion(ticket.Number, ticket.Version, new WearSigns("W2", 20, 5, ["soleOpens"])));
        var task = Assert.Single(ticket.OtherTasks);
        await app.Done(app.Floor2, new CompleteTask(task.Id, task.Version, "fault", new Dictionary<string, JsonElement>
        {
            ["wear"] = JsonSerializer.SerializeToElement("W2"), ["reasons"] = JsonSerializer.SerializeToElement("The glue is dry."),
        }));
        for (ticket = await app.Show(ticket, app.Floor); ticket.Status == "open";)
        {
            ticket = await app.Complete(ticket);
        }

        await app.Done(app.Admin, new SetRetention(1));
        app.Clock.Advance(TwoYears);
        await Run(app);

        var opinion = Assert.Single((await app.Done(app.Floor2, new ShowTalkHelp(ticket.Number))).Opinions);
        Assert.Equal((null, null, 89), (opinion.Task, opinion.Finding, opinion.First!.Judgement.Share));
        await using var pages = new Pages(app, app.Floor2);
        var page = pages.Open<TicketPage>(Links.Ticket(ticket.Number), parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.Contains("Archived, because it ended long ago", page.Find("section[aria-labelledby=analysis-aside]").TextContent, StringComparison.Ordinal));
        var gone = await app.Send(app.Floor2, new ShowTask(task.Id));
        Assert.Equal(Refusal.NotFound, gone.Refusal);
        Assert.Contains("archive", gone.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_that_would_archive_something_at_once_are_saved_when_the_administrator_has_seen_how_much()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        app.Clock.Advance(TwoYears);
        var ended = (await app.Done(app.Admin, new CountEnded(1))).Processes;
        Assert.NotEqual(0, ended);
        Assert.Equal(0, (await app.Done(app.Admin, new CountEnded(3))).Processes);
        Assert.True((await app.Send(app.Admin, new CountEnded(0))).IsRefused);
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<SetupPage>(Links.SetupAt("retention"));
        page.WaitForElement("fieldset:not([disabled]) #years").Change("1");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains($"{ended} process", page.Find("form p[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Save and archive", page.Find("form button.primary").TextContent);
        Assert.Null((await app.Done(app.Admin, new ShowRetention())).Rule.Years);
        page.Find("#years").Change("3");
        Assert.Equal("Save", page.Find("form button.primary").TextContent);
        page.Find("#years").Change("1");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Saved.", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        await Run(app);
        Assert.Equal(ended, (await app.Done(app.Admin, new ShowRetention())).Archived);
    }

    [Fact]
    public async Task Pages_say_how_long_is_kept_what_is_archived_and_where()
    {
        await using var app = await ComplaintsApp.Start();
        await app.ClosedTicket();
        await using var pages = new Pages(app, app.Admin);
        var setup = pages.Open<SetupPage>(Links.SetupAt("retention"));
        setup.WaitForElement("fieldset:not([disabled]) #years").Change("long");
        Assert.Contains("Nothing has been archived yet.", setup.Markup, StringComparison.Ordinal);
        setup.Find("form").Submit();
        setup.WaitForAssertion(() => Assert.Contains("1 to 30 whole years", setup.Find(".field:has(#years) .wrong").TextContent, StringComparison.Ordinal));
        setup.Find("#years").Change("1");
        setup.Find("form").Submit();
        setup.WaitForAssertion(() => Assert.Contains("Saved.", setup.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, (await app.Done(app.Admin, new ShowRetention())).Rule.Years);

        app.Clock.Advance(TwoYears);
        await Run(app);

        var archive = Assert.Single((await app.Done(app.Admin, new ShowRetention())).Archives);
        var after = pages.Open<SetupPage>(Links.SetupAt("retention"));
        after.WaitForAssertion(() => Assert.Equal(Links.Archive(archive.Id), after.Find("td a[download]").GetAttribute("href")));
        var list = pages.Open<ProcessesPage>(Links.Processes());
        list.WaitForAssertion(() => Assert.Contains(list.FindAll("a"), link => link.GetAttribute("href") == Links.SetupAt("retention")));
        await using var theirs = new Pages(app, app.Quality);
        var seen = theirs.Open<ProcessesPage>(Links.Processes());
        seen.WaitForAssertion(() => Assert.Contains("ended long ago", seen.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(seen.FindAll("a"), link => link.GetAttribute("href") == Links.SetupAt("retention"));
    }
}
