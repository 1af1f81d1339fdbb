using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>What several requests about cards and stock need: the card behind a number, why it is not taken, the hand-over.</summary>
public sealed class GiftDesk(ComplaintsDb db, GuessLimit guesses, RequestScope scope, TimeProvider clock)
{
    public Actor Actor => scope.Actor;

    public DateTime Now => clock.Now();

    /// <summary>The card with this number, as it was typed or scanned.</summary>
    public async Task<Answer<Card>> Find(string? typed, CancellationToken cancellation)
    {
        var number = CardNumber.Tidy(typed);
        if (CardNumber.WhyNot(number) is { } wrong)
        {
            return Refused.Form("number", wrong);
        }

        if (guesses.WaitOf(Actor.PersonId) is { } wait)
        {
            return new Refused(Refusal.TooOften, [new Problem("number", $"You tried many numbers that do not exist. Wait {Math.Ceiling(wait.TotalSeconds):N0} seconds; your colleagues can go on.")]);
        }

        if (await db.Cards.Include(card => card.Redemptions.OrderBy(redemption => redemption.Order)).FirstOrDefaultAsync(card => card.Number == number, cancellation) is { } card)
        {
            return card;
        }

        guesses.Missed(Actor.PersonId);
        return Refused.NotFound("number", $"There is no card {CardNumber.Spaced(number)} in this chain. Compare it with the slip.");
    }

    /// <summary>The gift behind a card, to post what becomes of it. Its ticket is read too, so that the open pages of that are told.</summary>
    public async Task<CompensationLine> LineOf(Card card, CancellationToken cancellation)
    {
        await db.Tickets.FirstAsync(ticket => ticket.Id == card.TicketId, cancellation);
        return await db.CompensationLines.FirstAsync(line => line.Id == card.LineId, cancellation);
    }

    /// <summary>The store whose till asks: the one that is named, or the only one where this person works.</summary>
    public Answer<Store> Till(Lists lists, string? code)
    {
        var mine = lists.Stores.Where(store => Actor.Sees(store.Code)).ToList();
        return string.IsNullOrEmpty(code)
            ? mine.Count == 1 ? mine[0] : Refused.Form("store", "Say in which store the card is used.")
            : mine.FirstOrDefault(store => store.Code == code) is { } named ? named
            : Refused.NotAllowed($"You do not work in store {code}.");
    }

    /// <summary>Why the card is not taken at this till at this moment; null when it is.</summary>
    public Refused? WhyNot(Card card, Store till, Lists lists)
    {
        if (card is { State: CardState.Redeemed, Redemptions: [.., var last] })
        {
            var there = lists.Store(last.StoreCode);
            return new Refused(Refusal.ChangedMeanwhile, [new Problem("number",
                $"This card was redeemed already: {Labels.MomentOf(there.LocalOf(last.At))}, {there?.Name ?? last.StoreCode}, by {last.By}.")]);
        }

        return card.HasExpired(Now) ? Refused.Rule("number", $"This card was valid until {Labels.DayOf(card.ValidUntil)}.")
            : card.State == CardState.Blocked ? Refused.Rule("number", $"This card is blocked: {card.BlockedWhy}. {card.BlockedBy} knows more.")
            : card.Currency != till.Currency ? Refused.Rule("currency", $"This card is worth {card.Currency}, and store {till.Code} sells in {till.Currency}. It is taken where it was given: store {card.StoreCode}.")
            : null;
    }

