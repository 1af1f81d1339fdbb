using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>Everything that happened to a ticket, newest first.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowTimeline(string Number) : IQuery<IReadOnlyList<TimelineEntry>>;

public sealed record TimelineEntry(
    DateTime At, FactKind Kind, string By, string? Stage, string? Outcome, string? Text, int? Mood, long? AmountMinor, string? Currency, string? For = null);

public sealed class ShowTimelineHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowTimeline, Answer<IReadOnlyList<TimelineEntry>>>
{
    public async Task<Answer<IReadOnlyList<TimelineEntry>>> Handle(ShowTimeline request, CancellationToken cancellationToken)
    {
        var number = request.Number.ToUpperInvariant();
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Number == number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var asked = await db.WorkItems.AsNoTracking().Where(item => item.TicketId == ticket.Id && item.Name == WellKnown.OpinionTask && item.ClosedAt == null).ToListAsync(cancellationToken);
        var blind = asked.Any(item => item.AsksBlindly(scope.Actor));
        var entries = await db.Facts.AsNoTracking()
            .Where(fact => fact.TicketId == ticket.Id)
            .OrderByDescending(fact => fact.At).ThenByDescending(fact => fact.Order)
            .Select(fact => new TimelineEntry(fact.At, fact.Kind, fact.By, fact.Stage, fact.Outcome, fact.Text, fact.Mood, fact.AmountMinor, fact.Currency, fact.For))
            .ToListAsync(cancellationToken);
        return entries.ConvertAll(entry => IsHidden(entry, blind) ? entry with { Outcome = null, Text = null } : entry);
    }

    /// <summary>That it happened, when and by whom is all that this reader hears.</summary>
    private bool IsHidden(TimelineEntry entry, bool blind) => entry.Kind switch
    {
        FactKind.StageCompleted => blind && Blindness.Hides(entry.Stage, entry.By, scope.Actor),
        FactKind.HoldPlaced or FactKind.HoldLifted => !LegalHold.IsExplainedTo(scope.Actor),
        _ => false,
    };
}
