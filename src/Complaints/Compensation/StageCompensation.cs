using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation.Advice;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Compensation;

/// <summary>Puts a stage's gifts on the ticket: given at once within the clerk's limit, asked for above it.</summary>
public sealed class StageCompensation(ProcessStore processes, TicketProcess process, ClaimantDesk claimants, RequestScope scope, TimeProvider clock)
{
    /// <returns>Why it cannot be; empty when every line is on the ticket.</returns>
    public async Task<IReadOnlyList<Problem>> Propose(Ticket ticket, StageVisit visit, IReadOnlyList<ProposedLine> lines, Lists lists, CancellationToken cancellation)
    {
        var form = new FormCheck();
        var currency = lists.Store(ticket.StoreCode)!.Currency;
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            var path = $"compensation[{index}]";
            if (lists.Kind(line.Kind, currency) is not { } kind)
            {
                form.When(true, $"{path}.kind", $"There is no gift '{line.Kind}' in {currency}. Possible are {lists.Kinds.Where(known => known.Currency == currency).Select(known => known.Kind)}.");
                continue;
            }

            var total = ticket.GoodwillMinor + (kind.CostMinor * line.Quantity);
            var role = ticket.WasInjury ? Role.Legal : Limits.Needed(total, currency, await claimants.Floor(ticket.CustomerId, kind.Floor, cancellation));
            Role? approver = scope.Actor.Role.MayDecideFor(role) ? Benefit.WhyNot(ticket, scope.Actor) is null ? null : scope.Actor.Role.NextToDecide() ?? Role.Legal : role;
            ticket.Propose(visit, kind, line.Quantity, line.Note?.Trim(), approver, scope.Actor, clock.Now());
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