    /// <summary>
    /// Hands over a line: takes pieces from the stock, makes one card for each piece, posts it. Nothing is saved when it refuses.
    /// </summary>
    /// <param name="kind">As the catalogue had it when the line was granted; null when it does not know it.</param>
    /// <param name="shown">How it can be shown that the customer has it.</param>
    public async Task<Refused?> HandOver(Ticket ticket, CompensationLine line, CompensationKind? kind, Store store, Shown shown, CancellationToken cancellation)
    {
        if (await db.GiftHandOvers.FirstOrDefaultAsync(done => done.LineId == line.Id, cancellation) is { } before)
        {
            return new Refused(Refusal.ChangedMeanwhile, [new Problem("line", $"{before.By} has handed this over already: {Labels.MomentOf(store.LocalOf(before.At))}.")]);
        }

        var terms = kind is null ? null : CardTerms.Of(kind);
        if (terms is null && shown.Proof == Proof.CardNumber)
        {
            return Refused.Form("proof", "This is no card.");
        }

        var proof = terms is not null ? Proof.CardNumber : shown.Proof ?? Proof.Tap;
        if (line.WhyNotHandOver(proof) is { } not)
        {
            return not;
        }

        if (kind is { IsStocked: true })
        {
            if (await TakeFromStock(ticket, line, shown.Sizes, cancellation) is { } refusal)
            {
                return refusal;
            }
        }
        else if (shown.Sizes.Count > 0)
        {
            return Refused.Form("sizes", "This gift has no sizes.");
        }

        var cards = terms is null ? [] : Issue(ticket, line, kind!, terms, store);
        ticket.HandOver(line, proof, shown.Reference, [.. cards.Select(card => new CardPiece(card.Id, CardNumber.Ending(card.Number), card.OwedMinor))], Actor, Now);
        db.Add(new GiftHandOver(line, shown.Sizes, Actor, Now));
        return null;
    }

    private async Task<Refused?> TakeFromStock(Ticket ticket, CompensationLine line, IReadOnlyList<string> sizes, CancellationToken cancellation)
    {
        if (GiftSizes.Has(line.Kind))
        {
            if (sizes.Count != line.Quantity)
            {
                return Refused.Form("sizes", $"Choose a size for each piece: {line.Quantity}.");
            }

            if (sizes.FirstOrDefault(size => !GiftSizes.Of(line.Kind).Contains(size)) is { } odd)
            {
                return Refused.Form("sizes", $"There is no size {odd}. Possible are {GiftSizes.Of(line.Kind)}.");
            }
        }
        else if (sizes.Count > 0)
        {
            return Refused.Form("sizes", "This gift has no sizes.");
        }

        var here = await db.StockItems.Where(item => item.StoreCode == ticket.StoreCode && item.Kind == line.Kind).ToListAsync(cancellation);

        // A store that has never counted a kind is not held up by it.
        if (here.Count == 0)
        {
            return null;
        }

        foreach (var group in (GiftSizes.Has(line.Kind) ? sizes : Enumerable.Repeat("", line.Quantity)).GroupBy(size => size))
        {
            var (item, wanted) = (here.FirstOrDefault(item => item.Size == group.Key), group.Count());
            if (item is null || item.Count < wanted)
            {
                return Refused.Rule("sizes", group.Key.Length > 0
                    ? Sentence.Of($"Store {ticket.StoreCode} has {item?.Count ?? 0} left in size {group.Key}, and {wanted} are wanted. Choose another size or another gift.")
                    : Sentence.Of($"Store {ticket.StoreCode} has {item?.Count ?? 0} left of this gift, and {wanted} are wanted. Choose another gift."));
            }

            db.Add(item.Move(StockMoveKind.HandOver, -wanted, null, ticket.Id, Actor, Now));
        }

        return null;
    }

    private List<Card> Issue(Ticket ticket, CompensationLine line, CompensationKind kind, CardTerms terms, Store store)
    {
        var today = store.DayOf(Now);
        var until = today.AddDays(terms.ValidDays);
        var cards = new List<Card>();
        for (var piece = 0; piece < line.Quantity; piece++)
        {
            // What was granted for the line, to the last cent; a fixed value that was granted in part is worth its part.
            var cost = (line.AmountMinor / line.Quantity) + (piece < line.AmountMinor % line.Quantity ? 1 : 0);
            var value = terms.Percent is null && kind.CostMinor > 0 ? Math.Max(1, terms.ValueMinor * cost / kind.CostMinor) : terms.ValueMinor;
            cards.Add(new Card(ticket, line, terms, value, cost, today, until, store.EndOfDay(until), Actor, Now));
        }

        db.AddRange(cards);
        return cards;
    }
}

/// <summary>How it can be shown that a customer has a gift.</summary>
/// <param name="Proof">Null for what its kind asks for, when that is a tap or the cards that are made.</param>
/// <param name="Reference">The number of a parcel.</param>
/// <param name="Sizes">One for each piece, where the kind has sizes.</param>
public sealed record Shown(Proof? Proof, string? Reference, IReadOnlyList<string> Sizes);
