using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>What was granted on a ticket: what is handed over, what waits for it.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ListGifts(string Number) : IQuery<IReadOnlyList<GiftLine>>;

/// <param name="Sizes">What there is to choose from, with what is left; empty where there is nothing to choose or it is done.</param>
/// <param name="Left">Of a gift without sizes; null where nobody counts.</param>
/// <param name="Proof">What it takes to hand it over.</param>
/// <param name="ShownBy">How it was shown that the customer has it; null until then.</param>
/// <param name="Reference">The number of the parcel.</param>
/// <param name="FitsParcel">It is a thing, and can go along with what is sent to the customer.</param>
public sealed record GiftLine(
    Guid Line, string Kind, string Name, int Quantity, bool HandedOver, DateTime? At, string? By, string? GivenSizes, IReadOnlyList<SizeLeft> Sizes, int? Left, IReadOnlyList<TillCard> Cards,
    string Proof, string? ShownBy, string? Reference, bool FitsParcel = false);

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
    /// <summary>Of paper, and nobody counts them.</summary>
    private const string Greeting = "thankYouCard";

    /// <summary>As the database has them together with what this request has added.</summary>
    internal static async Task<List<GiftLine>> Of(ComplaintsDb db, Ticket ticket, Lists lists, DateTime now, CancellationToken cancellation)
    {
        var lines = ticket.Compensation.Where(line => line.IsGranted).OrderBy(line => line.Order).ToList();
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
            var (waits, isCounted) = (line.Status == CompensationStatus.Given, lists.Kind(line) is { IsStocked: true });
            return new GiftLine(
                line.Id, line.Kind, line.KindName, line.Quantity, !waits, line.HandedOverAt, line.HandedOverBy, done?.Sizes is { Length: > 0 } given ? given : null,
                waits && isCounted && GiftSizes.Has(line.Kind) ? [.. GiftSizes.Of(line.Kind).Select(size => new SizeLeft(size, Left(size)))] : [],
                waits && isCounted && !GiftSizes.Has(line.Kind) ? Left("") : null,
                [.. db.Cards.Local.Where(card => card.LineId == line.Id).OrderBy(card => card.Number, StringComparer.Ordinal).Select(card => TillCard.Of(card, now))],
                line.Proof.Word(), line.ShownBy?.Word(), line.ShownBy == Proof.ParcelNumber ? line.Reference : null,
                isCounted || line.Kind == Greeting || line.Proof == Proof.CardNumber);
        })];
    }
}
