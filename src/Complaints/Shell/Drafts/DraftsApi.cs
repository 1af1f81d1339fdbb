using Complaints.Access;
using Complaints.Exchange;
using Complaints.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Complaints.Shell.Drafts;

/// <summary>
/// What wwwroot/drafts.js talks to. Beside the circuit, because a draft has to arrive when the circuit is gone; by cookie,
/// because it is a page that asks. The cookie is SameSite=Strict, and no other site can send the header.
/// </summary>
public static class DraftsApi
{
    private const string Header = "X-Complaints-Page";

    public static void MapDrafts(this WebApplication app)
    {
        var drafts = app.MapGroup("/drafts").DisableAntiforgery().ExcludeFromDescription();
        drafts.MapPut("/{form}", Save).WithMetadata(new RequestSizeLimitAttribute(4 * DraftTable.MostBytes));
        drafts.MapGet("/saved/{key}", Saved);
    }

    private static async Task<IResult> Save(Requests requests, HttpContext http, Presence presence, LiveUpdates updates, string form, DraftBody body)
    {
        var me = Actor.From(http.User);
        if (WhyNot(http, me) is { } refusal)
        {
            return refusal;
        }

        var answer = await requests.SendAs(me, new SaveDraft(form, body.Key ?? "", body.Device ?? "", body.Seen, body.Values ?? [], body.Settled));
        if (answer.Value is not { } news)
        {
            return ApiProblems.From(answer);
        }

        if (body.Values?.Count > 0 && form.Split(':') is ["stage" or "task", var ticket, _])
        {
            presence.Types(ticket, me);
        }

        if (news.Late is { } number)
        {
            updates.Announce([number]);
        }

        return Results.Json(news, Json.Options);
    }

    private static async Task<IResult> Saved(Requests requests, HttpContext http, string key)
    {
        var me = Actor.From(http.User);
        if (WhyNot(http, me) is { } refusal)
        {
            return refusal;
        }

        var answer = await requests.SendAs(me, new FindSaved(key));
        return answer.Value is { } saved
            ? Results.Json(new { saved.Saved, Link = saved.Ticket is { } ticket ? Links.Ticket(ticket) : null }, Json.Options)
            : ApiProblems.From(answer);
    }

    /// <summary>A page that was opened by somebody else than who is signed in now must neither leave its text with them nor hear of theirs.</summary>
    private static IResult? WhyNot(HttpContext http, Actor me) => http.Request.Headers[Header].ToString() == me.PersonId.ToString()
        ? null
        : ApiProblems.Of(403, [new Problem("", "Somebody else is signed in here now.")]);

    public sealed record DraftBody(string? Key, string? Device, int Seen, Dictionary<string, string?>? Values, List<string>? Settled = null);
}
