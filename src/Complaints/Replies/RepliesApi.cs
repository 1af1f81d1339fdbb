using Complaints.Exchange;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Replies;

/// <summary>What is written to customers, in the REST API.</summary>
public static class RepliesApi
{
    public static void MapReplies(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets/{number}/replies", (Requests requests, HttpRequest http, string number, string? language, CancellationToken cancellation) =>
                Api.Ask(requests, new ShowReplies(number, language, $"{http.Scheme}://{http.Host}"), cancellation))
            .WithSummary("Show what can be written to the customer, filled in").Produces<RepliesView>();
        api.MapPost("/tickets/{number}/replies", (Requests requests, HttpContext http, string number, ReplyBody body) =>
                Api.Do(requests, http, new RecordReply(number, body.Way, body.Text)))
            .WithSummary("Record that the customer was written to").Produces<TimelineEntry>();
    }

    public sealed record ReplyBody(string? Way = null, string? Text = null);
}
