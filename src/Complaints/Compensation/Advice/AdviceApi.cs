using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Compensation.Advice;

public static class AdviceApi
{
    public static void MapAdvice(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets/{number}/advice", (Requests requests, string number, string? remedy, CancellationToken cancellation) => Api.Ask(requests, new ShowAdvice(number, remedy), cancellation))
            .WithSummary("What could be given beyond the remedy: up to three bundles, cheapest first").Produces<AdviceView>();
        api.MapGet("/tickets/{number}/precedents", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ShowPrecedents(number), cancellation))
            .WithSummary("What was given in like cases").Produces<PrecedentView>();
        api.MapGet("/claimants", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListClaimants(), cancellation))
            .WithSummary("Customers whose claims to look at and customers to thank; for the region and head office").Produces<ClaimantsView>();
        api.MapGet("/customers/{id:guid}/claimant", (Requests requests, Guid id, CancellationToken cancellation) => Api.Ask(requests, new ShowClaimant(id), cancellation))
            .WithSummary("Both scores of a customer with their reasons; for the region and head office").Produces<ClaimantView>();
        api.MapPost("/customers/{id:guid}/claimant", (Requests requests, HttpContext http, Guid id, ReviewBody body) =>
                Api.Do(requests, http, new ReviewClaimant(id, Words.Parse<ReviewOutcome>(body.Outcome), body.Reason)))
            .WithSummary("Note an appeal, or say that all is in order").Produces<ReviewView>();
    }

    public sealed record ReviewBody(string? Outcome, string? Reason);
}
