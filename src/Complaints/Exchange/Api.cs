using System.Text.Json;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Compensation.Advice;
using Complaints.Compensation.Deputies;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Gifts;
using Complaints.Law;
using Complaints.Photos;
using Complaints.Processes;
using Complaints.Processes.Retention;
using Complaints.Products;
using Complaints.Products.Care;
using Complaints.Quality;
using Complaints.Replies;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using Complaints.Training;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Complaints.Exchange;

/// <summary>The REST API: each route sends one request through the same door as the pages.</summary>
public static class Api
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<BadBodies>();
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", options => options.AddDocumentTransformer<ApiDescription>().AddOperationTransformer<ApiOperations>());
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/health/live", () => "alive").AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
        if (app.Services.GetRequiredService<TimeProvider>() is JumpingClock clock)
        {
            app.MapPost("/test/clock", (TimeSpan forward) => clock.Jump(forward) ? Results.Text(clock.Now().ToString("O")) : Results.BadRequest()).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        }

        var api = app.MapGroup("/api/v1").DisableAntiforgery().RefuseUnknownParameters();
        api.MapPost("/tickets", OpenATicket).WithSummary("Open a ticket").Produces<TicketView>(201);
        api.MapGet("/tickets", (Requests requests, [AsParameters] ListTickets query, CancellationToken cancellation) => Ask(requests, query, cancellation))
            .WithSummary("List tickets, newest first").Produces<TicketPageOf>();
        api.MapGet("/tickets/{number}", (Requests requests, string number, CancellationToken cancellation) => Ask(requests, new ShowTicket(number), cancellation))
            .WithSummary("Show a ticket with its stages, open tasks and approvals").Produces<TicketView>();
        api.MapGet("/tickets/{number}/timeline", (Requests requests, string number, CancellationToken cancellation) => Ask(requests, new ShowTimeline(number), cancellation))
            .WithSummary("What happened to a ticket, the newest first").Produces<IReadOnlyList<TimelineEntry>>();
        api.MapPost("/tickets/{number}/stages/{stage}", (Requests requests, HttpContext http, string number, string stage, StageBody body) =>
                Do(requests, http, body.Version, "ticket", version => new CompleteStage(number, stage, version, body.Note, body.Outcome, body.Mood, body.Fields, body.Compensation, body.Override, body.Help)))
            .WithSummary("Record a stage and leave it").Produces<TicketView>();
        api.MapPost("/tickets/{number}/article", (Requests requests, HttpContext http, string number, ArticleBody body) =>
                Do(requests, http, body.Version, "ticket", version => new CorrectArticle(number, version, body.Item)))
            .WithSummary("Fill in or correct the article: all that is known of it now").Produces<TicketView>();
        api.MapPost("/tickets/{number}/customer", (Requests requests, HttpContext http, string number, NamedBody body) =>
                Do(requests, http, body.Version, "ticket", version => new NameCustomer(number, version, body.Customer, body.Consent)))
            .WithSummary("Say who the customer of an anonymous ticket is").Produces<TicketView>();
        api.MapPost("/tickets/{number}/words", (Requests requests, HttpContext http, string number, WordsBody body) =>
                Do(requests, http, body.Version, "ticket", version => new WriteDownWords(number, version, body.Description, body.RemedyWanted, body.RemedyWords)))
            .WithSummary("Write down what the customer says and would like, where the opening left it out").Produces<TicketView>();
        api.MapPost("/tickets/{number}/withdraw", (Requests requests, HttpContext http, string number, WithdrawBody body) =>
                Do(requests, http, body.Version, "ticket", version => new WithdrawTicket(number, version, body.Reason ?? "", body.SaidBy)))
            .WithSummary("Withdraw a complaint").Produces<TicketView>();
        api.MapPost("/tickets/{number}/escalate", (Requests requests, HttpContext http, string number, EscalateBody body) =>
                Do(requests, http, body.Version, "ticket", version => new EscalateTicket(number, version, body.To, body.Said, body.Reference)))
            .WithSummary("End a complaint that the customer takes outside; the legal department answers there").Produces<TicketView>();
        api.MapPost("/tickets/{number}/reopen", (Requests requests, HttpContext http, string number, ReopenBody body) =>
                Do(requests, http, body.Version, "ticket", version => new ReopenTicket(number, version, body.Because, body.Said, body.Mood)))
            .WithSummary("Open an ended ticket again: the customer came back").Produces<TicketView>();
        api.MapPost("/tickets/{number}/events/{name}", (Requests requests, HttpContext http, string number, string name, EventBody body) =>
                Do(requests, http, body.Version, "ticket", version => new RaiseEvent(number, version, name, body.Payload)))
            .WithSummary("Say that something happened which a process of the ticket waits for").Produces<TicketView>();
        api.MapPost("/tickets/{number}/pause", (Requests requests, HttpContext http, string number, PauseBody body) =>
                Do(requests, http, body.Version, "ticket", version => new PauseTicket(number, version, body.Reason ?? "", body.Text, body.Until)))
            .WithSummary("Pause a ticket: its clocks stand still").Produces<TicketView>();
        api.MapPost("/tickets/{number}/resume", (Requests requests, HttpContext http, string number, ResumeBody body) =>
                Do(requests, http, body.Version, "ticket", version => new ResumeTicket(number, version)))
            .WithSummary("Let the clocks of a paused ticket go on").Produces<TicketView>();
        api.MapPost("/tickets/{number}/hold", (Requests requests, HttpContext http, string number, HoldBody body) =>
                Do(requests, http, body.Version, "ticket", version => new HoldTicket(number, version, body.Reason ?? "", body.Reference)))
            .WithSummary("Put a ticket on legal hold: nothing of its processes is removed").Produces<TicketView>();
        api.MapPost("/tickets/{number}/hold/lift", (Requests requests, HttpContext http, string number, LiftBody body) =>
                Do(requests, http, body.Version, "ticket", version => new LiftHold(number, version, body.Reason ?? "")))
            .WithSummary("Lift the legal hold of a ticket").Produces<TicketView>();
        api.MapGet("/approvals", (Requests requests, CancellationToken cancellation) => Ask(requests, new ListApprovals(), cancellation))
            .WithSummary("Compensation that waits for my decision").Produces<IReadOnlyList<ApprovalRow>>();
        api.MapPost("/approvals/{id:guid}", (Requests requests, HttpContext http, Guid id, DecisionBody body) =>
                Do(requests, http, new DecideApproval(id, Words.Parse<Decision>(body.Decision), body.Amount, body.Reason, body.Question)))
            .WithSummary("Decide on compensation, or ask the clerk something first").Produces<ApprovalView>();
        api.MapPost("/approvals/{id:guid}/answer", (Requests requests, HttpContext http, Guid id, AnswerBody body) => Do(requests, http, new AnswerQuestion(id, body.Answer)))
            .WithSummary("Answer what was asked back").Produces<ApprovalView>();
        api.MapGet("/deputies", (Requests requests, CancellationToken cancellation) => Ask(requests, new ListDeputies(), cancellation))
            .WithSummary("Who stands in for whom").Produces<DeputiesView>();
        api.MapPost("/deputies", (Requests requests, HttpContext http, AppointDeputy body) => Do(requests, http, body))
            .WithSummary("Name who decides while somebody is away").Produces<DeputyRow>();
        api.MapPost("/deputies/{id:guid}/end", (Requests requests, HttpContext http, Guid id) => Do(requests, http, new EndDeputy(id)))
            .WithSummary("End a deputy early").Produces<DeputyRow>();
        api.MapGet("/reference", (Requests requests, CancellationToken cancellation) => Ask(requests, new ShowReference(), cancellation))
            .WithSummary("The lists this key may use").Produces<ReferenceView>();
        api.MapGet("/styles/{style}/care", (Requests requests, string style, CancellationToken cancellation) => Ask(requests, new ShowCareSheet(style), cancellation))
            .WithSummary("Which care a style takes").Produces<CareSheet>();
        api.MapPhotos();
        api.MapTalk();
        api.MapReplies();
        api.MapTraining();
        api.MapTasks();
        api.MapProcesses();
        api.MapRetention();
        api.MapOpeningHours();
        api.MapArticleNumbers();
        api.MapQuality();
        api.MapImports();
        api.MapPurchases();
        api.MapCustomers();
        api.MapIntake();
        api.MapCare();
        api.MapAdvice();
        api.MapLaw();
        api.MapGifts();
        api.MapCompensation();
    }

    /// <summary>Sends a query and answers its value or the problems.</summary>
    internal static async Task<IResult> Ask<T>(Requests requests, IRequest<Answer<T>> query, CancellationToken cancellation)
    {
        var answer = await requests.Send(query, cancellation: cancellation);
        return answer.IsRefused ? ApiProblems.From(answer) : Results.Json(answer.Value, Json.Options);
    }

    /// <summary>Sends a command under the caller's idempotency key. Once begun it is finished, even when the caller hangs up.</summary>
    internal static async Task<IResult> Do<T>(Requests requests, HttpContext http, ICommand<T> command, Func<T, IResult>? done = null)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > IdempotencyRecordTable.KeyLength)
        {
            return ApiProblems.Of(400, [new Problem("Idempotency-Key", $"A key has at most {IdempotencyRecordTable.KeyLength} characters.")]);
        }

        var answer = await requests.Send(command, key.Length == 0 ? null : key);
        return answer.IsRefused ? ApiProblems.From(answer) : done?.Invoke(answer.Value!) ?? Results.Json(answer.Value, Json.Options);
    }

    internal static Task<IResult> Do<T>(Requests requests, HttpContext http, int? version, string what, Func<int, ICommand<T>> command) => version is { } seen
        ? Do(requests, http, command(seen))
        : Task.FromResult(ApiProblems.Of(400, [new Problem("version", $"Say which version you saw ({what:Thing}).")]));

    private static Task<IResult> OpenATicket(Requests requests, HttpContext http, [FromBody] OpenTicket body) =>
        Do(requests, http, body, ticket => Results.Json(ticket, Json.Options, statusCode: 201).WithLocation(http, $"/api/v1/tickets/{ticket.Number}"));

    private static IResult WithLocation(this IResult result, HttpContext http, string location)
    {
        http.Response.Headers.Location = location;
        return result;
    }

    private static async Task<IResult> Ready(ComplaintsDb db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) ? Results.Text("ready") : Results.Text("the database does not answer", statusCode: 503);

    public sealed record StageBody(
        int? Version, string? Note = null, string? Outcome = null, int? Mood = null, Dictionary<string, JsonElement>? Fields = null, List<ProposedLine>? Compensation = null,
        string? Override = null, StageHelp? Help = null);

    public sealed record ArticleBody(int? Version, ItemView? Item = null);

    public sealed record NamedBody(int? Version, CustomerView? Customer = null, List<string>? Consent = null);

    public sealed record WordsBody(int? Version, string? Description = null, string? RemedyWanted = null, string? RemedyWords = null);

    public sealed record WithdrawBody(int? Version, string? Reason, string? SaidBy = null);

    public sealed record EscalateBody(int? Version, string? To = null, string? Said = null, string? Reference = null);

    public sealed record ReopenBody(int? Version, string? Because = null, string? Said = null, int? Mood = null);

    public sealed record EventBody(int? Version, System.Text.Json.Nodes.JsonNode? Payload = null);

    public sealed record PauseBody(int? Version, string? Reason = null, string? Text = null, DateTimeOffset? Until = null);

    public sealed record ResumeBody(int? Version);

    public sealed record HoldBody(int? Version, string? Reason = null, string? Reference = null);

    public sealed record LiftBody(int? Version, string? Reason = null);

    public sealed record DecisionBody(string? Decision, decimal? Amount = null, string? Reason = null, string? Question = null);

    public sealed record AnswerBody(string? Answer);
}
