using Complaints.Compensation;
using Complaints.Products;
using Complaints.Stages;

namespace Complaints.Tests.Compensation;

/// <summary>What the button says before anybody presses it: the same as the handler will decide.</summary>
public sealed class PickerTests
{
    private static readonly IReadOnlyList<LimitView> Limits = [new("floor", "CNY", null, "case", 50m), new("floor", "CNY", null, "envelope", 100m)];

    private static readonly IReadOnlyList<KindView> Kinds =
    [
        new("careKit", "Care kit", 15m, "CNY", null), new("vip", "VIP", 40m, "CNY", "supervisor"), new("medical", "Medical", 0m, "CNY", "legal", Typed: true),
        new("repair", "Repair", 0m, "CNY", null, "statutory", Typed: true), new("refund", "Refund", 0m, "CNY", "supervisor", "statutory", Typed: true),
    ];

    [Theory]
    [InlineData("careKit*3", 0, null, 0, false)]
    [InlineData("careKit*4", 0, null, 0, true)]
    [InlineData("careKit*1", 40, null, 0, true)]
    [InlineData("careKit*1", 0, 10, 0, true)]
    [InlineData("vip*1", 0, null, 0, true)]
    [InlineData("repair*1", 90, null, 0, false)]
    [InlineData("refund*1", 0, null, 100, true)]
    [InlineData("careKit*4", 0, null, 100, false)]
    [InlineData("vip*1", 0, null, 100, false)]
    [InlineData("vip*1 careKit*1", 40, null, 100, false)]
    [InlineData("vip*2 careKit*2", 40, null, 100, true)]
    [InlineData("vip*1", 0, 30, 100, true)]
    [InlineData("medical*1", 0, null, 100, true)]
    public void Button_says_that_somebody_is_asked_when_somebody_is(string chosen, int given, int? budgetLeft, int envelope, bool asks)
    {
        var lines = chosen.Split(' ').Select(line => new ProposedLine(line.Split('*')[0], line.Split('*')[1][0] - '0', null)).ToList();

        Assert.Equal(asks, CompensationPicker.NeedsApproval(lines, Kinds, given, Limits, budgetLeft, envelope));
    }
}
