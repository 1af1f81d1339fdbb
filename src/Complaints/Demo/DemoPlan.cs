using Complaints.Customers;
using Complaints.Stages;

namespace Complaints.Demo;

/// <summary>Which complaints the demo chain has had: when, where, about what. Why these, see <see cref="DemoChain"/>.</summary>
internal sealed class DemoPlan(IReadOnlyList<DemoStore> stores, IReadOnlyList<DemoStyle> styles, Dice dice, DateTime now)
{
    private const int Weeks = 12;
    private static readonly int[] BadBatchPerWeek = [1, 0, 1, 1, 2, 5, 4, 6, 8, 9, 9, 14];
    private const int BadBatchThisWeek = 12;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(5);

    private readonly List<DemoCase> cases = [];
    private readonly DateTime thisMonday = now.Date.AddDays(-(((int)now.DayOfWeek + 6) % 7));

    /// <returns>All cases, earliest first.</returns>
    public IReadOnlyList<DemoCase> Make()
    {
        StandingAtEveryStage();
        WaitingForADecision();
        EverydayTrouble();
        GoldenInformant();
        BadBatch();
        RudeStore();
        SerialClaimant();
        return [.. cases.OrderBy(entry => entry.OpenedAt)];
    }

    private void EverydayTrouble()
    {
        for (var week = -Weeks; week <= 0; week++)
        {
            var count = dice.Between(23, 28);
            for (var number = 0; number < count; number++)
            {
                var store = dice.Of(stores, store => store.Share);
                var defect = dice.Of(DemoDefects.All, defect => defect.Weight);
                var time = TimeIn(week, store);

                // The last days are those whose complaints are planned one by one.
                if (time < now - Lately)
                {
                    Add(store, defect.Code, time, mistaken: dice.Chance(0.08));
                }
            }
        }
    }

    private void BadBatch()
    {
        for (var week = -Weeks; week <= 0; week++)
        {
            var count = week < 0 ? BadBatchPerWeek[week + Weeks] : BadBatchThisWeek;
            count -= cases.Count(entry => entry.WantedArticle?.Batch == DemoStyles.BadBatch && WeekOf(entry.OpenedAt) == week);
            for (var number = 0; number < count; number++)
            {
                var store = dice.Of(stores, store => store.Share);
                Add(store, DemoDefects.SoleOpen, TimeIn(week, store), bad: true, mistaken: week < -3 && dice.Chance(0.1));
            }
        }
    }

    private void RudeStore()
    {
        for (var week = -Weeks; week < 0; week++)
        {
            for (var number = week % 3 == 0 ? 2 : 1; number > 0; number--)
            {
                Add(Store("L01"), DemoDefects.Rude, TimeIn(week, Store("L01")));
            }
        }
    }

    private void GoldenInformant()
    {
        (int Week, string Defect, bool Bad)[] complaints = [(-Weeks, DemoDefects.SoleOpen, true), (-7, "ZIP-FAIL", false), (-2, "FADE", false)];
        var times = complaints.Select(complaint => TimeIn(complaint.Week, Store("T02"))).ToList();
        var who = new Customer("林秀兰", "+86 100 0000 7777", null, "zh", times[0]);
        who.Change(who.Details with { Salutation = "nushi" });
        foreach (var ((_, defect, bad), time) in complaints.Zip(times))
        {
            cases.Add(new DemoCase(Store("T02"), DemoDefects.Get(defect), time)
            {
                WantedCustomer = who,
                WantedProof = "receipt",
                WantedArticle = bad ? (Style(DemoStyles.BadStyle), DemoStyles.BadBatch) : null,
                Finding = Tickets.Outcomes.Upheld,
            });
        }
    }

    private void SerialClaimant()
    {
        (int Week, string Store, string Defect, string Proof)[] claims =
            [(-10, "T01", "RUB", "receipt"), (-8, "T02", "FADE", "none"), (-6, "H01", "SOLE-WEAR-FAST", "none"), (-4, "T01", "ODOUR", "receipt"), (-3, "T02", "HURTS", "none")];
        var times = claims.Select(claim => TimeIn(claim.Week, Store(claim.Store))).ToList();
        var who = new Customer("马德福", "+86 100 0000 8888", null, "zh", times[0]);
        who.Change(who.Details with { Salutation = "xiansheng" });
        foreach (var ((week, store, defect, proof), time) in claims.Zip(times))
        {
            cases.Add(new DemoCase(Store(store), DemoDefects.Get(defect), time)
            {
                WantedCustomer = who,
                WantedProof = proof,
                Finding = Tickets.Outcomes.NoFault,
                Gifts = week > -10 ? [new ProposedLine("coupon", 2, null)] : [new ProposedLine("careKit", 1, null), new ProposedLine("coupon", 1, null)],
            });
        }
    }

