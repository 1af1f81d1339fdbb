using System.Text;
using Complaints.Exchange;
using Complaints.Quality.Fairness;
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
        api.MapGet("/quality/satisfaction", (Requests requests, [AsParameters] ShowSatisfaction query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("What customers said at the end, and how many could not be reached").Produces<Satisfaction>();
        api.MapGet("/quality/fairness", (Requests requests, string? month, int? months, CancellationToken cancellation) => Api.Ask(requests, new ShowFairness(month, months ?? ShowFairness.UsualMonths), cancellation))
            .WithSummary("Whether stores, clerks and languages get the same for the same trouble").Produces<FairnessView>();
        api.MapGet("/quality/fairness.csv", (Requests requests, string? month, int? months, CancellationToken cancellation) => Table(requests, month, months, cancellation))
            .WithSummary("The same as a table").Produces(200, contentType: "text/csv");
    }

    public static void MapFairnessForPages(this WebApplication app) =>
        app.MapGet("/quality/fairness.csv", (Requests requests, string? month, int? months, CancellationToken cancellation) => Table(requests, month, months, cancellation)).ExcludeFromDescription();

    private static async Task<IResult> Table(Requests requests, string? month, int? months, CancellationToken cancellation)
    {
        var answer = await requests.Send(new ShowFairness(month, months ?? ShowFairness.UsualMonths), cancellation: cancellation);
        return answer.Value is { } view
            ? Results.File(Encoding.UTF8.GetBytes(FairnessCsv.Write(view)), "text/csv; charset=utf-8", $"fairness-{view.Month}-{view.Months}.csv")
            : ApiProblems.From(answer);
    }
}
