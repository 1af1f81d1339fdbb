using Complaints.Exchange;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>What stands beside the stages of a ticket, in the REST API.</summary>
public static class TalkApi
{
    public static void MapTalk(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets/{number}/talk", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ShowTalkHelp(number), cancellation))
            .WithSummary("Show who was called, second opinions and signatures").Produces<TalkHelp>();
        api.MapPost("/tickets/{number}/supervisor", (Requests requests, HttpContext http, string number, SeenBody body) =>
                Api.Do(requests, http, body.Version, "ticket", version => new CallSupervisor(number, version)))
            .WithSummary("Call the supervisor to the counter").Produces<TicketView>();
        api.MapPost("/tickets/{number}/safety", (Requests requests, HttpContext http, string number, SafetyBody body) =>
                Api.Do(requests, http, body.Version, "ticket", version => new FlagSafety(number, version, body.Kind ?? "", body.Text)))
            .WithSummary("Somebody is hurt, in danger or threatened").Produces<TicketView>();
        api.MapPost("/tickets/{number}/safety/free", (Requests requests, HttpContext http, string number, FreeBody body) =>
                Api.Do(requests, http, body.Version, "ticket", version => new FreeSafety(number, version, body.Reason ?? "")))
            .WithSummary("Let a ticket end before its safety process has").Produces<TicketView>();
        api.MapPost("/tickets/{number}/opinion", (Requests requests, HttpContext http, string number, OpinionBody body) =>
                Api.Do(requests, http, body.Version, "ticket", version => new AskSecondOpinion(number, version, body.Signs ?? new WearSigns(null, null, null, null))))
            .WithSummary("Ask a colleague for a blind second opinion").Produces<TicketView>();
        api.MapGet("/tickets/{number}/abuse", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ListAbuse(number), cancellation))
            .WithSummary("Records of abuse that the caller may see").Produces<AbuseList>();
        api.MapPost("/tickets/{number}/abuse", (Requests requests, HttpContext http, string number, AbuseBody body) =>
                Api.Do(requests, http, new RecordAbuse(number, body.Kind ?? "", body.Happened ?? "", body.Present)))
            .WithSummary("Record that a customer was rude or violent").Produces<AbuseView>();
        api.MapGet("/coach/gains", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListCardGains(), cancellation))
            .WithSummary("How the mood changed after each coach card").Produces<IReadOnlyList<CardGain>>();
    }

    public sealed record SeenBody(int? Version);

    public sealed record SafetyBody(int? Version, string? Kind = null, string? Text = null);

    public sealed record FreeBody(int? Version, string? Reason = null);

    public sealed record OpinionBody(int? Version, WearSigns? Signs = null);

    public sealed record AbuseBody(string? Kind = null, string? Happened = null, string? Present = null);
}
