using System.Globalization;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Advice;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Quality.Fairness;

/// <summary>
/// Whether stores, clerks and languages get the same for the same trouble: goodwill in percent of the price, of complaints that
/// were found right and closed in these months. A gift without a fault is kindness, and not compared.
/// </summary>
/// <param name="Month">The last of the months, 2026-11; the one we are in when left out.</param>
/// <param name="Months">1, 3 or 12: in one month a clerk often has too few.</param>
[May(Role.Region, Role.Quality)]
public sealed record ShowFairness(string? Month = null, int Months = ShowFairness.UsualMonths) : IQuery<FairnessView>
{
    public const int UsualMonths = 3;
}

/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="WithoutPrice">Complaints left out because nobody knows the price, or it is in another currency than the store's.</param>
/// <param name="NotUpheld">Complaints left out because no fault was found.</param>
/// <param name="Fewest">With fewer cases on either side nothing is said.</param>
/// <param name="Seed">With which drawing begins, where there are too many arrangements to look at all.</param>
public sealed record FairnessView(
    string Month, int Months, DateOnly From, DateOnly To, int Cases, int WithoutPrice, int NotUpheld, IReadOnlyList<FairnessRow> Rows, int Fewest, double Level, int Draws, int Seed);

/// <param name="Mean">In percent of the price.</param>
/// <param name="P">Two-sided; null with too few cases.</param>
/// <param name="Adjusted">After Benjamini and Hochberg, as one of all comparisons of the report.</param>
/// <param name="Extreme">So many of the <paramref name="Arrangements"/> are at least as far apart.</param>
public sealed record FairnessRow(
    string By, string Key, string Name, int Count, int Rest, double Mean, double RestMean, double Difference, double? P, double? Adjusted, long? Extreme, long? Arrangements,
    bool? Exact, double? StandardError, string Verdict, IReadOnlyList<FairnessTicket> Tickets);

/// <param name="Percent">Goodwill in percent of the price.</param>
public sealed record FairnessTicket(string Number, double Percent);

public sealed class ShowFairnessValidator : IValidator<ShowFairness>
{
    public IEnumerable<Problem> Check(ShowFairness request)
    {
        var form = new FormCheck();
        form.When(!string.IsNullOrEmpty(request.Month) && Months.Read(request.Month) is null, "month", "Write the month as 2026-11.");
        form.When(!Months.Spans.Contains(request.Months), "months", "Possible are 1, 3 and 12 months.");
        return form.Problems;
    }
}

/// <summary>Months as they are written in addresses.</summary>
public static class Months
{
    public static readonly IReadOnlyList<int> Spans = [1, 3, 12];

    /// <returns>The first day of the month; null when it is none, or none anybody could ask for.</returns>
    public static DateOnly? Read(string? month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 1900 and < 9999 ? first : null;

    public static string Write(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

public sealed class ShowFairnessHandler(ComplaintsDb db, DimensionNames names, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowFairness, Answer<FairnessView>>
{
    public async Task<Answer<FairnessView>> Handle(ShowFairness request, CancellationToken cancellationToken)
    {
        var last = Months.Read(request.Month) ?? new DateOnly(clock.Today().Year, clock.Today().Month, 1);
        var (first, end) = (last.AddMonths(1 - request.Months), last.AddMonths(1));
        var (from, to) = (first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), end.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var closed = db.Tickets.AsNoTracking().SeenBy(scope.Actor).Complaints().From(TicketQueries.Own)
            .Where(ticket => ticket.Status == TicketStatus.Closed && ticket.ClosedAt >= from && ticket.ClosedAt < to);
        var tickets = await closed.Select(ticket => new { ticket.Id, ticket.Number, ticket.StoreCode, ticket.Item.PriceMinor, ticket.Item.Currency, ticket.Customer!.Language }).ToListAsync(cancellationToken);
        var visits = (await closed.Join(db.StageVisits, ticket => ticket.Id, visit => visit.TicketId, (_, visit) => visit)
            .Where(visit => (visit.Stage == "analyse" || visit.Stage == "compensate") && visit.CompletedAt != null)
            .Select(visit => new { visit.TicketId, visit.Order, visit.Stage, visit.Outcome, visit.ById, visit.By }).ToListAsync(cancellationToken)).ToLookup(visit => visit.TicketId);
        var given = (await closed.Join(db.CompensationLines.Goodwill(), ticket => ticket.Id, line => line.TicketId, (_, line) => new { line.TicketId, line.AmountMinor, line.Currency })
            .ToListAsync(cancellationToken)).ToLookup(line => line.TicketId);
        var currencies = await db.Stores.AsNoTracking().ToDictionaryAsync(store => store.Code, store => store.Currency, cancellationToken);

        var cases = new List<FairCase>();
        var clerks = new Dictionary<string, string>();
        var (withoutPrice, notUpheld) = (0, 0);
        foreach (var ticket in tickets)
        {
            var inOrder = visits[ticket.Id].OrderBy(visit => visit.Order).ToList();
            if (!Outcomes.IsUpheld(inOrder.LastOrDefault(visit => visit.Stage == "analyse")?.Outcome))
            {
                notUpheld++;
                continue;
            }

            if (ticket.PriceMinor is not > 0 || ticket.Currency != currencies.GetValueOrDefault(ticket.StoreCode) || given[ticket.Id].Any(line => line.Currency != ticket.Currency))
            {
                withoutPrice++;
                continue;
            }

            var clerk = inOrder.LastOrDefault(visit => visit is { Stage: "compensate", ById: not null });
            if (clerk is not null)
            {
                clerks[clerk.ById!.Value.ToString()] = clerk.By ?? "";
            }

            cases.Add(new FairCase(ticket.Number, ticket.StoreCode, clerk?.ById?.ToString(), ticket.Language, (long)Math.Round(given[ticket.Id].Sum(line => line.AmountMinor) * 10_000m / ticket.PriceMinor!.Value)));
        }

        var stores = await names.Of("store", cancellationToken);
        return new FairnessView(
            Months.Write(last), request.Months, first, end.AddDays(-1), cases.Count, withoutPrice, notUpheld,
            [.. FairnessReport.Of(cases).Select(row => Shown(row, row.By switch { "store" => stores(row.Key), "clerk" => clerks[row.Key], _ => row.Key }))],
            FairnessReport.Fewest, FairnessReport.Level, PermutationTest.Draws, PermutationTest.Seed);
    }

    private static FairnessRow Shown(FairRow row, string name) => new(
        row.By, row.Key, name, row.Count, row.Rest, row.Mean, row.RestMean, row.Difference, row.Test?.P, row.Adjusted, row.Test?.Extreme, row.Test?.Arrangements, row.Test?.Exact, row.Test?.StandardError,
        row.Verdict, [.. row.Cases.Select(entry => new FairnessTicket(entry.Ticket, entry.Share / 100.0))]);
}
