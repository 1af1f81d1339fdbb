using Complaints.Customers;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Products;

/// <summary>Which style, colour and size stand behind a barcode, as the chain's list of articles says.</summary>
public sealed class ArticleNumber
{
    private ArticleNumber()
    {
    }

    public ArticleNumber(string barcode) => Barcode = barcode;

    /// <summary>As <see cref="Customers.Barcode.Read"/> writes it: 13 digits, or 14.</summary>
    public string Barcode { get; private set; } = "";

    public string StyleCode { get; private set; } = "";

    /// <summary>One of the style's; null when the number stands for all of them.</summary>
    public string? Colour { get; private set; }

    public string? Size { get; private set; }

    public void StandFor(string style, string? colour, string? size) => (StyleCode, Colour, Size) = (style, colour, size);

    /// <summary>Whether it stands for this already.</summary>
    public bool Is(string style, string? colour, string? size) => (StyleCode, Colour, Size) == (style, colour, size);
}

public sealed class ArticleNumberTable : IEntityTypeConfiguration<ArticleNumber>
{
    public void Configure(EntityTypeBuilder<ArticleNumber> builder)
    {
        builder.HasKey(number => number.Barcode);
        builder.Property(number => number.Barcode).HasMaxLength(14);
        builder.Property(number => number.StyleCode).HasMaxLength(60);
        builder.Property(number => number.Colour).HasMaxLength(TextLimits.Code);
        builder.Property(number => number.Size).HasMaxLength(20);
        builder.HasOne<Style>().WithMany().HasForeignKey(number => number.StyleCode).OnDelete(DeleteBehavior.Restrict);
    }
}
