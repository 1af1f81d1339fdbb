using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Bunit;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Complaints.Tests.Processes;

public sealed class InspectorTests
{
    [Fact]
    public async Task List_shows_failed_ones_first_and_says_so_when_nothing_fits()
    {
        await using var app = await ComplaintsApp.Start();
        var failed = await Failed(app);
        await app.OpenedTicket();
        await using var pages = new Pages(app, app.Quality);

        var list = pages.Open<ProcessesPage>("/processes");
        list.WaitForAssertion(() => Assert.Contains("Failed", list.FindAll(".rows li")[0].TextContent, StringComparison.Ordinal));
        Assert.Equal(Links.Process(failed.Id), list.Find(".rows a").GetAttribute("href"));
        Assert.Contains(list.FindAll(".rows a"), link => link.GetAttribute("href") == Links.Ticket(failed.Ticket!));

        var running = pages.Open<ProcessesPage>("/processes?trouble=true&status=running");
        running.WaitForAssertion(() => Assert.Contains("Nothing failed", running.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_says_before_the_first_ticket_that_nothing_has_run()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Quality);

        var all = pages.Open<ProcessesPage>("/processes");
        all.WaitForAssertion(() => Assert.Contains("Nothing has run yet", all.Markup, StringComparison.Ordinal));

        var finished = pages.Open<ProcessesPage>("/processes?status=finished");
        finished.WaitForAssertion(() => Assert.Contains("No process fits", finished.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Running_process_shows_where_it_stands_and_follows_its_ticket()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var id = await Process(app, ticket);
        await using var pages = new Pages(app, app.Quality);
        var page = Show(pages, id);

        page.WaitForAssertion(() => Assert.Contains("Listen, RunTask, Open now", Boxes(page)));
        Assert.Contains("Talk, RunTask, Not yet", Boxes(page));
        Assert.Contains("nobody has claimed it", page.Markup, StringComparison.Ordinal);
        Assert.Contains("ticketWithdrawn", page.Markup, StringComparison.Ordinal);

        await app.Complete(ticket);
        page.WaitForAssertion(() => Assert.Contains("Listen, RunTask, Done", Boxes(page)));
        Assert.Contains("Talk, RunTask, Open now", Boxes(page));
    }

    [Fact]
    public async Task Input_and_the_variables_of_containers_stand_beside_those_of_the_process()
    {
        await using var app = await ComplaintsApp.Start();
        var document = JsonNode.Parse(Shipped())!;
        document["root"]!["variables"] = JsonNode.Parse("""[{"id":"inner","name":"OnlyInTheChart","typeName":"String","value":"kept"}]""");
        await app.Publish(document.ToJsonString());
        var id = await Process(app, await app.OpenedTicket());

        var process = await app.Done(app.Admin, new ShowProcess(id));

        var container = Assert.Single(process.Containers);
        Assert.Equal((document["root"]!["id"]!.GetValue<string>(), "kept"), (container.Activity, container.Variables["OnlyInTheChart"]!.GetValue<string>()));
        Assert.NotEmpty(process.Input);
        await using var pages = new Pages(app, app.Quality);
        var page = Show(pages, id);
        page.WaitForAssertion(() => Assert.Contains("OnlyInTheChart", page.FindAll(".variables dt").Select(name => name.TextContent)));
        Assert.Contains(page.FindAll("h3"), title => title.TextContent == "Input");
    }

    [Fact]
    public async Task Box_leads_to_its_entries_in_the_journal()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await using var pages = new Pages(app, app.Quality);
        var page = Show(pages, await Process(app, ticket));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".journal li")));
        var all = page.FindAll(".journal li").Count;

        page.FindAll("svg [role=button]").Single(box => box.QuerySelector("title")!.TextContent.StartsWith("Talk,", StringComparison.Ordinal)).KeyDown("Enter");

