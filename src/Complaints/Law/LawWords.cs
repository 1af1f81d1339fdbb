using Complaints.Compensation;
using Complaints.Shell;
using Microsoft.Extensions.Localization;

namespace Complaints.Law;

/// <param name="Key">owed, lastDay, burden, repairs, useFee, next, missing.</param>
public sealed record LawLine(string Key, string Label, IReadOnlyList<string> Texts);

/// <summary>Says a position in the reader's words, line by line: the same on the card and where two packs stand side by side.</summary>
public sealed class LawWords(IStringLocalizer<LawTexts> texts, Labels label)
{
    public IReadOnlyList<LawLine> Lines(LegalPosition position) =>
    [
        Line("owed", Owed(position)),
        Line("lastDay", LastDay(position)),
        Line("burden", position.Burden is { } burden ? [burden.Text.ToString(), .. Some(burden.Until is { } until ? texts["Until", label.Day(until)] : null)] : [texts[position.InTime is null && position.Periods.Count > 0 && position.Missing.Count > 0 ? "Depends" : "Unsaid"]]),
        Line("repairs", Repairs(position)),
        Line("useFee", [Fee(position)]),
        Line("next", [position.Next is { } next ? texts[next.IsDuty ? "Next.duty" : "Next.right", next.Name, label.Day(next.Day), Days(next.DaysLeft)] : texts["Next.none"]]),
    ];

    public IReadOnlyList<string> Missing(LegalPosition position) =>
        [.. position.Missing.Select(fact => texts["Missing." + fact.Fact, string.Join(texts["Comma"], fact.Decides.Select(what => what.ToString()))].Value)];

    public IReadOnlyList<string> Cautions(LegalPosition position) => [.. position.Cautions.Select(caution => texts["Caution." + caution, label.Day(position.ValidFrom)].Value)];

    private LawLine Line(string key, IReadOnlyList<string> said) => new(key, texts["Line." + key], said);

    private IReadOnlyList<string> Owed(LegalPosition position)
    {
        var open = position.Owed.Where(remedy => remedy.State == RemedyState.Open).ToList();
        var unknown = position.Owed.Where(remedy => remedy.State == RemedyState.Unknown).ToList();
        var later = position.Owed.Where(remedy => remedy.State == RemedyState.Later).ToList();
        return
        [
            .. open.Select(remedy => remedy.Text.ToString()),
            .. unknown.Select(remedy => texts["Owed.unknown", remedy.Text].Value),
            .. later.Select(remedy => texts["Owed.later", remedy.Text, remedy.After!].Value),
            .. Some(open.Count + unknown.Count == 0 ? texts["Owed.nothing"] : null),
        ];
    }

    private IReadOnlyList<string> LastDay(LegalPosition position)
    {
        var main = position.Periods.FirstOrDefault(period => period.IsMain);
        if (main is null)
        {
            return [texts["Unsaid"]];
        }

        if (main.LastDay is not { } last)
        {
            return main.Alternatives.Count > 0 ? [.. main.Alternatives.Select(way => Alternative(way, position.Currency))]
                : [main.Length is { } length ? texts["LastDay.noPurchase", Length(length)] : texts["Unsaid"]];
        }

        return
        [
            main.DaysLeft >= 0 ? texts["LastDay", label.Day(last), Days(main.DaysLeft!.Value)] : texts["LastDay.over", label.Day(last), Days(main.DaysLeft!.Value)],
            .. Some(position.Day is { } day ? texts[main.InTime == true ? "Day.inTime" : "Day.late", day] : null),
            .. Some(main.ExtendedFrom is { } before ? texts["Extended", label.Day(before), main.Extension!] : null),
            .. Some(main.IfRepaired is { } repaired ? texts["IfRepaired", label.Day(repaired)] : null),
            .. Some(main.StoodStill > 0 ? texts["StoodStill", main.StoodStill] : null),
            .. position.Periods.Where(period => !period.IsMain && period.DaysLeft >= 0).Select(period => texts["Period", period.Name, label.Day(period.LastDay!.Value), Days(period.DaysLeft!.Value)]
                + (period.StoodStill > 0 ? " " + texts["StoodStill", period.StoodStill] : "")),
        ];
    }

    private string Alternative(PeriodAlternative way, string? currency)
    {
        List<string> conditions =
        [
            .. Some(way.When.PriceFrom is { } from ? texts["If.priceFrom", Money.Show(from, currency!)] : null),
            .. Some(way.When.PriceAbove is { } above ? texts["If.priceAbove", Money.Show(above, currency!)] : null),
            .. Some(way.When.PriceBelow is { } below ? texts["If.priceBelow", Money.Show(below, currency!)] : null),
            .. Some(way.When.Materials is { Count: > 0 } materials ? texts["If.material", string.Join(texts["Comma"], materials.Select(group => texts["Material." + group].Value))] : null),
            .. Some(way.When.Children is { } children ? texts[children ? "If.children" : "If.adults"] : null),
        ];
        var condition = conditions.Count == 0 ? texts["If.otherwise"].Value : string.Join(texts["Comma"], conditions);
        return way.LastDay is { } last ? texts["Alternative.day", label.Day(last), condition] : texts["Alternative.length", Length(way.Length), condition];
    }

    private IReadOnlyList<string> Repairs(LegalPosition position) => position.Repairs is not { } repairs ? [texts["Unsaid"]] :
    [
        repairs.Part is null ? texts["Repairs.none", repairs.Allowed] : texts["Repairs.used", repairs.Used, repairs.Allowed, repairs.Part, repairs.Failed],
        repairs.Text.ToString(),
    ];

    private string Fee(LegalPosition position) => position.UseFee switch
    {
        null => texts["Unsaid"],
        { Charged: false } fee => fee.Text.ToString(),
        { Amount: 0 } fee => texts["Fee.free", fee.Days!],
        { Amount: { } amount } fee => texts["Fee", Money.Show(amount, fee.Currency!), fee.Days!, fee.PercentPerDay!],
        { } fee => texts["Fee.unknown", fee.Text],
    };

    private string Length(LawSpan length) => texts["Length." + length.Unit, length.Count];

    private string Days(int left) => left == 0 ? texts["Days.today"] : left == 1 ? texts["Days.one"] : left > 0 ? texts["Days.left", left] : left == -1 ? texts["Days.oneAgo"] : texts["Days.ago", -left];

    private static IEnumerable<string> Some(LocalizedString? said) => said is null ? [] : [said.Value];
}
