using Complaints.Law;
using static Complaints.Tests.Law.Packs;

namespace Complaints.Tests.Law;

/// <summary>The worked stories, and the same with other prices, days and people.</summary>
public sealed class LegalPositionTests
{
    [Theory]
    [InlineData("399", "2026-09-01", "2026-11-02", "2026-12-30", 58, 62)]
    [InlineData("300", "2026-09-01", "2026-11-02", "2026-12-30", 58, 62)]
    [InlineData("299.99", "2026-09-01", "2026-11-02", "2026-11-30", 28, 62)]
    [InlineData("100", "2026-09-01", "2026-11-02", "2026-11-30", 28, 62)]
    [InlineData("99.99", "2026-09-01", "2026-09-30", "2026-10-01", 1, 29)]
    [InlineData("50", "2024-02-01", "2024-02-29", "2024-03-02", 2, 28)]
    public void Taiyuan_counts_days_by_the_price(string price, string bought, string complained, string last, int left, int day)
    {
        var position = Case(bought, complained, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)).Under("CN-Taiyuan");

        Assert.Equal((Day(last), left, day, true), (position.LastDay, position.DaysLeft, position.Day, position.InTime));
        Assert.Equal(["repair"], position.Open());
        Assert.Empty(position.Missing);
        Assert.Contains(position.Sources, source => source.Id == "R17");
    }

    [Fact]
    public void Taiyuan_returns_money_in_a_week_exchanges_in_a_fortnight_and_then_repairs()
    {
        Assert.Equal(["refund", "exchange", "repair"], Case("2026-09-01", "2026-09-08").Under("CN-Taiyuan").Open());
        Assert.Equal(["exchange", "repair"], Case("2026-09-01", "2026-09-16").Under("CN-Taiyuan").Open());
        Assert.Equal(["repair"], Case("2026-09-01", "2026-09-17").Under("CN-Taiyuan").Open());
        Assert.Empty(Case("2026-09-01", "2026-12-31").Under("CN-Taiyuan").Open());
    }

    [Theory]
    [InlineData("399", 45, "89.78")]
    [InlineData("399", 20, "39.90")]
    [InlineData("399", 7, "0")]
    [InlineData("399", 8, "15.96")]
    [InlineData("459", 100, "229.50")]
    [InlineData("399", 300, "399")]
    public void Use_fee_is_half_a_percent_of_the_price_a_day(string price, int days, string fee)
    {
        var bought = new DateOnly(2026, 3, 1);
        var facts = Case("2026-03-01", "2026-03-01", decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)) with { ComplainedOn = bought.AddDays(days) };

        Assert.Equal(decimal.Parse(fee, System.Globalization.CultureInfo.InvariantCulture), facts.Under("CN-Taiyuan").UseFee!.Amount);
    }

    [Fact]
    public void Germany_and_Britain_know_no_fee_for_use()
    {
        Assert.False(Case("2026-09-01", "2026-11-02", currency: "EUR").Under("DE").UseFee!.Charged);
        Assert.Null(Case("2026-09-01", "2026-11-02", currency: "GBP").Under("UK").UseFee);
    }

    [Theory]
    [InlineData("leather", false, "399", "2026-11-30", "2027-02-28")]
    [InlineData("leather", false, "100.01", "2023-11-30", "2024-02-29")]
    [InlineData("cloth", false, "399", "2027-01-31", "2027-02-28")]
    [InlineData("leather", true, "399", "2026-08-31", "2026-09-30")]
    [InlineData("imitation", false, "99", "2026-12-31", "2027-01-31")]
    [InlineData("imitation", false, "101", "2026-12-31", "2027-03-31")]
    [InlineData("leather", false, "100", "2026-12-31", null)]
    [InlineData("rubber", false, "300", "2026-12-31", null)]
    public void Heilongjiang_counts_months_by_material_price_and_age(string material, bool child, string price, string bought, string? last)
    {
        var position = Case(bought, bought, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), material: material, child: child).Under("CN-Heilongjiang");

        Assert.Equal(last is null ? null : Day(last), position.LastDay);
        Assert.Equal(last is null, position.Cautions.Contains(Caution.NotCovered));
    }

    [Theory]
    [InlineData("2026-11-09", false)]
    [InlineData("2026-11-10", true)]
    public void Repair_that_is_not_back_after_a_week_gives_the_customer_the_choice(string today, bool choice)
    {
        var facts = Case("2026-09-01", "2026-11-02").Repaired("2026-11-02");
        foreach (var code in (string[])["CN-Heilongjiang", "CN-Taiyuan"])
        {
            var position = facts.Under(code, today);

            Assert.Equal(choice, position.Open().Contains("choice"));
            Assert.Equal((Day("2026-11-09"), true), (position.Next!.Day, position.Next.IsDuty));
            Assert.Equal(choice ? DeadlineState.Missed : DeadlineState.Open, Assert.Single(position.Deadlines).State);
        }

        Assert.Contains("choice", facts.Repaired("2026-11-02", "2026-11-11", "heel").Under("CN-Heilongjiang", "2026-11-20").Open());
    }

    [Fact]
    public void Germany_wants_the_arbitration_board_told_when_no_agreement_is_found()
    {
        var position = Case("2026-09-01", "2026-11-02", currency: "EUR").Under("DE");

        Assert.Contains("arbitration board", position.Unresolved!.Text.En, StringComparison.Ordinal);
        Assert.DoesNotContain("head office", position.Unresolved.ForCustomer!.En, StringComparison.Ordinal);
        Assert.Contains("VSBG", position.Sources.Select(source => source.Id));
        Assert.NotNull(Case("2021-06-01", "2021-11-02", currency: "EUR").Under("DE").Unresolved);
        Assert.Null(Case("2026-09-01", "2026-11-02", currency: "EUR", elsewhere: true).Under("DE").Unresolved);
        Assert.Null(Case("2026-09-01", "2026-11-02").Under("CN-Taiyuan").Unresolved);
    }

    [Fact]
    public void Germany_counts_two_years_and_the_seller_proves_in_the_first()
    {
        var position = Case("2024-02-29", "2025-02-28", currency: "EUR").Under("DE");
        Assert.Equal((Day("2026-02-28"), "seller", Day("2025-02-28")), (position.LastDay, position.Burden!.Who, position.Burden.Until));
        Assert.Equal("customer", Case("2024-02-29", "2025-03-01", currency: "EUR").Under("DE").Burden!.Who);

        // Sold before 2022 the seller proves for six months only.
        Assert.Equal("customer", Case("2021-12-31", "2022-08-01", currency: "EUR").Under("DE").Burden!.Who);
        Assert.Equal("seller", Case("2022-01-01", "2022-08-01", currency: "EUR").Under("DE").Burden!.Who);
    }

    [Fact]
    public void Second_failed_repair_of_the_same_part_unlocks_reduction_and_rescission()
    {
        var facts = Case("2026-03-02", "2026-05-04", currency: "EUR").Repaired("2026-05-04", "2026-05-08");
        Assert.Equal((1, 0, 2), (facts.Under("DE").Repairs!.Used, facts.Under("DE").Repairs!.Failed, facts.Under("DE").Repairs!.Allowed));

        var twice = facts.Repaired("2026-05-20", "2026-05-25", "Left Sole");
        Assert.Equal((2, 1), (twice.Under("DE").Repairs!.Used, twice.Under("DE").Repairs!.Failed));
        Assert.Equal(["cure"], twice.Under("DE").Open());

        var failed = twice with { Repairs = [twice.Repairs[0], twice.Repairs[1] with { AgainOn = Day("2026-05-28") }] };
        Assert.Equal(["cure", "afterFailure"], failed.Under("DE").Open());
        Assert.Equal(["cure"], twice.Repaired("2026-05-30", "2026-06-02", "zip").Under("DE").Open());
        Assert.Equal(["cure", "afterFailure"], Case("2026-03-02", "2026-05-04").Repaired("2026-05-04", "2026-05-08", notRepairable: true).Under("DE").Open());
        Assert.Contains("choice", Case("2026-03-02", "2026-05-04").Repaired("2026-05-04", "2026-05-08").Repaired("2026-05-20", "2026-05-25").Under("CN-Taiyuan").Open());
    }

    [Theory]
    [InlineData("2026-07-30", "2028-03-02")]
    [InlineData("2026-07-31", "2029-03-02")]
    public void Choosing_repair_from_31_July_2026_extends_liability_by_a_year_once(string planned, string last)
    {
        var facts = Case("2026-03-02", planned, currency: "EUR");
        Assert.Equal(Day("2028-03-02"), facts.Under("DE").LastDay);
        Assert.Equal(planned == "2026-07-31" ? Day("2029-03-02") : null, facts.Under("DE").Period("liability").IfRepaired);
        Assert.Equal(Day(last), facts.Repaired(planned, planned).Under("DE").LastDay);
        Assert.Equal(Day("2029-03-02"), facts.Repaired("2026-08-03", "2026-08-05").Repaired("2026-08-10", "2026-08-12", "heel").Under("DE").LastDay);
        Assert.Equal(Day("2029-03-02"), (facts with { Remedy = "repair", RemedyOn = Day("2026-08-01") }).Under("DE").LastDay);
        Assert.Equal(Day("2028-03-02"), (facts with { Remedy = "refund", RemedyOn = Day("2026-08-01") }).Under("DE").LastDay);
    }

    [Fact]
    public void British_clock_stops_during_repair_and_one_repair_is_all()
    {
        var facts = Case("2026-03-01", "2026-03-11", currency: "GBP");
        Assert.Equal((Day("2026-03-31"), 20), (facts.Under("UK").Period("reject").LastDay, facts.Under("UK").Period("reject").DaysLeft));
        Assert.Equal(["reject", "cure"], facts.Under("UK").Open());
        Assert.Equal(Day("2032-03-01"), facts.Under("UK").LastDay);

        Assert.Equal(20, facts.Repaired("2026-03-11").Under("UK", "2026-03-25").Period("reject").DaysLeft);
        var back = facts.Repaired("2026-03-11", "2026-03-21").Under("UK", "2026-03-25");
        Assert.Equal((Day("2026-04-10"), 10, 16), (back.Period("reject").LastDay, back.Period("reject").StoodStill, back.Period("reject").DaysLeft));

        var later = Case("2026-03-01", "2026-09-01", currency: "GBP");
        Assert.Equal("seller", later.Under("UK").Burden!.Who);
        Assert.Equal("customer", Case("2026-03-01", "2026-09-02", currency: "GBP").Under("UK").Burden!.Who);
        Assert.Equal(["cure"], later.Under("UK").Open());
        Assert.Equal(["cure", "afterFailure"], later.Repaired("2026-09-01", "2026-09-05").Repaired("2026-09-10").Under("UK").Open());
    }

    [Fact]
    public void British_refund_is_due_in_fourteen_days()
    {
        var agreed = Case("2026-03-01", "2026-03-11", currency: "GBP") with { Remedy = "refund", RemedyOn = Day("2026-03-20") };

        Assert.Equal((Day("2026-04-03"), 3, true), (agreed.Under("UK", "2026-03-31").Next!.Day, agreed.Under("UK", "2026-03-31").Next!.DaysLeft, agreed.Under("UK", "2026-03-31").Next!.IsDuty));
        Assert.Equal(DeadlineState.Met, Assert.Single((agreed with { Ended = Day("2026-04-03") }).Under("UK", "2026-05-01").Deadlines).State);
        Assert.Equal(DeadlineState.Missed, Assert.Single(agreed.Under("UK", "2026-04-04").Deadlines).State);
    }

    [Fact]
    public void Missing_facts_are_named_with_what_they_decide_and_nothing_is_guessed()
    {
        var noDay = Case(null, "2026-11-02").Under("CN-Taiyuan");
        Assert.Null(noDay.LastDay);
        Assert.Null(noDay.Burden);
        Assert.Contains("Guarantee", Assert.Single(noDay.Missing, fact => fact.Fact == "boughtOn").Decides.Select(what => what.En));
        Assert.All(noDay.Owed, remedy => Assert.Equal(RemedyState.Unknown, remedy.State));

        var noPrice = Case("2026-09-01", "2026-11-02", price: null).Under("CN-Taiyuan");
        Assert.Equal(["price"], noPrice.Missing.Select(fact => fact.Fact));
        Assert.Equal([Day("2026-10-01"), Day("2026-11-30"), Day("2026-12-30")], noPrice.Period("guarantee").Alternatives.Select(way => way.LastDay));
        Assert.Null(noPrice.UseFee!.Amount);

        var noMaterial = Case("2026-11-01", "2026-11-02", material: null, child: null).Under("CN-Heilongjiang");
        Assert.Equal(["material", "children"], noMaterial.Missing.Select(fact => fact.Fact));
        Assert.Equal(["currency"], Case("2026-09-01", "2026-11-02", currency: "EUR").Under("CN-Taiyuan").Missing.Select(fact => fact.Fact));

        Assert.Empty(Case("2026-09-01", "2026-11-02", price: null, material: null, child: null, article: null).Under("DE").Missing);
    }

    [Fact]
    public void Fact_that_changes_nothing_is_not_asked_for()
    {
        // Cloth is a month whether it is for a child or not.
        var cloth = Case("2026-11-01", "2026-11-02", material: "cloth", child: null).Under("CN-Heilongjiang");
        Assert.Equal(Day("2026-12-01"), cloth.LastDay);
        Assert.Empty(cloth.Missing);

        // After a year every band is over.
        Assert.All(Case("2025-09-01", "2026-11-02", price: null).Under("CN-Taiyuan").Owed, remedy => Assert.Equal(RemedyState.Over, remedy.State));
    }

    [Fact]
    public void Article_of_another_kind_or_from_another_shop_is_said_to_be_so()
    {
        var shirt = Case("2026-09-01", "2026-11-02", article: "clothes", material: "cloth").Under("CN-Taiyuan");
        Assert.Equal([Caution.OtherArticle], shirt.Cautions);
        Assert.Empty(shirt.Owed);

        Assert.Equal([Caution.ArticleUnknown], Case("2026-09-01", "2026-11-02", article: null).Under("CN-Taiyuan").Cautions);
        Assert.Contains(Caution.BoughtElsewhere, Case("2026-09-01", "2026-11-02", elsewhere: true).Under("DE").Cautions);
        Assert.Contains(Caution.BeforeFirstVersion, Case("2012-09-01", "2026-11-02").Under("UK").Cautions);
    }

    [Fact]
    public void Closest_pack_of_a_place_is_its_law()
    {
        Assert.Equal("CN-Taiyuan", PackChoice.For(All, "CN", "Shanxi", "Taiyuan"));
        Assert.Equal("CN-Taiyuan", PackChoice.For(All, "CN", null, "太原市"));
        Assert.Equal("CN-Heilongjiang", PackChoice.For(All, "CN", "黑龙江省", "Harbin"));
        Assert.Equal("DE", PackChoice.For(All, "DE", "Sachsen", "Dresden"));
        Assert.Equal("UK", PackChoice.For(All, "GB", null, "Leeds"));
        Assert.Null(PackChoice.For(All, "CN", "Tianjin", "Tianjin"));
        Assert.Null(PackChoice.For(All, "IE", null, "Dublin"));
    }

    [Theory]
    [InlineData("lined leather", "leather")]
    [InlineData("Nubuck", "leather")]
    [InlineData("imitation leather", "imitation")]
    [InlineData("人造革", "imitation")]
    [InlineData("牛皮", "leather")]
    [InlineData("embroidered cotton", "cloth")]
    [InlineData("EVA", "rubber")]
    [InlineData("leather and canvas", null)]
    [InlineData("unobtainium", null)]
    [InlineData(null, null)]
    public void Material_is_read_from_the_words_of_the_style_and_never_guessed(string? words, string? group) => Assert.Equal(group, Material.GroupOf(words));

    [Theory]
    [InlineData("30d", "2024-01-31", "2024-03-01")]
    [InlineData("1m", "2024-01-31", "2024-02-29")]
    [InlineData("1m", "2023-01-31", "2023-02-28")]
    [InlineData("24m", "2024-02-29", "2026-02-28")]
    [InlineData("6y", "2024-02-29", "2030-02-28")]
    [InlineData("3m", "2026-11-30", "2027-02-28")]
    [InlineData("100y", "9950-01-01", "9999-12-31")]
    public void Spans_end_on_the_calendar(string length, string start, string end) => Assert.Equal(Day(end), LawSpan.Read(length)!.Value.After(Day(start)));

    [Fact]
    public void Weekend_moves_an_end_only_where_the_rule_says_so()
    {
        var pack = Of("UK");
        var workdays = pack with { Periods = [.. pack.Periods.Select(period => period with { EndsOnWorkday = true })] };

        // 14 March 2026 is a Saturday.
        var facts = Case("2026-02-12", "2026-02-12", currency: "GBP");
        Assert.Equal(Day("2026-03-14"), LegalPosition.Of(pack, facts, facts.ComplainedOn).Period("reject").LastDay);
        Assert.Equal(Day("2026-03-16"), LegalPosition.Of(workdays, facts, facts.ComplainedOn).Period("reject").LastDay);
    }
}
