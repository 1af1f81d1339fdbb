using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation.Advice;
using Complaints.Compensation.Books;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Compensation;

/// <summary>Puts a stage's gifts on the ticket: given at once within the clerk's limit and the store's budget, asked for above them.</summary>
public sealed class StageCompensation(ProcessStore processes, TicketProcess process, Turns turns, GivenElsewhere given, Budgets budgets, ClaimantDesk claimants, RequestScope scope, TimeProvider clock)
{
    /// <returns>Why it cannot be; empty when every line is on the ticket.</returns>
    public async Task<IReadOnlyList<Problem>> Propose(Ticket ticket, StageVisit visit, IReadOnlyList<ProposedLine> lines, Lists lists, CancellationToken cancellation)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var form = new FormCheck();
        var now = clock.Now();
        var store = lists.Store(ticket.StoreCode)!;
        var (day, month) = (store.DayOf(now), Budgets.MonthOf(store.DayOf(now)));
        await turns.Take(ticket, cancellation);
        var elsewhere = await given.Of(ticket, store.Currency, grantedOnly: false, cancellation);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            var path = $"compensation[{index}]";
            if (Pricing.Of(line, path, lists, store, day, ticket.Item, form) is not { } priced)
            {
                continue;
            }

            var (kind, amount) = priced;
            if (ticket.Compensation.FirstOrDefault(other => other.VisitId == visit.Id && Clash(other, kind, lists)) is { } clashing)
            {
                form.When(true, $"{path}.kind", $"{kind.NameHere} and {clashing.KindName} cannot be used together. Choose one of them.");
                continue;
            }

            var left = kind.Wallet == Wallet.Goodwill ? await budgets.Left(store, month, ticket, cancellation) : null;
            var beyond = left is null ? amount : Math.Clamp(amount - Math.Max(0, left.Value), 0, amount);
            var floor = kind.Wallet == Wallet.Goodwill ? await claimants.Floor(ticket.CustomerId, kind.Floor, cancellation) : kind.Floor;
            var needed = Needed(ticket, kind, floor, amount, elsewhere, lists.Limits, now);
            var isBeyond = left is not null && beyond > 0;
            var isHeld = !scope.Actor.Role.MayDecideFor(needed) && kind.Wallet == Wallet.Goodwill
                && ticket.EnvelopeHolds(amount, needed, lists.Limits, scope.Actor.Role, store.Currency);
            Role? approver = !isHeld && !scope.Actor.Role.MayDecideFor(needed) ? needed
                : isBeyond || Benefit.WhyNot(ticket, scope.Actor) is not null ? scope.Actor.Role.NextToDecide() ?? (isBeyond ? null : Role.Legal)
                : null;
            ticket.Propose(visit, new Offer(kind, line.Quantity, amount, beyond, month, line.Note?.Trim(), isHeld && approver is null), approver, scope.Actor, now);
            if (approver is not null)
            {
                if (await process.Follow(ticket, await Ask(ticket, ticket.Approvals[^1], cancellation), cancellation) is { } stays)
                {
                    return [.. stays.Problems];
                }
            }
        }

        return form.Problems;
    }

    /// <summary>The lowest role that may give it: the lawyers after an injury, else by the kind and, unless the law owes it, by the limits.</summary>
    private static Role Needed(Ticket ticket, CompensationKind kind, Role floor, long amount, IReadOnlyList<Weight> elsewhere, LimitMatrix limits, DateTime now) =>
        ticket.WasInjury ? Role.Legal
        : kind.Wallet == Wallet.Statutory ? floor
        : limits.Needed(kind.Currency, floor, [.. elsewhere, .. ticket.Weights, new Weight(kind.Kind, amount, now, true)], now);

    /// <summary>Two cards or coupons of which one is good only by itself.</summary>
    private static bool Clash(CompensationLine other, CompensationKind kind, Lists lists) => other.Counts && other.Kind != kind.Kind && kind.ValidDays is not null
        && lists.AllKinds.FirstOrDefault(known => (known.Kind, known.Currency, known.Version) == (other.Kind, other.Currency, other.KindVersion)) is { ValidDays: not null } before
        && !(kind.IsCombinable && before.IsCombinable);

    /// <summary>Starts the process in which somebody decides.</summary>
    public Task<Progress> Ask(Ticket ticket, Approval approval, CancellationToken cancellation) => processes.Start(
        WellKnown.Approval, TicketProcess.Subject(ticket, approval),
        new Dictionary<string, JsonNode?>
        {
            ["role"] = approval.Role.Word(), ["roleAbove"] = (approval.Role.NextToDecide() ?? Role.Legal).Word(),
            ["ladder"] = new JsonArray([.. Roles.Deciders.Where(role => role.MayDecideFor(approval.Role)).Select(role => JsonValue.Create(role.Word()))]),
        }, cancellation);
}

public static class Waiting
{
    /// <summary>Whether something given at this visit still waits for a decision.</summary>
    public static bool Waits(this StageVisit visit, Ticket ticket) =>
        ticket.Compensation.Any(line => line.VisitId == visit.Id && line.Status == CompensationStatus.Proposed);
}
