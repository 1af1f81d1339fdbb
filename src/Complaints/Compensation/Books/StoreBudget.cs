using Complaints.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation.Books;

/// <summary>What a store may give out of kindness each month, from one month on until another is said. A store without one is not asked to keep to any.</summary>
public sealed class StoreBudget
{
    private StoreBudget()
    {
    }

    public StoreBudget(string store, string fromMonth, string currency, long monthlyMinor, Actor by, DateTime now)
    {
        (StoreCode, FromMonth, Currency) = (store, fromMonth, currency);
        Set(monthlyMinor, by, now);
    }

    public string StoreCode { get; private set; } = "";

    /// <summary>As 2026-11.</summary>
    public string FromMonth { get; private set; } = "";

    public string Currency { get; private set; } = "";

    public long MonthlyMinor { get; private set; }

    public string SetBy { get; private set; } = "";

    public DateTime SetAt { get; private set; }

    public void Set(long monthlyMinor, Actor by, DateTime now) => (MonthlyMinor, SetBy, SetAt) = (monthlyMinor, by.Name, now);
}

public sealed class StoreBudgetTable : IEntityTypeConfiguration<StoreBudget>
{
    public void Configure(EntityTypeBuilder<StoreBudget> builder)
    {
        builder.HasKey(budget => new { budget.StoreCode, budget.FromMonth });
        builder.Property(budget => budget.StoreCode).HasMaxLength(60);
        builder.Property(budget => budget.FromMonth).HasMaxLength(7);
        builder.Property(budget => budget.Currency).HasMaxLength(3);
        builder.Property(budget => budget.SetBy).HasMaxLength(100);
    }
}
