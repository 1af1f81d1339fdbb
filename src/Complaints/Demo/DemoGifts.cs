using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Gifts;
using Complaints.Products;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Demo;

/// <summary>
/// What became of the demo's gifts: stock came in, gifts were handed over, two cards in three came back to a till, the old
/// ones expired. One store is left low on insoles. Has chance of its own, so that the tickets stay as they are.
/// </summary>
internal sealed class DemoGifts
{
    private const string LowStore = "T02";
    private static readonly TimeSpan Waits = TimeSpan.FromDays(2);

    private readonly ComplaintsDb db;
    private readonly Lists lists;
    private readonly DemoPeople people;
    private readonly DateTime now;
    private readonly Dice dice = new(19);
    private readonly DemoClock clock = new();
    private readonly RequestScope scope = new();
    private readonly GiftDesk desk;
    private readonly List<StockItem> stock = [];

    public DemoGifts(ComplaintsDb db, Lists lists, DemoPeople people, DateTime now)
    {
        (this.db, this.lists, this.people, this.now) = (db, lists, people, now);
        desk = new GiftDesk(db, new GuessLimit(clock), scope, clock);
    }

    public async Task Live()
    {
        var given = await (
            from line in db.CompensationLines
            join visit in db.StageVisits on line.VisitId equals visit.Id
            join ticket in db.Tickets on line.TicketId equals ticket.Id
            where line.Status == CompensationStatus.Given && visit.CompletedAt != null && ticket.Source == null
            orderby visit.CompletedAt, ticket.Number, line.Order
            select new { line, ticket, At = visit.CompletedAt!.Value }).ToListAsync();
        await Deliver(now - TimeSpan.FromDays(100));
        foreach (var row in given.Where(row => row.ticket.HasEnded || now - row.At > Waits))
        {
            var clerks = people.ClerksOf(row.ticket.StoreCode);
            (clock.Utc, scope.Actor) = (row.At, clerks.Count > 0 ? dice.Of(clerks) : people.SupervisorOf(row.ticket.StoreCode));
            var sizes = GiftSizes.Has(row.line.Kind) ? Enumerable.Range(0, row.line.Quantity).Select(_ => Fitting(row.line.Kind, row.ticket.Item.Size)).ToList() : [];
            await desk.HandOver(row.ticket, row.line, lists.Kind(row.line), lists.Store(row.ticket.StoreCode)!, How(row.line, sizes), CancellationToken.None);
        }

        var lines = given.ToDictionary(row => row.line.Id, row => row.line);
        foreach (var card in db.Cards.Local.OrderBy(card => card.IssuedAt).ThenBy(card => card.LineId).ToList())
        {
            ComeBack(card, lines[card.LineId]);
        }

        Count();
    }

    /// <summary>For the shoe it is about, as far as there are such; otherwise for whoever comes along.</summary>
    private string Fitting(string kind, string? size) => GiftSizes.Of(kind).FirstOrDefault(one => one == size) ?? dice.Of(GiftSizes.Of(kind));

    private Shown How(CompensationLine line, IReadOnlyList<string> sizes) => line.Proof switch
    {
        Proof.ParcelNumber => new Shown(Proof.ParcelNumber, $"{(line.Currency == "CNY" ? "SF" : "DHL")} {dice.Between(10_000_000, 99_999_999)}", sizes),
        Proof.Signature => new Shown(Proof.Signature, null, sizes),
        _ => new Shown(null, null, sizes),
    };

    private async Task Deliver(DateTime at)
    {
        foreach (var store in lists.Stores)
        {
            foreach (var kind in lists.StockedKinds)
            {
                foreach (var size in GiftSizes.Of(kind))
                {
                    var item = new StockItem(store.Code, kind, size);
                    db.Add(item);
                    db.Add(item.Move(StockMoveKind.Delivery, GiftSizes.Has(kind) ? 40 : 120, null, null, people.SupervisorOf(store.Code), at));
                    stock.Add(item);
                }
            }
        }

        // Saved, because a hand-over asks the database what there is.
        await db.SaveChangesAsync();
    }

    /// <summary>Customers who come back do so within six weeks; what is over its last day expires.</summary>
    private void ComeBack(Card card, CompensationLine line)
    {
        var at = card.IssuedAt + TimeSpan.FromDays(dice.Between(3, 42)) + dice.Minutes(-120, 120);
        var clerks = people.ClerksOf(card.StoreCode);
        if (dice.Chance(0.6) && at < now && at < card.ExpiresAt && clerks.Count > 0)
        {
            var used = card.Redeem(100 * dice.Between(card.Currency == "CNY" ? 60 : 15, card.Currency == "CNY" ? 600 : 130), card.StoreCode, $"{card.StoreCode}-{dice.Between(200000, 299999)}", dice.Of(clerks), at);
            db.Add(used);
            line.Redeem(used.CostMinor, card.Id, used.Receipt, scope.Actor with { Name = used.By }, at);
        }
        else if (card.HasExpired(now))
        {
            line.Expire(card.Expire(), card.Id, Actor.System, card.ExpiresAt);
        }
    }

    /// <summary>Counted last night; in one store a box was never there.</summary>
    private void Count()
    {
        var supervisor = people.SupervisorOf(LowStore);
        foreach (var item in stock.Where(item => item.StoreCode == LowStore && item is { Kind: "insoles", Size: "41" or "42" or "43" }))
        {
            var left = item.Size == "42" ? 0 : 2;
            if (item.Count > left)
            {
                db.Add(item.Move(StockMoveKind.Count, left - item.Count, "盘点：少了一箱", null, supervisor, now - TimeSpan.FromHours(14)));
            }
        }
    }
}
