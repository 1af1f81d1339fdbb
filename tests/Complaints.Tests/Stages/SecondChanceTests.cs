using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Stages;

public sealed class SecondChanceTests
{
    [Fact]
    public async Task Dissatisfied_customer_gets_two_more_chances_and_then_a_final_response()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("confirm");
        for (var chance = 1; chance <= 2; chance++)
        {
            Assert.Equal(["satisfied", "notSatisfied"], ticket.Tasks[0].Outcomes);
            ticket = await app.Complete(ticket, "notSatisfied");
            Assert.Equal("process", ticket.Stage);
            ticket = await Until(app, ticket, "confirm");
        }

        Assert.Equal(["satisfied", "finalResponse"], ticket.Tasks[0].Outcomes);
        var refused = await app.TryComplete(ticket, "notSatisfied");
        await refused.IsRefused((int)refused.StatusCode, "outcome");
        ticket = await app.Complete(ticket, "finalResponse");

        Assert.Equal(("closed", "finalResponse"), (ticket.Status, ticket.Outcome));
        Assert.Equal([1, 2, 3], ticket.Stages.Where(stage => stage.Stage == "process").Select(stage => stage.Visit));
    }

    [Fact]
    public async Task Our_final_opinion_has_to_be_told_before_a_second_chance_begins()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("confirm");

        await (await app.TryComplete(ticket, "notSatisfied", change: body => body["fields"]!.AsObject().Remove("finalOpinion"))).IsRefused(422, "fields.finalOpinion");
    }

    [Fact]
    public async Task Second_chances_at_confirm_and_at_follow_up_are_counted_together()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.TicketAt("confirm"), "notSatisfied");
        ticket = await Until(app, ticket, "followUp");
        ticket = await app.Complete(ticket, "secondChance");
        Assert.Equal("process", ticket.Stage);

        ticket = await Until(app, ticket, "confirm");
        Assert.Equal(["satisfied", "finalResponse"], ticket.Tasks[0].Outcomes);
        ticket = await app.Complete(ticket);
        Assert.Equal(["settled", "finalResponse", "noReply"], ticket.Tasks[0].Outcomes);
        ticket = await app.Complete(ticket, "settled");

        Assert.Equal(("closed", "upheld"), (ticket.Status, ticket.Outcome));
    }

    [Fact]
    public async Task Analysis_of_the_first_time_stays_the_outcome_after_a_second_chance()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Complete(await app.TicketAt("analyse"), "partlyUpheld");
        ticket = await app.Complete(await Until(app, ticket, "confirm"), "notSatisfied");
        while (ticket.Stage is not null)
        {
            ticket = await app.Complete(ticket);
        }

        Assert.Equal("partlyUpheld", ticket.Outcome);
    }

    private static async Task<TicketView> Until(ComplaintsApp app, TicketView ticket, string stage)
    {
        while (ticket.Stage != stage)
        {
            ticket = await app.Complete(ticket);
        }

        return ticket;
    }
}
