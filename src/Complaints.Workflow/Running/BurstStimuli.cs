using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

/// <summary>How a step begins: what happened outside finds the tokens it is for.</summary>
internal sealed partial class Burst
{
    /// <returns>False if nothing here waits for it; then nothing has changed.</returns>
    public bool Take(Stimulus stimulus)
    {
        switch (stimulus)
        {
            case CancelRequested cancel:
                Cancel(cancel.Reason);
                return true;
            case RetryRequested retry:
                return Retry(retry.IncidentId);
            case TimerMoved moved:
                return Move(moved);
        }

        var woken = _tokens.All().FindAll(t => IsFor(t.Wait, stimulus));
        foreach (var token in woken)
        {
            Resume(token.Key, stimulus switch
            {
                TaskAnswered answer => JsonCopies.Plain(answer.Result),
                EventReceived received => JsonCopies.Plain(received.Payload),
                ChildEnded ended => ResultOf(ended),
                _ => null,
            });
        }

        return woken.Count > 0;
    }

    private bool IsFor(Wait? wait, Stimulus stimulus) => (wait, stimulus) switch
    {
        (ChildWait child, ChildEnded ended) => child.ChildId == ended.ChildId,
        _ when _status != InstanceStatus.Running => false,
        (HumanTask task, TaskAnswered answer) => task.Id == answer.TaskId,
        (TimerWait timer, TimerDue due) => timer.Id == due.TimerId && timer.DueAt <= Now,
        (EventWait waiting, EventReceived received) => waiting.EventName == received.EventName,
        _ => false,
    };

    private bool Move(TimerMoved moved)
    {
        if (_status != InstanceStatus.Running || _tokens.All().Find(t => t.Wait is TimerWait timer && timer.Id == moved.TimerId) is not { } token)
        {
            return false;
        }

        var timer = (TimerWait)token.Wait! with { DueAt = Utc(moved.DueAt) };
        _tokens.Put(token with { Wait = timer });
        _log.Moved(timer, moved.Reason);
        return true;
    }

    private static DateTime Utc(DateTime time) =>
        time.Kind == DateTimeKind.Utc ? time : throw new ArgumentException("The engine's times are UTC.", nameof(time));

    private static JsonObject ResultOf(ChildEnded ended) => new()
    {
        ["workflowInstanceId"] = ended.ChildId,
        ["status"] = ended.Status.ToString(),
        ["subStatus"] = ended.Status.ToString(),
        ["output"] = JsonCopies.OfChild(ended.Output),
        ["outcomes"] = new JsonArray([.. ended.Outcomes.Select(o => (JsonNode)o)]),
    };
}
