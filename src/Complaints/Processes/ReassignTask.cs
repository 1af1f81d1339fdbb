using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>A supervisor gives a task to somebody, whoever had it. Whoever has one hands it to a colleague themselves.</summary>
/// <param name="To">The user name of a person of the task's store whose role covers the task.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ReassignTask(string Id, string To, string? Reason = null) : ICommand<TaskView>;

public sealed class ReassignTaskValidator : IValidator<ReassignTask>
{
    public IEnumerable<Problem> Check(ReassignTask request)
    {
        var form = new FormCheck();
        form.Text("id", request.Id, 40, required: true);
        form.Text("to", request.To, 256, required: true, "Say who shall do it.");
        form.Text("reason", request.Reason, TextLimits.Note);
        return form.Problems;
    }
}

public sealed class ReassignTaskHandler(ComplaintsDb db, TaskDesk desk, TaskViews views, RequestScope scope, TimeProvider clock)
    : IRequestHandler<ReassignTask, Answer<TaskView>>
{
    public async Task<Answer<TaskView>> Handle(ReassignTask request, CancellationToken cancellationToken)
    {
        var answer = await desk.Look(request.Id, cancellationToken);
        if (answer.Value is not { } task)
        {
            return answer.As<TaskView>();
        }

        if (task.Ticket?.WhyNotSteer(scope.Actor) is { } not)
        {
            return not;
        }

        if (task.Item.ClosedAt is not null)
        {
            return task.Item.WhyNot(scope.Actor, task.Hours)!;
        }

        var steers = scope.Actor.Role.Covers(Role.Supervisor);
        if (!steers && task.Item.ClaimedById != scope.Actor.PersonId)
        {
            return task.Item.WhyNot(scope.Actor, task.Hours) ?? Refused.NotAllowed("Take this task first, then you can hand it over.");
        }

        var user = WorkItem.Key(request.To);
        var person = await db.Users.AsNoTracking().FirstOrDefaultAsync(person => person.NormalizedUserName == user, cancellationToken);
        if (person is null or { IsLocked: true })
        {
            return Refused.Form("to", $"There is nobody called {request.To.Trim()} here.");
        }

        var to = person.AsActor();
        if (!to.Role.Covers(task.Item.Role) || !to.Sees(task.Item.StoreCode))
        {
            return Refused.Rule("to", $"{to.Name} cannot do this: it is for the role {task.Item.Role:Role} in store {task.Item.StoreCode}.");
        }

        if (!steers && task.Item.Candidates?.Contains(TaskQueries.CandidateKey(to), StringComparison.Ordinal) == false)
        {
            return Refused.Rule("to", $"This task is for {task.Item.Form.Candidates ?? []} only. A supervisor can pass it on.");
        }

        if (await desk.Judged(task, to, cancellationToken) is { } judged)
        {
            return judged;
        }

        if (task.Ticket?.IsAbout(to) == true)
        {
            // Said to whoever stands above the person, so the name tells them nothing new.
            return Refused.Rule("to", $"{to.Name} cannot do this: the complaint is about {to.Name}.");
        }

        task.Item.Reassign(to, request.Reason.TrimToNull(), scope.Actor, clock.Now());
        return await views.Of(task, cancellationToken);
    }
}
