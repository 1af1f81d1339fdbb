using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Customers;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Workflow;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Processes;

/// <summary>Processes that the clock or an event sets off, without a ticket.</summary>
public sealed class TriggerTests
{
    [Fact]
    public async Task Timer_sets_a_process_off_in_every_store_and_its_work_is_done_where_it_belongs()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00", perStore: true));

        await app.Advance(TimeSpan.FromHours(1));

        var mine = Assert.Single((await app.Done(app.Floor, new ListMyWork())).Items);
        Assert.Equal((null, "T01", "Look around", "floor"), (mine.Ticket, mine.Store, mine.Title, (await app.Done(app.Admin, new ShowTask(mine.Task))).Task.Role));
        Assert.Equal("D01", Assert.Single((await app.Done(app.OtherFloor, new ListMyWork())).Items).Store);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Try(app.OtherFloor, mine.Task, "claim")).StatusCode);
        Assert.Equal("Li Wei", (await app.Done(app.Floor, new ClaimTask(mine.Task))).ClaimedBy);
        var task = await app.Done(app.Admin, new ShowTask(mine.Task));
        var done = await app.Done(app.Floor, new CompleteTask(mine.Task, task.Task.Version, "done"));
        Assert.Equal(("done", "finished", 0), (done.Task.State, done.Status, done.Next.Count));
        Assert.Empty((await app.Done(app.Floor, new ListMyWork())).Items);
    }

    [Fact]
    public async Task Task_without_a_ticket_rises_when_nobody_does_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00", perStore: true));
        await app.Advance(TimeSpan.FromHours(1));
        var task = Assert.Single((await app.Done(app.Floor, new ListMyWork())).Items).Task;

        // Opened at 18:00 with two hours to do it: by then the store has closed.
        await app.Advance(TimeSpan.FromHours(3));
        Assert.Equal("floor", (await app.Done(app.Admin, new ShowTask(task))).Task.Role);
        await app.Advance(TimeSpan.FromHours(13));

        Assert.Equal("supervisor", (await app.Done(app.Admin, new ShowTask(task))).Task.Role);
    }

    [Fact]
    public async Task Trigger_that_comes_late_fires_once_and_then_at_its_usual_time()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00"));

        await app.Advance(TimeSpan.FromHours(5.5));
        Assert.Equal(1, await Instances(app));
        await app.Advance(TimeSpan.Zero);
        Assert.Equal(1, await Instances(app));

        await app.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, await Instances(app));
    }

    [Fact]
    public async Task Restart_forgets_no_trigger_and_moves_none()
    {
        var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00"));
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await using var again = await app.Restart();

        await again.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(1, await Instances(again));
    }

    [Fact]
    public async Task Changed_definition_replaces_the_trigger_and_a_retracted_one_stops()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00"));
        var changed = await app.Publish(Every("03:00:00"));
        await app.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await Instances(app));
        Assert.Equal(changed.Hash, await app.Saved(db => db.ProcessTriggers.Where(row => row.DefinitionId == "rounds").Select(row => row.DefinitionHash).SingleAsync()));

        await app.Advance(TimeSpan.FromHours(1));
        await app.Done(app.Admin, new RetractDefinition("rounds"));
        await app.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await Instances(app));
        Assert.Contains("needs this process", (await app.Send(app.Admin, new RetractDefinition(WellKnown.Resolution))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moment_sets_a_process_off_once()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Definition("""{"id":"tick","type":"Elsa.StartAt","version":1,"customProperties":{"canStartWorkflow":true},"dateTime":{"typeName":"DateTimeOffset","expression":{"type":"Literal","value":"2026-03-10T12:00:00Z"}}}"""));

        await app.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await Instances(app));
        await app.Advance(TimeSpan.FromDays(2));
        await app.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await Instances(app));
    }

    [Fact]
    public async Task Moment_at_night_at_which_a_customer_would_be_reached_waits_for_the_morning()
    {
        await using var app = await ComplaintsApp.Start();
        var customer = (await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Sun Li", Phone: "+86 22 9999 1111")))).Id;
        await app.Done(app.Floor, new SetConsent(customer, "call", true));
        await app.Publish(Definition(
            """{"id":"tick","type":"Elsa.StartAt","version":1,"customProperties":{"canStartWorkflow":true},"dateTime":{"typeName":"DateTimeOffset","expression":{"type":"Literal","value":"2026-03-10T19:00:00Z"}}}""",
            perStore: true, payload: $$"""{"role":"floor","title":"Ring up","contact":"call","customer":"{{customer}}","outcomes":["reached","noConsent"]}"""));

        await app.Advance(TimeSpan.FromHours(10));
        Assert.Equal(0, await Instances(app));
        Assert.Equal(app.At(1, 2), await app.Saved(db => db.ProcessTriggers.Where(row => row.StoreCode == "T01").Select(row => row.DueAt!.Value).SingleAsync()));
        await app.Advance(TimeSpan.FromHours(7));

        Assert.Equal("Ring up", Assert.Single((await app.Done(app.Floor, new ListMyWork())).Items).Title);
        Assert.Null(await app.Saved(db => db.ProcessTriggers.Where(row => row.StoreCode == "T01").Select(row => row.DueAt).SingleAsync()));
    }

    [Fact]
    public async Task Two_that_wake_the_same_trigger_at_once_start_one_process()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00"));
        app.Clock.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => app.Advance(TimeSpan.Zero))));

        Assert.Equal(1, await Instances(app));
    }

    [PostgresFact]
    public async Task Trigger_that_both_servers_try_fires_once()
    {
        WebApplication? other = null;
        var there = 0;
        var between = new InBetween<FireTrigger, bool>(async attempt => there += attempt == 1 ? await other!.Services.GetRequiredService<DueTimers>().WakeDue(CancellationToken.None) : 0);
        await using var app = await ComplaintsApp.Start(between.Into);
        await using var _ = other = await ComplaintsApp.Run(app.Settings, app.Clock);
        await app.Publish(Every("01:00:00"));

        var here = await app.Advance(TimeSpan.FromHours(1));

        Assert.Equal((0, 1), (here, there));
        Assert.Equal(1, await Instances(app));
    }

    [Theory]
    [InlineData("de", "Der Ablauf Rounds wird nicht gestartet: Er läuft schon")]
    [InlineData("zh", "流程 Rounds 没有启动")]
    public async Task Why_the_clock_set_nothing_off_is_said_in_the_readers_language(string language, string why)
    {
        await using var app = await ComplaintsApp.Start();
        var published = await app.Publish(Every("01:00:00", strategy: "SingletonStrategy"));
        await app.Advance(TimeSpan.FromHours(1));
        await app.Advance(TimeSpan.FromHours(1));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        async Task<string?> Said() => Assert.Single((await app.Done(app.Admin, new ShowDefinition(published.Hash))).Triggers).WhyNot;

        Assert.StartsWith(why, await Said(), StringComparison.Ordinal);

        await app.Saved(db => db.ProcessTriggers.ExecuteUpdateAsync(set => set.SetProperty(row => row.WhyNot, "It had another name then.")));
        Assert.Equal("It had another name then.", await Said());
    }

    [Fact]
    public async Task Singleton_is_not_set_off_by_the_clock_while_it_runs()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00", strategy: "SingletonStrategy"));

        await app.Advance(TimeSpan.FromHours(1));
        await app.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, await Instances(app));
        Assert.Contains("runs already", await app.Saved(db => db.ProcessTriggers.Where(row => row.DefinitionId == "rounds").Select(row => row.WhyNot).SingleAsync()), StringComparison.Ordinal);
        var task = (await app.Done(app.Admin, new ListTasks())).Items.Single();
        await app.Done(app.Admin, new CompleteTask(task.Id, task.Version, "done"));
        await app.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, await Instances(app));
    }

    [Fact]
    public async Task Correlated_singleton_runs_once_in_every_store()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Every("01:00:00", perStore: true, strategy: "CorrelatedSingletonStrategy"));

        await app.Advance(TimeSpan.FromHours(1));
        await app.Advance(TimeSpan.FromHours(1));

        var stores = await app.Saved(db => db.ProcessInstances.Where(row => row.DefinitionId == "rounds").Select(row => row.StoreCode).Order().ToListAsync());
        Assert.Equal(await app.Saved(db => db.Stores.Select(store => store.Code).Order().ToListAsync()), stores);
    }

    [Theory]
    [InlineData("SingletonStrategy", 1)]
    [InlineData("Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime", 2)]
    [InlineData("CorrelationStrategy", 2)]
    [InlineData("AllowAlwaysStrategy", 8)]
    public async Task Of_events_at_one_moment_as_many_start_as_the_strategy_allows(string strategy, int allowed)
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Hearing("go", strategy));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            // Whoever is overtaken three times is told so, and asks again as every client does.
            while (true)
            {
                var answer = await app.Send(app.Supervisor, new RaiseStoreEvent("go", "T01", CorrelationId: number % 2 == 0 ? "even" : "odd"));
                if (answer.Refusal is not (Refusal.Overtaken or Refusal.Busy))
                {
                    return answer;
                }
            }
        })));

        Assert.Equal(allowed, answers.Count(answer => !answer.IsRefused));
        Assert.Equal(allowed, await Instances(app));
        Assert.All(answers.Where(answer => answer.IsRefused), answer => Assert.Contains("is not started", answer.Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_stay_within_what_they_are_about()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Hearing("go", "AllowAlwaysStrategy"));

        var heard = await app.Done(app.Supervisor, new RaiseStoreEvent("go", "T01"));

        Assert.Equal(1, (await app.Done(app.Floor, new ListMyWork())).Total);
        Assert.Equal(0, (await app.Done(app.OtherFloor, new ListMyWork())).Total);
        Assert.Equal("You do not work in store D01.", (await app.Send(app.Supervisor, new RaiseStoreEvent("go", "D01"))).Why);
        Assert.True((await app.Send(app.Supervisor, new RaiseStoreEvent("go", ""))).IsRefused);
        Assert.Equal("Nothing waits for 'stop'.", (await app.Send(app.Supervisor, new RaiseStoreEvent("stop", "T01"))).Why);
        var process = await app.Done(app.Admin, new ShowProcess(Assert.Single(heard.Processes)));
        Assert.Equal((null, "T01", "running", "Rounds"), (process.Ticket, process.Store, process.Status, process.Title));
        Assert.NotEmpty(process.Drawing.Activities);
    }

    [Fact]
    public async Task Inspector_lists_cancels_and_retries_what_is_about_no_ticket()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Hearing("go", "AllowAlwaysStrategy"));
        var id = Assert.Single((await app.Done(app.Supervisor, new RaiseStoreEvent("go", "T01"))).Processes);

        var row = Assert.Single((await app.Done(app.Quality, new ListProcesses())).Items);
        Assert.Equal((id, null, "T01"), (row.Id, row.Ticket, row.Store));
        Assert.True((await app.Send(app.Admin, new RetryProcess(id, 1))).IsRefused);
        await app.Done(app.Admin, new CancelProcess(id, (await app.Done(app.Admin, new ShowProcess(id))).Version, "A trial."));

        Assert.Equal(0, (await app.Done(app.Floor, new ListMyWork())).Total);
        Assert.Equal(InstanceStatus.Cancelled, await app.Saved(db => db.ProcessInstances.Where(instance => instance.Id == id).Select(instance => instance.Status).SingleAsync()));
    }

    [Fact]
    public async Task Process_is_started_by_hand_and_an_event_reaches_the_one_with_its_key()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Hearing("go", "CorrelatedSingletonStrategy"));
        var odd = await app.Done(app.Admin, new StartProcess("rounds", "T01", new JsonObject { ["amount"] = 5 }, "odd"));
        var even = await app.Done(app.Admin, new StartProcess("rounds", "T01", CorrelationId: "even"));
        Assert.Equal(("running", 0), (odd.Status, odd.Incidents.Count));
        Assert.Contains("runs already", (await app.Send(app.Admin, new StartProcess("rounds", "T01", CorrelationId: "odd"))).Why, StringComparison.Ordinal);

        var heard = await app.Done(app.Supervisor, new RaiseStoreEvent("go", "T01", CorrelationId: "odd"));

        Assert.Equal(odd.Id, Assert.Single(heard.Processes));
        var moved = await app.Done(app.Admin, new ShowProcess(odd.Id));
        Assert.Equal(("T01", 5, "task"), (moved.Store, moved.Input["amount"]!.GetValue<int>(), Assert.Single(moved.Waits).Kind));
        Assert.Equal("event", Assert.Single((await app.Done(app.Admin, new ShowProcess(even.Id))).Waits).Kind);
        var begun = moved.Journal[0];
        Assert.Equal(("Begun", """{"correlationId":"odd","input":{"amount":5}}""", app.Admin.Signature), (begun.Kind, begun.Data!.ToJsonString(), begun.By));
    }

    [Fact]
    public async Task Input_as_deep_as_it_may_be_is_shown_with_its_process()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Hearing("go", "AllowAlwaysStrategy"));
        var deep = JsonNode.Parse(new string('[', 99) + new string(']', 99), documentOptions: new JsonDocumentOptions { MaxDepth = 99 });

        var started = await app.Done(app.Admin, new StartProcess("rounds", "T01", new JsonObject { ["deep"] = deep }));

        var shown = await app.Done(app.Admin, new ShowProcess(started.Id));
        Assert.Equal(shown.Input.ToJsonString(), shown.Journal[0].Data!["input"]!.ToJsonString());
    }

    [Fact]
    public async Task Event_that_set_a_process_off_stands_at_the_head_of_its_journal_with_what_it_carried()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Hearing("go", "AllowAlwaysStrategy"));

        var raised = await app.Done(app.Supervisor, new RaiseStoreEvent("go", "T01", Payload: new JsonObject { ["pairs"] = 7 }));

        var begun = (await app.Done(app.Admin, new ShowProcess(Assert.Single(raised.Processes)))).Journal[0];
        Assert.Equal(("Begun", "tick", """{"payload":{"pairs":7}}"""), (begun.Kind, begun.Activity, begun.Data!.ToJsonString()));
    }

    [Fact]
    public async Task Starting_by_hand_is_refused_where_nothing_or_only_the_program_starts()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Hearing("go", "AllowAlwaysStrategy"));

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new StartProcess("rounds", "T01"))).Refusal);
        Assert.Equal("There is no such process in use.", (await app.Send(app.Admin, new StartProcess("nothing", "T01"))).Why);
        Assert.Equal("There is no store X99.", (await app.Send(app.Admin, new StartProcess("rounds", "X99"))).Why);
        Assert.Contains("The program itself starts", (await app.Send(app.Admin, new StartProcess(WellKnown.Resolution, "T01"))).Why, StringComparison.Ordinal);
        using var answer = await app.Client(app.Admin).PostAsync("/api/v1/definitions/rounds/start", new StringContent("""{"store":"D01","correlationId":"k"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        Assert.Equal("D01", (await app.Done(app.Admin, new ShowProcess(id))).Store);
    }

    [Fact]
    public async Task Page_of_a_definition_starts_it_and_leads_to_the_process()
    {
        await using var app = await ComplaintsApp.Start();
        var published = await app.Publish(Hearing("go", "AllowAlwaysStrategy"));
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<DefinitionPage>(Links.Definition(published.Hash), parameters => parameters.Add(here => here.Hash, published.Hash));
        page.WaitForElement("#start-input").Change("[5]");
        page.Find("#start-input").Closest("form")!.Submit();
        page.WaitForAssertion(() => Assert.Contains("This is no JSON object.", page.Markup, StringComparison.Ordinal));

        page.Find("#start-store").Change("T01");
        page.Find("#start-input").Change("""{"amount":5}""");
        page.Find("#start-input").Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.DoesNotContain("/definitions/", pages.Address, StringComparison.Ordinal));
        Assert.Equal("T01", await app.Saved(db => db.ProcessInstances.Where(row => row.DefinitionId == "rounds").Select(row => row.StoreCode).SingleAsync()));
    }

    private static Task<int> Instances(ComplaintsApp app) => app.Saved(db => db.ProcessInstances.CountAsync(row => row.DefinitionId == "rounds"));

    private static string Every(string interval, bool perStore = false, string? strategy = null) => Definition(
        $$$$"""{"id":"tick","type":"Elsa.Timer","version":1,"customProperties":{"canStartWorkflow":true},"interval":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"{{{{interval}}}}"}}}""", perStore, strategy);

    private static string Hearing(string name, string strategy) => Definition(
        $$$$"""{"id":"tick","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"{{{{name}}}}"}}}""", strategy: strategy);

    private static string Definition(string start, bool perStore = false, string? strategy = null, string? payload = null)
    {
        payload ??= """{"role":"floor","title":"Look around","due":"PT1H","clock":"always","escalation":{"after":"PT2H","to":"supervisor"},"outcomes":["done"]}""";
        return new JsonObject
        {
            ["definitionId"] = "rounds",
            ["name"] = "Rounds",
            ["customProperties"] = new JsonObject { ["perStore"] = perStore },
            ["options"] = new JsonObject { ["activationStrategyType"] = strategy },
            ["root"] = new JsonObject
            {
                ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1,
                ["activities"] = new JsonArray(
                    JsonNode.Parse(start),
                    new JsonObject
                    {
                        ["id"] = "look", ["type"] = "Elsa.RunTask", ["version"] = 1,
                        ["taskName"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "rounds.look" } },
                        ["payload"] = new JsonObject { ["typeName"] = "ObjectDictionary", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = payload } },
                    }),
                ["connections"] = new JsonArray(new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = "tick", ["port"] = "Done" },
                    ["target"] = new JsonObject { ["activity"] = "look", ["port"] = "In" },
                }),
            },
        }.ToJsonString();
    }
}
