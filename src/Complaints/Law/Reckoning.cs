using Complaints.Compensation;

namespace Complaints.Law;

/// <summary>One pass over a pack with the facts of one case; collects on the way which facts were missing.</summary>
internal sealed class Reckoning(RulePack pack, LegalFacts facts, DateOnly today)
{
    private readonly SortedDictionary<int, (string Fact, List<LocalText> Decides)> missing = [];
    private readonly HashSet<Caution> cautions = [];
    private readonly HashSet<string> cited = [];
    private Dictionary<string, PeriodPosition> periods = [];
    private Dictionary<string, DeadlinePosition> deadlines = [];

    private static readonly LocalText UseFee = new("Use fee", "Nutzungsgebühr", "折旧费");
    private static readonly IReadOnlyList<string> Facts = ["boughtOn", "price", "currency", "material", "children", "article"];

    public LegalPosition Position()
    {
        if (facts.BoughtElsewhere)
        {
            cautions.Add(Caution.BoughtElsewhere);
        }

        if (pack.Articles.Count > 0 && facts.Article is null)
        {
            cautions.Add(Caution.ArticleUnknown);
            Miss("article", pack.Name);
        }

        if (pack.Articles.Count > 0 && facts.Article is { } article && !pack.Articles.Contains(article))
        {
            cautions.Add(Caution.OtherArticle);
            return Build(null, [], null, null, null, null);
        }

        periods = pack.Periods.Select(PeriodOf).ToDictionary(period => period.Id);
        deadlines = pack.Deadlines.Select(DeadlineOf).OfType<DeadlinePosition>().ToDictionary(deadline => deadline.Id);
        var repairs = RepairsOf();
        return Build(periods[pack.Main.Id], [.. pack.Remedies.Select(remedy => Owed(remedy, repairs))], BurdenOf(), repairs, UseFeeOf(), Next());
    }

    private LegalPosition Build(PeriodPosition? main, IReadOnlyList<OwedRemedy> owed, BurdenPosition? burden, RepairPosition? repairs, UseFeePosition? fee, NextDeadline? next) => new(
        pack.Code, pack.Name, pack.ValidFrom, pack.Sample, pack.Currency, today, facts.ComplainedOn, facts.BoughtOn, facts.BoughtOn is { } bought ? facts.ComplainedOn.DayNumber - bought.DayNumber : null,
        main?.LastDay, main?.DaysLeft, main?.InTime, owed, [.. periods.Values], burden, repairs, fee,
        [.. deadlines.Values.OrderBy(deadline => deadline.Due).ThenBy(deadline => deadline.Id, StringComparer.Ordinal)], next,
        [.. missing.Values.Select(fact => new MissingFact(fact.Fact, fact.Decides))], [.. cautions.Order()],
        main is null ? [] : [.. pack.Notes.Where(note => Cite(note.Source))], UnresolvedOf(main), [.. pack.Sources.Where(source => cited.Contains(source.Id))]);

    /// <summary>A dispute is with whoever sold it.</summary>
    private LawDispute? UnresolvedOf(PeriodPosition? main)
    {
        if (main is null || facts.BoughtElsewhere || pack.Unresolved is not { } unresolved)
        {
            return null;
        }

        Cite(unresolved.Source);
        return unresolved;
    }

