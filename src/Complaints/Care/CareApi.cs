using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Care;

public static class CareApi
{
    public static void MapCare(this RouteGroupBuilder api)
    {
        api.MapGet("/my-day", (Requests requests, [AsParameters] ShowMyDay query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("What is late, due today, answered, back or arranged for me").Produces<MyDay>();
        api.MapGet("/calls", (Requests requests, [AsParameters] ListCalls query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Follow-up calls due today or late").Produces<CallList>();
        api.MapGet("/silent-customers", (Requests requests, [AsParameters] ListSilent query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Customers who answered no follow-up and have not been seen since").Produces<IReadOnlyList<SilentRow>>();
        api.MapGet("/board", (Requests requests, [AsParameters] ShowBoard query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("How my stores stand now").Produces<Board>();
        api.MapGet("/tickets/{number}/care", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ShowCare(number), cancellation))
            .WithSummary("Promises, repairs and appointments of a ticket").Produces<CareView>();
        api.MapGet("/tickets/{number}/still-open", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ShowStillOpen(number), cancellation))
            .WithSummary("What the customer of a ticket still waits for").Produces<StillOpen>();
        api.MapPromises();
        api.MapRepairs();
        api.MapAppointments();
    }

    private static void MapPromises(this RouteGroupBuilder api)
    {
        api.MapGet("/promises", (Requests requests, [AsParameters] ListPromises query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Promises of my stores, the most urgent first").Produces<PromiseList>();
        api.MapGet("/promises/rates", (Requests requests, [AsParameters] ShowPromiseRates query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("How many promises each store kept, by month").Produces<PromiseRates>();
        api.MapPost("/tickets/{number}/promises", (Requests requests, HttpContext http, string number, PromiseBody body) =>
                Api.Do(requests, http, new MakePromise(number, body.What, body.Owner, body.DueOn)))
            .WithSummary("Write down a promise").Produces<PromiseView>();
        api.MapPost("/promises/{id:guid}/{to:regex(^(keep|break|release)$)}", (Requests requests, HttpContext http, Guid id, string to, SettleBody body) =>
                Api.Do(requests, http, body.Version, "promise", version => new SettlePromise(id, version, to switch { "keep" => PromiseState.Kept, "break" => PromiseState.Broken, _ => PromiseState.Released }, body.Note)))
            .WithSummary("Say that a promise was kept or broken, or that the customer lets us off").Produces<PromiseView>();
        api.MapPost("/promises/{id:guid}/move", (Requests requests, HttpContext http, Guid id, MovePromiseBody body) =>
                Api.Do(requests, http, body.Version, "promise", version => new MovePromise(id, version, body.DueOn, body.Reason, body.Owner)))
            .WithSummary("Promise another day: a new promise takes the place of this one").Produces<PromiseView>();
    }

    private static void MapRepairs(this RouteGroupBuilder api)
    {
        api.MapGet("/repairs", (Requests requests, [AsParameters] ListRepairs query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Repairs of my stores").Produces<IReadOnlyList<RepairView>>();
        api.MapPost("/tickets/{number}/repairs", (Requests requests, HttpContext http, string number, RepairBody body) =>
                Api.Do(requests, http, new PlanRepair(number, body.Workshop, body.Part, body.ExpectedBackOn)))
            .WithSummary("Plan a repair").Produces<RepairView>();
        foreach (var (name, step, summary) in Steps)
        {
            api.MapPost($"/repairs/{{id:guid}}/{name}", (Requests requests, HttpContext http, Guid id, RepairStepBody body) =>
                    Api.Do(requests, http, body.Version, "repair", version => new RecordRepair(id, version, step, body.News)))
                .WithSummary(summary).Produces<RepairView>();
        }
    }

    private static readonly (string Name, RepairStep Step, string Summary)[] Steps =
    [
        ("sent", RepairStep.Sent, "The article went to the workshop"),
        ("came-back", RepairStep.CameBack, "The article came back from the workshop"),
        ("customer-told", RepairStep.CustomerTold, "The customer was told that it is back"),
        ("parcel-sent", RepairStep.ParcelSent, "The article was sent home by parcel"),
        ("delivered", RepairStep.Delivered, "The parcel was delivered"),
        ("handed-over", RepairStep.HandedOver, "The customer fetched the article"),
        ("cancel", RepairStep.Cancelled, "Cancel a repair"),
    ];

    private static void MapAppointments(this RouteGroupBuilder api)
    {
        api.MapPost("/tickets/{number}/appointments", (Requests requests, HttpContext http, string number, AppointmentBody body) =>
                Api.Do(requests, http, new MakeAppointment(number, body.At, body.Place, body.With, body.Why)))
            .WithSummary("Arrange another time or place to talk").Produces<AppointmentView>();
        api.MapPost("/appointments/{id:guid}/{to:regex(^(done|missed|cancel)$)}", (Requests requests, HttpContext http, Guid id, string to, SettleBody body) =>
                Api.Do(requests, http, body.Version, "appointment", version => new SettleAppointment(id, version, to switch { "done" => AppointmentState.Done, "missed" => AppointmentState.Missed, _ => AppointmentState.Cancelled }, body.Note)))
            .WithSummary("Say what came of an appointment").Produces<AppointmentView>();
        api.MapPost("/appointments/{id:guid}/move", (Requests requests, HttpContext http, Guid id, MoveAppointmentBody body) =>
                Api.Do(requests, http, body.Version, "appointment", version => new MoveAppointment(id, version, body.At, body.Place, body.Reason)))
            .WithSummary("Move an appointment to another time or place").Produces<AppointmentView>();
    }

    public sealed record PromiseBody(string? What = null, string? Owner = null, DateOnly? DueOn = null);

    public sealed record SettleBody(int? Version, string? Note = null);

    public sealed record MovePromiseBody(int? Version, DateOnly? DueOn = null, string? Reason = null, string? Owner = null);

    public sealed record RepairBody(string? Workshop = null, string? Part = null, DateOnly? ExpectedBackOn = null);

    public sealed record RepairStepBody(
        int? Version, DateOnly? On = null, DateOnly? ExpectedBackOn = null, RepairResult? Result = null, string? PartsUsed = null, decimal? Cost = null, string? How = null,
        bool ByParcel = false, string? Carrier = null, string? Tracking = null, string? Note = null)
    {
        internal RepairNews News => new(On, ExpectedBackOn, Result, PartsUsed, Cost, How, ByParcel, Carrier, Tracking, Note);
    }

    public sealed record AppointmentBody(DateTimeOffset? At = null, string? Place = null, string? With = null, string? Why = null);

    public sealed record MoveAppointmentBody(int? Version, DateTimeOffset? At = null, string? Place = null, string? Reason = null);
}