        page.WaitForAssertion(() => Assert.Contains("Only Talk", page.Markup, StringComparison.Ordinal));
        Assert.InRange(page.FindAll(".journal li").Count, 1, all - 1);
        Button(page, "Only Talk ✕")!.Click();
        page.WaitForAssertion(() => Assert.Equal(all, page.FindAll(".journal li").Count));
    }

    [Fact]
    public async Task Quality_person_tries_again_and_looks_ahead_but_neither_moves_nor_ends_a_process()
    {
        await using var app = await ComplaintsApp.Start();
        var failed = await Failed(app);
        await using var pages = new Pages(app, app.Quality);
        var page = Show(pages, failed.Id);

        page.WaitForAssertion(() => Assert.Contains("A script failed", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Satisfied?, FlowSwitch, Failed", Boxes(page));
        Assert.Null(Button(page, "End it"));
        page.Find("#move-to").Change((await app.Done(app.Quality, new ListDefinitions(WellKnown.Resolution))).Single(version => version.Number == 1).Hash);
        Button(page, "Show what would happen")!.Closest("form")!.Submit();
        page.WaitForAssertion(() => Assert.Contains("It can be moved as shown", page.Markup, StringComparison.Ordinal));
        Assert.Null(Button(page, "Move"));
        Button(page, "Try again")!.Click();
        page.WaitForAssertion(() => Assert.Contains("It failed again: A script failed", page.Markup, StringComparison.Ordinal));

        var definitions = pages.Open<DefinitionsPage>("/processes/definitions");
        definitions.WaitForAssertion(() => Assert.Contains("Version 2", definitions.Markup, StringComparison.Ordinal));
        Assert.Empty(definitions.FindAll("form"));
    }

    [Theory]
    [InlineData("de", "Ein Skript ist gescheitert: ", "Die Zuordnung nennt nobody; das gibt es in der alten Version nicht.")]
    [InlineData("zh", "脚本出错：", "对应表里写了 nobody，旧版本里没有它。")]
    public async Task What_failed_and_why_it_cannot_be_moved_is_said_in_the_readers_language(string language, string failure, string refusal)
    {
        await using var app = await ComplaintsApp.Start();
        var failed = await Failed(app);
        await using var pages = new Pages(app, app.Quality);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var process = await app.Done(app.Quality, new ShowProcess(failed.Id));
        Assert.StartsWith(failure, Assert.Single(process.Incidents).Sentence, StringComparison.Ordinal);
        var map = new Dictionary<string, string> { ["nobody"] = "nowhere" };
        Assert.Contains(refusal, (await app.Done(app.Quality, new PlanMigration(failed.Id, process.DefinitionHash, map))).Problems);
        var moved = await app.Send(app.Admin, new MigrateProcess(failed.Id, process.Version, process.DefinitionHash, map));
        Assert.Contains(refusal, moved.Problems.Select(problem => problem.Sentence));

        var page = Show(pages, failed.Id);
        page.WaitForAssertion(() => Assert.Contains(failure, page.Find(".journal li.bad").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_again_is_said_and_what_was_repaired_goes_on_in_the_repaired_version()
    {
        await using var app = await ComplaintsApp.Start();
        var failed = await Failed(app);
        var repaired = await app.Done(app.Admin, new PublishDefinition(Shipped().Replace("\"afterConfirm\"", "\"isSatisfied\"", StringComparison.Ordinal)));
        await using var pages = new Pages(app, app.Admin);
        var page = Show(pages, failed.Id);
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Try again")));

        Button(page, "Try again")!.Click();
        page.WaitForAssertion(() => Assert.Contains("It failed again: A script failed", page.Markup, StringComparison.Ordinal));

        page.Find("#move-to").Change(repaired.Hash);
        Button(page, "Show what would happen")!.Closest("form")!.Submit();
        page.WaitForAssertion(() => Assert.Contains("no such place there", page.Markup, StringComparison.Ordinal));
        Assert.Null(Button(page, "Move"));
        page.Find("#map-afterConfirm").Change("isSatisfied");
        Button(page, "Show what would happen")!.Closest("form")!.Submit();
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Move")));
        Button(page, "Move")!.Click();
        page.WaitForAssertion(() => Assert.Contains("It is in version 3 now", page.Markup, StringComparison.Ordinal));

        Button(page, "Try again")!.Click();
        page.WaitForAssertion(() => Assert.Contains("The process goes on", page.Markup, StringComparison.Ordinal));
        Assert.Equal("followUp", (await app.Get<TicketView>(app.Admin, $"/api/v1/tickets/{failed.Ticket}")).Stage);
    }

    [Fact]
    public async Task Ending_a_process_asks_twice_and_closes_the_ticket_with_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Admin);
        var page = Show(pages, await Process(app, ticket));
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "End it")));
        Assert.Contains($"ticket {ticket.Number}: the ticket closes with it", page.Markup, StringComparison.Ordinal);
        Assert.True(Button(page, "End it")!.HasAttribute("disabled"));

        page.Find("#cancel-sure").Change(true);
        Button(page, "End it")!.Closest("form")!.Submit();
        page.WaitForAssertion(() => Assert.Contains("Say why it is ended", page.Find(".wrong").TextContent, StringComparison.Ordinal));
        page.Find("#cancel-reason").Change("Opened twice.");
        Button(page, "End it")!.Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("The process is ended", page.Markup, StringComparison.Ordinal));
        Assert.Null(Button(page, "End it"));
        Assert.Equal(Outcomes.Cancelled, (await app.Show(ticket)).Outcome);
    }

    [Fact]
    public async Task Published_file_is_checked_and_what_is_wrong_is_named_with_its_place()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<DefinitionsPage>("/processes/definitions");
        page.WaitForElement("#definition-file");

        Upload(page, Shipped().Replace("\"Elsa.FlowDecision\"", "\"Elsa.Nonsense\"", StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("$.root.activities", page.Find(".message.warn").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".versions li"), row => row.TextContent.Contains("Version 2", StringComparison.Ordinal) && row.TextContent.Contains("Cannot be started", StringComparison.Ordinal)));

        Upload(page, Broken());
        page.WaitForAssertion(() => Assert.Contains("complaint-resolution has version 3 now", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".versions li"), row => row.TextContent.Contains("Version 3", StringComparison.Ordinal) && row.TextContent.Contains("New ones get this", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Halted_ticket_says_so_calmly_and_leads_those_who_can_look_to_its_process()
    {
        await using var app = await ComplaintsApp.Start();
        var failed = await Failed(app);
        await using var pages = new Pages(app, app.Floor);
        await using var admins = new Pages(app, app.Admin);

        var ticket = pages.Open<TicketPage>($"/tickets/{failed.Ticket}", parameters => parameters.Add(here => here.Number, failed.Ticket!));
        ticket.WaitForAssertion(() => Assert.Contains("cannot go on by itself", ticket.Markup, StringComparison.Ordinal));
        Assert.Contains("What was entered is saved", ticket.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(ticket.FindAll("a"), link => link.GetAttribute("href")!.StartsWith("/processes", StringComparison.Ordinal));

        var seen = admins.Open<TicketPage>($"/tickets/{failed.Ticket}", parameters => parameters.Add(here => here.Number, failed.Ticket!));
        seen.WaitForAssertion(() => Assert.Equal(2, seen.FindAll("a").Count(link => link.GetAttribute("href") == Links.Process(failed.Id))));
    }

    [Fact]
    public async Task Unknown_process_and_unknown_version_are_told_apart_from_an_error()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Admin);

        var page = Show(pages, "nothing");
        page.WaitForAssertion(() => Assert.Contains("There is no such process.", page.Markup, StringComparison.Ordinal));
        var definition = pages.Open<DefinitionPage>("/processes/definitions/0", parameters => parameters.Add(here => here.Hash, "0"));
        definition.WaitForAssertion(() => Assert.Contains("There is no such version of a process.", definition.Markup, StringComparison.Ordinal));
    }

    /// <summary>A process whose decision after the last talk cannot be made.</summary>
    private static async Task<ProcessRow> Failed(ComplaintsApp app)
    {
        await app.Done(app.Admin, new PublishDefinition(Broken()));
        var ticket = await app.TicketAt("confirm");
        await app.Complete(ticket);
        return (await app.Done(app.Admin, new ListProcesses(Ticket: ticket.Number, Trouble: true))).Items.Single();
    }

    private static async Task<string> Process(ComplaintsApp app, TicketView ticket) =>
        (await app.Done(app.Admin, new ListProcesses(Ticket: ticket.Number))).Items.Single().Id;

    private static string Shipped() => File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, "complaint-resolution.json"));

    private static string Broken() => Shipped().Replace("getVariable('Confirmation').outcome", "getVariable('Confirmation').answer.outcome", StringComparison.Ordinal);

    private static IRenderedComponent<ProcessPage> Show(Pages pages, string id) => pages.Open<ProcessPage>(Links.Process(id), parameters => parameters.Add(page => page.Id, id));

    private static void Upload(IRenderedComponent<DefinitionsPage> page, string json)
    {
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(json, "process.json"));
        page.Find("form").Submit();
    }

    private static List<string> Boxes(IRenderedComponent<ProcessPage> page) => [.. page.FindAll("svg [role=button]").Select(box => box.QuerySelector("title")!.TextContent)];

    private static IElement? Button<TPage>(IRenderedComponent<TPage> page, string text)
        where TPage : IComponent => page.FindAll("button").FirstOrDefault(button => button.TextContent.Trim() == text);
}