    private PeriodPosition PeriodOf(LawPeriod period)
    {
        Cite(period.Source);
        var possible = new List<LawBand>();
        var lacks = new List<string>();
        foreach (var band in period.Bands)
        {
            var holds = Holds(band.When, lacks);
            if (holds != false)
            {
                possible.Add(band);
            }

            if (holds == true)
            {
                break;
            }
        }

        // Bands that say the same decide nothing.
        if (possible.Select(band => band.Length).Distinct().Count() > 1 || (possible.Count > 0 && !Certain(period)))
        {
            lacks.ForEach(fact => Miss(fact, period.Name));
            IReadOnlyList<PeriodAlternative> alternatives = [.. possible.Select(band => new PeriodAlternative(band.When, band.Length, Ends(period, band.Length).Last))];
            return new(period.Id, period.Name, period.IsMain, null, null, null, Agree(alternatives, Certain(period)), alternatives, 0, null, null, null, period.Source);
        }

        if (possible.Count == 0)
        {
            if (period.IsMain)
            {
                cautions.Add(Caution.NotCovered);
            }

            return new(period.Id, period.Name, period.IsMain, null, null, null, null, [], 0, null, null, null, period.Source);
        }

        var length = possible[0].Length;
        var (last, before, stood, ifRepaired) = Ends(period, length);
        if (last is null)
        {
            Miss("boughtOn", period.Name);
        }

        if (before is not null || ifRepaired is not null)
        {
            Cite(period.Extension!.Source);
        }

        return new(period.Id, period.Name, period.IsMain, length, last, Left(last), last is { } end ? facts.ComplainedOn <= end : null, [], stood, before, ifRepaired,
            before is not null || ifRepaired is not null ? period.Extension!.Text : null, period.Source);
    }

    /// <summary>Whether one band holds for certain, or all bands together leave no way out.</summary>
    private bool Certain(LawPeriod period) => period.Bands.Any(band => Holds(band.When, []) == true) || period.Bands.All(band => Holds(band.When, []) == false);

    /// <summary>Where every way ends the same, the missing fact decides nothing.</summary>
    /// <param name="certain">One of them is true; otherwise there may be no period at all.</param>
    private bool? Agree(IReadOnlyList<PeriodAlternative> alternatives, bool certain) =>
        alternatives.All(way => way.LastDay < facts.ComplainedOn) ? false : certain && alternatives.All(way => way.LastDay >= facts.ComplainedOn) ? true : null;

    private (DateOnly? Last, DateOnly? Before, int Stood, DateOnly? IfRepaired) Ends(LawPeriod period, LawSpan length)
    {
        if (facts.BoughtOn is not { } bought)
        {
            return (null, null, 0, null);
        }

        var last = length.After(bought);
        var stood = period.StopsDuringRepair ? InRepair(bought, last) : 0;
        last = Workday(LawSpan.Later(last, stood), period.EndsOnWorkday);
        if (period.Extension is not { } extension)
        {
            return (last, null, stood, null);
        }

        var longer = Workday(extension.Length.After(last), period.EndsOnWorkday);
        var chosen = facts.RepairChosen(extension.From) is { } day && day <= last;
        return chosen ? (longer, last, stood, null) : (last, null, stood, today >= extension.From && today <= last && !facts.BoughtElsewhere ? longer : null);
    }

    /// <summary>Days on which it was away for repair, as far as they began in the period, each counted once.</summary>
    private int InRepair(DateOnly bought, DateOnly last)
    {
        var days = 0;
        var counted = bought;
        foreach (var repair in facts.Repairs.OrderBy(repair => repair.PlannedOn).ThenBy(repair => repair.BackOn ?? DateOnly.MaxValue))
        {
            var from = repair.PlannedOn > counted ? repair.PlannedOn : counted;
            var to = repair.BackOn is { } back && back < today ? back : today;
            if (to > from && from <= LawSpan.Later(last, days))
            {
                (days, counted) = (days + to.DayNumber - from.DayNumber, to);
            }
        }

        return days;
    }

    private static DateOnly Workday(DateOnly day, bool moves) => !moves ? day
        : day.DayOfWeek switch { DayOfWeek.Saturday => LawSpan.Later(day, 2), DayOfWeek.Sunday => LawSpan.Later(day, 1), _ => day };

