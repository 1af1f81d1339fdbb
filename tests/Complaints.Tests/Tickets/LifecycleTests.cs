using Complaints.Tests.Support;

namespace Complaints.Tests.Tickets;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Ticket_walks_all_nine_stages_by_the_contract_alone()
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await app.OpenedTicket();
        var walked = new List<string>();
        while (ticket.Stage is { } stage)
        {
            walked.Add(stage);
            ticket = await app.Complete(ticket);
        }

        Assert.Equal(Scenarios.Stages, walked);
        Assert.Equal("closed", ticket.Status);
        Assert.Equal("upheld", ticket.Outcome);
        Assert.Empty(ticket.Tasks);
    }
}
