using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Processes;

/// <summary>Another time is allowed for a task. Pauses there were, and are, count on: what changes is the time from its opening.</summary>
/// <param name="Version">The task's version that the sender saw.</param>
/// <param name="Allowed">ISO 8601 duration from its opening, by its clock: PT8H.</param>
[May(Role.Supervisor)]
public sealed record ChangeDeadline(string Id, int Version, string Allowed, string Reason) : ICommand<TaskView>;

public sealed class ChangeDeadlineValidator : IValidator<ChangeDeadline>
{
    public IEnumerable<Problem> Check(ChangeDeadline request)
    {
        var form = new FormCheck();
        form.Text("id", request.Id, 40, required: true);
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why it may take longer, or has to be quicker.");
        form.When(IsoSpan.Read(request.Allowed).Span is null, "allowed", IsoSpan.Read(request.Allowed).Problem ?? "");
        return form.Problems;
    }
}

public sealed class ChangeDeadlineHandler(TaskDesk desk, TaskViews views, ProcessStore processes, RequestScope scope, TimeProvider clock)
    : IRequestHandler<ChangeDeadline, Answer<TaskView>>
{
    public async Task<Answer<TaskView>> Handle(ChangeDeadline request, CancellationToken cancellationToken)
    {
        var answer = await desk.Look(request.Id, cancellationToken);
        if (answer.Value is not { } task)
        {
            return answer.As<TaskView>();
        }

        var (item, ticket) = (task.Item, task.Ticket);
        if (item.ClosedAt is not null)
        {
            return item.WhyNot(scope.Actor, task.Hours)!;
        }

        if (!scope.Actor.Role.Covers(item.Role))
        {
            return Refused.NotAllowed($"This task is for the role {item.Role:Role}.");
        }

        if (request.Version != item.Version)
        {
            return Refused.Changed($"Someone changed this task meanwhile: it is now at version {item.Version}, you saw {request.Version}.");
        }

        var now = clock.Now();
        var reason = request.Reason.Trim();
        item.Allow(IsoSpan.Read(request.Allowed).Span!.Value, reason, await processes.TimeOf(ticket?.Id, item.StoreCode, cancellationToken), scope.Actor, now);
        ticket?.ChangedDeadline(reason, now, scope.Actor);
        if (ticket is not null && item.Stage is not null && item.Stage == ticket.Stage)
        {
            ticket.Reckon(item.DueAt);
        }

        return await views.Of(task, cancellationToken);
    }
}
