using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>Which gifts lie in my stores, the low ones first; of one store when it is named.</summary>
[May(Role.Supervisor)]
public sealed record ShowStock(string? Store = null) : IQuery<StockView>;

/// <param name="Stores">Where this person may look.</param>
/// <param name="Kinds">Gifts of which the catalogue says that they lie in the stores.</param>
/// <param name="Moves">The last ones, newest first.</param>
public sealed record StockView(IReadOnlyList<StockRow> Items, IReadOnlyList<StockMoveRow> Moves, IReadOnlyList<StoreView> Stores, IReadOnlyList<StockKind> Kinds);

public sealed record StockKind(string Kind, string Name);

/// <param name="Version">To be sent with a change; 0 for what was never counted.</param>
public sealed record StockRow(string Store, string Kind, string Name, string Size, int Count, int LowAt, bool Low, int Version)
{
    internal static StockRow Of(StockItem item, Lists lists) =>
        new(item.StoreCode, item.Kind, lists.NameOf(item.Kind), item.Size, item.Count, item.LowAt, item.Count <= item.LowAt, item.Version);
}

/// <param name="What">delivery, count or handOver.</param>
public sealed record StockMoveRow(string Store, string Kind, string Name, string Size, string What, int Change, int After, string? Note, string? Ticket, string By, DateTime At);

public sealed class ShowStockHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope) : IRequestHandler<ShowStock, Answer<StockView>>
{
    private const int LastMoves = 30;

    public async Task<Answer<StockView>> Handle(ShowStock request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var stores = lists.Stores.Where(store => scope.Actor.Sees(store.Code)).ToList();
        if (!string.IsNullOrEmpty(request.Store) && stores.All(store => store.Code != request.Store))
        {
            return Refused.NotAllowed($"You do not work in store {request.Store}.");
        }

        var codes = stores.Select(store => store.Code).Where(code => string.IsNullOrEmpty(request.Store) || code == request.Store).ToList();
        var items = await db.StockItems.AsNoTracking().Where(item => codes.Contains(item.StoreCode)).ToListAsync(cancellationToken);
        var moves = await (
            from move in db.StockMoves.AsNoTracking()
            where codes.Contains(move.StoreCode)
            join ticket in db.Tickets.SeenBy(scope.Actor) on move.TicketId equals ticket.Id into tickets
            from ticket in tickets.DefaultIfEmpty()
            orderby move.At descending, move.StoreCode, move.Gift, move.Size, move.Order descending
            select new { move, Number = (string?)ticket.Number }).Take(LastMoves).ToListAsync(cancellationToken);
        return new StockView(
            [.. items.Select(item => StockRow.Of(item, lists)).OrderByDescending(row => row.Low).ThenBy(row => row.Store, StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Size, StringComparer.Ordinal)],
            [.. moves.Select(row => new StockMoveRow(
                row.move.StoreCode, row.move.Gift, lists.NameOf(row.move.Gift), row.move.Size, row.move.Kind.Word(), row.move.Change,
                row.move.After, row.move.Note, row.Number, row.move.By, row.move.At))],
            [.. stores.Select(store => new StoreView(store.Code, store.Name, store.City, store.Currency))],
            [.. lists.StockedKinds.Select(kind => new StockKind(kind, lists.NameOf(kind)))]);
    }
}
