using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Processes;

public static class ProcessesApi
{
    public static void MapProcesses(this RouteGroupBuilder api)
    {
        api.MapGet("/processes", (Requests requests, [AsParameters] ListProcesses query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("List processes, those that failed first").Produces<ProcessPageOf>();
        api.MapGet("/processes/{id}", (Requests requests, string id, CancellationToken cancellation) => Api.Ask(requests, new ShowProcess(id), cancellation))
            .WithSummary("Show a process: picture, variables, journal, incidents, what it waits for").Produces<ProcessView>();
        api.MapPost("/processes/{id}/retry", (Requests requests, HttpContext http, string id, RetryBody body) =>
                Api.Do(requests, http, body.Version, "process", version => new RetryProcess(id, version, body.Incident)))
            .WithSummary("Run what failed again").Produces<ProcessMoved>();
        api.MapPost("/processes/{id}/cancel", (Requests requests, HttpContext http, string id, CancelBody body) =>
                Api.Do(requests, http, body.Version, "process", version => new CancelProcess(id, version, body.Reason ?? "")))
            .WithSummary("End a process for good").Produces<ProcessMoved>();
        api.MapPost("/processes/{id}/migration-plan", (Requests requests, string id, MigrateBody body, CancellationToken cancellation) =>
                Api.Ask(requests, new PlanMigration(id, body.To ?? "", body.Map), cancellation))
            .WithSummary("Where open work would stand on another version").Produces<MigrationView>();
        api.MapPost("/processes/{id}/migrate", (Requests requests, HttpContext http, string id, MigrateBody body) =>
                Api.Do(requests, http, body.Version, "process", version => new MigrateProcess(id, version, body.To ?? "", body.Map)))
            .WithSummary("Let a process go on with another version").Produces<ProcessMoved>();
        api.MapGet("/definitions", (Requests requests, [AsParameters] ListDefinitions query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("List the versions of all processes").Produces<IReadOnlyList<VersionView>>();
        api.MapGet("/definitions/{hash}", (Requests requests, string hash, CancellationToken cancellation) => Api.Ask(requests, new ShowDefinition(hash), cancellation))
            .WithSummary("Show one version of a process").Produces<DefinitionView>();
        api.MapPost("/definitions", (Requests requests, HttpContext http, PublishBody body) => Api.Do(requests, http, new PublishDefinition(body.Json ?? "")))
            .WithSummary("Publish a definition: new instances run on it").Produces<PublishedDefinition>();
        api.MapPost("/definitions/{definition}/start", (Requests requests, HttpContext http, string definition, StartBody body) =>
                Api.Do(requests, http, new StartProcess(definition, body.Store ?? "", body.Input, body.CorrelationId)))
            .WithSummary("Start a process by hand, about a store or the whole chain").Produces<ProcessMoved>();
        api.MapPost("/definitions/{definition}/retract", (Requests requests, HttpContext http, string definition) => Api.Do(requests, http, new RetractDefinition(definition)))
            .WithSummary("Take a process out of use: nothing starts it any more").Produces<bool>();
        api.MapPost("/events/{name}", (Requests requests, HttpContext http, string name, EventBody body) =>
                Api.Do(requests, http, new RaiseStoreEvent(name, body.Store ?? "", body.Customer, body.CorrelationId, body.Payload)))
            .WithSummary("Something happened in a store, or to a customer there, without a ticket").Produces<EventHeard>();
    }

    public sealed record EventBody(string? Store = null, Guid? Customer = null, string? CorrelationId = null, System.Text.Json.Nodes.JsonNode? Payload = null);

    public sealed record StartBody(string? Store = null, System.Text.Json.Nodes.JsonObject? Input = null, string? CorrelationId = null);

    public sealed record RetryBody(int? Version, string? Incident = null);

    public sealed record CancelBody(int? Version, string? Reason);

    public sealed record MigrateBody(int? Version = null, string? To = null, Dictionary<string, string>? Map = null);

    public sealed record PublishBody(string? Json);
}
