using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Which coach card was followed by the largest change of mood, over the last twelve months.</summary>
[May(Role.Supervisor, Role.Quality)]
public sealed record ListCardGains : IQuery<IReadOnlyList<CardGain>>
{
    /// <summary>With fewer a mean says nothing.</summary>
    public const int FewestUses = 5;
}

/// <param name="Shown">At how many visits it was shown.</param>
/// <param name="Measured">At how many of these the mood was known before and seen again at the visit or later.</param>
/// <param name="Change">Mean change of the mood, below 0 when customers grew calmer; null with fewer than five measured.</param>
public sealed record CardGain(string Card, int Shown, int Measured, double? Change);

public sealed class ListCardGainsHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<ListCardGains, Answer<IReadOnlyList<CardGain>>>
{
    public async Task<Answer<IReadOnlyList<CardGain>>> Handle(ListCardGains request, CancellationToken cancellationToken)
    {
        var since = clock.Now().AddYears(-1);
        var mine = db.Tickets.SeenBy(scope.Actor).Where(ticket => ticket.OpenedAt >= since && ticket.Visits.Any(visit => visit.Card != null));
        var opened = await (
            from ticket in mine
            join fact in db.Facts on ticket.Id equals fact.TicketId
            where fact.Kind == FactKind.Opened
            select new { ticket.Id, fact.Mood }).ToDictionaryAsync(row => row.Id, row => row.Mood, cancellationToken);
        var visits = await (
            from ticket in mine
            join visit in db.StageVisits on ticket.Id equals visit.TicketId
            select new { visit.TicketId, visit.Order, visit.Card, visit.Mood }).AsNoTracking().ToListAsync(cancellationToken);

        var uses = new List<(string Card, int? Change)>();
        foreach (var ticket in visits.GroupBy(visit => visit.TicketId))
        {
            var mood = opened.GetValueOrDefault(ticket.Key);
            var inOrder = ticket.OrderBy(visit => visit.Order).ToList();
            for (var index = 0; index < inOrder.Count; index++)
            {
                // The card is read at the beginning of its visit; the next look at the customer may be at its end or later.
                var next = inOrder.Skip(index).Select(visit => visit.Mood).FirstOrDefault(seen => seen is not null);
                if (inOrder[index].Card is { } card)
                {
                    uses.Add((card, next - mood));
                }

                mood = inOrder[index].Mood ?? mood;
            }
        }

        return uses.GroupBy(use => use.Card)
            .Select(card => (card.Key, Shown: card.Count(), Changes: card.Where(use => use.Change is not null).Select(use => use.Change!.Value).ToList()))
            .Select(card => new CardGain(card.Key, card.Shown, card.Changes.Count, card.Changes.Count < ListCardGains.FewestUses ? null : card.Changes.Average()))
            .OrderBy(card => card.Change ?? double.MaxValue).ThenByDescending(card => card.Shown).ThenBy(card => card.Card, StringComparer.Ordinal).ToList();
    }
}