    /// <summary>True, false, or null when a fact is missing, which is then added to <paramref name="lacks"/>.</summary>
    private bool? Holds(LawCondition when, List<string> lacks)
    {
        var (no, unknown) = (false, new List<string>());
        if (when.AsksPrice)
        {
            if (facts is not { PriceMinor: { } minor, Currency: { } currency })
            {
                unknown.Add("price");
            }
            else if (currency != pack.Currency)
            {
                unknown.Add("currency");
            }
            else
            {
                var price = Money.ToMajor(minor, currency);
                no |= price < when.PriceFrom || price <= when.PriceAbove || price >= when.PriceBelow;
            }
        }

        if (when.Materials is { Count: > 0 } materials)
        {
            if (facts.Material is not { } material)
            {
                unknown.Add("material");
            }
            else
            {
                no |= !materials.Contains(material);
            }
        }

        if (when.Children is { } children)
        {
            if (facts.ForChildren is not { } forChildren)
            {
                unknown.Add("children");
            }
            else
            {
                no |= children != forChildren;
            }
        }

        if (no)
        {
            return false;   // whatever the rest is
        }

        lacks.AddRange(unknown);
        return unknown.Count == 0 ? true : null;
    }

    private OwedRemedy Owed(LawRemedy remedy, RepairPosition? repairs)
    {
        Cite(remedy.Source);
        var period = periods[remedy.Within ?? pack.Main.Id];
        var state = period.InTime switch
        {
            false => RemedyState.Over,
            true => remedy.After is { } after && !Unlocked(after, repairs) ? RemedyState.Later : RemedyState.Open,
            null => period.Length is null && period.Alternatives.Count == 0 ? RemedyState.Over : RemedyState.Unknown,
        };
        return new(remedy.Id, remedy.Text, remedy.Offers, state, period.LastDay, state is RemedyState.Later or RemedyState.Unknown ? remedy.After?.Text : null, remedy.Source);
    }

    private bool Unlocked(LawUnlock after, RepairPosition? repairs) =>
        (after.Repairs is { } needed && repairs?.Counted >= needed)
        || (after.NotRepairable && repairs?.NotRepairable == true)
        || (after.Missed is { } id && deadlines.GetValueOrDefault(id)?.State == DeadlineState.Missed);

    private BurdenPosition? BurdenOf()
    {
        foreach (var rule in pack.Burden)
        {
            var period = periods[rule.Within ?? pack.Main.Id];
            if (period.InTime is null)
            {
                return null;   // the period's missing facts are noted already
            }

            if (period.InTime == true)
            {
                Cite(rule.Source);
                return new(rule.Who, rule.Within is null ? null : period.LastDay, rule.Text, rule.Source);
            }
        }

        return null;
    }

