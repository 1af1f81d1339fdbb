using System.Text;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Customers;

/// <summary>One line of a receipt, as a till told of it. What was sold stays as it was; who bought it may be learned later.</summary>
public sealed class Purchase
{
    private Purchase()
    {
    }

    public Purchase(
        string storeCode, string receipt, int line, DateOnly boughtOn, string style, string? colour, string? size, string? batch, string? barcode,
        long? priceMinor, string? currency, Customer? customer, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        StoreCode = storeCode;
        Receipt = receipt;
        ReceiptKey = KeyOf(receipt) ?? throw new ArgumentException("A receipt has a number.", nameof(receipt));
        Line = line;
        BoughtOn = boughtOn;
        Style = style;
        Colour = colour;
        Size = size;
        Batch = batch;
        Barcode = barcode;
        PriceMinor = priceMinor;
        Currency = currency;
        BroughtAt = now;
        Belongs(customer);
    }

    public Guid Id { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>As printed.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>See <see cref="KeyOf"/>: by this a scanned or typed number finds it.</summary>
    public string ReceiptKey { get; private set; } = "";

    /// <summary>Its place on the receipt, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The day in the store.</summary>
    public DateOnly BoughtOn { get; private set; }

    public string Style { get; private set; } = "";

    public string? Colour { get; private set; }

    public string? Size { get; private set; }

    public string? Batch { get; private set; }

    /// <summary>As <see cref="Customers.Barcode.Read"/> writes it: 13 digits, or 14.</summary>
    public string? Barcode { get; private set; }

    /// <summary>What was paid, in minor units of <see cref="Currency"/>.</summary>
    public long? PriceMinor { get; private set; }

    public string? Currency { get; private set; }

    public Guid? CustomerId { get; private set; }

    /// <summary>Null when nobody said who bought it.</summary>
    public Customer? Customer { get; private set; }

    /// <summary>When a till told of it.</summary>
    public DateTime BroughtAt { get; private set; }

    /// <summary>Takes who bought it, unless that is known already.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Belongs(Customer? customer)
    {
        var isNews = CustomerId is null && customer is not null;
        if (isNews)
        {
            (Customer, CustomerId) = (customer, customer!.Id);
        }

        return isNews;
    }

    /// <summary>Its buyer turned out to be somebody else.</summary>
    public void BelongTo(Customer customer) => (Customer, CustomerId) = (customer, customer.Id);

    /// <summary>Whether it says the same sale.</summary>
    public bool SameSale(Purchase other) =>
        (BoughtOn, Style, Colour, Size, Batch, Barcode, PriceMinor, Currency)
        == (other.BoughtOn, other.Style, other.Colour, other.Size, other.Batch, other.Barcode, other.PriceMinor, other.Currency);

    /// <summary>What is the same however the number is written: its letters and digits. "t01 2026/114" and "T01-2026-114" are one receipt.</summary>
    /// <returns>Null when there is none.</returns>
    public static string? KeyOf(string? receipt)
    {
        // No receipt needs what is written with surrogates.
        var plain = Letters.Normalized(new string([.. (receipt ?? "").Where(sign => !char.IsSurrogate(sign))]), NormalizationForm.FormKC);
        var key = new string([.. plain.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return key.Length is 0 or > TextLimits.Code ? null : key;
    }
}

public static class PurchaseQueries
{
    /// <summary>Only those of stores that this person may see.</summary>
    public static IQueryable<Purchase> SeenBy(this IQueryable<Purchase> purchases, Actor actor)
    {
        var stores = actor.Stores.ToList();
        return actor.SeesAllStores ? purchases : purchases.Where(purchase => stores.Contains(purchase.StoreCode));
    }
}

public sealed class PurchaseTable : IEntityTypeConfiguration<Purchase>
{
    public void Configure(EntityTypeBuilder<Purchase> builder)
    {
        builder.Property(purchase => purchase.Id).ValueGeneratedNever();
        builder.Property(purchase => purchase.StoreCode).HasMaxLength(TextLimits.Code);
        builder.Property(purchase => purchase.Receipt).HasMaxLength(TextLimits.Code);
        builder.Property(purchase => purchase.ReceiptKey).HasMaxLength(TextLimits.Code);
        builder.Property(purchase => purchase.Style).HasMaxLength(TextLimits.Code);
        builder.Property(purchase => purchase.Colour).HasMaxLength(TextLimits.Code);
        builder.Property(purchase => purchase.Size).HasMaxLength(20);
        builder.Property(purchase => purchase.Batch).HasMaxLength(TextLimits.Code);
        builder.Property(purchase => purchase.Barcode).HasMaxLength(14);
        builder.Property(purchase => purchase.Currency).HasMaxLength(3);
        builder.HasOne(purchase => purchase.Customer).WithMany().HasForeignKey(purchase => purchase.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(purchase => new { purchase.StoreCode, purchase.ReceiptKey, purchase.Line }).IsUnique();
        builder.HasIndex(purchase => purchase.ReceiptKey);
        builder.HasIndex(purchase => purchase.Barcode);
    }
}
