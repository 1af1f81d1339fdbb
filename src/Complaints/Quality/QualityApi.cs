using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Quality;

public static class QualityApi
{
    public static void MapQuality(this RouteGroupBuilder api)
    {
        api.MapGet("/quality/pareto", (Requests requests, [AsParameters] ShowPareto query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Complaints by defect, style, batch, store or problem, most frequent first").Produces<Pareto>();
        api.MapGet("/quality/trend", (Requests requests, [AsParameters] ShowTrend query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Complaints per day, week or month").Produces<Trend>();
    }
}
