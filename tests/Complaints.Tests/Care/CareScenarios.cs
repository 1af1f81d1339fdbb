using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Care;

/// <summary>Promises, repairs and appointments, reached by real requests.</summary>
internal static class CareScenarios
{
    public static Task<CareView> Care(this ComplaintsApp app, TicketView ticket, Actor? by = null) => app.Get<CareView>(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/care");

    public static Task<HttpResponseMessage> TryPromise(this ComplaintsApp app, TicketView ticket, int days, Actor? by = null, string? owner = null, string? key = null) => app.Post(
        by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/promises",
        new JsonObject { ["what"] = "Call back about the price.", ["owner"] = owner, ["dueOn"] = Day(app, days) }, key);

    /// <param name="days">From today, on the store's calendar.</param>
    public static async Task<PromiseView> Promise(this ComplaintsApp app, TicketView ticket, int days, Actor? by = null, string? owner = null) =>
        await (await app.TryPromise(ticket, days, by, owner)).Is<PromiseView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TrySettle(this ComplaintsApp app, PromiseView promise, string how, Actor? by = null, string? note = null) =>
        app.Post(by ?? app.Floor, $"/api/v1/promises/{promise.Id}/{how}", new JsonObject { ["version"] = promise.Version, ["note"] = note });

    public static async Task<PromiseView> Settle(this ComplaintsApp app, PromiseView promise, string how, string? note = null) =>
        await (await app.TrySettle(promise, how, note: note)).Is<PromiseView>(HttpStatusCode.OK);

    public static async Task<RepairView> PlannedRepair(this ComplaintsApp app, TicketView ticket, string part = "left sole", int days = 3) => await (await app.Post(
        app.Floor, $"/api/v1/tickets/{ticket.Number}/repairs",
        new JsonObject { ["workshop"] = "Old Li", ["part"] = part, ["expectedBackOn"] = Day(app, days) })).Is<RepairView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryStep(this ComplaintsApp app, RepairView repair, string step, JsonObject? news = null, Actor? by = null)
    {
        news ??= [];
        news["version"] = repair.Version;
        return app.Post(by ?? app.Floor, $"/api/v1/repairs/{repair.Id}/{step}", news);
    }

    public static async Task<RepairView> Step(this ComplaintsApp app, RepairView repair, string step, JsonObject? news = null) =>
        await (await app.TryStep(repair, step, news)).Is<RepairView>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryArrange(this ComplaintsApp app, TicketView ticket, TimeSpan from, string place = "backRoom") => app.Post(
        app.Floor, $"/api/v1/tickets/{ticket.Number}/appointments",
        new JsonObject { ["at"] = app.Clock.GetUtcNow().Add(from), ["place"] = place, ["why"] = "Talk when she has calmed down." });

    public static async Task<AppointmentView> Arranged(this ComplaintsApp app, TicketView ticket, TimeSpan from) =>
        await (await app.TryArrange(ticket, from)).Is<AppointmentView>(HttpStatusCode.OK);

    public static Task<MyDay> Day(this ComplaintsApp app, Actor actor, bool store = false) => app.Done(actor, new ShowMyDay(store));

    private static string Day(ComplaintsApp app, int days) => app.Clock.Today.AddDays(days).ToString("yyyy-MM-dd", null);
}
