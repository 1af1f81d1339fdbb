using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Tests.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Processes;

/// <summary>Whatever is wrong in any process of a ticket halts it, and keeps it halted until it is mended.</summary>
public class TroubleTests
{
    [Fact]
    public async Task Approval_that_never_asks_for_a_decision_is_refused_when_published()
    {
        await using var app = await ComplaintsApp.Start();

        var refused = await app.Send(app.Admin, new PublishDefinition(ApprovalText().Replace("compensation.decide", "somebody.looks", StringComparison.Ordinal)));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal("$.root", problem.Field);
        Assert.Contains("compensation.decide", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_that_ends_without_a_decision_halts_the_ticket_until_it_is_asked_again()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(ApprovalOnlyIf("false"));

        var ticket = await app.TicketAwaitingApproval();

        Assert.Contains("nobody has decided on 6 x", ticket.HaltedBy, StringComparison.Ordinal);
        Assert.Equal("awaitingApproval", ticket.Status);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Publish(ApprovalText());
        var row = await app.Done(app.Admin, new ShowProcess(Assert.Single((await app.Done(app.Admin, new ListProcesses(WellKnown.Approval, Ticket: ticket.Number))).Items).Id));
        var moved = await app.Done(app.Admin, new RetryProcess(row.Id, row.Version));
        Assert.Equal("running", moved.Status);
        Assert.NotEqual(row.Id, moved.Id);
        Assert.True((await app.Send(app.Admin, new RetryProcess(row.Id, row.Version + 1))).IsRefused);
        ticket = await app.Show(ticket);
        Assert.Null(ticket.HaltedBy);

        await app.Decide(ticket.Approvals[0], app.Supervisor, "approve");

        Assert.Equal("confirm", (await app.Show(ticket)).Stage);
    }

    [Theory]
    [InlineData("de", "niemand hat über 6 x")]
    [InlineData("zh", "没有人对 6 x")]
    public async Task Why_a_ticket_is_halted_is_said_in_the_readers_language_and_what_nobody_can_say_again_as_it_was_kept(string language, string why)
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(ApprovalOnlyIf("false"));
        var ticket = await app.TicketAwaitingApproval();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Contains(why, (await app.Done(app.Floor, new ShowTicket(ticket.Number))).HaltedBy, StringComparison.Ordinal);

        await app.Saved(db => db.Tickets.Where(row => row.Number == ticket.Number).ExecuteUpdateAsync(set => set.SetProperty(row => row.HaltedBy, "It failed long ago.")));
        Assert.Equal("It failed long ago.", (await app.Done(app.Floor, new ShowTicket(ticket.Number))).HaltedBy);
    }

