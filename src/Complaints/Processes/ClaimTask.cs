using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Processes;

/// <summary>I see to it: the others know, and leave it to me. Claiming what I have already changes nothing.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ClaimTask(string Id) : ICommand<TaskView>;

public sealed class ClaimTaskValidator : IValidator<ClaimTask>
{
    public IEnumerable<Problem> Check(ClaimTask request) => TaskRequests.Check(request.Id);
}

public sealed class ClaimTaskHandler(TaskDesk desk, TaskViews views, RequestScope scope, TimeProvider clock) : IRequestHandler<ClaimTask, Answer<TaskView>>
{
    public async Task<Answer<TaskView>> Handle(ClaimTask request, CancellationToken cancellationToken)
    {
        var answer = await desk.Take(request.Id, cancellationToken);
        if (answer.Value is not { } task)
        {
            return answer.As<TaskView>();
        }

        if (task.Item.ClaimedById is null)
        {
            task.Item.Claim(scope.Actor, clock.Now());
        }

        return await views.Of(task, cancellationToken);
    }
}
