using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Products;

/// <summary>A model of shoe or garment as the chain sells it.</summary>
public sealed class Style
{
    private Style()
    {
    }

    public Style(string code, string name, string material, IEnumerable<string> colours, IEnumerable<string> sizes, IEnumerable<string> batches, string? source = null)
    {
        Code = code;
        Name = name;
        Material = material;
        Colours = [.. colours];
        Sizes = [.. sizes];
        Batches = [.. batches];
        Source = source;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What German colleagues and customers call it; null when they say the same.</summary>
    public string? GermanName { get; private set; }

    public string? ChineseName { get; private set; }

    /// <summary>In the reader's language.</summary>
    public string NameHere => Languages.Current switch { "de" => GermanName, "zh" => ChineseName, _ => null } ?? Name;

    public string Material { get; private set; } = "";

    public List<string> Colours { get; private set; } = [];

    public List<string> Sizes { get; private set; } = [];

    /// <summary>Production lots that were sold, as printed on the box or the tongue label.</summary>
    public List<string> Batches { get; private set; } = [];

    /// <summary>What kind of article it is, see <see cref="Articles"/>; null as long as nobody has said. Rules of law ask for it.</summary>
    public string? Article { get; private set; }

    /// <summary>The register that brought it; null for the chain's own.</summary>
    public string? Source { get; private set; }

    public void Call(string? german, string? chinese) => (GermanName, ChineseName) = (german, chinese);

    /// <param name="article">One of <see cref="Articles.All"/>, or null for unknown.</param>
    public Style Sort(string? article)
    {
        Article = article;
        return this;
    }

    public void Change(string name, string material, IEnumerable<string> colours, IEnumerable<string> sizes, IEnumerable<string> batches)
    {
        Name = name;
        Material = material;
        Colours = [.. colours];
        Sizes = [.. sizes];
        Batches = [.. batches];
    }
}

/// <summary>Kinds of article, as far as a rule makes a difference between them.</summary>
public static class Articles
{
    public static readonly IReadOnlyList<string> All = ["shoes", "childShoes", "clothes", "childClothes"];

    public static string Kind(this string article) => article is "shoes" or "childShoes" ? "shoes" : "clothes";

    public static bool ForChildren(this string article) => article is "childShoes" or "childClothes";
}

public sealed class StyleTable : IEntityTypeConfiguration<Style>
{
    public void Configure(EntityTypeBuilder<Style> builder)
    {
        builder.HasKey(style => style.Code);
        builder.Property(style => style.Code).HasMaxLength(60);
        builder.Property(style => style.Name).HasMaxLength(200);
        builder.Property(style => style.GermanName).HasMaxLength(200);
        builder.Property(style => style.ChineseName).HasMaxLength(200);
        builder.Ignore(style => style.NameHere);
        builder.Property(style => style.Material).HasMaxLength(60);
        builder.Property(style => style.Article).HasMaxLength(20);
        builder.Property(style => style.Source).HasMaxLength(100);
    }
}
