using Complaints.Access;
using Complaints.Data;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Gifts;

public enum StockMoveKind
{
    Delivery,

    /// <summary>Somebody counted, and it was another number.</summary>
    Count,

    HandOver,
}

/// <summary>How many pieces of a gift in one size lie in a store. Never below none.</summary>
public sealed class StockItem
{
    public const int Most = 10_000;

    private StockItem()
    {
    }

    internal StockItem(string store, string kind, string size) => (StoreCode, Kind, Size, LowAt) = (store, kind, size, GiftSizes.LowAt(kind));

    public string StoreCode { get; private set; } = "";

    public string Kind { get; private set; } = "";

    /// <summary>Empty where the kind has none.</summary>
    public string Size { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>At this number and below it is low.</summary>
    public int LowAt { get; private set; }

    /// <summary>Counts changes; of two who take the last pair one wins.</summary>
    public int Version { get; private set; }

    internal StockMove Move(StockMoveKind kind, int change, string? note, Guid? ticketId, Actor by, DateTime now)
    {
        if (Count + change is < 0 or > Most)
        {
            throw new InvalidOperationException($"Stock of {Kind} {Size} in {StoreCode} cannot become {Count + change}.");
        }

        (Count, Version) = (Count + change, Version + 1);
        return new StockMove(this, kind, change, note, ticketId, by, now);
    }

    internal void WarnAt(int lowAt) => (LowAt, Version) = (lowAt, Version + 1);
}

/// <summary>Why the number changed. Never edited; the last one says what lies there.</summary>
[OnlyGrows]
public sealed class StockMove
{
    private StockMove()
    {
    }

    internal StockMove(StockItem item, StockMoveKind kind, int change, string? note, Guid? ticketId, Actor by, DateTime now)
    {
        (StoreCode, Gift, Size, Order, Kind) = (item.StoreCode, item.Kind, item.Size, item.Version, kind);
        (Change, After, Note, TicketId, By, At) = (change, item.Count, note, ticketId, by.Name, now);
    }

    public string StoreCode { get; private set; } = "";

    public string Gift { get; private set; } = "";

    public string Size { get; private set; } = "";

    public int Order { get; private set; }

    public StockMoveKind Kind { get; private set; }

    public int Change { get; private set; }

    public int After { get; private set; }

    public string? Note { get; private set; }

    public Guid? TicketId { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

/// <summary>What lies in a store.</summary>
internal static class Shelf
{
    /// <returns>Pieces by kind, all sizes together. A kind that the store has never counted is not there: nobody knows, and nothing is held up by it.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> Of(ComplaintsDb db, string store, CancellationToken cancellation) =>
        await db.StockItems.AsNoTracking().Where(item => item.StoreCode == store).GroupBy(item => item.Kind)
            .Select(items => new { Kind = items.Key, Left = items.Sum(item => item.Count) }).ToDictionaryAsync(kind => kind.Kind, kind => kind.Left, cancellation);

    /// <returns>The same, but of what comes in sizes only those that may fit.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> For(ComplaintsDb db, string store, Foot foot, CancellationToken cancellation) =>
        (await db.StockItems.AsNoTracking().Where(item => item.StoreCode == store).ToListAsync(cancellation))
            .GroupBy(item => item.Kind).ToDictionary(items => items.Key, items => items.Where(item => foot.Fits(item.Size)).Sum(item => item.Count));
}

/// <summary>In which sizes gifts lie in a store. Which ones lie there at all, the catalogue says.</summary>
public static class GiftSizes
{
    private static readonly IReadOnlyList<string> None = [""];

    private static readonly Dictionary<string, IReadOnlyList<string>> Sized = new()
    {
        // From a child's first school shoe to a man's boot.
        ["insoles"] = [.. Enumerable.Range(26, 20).Select(size => size.ToString(System.Globalization.CultureInfo.InvariantCulture))],
    };

    /// <returns>One empty size for a kind without sizes.</returns>
    public static IReadOnlyList<string> Of(string kind) => Sized.GetValueOrDefault(kind) ?? None;

    public static bool Has(string kind) => Of(kind) is [not "", ..];

    /// <summary>What a store starts with; it may set another number.</summary>
    public static int LowAt(string kind) => Has(kind) ? 2 : 5;
}

public sealed class StockItemTable : IEntityTypeConfiguration<StockItem>
{
    public void Configure(EntityTypeBuilder<StockItem> builder)
    {
        builder.HasKey(item => new { item.StoreCode, item.Kind, item.Size });
        builder.Property(item => item.StoreCode).HasMaxLength(60);
        builder.Property(item => item.Kind).HasMaxLength(40);
        builder.Property(item => item.Size).HasMaxLength(20);
        builder.Property(item => item.Version).IsConcurrencyToken();
    }
}

public sealed class StockMoveTable : IEntityTypeConfiguration<StockMove>
{
    public void Configure(EntityTypeBuilder<StockMove> builder)
    {
        builder.HasKey(move => new { move.StoreCode, move.Gift, move.Size, move.Order });
        builder.Property(move => move.StoreCode).HasMaxLength(60);
        builder.Property(move => move.Gift).HasMaxLength(40);
        builder.Property(move => move.Size).HasMaxLength(20);
        builder.Property(move => move.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(move => move.Note).HasMaxLength(TextLimits.Name);
        builder.Property(move => move.By).HasMaxLength(100);
        builder.HasIndex(move => new { move.StoreCode, move.At });
    }
}
