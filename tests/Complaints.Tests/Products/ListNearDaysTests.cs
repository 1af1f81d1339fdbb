using Complaints.Products;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Support;

namespace Complaints.Tests.Products;

/// <summary>The days that one tap fills in. The tests begin on a Tuesday, at five in the afternoon on the store's clock.</summary>
public sealed class ListNearDaysTests
{
    [Fact]
    public async Task Days_are_counted_by_the_stores_hours_and_never_fall_on_a_closed_one()
    {
        await using var app = await ComplaintsApp.Start();
        Assert.Equal([("today", 10), ("tomorrow", 11), ("threeDays", 13), ("week", 17)], await Near(app));

        // Wednesday and the Tuesday after become holidays.
        await app.Done(app.Admin, new SetOpeningHours("T01", OpeningHours.Standard with { Days = [new SpecialDay(new DateOnly(2026, 3, 11)), new SpecialDay(new DateOnly(2026, 3, 17))] }));

        Assert.Equal([("today", 10), ("nextDay", 12), ("threeDays", 14), ("week", 18)], await Near(app));
    }

    [Fact]
    public async Task Today_is_no_day_to_promise_once_the_store_has_closed()
    {
        await using var app = await ComplaintsApp.Start();
        app.Clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal([("tomorrow", 11), ("threeDays", 13), ("week", 17)], await Near(app));
    }

    [Fact]
    public async Task Days_of_a_store_are_told_to_whoever_works_there()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.OtherFloor, new ListNearDays("T01"))).Refusal);
    }

    private static async Task<IEnumerable<(string, int)>> Near(ComplaintsApp app) => (await app.Done(app.Floor, new ListNearDays("T01"))).Select(near => (near.Word, near.Day.Day));
}
