using Complaints.Compensation;

namespace Complaints.Gifts;

/// <summary>What a kind of the catalogue is worth to whoever brings it as a card.</summary>
/// <param name="Percent">Of the purchase; null for a fixed value.</param>
/// <param name="ValueMinor">The most it takes off, in minor units: the cap of a percentage, else the value itself.</param>
/// <param name="HasBalance">What one purchase leaves stays on it. Every other card is spent at once.</param>
/// <param name="Combinable">May be used with another card on one receipt.</param>
/// <param name="ValidDays">The day it is handed over not counted.</param>
public sealed record CardTerms(int? Percent, long ValueMinor, bool HasBalance, bool Combinable, int ValidDays)
{
    /// <returns>Null for a kind that is no card.</returns>
    public static CardTerms? Of(CompensationKind kind) =>
        kind.ValidDays is { } days ? new(kind.Percent, kind.FaceMinor ?? kind.CostMinor, kind.HasBalance, kind.IsCombinable, days) : null;
}
