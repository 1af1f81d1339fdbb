using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>Cards and pieces that were granted on a ticket: what is handed over, what waits for it.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ListGifts(string Number) : IQuery<IReadOnlyList<GiftLine>>;

/// <param name="Sizes">What there is to choose from, with what is left; empty where there is nothing to choose or it is done.</param>
/// <param name="Left">Of a gift without sizes; null where nobody counts.</param>
public sealed record GiftLine(
    Guid Line, string Kind, string Name, int Quantity, bool HandedOver, DateTime? At, string? By, string? GivenSizes, IReadOnlyList<SizeLeft> Sizes, int? Left, IReadOnlyList<TillCard> Cards);

/// <param name="Left">Null where the store does not count them.</param>
public sealed record SizeLeft(string Size, int? Left);

public sealed class ListGiftsHandler(ComplaintsDb db, TicketStore tickets, ReferenceLists reference, RequestScope scope, TimeProvider clock) : IRequestHandler<ListGifts, Answer<IReadOnlyList<GiftLine>>>
{
    public async Task<Answer<IReadOnlyList<GiftLine>>> Handle(ListGifts request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        return ticket.WhyHidden(scope.Actor) is { } hidden ? hidden
            : await GiftLines.Of(db, ticket, await reference.Get(cancellationToken), clock.Now(), cancellationToken);
    }
}

public static class GiftLines
{
    /// <summary>Whether something changes hands: a card is made, or a piece leaves the stock.</summary>
    public static bool IsHandedOver(string kind, Lists lists) =>
        GiftSizes.AreCounted(kind) || lists.Kinds.Any(entry => entry.Kind == kind && CardTerms.Of(entry) is not null);

    /// <summary>As the database has them together with what this request has added.</summary>
    internal static async Task<List<GiftLine>> Of(ComplaintsDb db, Ticket ticket, Lists lists, DateTime now, CancellationToken cancellation)
    {
        var lines = ticket.Compensation.Where(line => line.Status == CompensationStatus.Given && IsHandedOver(line.Kind, lists)).OrderBy(line => line.Order).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        await db.GiftHandOvers.Where(done => done.TicketId == ticket.Id).LoadAsync(cancellation);
        await db.Cards.Where(card => card.TicketId == ticket.Id).Include(card => card.Redemptions).LoadAsync(cancellation);
        await db.StockItems.Where(item => item.StoreCode == ticket.StoreCode).LoadAsync(cancellation);
        return [.. lines.Select(line =>
        {
            var done = db.Tracked<GiftHandOver>(done => done.LineId == line.Id);
            var stock = db.StockItems.Local.Where(item => item.StoreCode == ticket.StoreCode && item.Kind == line.Kind).ToDictionary(item => item.Size, item => item.Count);
            int? Left(string size) => stock.Count == 0 ? null : stock.GetValueOrDefault(size);
            return new GiftLine(
                line.Id, line.Kind, line.KindName, line.Quantity, done is not null, done?.At, done?.By, done?.Sizes is { Length: > 0 } given ? given : null,
                done is null && GiftSizes.Has(line.Kind) ? [.. GiftSizes.Of(line.Kind).Select(size => new SizeLeft(size, Left(size)))] : [],
                done is null && GiftSizes.AreCounted(line.Kind) && !GiftSizes.Has(line.Kind) ? Left("") : null,
                [.. db.Cards.Local.Where(card => card.LineId == line.Id).OrderBy(card => card.Number, StringComparer.Ordinal).Select(card => TillCard.Of(card, now))]);
        })];
    }
}
