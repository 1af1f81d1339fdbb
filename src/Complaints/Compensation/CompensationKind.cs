using Complaints.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation;

/// <summary>Something that may be given beyond the remedy, in one currency.</summary>
public sealed class CompensationKind
{
    private CompensationKind()
    {
    }

    public CompensationKind(string kind, string name, string currency, long costMinor, Role floor)
    {
        Kind = kind;
        Name = name;
        Currency = currency;
        CostMinor = costMinor;
        Floor = floor;
    }

    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Currency { get; private set; } = "";

    /// <summary>What one piece costs the chain, in minor units; limits and budgets count this, not the value printed on it.</summary>
    public long CostMinor { get; private set; }

    /// <summary>The lowest role that may give it without asking.</summary>
    public Role Floor { get; private set; }

    /// <summary>A starter catalogue for shoe and apparel stores, in the two currencies of the demo chain.</summary>
    public static IEnumerable<CompensationKind> Starter()
    {
        (string Kind, string Name, decimal Cny, decimal Eur, Role Floor)[] catalogue =
        [
            ("thankYouCard", "Thank-you card", 1m, 0.5m, Role.Floor),
            ("shoeShine", "Glass of water and shoe shine", 2m, 0.3m, Role.Floor),
            ("socks", "Pair of socks", 5m, 1.2m, Role.Floor),
            ("insoles", "Pair of insoles", 9m, 2m, Role.Floor),
            ("shipping", "Free shipping", 12m, 5m, Role.Floor),
            ("careKit", "Shoe care kit", 15m, 3m, Role.Floor),
            ("discountCard10", "Discount card 10 %", 15m, 4m, Role.Floor),
            ("stretchService", "Stretching or small repair", 20m, 5m, Role.Floor),
            ("coupon", "Coupon", 20m, 3m, Role.Floor),
            ("storeCredit", "Store credit", 50m, 7m, Role.Floor),
            ("discountCard15", "Discount card 15 %", 25m, 6m, Role.Supervisor),
            ("vipUpgrade", "VIP status for three months", 40m, 8m, Role.Supervisor),
            ("taxi", "Taxi or parking", 50m, 15m, Role.Supervisor),
            ("flowers", "Flowers or gift", 60m, 20m, Role.Supervisor),
            ("cleaning", "Cleaning of stained clothes", 80m, 15m, Role.Supervisor),
        ];
        return catalogue.SelectMany(entry => new[]
        {
            new CompensationKind(entry.Kind, entry.Name, "CNY", (long)(entry.Cny * 100), entry.Floor),
            new CompensationKind(entry.Kind, entry.Name, "EUR", (long)(entry.Eur * 100), entry.Floor),
        });
    }
}

public sealed class CompensationKindTable : IEntityTypeConfiguration<CompensationKind>
{
    public void Configure(EntityTypeBuilder<CompensationKind> builder)
    {
        builder.HasKey(kind => new { kind.Kind, kind.Currency });
        builder.Property(kind => kind.Kind).HasMaxLength(40);
        builder.Property(kind => kind.Name).HasMaxLength(100);
        builder.Property(kind => kind.Currency).HasMaxLength(3);
        builder.Property(kind => kind.Floor).HasConversion<string>().HasMaxLength(20);
    }
}
