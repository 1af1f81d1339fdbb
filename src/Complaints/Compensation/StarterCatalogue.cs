using Complaints.Access;
using Complaints.Compensation.Advice;
using Complaints.Compensation.Books;
using Complaints.Data;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>The catalogue and the limits a new installation starts with: what shoe and apparel stores usually give, in two currencies.</summary>
public static class StarterCatalogue
{
    /// <summary>What kinds of trouble a gift may suit: those of the matching table.</summary>
    public static readonly IReadOnlyList<string> Causes = [.. MatchingTable.All.Select(match => match.Cause)];

    /// <summary>Long before any complaint.</summary>
    public static readonly DateOnly Always = new(2020, 1, 1);

    /// <summary>
    /// Fills in a new chain's kinds and limits, once: a limit that was taken away later stays away. Kinds of an older database, which
    /// knew a name, a cost and a role, learn the rest of their terms.
    /// </summary>
    public static async Task Keep(ComplaintsDb db)
    {
        // Kinds are never removed, and those of an older database do not say who made them.
        if (await db.CompensationKinds.AnyAsync(kind => kind.By != ""))
        {
            return;
        }

        var known = await db.CompensationKinds.ToDictionaryAsync(kind => (kind.Kind, kind.Currency));
        foreach (var kind in Kinds())
        {
            if (known.GetValueOrDefault((kind.Kind, kind.Currency)) is { } older)
            {
                older.Learn(kind.Terms);
            }
            else
            {
                db.Add(kind);
            }
        }

        db.AddRange(Limits());
    }

    public static IEnumerable<CompensationKind> Kinds() => Entries().SelectMany(entry => new[]
    {
        Make(entry, "CNY", entry.Cny, entry.FaceCny),
        Make(entry, "EUR", entry.Eur, entry.FaceEur),
    });

    public static IEnumerable<LimitRule> Limits()
    {
        (string Currency, decimal[] Amounts)[] matrix = [("CNY", [50, 300, 1_500, 5_000]), ("EUR", [10, 60, 300, 1_000])];
        return matrix.SelectMany(row => Roles.Ladder.Zip(row.Amounts, (role, amount) => new LimitRule(role, row.Currency, LimitRule.AnyKind, LimitPeriod.Case, (long)(amount * 100), "System")));
    }

    private static CompensationKind Make(Entry entry, string currency, decimal cost, decimal? face) => new(
        entry.Kind, currency, 1, Always,
        new KindTerms(
            entry.Name, null, null, (long)(cost * 100), face is null ? null : (long)(face * 100), entry.Wallet, entry.Floor, entry.Proof, entry.IsTyped,
            entry.IsStocked, entry.ValidDays, entry.IsCombinable, entry.Causes ?? [], entry.Proof == Proof.CardNumber ? "Input tax is due when it is used." : null, Percent: entry.Percent, HasBalance: entry.HasBalance),
        "System");

    private sealed record Entry(
        string Kind, string Name, decimal Cny, decimal Eur, Role Floor, decimal? FaceCny = null, decimal? FaceEur = null, Proof Proof = Proof.Tap, Wallet Wallet = Wallet.Goodwill,
        bool IsTyped = false, bool IsStocked = false, int? ValidDays = null, bool IsCombinable = true, string[]? Causes = null, int? Percent = null, bool HasBalance = false);

    private static IEnumerable<Entry> Entries() =>
    [
        new("thankYouCard", "Thank-you card", 1m, 0.5m, Role.Floor),
        new("shoeShine", "Glass of water and shoe shine", 2m, 0.3m, Role.Floor, 15m, 2m),
        new("socks", "Pair of socks", 5m, 1.2m, Role.Floor, 15m, 4m, IsStocked: true),
        new("insoles", "Pair of insoles", 9m, 2m, Role.Floor, 25m, 6m, IsStocked: true, Causes: ["fit"]),
        new("points", "Points on the customer card", 10m, 1.5m, Role.Floor, 10m, 1.5m),
        new("shipping", "Free shipping", 12m, 5m, Role.Floor, Proof: Proof.ParcelNumber, Causes: ["late"]),
        new("careKit", "Shoe care kit", 15m, 3m, Role.Floor, 45m, 9m, IsStocked: true, Causes: ["bond"]),
        new("discountCard10", "Discount card 10 %", 15m, 4m, Role.Floor, 100m, 15m, Proof.CardNumber, ValidDays: 60, IsCombinable: false, Causes: ["card"], Percent: 10),
        new("stretchService", "Stretching or small repair", 20m, 5m, Role.Floor, 60m, 15m, Causes: ["fit", "bond"]),
        new("coupon", "Coupon", 20m, 3m, Role.Floor, 20m, 3m, Proof.CardNumber, ValidDays: 365),
        new("storeCredit", "Store credit", 50m, 7m, Role.Floor, 50m, 7m, Proof.CardNumber, ValidDays: 3 * 365, HasBalance: true),
        new("discountCard15", "Discount card 15 %", 25m, 6m, Role.Supervisor, 150m, 25m, Proof.CardNumber, ValidDays: 60, IsCombinable: false, Causes: ["card"], Percent: 15),
        new("vipUpgrade", "VIP status for three months", 40m, 8m, Role.Supervisor, 300m, 40m, Causes: ["card"]),
        new("donation", "Donation in the customer's name", 50m, 10m, Role.Supervisor, 50m, 10m),
        new("taxi", "Taxi or parking", 50m, 15m, Role.Supervisor, IsTyped: true, Causes: ["late"]),
        new("flowers", "Flowers or gift", 60m, 20m, Role.Supervisor, 100m, 20m, Causes: ["rude"]),
        new("cleaning", "Cleaning of stained clothes", 80m, 15m, Role.Supervisor, IsTyped: true, Causes: ["colour"]),
        new("goodwillReduction", "Price reduction out of goodwill", 0m, 0m, Role.Supervisor, IsTyped: true),
        new("medical", "Medical costs with certificate", 0m, 0m, Role.Legal, Proof: Proof.Signature, IsTyped: true, Causes: ["injury"]),
        new("lostPay", "Lost pay, with proof", 0m, 0m, Role.Legal, Proof: Proof.Signature, IsTyped: true, Causes: ["injury"]),
        new("painAndSuffering", "Pain and suffering", 0m, 0m, Role.Legal, Proof: Proof.Signature, IsTyped: true, Causes: ["injury"]),
        new("priceReduction", "Price reduction owed by law", 0m, 0m, Role.Supervisor, Wallet: Wallet.Statutory, IsTyped: true),
        new("exchange", "Exchange owed by law", 0m, 0m, Role.Supervisor, Wallet: Wallet.Statutory, IsTyped: true, Causes: ["fit", "bond", "colour"]),
        new("refund", "Refund owed by law", 0m, 0m, Role.Supervisor, Proof: Proof.Signature, Wallet: Wallet.Statutory, IsTyped: true),
    ];
}
