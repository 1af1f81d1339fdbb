using Complaints.Stages;

namespace Complaints.Tests.Stages;

public sealed class WearOrFaultTests
{
    [Fact]
    public void Sole_that_opens_in_the_first_weeks_is_a_fault()
    {
        var judgement = WearOrFault.Judge(new WearSigns("W2", 20, 5, ["soleOpens"]));

        Assert.Equal("upheld", judgement.Finding);
        Assert.Equal(89, judgement.Share);   // odds 0.3 + 0.4 + 1.4
        Assert.Equal(["soleOpens.early", "worn.short", "grade.W2"], judgement.Reasons.Select(reason => reason.Code));
        Assert.Equal(14, judgement.Reasons[0].Number);
    }

    [Fact]
    public void Worn_tread_after_a_year_is_wear()
    {
        var judgement = WearOrFault.Judge(new WearSigns("W4", 365, 6, ["treadWorn", "laceWorn", "heelDrag"]));

        Assert.Equal("noFault", judgement.Finding);
        Assert.Equal(3, judgement.Share);
    }

    [Fact]
    public void Without_a_sign_nothing_is_said() => Assert.Equal((50, 0), (WearOrFault.Judge(new WearSigns(null, null, null, null)).Share, WearOrFault.Judge(new WearSigns(null, 30, null, [])).Reasons.Count));

    [Fact]
    public void Every_sign_moves_the_share_to_its_own_side()
    {
        var even = new WearSigns(null, null, null, []);

        Assert.All(WearOrFault.FaultSigns, sign => Assert.True(WearOrFault.Judge(even with { Seen = [sign] }).Share > 50, sign));
        Assert.All(WearOrFault.UseSigns, sign => Assert.True(WearOrFault.Judge(even with { Seen = [sign] }).Share < 50, sign));
    }

    [Fact]
    public void The_longer_it_was_worn_the_less_a_failure_speaks_for_a_fault()
    {
        int[] days = [14, 60, 400];
        var shares = days.Select(bought => WearOrFault.Judge(new WearSigns(null, bought, 7, ["seamOpens"])).Share).ToList();

        Assert.Equal(shares.OrderDescending(), shares);
        Assert.Equal(3, shares.Distinct().Count());
    }

    [Fact]
    public void Sign_ticked_twice_counts_once() =>
        Assert.Equal(WearOrFault.Judge(new WearSigns("W1", 3, 7, ["zipFails"])).Share, WearOrFault.Judge(new WearSigns("W1", 3, 7, ["zipFails", "zipFails", "nonsense"])).Share);
}
