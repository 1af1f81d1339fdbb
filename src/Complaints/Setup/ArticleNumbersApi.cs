using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Setup;

public static class ArticleNumbersApi
{
    public static void MapArticleNumbers(this RouteGroupBuilder api)
    {
        api.MapGet("/article-numbers", (Requests requests, [AsParameters] ListArticleNumbers query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("Which article stands behind which barcode, of a style or of all").Produces<ArticleNumbersFound>();
        api.MapPost("/article-numbers", (Requests requests, HttpContext http, PasteArticleNumbers body) => Api.Do(requests, http, body))
            .WithSummary("Say which article stands behind which barcode: lines of barcode, style, colour, size; all are kept, or none").Produces<ArticleNumbersPasted>();
    }
}
