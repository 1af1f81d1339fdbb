using System.Text.Json;
using Complaints.Compensation;
using Complaints.Exchange;
using Complaints.Shell;
using Complaints.Stages;

namespace Complaints.Processes;

public static class TasksApi
{
    public static void MapTasks(this RouteGroupBuilder api)
    {
        api.MapGet("/tasks", (Requests requests, [AsParameters] ListTasks query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("List tasks of my stores, by due time").Produces<TaskPageOf>();
        api.MapGet("/tasks/{id}", (Requests requests, string id, CancellationToken cancellation) => Api.Ask(requests, new ShowTask(id), cancellation))
            .WithSummary("Show a task, open or done, with all that people did with it").Produces<TaskDetails>();
        api.MapPost("/tasks/{id}/claim", (Requests requests, HttpContext http, string id) => Api.Do(requests, http, new ClaimTask(id)))
            .WithSummary("Claim a task: the others leave it to me").Produces<TaskView>();
        api.MapPost("/tasks/{id}/release", (Requests requests, HttpContext http, string id) => Api.Do(requests, http, new ReleaseTask(id)))
            .WithSummary("Release a claimed task").Produces<TaskView>();
        api.MapPost("/tasks/{id}/reassign", (Requests requests, HttpContext http, string id, ReassignBody body) => Api.Do(requests, http, new ReassignTask(id, body.To ?? "", body.Reason)))
            .WithSummary("Give a task to somebody else").Produces<TaskView>();
        api.MapPost("/tasks/{id}/deadline", (Requests requests, HttpContext http, string id, DeadlineBody body) =>
                Api.Do(requests, http, body.Version, "task", version => new ChangeDeadline(id, version, body.Allowed ?? "", body.Reason ?? "")))
            .WithSummary("Allow another time for a task").Produces<TaskView>();
        api.MapPost("/tasks/{id}/complete", (Requests requests, HttpContext http, string id, CompleteBody body) =>
                Api.Do(requests, http, body.Version, "task", version => new CompleteTask(id, version, body.Outcome, body.Fields, body.Note, body.Mood, body.Compensation, body.Override)))
            .WithSummary("Complete a task and hear what is open next").Produces<TaskDone>();
    }

    public sealed record ReassignBody(string? To, string? Reason = null);

    public sealed record DeadlineBody(int? Version, string? Allowed = null, string? Reason = null);

    public sealed record CompleteBody(
        int? Version, string? Outcome = null, Dictionary<string, JsonElement>? Fields = null, string? Note = null, int? Mood = null,
        List<ProposedLine>? Compensation = null, string? Override = null);
}
