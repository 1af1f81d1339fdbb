using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Care;
using Complaints.Data;
using Complaints.Gifts;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Complaints.Compensation.Advice;

/// <summary>What could be given for a complaint beyond the remedy, the cheapest first, each with a reason.</summary>
/// <param name="Remedy">What the clerk is about to agree on; what is recorded already when left out.</param>
[May(Role.Floor)]
public sealed record ShowAdvice(string Number, string? Remedy = null) : IQuery<AdviceView>;

/// <param name="Price">In major units; null when nobody knows it, and then only what needs nobody's leave is advised.</param>
/// <param name="RemedyValue">What the remedy owed by law is worth.</param>
/// <param name="Room">Goodwill that may still be given before all is worth more than 150 % of the price.</param>
/// <param name="EarlierFaults">Complaints of this customer that were found right within a year, this one left out.</param>
/// <param name="AtLeast">What the next offer should be worth, because a promise was broken; null when none was.</param>
public sealed record AdviceView(string Currency, decimal? Price, decimal RemedyValue, decimal? Room, int EarlierFaults, IReadOnlyList<BundleView> Bundles, decimal? AtLeast = null);

/// <param name="Why">One sentence in the reader's language.</param>
/// <param name="Approval">The role that has to agree, or null when the one who asks may give it alone.</param>
public sealed record BundleView(IReadOnlyList<BundleKind> Kinds, decimal Amount, string Why, string? Approval);

public sealed record BundleKind(string Kind, string Name, decimal Amount);

public sealed class ShowAdviceHandler(ComplaintsDb db, TicketStore tickets, ReferenceLists reference, RequestScope scope, TimeProvider clock, IStringLocalizer<AdviceTexts> texts) : IRequestHandler<ShowAdvice, Answer<AdviceView>>
{
    public async Task<Answer<AdviceView>> Handle(ShowAdvice request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var lists = await reference.Get(cancellationToken);
        if (lists.Store(ticket.StoreCode) is not { Currency: { } currency } store)
        {
            return Refused.Rule("number", $"Ticket {ticket.Number} comes from another register. Nothing can be given for it here.");
        }

        var price = ticket.Item.Currency == currency && ticket.Item.PriceMinor > 0 ? ticket.Item.PriceMinor : null;
        var (faults, had) = await Before(ticket, cancellationToken);
        var offered = ticket.Compensation.Where(line => line is { Wallet: Books.Wallet.Goodwill, Counts: true }).Select(line => line.ProposedAt).DefaultIfEmpty(ticket.OpenedAt).Max();
        var remedy = request.Remedy ?? StageAnswers.Latest(ticket, "process", "remedy");
        var about = new AdviceCase(ticket.DefectCode, ticket.Safety?.Kind == SafetyKind.Injury, price, MatchingTable.ValueOf(remedy, price ?? 0), ticket.GoodwillMinor, faults, had,
            await db.Promises.AnyAsync(promise => promise.TicketId == ticket.Id && promise.State == PromiseState.Broken && promise.SettledAt >= offered, cancellationToken), LastOffer(ticket), MatchingTable.IsReturned(remedy));

        // Nobody is advised to give what the store has just run out of, or has in other sizes only.
        var shelf = await Shelf.For(db, store.Code, Foot.Of(ticket, lists.Style(ticket.Item.Style)?.Article), cancellationToken);
        var kinds = lists.KindsOn(currency, store.DayOf(clock.Now()))
            .Where(kind => kind is { Wallet: Books.Wallet.Goodwill, CostMinor: > 0 } && !(kind.IsStocked && shelf.TryGetValue(kind.Kind, out var left) && left <= 0)).ToList();
        IReadOnlyList<AdvisedKind> catalogue = [.. kinds.Select(kind => new AdvisedKind(kind.Kind, kind.CostMinor, kind.Floor, kind.Causes))];
        var bundles = Bundles.For(about, catalogue, (total, floor) => Asks(lists.Limits, ticket, total, currency, floor));
        return new AdviceView(
            currency, price is { } minor ? Money.ToMajor(minor, currency) : null, Money.ToMajor(about.RemedyMinor, currency), about.RoomMinor is { } room ? Money.ToMajor(room, currency) : null, faults,
            [.. bundles.Select(bundle => new BundleView(
                [.. bundle.Kinds.Select(kind => kinds.First(known => known.Kind == kind)).Select(kind => new BundleKind(kind.Kind, kind.Name, Money.ToMajor(kind.CostMinor, currency)))],
                Money.ToMajor(bundle.CostMinor, currency), texts["Why." + bundle.Why, faults], bundle.Asks?.Word()))],
            about.PromiseBroken ? Money.ToMajor(Bundles.AtLeast(about, catalogue), currency) : null);
    }

    /// <summary>Goodwill of the latest step at which some was given or asked for.</summary>
    private static long LastOffer(Ticket ticket) => ticket.Compensation.Where(line => line is { Wallet: Books.Wallet.Goodwill, Counts: true })
        .GroupBy(line => ticket.Visits.First(visit => visit.Id == line.VisitId).Order).MaxBy(lines => lines.Key)?.Sum(line => line.AmountMinor) ?? 0;

    private Role? Asks(LimitMatrix limits, Ticket ticket, long totalMinor, string currency, Role floor)
    {
        var now = clock.Now();
        var role = limits.Needed(currency, floor, [new Weight(LimitRule.AnyKind, totalMinor, now, true)], now);
        return scope.Actor.Role.MayDecideFor(role) || ticket.EnvelopeHolds(totalMinor - ticket.GoodwillMinor, role, limits, scope.Actor.Role, currency) ? null : role;
    }

    /// <summary>What the customer's other complaints of the last twelve months came to.</summary>
    private async Task<(int Faults, IReadOnlyCollection<string> Had)> Before(Ticket ticket, CancellationToken cancellation)
    {
        if (ticket.CustomerId is not { } customer)
        {
            return (0, []);
        }

        var since = clock.Now().AddYears(-1);
        var others = db.Tickets.AsNoTracking().Complaints().Where(other => other.CustomerId == customer && other.Id != ticket.Id && other.OpenedAt >= since);
        var found = await others.Join(db.StageVisits, other => other.Id, visit => visit.TicketId, (_, visit) => visit)
            .Where(visit => visit.Stage == "analyse" && visit.CompletedAt != null).Select(visit => new { visit.TicketId, visit.Order, visit.Outcome }).ToListAsync(cancellation);
        var had = await others.Join(db.CompensationLines.Goodwill(), other => other.Id, line => line.TicketId, (_, line) => line.Kind).Distinct().ToListAsync(cancellation);
        return (found.GroupBy(visit => visit.TicketId).Count(visits => Outcomes.IsUpheld(visits.MaxBy(visit => visit.Order)!.Outcome)), had);
    }
}

/// <summary>Reads what was answered at a stage.</summary>
internal static class StageAnswers
{
    /// <returns>The answer of the latest recorded visit; null when there is none.</returns>
    public static string? Latest(Ticket ticket, string stage, string field) => ticket.Visits
        .Where(visit => visit.Stage == stage && visit.Outcome is not null).OrderByDescending(visit => visit.Order).Select(visit => Text(visit.Fields, field)).FirstOrDefault();

    public static string? Text(string fields, string field) => JsonNode.Parse(fields)?[field] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
