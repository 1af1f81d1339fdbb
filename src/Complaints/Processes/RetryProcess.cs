using Complaints.Access;
using Complaints.Compensation;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;

namespace Complaints.Processes;

/// <summary>Runs what failed again; asks once more where a process for compensation ended before anybody had decided.</summary>
/// <param name="Incident">One incident; all that are open when left out.</param>
[May(Role.Quality, Role.Admin)]
public sealed record RetryProcess(string Id, int Version, string? Incident = null) : ICommand<ProcessMoved>;

public sealed class RetryProcessValidator : IValidator<RetryProcess>
{
    public IEnumerable<Problem> Check(RetryProcess request)
    {
        var form = new FormCheck();
        form.Text("id", request.Id, 40, required: true);
        form.Text("incident", request.Incident, 40);
        return form.Problems;
    }
}

public sealed class RetryProcessHandler(ProcessDesk desk, ProcessStore processes, StageCompensation compensation) : IRequestHandler<RetryProcess, Answer<ProcessMoved>>
{
    public async Task<Answer<ProcessMoved>> Handle(RetryProcess request, CancellationToken cancellationToken)
    {
        var answer = await desk.Take(request.Id, request.Version, cancellationToken);
        if (answer.Value is not { } at)
        {
            return answer.As<ProcessMoved>();
        }

        if (at.Row.HasEnded && at.Ticket is { } ticket && ticket.Approvals.FirstOrDefault(approval => approval.Id == at.Row.ApprovalId) is { Status: ApprovalStatus.Waiting } undecided)
        {
            return await desk.AskAgain(at, () => compensation.Ask(ticket, undecided, cancellationToken), cancellationToken);
        }

        var progress = await processes.Advance(at.Row, new RetryRequested(request.Incident), cancellationToken);
        return progress.Outcome == StepOutcome.Advanced ? await desk.Follow(at, progress, cancellationToken) : Refused.Rule("incident", "Nothing of this process waits to be tried again.");
    }
}
