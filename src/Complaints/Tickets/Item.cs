namespace Complaints.Tickets;

/// <summary>The article complained about, as far as it is known.</summary>
/// <param name="PriceMinor">What was paid, in minor units of <paramref name="Currency"/>.</param>
/// <param name="Proof">How the purchase is shown: see <see cref="Choices.Proofs"/>.</param>
public sealed record Item(string? Style, string? Colour, string? Size, string? Batch, long? PriceMinor, string? Currency, DateOnly? BoughtOn, string? Proof);