    private RepairPosition? RepairsOf()
    {
        if (pack.Repairs is not { } rule)
        {
            return null;
        }

        Cite(rule.Source);
        var worst = facts.Repairs.GroupBy(repair => repair.Part.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(tries => (Part: tries.Key, Tries: tries.OrderBy(repair => repair.PlannedOn).ToList()))
            .Select(part => (part.Part, Used: part.Tries.Count(repair => repair.OutOn is not null || repair.BackOn is not null), Done: part.Tries.Count(repair => repair.BackOn is not null), Failed: part.Tries.Where((repair, index) => Failed(repair, index < part.Tries.Count - 1)).Count()))
            .OrderByDescending(part => Counted(part.Done, part.Failed)).ThenByDescending(part => part.Used).ThenBy(part => part.Part, StringComparer.Ordinal).FirstOrDefault();
        return new(worst.Part, worst.Used, worst.Failed, Counted(worst.Done, worst.Failed), rule.Allowed, facts.Repairs.Any(repair => repair.NotRepairable), rule.Text, rule.Source);

        int Counted(int done, int failed) => rule.Counts == "failed" ? failed : done;

        // What is repaired once more had not lasted.
        static bool Failed(RepairFact repair, bool again) => repair.BackOn is not null && (repair.NotRepairable || again || repair.AgainOn is not null);
    }

    /// <summary>Price times rate times days, commercially rounded to the smallest coin; never more than the price.</summary>
    private UseFeePosition? UseFeeOf()
    {
        if (pack.UseFee is not { } rule)
        {
            return null;
        }

        Cite(rule.Source);
        if (rule.PercentPerDay is not { } percent)
        {
            return new(false, null, null, null, null, rule.Text, rule.Source);
        }

        if (facts.BoughtOn is null)
        {
            Miss("boughtOn", UseFee);
        }

        if (facts.PriceMinor is null || facts.Currency is null)
        {
            Miss("price", UseFee);
        }

        int? days = facts.BoughtOn is { } bought ? Math.Max(0, facts.ComplainedOn.DayNumber - bought.DayNumber) : null;
        decimal? amount = days is { } used && facts is { PriceMinor: { } price, Currency: { } currency }
            ? used <= rule.FreeDays ? 0 : Money.ToMajor((long)Math.Min(price, Math.Round(price * percent * used / 100m, MidpointRounding.AwayFromZero)), currency)
            : null;
        return new(true, amount, facts.Currency, days, percent, rule.Text, rule.Source);
    }

    private DeadlinePosition? DeadlineOf(LawDeadline rule)
    {
        var (start, done) = rule.From switch
        {
            "repair" => facts.Repairs.OrderBy(repair => repair.BackOn is not null).ThenByDescending(repair => repair.PlannedOn).FirstOrDefault() is { } repair
                ? Slowest(rule, repair) : (null, null),
            "remedy" => rule.Remedy is null || rule.Remedy == facts.Remedy ? (facts.RemedyOn, facts.Ended) : (null, null),
            _ => ((DateOnly?)facts.ComplainedOn, facts.Answered ?? facts.Ended),
        };
        if (start is not { } from)
        {
            return null;
        }

        Cite(rule.Source);
        var due = Workday(rule.Length.After(from), rule.EndsOnWorkday);
        var state = done is { } day ? (day <= due ? DeadlineState.Met : DeadlineState.Missed) : today <= due ? DeadlineState.Open : DeadlineState.Missed;
        return new(rule.Id, rule.Name, due, done is null ? due.DayNumber - today.DayNumber : 0, state, rule.Source);
    }

    /// <summary>The repair that took too long, if there was one: the customer's choice does not go away with the next repair. Else the one that runs.</summary>
    private (DateOnly? Start, DateOnly? Done) Slowest(LawDeadline rule, RepairFact running)
    {
        var late = facts.Repairs.OrderBy(repair => repair.PlannedOn).FirstOrDefault(repair => (repair.BackOn ?? today) > Workday(rule.Length.After(repair.PlannedOn), rule.EndsOnWorkday));
        var shown = late ?? running;
        return (shown.PlannedOn, shown.BackOn);
    }

    /// <summary>What we have to do comes before what the customer has to do in time.</summary>
    private NextDeadline? Next()
    {
        var duty = deadlines.Values.Where(deadline => deadline.State == DeadlineState.Open || (deadline.State == DeadlineState.Missed && deadline.DaysLeft < 0)).OrderBy(deadline => deadline.Due).FirstOrDefault();
        if (duty is not null)
        {
            return new(duty.Name, duty.Due, duty.DaysLeft, true);
        }

        return periods.Values.Where(period => period.DaysLeft >= 0 && period.LastDay is not null).OrderBy(period => period.LastDay).Select(period => new NextDeadline(period.Name, period.LastDay!.Value, period.DaysLeft!.Value, false)).FirstOrDefault();
    }

    /// <summary>Negative once it is over.</summary>
    private int? Left(DateOnly? last) => last is { } day ? day.DayNumber - today.DayNumber : null;

    private bool Cite(string source) => cited.Add(source) || true;

    private void Miss(string fact, LocalText decides)
    {
        var place = Facts.ToList().IndexOf(fact);
        if (!missing.TryGetValue(place, out var known))
        {
            missing[place] = known = (fact, []);
        }

        if (!known.Decides.Contains(decides))
        {
            known.Decides.Add(decides);
        }
    }
}
