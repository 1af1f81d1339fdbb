using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Customers;

public static class CustomersApi
{
    /// <summary>What is sensitive has no route: it is looked at by a person, on a page, for a purpose.</summary>
    public static void MapCustomers(this RouteGroupBuilder api)
    {
        api.MapGet("/customers", (Requests requests, [AsParameters] ListCustomers query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Find customers by name, phone, e-mail, card or receipt; the latest when nothing is looked for").Produces<CustomersFound>();
        api.MapPost("/customers", (Requests requests, HttpContext http, AddBody body) =>
                Api.Do(requests, http, new AddCustomer(body.Store, body.Details, body.ReferredBy, body.Consent), saved => Results.Json(saved, Json.Options, statusCode: 201)))
            .WithSummary("Write down a customer").Produces<CustomerSaved>(201);
        api.MapGet("/customers/{id:guid}", (Requests requests, Guid id, CancellationToken cancellation) => Api.Ask(requests, new ShowCustomer(id), cancellation))
            .WithSummary("Show a customer's file; of one who was merged, the file of whom they were merged into").Produces<CustomerFile>();
        api.MapPost("/customers/{id:guid}", (Requests requests, HttpContext http, Guid id, ChangeBody body) =>
                Api.Do(requests, http, body.Version, "customer", version => new ChangeCustomer(id, version, body.Details)))
            .WithSummary("Change a customer's file").Produces<CustomerSaved>();
        api.MapPost("/customers/{id:guid}/notes", (Requests requests, HttpContext http, Guid id, NoteBody body) =>
                Api.Do(requests, http, new NoteAboutCustomer(id, body.Text, body.IsVisit)))
            .WithSummary("Note something about a customer, or a visit").Produces<CustomerSaved>();
        api.MapPost("/customers/{id:guid}/consent", (Requests requests, HttpContext http, Guid id, ConsentBody body) =>
                Api.Do(requests, http, new SetConsent(id, body.Channel, body.Given)))
            .WithSummary("Keep that a customer may be called, messaged or mailed, or no longer").Produces<CustomerSaved>();
        api.MapPost("/customers/{id:guid}/referrer", (Requests requests, HttpContext http, Guid id, ReferrerBody body) =>
                Api.Do(requests, http, body.Version, "customer", version => new SetReferrer(id, version, body.ReferredBy, body.Store)))
            .WithSummary("Keep who brought a customer to us").Produces<CustomerSaved>();
        api.MapPost("/customers/{id:guid}/cards", (Requests requests, HttpContext http, Guid id, CardBody body) =>
                Api.Do(requests, http, new AddCard(id, body.Kind, body.Number, body.Since)))
            .WithSummary("Keep a customer's card").Produces<CustomerSaved>();
        api.MapPost("/customers/{id:guid}/colleague", (Requests requests, HttpContext http, Guid id, ColleagueBody body) =>
                Api.Do(requests, http, body.Version, "customer", version => new LinkColleague(id, version, body.Colleague)))
            .WithSummary("Say that a customer is a colleague, or is none").Produces<CustomerSaved>();
        api.MapPost("/customers/{id:guid}/merge", (Requests requests, HttpContext http, Guid id, MergeBody body) =>
                Api.Do(requests, http, body.Version, "customer", version => new MergeCustomers(id, version, body.Merge, body.MergeVersion, body.Take)))
            .WithSummary("Merge another customer into this one").Produces<MergeView>();
        api.MapPost("/customers/merges/{id:guid}/undo", (Requests requests, HttpContext http, Guid id) => Api.Do(requests, http, new UndoMerge(id)))
            .WithSummary("Undo a merge: what moved goes back").Produces<MergeView>();
    }

    public sealed record AddBody(string? Store, CustomerDetails? Details, Guid? ReferredBy = null, IReadOnlyList<string>? Consent = null);

    public sealed record ReferrerBody(int? Version, Guid ReferredBy, string? Store);

    public sealed record ColleagueBody(int? Version, string? Colleague);

    public sealed record ChangeBody(int? Version, CustomerDetails? Details);

    public sealed record NoteBody(string? Text, bool IsVisit = false);

    public sealed record ConsentBody(string? Channel, bool Given);

    public sealed record CardBody(string? Kind, string? Number, DateOnly? Since = null);

    public sealed record MergeBody(int? Version, Guid Merge, int MergeVersion, IReadOnlyList<string>? Take = null);
}
