using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Processes;

/// <summary>Somebody else may see to it. A supervisor can release what another person has.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ReleaseTask(string Id) : ICommand<TaskView>;

public sealed class ReleaseTaskValidator : IValidator<ReleaseTask>
{
    public IEnumerable<Problem> Check(ReleaseTask request) => TaskRequests.Check(request.Id);
}

public sealed class ReleaseTaskHandler(TaskDesk desk, TaskViews views, RequestScope scope, TimeProvider clock) : IRequestHandler<ReleaseTask, Answer<TaskView>>
{
    public async Task<Answer<TaskView>> Handle(ReleaseTask request, CancellationToken cancellationToken)
    {
        var answer = await desk.Look(request.Id, cancellationToken);
        if (answer.Value is not { } task)
        {
            return answer.As<TaskView>();
        }

        if (task.Item.ClosedAt is not null)
        {
            return task.Item.WhyNot(scope.Actor, task.Hours)!;
        }

        if (task.Item.ClaimedById is null)
        {
            return Refused.Rule("", "Nobody has this task.");
        }

        if (task.Item.ClaimedById != scope.Actor.PersonId && !scope.Actor.Role.Covers(Role.Supervisor))
        {
            return task.Item.WhyNot(scope.Actor, task.Hours)!;
        }

        task.Item.Release(scope.Actor, clock.Now());
        return await views.Of(task, cancellationToken);
    }
}
