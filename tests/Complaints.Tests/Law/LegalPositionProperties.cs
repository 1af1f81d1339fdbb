using Complaints.Law;
using static Complaints.Tests.Law.Packs;

namespace Complaints.Tests.Law;

/// <summary>What holds for any facts under any pack. The seed is fixed; a failure says which case it was.</summary>
public sealed class LegalPositionProperties
{
    private const int Cases = 4000;

    [Fact]
    public void Every_pack_gives_a_position_for_every_set_of_facts()
    {
        foreach (var (facts, today) in Random(1))
        {
            foreach (var pack in All)
            {
                var position = LegalPosition.Of(pack, facts, today);

                Assert.True(position.LastDay is not null || facts.BoughtOn is null || position.Missing.Count > 0 || position.Cautions.Count > 0, $"{pack.Code}: neither a last day nor a reason for {facts}");
                Assert.True(position.Cautions.Contains(Caution.OtherArticle) || position.Owed.Count == pack.Remedies.Count, $"{pack.Code}: a remedy was lost for {facts}");
                Assert.True(position.UseFee?.Amount is not { } fee || (fee >= 0 && fee <= facts.PriceMinor / 100m), $"{pack.Code}: a fee of {position.UseFee?.Amount} for {facts}");
                Assert.All(position.Owed, remedy => Assert.Contains(position.Sources, source => source.Id == remedy.Source));
                Assert.All(position.Owed.Where(remedy => remedy.State == RemedyState.Open), remedy => Assert.True(facts.ComplainedOn <= remedy.LastDay || remedy.LastDay is null));
            }
        }
    }

    [Fact]
    public void Later_day_never_gives_more_days_left()
    {
        foreach (var (facts, today) in Random(2))
        {
            foreach (var pack in All)
            {
                var (before, after) = (LegalPosition.Of(pack, facts, today), LegalPosition.Of(pack, facts, today.AddDays(1 + (facts.ComplainedOn.DayNumber % 40))));

                Assert.All(before.Periods.Zip(after.Periods), pair => Assert.True(pair.Second.DaysLeft <= pair.First.DaysLeft || pair.First.DaysLeft is null, $"{pack.Code} {pair.First.Id}: {pair.First.DaysLeft}, then {pair.Second.DaysLeft} for {facts}"));
                Assert.All(before.Deadlines.Zip(after.Deadlines), pair => Assert.True(pair.Second.State >= pair.First.State || pair.First.State == DeadlineState.Met));
            }
        }
    }

    [Fact]
    public void Later_purchase_never_ends_earlier()
    {
        foreach (var (facts, today) in Random(3).Where(one => one.Facts.BoughtOn is not null && one.Facts.Repairs.Count == 0))
        {
            foreach (var pack in All)
            {
                var later = facts with { BoughtOn = facts.BoughtOn!.Value.AddDays(1) };

                Assert.All(LegalPosition.Of(pack, facts, today).Periods.Zip(LegalPosition.Of(pack, later, today).Periods), pair => Assert.True(!(pair.Second.LastDay < pair.First.LastDay), $"{pack.Code} {pair.First.Id} for {facts}"));
            }
        }
    }

    [Fact]
    public void What_is_missing_really_decides_and_knowing_it_leaves_nothing_missing()
    {
        foreach (var (facts, today) in Random(4))
        {
            var known = facts with { BoughtOn = facts.BoughtOn ?? facts.ComplainedOn, PriceMinor = facts.PriceMinor ?? 19900, Currency = "CNY", Material = facts.Material ?? "leather", ForChildren = facts.ForChildren ?? false, Article = facts.Article ?? "shoes" };

            Assert.All(All, pack => Assert.Empty(LegalPosition.Of(pack, known, today).Missing));
        }
    }

    private static IEnumerable<(LegalFacts Facts, DateOnly Today)> Random(int seed)
    {
#pragma warning disable CA5394 // made-up cases, no secrets
        var dice = new Random(seed);
        T? Maybe<T>(T value)
            where T : struct => dice.Next(5) == 0 ? null : value;
        string? One(params string?[] words) => words[dice.Next(words.Length)];
        for (var index = 0; index < Cases; index++)
        {
            var bought = new DateOnly(2015, 1, 1).AddDays(dice.Next(5000));
            var complained = bought.AddDays(dice.Next(4) == 0 ? dice.Next(2500) : dice.Next(140));
            var repairs = Enumerable.Range(0, dice.Next(4)).Select(_ =>
            {
                var planned = complained.AddDays(dice.Next(60));
                DateOnly? back = dice.Next(3) == 0 ? null : planned.AddDays(dice.Next(20));
                return new RepairFact(One("left sole", "Left sole", "heel")!, planned, Maybe(planned), back, dice.Next(6) == 0, back is { } day && dice.Next(3) == 0 ? day : null);
            }).ToList();
            var facts = new LegalFacts(
                complained, Maybe(bought), Maybe((long)dice.Next(100_000)), One("CNY", "EUR", null), One("leather", "imitation", "cloth", "rubber", null), Maybe(dice.Next(2) == 0),
                One("shoes", "shoes", "clothes", null), dice.Next(8) == 0, repairs, One("repair", "refund", null), Maybe(complained.AddDays(dice.Next(10))), Maybe(complained), Maybe(complained.AddDays(30)));
            yield return (facts, complained.AddDays(dice.Next(90)));
        }
#pragma warning restore CA5394
    }
}
