using System.Globalization;
using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Books;

/// <summary>The entries of a time, the oldest first: enough to add every balance up anew.</summary>
/// <param name="From">A day (2026-11-01) or a moment with its zone; in UTC. Everything from the start when left out.</param>
/// <param name="To">A day, which is included, or a moment, which is not.</param>
/// <param name="Format">json or csv.</param>
[May(Role.Supervisor, Role.Quality)]
public sealed record ShowLedger(string? From = null, string? To = null, string? Store = null, string? Ticket = null, string? Format = null) : IQuery<IReadOnlyList<LedgerRow>>;

/// <param name="Debit">The account it is taken from.</param>
/// <param name="Credit">The account it is given to.</param>
public sealed record LedgerRow(
    long Id, DateTime At, string Kind, string Debit, string Credit, decimal Amount, long AmountMinor, string Currency, string Wallet, string Store, string Month,
    string? Ticket, Guid? Line, Guid? Card, string By, string? Reference);

public sealed class ShowLedgerHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowLedger, Answer<IReadOnlyList<LedgerRow>>>
{
    private const int MostEntries = 200_000;

    public async Task<Answer<IReadOnlyList<LedgerRow>>> Handle(ShowLedger request, CancellationToken cancellationToken)
    {
        var form = new FormCheck();
        var (since, until) = (Moment("from", request.From, 0, form), Moment("to", request.To, 1, form));
        form.OneOf("format", request.Format, ["json", "csv"], null);
        form.Text("store", request.Store, 60);
        form.When(since >= until, "to", "The time ends before it begins.");
        if (form.Problems.Count > 0)
        {
            return Refused.Form(form.Problems);
        }

        var actor = scope.Actor;
        if (request.Store is { Length: > 0 } asked && !actor.Sees(asked))
        {
            return Refused.NotAllowed($"You do not work in store {asked}.");
        }

        var (stores, all) = (actor.Stores.ToList(), actor.SeesAllStores);
        var ticket = request.Ticket?.ToUpperInvariant();
        var rows = await (
            from entry in db.LedgerEntries.AsNoTracking()
            join given in db.Tickets on entry.TicketId equals (Guid?)given.Id into tickets
            from found in tickets.DefaultIfEmpty()
            where (all || stores.Contains(entry.StoreCode)) && (since == null || entry.At >= since) && (until == null || entry.At < until)
                && (string.IsNullOrEmpty(request.Store) || entry.StoreCode == request.Store) && (string.IsNullOrEmpty(ticket) || found!.Number == ticket)
            orderby entry.Id
            select new { entry, Number = (string?)found!.Number }).Take(MostEntries + 1).ToListAsync(cancellationToken);
        return rows.Count > MostEntries
            ? Refused.Rule("from", $"These are more than {MostEntries:N0} entries. Ask for a shorter time.")
            : rows.ConvertAll(row => Of(row.entry, row.Number));
    }

    private static LedgerRow Of(LedgerEntry entry, string? ticket) => new(
        entry.Id, entry.At, entry.Kind.Word(), entry.Debit.Word(), entry.Credit.Word(), Money.ToMajor(entry.AmountMinor, entry.Currency), entry.AmountMinor, entry.Currency,
        entry.Wallet.Word(), entry.StoreCode, entry.Month, ticket, entry.LineId, entry.CardId, entry.By, entry.Reference);

    private static DateTime? Moment(string field, string? text, int daysAfter, FormCheck form)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            return day.AddDays(daysAfter).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        }

        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment.UtcDateTime;
        }

        form.When(true, field, "Give a day as 2026-11-28, or a moment as 2026-11-28T09:00:00Z.");
        return null;
    }
}
