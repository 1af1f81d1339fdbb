using Complaints.Products;

namespace Complaints.Tickets;

/// <summary>The article complained about, as far as it is known.</summary>
/// <param name="PriceMinor">What was paid, in minor units of <paramref name="Currency"/>.</param>
/// <param name="Proof">How the purchase is shown: see <see cref="Choices.Proofs"/>.</param>
/// <param name="BoughtAt">Where it was bought, seen from the ticket's store: see <see cref="Choices.BoughtAt"/>.</param>
/// <param name="Wearer">Whose it is: see <see cref="Choices.Wearers"/>. Whoever complains for a child is the customer.</param>
/// <param name="Receipt">The number on the receipt, as printed.</param>
/// <param name="PurchaseId">The line of that receipt, where a till has told of it.</param>
public sealed record Item(
    string? Style, string? Colour, string? Size, string? Batch, long? PriceMinor, string? Currency, DateOnly? BoughtOn, string? Proof,
    string? BoughtAt = null, string? Wearer = null, string? Receipt = null, Guid? PurchaseId = null)
{
    /// <summary>Null when nobody knows.</summary>
    /// <param name="article">What kind of article its style is, one of <see cref="Articles.All"/>, where somebody has said.</param>
    public bool? IsForChild(string? article) => article?.ForChildren() ?? Wearer switch { "child" => true, "adult" => false, _ => null };
}
