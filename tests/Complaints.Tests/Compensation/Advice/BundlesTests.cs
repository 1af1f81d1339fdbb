using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Advice;
using Complaints.Compensation.Books;
using Complaints.Products;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Tests.Compensation.Advice;

public sealed class BundlesTests
{
    private static readonly IReadOnlyList<AdvisedKind> Catalogue =
        [.. StarterCatalogue.Kinds().Where(kind => kind is { Currency: "CNY", Wallet: Wallet.Goodwill, CostMinor: > 0 }).Select(kind => new AdvisedKind(kind.Kind, kind.CostMinor, kind.Floor, []))];

    [Theory]
    [InlineData("FIT-SMALL", "insoles")]
    [InlineData("SOLE-OPEN", "careKit")]
    [InlineData("BLEED", "cleaning")]
    [InlineData("CROCK", "cleaning")]
    [InlineData("NEEDLE", "flowers")]
    [InlineData("DELIVERY-LATE", "shipping")]
    [InlineData("RUDE", "thankYouCard")]
    [InlineData("CARD-REFUSED", "discountCard10")]
    [InlineData("ODOUR", "coupon")]
    [InlineData(null, "coupon")]
    public void What_is_advised_answers_the_cause(string? defect, string kind) =>
        Assert.Contains(Bundles.For(About(defect), Catalogue, Floor), bundle => bundle.Kinds.Contains(kind));

    [Fact]
    public void Whoever_was_hurt_is_looked_after_as_such_whatever_the_article_has() =>
        Assert.All(Bundles.For(About("SOLE-OPEN") with { Hurt = true }, Catalogue, Floor), bundle => Assert.StartsWith("injury.", bundle.Why, StringComparison.Ordinal));

    [Fact]
    public void Bundles_come_cheapest_first_and_those_above_the_limit_say_whom_to_ask()
    {
        var bundles = Bundles.For(About("BLEED"), Catalogue, Floor);

        Assert.Equal(["socks", "careKit", "cleaning"], bundles.Select(bundle => Assert.Single(bundle.Kinds)));
        Assert.Equal([null, null, Role.Supervisor], bundles.Select(bundle => bundle.Asks));
    }

    [Fact]
    public void With_a_refund_half_of_the_price_is_left_for_goodwill()
    {
        // 40 CNY: the refund is worth all of it, so that 20 are left, and what is given already counts.
        var about = About("SOLE-OPEN") with { PriceMinor = 40_00, RemedyMinor = MatchingTable.ValueOf("refund", 40_00) };
        Assert.Equal(20_00, about.RoomMinor);
        Assert.Equal(["careKit", "careKit+shoeShine"], Bundles.For(about, Catalogue, Floor).Select(bundle => string.Join('+', bundle.Kinds)));

        Assert.Empty(Bundles.For(about with { GoodwillMinor = 6_00 }, Catalogue, Floor));
    }

    [Theory]
    [InlineData("SOLE-OPEN", "coupon,discountCard10,coupon+thankYouCard")]
    [InlineData("BLEED", "socks,coupon,discountCard10")]
    public void Whoever_gave_the_article_back_gets_nothing_that_goes_with_it(string defect, string kinds)
    {
        var about = About(defect) with { Returned = true };

        Assert.Equal(kinds.Split(',').Order(), Bundles.For(about, Catalogue, Floor).Select(bundle => string.Join('+', bundle.Kinds)).Order());
        Assert.All(
            Bundles.For(about with { PromiseBroken = true, LastOfferMinor = 10_00 }, Catalogue, Floor),
            bundle => Assert.Empty(bundle.Kinds.Intersect(MatchingTable.WithTheArticle)));
    }

    [Fact]
    public void Without_a_price_only_what_needs_nobodys_leave_is_advised()
    {
        var bundles = Bundles.For(About("BLEED") with { PriceMinor = null }, Catalogue, Floor);

        Assert.NotEmpty(bundles);
        Assert.All(bundles, bundle => Assert.Null(bundle.Asks));
    }

    [Fact]
    public void Customer_who_comes_again_with_a_fault_is_offered_credit_too_and_not_only_what_they_had()
    {
        var about = About("SOLE-OPEN") with { EarlierFaults = 2, HadBefore = ["careKit"] };

        var bundles = Bundles.For(about, Catalogue, Floor);

        Assert.Contains(bundles, bundle => bundle is { Why: "again" } && bundle.Kinds.SequenceEqual(["careKit", "coupon"]));
        Assert.DoesNotContain(bundles, bundle => bundle.Kinds.SequenceEqual(["careKit"]));
    }

