using System.Net;
using System.Text.Json.Nodes;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Stages;

public sealed class CompleteStageTests
{
    public static TheoryData<string> Stages => [.. Scenarios.Stages];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Gate_refuses_naming_every_field_that_is_missing_and_nothing_changes(string stage)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt(stage);
        var task = ticket.Tasks[0];
        var outcome = task.Outcomes[0];
        var missing = task.Fields.Where(field => Walker.Asks(field, outcome)).Select(field => "fields." + field.Name).ToList();
        var saved = await Everything(app, ticket);

        var reply = await app.TryComplete(ticket, outcome, change: body => (body["fields"], body["mood"]) = (new JsonObject(), null));

        await reply.IsRefused(422, [.. missing, .. task.MoodRequired ? ["mood"] : Array.Empty<string>()]);
        Assert.NotEmpty(missing);
        Assert.Equal(saved, await Everything(app, ticket));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Task_cannot_be_answered_twice(string stage)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt(stage);
        await app.Complete(ticket);
        var saved = await Everything(app, ticket);

        await (await app.TryComplete(ticket)).IsRefused(409, "version");

        Assert.Equal(saved, await Everything(app, ticket));
    }

    [Fact]
    public async Task Version_that_is_not_the_present_one_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");

        await (await app.TryComplete(ticket, change: body => body["version"] = ticket.Version - 1)).IsRefused(409, "version");
        await (await app.TryComplete(ticket, change: body => body["version"] = ticket.Version + 1)).IsRefused(409, "version");
        await (await app.TryComplete(ticket, change: body => body.Remove("version"))).IsRefused(400, "version");
        await (await app.TryComplete(ticket, change: body => body["version"] = "1")).IsRefused(400, "version");

        Assert.Equal("talk", (await app.Show(ticket)).Stage);
    }

    [Theory]
    [InlineData("analyse")]
    [InlineData("listen")]
    public async Task Stage_out_of_order_is_refused(string stage)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");

        await (await app.TryComplete(ticket, stage: stage)).IsRefused(422, "stage");
    }

    [Fact]
    public async Task Stage_that_the_process_does_not_have_is_not_found()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");

        await (await app.TryComplete(ticket, stage: "nonsense")).IsRefused(404, "stage");
    }

    [Fact]
    public async Task Unknown_ticket_is_not_found()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryComplete(ticket with { Number = "C26-999999" })).IsRefused(404, "number");
        await (await app.Client(app.Floor).GetAsync("/api/v1/tickets/C26-999999")).IsRefused(404, "number");
    }

    [Fact]
    public async Task Ticket_of_another_store_is_neither_shown_nor_changed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryComplete(ticket, by: app.OtherFloor)).IsRefused(403, "");
        var shown = await app.Client(app.OtherFloor).GetAsync($"/api/v1/tickets/{ticket.Number}");
        await shown.IsRefused(403, "");
        Assert.DoesNotContain("Zhao Lei", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcome_that_the_stage_does_not_have_is_refused_even_with_an_override()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var reply = await app.TryComplete(ticket, by: app.Supervisor, change: body => (body["outcome"], body["override"]) = ("solved", "It is."));

        Assert.True((int)reply.StatusCode is 400 or 422);
        await reply.IsRefused((int)reply.StatusCode, "outcome");
        await (await app.TryComplete(ticket, change: body => body["outcome"] = null)).IsRefused(400, "outcome");
    }

    [Theory]
    [InlineData("talk", "place", "\"the moon\"")]
    [InlineData("talk", "place", "3")]
    [InlineData("talk", "joined", "\"the police\"")]
    [InlineData("talk", "water", "\"yes\"")]
    [InlineData("talk", "topics", "true")]
    [InlineData("talk", "topics", "{\"a\": 1}")]
    [InlineData("talk", "topics", "\"a\\u0000b\"")]
    [InlineData("talk", "weather", "\"fine\"")]
    [InlineData("process", "dueOn", "\"tomorrow\"")]
    [InlineData("process", "dueOn", "\"2026-02-30\"")]
    [InlineData("analyse", "defect", "\"NO-SUCH\"")]
    public async Task Answer_that_does_not_fit_its_field_is_refused_naming_it(string stage, string field, string json)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt(stage);

        await (await app.TryComplete(ticket, change: body => body["fields"]![field] = JsonNode.Parse(json))).IsRefused(400, "fields." + field);

        Assert.Equal(stage, (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Who_joined_the_talk_is_kept_and_need_not_be_said()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        Assert.False(ticket.Tasks[0].Fields.Single(field => field.Name == "joined").Required);

        ticket = await app.Complete(ticket, change: body => body["fields"]!["joined"] = "supervisor");

        Assert.Equal("supervisor", ticket.Stages.Single(stage => stage.Stage == "talk").Fields["joined"]!.ToString());
    }

    [Fact]
    public async Task Half_a_character_in_an_answer_is_refused_and_not_a_fault_of_ours()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var text = Walker.Fill(ticket, app.Clock.Today).ToJsonString().Replace("Said about", "\\ud83d about", StringComparison.Ordinal);

        var reply = await app.PostText(app.Floor, $"/api/v1/tickets/{ticket.Number}/stages/listen", text);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task Promise_for_a_day_that_is_over_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("process");

        await (await app.TryComplete(ticket, change: body => body["fields"]!["dueOn"] = "2026-03-01")).IsRefused(422, "fields.dueOn");
    }

    [Fact]
    public async Task Question_that_has_to_be_answered_yes_is_not_passed_with_no()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryComplete(ticket, change: body => body["fields"]!["anythingElse"] = false)).IsRefused(422, "fields.anythingElse");
    }

    [Fact]
    public async Task Note_of_two_megabytes_is_refused_and_one_of_4000_characters_kept()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryComplete(ticket, change: body => body["note"] = new string('x', 2_000_000))).IsRefused(400, "note");

        var note = string.Concat(Enumerable.Repeat("鞋😡", 1000)) + new string('y', 1000);
        ticket = await app.Complete(ticket, change: body => body["note"] = note);
        Assert.Equal(note, ticket.Stages[0].Note);
        Assert.Equal(note, (await app.Show(ticket)).Stages[0].Note);
    }

    [Theory]
    [InlineData("mood", "9", "mood")]
    [InlineData("mood", "-1", "mood")]
    [InlineData("temper", "1", "temper")]
    [InlineData("compensation", "[{\"kind\":\"yacht\",\"quantity\":1}]", "compensation[0].kind")]
    [InlineData("compensation", "[{\"kind\":\"insoles\",\"quantity\":0}]", "compensation[0].quantity")]
    [InlineData("compensation", "[{\"kind\":\"insoles\",\"quantity\":100}]", "compensation[0].quantity")]
    [InlineData("compensation", "[null]", "compensation[0].kind")]
    public async Task Stage_with_one_wrong_value_is_refused_naming_it(string place, string json, string field)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var reply = await app.TryComplete(ticket, change: body => body[place] = JsonNode.Parse(json));

        Assert.True((int)reply.StatusCode is 400 or 422);
        await reply.IsRefused((int)reply.StatusCode, field);
        Assert.Equal("listen", (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Two_who_complete_the_same_stage_at_once_get_one_yes_and_one_conflict()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        while (ticket.Stage is not null)
        {
            var replies = await Task.WhenAll(app.TryComplete(ticket, by: app.Floor), app.TryComplete(ticket, by: app.Floor2));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], replies.Select(reply => reply.StatusCode).Order());
            await replies.Single(reply => !reply.IsSuccessStatusCode).IsRefused(409, "version");
            ticket = await app.Show(ticket);
        }

        Assert.Equal(Scenarios.Stages, ticket.Stages.Select(stage => stage.Stage));
    }

    [Fact]
    public async Task Supervisor_passes_over_a_gate_with_a_reason_that_is_kept()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        void Hollow(JsonObject body) => body["fields"] = new JsonObject();
        await (await app.TryComplete(ticket, by: app.Supervisor, change: Hollow)).IsRefused(422, "fields.keyPoints", "fields.anythingElse");
        await (await app.TryComplete(ticket, by: app.Supervisor, change: body => { Hollow(body); body["override"] = "  "; })).IsRefused(400, "override");
        ticket = await app.Complete(ticket, by: app.Supervisor, change: body => { Hollow(body); body["override"] = "Customer left in a hurry."; });

        Assert.Equal("talk", ticket.Stage);
        Assert.Equal("Customer left in a hurry.", ticket.Stages[0].OverrideReason);
        Assert.Contains(
            (await app.Done(app.Floor, new ShowTimeline(ticket.Number))), entry => entry is { Kind: FactKind.GateOverridden, Text: "Customer left in a hurry.", By: "Zhang Min" });
    }

    [Fact]
    public async Task Clerk_may_not_pass_over_a_gate()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryComplete(ticket, change: body => body["override"] = "I want to.")).IsRefused(403, "");

        Assert.Equal("listen", (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Reason_to_pass_over_a_gate_that_is_met_is_not_noted()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        ticket = await app.Complete(ticket, by: app.Supervisor, change: body => body["override"] = "Just in case.");

        Assert.Null(ticket.Stages[0].OverrideReason);
    }

    [Fact]
    public async Task Version_is_asked_before_the_gate()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryComplete(ticket, change: body => (body["version"], body["fields"]) = (ticket.Version + 5, new JsonObject()))).IsRefused(409, "version");
    }

    /// <summary>All that a refused request might have touched.</summary>
    private static async Task<string> Everything(ComplaintsApp app, TicketView ticket)
    {
        var shown = await app.Client(app.Admin).GetStringAsync($"/api/v1/tickets/{ticket.Number}");
        var rows = await app.Saved(async db => (await db.Facts.CountAsync(), await db.Journal.CountAsync(), await db.WorkItems.CountAsync(), await db.CompensationLines.CountAsync()));
        return shown + rows;
    }
}