    /// <summary>So that whoever looks today finds work of every sort, some of it late.</summary>
    private void StandingAtEveryStage()
    {
        (string Stage, string Store, string Defect, double HoursAgo)[] standing =
        [
            ("listen", "T01", "ZIP-FAIL", 0.05), ("listen", "D01", "RUB", 0.08),
            ("talk", "T02", DemoDefects.Rude, 0.15), ("talk", "L01", "SLOW", 0.2),
            ("apologise", "T01", "UPPER-PEEL", 0.3), ("apologise", "D01", "COLOR-MISMATCH-PAIR", 0.35),
            ("analyse", "T01", DemoDefects.SoleOpen, 2), ("analyse", "T02", "FADE", 30), ("analyse", "D01", "WATER-IN", 5), ("analyse", "H01", "HEEL-LOOSE", 50),
            ("explain", "T01", "RUB", 6), ("explain", "L01", "SOLE-WEAR-FAST", 32), ("explain", "U01", "FADE", 4),
            ("process", "T02", "SEAM-OPEN", 3), ("process", "D01", "ZIP-FAIL", 12), ("process", "T01", "FIT-SMALL", 45),
            ("compensate", "T01", "BLEED", 2.5), ("compensate", "T02", "PROMISE-BROKEN", 28), ("compensate", "D01", "HURTS", 7),
            ("confirm", "T02", "INSOLE-LOOSE", 1.1), ("confirm", "L01", "UPPER-PEEL", 20),
        ];
        foreach (var (stage, store, defect, hours) in standing)
        {
            Add(Store(store), defect, JustBefore(Store(store), hours), staysAt: stage, bad: stage == "analyse" && defect == DemoDefects.SoleOpen);
        }
    }

    private void WaitingForADecision()
    {
        (string Store, string Defect, double HoursAgo, ProposedLine[] Gifts)[] waiting =
        [
            ("T01", DemoDefects.SoleOpen, 1.3, [new("discountCard15", 1, null)]),
            ("T02", "BLEED", 1.5, [new("cleaning", 1, null)]),
            ("T01", "BLEED", 2.4, [new("cleaning", 4, null)]),
            ("H01", DemoDefects.Rude, 1.6, [new("flowers", 1, null), new("taxi", 1, null)]),
            ("D01", "CARD-REFUSED", 1.2, [new("vipUpgrade", 1, null)]),
            ("L01", DemoDefects.Rude, 3.1, [new("flowers", 1, null)]),
            ("D01", "BLEED", 2.2, [new("cleaning", 3, null), new("flowers", 1, null)]),
        ];
        foreach (var (store, defect, hours, gifts) in waiting)
        {
            cases.Add(new DemoCase(Store(store), DemoDefects.Get(defect), JustBefore(Store(store), hours))
            {
                WaitsForDecision = true,
                Finding = "upheld",
                Gifts = gifts,
                WantedArticle = defect == DemoDefects.SoleOpen ? (Style(DemoStyles.BadStyle), DemoStyles.BadBatch) : null,
            });
        }
    }

    private void Add(DemoStore store, string defect, DateTime time, bool bad = false, string? staysAt = null, bool mistaken = false)
    {
        if (time < now)
        {
            cases.Add(new DemoCase(store, DemoDefects.Get(defect), time)
            {
                StaysAt = staysAt,
                WantedArticle = bad ? (Style(DemoStyles.BadStyle), DemoStyles.BadBatch) : null,
                Finding = bad && dice.Chance(0.9) ? "upheld" : null,
                FirstTakenFor = mistaken && DemoDefects.TakenFor.TryGetValue(defect, out var other) ? DemoDefects.Get(other) : null,
            });
        }
    }

    /// <summary>A moment in the store's opening hours of that week; weekends are busier.</summary>
    private DateTime TimeIn(int week, DemoStore store)
    {
        while (true)
        {
            var day = DateOnly.FromDateTime(thisMonday).AddDays((7 * week) + dice.Between(0, 6));
            var busy = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1.0 : 0.6;
            if (store.Hours(day) is { } hours && dice.Chance(busy))
            {
                return hours.From + dice.Part(hours.To - hours.From - TimeSpan.FromMinutes(20));
            }
        }
    }

    /// <summary>So long ago, and early enough that all of it fits before the store closes.</summary>
    private DateTime JustBefore(DemoStore store, double hours)
    {
        var visit = TimeSpan.FromHours(Math.Min(hours, 1.2));
        return store.LastOpen(now - TimeSpan.FromHours(hours) + visit, visit) - visit;
    }

    private int WeekOf(DateTime time) => (int)Math.Floor((time - thisMonday).TotalDays / 7);

    private DemoStore Store(string code) => stores.First(store => store.Code == code);

    private DemoStyle Style(string code) => styles.First(style => style.Style.Code == code);
}
