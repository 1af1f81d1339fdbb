using System.Net;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using static Complaints.Tests.Processes.Resolutions;

namespace Complaints.Tests.Processes;

/// <summary>Processes that start each other, hear each other, and work on one ticket.</summary>
public sealed class ProcessTogetherTests
{
    [Fact]
    public async Task Process_that_another_one_starts_works_on_the_same_ticket_and_is_waited_for()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(AskTheExpert);
        await app.Publish(Resolution(root => Insert(root, "talk", Starting("ask-the-expert", waits: true))));
        var ticket = await app.Complete(await app.TicketAt("talk"));

        var task = Assert.Single(ticket.OtherTasks);
        Assert.Empty(ticket.Tasks);
        var parent = await app.ProcessOf(ticket);
        Assert.Equal("process", Assert.Single(parent.Waits, wait => wait.Kind != "event").Kind);

        var done = await app.Done(app.Supervisor, new CompleteTask(task.Id, task.Version, "material"));

        Assert.Equal("apologise", done.Stage);
        var child = await app.Done(app.Admin, new ShowProcess(Assert.Single((await app.ProcessOf(ticket)).Children)));
        Assert.Equal(("finished", parent.Id, "ask-the-expert"), (child.Status, child.Parent, child.Definition));
    }

    [Fact]
    public async Task Withdrawn_ticket_takes_along_every_process_that_works_on_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(AskTheExpert);
        await app.Publish(Resolution(root => Insert(root, "talk", Starting("ask-the-expert", waits: false))));
        var ticket = await app.Complete(await app.TicketAt("talk"));
        Assert.Equal("apologise", ticket.Stage);
        Assert.Single(ticket.OtherTasks);

        ticket = await app.Withdraw(ticket);

        Assert.Empty(ticket.OtherTasks);
        Assert.DoesNotContain((await app.Done(app.Admin, new ListProcesses(Ticket: ticket.Number))).Items, row => row.Status is "running" or "faulted");
    }

    [Fact]
    public async Task Event_from_outside_reaches_the_process_that_waits_and_sets_off_the_one_that_begins_with_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(AskTheExpert.Replace("\"connections\":[]", """ "connections":[{"source":{"activity":"arrived","port":"Done"},"target":{"activity":"judge","port":"In"}}]""", StringComparison.Ordinal)
            .Replace("\"activities\":[", """ "activities":[{"id":"arrived","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"parcelArrived"}}},""", StringComparison.Ordinal));
        await app.Publish(Resolution(root => Insert(root, "talk", """{"id":"parcel","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"parcelArrived"}}}""")));
        var ticket = await app.Complete(await app.TicketAt("talk"));
        Assert.Empty(ticket.Tasks);
        var path = $"/api/v1/tickets/{ticket.Number}/events/";
        await (await app.Post(app.Supervisor, path + "letterArrived", new JsonObject { ["version"] = ticket.Version })).IsRefused(422, "name");
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Post(app.Floor, path + "parcelArrived", new JsonObject { ["version"] = ticket.Version })).StatusCode);

        ticket = await (await app.Post(app.Supervisor, path + "parcelArrived", new JsonObject { ["version"] = ticket.Version, ["payload"] = new JsonObject { ["weight"] = 1 } })).Is<TicketView>(HttpStatusCode.OK);

        Assert.Equal("apologise", ticket.Stage);
        Assert.Equal("Judge the pair", Assert.Single(ticket.OtherTasks).Title);
    }

    [Fact]
    public async Task Two_stages_that_are_open_at_once_are_done_one_after_the_other()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish(Resolution(root =>
        {
            var weigh = root["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == "explain")!.DeepClone();
            (weigh["id"], weigh["nodeId"]) = ("explainFirst", "explainFirst");
            root["activities"]!.AsArray().Add(weigh);
            root["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"start","port":"Done"},"target":{"activity":"explainFirst","port":"In"}}"""));
        }));
        var ticket = await app.OpenedTicket();
        var other = await app.Saved(db => db.WorkItems.SingleAsync(item => item.Stage != null && item.Stage != ticket.Stage));
        Assert.Equal(Refusal.AgainstRule, (await app.Send(app.Floor, new CompleteTask(other.Id, other.Version, other.Form.Outcomes[0]))).Refusal);
        var first = ticket.Stage;

        ticket = await app.Complete(ticket);

        Assert.NotEqual(first, ticket.Stage);
        Assert.Equal(ticket.Stage, Assert.Single(ticket.Tasks).Stage);
    }
}
