using System.Globalization;
using Complaints.Law;

namespace Complaints.Tests.Law;

/// <summary>The shipped packs and cases under them, in the fewest words.</summary>
internal static class Packs
{
    public static readonly IReadOnlyList<RulePack> All = [.. LawBook.Shipped().Select(json => PackReader.Read(json).Pack!)];

    public static RulePack Of(string code) => All.Last(pack => pack.Code == code);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static LegalFacts Case(string? bought, string complained, decimal? price = 399, string? currency = "CNY", string? material = "leather", bool? child = false, string? article = "shoes", bool elsewhere = false) => new(
        Day(complained), bought is null ? null : Day(bought), price is { } amount ? (long)(amount * 100) : null, price is null ? null : currency, material, child, article, elsewhere, []);

    /// <summary>The version in force, reckoned on the day of the complaint unless another is said.</summary>
    public static LegalPosition Under(this LegalFacts facts, string code, string? today = null) =>
        PackChoice.Of([.. All.Where(pack => pack.Code == code)], facts, today is null ? facts.ComplainedOn : Day(today));

    public static LegalFacts Repaired(this LegalFacts facts, string planned, string? back = null, string part = "left sole", bool notRepairable = false) =>
        facts with { Repairs = [.. facts.Repairs, new RepairFact(part, Day(planned), Day(planned), back is null ? null : Day(back), notRepairable)] };

    public static IEnumerable<string> Open(this LegalPosition position) => position.Owed.Where(remedy => remedy.State == RemedyState.Open).Select(remedy => remedy.Id);

    public static PeriodPosition Period(this LegalPosition position, string id) => position.Periods.Single(period => period.Id == id);
}
