using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Tickets.Intake;

public static class IntakeApi
{
    public static void MapIntake(this RouteGroupBuilder api)
    {
        api.MapGet("/scan", (Requests requests, [AsParameters] ReadScan query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Read what was scanned or typed: a receipt, a barcode, a label, a style, a batch or a customer's card").Produces<ScanView>();
        api.MapGet("/similar", (Requests requests, [AsParameters] FindSimilar query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Find tickets of the same person, the same article or the same batch").Produces<SimilarView>();
    }
}
