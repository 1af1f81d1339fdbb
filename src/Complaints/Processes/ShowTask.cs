using Complaints.Access;
using Complaints.Compensation.Deputies;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>One task, open or done, with all that people did with it.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowTask(string Id) : IQuery<TaskDetails>;

/// <param name="WhyNot">Why the one who asks may not do it; null when they may.</param>
/// <param name="For">Who is away and would have been asked, when the one who asks may decide only in their stead.</param>
/// <param name="People">To whom the one who asks may give it.</param>
public sealed record TaskDetails(TaskView Task, string? WhyNot, string? For, IReadOnlyList<TaskEventView> Events, IReadOnlyList<TaskPerson> People);

/// <param name="What">Who had it or got it, the role it rose to, the new due time, or the outcome.</param>
public sealed record TaskEventView(string Kind, DateTime At, string By, string? What, string? Reason);

public sealed record TaskPerson(string User, string Name);

public sealed class ShowTaskHandler(ComplaintsDb db, TaskDesk desk, TaskViews views, StandIns standIns, RequestScope scope) : IRequestHandler<ShowTask, Answer<TaskDetails>>
{
    public async Task<Answer<TaskDetails>> Handle(ShowTask request, CancellationToken cancellationToken)
    {
        var answer = await desk.Look(request.Id, cancellationToken);
        if (answer.Value is not { } task)
        {
            return answer.As<TaskDetails>();
        }

        var events = await db.TaskEvents.AsNoTracking().Where(entry => entry.TaskId == task.Item.Id).OrderBy(entry => entry.Order).ToListAsync(cancellationToken);
        var (whyNot, absent) = await WhyNot(task, cancellationToken);
        return new TaskDetails(
            await views.Of(task, cancellationToken),
            whyNot?.Problems[0].Sentence,
            absent,
            [.. events.Select(entry => new TaskEventView(entry.Kind.Word(), entry.At, entry.By, entry.What, entry.Reason))],
            task.Item.ClosedAt is null && (Steers || task.Item.ClaimedById == scope.Actor.PersonId) ? await People(task.Item, cancellationToken) : []);
    }

    private bool Steers => scope.Actor.Role.Covers(Role.Supervisor);

    /// <summary>As themselves first, and only a decision also in somebody's stead.</summary>
    private async Task<(Refused? Why, string? For)> WhyNot(TaskAtHand task, CancellationToken cancellation)
    {
        var own = task.Item.WhyNot(scope.Actor, task.Hours);
        if (!task.Item.IsDecision || task.Item.ClosedAt is not null)
        {
            return (own, null);
        }

        var approval = await db.Approvals.AsNoTracking().Include(approval => approval.Ticket).ThenInclude(ticket => ticket.Customer).FirstAsync(approval => approval.Id == task.Item.ApprovalId, cancellation);
        if (own is null)
        {
            return (approval.WhyNot(scope.Actor), null);
        }

        foreach (var self in (await standIns.Of(scope.Actor, task.Item.StoreCode, cancellation)).Where(self => self.For is not null && task.Item.WhyNot(self, task.Hours) is null))
        {
            return approval.WhyNot(self) is { } not ? (not, null) : (null, self.For!.Name);
        }

        return (own, null);
    }

    private async Task<IReadOnlyList<TaskPerson>> People(WorkItem item, CancellationToken cancellation)
    {
        var able = Enum.GetValues<Role>().Where(role => role.Covers(item.Role)).ToList();
        var people = await db.Users.AsNoTracking().Where(person => able.Contains(person.Role)).OrderBy(person => person.Name).ToListAsync(cancellation);
        return [.. people.Where(person => !person.IsLocked && person.AsActor().Sees(item.StoreCode) && (Steers || MayGet(item, person))).Select(person => new TaskPerson(person.UserName!, person.Name))];
    }

    /// <summary>Whoever hands over their own task gives it to somebody else, and to nobody whom its process did not mean.</summary>
    private bool MayGet(WorkItem item, Person person) =>
        person.Id != scope.Actor.PersonId && item.Candidates?.Contains(TaskQueries.CandidateKey(person.AsActor()), StringComparison.Ordinal) != false;
}