    [Theory]
    [InlineData("de", "Der Ablauf {0} braucht ihn nicht mehr.")]
    [InlineData("zh", "流程 {0} 不再需要它。")]
    public async Task Why_a_process_ended_with_the_one_that_started_it_is_said_in_the_readers_language(string language, string why)
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolutions.AskTheExpert);
        await app.Publish("""{"definitionId":"ask-around","root":{"id":"flow","type":"Elsa.Flowchart","connections":[],"activities":[STARTS]}}"""
            .Replace("STARTS", Resolutions.Starting("ask-the-expert", waits: true), StringComparison.Ordinal));
        var started = await app.Done(app.Admin, new StartProcess("ask-around", "T01"));
        var child = Assert.Single((await app.Done(app.Admin, new ShowProcess(started.Id))).Children);
        await app.Done(app.Admin, new CancelProcess(started.Id, started.Version, "Nobody asks any more."));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal("Nobody asks any more.", (await app.Done(app.Admin, new ShowProcess(started.Id))).Journal[^1].Reason);
        Assert.Equal(why.Replace("{0}", started.Id, StringComparison.Ordinal), (await app.Done(app.Admin, new ShowProcess(child))).Journal[^1].Reason);
    }

    [Fact]
    public async Task Approval_that_fails_halts_the_ticket_and_goes_on_after_a_retry()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(ApprovalOnlyIf("getVariable('Decision').nothing"));

        var ticket = await app.TicketAwaitingApproval();

        Assert.Contains("A script failed", ticket.HaltedBy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticket_stays_halted_when_a_promise_breaks_by_the_clock()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(ApprovalOnlyIf("false"));
        var ticket = await app.TicketAwaitingApproval();
        var promise = await app.Promise(ticket, 0);
        Assert.NotNull(ticket.HaltedBy);

        await app.Advance(TimeSpan.FromDays(4));

        Assert.Equal("broken", (await app.Care(ticket)).Promises.Single(one => one.Id == promise.Id).State);
        Assert.Equal(ticket.HaltedBy, (await app.Show(ticket)).HaltedBy);
    }

    [Fact]
    public async Task Ticket_stays_halted_while_a_process_beside_its_own_has_failed()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish("""{"definitionId":"broken","root":{"id":"fail","type":"Elsa.Fault","message":{"typeName":"String","expression":{"type":"Literal","value":"The printer burns."}}}}""");
        await app.Publish(Resolution(root => Insert(root, "talk", """
            {"id":"print","type":"Elsa.DispatchWorkflow","version":1,"workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"broken"}}}
            """)));
        var ticket = await app.Complete(await app.TicketAt("talk"));
        Assert.Equal(("apologise", "The printer burns."), (ticket.Stage, ticket.HaltedBy));

        ticket = await app.Complete(ticket);

        Assert.Equal(("analyse", "The printer burns."), (ticket.Stage, ticket.HaltedBy));
        var row = await app.Done(app.Admin, new ShowProcess(Assert.Single((await app.Done(app.Admin, new ListProcesses(Trouble: true))).Items).Id));
        await app.Done(app.Admin, new CancelProcess(row.Id, row.Version, "It is put out."));
        Assert.Null((await app.Show(ticket)).HaltedBy);
    }

    [Fact]
    public async Task Timer_in_opening_hours_that_is_woken_late_at_night_waits_for_the_morning()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root => Insert(root, "talk", """
            {"id":"rest","type":"Elsa.Delay","version":1,"customProperties":{"workingTime":true},"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"PT1H"}}}
            """)));
        var ticket = await app.Complete(await app.TicketAt("talk"));
        Assert.Empty(ticket.Tasks);
        app.Clock.Advance(TimeSpan.FromHours(10));   // three in the morning in the shop; the server was down

        await app.Advance(TimeSpan.Zero);

        Assert.Empty((await app.Show(ticket)).Tasks);
        var due = await app.Saved(db => db.ProcessTimers.Select(timer => timer.DueAt!.Value).SingleAsync());
        Assert.True(due > app.Clock.GetUtcNow().UtcDateTime);
        await app.Advance(due - app.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal("apologise", (await app.Show(ticket)).Stage);
    }

    [Theory]
    [InlineData("call", false)]
    [InlineData(null, true)]
    public async Task Customer_is_not_to_be_reached_at_night_by_what_follows_a_plain_delay_and_other_work_goes_on(string? contact, bool atNight)
    {
        await using var app = await ComplaintsApp.Start();
        var payload = new JsonObject { ["role"] = "floor", ["title"] = "Tell them", ["contact"] = contact, ["outcomes"] = new JsonArray("told", "noConsent") };
        await app.Publish(Resolution(root =>
        {
            Insert(root, "talk", new JsonObject
            {
                ["id"] = "tell", ["type"] = "Elsa.RunTask", ["version"] = 1,
                ["taskName"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "customer.tell" } },
                ["payload"] = new JsonObject { ["typeName"] = "ObjectDictionary", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = payload.ToJsonString() } },
            }.ToJsonString());
            Insert(root, "talk", """
                {"id":"rest","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"PT10H"}}}
                """);
        }));
        var ticket = await app.Complete(await app.TicketAt("talk"));

        // Three in the morning in the shop, which opens at ten.
        await app.Advance(TimeSpan.FromHours(10));
        Assert.Equal(atNight ? 1 : 0, (await app.Show(ticket)).OtherTasks.Count);
        await app.Advance(TimeSpan.FromHours(7));

        Assert.Equal("Tell them", Assert.Single((await app.Show(ticket)).OtherTasks).Title);
        Assert.Equal(atNight ? 0 : 1, await app.Saved(db => db.Journal.CountAsync(row => row.Kind == "Moved")));
        Assert.Equal(1, await app.Saved(db => db.Journal.CountAsync(row => row.Kind == "Fired")));
    }

    private static string ApprovalText() => File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, "compensation-approval.json"));

    /// <summary>The decision is asked for only if this script says so.</summary>
    private static string ApprovalOnlyIf(string script)
    {
        var document = JsonNode.Parse(ApprovalText())!;
        var root = document["root"]!;
        Insert(root, "start", """{"id":"check","type":"Elsa.FlowDecision","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"SCRIPT"}}}""".Replace("SCRIPT", script, StringComparison.Ordinal), "True");
        return document.ToJsonString();
    }

    private static string Resolution(Action<JsonNode> change)
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, "complaint-resolution.json")))!;
        change(document["root"]!);
        return document.ToJsonString();
    }

    /// <summary>All arrows that left one activity leave this one instead.</summary>
    private static void Insert(JsonNode root, string after, string activity, string port = "Done")
    {
        var node = JsonNode.Parse(activity)!;
        var id = node["id"]!.ToString();
        root["activities"]!.AsArray().Add(node);
        foreach (var arrow in root["connections"]!.AsArray().Where(arrow => arrow!["source"]!["activity"]!.ToString() == after))
        {
            (arrow!["source"]!["activity"], arrow["source"]!["port"]) = (id, port);
        }

        root["connections"]!.AsArray().Add(JsonNode.Parse($$$"""{"source":{"activity":"{{{after}}}","port":"Done"},"target":{"activity":"{{{id}}}","port":"In"}}"""));
    }
}
