using Complaints.Processes;
using Complaints.Tickets;

namespace Complaints.Demo;

/// <summary>How long people take over a stage.</summary>
internal sealed class DemoPace(Dice dice)
{
    /// <summary>When the open stage is done: in the store's opening hours, perhaps after today.</summary>
    public DateTime When(DemoCase story, WorkItem item, Ticket ticket)
    {
        var ready = item.OpenedAt + (item.Stage == "followUp" ? FollowUp(ticket) : story.AtOnce ? AtOnce(item.Stage) : Usually(item.Stage, ticket));
        var open = story.Store.NextOpen(ready);
        return open == ready ? open : open + dice.Minutes(5, 50);
    }

    private TimeSpan AtOnce(string? stage) => stage switch
    {
        "analyse" => dice.Minutes(5, 10),
        "explain" or "process" or "compensate" or "confirm" => dice.Minutes(3, 7),
        _ => dice.Minutes(1.5, 4),
    };

    private TimeSpan Usually(string? stage, Ticket ticket)
    {
        var again = ticket.Visits.Any(visit => visit.Stage == "confirm" && visit.CompletedAt is not null);
        return stage switch
        {
            "listen" or "talk" => dice.Minutes(3, dice.Chance(0.12) ? 25 : 9),
            "apologise" => dice.Minutes(1, 7),
            "analyse" when dice.Chance(0.3) => dice.Minutes(60, 60 * 30),
            "analyse" => dice.Minutes(8, 25),
            "explain" when dice.Chance(0.15) => dice.Minutes(60, 60 * 22),
            "process" when again || dice.Chance(0.15) => dice.Minutes(40, 60 * 20),
            "compensate" when dice.Chance(0.1) => dice.Minutes(60, 60 * 20),
            "confirm" when dice.Chance(0.1) => dice.Minutes(35, 60 * 5),
            _ => dice.Minutes(4, 18),
        };
    }

    /// <summary>A week after the solution, then three days, then four; now and then forgotten for a while.</summary>
    private TimeSpan FollowUp(Ticket ticket)
    {
        var tried = ticket.Visits.Count(visit => visit.Stage == "followUp" && visit.Outcome == "noReply");
        var days = tried switch { 0 => 6.9, 1 => 2.9, _ => 3.9 };
        var minutes = days * 24 * 60;
        return dice.Chance(0.12) ? dice.Minutes(minutes, minutes + (2.5 * 24 * 60)) : dice.Minutes(minutes * 0.75, minutes);
    }
}
