using System.Net;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Processes;

/// <summary>What a task asks for, and what comes of the answer.</summary>
public sealed class TaskAnswerTests
{
    [Fact]
    public async Task Completing_a_stage_as_a_task_follows_its_rules_and_tells_what_is_open_next()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var task = ticket.Tasks[0];

        await (await app.Try(app.Floor, task.Id, "complete", new JsonObject { ["version"] = task.Version, ["outcome"] = "heard" })).IsRefused(422, "fields.keyPoints", "fields.anythingElse");
        await (await app.Try(app.Floor, task.Id, "complete", new JsonObject { ["outcome"] = "heard" })).IsRefused(400, "version");
        var body = Walker.Fill(ticket, app.Clock.Today);
        body["version"] = task.Version;
        var done = await app.Do<TaskDone>(app.Floor, task.Id, "complete", body);

        Assert.Equal(("done", "Li Wei", "heard"), (done.Task.State, done.Task.ClosedBy!, done.Task.Outcome!));
        Assert.Equal("talk", done.Stage);
        Assert.Equal("talk", Assert.Single(done.Next).Stage);
        Assert.Equal("talk", (await app.Show(ticket)).Stage);
    }

    [Fact]
    public async Task Every_answer_that_completing_can_have_is_given()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var task = ticket.Tasks[0];
        var body = Walker.Fill(ticket, app.Clock.Today);
        body["version"] = task.Version;

        await (await app.Try(app.Floor, "no-such-task", "complete", body)).IsRefused(404, "id");
        await (await app.Try(app.OtherFloor, task.Id, "complete", body)).IsRefused(403, "");
        await (await app.Try(app.Quality, task.Id, "complete", body)).IsRefused(403, "");
        await app.Do<TaskView>(app.Floor, task.Id, "claim");
        await (await app.Try(app.Floor, task.Id, "complete", body)).IsRefused(409, "version");
        body["version"] = task.Version + 1;
        await app.Do<TaskDone>(app.Floor, task.Id, "complete", body);
        var told = await (await app.Try(app.Floor2, task.Id, "complete", body)).IsRefused(409, "version");

        Assert.Equal("Li Wei did this already, on 10 Mar 2026, 17:00.", told[0].Sentence);
    }

    [Fact]
    public async Task Repeat_with_the_same_key_answers_the_same_and_does_nothing_twice()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var task = ticket.Tasks[0];
        var body = Walker.Fill(ticket, app.Clock.Today);
        body["version"] = task.Version;

        var first = await (await app.Post(app.Floor, $"/api/v1/tasks/{task.Id}/complete", body, "once")).Is<TaskDone>(HttpStatusCode.OK);
        var second = await (await app.Post(app.Floor, $"/api/v1/tasks/{task.Id}/complete", body, "once")).Is<TaskDone>(HttpStatusCode.OK);

        Scenarios.Same(first, second);
        Assert.Equal(1, await app.Saved(db => db.TaskEvents.CountAsync(entry => entry.Kind == TaskEventKind.Completed)));
    }

    [Fact]
    public async Task Decision_completed_as_a_task_follows_the_rules_of_decisions()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAwaitingApproval();
        var question = Assert.Single((await app.List(app.Supervisor, "who=free&role=supervisor")).Items);

        await (await app.Try(app.Floor2, question.Id, "complete", new JsonObject { ["version"] = 1, ["outcome"] = "approve" })).IsRefused(403, "");
        await (await app.Try(app.Supervisor, question.Id, "complete", new JsonObject { ["version"] = 1, ["outcome"] = "reduce" })).IsRefused(400, "amount", "reason");
        await (await app.Try(app.Supervisor, question.Id, "complete", new JsonObject
        {
            ["version"] = 1, ["outcome"] = "approve", ["mood"] = 3, ["fields"] = new JsonObject { ["amount"] = "much", ["colour"] = "red" },
        })).IsRefused(400, "fields.amount", "fields.colour", "mood");
        var done = await app.Do<TaskDone>(app.Supervisor, question.Id, "complete", new JsonObject
        {
            ["version"] = question.Version,
            ["outcome"] = "reduce",
            ["fields"] = new JsonObject { ["amount"] = 20.5, ["reason"] = "Two pairs will do." },
        });

        Assert.Equal(("confirm", "open"), (done.Stage!, done.Status));
        Assert.Equal(("reduced", 20.5m), ((await app.Show(ticket)).Approvals[0].Status, (await app.Show(ticket)).Approvals[0].Granted!.Value));
    }

    [Fact]
    public async Task Task_beside_the_stages_is_done_by_its_form_and_moves_no_stage()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var ticket = await app.OpenedTicket();
        var task = Assert.Single(ticket.OtherTasks);
        Assert.Equal("listen", Assert.Single(ticket.Tasks).Stage);

        async Task<HttpResponseMessage> Complete(string outcome, JsonObject? fields = null) => await app.Try(
            app.Floor, task.Id, "complete", new JsonObject { ["version"] = 1, ["outcome"] = outcome, ["fields"] = fields, ["note"] = "In the drawer." });
        await (await Complete("perhaps")).IsRefused(422, "outcome");
        await (await Complete("done")).IsRefused(422, "fields.place");
        await (await Complete("done", new JsonObject { ["place"] = "x", ["size"] = 1 })).IsRefused(400, "fields.size");
        await (await Complete("done", new JsonObject { ["place"] = "x", ["count"] = "many" })).IsRefused(400, "fields.count");
        var done = await (await Complete("done", new JsonObject { ["place"] = "Camera 2" })).Is<TaskDone>(HttpStatusCode.OK);

        Assert.Equal(("listen", "listen"), (done.Stage!, Assert.Single(done.Next).Stage!));
        var after = await app.Show(ticket);
        Assert.Empty(after.OtherTasks);
        Assert.Contains(await app.Done(app.Floor, new ShowTimeline(ticket.Number)), entry => entry is { Kind: FactKind.TaskCompleted, Outcome: "done", By: "Li Wei", Text: "Take photos: In the drawer." });
        Assert.Equal("talk", (await app.Complete(after)).Stage);
    }

    [Theory]
    [InlineData("coach", "\"listen\"")]
    [InlineData("clock", "\"night\"")]
    [InlineData("due", "\"-PT1H\"")]
    [InlineData("due", "\"P9999999999D\"")]
    [InlineData("escalation", "\"PT1H\"")]
    [InlineData("escalation", """{ "after": "PT1H" }""")]
    [InlineData("escalation", """{ "after": "soon", "to": "region" }""")]
    [InlineData("escalation.to", """{ "after": "PT1H", "to": "floor" }""")]
    [InlineData("sameDay", "\"today\"")]
    [InlineData("candidates", "\"anna\"")]
    [InlineData("candidates", """["anna", ""]""")]
    [InlineData("fields", """[{ "name": "day", "label": "By when", "type": "date", "requiredWith": "question" }]""")]
    public void Payload_that_cannot_be_meant_is_refused_by_name(string named, string value)
    {
        var payload = Definitions.Photos;
        payload[named.Split('.')[0]] = JsonNode.Parse(value);

        var (form, problems) = TaskForm.Read(payload);

        Assert.Null(form);
        Assert.Contains(problems, problem => problem.Path == named);
    }

    [Fact]
    public void Only_what_is_due_in_opening_hours_can_be_due_before_the_store_closes()
    {
        var payload = Definitions.Photos;
        payload["sameDay"] = true;
        Assert.True(TaskForm.Read(payload).Form!.SameDay);

        payload["clock"] = "always";

        Assert.Equal("sameDay", Assert.Single(TaskForm.Read(payload).Problems).Path);
    }
}
