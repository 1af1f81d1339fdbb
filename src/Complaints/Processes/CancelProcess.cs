using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;

namespace Complaints.Processes;

/// <summary>Ends a process for good. If it leads a ticket, the ticket is closed with it.</summary>
[May(Role.Admin)]
public sealed record CancelProcess(string Id, int Version, string Reason) : ICommand<ProcessMoved>;

public sealed class CancelProcessValidator : IValidator<CancelProcess>
{
    public IEnumerable<Problem> Check(CancelProcess request)
    {
        var form = new FormCheck();
        form.Text("id", request.Id, 40, required: true);
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why it is ended.");
        return form.Problems;
    }
}

public sealed class CancelProcessHandler(ProcessDesk desk, ProcessStore processes) : IRequestHandler<CancelProcess, Answer<ProcessMoved>>
{
    public async Task<Answer<ProcessMoved>> Handle(CancelProcess request, CancellationToken cancellationToken)
    {
        var answer = await desk.Take(request.Id, request.Version, cancellationToken);
        if (answer.Value is not { } at)
        {
            return answer.As<ProcessMoved>();
        }

        if (at.Row.ApprovalId is not null)
        {
            return Refused.Rule("id", "A question of compensation ends with its decision, or with its ticket.");
        }

        var progress = await processes.Advance(at.Row, new CancelRequested(Remark.AsItIs(request.Reason.Trim())), cancellationToken);
        return progress.Outcome == StepOutcome.Advanced ? await desk.Follow(at, progress, cancellationToken) : Refused.Rule("id", "This process has ended already.");
    }
}
