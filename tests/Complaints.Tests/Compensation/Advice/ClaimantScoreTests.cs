using Complaints.Compensation.Advice;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Tests.Compensation.Advice;

public sealed class ClaimantScoreTests
{
    private static readonly DateTime Now = new(2026, 3, 10, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Five claims in 180 days, four stores, three without a receipt, none of four inspected found right, 1,150 given for purchases of 890, one photo twice.</summary>
    private static readonly ClaimantPast Serial = new(
        [
            Claim(170, "T01", "noFault", bare: false, given: 250), Claim(120, "T02", "noFault", bare: true, given: 300), Claim(80, "H01", "noFault", bare: true, given: 200, photo: true),
            Claim(40, "D01", "noFault", bare: true, given: 400, photo: true), Claim(3, "T01", null, bare: false, given: 0),
        ],
        new Dictionary<string, long> { ["CNY"] = 890_00 });

    [Fact]
    public void Serial_claimant_is_flagged_for_five_reasons_with_their_figures()
    {
        var score = ClaimantScore.Serial(Serial, Now);

        Assert.True(score.Reached);
        Assert.Equal(["often", "receipt", "notUpheld", "ratio", "photo"], score.Reasons.Select(reason => reason.Code));
        Assert.Equal([(5m, 4m), (3m, 5m), (0m, 4m), (1150m, 890m), (2m, 0m)], score.Reasons.Select(reason => (reason.Figure, reason.Of)));
        Assert.Equal(score.Points, score.Reasons.Sum(reason => reason.Points));
    }

    [Fact]
    public void Flag_falls_to_half_strength_and_is_gone_after_twelve_months()
    {
        Assert.Equal(0.5, ClaimantScore.Weight(Now, Now.AddDays(ClaimantScore.HalfLifeDays)), 12);
        Assert.Equal(new Score(0, false, []), ClaimantScore.Serial(Serial, Now.AddDays(363)) with { Reasons = [] });
        Assert.Empty(ClaimantScore.Serial(Serial, Now.AddDays(363)).Reasons);
    }

    [Fact]
    public void What_the_region_found_in_order_counts_no_more()
    {
        Assert.False(ClaimantScore.Serial(Serial with { ClearedAt = Now.AddDays(-2) }, Now).Reached);
        Assert.Empty(ClaimantScore.Serial(Serial with { ClearedAt = Now.AddDays(-2) }, Now).Reasons);
    }

    [Fact]
    public void Customer_whose_complaints_are_found_right_is_thanked_and_never_suspected()
    {
        var right = Serial with { Claims = [.. Serial.Claims.Select(claim => claim with { Finding = "upheld" })] };

        Assert.Empty(ClaimantScore.Serial(right, Now).Reasons);
        var score = ClaimantScore.Golden(right, Now);
        Assert.True(score.Reached);
        Assert.Equal((5m, 5m), (score.Reasons[0].Figure, score.Reasons[0].Of));
        Assert.False(ClaimantScore.Golden(Serial, Now).Reached);
    }

    [Fact]
    public void Half_of_the_claims_found_right_is_no_reason_for_a_flag_whatever_else_there_is()
    {
        var half = Serial with { Claims = [.. Serial.Claims, .. Enumerable.Range(0, 4).Select(day => Claim(day, "T01", "partlyUpheld", bare: true, given: 500))] };

        Assert.False(ClaimantScore.Serial(half, Now).Reached);
    }

    [Fact]
    public void First_to_report_a_fault_of_a_batch_is_worth_thanks()
    {
        var first = new ClaimantPast([Claim(10, "T01", "upheld", bare: false, given: 0) with { FirstOf = 4 }], new Dictionary<string, long>());

        Assert.True(ClaimantScore.Golden(first, Now).Reached);
        Assert.False(ClaimantScore.Golden(first with { Claims = [first.Claims[0] with { FirstOf = 3 }] }, Now).Reached);
        Assert.False(ClaimantScore.Golden(first with { Claims = [first.Claims[0] with { Finding = "noFault" }] }, Now).Reached);
    }

    [Fact]
    public void Goodwill_says_nothing_where_no_till_told_of_a_purchase() =>
        Assert.DoesNotContain(ClaimantScore.Serial(Serial with { Purchases = new Dictionary<string, long>() }, Now).Reasons, reason => reason.Code == "ratio");

    [Fact]
    public void Without_new_claims_both_scores_only_fall() => Prop.ForAll(Pasts, Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (past, days, more) =>
    {
        var (sooner, later) = (Now.AddDays(days), Now.AddDays(days + more));
        return Falls(ClaimantScore.Serial(past, sooner), ClaimantScore.Serial(past, later)) && Falls(ClaimantScore.Golden(past, sooner), ClaimantScore.Golden(past, later));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_flagged_with_fewer_than_three_claims() => Prop.ForAll(Pasts, past =>
        !ClaimantScore.Serial(past with { Claims = [.. past.Claims.Take(2)] }, Now).Reached).QuickCheckThrowOnFailure();

    private static bool Falls(Score before, Score after) => after.Points <= before.Points + 1e-9 && (before.Reached || !after.Reached);

    private static Claim Claim(int daysAgo, string store, string? finding, bool bare, decimal given, bool photo = false) =>
        new($"C26-{daysAgo:000000}", store, Now.AddDays(-daysAgo), finding, bare, (long)(given * 100), "CNY", photo, 0);

    private static Arbitrary<ClaimantPast> Pasts => (
        from claims in (
            from ago in Gen.Choose(0, 500)
            from store in Gen.Elements("T01", "T02", "D01")
            from finding in Gen.Elements("noFault", "noFault", "upheld", null)
            from bare in Gen.Elements(true, false)
            from given in Gen.Choose(0, 300)
            from photo in Gen.Elements(true, false)
            from first in Gen.Choose(0, 6)
            select Claim(ago, store, finding, bare, given, photo) with { FirstOf = first }).ListOf()
        from bought in Gen.Choose(0, 2000)
        select new ClaimantPast([.. claims], new Dictionary<string, long> { ["CNY"] = bought * 100L })).ToArbitrary();
}
