using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Fetches a task for somebody who wants to do something with it, or says why not.</summary>
public sealed class TaskDesk(ComplaintsDb db, TicketStore tickets, StoreHours hours, RequestScope scope)
{
    /// <summary>For whoever does it: refused when it is done, or somebody else's.</summary>
    public async Task<Answer<TaskAtHand>> Take(string taskId, CancellationToken cancellation)
    {
        var answer = await Find(taskId, cancellation);
        return answer.Value is { } task && (About(task) ?? task.Item.WhyNot(scope.Actor, task.Hours) ?? await Judged(task, scope.Actor, cancellation)) is { } refusal ? refusal : answer;
    }

    /// <summary>For whoever looks at it or passes it on: it may be done, or be somebody else's.</summary>
    public async Task<Answer<TaskAtHand>> Look(string taskId, CancellationToken cancellation)
    {
        var answer = await Find(taskId, cancellation);
        return answer.Value is { } task && WhyHidden(task) is { } hidden ? hidden : answer;
    }

    /// <summary>Why this person's opinion would be no second one; null when it would, or none is asked for.</summary>
    public async Task<Refused?> Judged(TaskAtHand task, Actor by, CancellationToken cancellation) =>
        task.Item.Name == WellKnown.OpinionTask && await db.SecondOpinions.AnyAsync(opinion => opinion.InstanceId == task.Item.InstanceId && opinion.AskedById == by.PersonId, cancellation)
            ? Refused.NotAllowed($"{by.Name} gave the first judgement. The second has to come from somebody else.")
            : null;

    private Refused? About(TaskAtHand task) => task.Ticket?.IsAbout(scope.Actor) == true ? TicketRefusals.AboutYou : null;

    private Refused? WhyHidden(TaskAtHand task) => task.Ticket is { } ticket ? ticket.WhyHidden(scope.Actor)
        : scope.Actor.Sees(task.Item.StoreCode) ? null
        : Refused.NotAllowed($"This task belongs to store {task.Item.StoreCode}, and you do not work there.");

    private async Task<Answer<TaskAtHand>> Find(string taskId, CancellationToken cancellation)
    {
        var found = await db.WorkItems.Where(item => item.Id == taskId).Select(item => new { item.TicketId }).FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Refused.NotFound("id", await db.ProcessArchives.AnyAsync(cancellation)
                ? Sentence.Of("There is no such task. If its process ended long ago, it is in an archive, which an administrator can fetch.")
                : "There is no such task.");
        }

        if (found.TicketId is not { } ticketId)
        {
            var alone = await db.WorkItems.FirstAsync(item => item.Id == taskId, cancellation);
            return new TaskAtHand(alone, null, [alone], await hours.Of(alone.StoreCode, cancellation));
        }

        var ticket = await tickets.ById(ticketId, cancellation);
        var open = await tickets.OpenWork(ticket, cancellation);
        var item = open.FirstOrDefault(item => item.Id == taskId) ?? await db.WorkItems.FirstAsync(item => item.Id == taskId, cancellation);
        return new TaskAtHand(item, ticket, open, await hours.Of(item.StoreCode, cancellation));
    }
}

/// <param name="Ticket">Null for work that is about no ticket.</param>
/// <param name="Open">Everything that is open on its ticket.</param>
public sealed record TaskAtHand(WorkItem Item, Ticket? Ticket, List<WorkItem> Open, BusinessCalendar Hours);
