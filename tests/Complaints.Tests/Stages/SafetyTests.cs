using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Replies;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Stages;

public sealed class SafetyTests
{
    [Fact]
    public async Task One_tap_tells_quality_and_head_office_within_the_hour()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("listen");

        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));

        Assert.Equal(("injury", app.Floor.Name, true), (ticket.Safety!.Kind, ticket.Safety.By, ticket.Safety.Open));
        Assert.Equal(["admin", "floor", "quality"], ticket.OtherTasks.Select(task => task.Role).Order());
        Assert.All(ticket.OtherTasks.Where(task => task.Role != "floor"), task => Assert.Equal(TimeSpan.FromHours(1), task.DueAt - task.OpenedAt));
        Assert.Equal(1, (await app.Done(app.Quality, new CountUrgent())).Waiting);
        Assert.Contains(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.SafetyFlagged && entry.Outcome == "injury");
        Assert.Equal("listen", ticket.Stage);
    }

    [Fact]
    public async Task Store_can_neither_close_nor_withdraw_until_all_have_answered()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));

        await (await app.TryComplete(ticket)).IsRefused(422, "");
        await (await app.TryWithdraw(ticket)).IsRefused(422, "");
        await (await app.TryComplete(ticket, by: app.Supervisor)).IsRefused(422, "");
        Assert.Equal("followUp", (await app.Show(ticket)).Stage);

        foreach (var task in ticket.OtherTasks)
        {
            await app.Done(task.Role switch { "quality" => app.Quality, "admin" => app.Admin, _ => app.Floor }, new CompleteTask(task.Id, task.Version, task.Outcomes[0], Answers(task)));
        }

        ticket = await app.Show(ticket);
        Assert.False(ticket.Safety!.Open);
        Assert.Null(ticket.Safety.EndedBecause);
        Assert.Equal("closed", (await app.Complete(ticket)).Status);
    }

    [Fact]
    public async Task Administrator_frees_it_with_a_reason_and_nobody_else_does()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));

        Assert.True((await app.Send(app.Region, new FreeSafety(ticket.Number, ticket.Version, "Done."))).IsRefused);
        Assert.Equal("reason", Assert.Single((await app.Send(app.Admin, new FreeSafety(ticket.Number, ticket.Version, " "))).Problems).Field);
        ticket = await app.Done(app.Admin, new FreeSafety(ticket.Number, ticket.Version, "The customer only meant the box."));

        Assert.Equal("The customer only meant the box.", ticket.Safety!.EndedBecause);
        Assert.Equal("closed", (await app.Complete(ticket)).Status);
    }

    [Fact]
    public async Task Administrator_frees_it_also_when_the_customer_has_gone_outside_meanwhile()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));
        ticket = await app.Escalate(ticket);

        ticket = await app.Done(app.Admin, new FreeSafety(ticket.Number, ticket.Version, "Only the box."));

        Assert.Equal(("escalated", false, "Only the box."), (ticket.Status, ticket.Safety!.Open, ticket.Safety.EndedBecause));
        Assert.Equal("legal", Assert.Single(ticket.OtherTasks).Role);
        Assert.Equal(Refusal.AgainstRule, (await app.Send(app.Admin, new FreeSafety(ticket.Number, ticket.Version, "Again."))).Refusal);
    }

    [Fact]
    public async Task Nobody_takes_responsibility_where_somebody_was_hurt()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));

        await (await app.TryComplete(ticket, change: body => body["fields"]!["apology"] = "responsibility")).IsRefused(422, "fields.apology");
        await (await app.TryComplete(ticket, change: body => body["fields"]!["words"] = "That was our mistake, and I am sorry for it.")).IsRefused(422, "fields.words");
        await (await app.TryComplete(ticket, change: body => body["fields"]!["words"] = "I am sorry, this is our fault alone.")).IsRefused(422, "fields.words");
        Assert.Equal("text", Assert.Single((await app.Send(app.Floor, new RecordReply(ticket.Number, "message", "Es war unser Fehler."))).Problems).Field);
        ticket = await app.Complete(ticket, change: body => body["fields"]!["words"] = "I am sorry that it hurts.");

        Assert.Equal("analyse", ticket.Stage);
    }

    [Fact]
    public async Task Without_anybody_hurt_responsibility_may_be_taken_and_a_sentence_of_the_sheet_is_noticed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("apologise");

        ticket = await app.Complete(ticket, change: body =>
        {
            body["fields"]!["apology"] = "responsibility";
            body["fields"]!["words"] = "That was our mistake, and I am sorry for it.";
            body["help"] = new JsonObject { ["wording"] = "responsibility.ours" };
        });

        var help = ticket.Stages.Single(stage => stage.Stage == "apologise").Help!;
        Assert.True(help["verbatim"]!.GetValue<bool>());
        Assert.Equal("responsibility.ours", help["wording"]!.ToString());
    }

    [Fact]
    public async Task Danger_that_hurt_somebody_worsens_without_a_second_process()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));

        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));

        Assert.Equal(("injury", 3), (ticket.Safety!.Kind, ticket.OtherTasks.Count));
        Assert.True((await app.Send(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"))).IsRefused);
    }

    [Fact]
    public async Task Threat_calls_whoever_stands_above_and_says_nothing_of_the_article()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");

        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "threat"));

        Assert.Null(ticket.Safety);
        Assert.Equal("supervisor", ticket.Threat!.Role);
        Assert.Single(await app.Done(app.Supervisor, new ListCallsToMe()));
        Assert.Equal(2, (await app.Done(app.Supervisor, new CountUrgent())).Waiting);
        Assert.Contains(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.SafetyFlagged && entry.Outcome == "threat");
        Assert.Equal("kind", Assert.Single((await app.Send(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "threat"))).Problems).Field);

        await app.Done(app.Supervisor, new CompleteTask(ticket.Threat.Id, ticket.Threat.Version, "done", Answers(ticket.Threat)));

        ticket = await app.Show(ticket);
        Assert.Null(ticket.Threat);
        Assert.Equal("closed", (await app.Complete(ticket)).Status);
    }

    [Fact]
    public async Task Threat_beside_an_open_danger_leaves_that_as_it_is_and_calls_nobody_twice()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));
        ticket = await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));

        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "threat"));

        Assert.Equal(("danger", true), (ticket.Safety!.Kind, ticket.Safety.Open));
        Assert.Single(ticket.OtherTasks, task => task.Name == WellKnown.CallTask);
        await app.Done(app.Admin, new FreeSafety(ticket.Number, ticket.Version, "Only the box."));
        Assert.NotNull((await app.Show(ticket)).Threat);
    }

    [Fact]
    public async Task Threat_that_nobody_sees_to_rises_to_the_region_after_a_quarter_of_an_hour()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "threat"));

        await app.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal("region", (await app.Show(ticket)).Threat!.Role);
    }

    [Theory]
    [InlineData("injury", 3)]
    [InlineData("threat", 2)]
    public async Task Opening_tells_at_once_what_is_plain_at_once_and_a_repeat_tells_it_no_second_time(string kind, int tasks)
    {
        await using var app = await ComplaintsApp.Start();
        var body = new JsonObject { ["store"] = "T01", ["channel"] = "counter", ["mood"] = 5, ["safety"] = kind };

        var first = await (await app.Post(app.Floor, "/api/v1/tickets", body, key: "once")).Is<TicketView>(HttpStatusCode.Created);
        var again = await (await app.Post(app.Floor, "/api/v1/tickets", body, key: "once")).Is<TicketView>(HttpStatusCode.Created);

        Assert.Equal((first.Number, tasks), (again.Number, first.OtherTasks.Count));
        Assert.Equal(tasks, (await app.Show(first)).OtherTasks.Count);
        Assert.Equal(kind == "injury", first.Safety is not null);
        await (await app.Post(app.Floor, "/api/v1/tickets", new JsonObject { ["store"] = "T01", ["channel"] = "counter", ["mood"] = 5, ["safety"] = "bruise" })).IsRefused(400, "safety");
    }

    [Fact]
    public async Task Api_takes_the_flag_and_refuses_another_kind()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");

        await (await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/safety", new JsonObject { ["version"] = ticket.Version, ["kind"] = "bruise" })).IsRefused(400, "kind");
        var after = await (await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/safety", new JsonObject { ["version"] = ticket.Version, ["kind"] = "danger" })).Is<TicketView>(HttpStatusCode.OK);

        Assert.Equal("danger", after.Safety!.Kind);
    }

    [Fact]
    public async Task Freed_danger_leaves_no_process_that_settles_a_later_one()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));
        ticket = await app.Done(app.Admin, new FreeSafety(ticket.Number, ticket.Version, "Only the box."));

        Assert.Empty(ticket.OtherTasks);
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));
        Assert.Equal((true, 3), (ticket.Safety!.Open, ticket.OtherTasks.Count));
    }

    [Fact]
    public async Task Older_process_does_not_settle_a_newer_danger()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));

        // As one is left by a server that ran before freeing it ended its process.
        var old = await app.Saved(db => db.Tickets.Where(row => row.Number == ticket.Number).Select(row => row.Safety!.InstanceId).SingleAsync());
        await app.Saved(async db => await db.Database.ExecuteSqlRawAsync("UPDATE \"Tickets\" SET \"SafetyInstanceId\" = 'another'"));
        foreach (var task in ticket.OtherTasks)
        {
            await app.Done(task.Role switch { "quality" => app.Quality, "admin" => app.Admin, _ => app.Floor }, new CompleteTask(task.Id, task.Version, task.Outcomes[0], Answers(task)));
        }

        Assert.NotNull(old);
        Assert.True((await app.Show(ticket)).Safety!.Open);
    }

    [Fact]
    public async Task Not_even_cancelling_its_process_closes_a_ticket_over_an_open_danger()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        ticket = await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "injury"));
        var leading = await app.Saved(db => db.ProcessInstances.Where(row => row.DefinitionId == WellKnown.Resolution).Select(row => new { row.Id, row.Version }).SingleAsync());

        var answer = await app.Send(app.Admin, new CancelProcess(leading.Id, leading.Version, "Tidy up."));

        Assert.Contains("safety", answer.Why, StringComparison.Ordinal);
        Assert.Equal(("open", "followUp"), ((await app.Show(ticket)).Status, (await app.Show(ticket)).Stage));
        ticket = await app.Done(app.Admin, new FreeSafety(ticket.Number, ticket.Version, "Only the box."));
        await app.Done(app.Admin, new CancelProcess(leading.Id, leading.Version, "Tidy up."));
        Assert.Equal("closed", (await app.Show(ticket)).Status);
    }

    private static Dictionary<string, JsonElement> Answers(TaskView task) => task.Fields.Where(field => field.Required).ToDictionary(
        field => field.Name, field => field.Type switch
        {
            "bool" => JsonSerializer.SerializeToElement(true),
            "choice" => JsonSerializer.SerializeToElement(field.Options![0]),
            _ => JsonSerializer.SerializeToElement("Said."),
        });

    [Fact]
    public async Task Timer_that_would_end_a_ticket_in_danger_waits_quietly_until_the_danger_is_settled()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos, definition =>
        {
            var root = definition["root"]!;
            root["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"patience","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}"""));
            root["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"enough","type":"Elsa.Finish","version":1}"""));
            root["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"start","port":"Done"},"target":{"activity":"patience","port":"In"}}"""));
            root["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"patience","port":"Done"},"target":{"activity":"enough","port":"In"}}"""));
        });
        var ticket = await app.OpenedTicket();
        await app.Done(app.Floor, new FlagSafety(ticket.Number, ticket.Version, "danger"));

        await app.Advance(TimeSpan.FromHours(1.5));
        Assert.Equal(0, await app.Advance(TimeSpan.Zero));
        Assert.Equal(0, await app.Saved(db => db.LateWakeUps.CountAsync()));
        ticket = await app.Show(ticket);
        Assert.Equal("open", ticket.Status);

        await app.Done(app.Admin, new FreeSafety(ticket.Number, ticket.Version, "The customer only meant the box."));
        await app.Advance(TimeSpan.Zero);

        Assert.Equal("closed", (await app.Show(ticket)).Status);
    }
}
