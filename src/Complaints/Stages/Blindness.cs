using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>A second opinion is worth something only from somebody who does not know the first. So those who are asked do not see it until it is given.</summary>
public static class Blindness
{
    /// <summary>Where the judgement is made, and where it is told to the customer and acted upon: each gives it away.</summary>
    private static readonly string[] Judged = ["analyse", "explain", "process"];

    /// <summary>What speaks of the judgement, among the answers and beside the form alike.</summary>
    private static readonly string[] Telling = ["wear", "cause", "restated", "explanation", "questions", "remedy"];

    /// <summary>Whether this is an open question for a second opinion that this person may answer. One that has risen is for its role.</summary>
    public static bool AsksBlindly(this WorkItem item, Actor reader) => item is { Name: WellKnown.OpinionTask, ClosedAt: null }
        && (item.Candidates?.Contains(TaskQueries.CandidateKey(reader), StringComparison.Ordinal) ?? reader.Role.Covers(item.Role));

    /// <summary>Whether this person is asked for a second opinion on this ticket and has not given it yet.</summary>
    public static async Task<bool> Blinds(this IQueryable<WorkItem> items, Guid ticket, Actor reader, CancellationToken cancellation) =>
        (await items.Where(item => item.TicketId == ticket && item.Name == WellKnown.OpinionTask && item.ClosedAt == null).ToListAsync(cancellation)).Exists(item => item.AsksBlindly(reader));

    /// <summary>Whoever recorded the visit knows what they wrote.</summary>
    public static bool Hides(string? stage, string? by, Actor reader) => Judged.Contains(stage) && by != reader.Name;

    public static JsonObject Shown(JsonObject answers, bool hidden)
    {
        foreach (var name in hidden ? Telling : [])
        {
            answers.Remove(name);
        }

        return answers;
    }
}
