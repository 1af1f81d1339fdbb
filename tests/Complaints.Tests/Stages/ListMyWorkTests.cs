using Complaints.Stages;
using Complaints.Tests.Support;

namespace Complaints.Tests.Stages;

public sealed class ListMyWorkTests
{
    [Fact]
    public async Task Work_of_my_store_comes_by_due_time_and_tells_what_is_late()
    {
        await using var app = await ComplaintsApp.Start();
        var patient = await app.TicketAt("followUp");
        var urgent = await app.OpenedTicket();
        await app.OpenedTicket(app.OtherFloor);
        await app.ClosedTicket();

        var work = await app.Done(app.Floor, new ListMyWork());
        Assert.Equal([urgent.Number, patient.Number], work.Items.Select(row => row.Ticket));
        Assert.Equal((2, 0), (work.Total, work.Late));

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, (await app.Done(app.Floor, new ListMyWork())).Late);
        Assert.Equal(3, (await app.Done(app.Region, new ListMyWork())).Total);
    }

    [Fact]
    public async Task Recorded_stage_that_waits_for_approval_is_listed_as_such()
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();

        var row = Assert.Single((await app.Done(app.Floor, new ListMyWork())).Items);

        Assert.True(row.AwaitsApproval);
    }
}
