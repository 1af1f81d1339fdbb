using Complaints.Access;
using Complaints.Data;
using Complaints.Gifts;
using Complaints.Products;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Books;

/// <summary>
/// What was given before there was a ledger is entered once, when a newer program starts on an older database: hand-overs
/// that were written down, and what became of their cards, at the time they happened.
/// </summary>
public static class OpenBooks
{
    public static async Task Enter(ComplaintsDb db, CancellationToken cancellation)
    {
        var unentered = await (
            from line in db.CompensationLines
            join visit in db.StageVisits on line.VisitId equals visit.Id
            join ticket in db.Tickets on line.TicketId equals ticket.Id
            where line.Month == ""
            select new Unentered(line, visit.CompletedAt ?? visit.StartedAt, ticket.StoreCode, ticket.Status, ticket.ClosedAt)).ToListAsync(cancellation);
        if (unentered.Count == 0)
        {
            return;
        }

        var stores = await db.Stores.AsNoTracking().ToDictionaryAsync(store => store.Code, cancellation);
        var handOvers = await db.GiftHandOvers.AsNoTracking().ToDictionaryAsync(done => done.LineId, cancellation);
        var cards = (await db.Cards.AsNoTracking().Include(card => card.Redemptions).ToListAsync(cancellation)).ToLookup(card => card.LineId);
        var kinds = await db.CompensationKinds.AsNoTracking().ToListAsync(cancellation);
        foreach (var row in unentered)
        {
            var line = row.Line;
            line.OpenBooks(row.Store, Budgets.MonthOf(stores.GetValueOrDefault(row.Store).DayOf(row.At)), Actor.System, row.At);
            if (line.Status != CompensationStatus.Given)
            {
                continue;
            }

            if (handOvers.GetValueOrDefault(line.Id) is { } done)
            {
                HandOver(line, [.. cards[line.Id].OrderBy(card => card.Number, StringComparer.Ordinal)], done);
            }
            else if (row.EndedAt is { } ended)
            {
                // Of cards and pieces from stock every hand-over was written down, of the rest none was.
                var isWritten = kinds.Exists(kind => kind.Kind == line.Kind && kind.Currency == line.Currency && (kind.IsStocked || kind.ValidDays is not null));
                if (!isWritten)
                {
                    line.HandOver(Proof.Tap, null, [], Actor.System, ended);
                }
                else if (row.Status == TicketStatus.Withdrawn)
                {
                    line.FallAway(Actor.System, ended);
                }
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static void HandOver(CompensationLine line, List<Card> cards, GiftHandOver done)
    {
        line.HandOver(
            cards.Count > 0 ? Proof.CardNumber : Proof.Tap, null, [.. cards.Select(card => new CardPiece(card.Id, CardNumber.Ending(card.Number), card.CostMinor))],
            Actor.System with { Name = done.By }, done.At);
        foreach (var card in cards)
        {
            foreach (var used in card.Redemptions.OrderBy(used => used.Order))
            {
                line.Redeem(used.CostMinor, card.Id, used.Receipt, Actor.System with { Name = used.By }, used.At);
            }

            if (card.State == CardState.Expired)
            {
                line.Expire(card.ReleasedMinor, card.Id, Actor.System, card.ExpiresAt);
            }
        }
    }

    private sealed record Unentered(CompensationLine Line, DateTime At, string Store, TicketStatus Status, DateTime? EndedAt);
}
