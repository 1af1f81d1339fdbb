using Complaints.Access;
using Complaints.Care;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>What the ticket itself does not tell somebody who comes to it: whether they know it, how bad it was, what is still promised.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowBrief(string Number) : IQuery<Brief>;

/// <param name="Known">The reader opened it or recorded a step of it.</param>
/// <param name="Blind">The reader is asked for a second opinion, so what tells the first stays away.</param>
/// <param name="Worst">When the customer's mood was worst, the first time; null when nobody saw the customer.</param>
/// <param name="Promises">Those that are open, the next due first.</param>
public sealed record Brief(bool Known, bool Blind, WorstMood? Worst, IReadOnlyList<PromiseView> Promises);

public sealed record WorstMood(int Mood, DateTime At);

public sealed class ShowBriefHandler(ComplaintsDb db, TicketStore tickets, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowBrief, Answer<Brief>>
{
    public async Task<Answer<Brief>> Handle(ShowBrief request, CancellationToken cancellationToken)
    {
        var found = await tickets.ToRead(request.Number, cancellationToken);
        if (found.Value is not { } ticket)
        {
            return found.As<Brief>();
        }

        var me = scope.Actor;

        // A step that waits for a decision is recorded, and not completed yet.
        var seen = await db.Facts.AsNoTracking()
            .Where(fact => fact.TicketId == ticket.Id && (fact.Kind == FactKind.Opened || fact.Kind == FactKind.StageCompleted || fact.Kind == FactKind.ApprovalAsked))
            .OrderBy(fact => fact.Order)
            .Select(fact => new { fact.ById, fact.Mood, fact.At })
            .ToListAsync(cancellationToken);
        var worst = seen.Where(fact => fact.Mood is not null).MaxBy(fact => fact.Mood);
        var blind = await db.WorkItems.AsNoTracking().Blinds(ticket.Id, me, cancellationToken);
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.TicketId == ticket.Id && promise.State == PromiseState.Open)
            .OrderBy(promise => promise.DueAt).ThenBy(promise => promise.Id).ToListAsync(cancellationToken);
        return new Brief(
            seen.Any(fact => fact.ById == me.PersonId),
            blind,
            worst is null ? null : new WorstMood(worst.Mood!.Value, worst.At),
            [.. promises.Where(promise => !blind || !Blindness.Hides(promise.Stage, promise.MadeBy, me)).Select(promise => PromiseView.Of(promise, ticket.Number, ticket.Customer?.Name, me, clock.Now()))]);
    }
}
