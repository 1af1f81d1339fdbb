using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Processes;

internal static class TaskRequestsOfTests
{
    public static Task<HttpResponseMessage> Try(this ComplaintsApp app, Actor by, string task, string what, JsonObject? body = null) =>
        app.Post(by, $"/api/v1/tasks/{task}/{what}", body ?? []);

    public static async Task<T> Do<T>(this ComplaintsApp app, Actor by, string task, string what, JsonObject? body = null) =>
        await (await app.Try(by, task, what, body)).Is<T>(HttpStatusCode.OK);

    public static Task<TaskDetails> Details(this ComplaintsApp app, Actor by, string task) => app.Get<TaskDetails>(by, $"/api/v1/tasks/{task}");

    public static Task<TaskPageOf> List(this ComplaintsApp app, Actor by, string query) => app.Get<TaskPageOf>(by, "/api/v1/tasks?" + query);

    public static Task<TicketView> Ticket(this ComplaintsApp app, TaskView task) => app.Get<TicketView>(app.Admin, $"/api/v1/tickets/{task.Ticket}");

    /// <summary>UTC, so many days after the day on which the tests begin.</summary>
    public static DateTime At(this ComplaintsApp app, int days, int hour, int minute = 0) => FakeClock.Start.UtcDateTime.Date.AddDays(days).AddHours(hour).AddMinutes(minute);
}
