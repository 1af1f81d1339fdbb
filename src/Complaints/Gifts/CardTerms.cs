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
    public static CardTerms? Of(CompensationKind kind) => kind.Kind switch
    {
        "discountCard10" => new(10, kind.Currency == "CNY" ? 100_00 : 15_00, false, false, 60),
        "discountCard15" => new(15, kind.Currency == "CNY" ? 150_00 : 25_00, false, false, 60),
        "coupon" => new(null, kind.CostMinor, false, true, 365),
        "storeCredit" => new(null, kind.CostMinor, true, true, 3 * 365),
        _ => null,
    };
}
