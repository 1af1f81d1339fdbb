using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Training;

/// <summary>What a case of one's own store has taught, another one each day.</summary>
/// <param name="Text">As a colleague wrote it down when the customer was asked back.</param>
public sealed record Tip(string Text, string Ticket, string? Defect);

/// <summary>Chooses among the newest lessons of the follow-ups. Nothing is made up: without a lesson there is no tip.</summary>
public sealed class TipOfTheDay(ComplaintsDb db, TimeProvider clock)
{
    private const int Newest = 30;
    private const string Stage = "followUp";
    private const string Field = "lesson";

    /// <param name="day">The same tip all day; each of the newest has its turn.</param>
    public async Task<Tip?> For(Actor reader, DateOnly day, CancellationToken cancellation)
    {
        var since = clock.Now().AddMonths(-3);
        var rows = await (
            from ticket in db.Tickets.AsNoTracking().SeenBy(reader)
            join visit in db.StageVisits on ticket.Id equals visit.TicketId
            where visit.Stage == Stage && visit.CompletedAt >= since && visit.Fields.Contains("\"" + Field + "\"")
            orderby visit.CompletedAt descending, visit.Id
            select new { visit.Fields, ticket.Number, ticket.DefectCode }).Take(Newest).ToListAsync(cancellation);
        var tips = rows.Select(row => new Tip((JsonNode.Parse(row.Fields)?[Field]?.ToString() ?? "").Trim(), row.Number, row.DefectCode))
            .Where(tip => tip.Text.Length > 0).DistinctBy(tip => tip.Text, StringComparer.CurrentCultureIgnoreCase).ToList();
        return tips.Count == 0 ? null : tips[day.DayNumber % tips.Count];
    }
}
