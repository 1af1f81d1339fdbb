using System.Globalization;
using Complaints.Access;
using Complaints.Compensation.Books;
using Complaints.Exchange;
using Complaints.Products;
using Complaints.Shell;
using CsvHelper;

namespace Complaints.Compensation;

public static class CompensationApi
{
    public static void MapCompensation(this RouteGroupBuilder api)
    {
        api.MapGet("/ledger", Ledger).WithSummary("The entries of a time as JSON or, with format=csv, as a table").Produces<IReadOnlyList<LedgerRow>>();
        api.MapGet("/ledger/check", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ShowLedgerCheck(), cancellation))
            .WithSummary("When the books were last added up, and every cent that was off").Produces<LedgerCheckView>();
        api.MapPost("/ledger/check", (Requests requests, HttpContext http) => Api.Do(requests, http, new RunLedgerCheck()))
            .WithSummary("Add the books up now").Produces<LedgerCheckView>();
        api.MapGet("/budgets", (Requests requests, [AsParameters] ShowBudgets query, CancellationToken cancellation) => Api.Ask(requests, query, cancellation))
            .WithSummary("How my stores stand with their budget of a month").Produces<IReadOnlyList<BudgetView>>();
        api.MapPost("/budgets/{store}", (Requests requests, HttpContext http, string store, BudgetBody body) => Api.Do(requests, http, new SetBudget(store, body.FromMonth, body.Amount)))
            .WithSummary("Set what a store may give each month").Produces<BudgetSet>();
        api.MapGet("/tickets/{number}/room", (Requests requests, string number, CancellationToken cancellation) => Api.Ask(requests, new ShowRoom(number), cancellation))
            .WithSummary("What narrows or widens my limit on a ticket").Produces<RoomView>();
        api.MapGet("/limits", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListLimits(), cancellation))
            .WithSummary("Who may give how much without asking").Produces<IReadOnlyList<LimitView>>();
        api.MapPost("/limits", (Requests requests, HttpContext http, LimitBody body) =>
                Api.Do(requests, http, new SetLimit(Words.Parse<Role>(body.Role), body.Currency, body.Kind, Words.Parse<LimitPeriod>(body.Period), body.Amount)))
            .WithSummary("Set or take away a limit").Produces<LimitView>();
        api.MapGet("/catalogue", (Requests requests, CancellationToken cancellation) => Api.Ask(requests, new ListKinds(), cancellation))
            .WithSummary("What may be given, with all versions").Produces<IReadOnlyList<KindVersionView>>();
        api.MapPost("/catalogue/{kind}", (Requests requests, HttpContext http, string kind, KindBody body) => Api.Do(requests, http, new SaveKind(
                kind, body.Currency, body.ValidFrom, body.Name, body.NameDe, body.NameZh, body.Cost, body.Face, Words.Parse<Wallet>(body.Wallet), Words.Parse<Role>(body.Floor), Words.Parse<Proof>(body.Proof),
                body.Typed, body.Stocked, body.ValidDays, body.Combinable, body.Causes, body.TaxNote, body.Offered, body.Percent, body.Balance)))
            .WithSummary("Add a kind, or let it hold otherwise from a day on").Produces<KindVersionView>();
    }

    /// <summary>The same table for whoever is signed in on a page.</summary>
    public static void MapLedgerForPages(this WebApplication app) => app.MapGet("/ledger/{format:regex(^(csv|json)$)}", async (Requests requests, HttpContext http, string format, string? from, string? to, CancellationToken cancellation) =>
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=ledger.{format}";
        return await Ledger(requests, new ShowLedger(from, to, Format: format), http, cancellation);
    }).ExcludeFromDescription();

    private static async Task<IResult> Ledger(Requests requests, [AsParameters] ShowLedger query, HttpContext http, CancellationToken cancellation)
    {
        var answer = await requests.Send(query, cancellation: cancellation);
        var asTable = query.Format == "csv" || (query.Format is null && http.Request.Headers.Accept.ToString().StartsWith("text/csv", StringComparison.OrdinalIgnoreCase));
        return answer.IsRefused || !asTable
            ? answer.IsRefused ? ApiProblems.From(answer) : Results.Json(answer.Value, Json.Options)
            : Results.Text(Table(answer.Value!), "text/csv", System.Text.Encoding.UTF8);
    }

    /// <summary>The same columns as in JSON, and in the same words.</summary>
    internal static string Table(IReadOnlyList<LedgerRow> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, true))
        {
            table.WriteRecord((string[])["id", "at", "kind", "debit", "credit", "amount", "amountMinor", "currency", "wallet", "store", "month", "ticket", "line", "card", "by", "reference"]);
            foreach (var row in rows)
            {
                object?[] fields = [row.Id, row.At.ToString("O", CultureInfo.InvariantCulture), row.Kind, row.Debit, row.Credit, row.Amount, row.AmountMinor, row.Currency, row.Wallet, row.Store, row.Month, row.Ticket, row.Line, row.Card, row.By, row.Reference];
                table.WriteRecord(Array.ConvertAll(fields, field => Convert.ToString(field, CultureInfo.InvariantCulture) ?? ""));
            }
        }

        return text.ToString();
    }

    public sealed record BudgetBody(string? FromMonth, decimal? Amount);

    public sealed record LimitBody(string? Role, string? Currency, string? Kind = null, string? Period = null, decimal? Amount = null);

    public sealed record KindBody(
        string? Currency, DateOnly? ValidFrom, string? Name, string? NameDe = null, string? NameZh = null, decimal? Cost = null, decimal? Face = null, string? Wallet = null, string? Floor = null,
        string? Proof = null, bool Typed = false, bool Stocked = false, int? ValidDays = null, bool Combinable = true, List<string>? Causes = null, string? TaxNote = null, bool Offered = true, int? Percent = null, bool Balance = false);
}
