using System.Globalization;
using Complaints.Products;
using Complaints.Tickets;

namespace Complaints.Gifts;

/// <summary>Whom a gift that comes in sizes has to fit.</summary>
/// <param name="Size">The size of their shoes, as it was written down; null when nobody knows.</param>
/// <param name="IsChild">Null when nobody knows.</param>
public sealed record Foot(string? Size, bool? IsChild)
{
    // Between them there are both.
    private const int LargestOfChildren = 36;
    private const int SmallestOfGrownUps = 35;

    /// <summary>Whoever wears the article; of a customer who wears it themselves the file may know the size of their shoes.</summary>
    /// <param name="article">What kind it is, one of <see cref="Articles.All"/>; null when nobody knows.</param>
    public static Foot Of(Ticket ticket, string? article)
    {
        var isChild = ticket.Item.IsForChild(article);
        return new Foot((article?.Kind() == "clothes" ? null : ticket.Item.Size) ?? (isChild == true ? null : ticket.Customer?.ShoeSize), isChild);
    }

    /// <summary>The size as it was written down, where gifts come in it; null when nobody knows it, or it is written in another way.</summary>
    public string? Known => European is null ? null : Size!.Trim();

    /// <summary>Whether a gift of this size may fit: where theirs is known, that one, of a half size the one below and above; else any for children or grown-ups.</summary>
    public bool Fits(string size) => !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        || (European is { } theirs ? Math.Abs(theirs - number) < 1 : IsChild switch
        {
            true => number <= LargestOfChildren,
            false => number >= SmallestOfGrownUps,
            null => true,
        });

    /// <summary>Null for what is written in another way: British sizes end below it, lengths in millimetres and heights of clothes begin above.</summary>
    private decimal? European =>
        decimal.TryParse(Size?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 16 and <= 52 ? number : null;
}
