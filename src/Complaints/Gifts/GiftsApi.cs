using System.Globalization;
using System.Text;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Gifts;

public static class GiftsApi
{
    public static void MapGifts(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets/{number}/gifts", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ListGifts(number), cancellation))
            .WithSummary("What was granted on a ticket, and what of it was handed over").Produces<IReadOnlyList<GiftLine>>();
        api.MapPost("/tickets/{number}/gifts/{line:guid}/hand-over", (Requests requests, HttpContext http, string number, Guid line, HandOverBody? body) =>
                Api.Do(requests, http, new HandOverGift(number, line, body?.Sizes, body?.Proof is { } proof ? Words.Parse<Proof>(proof) ?? (Proof)(-1) : null, body?.Reference)))
            .WithSummary("Hand over what was granted, with what shows it; cards are made now, pieces counted down").Produces<IReadOnlyList<GiftLine>>();
        api.MapGet("/cards/{number}", (Requests requests, string number, string? store, decimal? amount, CancellationToken cancellation) => Api.Ask(requests, new ShowCard(number, store, amount), cancellation))
            .WithSummary("What a card is worth at this till").Produces<TillCard>();
        api.MapPost("/cards/{number}/redemptions", (Requests requests, HttpContext http, string number, RedeemBody body) =>
                Api.Do(requests, http, new RedeemCard(number, body.Amount, body.Currency, body.Store, body.Receipt)))
            .WithSummary("Spend a card on a purchase, once").Produces<RedemptionView>();
        api.MapPost("/cards/{number}/block", (Requests requests, HttpContext http, string number, BlockBody body) => Api.Do(requests, http, new BlockCard(number, true, body.Reason)))
            .WithSummary("Block a card that was lost or stolen").Produces<TillCard>();
        api.MapPost("/cards/{number}/unblock", (Requests requests, HttpContext http, string number) => Api.Do(requests, http, new BlockCard(number, false)))
            .WithSummary("Let a blocked card go on").Produces<TillCard>();
        api.MapGet("/cards/liability", async (Requests requests, string? store, string? format, CancellationToken cancellation) =>
                format == "csv" ? Csv(await requests.Send(new ShowLiability(store), cancellation: cancellation)) : await Api.Ask(requests, new ShowLiability(store), cancellation))
            .WithSummary("What cards in customers' hands may still cost, by kind and month of issue; format=csv for a table").Produces<LiabilityView>();
        api.MapGet("/stock", (Requests requests, string? store, CancellationToken cancellation) => Api.Ask(requests, new ShowStock(store), cancellation))
            .WithSummary("Which gifts lie in my stores").Produces<StockView>();
        api.MapPost("/stock", (Requests requests, HttpContext http, ChangeStock body) => Api.Do(requests, http, body))
            .WithSummary("Record a delivery, a count or the number at which a gift is low").Produces<StockRow>();
    }

    /// <summary>For a link on a page: whoever is signed in there.</summary>
    public static void MapLiabilityFile(this WebApplication app) =>
        app.MapGet("/cards/liability.csv", async (Requests requests, HttpContext http, string? store, CancellationToken cancellation) =>
            Csv(await requests.SendAs(Actor.From(http.User), new ShowLiability(store), cancellation: cancellation))).ExcludeFromDescription();

    private static IResult Csv(Answer<LiabilityView> answer)
    {
        if (answer.Value is not { } view)
        {
            return ApiProblems.From(answer);
        }

        var text = new StringBuilder("kind,name,currency,month,cards,value,owed,rate,expected\r\n");
        foreach (var row in view.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Cell(row.Kind)},{Cell(row.Name)},{row.Currency},{row.Month},{row.Cards},{row.Value},{row.Owed},{row.Rate},{row.Expected}\r\n");
        }

        // With its mark, so that a spreadsheet reads it as UTF-8.
        return Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "card-liability.csv");
    }

    /// <summary>Quoted, and no formula: a spreadsheet would run what begins with one of these.</summary>
    private static string Cell(string text) => $"\"{(text is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public sealed record HandOverBody(List<string>? Sizes = null, string? Proof = null, string? Reference = null);

    public sealed record RedeemBody(decimal? Amount = null, string? Currency = null, string? Store = null, string? Receipt = null);

    public sealed record BlockBody(string? Reason = null);
}