    [Fact]
    public void Gift_which_the_catalogue_says_suits_the_cause_is_advised_when_the_table_has_nothing()
    {
        AdvisedKind[] own = [new("laces", 3_00, Role.Floor, ["bond"]), new("umbrella", 9_00, Role.Floor, ["late"])];

        var bundle = Assert.Single(Bundles.For(About("SOLE-OPEN"), own, Floor));

        Assert.Equal(("laces", "suits"), (Assert.Single(bundle.Kinds), bundle.Why));
    }

    [Theory]
    [InlineData(30_00, 36_00)]
    [InlineData(1_01, 1_22)]
    [InlineData(0, 18_00)]   // nothing was offered before: the least that would have been advised counts
    public void After_a_broken_promise_every_offer_is_worth_a_fifth_more_than_the_last(long last, long least)
    {
        var about = About("SOLE-OPEN") with { PromiseBroken = true, LastOfferMinor = last };

        var bundles = Bundles.For(about, Catalogue, Floor);

        Assert.Equal(least, Bundles.AtLeast(about, Catalogue));
        Assert.NotEmpty(bundles);
        Assert.All(bundles, bundle => Assert.True(bundle.CostMinor >= least));
        Assert.All(bundles, bundle => Assert.Equal(bundle.Kinds.Count, bundle.Kinds.Distinct().Count()));
    }

    [Fact]
    public void Offer_that_is_raised_stays_below_the_cap() =>
        Assert.Empty(Bundles.For(About("SOLE-OPEN") with { PriceMinor = 20_00, PromiseBroken = true, LastOfferMinor = 30_00 }, Catalogue, Floor));

    [Fact]
    public void No_defect_of_the_list_stands_in_two_rows_of_the_table_and_every_gift_of_it_is_in_the_catalogue()
    {
        var defects = MatchingTable.All.SelectMany(match => match.Defects).ToList();

        Assert.Equal(defects.Count, defects.Distinct().Count());
        Assert.Empty(defects.Except(DefectList.Starter().Select(defect => defect.Code)));
        Assert.Empty(MatchingTable.All.Append(MatchingTable.Returned).SelectMany(match => match.Bundles).SelectMany(kinds => kinds).Except(Catalogue.Select(kind => kind.Kind)));
    }

    [Fact]
    public void Advice_is_never_above_the_cap_never_more_than_three_and_always_sorted_by_cost() => Prop.ForAll(Cases, about =>
    {
        var bundles = Bundles.For(about, Catalogue, Floor);
        return bundles.Count <= Bundles.Most
            && bundles.All(bundle => about.PriceMinor is not { } price ? bundle.Asks is null : about.RemedyMinor + about.GoodwillMinor + bundle.CostMinor <= price * 3 / 2)
            && bundles.Zip(bundles.Skip(1)).All(pair => pair.First.CostMinor <= pair.Second.CostMinor)
            && bundles.All(bundle => bundle.CostMinor == bundle.Kinds.Sum(kind => Catalogue.Single(known => known.Kind == kind).CostMinor))
            && bundles.Select(bundle => string.Join('+', bundle.Kinds)).Distinct().Count() == bundles.Count;
    }).QuickCheckThrowOnFailure();

    /// <summary>A clerk of a store in China.</summary>
    private static Role? Floor(long total, Role floor) =>
        new LimitMatrix([.. StarterCatalogue.Limits()]).Needed("CNY", floor, [new Weight(LimitRule.AnyKind, total, DateTime.UnixEpoch, true)], DateTime.UnixEpoch) is var needed && !Role.Floor.MayDecideFor(needed) ? needed : null;

    private static AdviceCase About(string? defect) => new(defect, false, 399_00, 0, 0, 0, []);

    private static Arbitrary<AdviceCase> Cases => (
        from defect in Gen.Elements(DefectList.Starter().Select(defect => defect.Code).ToArray())
        from hurt in Gen.Elements(false, false, true)
        from price in Gen.Choose(-1, 60_000)
        from remedy in Gen.Elements("refund", "repair", "priceReduction", "none")
        from given in Gen.Choose(0, 9_000)
        from faults in Gen.Choose(0, 3)
        from had in Gen.Elements("careKit", "insoles", "coupon")
        from broken in Gen.Elements(false, false, true)
        from last in Gen.Choose(0, 9_000)
        select new AdviceCase(defect, hurt, price < 0 ? null : price, MatchingTable.ValueOf(remedy, Math.Max(0, price)), given, faults, [had], broken, last)).ToArbitrary();
}
